"""Strokes that cross a box's frame: a digit that left its box.

The digit net looks at one box. An 8 of which the upper loop lies above its frame is a fine 0 to it, at a probability
that no doubt of its own betrays. Two things give such a digit away together: ink runs through the printed frame, and
the box is empty at the side away from it. Either alone is common: large digits touch their frames, and in a table
without gaps so do their neighbours at the same place.

Measured with practice hands: 0.2 % of the fields of ordinary pages are stopped (6 of 2,677), 63 % of those with a
digit that left its box by a quarter or more (224 of 353), and 54 % of these that were read wrong (20 of 37).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition
from sirekap_desktop.reading.crops import cut_rect
from sirekap_desktop.reading.geometry import FloatArray
from sirekap_desktop.reading.locate_frames import FieldFrame
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.normalise import CROP_MARGIN, CROP_SIDE

_FREE = 0.2
"""A box is empty at one side where this share of it has no ink."""
_FRAME = 0.08
"""Share of the box at each side that the frame's line takes, blurred and a little beside its place."""
_TOUCH = 2
"""Pixels of a crop, from the frame, within which ink touches it."""
_SPECK = 6
"""Pixels of a crop below which ink is a speck, no stroke."""

_REACH = 0.3
"""A window shows this share of the box on either side of its frame line."""
_ENDS = 0.12
"""Share of the side left out at each end, where the frames of other sides run."""
_LINE_REACH = 5
"""Pixels of a window within which the frame's line is looked for."""
_LINE_SHARE = 0.7
"""The line is where this share of a row is ink."""
_THROUGH = 0.06
"""Ink runs through where it reaches this share of the box away from the line, on both sides of it."""
_MATCH = 4
"""Pixels of a window by which a stroke may move sideways while it crosses the frame."""

_INK = 0.4
"""Ink is what has at least this share of the darkness of the darkest pixels …"""
_FAINTEST = 0.16
"""… and at least this share of the paper's brightness."""


def strayed(pyramid: Pyramid, frame: FieldFrame, field: FieldDefinition, crops: NDArray[np.uint8]) -> bool:
    """Return whether a digit of a field left its box.

    Args:
        pyramid: The page.
        frame: Where the field's boxes lie.
        field: The field.
        crops: Its boxes as cut out for the digit net, (boxes, 40, 40).
    """
    windows = [
        cut_rect(pyramid, side_window(frame.polygon(box), side))
        for box, crop in zip(field.boxes, crops, strict=True)
        for side in sides_leant_on(crop)
    ]
    return any(crossed(window) for window in windows)


def sides_leant_on(crop: NDArray[np.uint8]) -> list[int]:
    """Return the sides (0 top, 1 right, 2 bottom, 3 left) that a box's ink touches while the far side is empty."""
    box = CROP_SIDE / (1 + 2 * CROP_MARGIN)
    rim = round(box * (CROP_MARGIN + _FRAME))
    inside = _ink(crop[rim : CROP_SIDE - rim, rim : CROP_SIDE - rim]).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    strokes = [n for n in range(1, count) if stats[n, cv2.CC_STAT_AREA] >= _SPECK]
    rows, columns = (np.flatnonzero(np.isin(labels, strokes).any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return []
    last = len(inside) - 1
    gaps = [rows[0], last - columns[-1], last - rows[-1], columns[0]]
    far = [gaps[2], gaps[3], gaps[0], gaps[1]]
    return [side for side in range(4) if gaps[side] <= _TOUCH and far[side] / box + _FRAME >= _FREE]


def side_window(corners: FloatArray, side: int) -> FloatArray:
    """Return the quad around one side of a box, corners (4, 2) clockwise from the top left, with the outside up."""
    left, right, below_right, below_left = np.roll(corners, -side, axis=0)
    start, stop = left + _ENDS * (right - left), right + _ENDS * (left - right)
    inward = ((below_left - left) + (below_right - right)) / 2 * _REACH
    return np.asarray((start - inward, stop - inward, stop + inward, start + inward))


def crossed(window: NDArray[np.uint8]) -> bool:
    """Tell whether a stroke runs from outside (upper half) through the frame's line (in the middle) into the box."""
    ink = _ink(window)
    middle, depth = CROP_SIDE // 2, max(2, round(_THROUGH * CROP_SIDE / 2 / _REACH))
    line = np.flatnonzero(ink[middle - _LINE_REACH : middle + _LINE_REACH].mean(axis=1) >= _LINE_SHARE)
    if not line.size:
        return False
    top, bottom = middle - _LINE_REACH + line[0], middle - _LINE_REACH + line[-1] + 1
    above, below = _runs(ink[top - depth : top][::-1]), _runs(ink[bottom : bottom + depth])
    return any(abs(a - b) <= _MATCH for a in above for b in below)


def _ink(crop: NDArray[np.uint8]) -> NDArray[np.bool_]:
    ordered = np.sort(crop, axis=None)
    paper = max(float(ordered[ordered.size * 3 // 4]), 16.0)
    strongest = 1.0 - float(ordered[ordered.size // 50]) / paper
    return np.asarray(crop <= paper * (1.0 - max(_INK * strongest, _FAINTEST)))


def _runs(band: NDArray[np.bool_]) -> list[float]:
    """Return at which columns ink starts that runs from a band's first row to its last."""
    count, labels = cv2.connectedComponents(band.astype(np.uint8), connectivity=8)
    starts = [np.flatnonzero(labels[0] == n) for n in range(1, count) if (labels[-1] == n).any()]
    return [float(start.mean()) for start in starts if start.size]
