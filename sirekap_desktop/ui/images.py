"""Decoded pages for the screen: loaded off the GUI thread, kept in a small cache, cut into snippets."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPolygonF

from sirekap_desktop.recap.views import FieldView, PageView
from sirekap_desktop.ui.gateway import GrayPage
from sirekap_desktop.ui.session import Session

Polygon = tuple[tuple[float, float], ...]

CACHED_PAGES = 14
"""Whole pages kept: the papers of one TPS of few pages and of the next."""
CACHED_CUTS = 100
"""Pages of which heads and snippets are kept, which are small: two TPS of a party election have 80 pages."""
_HEAD_WIDTH = 1200
"""Greatest width of a kept head, in pixels: no screen shows it wider."""
SNIPPET_HEIGHT = 56
_SNIPPET_MARGIN = 0.18
_LEVELS = 3
_HEAD_SHARE = 0.14
"""Share of a page that is shown as its head where the reader knows no header strip."""


@dataclass(slots=True)
class PageImage:
    """A page at full size, halved and quartered, in the format that paints fastest.

    ``memory`` holds the pixels of ``levels``, which must live as long as they do.
    """

    levels: list[QImage]
    memory: list[NDArray[np.uint8]]
    snippets: dict[str, QImage] = field(default_factory=dict)
    header: QImage | None = None

    @property
    def width(self) -> int:
        """Width of the page in pixels."""
        return self.levels[0].width()

    @property
    def height(self) -> int:
        """Height of the page in pixels."""
        return self.levels[0].height()


def bounds(polygons: Iterable[Polygon], margin: float = 0.0) -> QRect:
    """Return the upright rectangle around polygons, grown by a share of its height on each side."""
    points = [point for polygon in polygons for point in polygon]
    if not points:
        return QRect()
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    grow = (max(ys) - min(ys)) * margin
    left, top = int(min(xs) - grow), int(min(ys) - grow)
    return QRect(left, top, int(max(xs) + grow) - left + 1, int(max(ys) + grow) - top + 1)


def polygon(points: Polygon) -> QPolygonF:
    """Return a Qt polygon of pixel corners."""
    from PySide6.QtCore import QPointF

    return QPolygonF([QPointF(x, y) for x, y in points])


def prepare(gray: GrayPage, header: Polygon, cuts: dict[str, tuple[Polygon, ...]]) -> PageImage:
    """Make everything that the screen needs of a page; runs on a worker thread, so it uses no QPixmap.

    Args:
        gray: The decoded page.
        header: Corners of the strip that names the TPS, or empty.
        cuts: Box polygons by field id of the fields that lie on this page.
    """
    memory = _levels(gray)
    levels = [QImage(m.data, m.shape[1], m.shape[0], m.strides[0], QImage.Format.Format_RGB32) for m in memory]
    page, full = PageImage(levels, memory), levels[0]
    for field_id, polygons in cuts.items():
        cut = upright_cut(full, polygons, _SNIPPET_MARGIN, SNIPPET_HEIGHT)
        if cut is not None:
            page.snippets[field_id] = cut
    page.header = upright_cut(full, (header,), 0.0, 0) if header else None
    if page.header is None:
        page.header = full.copy(0, 0, full.width(), max(1, int(full.height() * _HEAD_SHARE)))
    return page


def _levels(gray: GrayPage) -> list[NDArray[np.uint8]]:
    """Return the page at full, half and quarter size as blue, green, red and alpha.

    OpenCV works without Python's lock, so the window stays free meanwhile; QImage would hold it.
    """
    sizes = [np.frombuffer(gray.data, np.uint8).reshape(gray.height, gray.width)]
    while len(sizes) < _LEVELS:
        height, width = sizes[-1].shape
        half = cv2.resize(sizes[-1], (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
        sizes.append(np.asarray(half, np.uint8))
    return [np.asarray(cv2.cvtColor(size, cv2.COLOR_GRAY2BGRA), np.uint8) for size in sizes]


def upright_cut(image: QImage, polygons: tuple[Polygon, ...], margin: float, height: int) -> QImage | None:
    """Cut polygons out of a page and turn the cut so that the writing stands upright.

    The first polygon's corners run clockwise from its top-left in the sense of the form, so its first edge is the
    direction of writing whatever way the page was scanned.

    Args:
        image: The page.
        polygons: Boxes in the order of writing, pixels.
        margin: Share of the height added on each side.
        height: Height of the result in pixels; 0 keeps the size.
    """
    if not polygons or len(polygons[0]) < 4:
        return None
    from math import atan2, degrees

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QTransform

    (x0, y0), (x1, y1) = polygons[0][0], polygons[0][1]
    turn = QTransform()
    turn.rotate(-degrees(atan2(y1 - y0, x1 - x0)))
    area = bounds(polygons, 0.6).intersected(image.rect())
    if area.isEmpty():
        return None
    piece = image.copy(area)
    upright = piece.transformed(turn, Qt.TransformationMode.SmoothTransformation)
    true = QImage.trueMatrix(turn, piece.width(), piece.height())
    mapped = [
        tuple((p.x(), p.y()) for p in (true.map(QPointF(x - area.x(), y - area.y())) for x, y in corners))
        for corners in polygons
    ]
    cut = upright.copy(bounds(mapped, margin).intersected(upright.rect()))
    if cut.isNull():
        return None
    return cut.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation) if height else cut


class PageImageStore(QObject):
    """Loads pages of a session and keeps the last few whole, of more of them what is cut out of them.

    Signals:
        loaded: A page is there (its id).
        failed: A page could not be decoded (its id).
    """

    loaded = Signal(int)
    failed = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: OrderedDict[int, PageImage] = OrderedDict()
        self._cuts: OrderedDict[int, tuple[dict[str, QImage], QImage | None]] = OrderedDict()
        self._loading: set[int] = set()

    def get(self, page_id: int | None) -> PageImage | None:
        """Return a page if it is loaded."""
        if page_id is None or page_id not in self._pages:
            return None
        self._pages.move_to_end(page_id)
        return self._pages[page_id]

    def snippet(self, page_id: int | None, field_id: str) -> QImage | None:
        """Return the picture of a field, also of a page that is no longer kept whole."""
        return None if page_id is None or page_id not in self._cuts else self._cuts[page_id][0].get(field_id)

    def header(self, page_id: int) -> QImage | None:
        """Return the head of a page, also of one that is no longer kept whole."""
        return None if page_id not in self._cuts else self._cuts[page_id][1]

    def request(self, page: PageView, fields: Iterable[FieldView] = (), *, whole: bool = False) -> None:
        """Load a page unless it is there or on its way; ``whole``: also where only its cuts are still kept."""
        there = page.id in (self._pages if whole else self._cuts)
        if there or page.id in self._loading or page.status == "rejected":
            return
        self._loading.add(page.id)
        cuts = {f.id: f.polygons for f in fields if f.page_id == page.id and f.polygons}
        gateway = self._session.gateway
        self._session.load(
            lambda: prepare(gateway.page_image(page), page.header_polygon, cuts),
            self._keeper(page.id),
            self._refuser(page.id),
        )

    def _keeper(self, page_id: int) -> Callable[[PageImage], None]:
        def keep(image: PageImage) -> None:
            self._loading.discard(page_id)
            self._pages[page_id] = image
            head = image.header
            if head is not None and head.width() > _HEAD_WIDTH:
                head = head.scaledToWidth(_HEAD_WIDTH, Qt.TransformationMode.SmoothTransformation)
            self._cuts[page_id] = (image.snippets, head)
            self._cuts.move_to_end(page_id)
            while len(self._cuts) > CACHED_CUTS:
                self._cuts.popitem(last=False)
            while len(self._pages) > CACHED_PAGES:
                self._pages.popitem(last=False)
            self.loaded.emit(page_id)

        return keep

    def _refuser(self, page_id: int) -> Callable[[Exception], None]:
        def refuse(error: Exception) -> None:
            self._loading.discard(page_id)
            self.failed.emit(page_id)
            self._session.report(error)

        return refuse
