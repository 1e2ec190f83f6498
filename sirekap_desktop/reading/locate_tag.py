"""The printed tag (AprilTag 36h10): found in a page, or checked where a fitted page says it must stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import Rect, Tag
from sirekap_desktop.reading.geometry import FloatArray, corners, project, unscaled

_CELLS = 8
_BITS = 6
_SAMPLES = 5
DETECT_SIDES = (1000, 1700)
_MAX_WRONG = 5
"""Wrong bits of 36 up to which a tag where it must stand is taken as read: ids differ in 10 bits or more, and 36
random bits come that near to one given id once in some 150,000 times."""

_LOOKS = 24
"""Places across and down at which a square is looked at that may be a tag; as many must be in the picture."""

_DARK, _TAG_DARK = 0.6, 0.4
"""Brightness against the paper below which a place is dark, and the share of dark places that makes a square a tag:
of our tags 0.6 … 0.8 are black, printed text covers less than 0.2."""


@dataclass(frozen=True, slots=True)
class SeenTag:
    """A tag that OpenCV found: its id and its corners in page pixels, in the order of the printed tag's own frame."""

    id: int
    quad: FloatArray


@cache
def _dictionary() -> cv2.aruco.Dictionary:
    return cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_APRILTAG_36H10)


@cache
def _detector() -> cv2.aruco.ArucoDetector:
    settings = cv2.aruco.DetectorParameters()
    settings.adaptiveThreshWinSizeMin = 13
    settings.adaptiveThreshWinSizeMax = 33
    settings.adaptiveThreshWinSizeStep = 20
    settings.minMarkerPerimeterRate = 0.04
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    return cv2.aruco.ArucoDetector(_dictionary(), settings)


def find_tags(gray: NDArray[np.uint8], sides: Sequence[int] = DETECT_SIDES) -> list[SeenTag]:
    """Return the tags of a page, looking at it small first and larger only if nothing was seen (slow)."""
    longest = max(gray.shape)
    for side in sides:
        factor = min(1.0, side / longest)
        size = (round(gray.shape[1] * factor), round(gray.shape[0] * factor))
        small = cv2.resize(gray, size, interpolation=cv2.INTER_AREA) if factor < 1.0 else gray
        quads, ids, _ = _detector().detectMarkers(small)
        if ids is not None and len(ids):
            return [
                SeenTag(int(number), _to_page(np.asarray(quad, dtype=np.float64).reshape(4, 2), factor))
                for number, quad in zip(np.asarray(ids).ravel(), quads, strict=True)
            ]
        if factor == 1.0:
            break
    return []


def _to_page(points: FloatArray, factor: float) -> FloatArray:
    return project(unscaled(np.eye(3), factor), points)


def printed_quad(tag: Tag) -> FloatArray:
    """Return the tag's corners on the sheet in the order in which a detector lists them, millimetres."""
    return np.roll(corners(tag.rect), -tag.quarter_turns, axis=0)


def tag_standing(gray: NDArray[np.uint8], homography: FloatArray, tag: Tag) -> int | None:
    """Return the id of the tag that stands where a form prints its own, or None where none can be read.

    Args:
        gray: A page.
        homography: Millimetres to its pixels, near the tag.
        tag: The tag that the form prints.
    """
    wrong = wrong_bits(gray, homography, tag)
    if wrong is not None and wrong <= _MAX_WRONG:
        return tag.id
    side = 20 * _CELLS
    around = tag.rect.grown(tag.rect.width / 4, tag.rect.height / 4)
    target = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(project(homography, corners(around)).astype(np.float32), target)
    patch = cv2.warpPerspective(gray, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
    _, ids, _ = _detector().detectMarkers(patch)
    return None if ids is None or not len(ids) else int(np.asarray(ids).ravel()[0])


def looks_tagged(gray: NDArray[np.uint8], homography: FloatArray, rect: Rect) -> bool:
    """Tell whether a tag stands in a rectangle of the sheet, though its id cannot be read: most of it is dark.

    Only what lies in the picture counts; of nothing, nothing can be told.
    """
    places = (np.arange(_LOOKS) + 0.5) / _LOOKS
    seen = [_brightness(gray, homography, r, places) for r in (rect, rect.grown(rect.width, rect.height))]
    if any(len(values) < _LOOKS for values in seen):
        return False
    paper = float(np.percentile(seen[1], 90))
    return float(np.mean(seen[0] < _DARK * paper)) > _TAG_DARK


def _brightness(gray: NDArray[np.uint8], homography: FloatArray, rect: Rect, places: FloatArray) -> NDArray[np.uint8]:
    """Return the brightness on a grid of places in a rectangle, of those that lie in the picture."""
    x, y = np.meshgrid(rect.x + places * rect.width, rect.y + places * rect.height)
    points = np.rint(project(homography, np.stack((x.ravel(), y.ravel()), axis=-1))).astype(np.intp)
    inside = ((points >= 0) & (points < (gray.shape[1], gray.shape[0]))).all(axis=1)
    return gray[points[inside, 1], points[inside, 0]]


def wrong_bits(gray: NDArray[np.uint8], homography: FloatArray, tag: Tag) -> int | None:
    """Return how many of the 36 bits of a tag are not as printed, looking where it must stand.

    A shift of up to two thirds of a cell is searched.

    Returns:
        The number of wrong bits, or None where there is no contrast at all.
    """
    expected = _printed_bits(tag)
    best: int | None = None
    step = tag.rect.width / _CELLS / 3
    moves = sorted(itertools.product(range(-2, 3), repeat=2), key=lambda move: move[0] ** 2 + move[1] ** 2)
    for dx, dy in moves:
        bits = _sampled_bits(gray, homography, tag, dx * step, dy * step)
        if bits is None:
            continue
        wrong = int(np.count_nonzero(bits != expected))
        best = wrong if best is None else min(best, wrong)
        if best <= _MAX_WRONG // 2:
            break
    return best


def _printed_bits(tag: Tag) -> NDArray[np.bool_]:
    """Return the tag's inner cells as they stand on an upright sheet (True is white)."""
    picture = cv2.aruco.generateImageMarker(_dictionary(), tag.id, _CELLS)
    return np.rot90(picture, -tag.quarter_turns)[1:-1, 1:-1] > 127


def _sampled_bits(
    gray: NDArray[np.uint8], homography: FloatArray, tag: Tag, dx: float, dy: float
) -> NDArray[np.bool_] | None:
    places = (np.arange(_CELLS * _SAMPLES) + 0.5) / (_CELLS * _SAMPLES)
    x, y = np.meshgrid(tag.rect.x + dx + places * tag.rect.width, tag.rect.y + dy + places * tag.rect.height)
    seen = project(homography, np.stack((x, y), axis=-1)).astype(np.float32)
    patch = cv2.remap(gray, seen[..., 0], seen[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cells = np.asarray(patch, dtype=np.float64).reshape(_CELLS, _SAMPLES, _CELLS, _SAMPLES)[:, 1:-1, :, 1:-1]
    mean = cells.mean(axis=(1, 3))
    low, high = np.percentile(mean, 8), np.percentile(mean, 92)
    if high - low < 20:
        return None
    return np.asarray(mean[1:-1, 1:-1] > (low + high) / 2)
