"""Buttons that lead on: the one button of a place that a person most likely wants."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def set_primary(button: QPushButton, on: bool = True) -> None:
    """Dress a button in the accent colour, or take it off."""
    button.setProperty("primary", on)
    button.style().unpolish(button)
    button.style().polish(button)
