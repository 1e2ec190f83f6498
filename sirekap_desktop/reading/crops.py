"""Cutting the digit boxes out of a page, each on its own printed frame."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, corners, side_lengths
from sirekap_desktop.reading.locate_frames import FieldFrame
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.normalise import CROP_MARGIN, CROP_SIDE

_TALL = 1.3
"""Height over width from which a box is tall: people write their digits in it no taller than elsewhere."""

_LOOK_WIDTH = 32
_LOOK_INSET = 0.12
"""Share of a tall box's width and height at its frame that is left out when its ink is looked for."""

_INK_SHARE = 0.45
_LEAST_INK = 50
"""Darkness, of 255, that counts as ink in a tall box: at least, and of the darkest there. Watermarks reach 30."""

_LEAST_PART = 0.15
"""Parts of ink smaller than this share of the largest are specks."""

_ROOM = 1.2
"""Height of what is shown of a tall box over the height of its ink, at least."""


def cut(pyramid: Pyramid, frame: FieldFrame, field: FieldDefinition) -> NDArray[np.uint8]:
    """Return the boxes of a field, upright and square, shape (boxes, 40, 40)."""
    return np.stack(
        [cut_rect(pyramid, frame.polygon(crop_rect(written_part(pyramid, frame, box)))) for box in field.boxes]
    )


def written_part(pyramid: Pyramid, frame: FieldFrame, box: Rect) -> Rect:
    """Return the part of a box that its crop shows: all of it, of a tall box a square around its ink.

    A tall box made square would press its digit flat. The part is as high as the box is wide, or as the ink needs.
    """
    if box.height < _TALL * box.width:
        return box
    size = (_LOOK_WIDTH, round(_LOOK_WIDTH * box.height / box.width))
    inner = box.grown(-_LOOK_INSET * box.width, -_LOOK_INSET * box.height)
    top, bottom = _ink_rows(_drawn(pyramid, frame.polygon(inner), size))
    middle = inner.y + inner.height * (top + bottom) / 2
    height = min(max(box.width, inner.height * (bottom - top) * _ROOM), box.height)
    y = min(max(middle - height / 2, box.y), box.bottom - height)
    return Rect(box.x, y, box.width, height)


def _ink_rows(gray: NDArray[np.uint8]) -> tuple[float, float]:
    """Return the upper and lower end of the ink in a box as shares of its height; its middle where there is none.

    Ink that enters from below or above (words, the row's line) counts only where there is no other.
    """
    dark = cv2.subtract(int(np.percentile(gray, 80)), gray)  # type: ignore[call-overload]
    level = max(_LEAST_INK, int(_INK_SHARE * dark.max()))
    _, _, parts, _ = cv2.connectedComponentsWithStats(np.asarray(dark >= level, dtype=np.uint8))
    parts = parts[1:]
    if not len(parts):
        return 0.5, 0.5
    top, bottom, area = parts[:, cv2.CC_STAT_TOP], parts[:, cv2.CC_STAT_HEIGHT], parts[:, cv2.CC_STAT_AREA]
    bottom = top + bottom
    own = (top > 0) & (bottom < len(gray))
    if not own.any():
        own[:] = True
    own &= area >= _LEAST_PART * area[own].max()
    return float(top[own].min()) / len(gray), float(bottom[own].max()) / len(gray)


def crop_rect(box: Rect) -> Rect:
    """Return the part of the sheet that the crop of a box shows."""
    return box.grown(box.width * CROP_MARGIN, box.height * CROP_MARGIN)


def box_pixels(frame: FieldFrame, field: FieldDefinition) -> float:
    """Return the shortest side of a field's boxes in pixels of the page."""
    return float(min(side_lengths(frame.polygon(box)).min() for box in field.boxes))


def cut_rect(pyramid: Pyramid, quad: FloatArray, side: int = CROP_SIDE) -> NDArray[np.uint8]:
    """Return what lies in a quad of the page (clockwise from the top left), shape (side, side)."""
    return _drawn(pyramid, quad, (side, side))


def _drawn(pyramid: Pyramid, quad: FloatArray, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return what lies in a quad of the page, ``size`` = (width, height).

    It is drawn at twice the size from the smallest level that holds as much, then each 2 × 2 pixels are averaged:
    thin strokes neither vanish nor turn jagged, whatever the page's resolution.
    """
    longest = float(side_lengths(quad).max())
    number = max(0, int(np.floor(np.log2(max(longest, 1.0) / max(size)))))
    level = pyramid.level(number)
    # The pixel that the page's (0, 0) became: halving moves centres by half a pixel.
    there = ((quad + 0.5) / 2**number - 0.5).astype(np.float32)
    low = np.floor(there.min(axis=0)).astype(int) - 2
    high = np.ceil(there.max(axis=0)).astype(int) + 3
    x0, y0 = max(int(low[0]), 0), max(int(low[1]), 0)
    part = level[y0 : max(int(high[1]), y0 + 1), x0 : max(int(high[0]), x0 + 1)]
    if part.size == 0:
        return np.full(size[::-1], 255, dtype=np.uint8)
    twice = (2 * size[0], 2 * size[1])
    edges = np.array([[0, 0], [twice[0], 0], twice, [0, twice[1]]], dtype=np.float32) - np.float32(0.5)
    matrix = cv2.getPerspectiveTransform(edges, there - np.array([x0, y0], dtype=np.float32))
    drawn = cv2.warpPerspective(
        part,
        matrix,
        twice,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(drawn, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def corners_of_boxes(frame: FieldFrame, field: FieldDefinition) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the corners of each box in pixels of the page."""
    return tuple(tuple((float(x), float(y)) for x, y in frame.polygon(box)) for box in field.boxes)


def wholly_inside(frame: FieldFrame, field: FieldDefinition, shape: tuple[int, ...]) -> bool:
    """Tell whether all boxes of a field lie in a picture of a shape."""
    points = frame.project(np.concatenate([corners(box) for box in field.boxes]))
    limit = np.array([shape[1] - 1, shape[0] - 1])
    return bool(((points >= 0) & (points <= limit)).all())
