"""Which dapil the kecamatan, or each of its desa, belongs to, asked only where the contestant file leaves it open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from sirekap_desktop.recap.views import WilayahView
from sirekap_desktop.ui.words import election_name

_PER_DESA = "*"
"""Stands for "not the same in every desa"; no dapil is called so."""


class DapilBox(QWidget):
    """One choice per election; where the kecamatan is split, one per desa.

    Signals:
        changed: Another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._asked: dict[str, tuple[str, ...]] = {}
        self._desa: tuple[WilayahView, ...] = ()
        self.boxes: dict[tuple[str, str], QComboBox] = {}

    def ask(self, asked: Mapping[str, tuple[str, ...]], desa: Sequence[WilayahView]) -> None:
        """Ask for the dapil of these elections, each with those to choose from; choices that still fit stay."""
        if dict(asked) == self._asked and tuple(desa) == self._desa:
            return
        self._asked, self._desa = dict(asked), tuple(desa)
        self._rebuild()

    def _rebuild(self) -> None:
        before = {key: str(box.currentData() or "") for key, box in self.boxes.items()}
        while self._form.rowCount():
            self._form.removeRow(0)
        self.boxes = {}
        for code, dapil in self._asked.items():
            whole = self._add(code, "", dapil, before, election_name(code))
            if whole.currentData() == _PER_DESA:
                for desa in self._desa:
                    self._add(code, desa.kode, dapil, before, desa.nama)
        self.setVisible(bool(self.boxes))
        self.changed.emit()

    def _add(
        self, code: str, place: str, dapil: Sequence[str], before: Mapping[tuple[str, str], str], name: str
    ) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("pilih dapil…"), "")
        for each in dapil:
            box.addItem(each, each)
        if not place and len(self._desa) > 1:
            box.addItem(self.tr("berbeda per desa…"), _PER_DESA)
        box.setAccessibleName(self.tr("Dapil {name}").format(name=name))
        box.setCurrentIndex(max(0, box.findData(before.get((code, place), ""))))
        box.currentIndexChanged.connect(self.changed if place else self._rebuild)
        self.boxes[code, place] = box
        self._form.addRow(self.tr("Dapil {name}").format(name=name), box)
        return box

    @property
    def chosen(self) -> dict[tuple[str, str], str]:
        """Dapil by (election, code of a desa or "" for the kecamatan), as far as chosen."""
        told = {key: str(box.currentData() or "") for key, box in self.boxes.items()}
        return {key: dapil for key, dapil in told.items() if dapil not in ("", _PER_DESA)}

    @property
    def complete(self) -> bool:
        """Whether every choice was made."""
        return all(box.currentData() for box in self.boxes.values())
