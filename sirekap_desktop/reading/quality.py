"""How good a picture of a page is, measured on the crops that are read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray
from sirekap_desktop.reading.result import Quality

SMALL_BOXES = 16.0
"""Pixels along a box below which nothing is accepted."""

_BLURRED = 0.66
_PALE = 0.22

_GLARE = 252
"""Brightness from which light has swallowed what is printed."""

_GLARE_PAPER = 228
"""Brightness of the paper up to which such spots are glare: above, all paper is as bright, as on every scan."""

_GLARE_AREA = 0.003
"""Share of the page that glare must cover to be told: less hides no box."""

_GLARE_SPOT = 1 / 100
"""Side of the smallest spot of glare, of the picture's long side: whatever is thinner is a gap between words."""

WARN_CUT = "reading.quality.cut_off"
WARN_GLARE = "reading.quality.glare"
WARN_SMALL = "reading.quality.small_boxes"
WARN_BLUR = "reading.quality.blur"
WARN_PALE = "reading.quality.contrast"
WARN_TAG = "reading.quality.tag"
WARN_FRAMES = "reading.quality.frames"


def measure_quality(crops: NDArray[np.uint8], pixels: float, doubts: Sequence[str] = ()) -> Quality:
    """Measure a page's quality.

    Args:
        crops: All box crops of the page, (n, 40, 40).
        pixels: Typical shortest side of a box in pixels of the page.
        doubts: Warnings that were found already.
    """
    blur, contrast = blur_of(crops), contrast_of(crops)
    warnings = list(doubts)
    if pixels < SMALL_BOXES:
        warnings.append(WARN_SMALL)
    if blur > _BLURRED:
        warnings.append(WARN_BLUR)
    if contrast < _PALE:
        warnings.append(WARN_PALE)
    return Quality(blur, contrast, pixels, tuple(warnings))


def has_glare(gray: NDArray[np.uint8], page: FloatArray) -> bool:
    """Tell whether light is reflected from a page so that a spot of it is white beyond its paper.

    Args:
        gray: A picture (small is enough).
        page: Corners of the page in its pixels, (4, 2).
    """
    inside = np.zeros_like(gray)
    cv2.fillConvexPoly(inside, np.rint(page).astype(np.int32), 255)
    seen = gray[inside > 0]
    if not len(seen) or float(np.percentile(seen, 60)) > _GLARE_PAPER:
        return False
    side = max(3, round(max(gray.shape) * _GLARE_SPOT))
    white = np.where((gray >= _GLARE) & (inside > 0), 255, 0).astype(np.uint8)
    spots = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((side, side), dtype=np.uint8))
    return bool(np.count_nonzero(spots) > _GLARE_AREA * len(seen))


def blur_of(crops: NDArray[np.uint8]) -> float:
    """Return how blurred crops are, 0 (sharp) … 1.

    Measured by how little of the difference between neighbours a further blur takes away (Crété-Roffet and others,
    "The Blur Effect", 2007); the printed frames give every crop edges to measure.
    """
    if not len(crops):
        return 1.0
    picture = crops.astype(np.float32)
    values = []
    for axis in (1, 2):
        soft = _blurred(picture, axis)
        before = np.abs(np.diff(picture, axis=axis)).sum(axis=(1, 2))
        after = np.abs(np.diff(soft, axis=axis)).sum(axis=(1, 2))
        values.append(np.minimum(after / np.maximum(before, 1.0), 1.0))
    return float(np.median(np.maximum(values[0], values[1])))


def _blurred(picture: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    window = 5
    pad = [(0, 0)] * 3
    pad[axis] = (window // 2, window // 2)
    padded = np.pad(picture, pad, mode="edge")
    length = picture.shape[axis]
    shifted = [np.take(padded, np.arange(k, k + length), axis=axis) for k in range(window)]
    return np.asarray(sum(shifted) / np.float32(window), dtype=np.float32)


def contrast_of(crops: NDArray[np.uint8]) -> float:
    """Return how much darker the frames and ink are than the paper, 0 … 1 of the paper's brightness."""
    if not len(crops):
        return 0.0
    flat = crops.reshape(len(crops), -1).astype(np.float32)
    dark, paper = np.percentile(flat, [4, 80], axis=1)
    return float(np.median((paper - dark) / np.maximum(paper, 1.0)))
