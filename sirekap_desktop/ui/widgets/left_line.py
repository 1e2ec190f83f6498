"""A quiet line: how many errors are expected in what nobody has looked at, and how strict the office is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from sirekap_desktop.recap.remaining import meaning, remaining, told
from sirekap_desktop.recap.views import TpsRow
from sirekap_desktop.ui.language import say
from sirekap_desktop.ui.session import Session


class LeftLine(QLabel):
    """One muted line; its tool tip says what the office's setting means and where it is changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("muted", True)
        where = self.tr("Diatur dalam office.toml, bagian [pembacaan]; berlaku saat kantor dibuka lagi.")
        self.setToolTip(f"{meaning(session.info.ketelitian, say)}\n{where}")

    def show_left(self, rows: Iterable[TpsRow]) -> None:
        """Say what is left in some TPS."""
        text = told(remaining(rows), say)
        self.setText(text[:1].upper() + text[1:])
