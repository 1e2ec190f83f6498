"""The window's own line icons (SVG), tinted with a colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sirekap_desktop.resources import resource
from sirekap_desktop.ui.theme import theme

_SCALE = 2


def icon(name: str, tint: str = "text") -> QIcon:
    """Return an icon by file name (without suffix), tinted with a theme colour name or a ``#rrggbb``."""
    return QIcon(pixmap(name, 20, tint))


def pixmap(name: str, size: int, tint: str = "text") -> QPixmap:
    """Return an icon as a square pixmap of ``size`` device-independent pixels."""
    return _render(name, size, tint if tint.startswith("#") else str(getattr(theme(), tint)))


@cache
def _render(name: str, size: int, tint: str) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    image = QPixmap(size * _SCALE, size * _SCALE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size * _SCALE, size * _SCALE))
    painter.end()
    image.setDevicePixelRatio(_SCALE)
    return image
