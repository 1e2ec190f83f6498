"""What the locator knows of a page: pieces of its printed lines and the four-cornered shapes that they enclose."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FormDefinition, PageDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, corners

GREY_LIMIT = 0.55
"""Lines lighter than this (1 is white) are lost by scanners and thresholds: the locator doesn't count on them."""

PIECES_PER_WIDTH = 16
"""A line is cut into pieces of at most the page's width divided by this, so that bent paper can be followed."""

_NARROWEST_BAR = 0.015
"""Share of the page's width from which a filled area has rims that count as lines: those of a bar code merge."""

_LETTER = 0.014
"""Share of the long side up to which a shape may be a printed letter: the smallest digit boxes are larger."""

_RASTER_LONG_SIDE = 1400
_QUAD_MIN_AREA = 0.0015
_QUADS_PER_PAGE = 28


@dataclass(frozen=True, slots=True)
class Pieces:
    """Short straight pieces of printed lines: ends in millimetres, arrays of shape (n, 2)."""

    start: FloatArray
    end: FloatArray

    @property
    def middle(self) -> FloatArray:
        """The middles."""
        return np.asarray((self.start + self.end) / 2)

    @property
    def length(self) -> FloatArray:
        """The lengths in millimetres."""
        return np.asarray(np.linalg.norm(self.end - self.start, axis=1))

    def __len__(self) -> int:
        return len(self.start)

    def select(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Pieces:
        """Return the chosen pieces."""
        return Pieces(self.start[chosen], self.end[chosen])


@dataclass(frozen=True, slots=True)
class PageModel:
    """One page of a form as the locator sees it.

    Attributes:
        unit: The page's width divided by 210: makes distances of the plano and of A4 comparable.
        pieces: Pieces of dark lines and of all box frames.
        field_pieces: For each field id the pieces of its own box frames.
        quads: Four-cornered shapes (tables and cells), (n, 4, 2) in millimetres, the largest first.
        bars: Filled areas wide enough to be told from lines.
        printed_part: Corners of the smallest rectangle around all pieces, (4, 2).
    """

    form: FormDefinition
    page: PageDefinition
    unit: float
    pieces: Pieces
    field_pieces: dict[str, Pieces]
    quads: FloatArray
    printed_part: FloatArray
    bars: tuple[Rect, ...] = ()


def page_model(form: FormDefinition, number: int) -> PageModel:
    """Return the model of a page (some tens of milliseconds: make it once)."""
    page = form.page(number)
    segments = _unique(np.array(_line_segments(page) + _box_segments(page), dtype=np.float64).reshape(-1, 4))
    longest = page.width / PIECES_PER_WIDTH
    own = {f.id: _cut(np.array([s for b in f.boxes for s in _sides(b)]), longest) for f in page.fields}
    pieces = _cut(segments, longest)
    low, high = pieces.start.min(axis=0), pieces.end.max(axis=0)
    part = corners(Rect(low[0], low[1], high[0] - low[0], high[1] - low[1]))
    return PageModel(form, page, page.width / 210.0, pieces, own, _model_quads(page, segments), part, _bars(page))


def _line_segments(page: PageDefinition) -> list[tuple[float, float, float, float]]:
    lines = [(s.x1, s.y1, s.x2, s.y2) for s in page.lines if s.grey <= GREY_LIMIT and s.dash is None]
    return lines + [side for bar in _bars(page) for side in _sides(bar)]


def _bars(page: PageDefinition) -> tuple[Rect, ...]:
    narrowest = _NARROWEST_BAR * page.width
    return tuple(f.rect for f in page.fills if f.grey <= GREY_LIMIT and min(f.rect.width, f.rect.height) >= narrowest)


def _box_segments(page: PageDefinition) -> list[tuple[float, float, float, float]]:
    return [side for f in page.fields for box in f.boxes for side in _sides(box)]


def _sides(box: Rect) -> list[tuple[float, float, float, float]]:
    return [
        (box.x, box.y, box.right, box.y),
        (box.right, box.y, box.right, box.bottom),
        (box.x, box.bottom, box.right, box.bottom),
        (box.x, box.y, box.x, box.bottom),
    ]


def _unique(segments: FloatArray) -> FloatArray:
    """Drop segments that lie on another one (box sides that are also table lines)."""
    kept: list[FloatArray] = []
    order = np.argsort(-np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]))
    for segment in segments[order]:
        if not any(_covers(other, segment) for other in kept):
            kept.append(segment)
    return np.array(kept)


def _covers(longer: FloatArray, segment: FloatArray, tolerance: float = 0.4) -> bool:
    along = longer[2:] - longer[:2]
    length = float(np.hypot(*along))
    if length == 0.0:
        return False
    along = along / length
    for point in (segment[:2], segment[2:]):
        away = point - longer[:2]
        across = abs(away[0] * along[1] - away[1] * along[0])
        position = float(away @ along)
        if across > tolerance or not -tolerance <= position <= length + tolerance:
            return False
    return True


def _cut(segments: FloatArray, longest: float) -> Pieces:
    starts, ends = [], []
    for segment in segments:
        a, b = segment[:2], segment[2:]
        count = max(1, int(np.ceil(np.hypot(*(b - a)) / longest)))
        stops = np.linspace(0.0, 1.0, count + 1)[:, None]
        points = a + (b - a) * stops
        starts.append(points[:-1])
        ends.append(points[1:])
    return Pieces(np.concatenate(starts), np.concatenate(ends))


def _model_quads(page: PageDefinition, segments: FloatArray) -> FloatArray:
    """Find the page's shapes in the same way as a picture's: draw its lines, take the contours."""
    scale = _RASTER_LONG_SIDE / max(page.width, page.height)
    canvas = np.zeros((int(page.height * scale) + 2, int(page.width * scale) + 2), dtype=np.uint8)
    for x1, y1, x2, y2 in segments * scale:
        cv2.line(canvas, (round(x1), round(y1)), (round(x2), round(y2)), 255, 1)
    quads = find_shapes(canvas, _QUAD_MIN_AREA, _QUADS_PER_PAGE).quads / scale
    anchors = [corners(rect) for rect in page.anchors]
    return np.concatenate((np.array(anchors).reshape(-1, 4, 2), quads))


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn in a mask.

    Attributes:
        quads: Four-cornered shapes, outer outlines and holes: (n, 4, 2), clockwise, the largest first.
        outlines: Mask, half as wide and high, of the outlines of everything that is too large to be a letter.
    """

    quads: FloatArray
    outlines: NDArray[np.uint8]


def find_shapes(mask: NDArray[np.uint8], min_area: float, limit: int) -> Shapes:
    """Return the shapes of a mask.

    They are looked for at half the size, where a pixel is ink if two of its four were, as along the thinnest line.

    Args:
        mask: Ink is 255, all else 0.
        min_area: Smallest area of a four-cornered shape as a share of the picture.
        limit: Most of them to return.
    """
    height, width = mask.shape[0] // 2, mask.shape[1] // 2
    if not height or not width:
        return Shapes(np.empty((0, 4, 2)), np.zeros((1, 1), dtype=np.uint8))
    pooled = cv2.resize(mask[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA)
    half = cv2.threshold(pooled, 100, 255, cv2.THRESH_BINARY)[1]
    contours, _ = cv2.findContours(half, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    smallest = min_area * width * height
    letter = max(width, height) * _LETTER
    large: list[NDArray[np.int32]] = []
    found: list[tuple[float, FloatArray]] = []
    for contour in contours:
        if len(contour) < 4:
            continue
        _, _, across, down = cv2.boundingRect(contour)
        if across < letter and down < letter:
            continue
        outline = np.asarray(contour, dtype=np.int32)
        large.append(outline)
        quad = quad_of(outline, smallest) if across * down >= smallest else None
        if quad is not None:
            found.append((quad_size(quad), quad))
    found.sort(key=lambda item: -item[0])
    outlines = np.zeros((height, width), dtype=np.uint8)
    cv2.drawContours(outlines, large, -1, 255, 1)
    quads = np.array([quad for _, quad in found[:limit]], dtype=np.float64).reshape(-1, 4, 2)
    return Shapes(quads * 2.0 + 0.5, outlines)


def quad_size(quad: FloatArray) -> float:
    """Return the area of one quad."""
    return abs(float(cv2.contourArea(quad.astype(np.float32))))


def quad_of(contour: NDArray[np.int32] | NDArray[np.float32], smallest: float) -> FloatArray | None:
    """Return the quad that a contour nearly fills, or None."""
    hull = cv2.convexHull(contour)
    area = cv2.contourArea(hull)
    if area < smallest or len(hull) < 4:
        return None
    polygon = np.asarray(cv2.approxPolyN(hull, 4, ensure_convex=True), dtype=np.float64).reshape(-1, 2)
    if len(polygon) != 4 or quad_size(polygon) * 0.93 > area:
        return None
    if np.min(np.linalg.norm(np.roll(polygon, -1, 0) - polygon, axis=1)) < 4:
        return None
    if np.sum(polygon[:, 0] * np.roll(polygon[:, 1], -1) - np.roll(polygon[:, 0], -1) * polygon[:, 1]) < 0:
        polygon = polygon[::-1]
    return np.roll(polygon, -int(np.argmin(polygon.sum(axis=1))), axis=0)
