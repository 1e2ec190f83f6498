"""The scan beside the numbers: zoom, pan, fit, and a calm move to the field that is being looked at."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui.images import PageImage, polygon
from sirekap_desktop.ui.theme import colour
from sirekap_desktop.ui.widgets.scan_item import BoxesItem, ScanItem
from sirekap_desktop.ui.words import field_sign

_MOVE_MILLISECONDS = 160
_FIELD_SHARE = 0.34
"""Share of the view's width that the active field fills."""


class ScanView(QGraphicsView):
    """Shows one page; colours come from the fields' states.

    Signals:
        field_clicked: Somebody clicked the boxes of a field (its id).
    """

    field_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(colour("line"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Pindaian halaman"))
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._boxes: dict[str, BoxesItem] = {}
        self._page = QRectF()
        self._fitted = True
        self._turn = 0.0
        self._active: str | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(_MOVE_MILLISECONDS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._move)
        self._from: tuple[QPointF, float] = (QPointF(), 1.0)
        self._to: tuple[QPointF, float] = (QPointF(), 1.0)
        self._pressed: QPointF | None = None

    def show_page(self, image: PageImage | None) -> None:
        """Show another page, whole; None shows nothing."""
        self._motion.stop()
        self.scene().clear()
        self._boxes = {}
        self._active = None
        if image is None:
            return
        item = ScanItem(image)
        self.scene().addItem(item)
        self._page = item.boundingRect()
        room = self._page.width() / 2
        self.setSceneRect(self._page.adjusted(-room, -room, room, room))
        self.fit()

    def show_fields(self, fields: list[FieldView], active: str | None) -> None:
        """Outline the boxes of the fields that lie on the page shown."""
        for field in fields:
            if field.id not in self._boxes:
                item = BoxesItem(field.id, [polygon(p) for p in field.polygons])
                self.scene().addItem(item)
                self._boxes[field.id] = item
            sign = field_sign(field, pending=False)
            is_active = field.id == active
            tint = colour("accent") if is_active else colour(sign.tint)
            self._boxes[field.id].set_look(tint, dashed=field.needs_eyes, active=is_active)
        self._active = active
        self._set_turn(fields)

    def _set_turn(self, fields: list[FieldView]) -> None:
        """Turn the page so that writing stands upright, by quarters (a scan may lie on its side)."""
        from math import atan2, degrees

        first = next((f.polygons[0] for f in fields if f.polygons and len(f.polygons[0]) == 4), None)
        if first is None:
            return
        (x0, y0), (x1, y1) = first[0], first[1]
        turn = -90.0 * round(degrees(atan2(y1 - y0, x1 - x0)) / 90.0)
        if turn != self._turn:
            self._turn = turn
            self.fit()

    def fit(self) -> None:
        """Show the whole page."""
        self._motion.stop()
        self._fitted = True
        rect = QTransform().rotate(self._turn).mapRect(self._page)
        if rect.isEmpty():
            return
        view = self.viewport().rect()
        scale = min(view.width() / rect.width(), view.height() / rect.height()) * 0.99
        self._place(self._page.center(), scale)

    def centre_on(self, field_id: str) -> None:
        """Move to a field and magnify it."""
        item = self._boxes.get(field_id)
        if item is None:
            return
        bounds = QTransform().rotate(self._turn).mapRect(item.boundingRect())
        scale = self.viewport().width() * _FIELD_SHARE / max(1.0, bounds.width())
        scale = min(scale, self.viewport().height() * 0.4 / max(1.0, bounds.height()))
        self._from = (self.mapToScene(self.viewport().rect().center()), self._scale())
        self._to = (item.boundingRect().center(), scale)
        self._fitted = False
        self._motion.stop()
        if self.isVisible():
            self._motion.start()
        else:
            self._move(1.0)

    def zoom(self, factor: float) -> None:
        """Magnify or reduce about the middle (or the mouse)."""
        self._motion.stop()
        scale = self._scale() * factor
        if 0.02 < scale < 12:
            self._fitted = False
            self.scale(factor, factor)

    def _scale(self) -> float:
        t = self.transform()
        return float((t.m11() ** 2 + t.m12() ** 2) ** 0.5)

    def _place(self, centre: QPointF, scale: float) -> None:
        self.setTransform(QTransform().rotate(self._turn).scale(scale, scale))
        self.centerOn(centre)

    def _move(self, share: float) -> None:
        (p0, s0), (p1, s1) = self._from, self._to
        self._place(p0 + (p1 - p0) * share, s0 * (s1 / s0) ** share if s0 > 0 else s1)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with the wheel."""
        self.zoom(1.0015 ** event.angleDelta().y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave digits and Enter to the field table."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where a click or a drag began."""
        self._pressed = event.position()
        self._motion.stop()
        self._fitted = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell a click on a field from a drag."""
        super().mouseReleaseEvent(event)
        if self._pressed is None or (event.position() - self._pressed).manhattanLength() > 6:
            return
        place = self.mapToScene(event.position().toPoint())
        for field_id, item in self._boxes.items():
            if QRectF(item.boundingRect()).contains(place):
                self.field_clicked.emit(field_id)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep a fitted page fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
