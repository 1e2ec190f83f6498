"""A stacked bar of states with its legend in words: how far all TPS are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sirekap_desktop.ui.icons import pixmap
from sirekap_desktop.ui.theme import colour
from sirekap_desktop.ui.words import Sign

_SOFT = {"muted": "line", "accent": "accent", "good": "good", "warn": "warn", "bad": "bad"}


class ProgressStrip(QWidget):
    """One part per state, as wide as its share; icon, word and count stand below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[Sign, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: list[tuple[Sign, int]]) -> None:
        """Show counts of states in the order of the road."""
        self._counts = counts
        self.setAccessibleName(", ".join(f"{sign.word} {count}" for sign, count in counts))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for bar and legend."""
        return QSize(400, 42)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint bar and legend."""
        total = sum(count for _, count in self._counts)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for place, (sign, count) in enumerate(self._counts):
            width = self.width() * count / total
            shade = colour(_SOFT[sign.tint])
            if place and sign.tint == self._counts[place - 1][0].tint:
                shade = shade.darker(140) if place % 2 else shade.lighter(140)
            painter.fillRect(QRect(int(left), 0, max(1, int(left + width) - int(left) - 2), 10), shade)
            left += width
        x = 0
        for sign, count in self._counts:
            painter.drawPixmap(x, 19, pixmap(sign.icon, 18, sign.tint))
            painter.setPen(colour("text"))
            font = QFont(self.font())
            painter.setFont(font)
            text = f"{sign.word} {count}"
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRect(x + 24, 16, width + 4, 24), Qt.AlignmentFlag.AlignVCenter, text)
            x += 24 + width + 26
        painter.end()
