"""What the keys of the verification view do, those that its table leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from sirekap_desktop.ui.views.verify_view import VerifyView


def obey(view: VerifyView, event: QKeyEvent) -> bool:
    """Do what a key asks for; return whether it asked for anything."""
    key, modifiers = event.key(), event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier and _obey_control(view, key):
        return True
    if key == Qt.Key.Key_F2:
        view.confirm_identity()
    elif key == Qt.Key.Key_F4:
        view.note_kejadian()
    elif key == Qt.Key.Key_F7:
        view.set_status()
    elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        return view.turn_page(1 if key == Qt.Key.Key_PageDown else -1)
    elif modifiers & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        view.go_to_tps(-1 if key == Qt.Key.Key_Left else 1)
    else:
        return False
    return True


def _obey_control(view: VerifyView, key: int) -> bool:
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.agree_tps()
    elif key == Qt.Key.Key_Z:
        view.controller.undo()
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        view.scan.zoom(1.25)
    elif key == Qt.Key.Key_Minus:
        view.scan.zoom(0.8)
    elif key == Qt.Key.Key_0:
        view.scan.fit()
    else:
        return False
    return True
