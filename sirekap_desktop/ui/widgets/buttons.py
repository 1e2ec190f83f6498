"""Buttons that lead on: the one button of a place that a person most likely wants."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def set_primary(button: QPushButton, on: bool = True) -> None:
    """Dress a button in the accent colour, or take it off."""
    button.setProperty("primary", on)
    button.style().unpolish(button)
    button.style().polish(button)


def decision_row(dialog: QDialog, text: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the last row of a dialog: the button that does what it is for, and one that leaves all as it was."""
    row = QDialogButtonBox(dialog)
    accept = row.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
    set_primary(accept)
    row.addButton(QCoreApplication.translate("Buttons", "Batal"), QDialogButtonBox.ButtonRole.RejectRole)
    row.accepted.connect(dialog.accept)
    row.rejected.connect(dialog.reject)
    return row, accept
