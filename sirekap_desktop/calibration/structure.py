"""What is printed on the scan of a blank form: digit boxes in strips, lines, tables, corner marks and a tag.

All places are millimetres of the sheet. The scan is put straight first; its edges are taken as the sheet's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.calibration.strips import Strip, strips_of
from sirekap_desktop.forms.definition import CornerMark, Line, Rect, Tag
from sirekap_desktop.reading.geometry import FloatArray
from sirekap_desktop.reading.locate_image import GrayImage, ink_strength
from sirekap_desktop.reading.locate_marks import SeenMark, find_marks
from sirekap_desktop.reading.locate_model import find_shapes
from sirekap_desktop.reading.locate_tag import find_tags

LONG_SIDE = 3508
"""Pixels along the straightened page, at most: A4 at 300 dpi, where a frame's middle is told to a tenth of a mm."""

SHEETS = ((210.0, 297.0), (215.0, 330.0), (297.0, 420.0), (600.0, 900.0))
"""Usual sheets, millimetres: A4, F4, A3 and the plano of 2024."""

_SHEET_OFF = 0.012
"""How far the proportions of a scan may be from a usual sheet's: a scanner's bed is cut some mm short."""

_FAINT, _DARK = 20, 70
"""Strength (of 255) from which ink makes a frame, and a table that a page is located by: frames may be grey."""

_LEAST_BOX, _MOST_BOX = 0.009, 0.06
"""Side of a digit box, of the long side: from 2.7 mm to 18 mm on A4."""

_USUAL_LINE = 0.5
"""Thickness of a box's frame where none was found, millimetres: as definitions have it by default."""

_NARROW, _WIDE = 0.45, 1.7
_FULL = 0.9
"""Share of its frame that the inside of a box fills."""

_LINE_RUN, _LINE_THICK = 0.03, 0.006
"""Shortest line and thickest one, of the width and the long side."""

_LEAST_TABLE, _TABLES = 0.006, 16
_MARK_CORNER = 0.33
"""How far from the picture's corners, of its sides, corner marks are looked for."""

_TAG_FAMILY = "DICT_APRILTAG_36H10"


@dataclass(frozen=True)
class Structure:
    """What was found on a blank page.

    Attributes:
        gray: The page put straight.
        scale: Its pixels per millimetre, across and down.
        size: Width and height of the sheet.
        boxes: All digit-like boxes, also those of no strip.
        strips: Boxes that look like the digits of one number.
        tables: Closed printed rectangles, the largest first.
        marks: The four corner marks, or none.
    """

    gray: GrayImage
    scale: tuple[float, float]
    size: tuple[float, float]
    boxes: tuple[Rect, ...]
    strips: tuple[Strip, ...]
    lines: tuple[Line, ...]
    tables: tuple[Rect, ...]
    marks: tuple[CornerMark, ...] = ()
    tag: Tag | None = None


def usual_size(gray: GrayImage) -> tuple[float, float]:
    """Return the usual sheet of a scan's proportions, else one as wide as A4."""
    height, width = gray.shape
    for sheet in SHEETS:
        if abs(width / height / (sheet[0] / sheet[1]) - 1) < _SHEET_OFF:
            return sheet
    return 210.0, round(210.0 * height / width, 1)


def find_structure(gray: GrayImage, size: tuple[float, float] | None = None) -> Structure:
    """Return what is printed on a blank page.

    Args:
        gray: The scan, upright.
        size: Width and height of the sheet in millimetres; None goes by the scan's proportions.
    """
    sheet = size or usual_size(gray)
    straight = _straightened(gray)
    height, width = straight.shape
    scale = (width / sheet[0], height / sheet[1])
    strength = ink_strength(straight)
    faint = _mask(strength, _FAINT)
    # Gaps of a pixel or two in a pale frame would join a box with what is around it.
    closed = cv2.morphologyEx(faint, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    boxes, line = _boxes(np.asarray(closed, np.uint8), scale)
    return Structure(
        gray=straight,
        scale=scale,
        size=sheet,
        boxes=boxes,
        strips=tuple(replace(strip, line=line) for strip in strips_of(boxes)),
        lines=_lines(strength, faint, scale),
        tables=_tables(_mask(strength, _DARK), scale),
        marks=_corner_marks(straight, scale),
        tag=_tag(straight, scale),
    )


def _mask(strength: GrayImage, level: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.threshold(strength, level, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _straightened(gray: GrayImage) -> GrayImage:
    """Return the page at most ``LONG_SIDE`` long, turned so that its tables stand upright."""
    factor = min(1.0, LONG_SIDE / max(gray.shape))
    if factor < 1.0:
        size = (round(gray.shape[1] * factor), round(gray.shape[0] * factor))
        gray = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    quads = find_shapes(_mask(ink_strength(gray), _DARK), _LEAST_TABLE, _TABLES).quads
    if not len(quads):
        return np.ascontiguousarray(gray)
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), _slant(quads), 1.0)
    turned = cv2.warpAffine(gray, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, dtype=np.uint8)


def _slant(quads: FloatArray) -> float:
    """Return how far the upper and lower edges of shapes slope down to the right, degrees; long edges count more."""
    edges = np.concatenate((quads[:, 1] - quads[:, 0], quads[:, 2] - quads[:, 3]))
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    order = np.argsort(np.arctan2(edges[:, 1], edges[:, 0]))
    half = np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2)
    return float(np.degrees(np.arctan2(edges[order[half], 1], edges[order[half], 0])))


def _boxes(mask: NDArray[np.uint8], scale: tuple[float, float]) -> tuple[tuple[Rect, ...], float]:
    """Return the closed frames of a digit box's size (the middles of their lines), and how thick their lines are."""
    contours, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not len(contours):
        return (), _USUAL_LINE
    longest = max(mask.shape)
    holes = []
    for contour, (_, _, _, parent) in zip(contours, tree[0], strict=True):
        x, y, width, height = cv2.boundingRect(contour)
        # The contour of a hole runs on the ink around it.
        inner = (x + 1, y + 1, width - 2, height - 2)
        if parent < 0 or min(inner[2:]) < _LEAST_BOX * longest or max(inner[2:]) > _MOST_BOX * longest:
            continue
        if _NARROW < inner[2] / inner[3] < _WIDE and cv2.contourArea(contour) > _FULL * (width - 1) * (height - 1):
            holes.append(inner)
    lines = [_thickness(mask, hole) for hole in holes]
    across, down = scale
    boxes = tuple(
        Rect((x - t / 2) / across, (y - t / 2) / down, (w + t) / across, (h + t) / down)
        for (x, y, w, h), t in zip(holes, lines, strict=True)
    )
    return boxes, round(float(np.median(lines)) / across, 2) if lines else _USUAL_LINE


def _thickness(mask: NDArray[np.uint8], hole: tuple[int, int, int, int]) -> float:
    """Return how thick the frame around a hole is, pixels: the median of walks outwards from its four sides."""
    x, y, width, height = hole
    most = max(2, min(width, height) // 5)
    walks = []
    for share in (0.3, 0.5, 0.7):
        column, row = x + int(width * share), y + int(height * share)
        walks += [mask[max(0, y - most) : y, column][::-1], mask[y + height : y + height + most, column]]
        walks += [mask[row, max(0, x - most) : x][::-1], mask[row, x + width : x + width + most]]
    runs = [int(np.argmin(walk > 0)) if not (walk > 0).all() else len(walk) for walk in walks if len(walk)]
    return float(np.median(runs)) if runs else 0.0


def _lines(strength: GrayImage, mask: NDArray[np.uint8], scale: tuple[float, float]) -> tuple[Line, ...]:
    """Return the straight printed lines, level ones first, with how grey they are."""
    run = max(9, int(mask.shape[1] * _LINE_RUN))
    thickest = max(mask.shape) * _LINE_THICK
    found: list[Line] = []
    for kernel, level in (((run, 1), True), ((1, run), False)):
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(opened, np.uint8), connectivity=8)
        for x, y, width, height, area in stats[1:]:
            long, thick = (width, height) if level else (height, width)
            if thick > thickest:
                continue
            part = labels[y : y + height, x : x + width]
            dark = float(np.percentile(strength[y : y + height, x : x + width][part > 0], 75))
            across, down = scale
            wide = round(float(area / long) / (down if level else across), 2)
            middle = round((y + height / 2) / down if level else (x + width / 2) / across, 2)
            a, b = (x / across, (x + width) / across) if level else (y / down, (y + height) / down)
            ends = (round(a, 2), middle, round(b, 2), middle) if level else (middle, round(a, 2), middle, round(b, 2))
            found.append(Line(*ends, wide, round(1 - dark / 255, 2)))
    return tuple(found)


def _tables(mask: NDArray[np.uint8], scale: tuple[float, float]) -> tuple[Rect, ...]:
    """Return upright rectangles that are large enough to tell a page by, each once."""
    kept: list[Rect] = []
    across, down = scale
    for quad in find_shapes(mask, _LEAST_TABLE, 4 * _TABLES).quads:
        low, high = quad.min(axis=0), quad.max(axis=0)
        rect = Rect(low[0] / across, low[1] / down, (high[0] - low[0]) / across, (high[1] - low[1]) / down)
        if not any(_alike(rect, other) for other in kept):
            kept.append(Rect(*(round(float(v), 2) for v in (rect.x, rect.y, rect.width, rect.height))))
    return tuple(kept[:_TABLES])


def _alike(one: Rect, other: Rect) -> bool:
    near = 0.02 * max(other.width, other.height)
    edges = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) < near for a, b in edges)


def _corner_marks(gray: GrayImage, scale: tuple[float, float]) -> tuple[CornerMark, ...]:
    """Return the marks nearest to the four corners, all of one kind; none where one is missing."""
    seen = find_marks(gray)
    for pair in (True, False):
        marks = _four([mark for mark in seen if mark.pair is pair], gray.shape)
        if marks:
            side = float(np.median([mark.side for mark in marks.values()]))
            return tuple(_printed_mark(name, mark, side, scale) for name, mark in marks.items())
    return ()


def _four(marks: Sequence[SeenMark], shape: tuple[int, ...]) -> dict[str, SeenMark]:
    height, width = shape
    corners = {
        "top_left": (0, 0),
        "top_right": (width, 0),
        "bottom_left": (0, height),
        "bottom_right": (width, height),
    }
    found = {}
    for name, corner in corners.items():
        near = [
            m
            for m in marks
            if (np.abs(np.subtract(m.centre, corner)) < _MARK_CORNER * np.array([width, height])).all()
        ]
        if near:
            found[name] = min(near, key=lambda m: float(np.hypot(*np.subtract(m.centre, corner))))
    sides = [mark.side for mark in found.values()]
    return found if len(found) == 4 and max(sides) < 1.3 * min(sides) else {}


def _printed_mark(name: str, mark: SeenMark, side: float, scale: tuple[float, float]) -> CornerMark:
    x, y = mark.centre[0] / scale[0], mark.centre[1] / scale[1]
    wide = round(side / scale[0], 2)
    left, top = (round(v - (wide if mark.pair else wide / 2), 2) for v in (x, y))
    squares = [Rect(left, top, wide, wide)]
    if mark.pair:
        squares.append(Rect(left + wide, top + wide, wide, wide))
    return CornerMark(name, tuple(squares))


def _tag(gray: GrayImage, scale: tuple[float, float]) -> Tag | None:
    """Return the tag of the family that the reader knows, if one is printed."""
    for seen in find_tags(gray):
        low, high = seen.quad.min(axis=0), seen.quad.max(axis=0)
        sides = (high - low) / scale
        rect = Rect(*(round(float(v), 2) for v in (low[0] / scale[0], low[1] / scale[1], sides[0], sides[1])))
        first = int(np.argmin(seen.quad.sum(axis=1)))
        # The printed quad starts at the detector's first corner, which a turned tag has elsewhere.
        return Tag(_TAG_FAMILY, seen.id, rect, (-first) % 4)
    return None
