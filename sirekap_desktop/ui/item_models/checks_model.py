"""Rule checks as a list: broken ones first, each with its sign and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.rule_words import check_line, check_order, check_sign
from sirekap_desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
CHECK_ROLE = Qt.ItemDataRole.UserRole + 1
FIELDS_ROLE = Qt.ItemDataRole.UserRole + 2


class ChecksModel(QAbstractListModel):
    """Sentences of problems first, then checks; a sentence without a rule points at its fields too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checks: list[tuple[str, Check]] = []
        self._sentences: list[tuple[str, tuple[str, ...]]] = []
        self._labels: Mapping[str, str] = {}
        self._unknown = 0

    def set_checks(
        self,
        checks: Iterable[tuple[str, Check]],
        labels: Mapping[str, str],
        sentences: Iterable[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        """Show checks and sentences.

        Args:
            checks: (name put before the sentence, e.g. a desa, or "", check).
            labels: Short names by field id.
            sentences: (sentence of a problem, fields it concerns).
        """
        self.beginResetModel()
        pairs = list(checks)
        self._checks = sorted(
            (pair for pair in pairs if pair[1].holds is not None), key=lambda pair: check_order(pair[1])
        )
        self._sentences = list(sentences)
        self._unknown = len(pairs) - len(self._checks)
        self._labels = labels
        self.endResetModel()

    def counts(self) -> tuple[int, int, int]:
        """Return how many checks are broken, how many can't be evaluated yet, and how many there are."""
        broken = sum(check.broken for _, check in self._checks)
        return broken, self._unknown, len(self._checks) + self._unknown

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._sentences) + len(self._checks) + (self._unknown > 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one line."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if index.row() < len(self._sentences):
            return self._sentence_data(*self._sentences[index.row()], role)
        if index.row() == len(self._sentences) + len(self._checks):
            return self._unknown_data(role)
        name, check = self._checks[index.row() - len(self._sentences)]
        sign = check_sign(check)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = check_line(check, self._labels)
            return f"{name}: {text}" if name else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sign.word}: {check_line(check, self._labels)}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(sign.icon, sign.tint)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("text" if check.holds else sign.tint)
        if role == CHECK_ROLE:
            return check
        if role == FIELDS_ROLE:
            return check.rule.fields
        return None

    def _unknown_data(self, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.tr("{count} aturan belum dapat dihitung karena ada angka yang belum lengkap")
            return text.format(count=self._unknown)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("question", "muted")
        return colour("muted") if role == Qt.ItemDataRole.ForegroundRole else None

    def _sentence_data(self, text: str, fields: tuple[str, ...], role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("flag", "bad")
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("bad")
        return fields if role == FIELDS_ROLE else None
