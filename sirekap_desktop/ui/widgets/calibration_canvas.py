"""The blank scan with the boxes of a form's fields over it, in millimetres: choose, drag, resize, draw, nudge."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsPolygonItem, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QWidget

from sirekap_desktop.calibration.strips import Strip
from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.ui.images import PageImage
from sirekap_desktop.ui.theme import colour
from sirekap_desktop.ui.widgets.scan_item import ScanItem

_HANDLE = 9
"""Pixels of the screen around a strip's lower right corner within which it is resized."""

_NUDGE, _STRIDE = 0.1, 1.0
"""Millimetres that an arrow key moves a strip by; the same with Shift."""

_LEAST = 1.0
"""Smallest width and height of a strip, millimetres."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Drag(Enum):
    MOVE = auto()
    RESIZE = auto()
    DRAW = auto()


class CalibrationCanvas(QGraphicsView):
    """Shows a page in millimetres; every change is asked for by a signal and comes back by ``show_strips``.

    Signals:
        chosen: A strip was clicked (its place in the list), or none (-1).
        moved: A strip shall be moved: place, millimetres to the right and down, whether it may jump onto frames.
        resized: A strip shall fill another frame.
        drawn: A new frame was drawn.
        delete_wanted: The chosen strip shall go.
        step_wanted: The strip so many places on shall be chosen.
    """

    chosen = Signal(int)
    moved = Signal(int, float, float, bool)
    resized = Signal(int, object)
    drawn = Signal(object)
    delete_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(colour("line"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pindaian formulir kosong dan kotak isiannya"))
        self.draw_mode = False
        self._strips: tuple[Strip, ...] = ()
        self._active = -1
        self._items: list[QGraphicsRectItem] = []
        self._extra: list[QGraphicsPolygonItem] = []
        self._rubber = QGraphicsRectItem()
        self._drag: _Drag | None = None
        self._from = QPointF()
        self._pan: QPointF | None = None
        self._page = QRectF()
        self._fitted = True

    def show_page(self, image: PageImage | None, size: tuple[float, float] = (0.0, 0.0)) -> None:
        """Show another page of a size in millimetres, whole; None shows nothing."""
        self.scene().clear()
        self._items, self._extra = [], []
        self._rubber = self.scene().addRect(QRectF(), self._pen("accent", 2.0))
        self._rubber.setZValue(3)
        if image is None:
            return
        item = ScanItem(image)
        item.setTransform(QTransform.fromScale(size[0] / image.width, size[1] / image.height))
        self.scene().addItem(item)
        self._page = QRectF(0, 0, *size)
        self.setSceneRect(self._page.adjusted(-size[0] / 2, -size[0] / 2, size[0] / 2, size[0] / 2))
        self.fit()

    def show_strips(self, strips: Sequence[Strip], active: int, named: Sequence[bool]) -> None:
        """Show the fields' boxes; those without a name in another colour."""
        self._strips, self._active = tuple(strips), active
        for item in self._items:
            self.scene().removeItem(item)
        self._items = []
        for at, strip in enumerate(strips):
            tint = "accent" if at == active else "good" if named[at] else "warn"
            for box in strip.boxes:
                item = self.scene().addRect(QRectF(box.x, box.y, box.width, box.height), self._pen(tint, 2.0))
                if at == active:
                    soft = colour("accent")
                    soft.setAlpha(50)
                    item.setBrush(soft)
                item.setZValue(2)
                self._items.append(item)

    def show_polygons(self, polygons: Sequence[tuple[Sequence[tuple[float, float]], str]]) -> None:
        """Outline further areas (corners in millimetres, colour name), such as tables that locate the page."""
        for item in self._extra:
            self.scene().removeItem(item)
        self._extra = []
        for corners, tint in polygons:
            shape = QPolygonF([QPointF(x, y) for x, y in corners])
            pen = self._pen(tint, 1.5)
            pen.setStyle(Qt.PenStyle.DashLine)
            self._extra.append(self.scene().addPolygon(shape, pen))

    def _pen(self, tint: str, width: float) -> QPen:
        pen = QPen(colour(tint), width)
        pen.setCosmetic(True)
        return pen

    def fit(self) -> None:
        """Show the whole page."""
        self._fitted = True
        if not self._page.isEmpty():
            self.fitInView(self._page, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Magnify or reduce."""
        if 0.2 < self.transform().m11() * factor < 80:
            self._fitted = False
            self.scale(factor, factor)

    def show_strip(self, at: int) -> None:
        """Bring a strip into view."""
        frame = self._strips[at].frame
        self.ensureVisible(QRectF(frame.x, frame.y, frame.width, frame.height), 60, 60)

    def place_of(self, x: float, y: float) -> QPointF:
        """Return the pixel of the viewport at which a place of the page (millimetres) is seen."""
        return QPointF(self.mapFromScene(QPointF(x, y)))

    def _at(self, place: QPointF) -> int:
        for at, strip in enumerate(self._strips):
            frame = strip.frame.grown(0.5, 0.5)
            if QRectF(frame.x, frame.y, frame.width, frame.height).contains(place):
                return at
        return -1

    def _on_handle(self, place: QPointF) -> bool:
        if not 0 <= self._active < len(self._strips):
            return False
        frame = self._strips[self._active].frame
        reach = _HANDLE / self.transform().m11()
        return abs(place.x() - frame.right) < reach and abs(place.y() - frame.bottom) < reach

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a strip and begin to drag, resize, draw or pan."""
        self._from = self.mapToScene(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton:
            self._pan = event.position()
            return
        if self.draw_mode:
            self._drag = _Drag.DRAW
        elif self._on_handle(self._from):
            self._drag = _Drag.RESIZE
        else:
            at = self._at(self._from)
            self._drag = _Drag.MOVE if at >= 0 else None
            self._pan = event.position() if at < 0 else None
            self.chosen.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show where the drag would lead."""
        if self._pan is not None:
            step = event.position() - self._pan
            self._pan, self._fitted = event.position(), False
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - round(step.x()))
            down.setValue(down.value() - round(step.y()))
        elif self._drag is not None:
            self._rubber.setRect(self._dragged(self.mapToScene(event.position().toPoint())))

    def _dragged(self, to: QPointF) -> QRectF:
        """Return the frame that a drag to a place would give."""
        if self._drag is _Drag.DRAW:
            return QRectF(self._from, to).normalized()
        frame = self._strips[self._active].frame
        step = to - self._from
        if self._drag is _Drag.MOVE:
            return QRectF(frame.x + step.x(), frame.y + step.y(), frame.width, frame.height)
        return QRectF(frame.x, frame.y, max(_LEAST, frame.width + step.x()), max(_LEAST, frame.height + step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for what was dragged."""
        drag, self._drag, self._pan = self._drag, None, None
        self._rubber.setRect(QRectF())
        to = self.mapToScene(event.position().toPoint())
        step = to - self._from
        if drag is None or abs(step.x()) + abs(step.y()) < 3 / self.transform().m11():
            return
        self._drag = drag
        rect = self._dragged(to)
        self._drag = None
        frame = Rect(rect.x(), rect.y(), rect.width(), rect.height())
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if drag is _Drag.MOVE:
            self.moved.emit(self._active, step.x(), step.y(), not free)
        elif drag is _Drag.RESIZE:
            self.resized.emit(self._active, frame)
        elif min(frame.width, frame.height) >= _LEAST:
            self.drawn.emit(frame)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with the wheel."""
        self.zoom(1.0015 ** event.angleDelta().y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows nudge, Delete removes, Page up/down choose another strip, + - 0 zoom."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self._active >= 0:
            stride = _STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NUDGE
            dx, dy = _ARROWS[key]
            self.moved.emit(self._active, dx * stride, dy * stride, False)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.step_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / 1.25 if key == Qt.Key.Key_Minus else 1.25)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep a fitted page fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
