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

_UNIT_CORNERS = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float32)


def cut(pyramid: Pyramid, frame: FieldFrame, field: FieldDefinition) -> NDArray[np.uint8]:
    """Return the boxes of a field, upright and square, shape (boxes, 40, 40)."""
    return np.stack([cut_rect(pyramid, frame.polygon(crop_rect(box))) for box in field.boxes])


def crop_rect(box: Rect) -> Rect:
    """Return the part of the sheet that the crop of a box shows."""
    return box.grown(box.width * CROP_MARGIN, box.height * CROP_MARGIN)


def box_pixels(frame: FieldFrame, field: FieldDefinition) -> float:
    """Return the shortest side of a field's boxes in pixels of the page."""
    return float(min(side_lengths(frame.polygon(box)).min() for box in field.boxes))


def cut_rect(pyramid: Pyramid, quad: FloatArray, side: int = CROP_SIDE) -> NDArray[np.uint8]:
    """Return what lies in a quad of the page (clockwise from the top left), shape (side, side).

    It is drawn at twice the size from the smallest level that holds as much, then each 2 × 2 pixels are averaged:
    thin strokes neither vanish nor turn jagged, whatever the page's resolution.
    """
    longest = float(side_lengths(quad).max())
    number = max(0, int(np.floor(np.log2(max(longest, 1.0) / side))))
    level = pyramid.level(number)
    # The pixel that the page's (0, 0) became: halving moves centres by half a pixel.
    there = ((quad + 0.5) / 2**number - 0.5).astype(np.float32)
    low = np.floor(there.min(axis=0)).astype(int) - 2
    high = np.ceil(there.max(axis=0)).astype(int) + 3
    x0, y0 = max(int(low[0]), 0), max(int(low[1]), 0)
    part = level[y0 : max(int(high[1]), y0 + 1), x0 : max(int(high[0]), x0 + 1)]
    if part.size == 0:
        return np.full((side, side), 255, dtype=np.uint8)
    matrix = cv2.getPerspectiveTransform(_UNIT_CORNERS * 2 * side - 0.5, there - np.array([x0, y0], dtype=np.float32))
    twice = cv2.warpPerspective(
        part,
        matrix,
        (2 * side, 2 * side),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(twice, (side, side), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def corners_of_boxes(frame: FieldFrame, field: FieldDefinition) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the corners of each box in pixels of the page."""
    return tuple(tuple((float(x), float(y)) for x, y in frame.polygon(box)) for box in field.boxes)


def wholly_inside(frame: FieldFrame, field: FieldDefinition, shape: tuple[int, ...]) -> bool:
    """Tell whether all boxes of a field lie in a picture of a shape."""
    points = frame.project(np.concatenate([corners(box) for box in field.boxes]))
    limit = np.array([shape[1] - 1, shape[0] - 1])
    return bool(((points >= 0) & (points <= limit)).all())
