"""A scan on a graphics scene: painted from the level of detail that fits the zoom, with outlined boxes above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sirekap_desktop.ui.images import PageImage


class ScanItem(QGraphicsItem):
    """The page itself."""

    def __init__(self, image: PageImage) -> None:
        super().__init__()
        self._image = image
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the page's rectangle."""
        return QRectF(0, 0, self._image.width, self._image.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the exposed part from the smallest level that is not coarser than the screen."""
        detail = option.levelOfDetailFromTransform(painter.worldTransform())
        level = 0 if detail > 0.5 else 1 if detail > 0.25 else 2
        image = self._image.levels[level]
        exposed = option.exposedRect.intersected(self.boundingRect())
        sx, sy = image.width() / self._image.width, image.height() / self._image.height
        source = QRectF(exposed.x() * sx, exposed.y() * sy, exposed.width() * sx, exposed.height() * sy)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(exposed, image, source)


class BoxesItem(QGraphicsItem):
    """The digit boxes of one field, outlined in the colour of its state; the active one is filled lightly."""

    def __init__(self, field_id: str, polygons: list[QPolygonF]) -> None:
        super().__init__()
        self.field_id = field_id
        self._polygons = polygons
        self._bounds = QRectF()
        for polygon in polygons:
            self._bounds = self._bounds.united(polygon.boundingRect())
        self._colour = QColor("#566473")
        self._dashed = False
        self._active = False
        self.setZValue(1)

    def set_look(self, tint: QColor, *, dashed: bool, active: bool) -> None:
        """Set colour and shape of the outline."""
        self._colour, self._dashed, self._active = tint, dashed, active
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the field's rectangle with room for its outline."""
        margin = max(8.0, self._bounds.height() * 0.25)
        return self._bounds.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint outlines of constant width on the screen."""
        from PySide6.QtCore import Qt

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._colour, 3 if self._active else 1.6)
        pen.setCosmetic(True)
        if self._dashed and not self._active:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for polygon in self._polygons:
            painter.drawPolygon(polygon)
        if self._active:
            soft = QColor(self._colour)
            soft.setAlpha(36)
            painter.setBrush(QBrush(soft))
            margin = self._bounds.height() * 0.15
            painter.drawRoundedRect(self._bounds.adjusted(-margin, -margin, margin, margin), margin, margin)
