"""The one place where the window says what went wrong (and, briefly, what went well)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from sirekap_desktop.ui.icons import icon, pixmap
from sirekap_desktop.ui.theme import theme

_NOTICE_MILLISECONDS = 4000


class Banner(QFrame):
    """A strip above the view: a problem stays until it is closed, a notice goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(self)
        close.setIcon(icon("cross", "muted"))
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Tutup pesan"))
        close.setToolTip(self.tr("Tutup pesan (Esc)"))
        close.clicked.connect(self.hide)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def show_problem(self, text: str) -> None:
        """Show what happened and what to do, until it is closed."""
        self._timer.stop()
        self._show(text, "warning", "bad", "bad_soft")

    def show_notice(self, text: str) -> None:
        """Show good news for a few seconds; a problem on the screen is not covered."""
        if self.isVisible() and not self._timer.isActive():
            return
        self._show(text, "check", "good", "good_soft")
        self._timer.start(_NOTICE_MILLISECONDS)

    def _show(self, text: str, sign: str, tint: str, soft: str) -> None:
        self._sign.setPixmap(pixmap(sign, 20, tint))
        self._text.setText(text)
        self.setAccessibleName(text)
        ground, line = getattr(theme(), soft), getattr(theme(), tint)
        self.setStyleSheet(f"Banner {{ background: {ground}; border-bottom: 2px solid {line}; }}")
        self.show()
