"""Chooses one kecamatan by a few letters of its name or by its code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

CODE_DIGITS = 6
Kecamatan = tuple[str, str]
"""Code and name."""


def kecamatan_choice(kecamatan: Kecamatan) -> str:
    """Return how a kecamatan is offered: its name first, its code last."""
    kode, nama = kecamatan
    return f"{nama} · {kode}"


def kecamatan_of_choice(text: str, choices: Sequence[Kecamatan]) -> str | None:
    """Return the code that a typed text means, None where it means none or several.

    A whole code is taken as it is: whether the region file holds it, the office says when it is made. Otherwise the
    text must be a whole name, or each of its words a part of one name or the beginning of one code.
    """
    words = text.casefold().replace("·", " ").split()
    codes = [word for word in words if len(word) == CODE_DIGITS and word.isascii() and word.isdigit()]
    if len(words) == 1 and codes:
        return codes[0]
    named = [kode for kode, nama in choices if nama.casefold().split() == words]
    found = named or [kode for kode, nama in choices if all(_means(word, kode, nama) for word in words)]
    return found[0] if words and len(found) == 1 else None


def _means(word: str, kode: str, nama: str) -> bool:
    return kode.startswith(word) if word.isdigit() else word in nama.casefold()


class KecamatanBox(QComboBox):
    """A line with the kecamatan of the region file to choose from; typing narrows them down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Kecamatan] = []
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setAccessibleName(self.tr("Kecamatan"))
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.set_choices([])
        self._line.editingFinished.connect(self._spell_out)

    @property
    def kode(self) -> str | None:
        """The code that is chosen, None while the text means none or several."""
        return kecamatan_of_choice(self.currentText(), self._choices)

    def set_choices(self, choices: Sequence[Kecamatan]) -> None:
        """Offer other kecamatan; what was typed stays, a single one is chosen at once."""
        typed = self.currentText()
        self._choices = list(choices)
        self.clear()
        self.addItems([kecamatan_choice(kecamatan) for kecamatan in choices])
        if len(choices) == 1 and not typed.strip():
            self.setCurrentIndex(0)
        else:
            self.setCurrentIndex(-1)
            self.setEditText(typed)
            self._spell_out()
        self._line.setPlaceholderText(
            self.tr("Ketik sebagian nama atau kodenya") if choices else self.tr("6 angka, misalnya 170701")
        )

    def _spell_out(self) -> None:
        """Show name and code of what was typed, so that a wrong code is seen."""
        kode = self.kode
        for place, kecamatan in enumerate(self._choices):
            if kecamatan[0] == kode and self.currentText() != kecamatan_choice(kecamatan):
                self.setCurrentIndex(place)
                self.setEditText(kecamatan_choice(kecamatan))
