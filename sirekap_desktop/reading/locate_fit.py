"""Fitting a page to its printed lines: how far each piece lies off, and the homography that puts all in place."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray, project
from sirekap_desktop.reading.locate_model import PageModel, Pieces

_ALONG = 7
_HALF_STEPS = 10
_ENOUGH_PIECES = 220
_FLOOR = 9.0
"""Least mean strength (of 255) by which a line must stand out of its surroundings to be measured at all."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """How far each printed piece lies from where a homography puts it.

    Attributes:
        middle: Middles of the pieces in pixels, (n, 2).
        normal: Unit vectors across the pieces in pixels, (n, 2).
        shift: Signed distance along the normal to the line seen, pixels, (n,).
        contrast: Mean strength of the line seen over its surroundings, (n,); 0 where out of the picture.
        inside: Whether the whole piece lies in the picture.
    """

    middle: FloatArray
    normal: FloatArray
    shift: FloatArray
    contrast: FloatArray
    inside: NDArray[np.bool_]


def points_along(pieces: Pieces) -> FloatArray:
    """Return points on each piece, millimetres, (points, n, 2).

    The ends are left out: crossing lines there would answer for the piece.
    """
    fractions = np.linspace(0.08, 0.92, _ALONG)[:, None, None]
    return np.asarray(pieces.start[None] + (pieces.end - pieces.start)[None] * fractions)


def measure(strength: NDArray[np.uint8], along: FloatArray, reach: FloatArray) -> Offsets:
    """Look across every piece for its line.

    The strength is averaged along the piece, so that noise and crossing pen strokes fade and a straight line stays.

    Args:
        strength: Ink picture.
        along: Points on the pieces in its pixels, (points, n, 2).
        reach: How far to look to both sides, pixels, (n,).
    """
    direction = along[-1] - along[0]
    length = np.maximum(np.linalg.norm(direction, axis=1, keepdims=True), 1e-6)
    normal = np.stack((-direction[:, 1], direction[:, 0]), axis=1) / length
    steps = np.linspace(-1.0, 1.0, 2 * _HALF_STEPS + 1)
    away = steps[None, :] * reach[:, None]
    x = along[:, :, None, 0] + away[None] * normal[None, :, None, 0]
    y = along[:, :, None, 1] + away[None] * normal[None, :, None, 1]
    profile = _sampled(strength, x, y).mean(axis=0)
    height, width = strength.shape
    within = (along > -0.5) & (along < np.array([width - 0.5, height - 0.5]))
    inside = np.asarray(within.all(axis=(0, 2)))
    shift, contrast = _peaks(profile, steps, reach)
    return Offsets(along[_ALONG // 2], normal, shift, np.where(inside, contrast, 0.0), inside)


def _sampled(strength: NDArray[np.uint8], x: FloatArray, y: FloatArray) -> FloatArray:
    a, n, k = x.shape
    values = cv2.remap(
        strength,
        x.reshape(a * n, k).astype(np.float32),
        y.reshape(a * n, k).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=0,
    )
    return np.asarray(values, dtype=np.float64).reshape(a, n, k)


def _peaks(profile: FloatArray, steps: FloatArray, reach: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return place and height of the line in each profile; near lines are preferred to far ones."""
    base = np.median(profile, axis=1)
    padded = np.pad(profile, ((0, 0), (1, 1)), mode="edge")
    smooth = 0.25 * padded[:, :-2] + 0.5 * padded[:, 1:-1] + 0.25 * padded[:, 2:]
    wanted = (smooth - base[:, None]) * (1.0 - 0.35 * steps[None] ** 2)
    best = np.argmax(wanted, axis=1)
    middle = np.clip(best, 1, len(steps) - 2)
    row = np.arange(len(profile))
    left, centre, right = smooth[row, middle - 1], smooth[row, middle], smooth[row, middle + 1]
    bend = left - 2 * centre + right
    part = np.where(np.abs(bend) > 1e-6, 0.5 * (left - right) / np.where(np.abs(bend) > 1e-6, bend, 1.0), 0.0)
    place = steps[middle] + np.clip(part, -0.5, 0.5) * (steps[1] - steps[0])
    contrast = np.maximum(smooth[row, best] - base, 0.0)
    # A peak at the very end is the flank of something outside.
    contrast = np.where((best == 0) | (best == len(steps) - 1), 0.0, contrast)
    return place * reach, contrast


def pixels_per_mm(homography: FloatArray, points: FloatArray) -> FloatArray:
    """Return the mean scale of a homography at points (n, 2), pixels per millimetre."""
    h = homography
    w = points @ h[2, :2] + h[2, 2]
    return np.asarray(np.sqrt(np.abs(np.linalg.det(h) / w**3)))


def typical_contrast(offsets: Offsets) -> float:
    """Return the contrast of a well printed line of the picture."""
    seen = offsets.contrast[offsets.contrast > _FLOOR]
    return float(np.percentile(seen, 70)) if len(seen) >= 8 else 255.0


def weights_of(offsets: Offsets, pieces: Pieces) -> FloatArray:
    """Return how much each measured piece says, 0 … 1."""
    typical = typical_contrast(offsets)
    sure = np.clip((offsets.contrast - _FLOOR) / max(0.8 * typical - _FLOOR, 1.0), 0.0, 1.0)
    length = pieces.length
    return np.asarray(sure * np.minimum(length / np.median(length), 1.5))


def refine(
    strength: NDArray[np.uint8],
    homography: FloatArray,
    model: PageModel,
    reaches: tuple[float, ...],
    known: FloatArray | None = None,
) -> FloatArray | None:
    """Fit a homography to the page's lines, looking less and less far.

    Args:
        strength: Ink picture.
        homography: First guess from millimetres to its pixels.
        model: The page.
        reaches: Distances to look, in units (mm on A4), one per round.
        known: Part of the page where the guess holds, x0, y0, x1, y1: is fitted first.

    Returns:
        The fitted homography, or None where too few lines are seen.
    """
    if known is not None:
        within = (model.pieces.middle >= known[:2] - 1) & (model.pieces.middle <= known[2:] + 1)
        inside = np.asarray(within.all(axis=1))
        if np.count_nonzero(inside) >= 40:
            for reach in reaches[:2]:
                better = _round(strength, homography, model, model.pieces.select(inside), reach)
                homography = homography if better is None else better
    some = model.pieces.select(np.arange(0, len(model.pieces), max(1, len(model.pieces) // _ENOUGH_PIECES)))
    fitted: FloatArray | None = homography
    for reach in reaches[:-1]:
        if fitted is not None:
            fitted = _round(strength, fitted, model, some, reach)
    return None if fitted is None else _round(strength, fitted, model, model.pieces, reaches[-1])


def _round(
    strength: NDArray[np.uint8], homography: FloatArray, model: PageModel, pieces: Pieces, reach: float
) -> FloatArray | None:
    scale = pixels_per_mm(homography, pieces.middle) * model.unit
    offsets = measure(strength, project(homography, points_along(pieces)), np.maximum(scale * reach, 2.0))
    weights = weights_of(offsets, pieces)
    if np.count_nonzero(weights > 0.2) < 12:
        return None
    return _solve(homography, pieces.middle, offsets, weights, model)


def _solve(
    homography: FloatArray, points: FloatArray, offsets: Offsets, weights: FloatArray, model: PageModel
) -> FloatArray | None:
    """One robust Gauss-Newton step for the homography, in page coordinates of about -1 … 1."""
    size = np.array([model.page.width, model.page.height]) / 2.0
    centred = np.array([[size[0], 0, size[0]], [0, size[1], size[1]], [0, 0, 1.0]])
    base = homography @ centred
    base = base / np.linalg.norm(base)
    unit = np.concatenate(((points - size) / size, np.ones((len(points), 1))), axis=1)
    mapped = unit @ base.T
    x, y, w = mapped[:, 0], mapped[:, 1], mapped[:, 2]
    # d(pixel along the normal) / d(mapped vector)
    across = np.stack(
        (
            offsets.normal[:, 0] / w,
            offsets.normal[:, 1] / w,
            -(offsets.normal[:, 0] * x + offsets.normal[:, 1] * y) / w**2,
        ),
        axis=1,
    )
    pull = across @ base
    jacobian = (pull[:, :, None] * unit[:, None, :]).reshape(len(points), 9)[:, :8]
    target = offsets.shift
    spread = max(float(np.median(np.abs(target[weights > 0.2]))), 0.3)
    change = np.zeros(8)
    for _ in range(4):
        left = target - jacobian @ change
        robust = weights / (1.0 + (left / (2.0 * spread)) ** 2) ** 2
        normal_matrix = jacobian.T @ (jacobian * robust[:, None])
        normal_matrix += np.eye(8) * (1e-4 * np.trace(normal_matrix) / 8.0)
        change = np.linalg.solve(normal_matrix, jacobian.T @ (robust * target))
        spread = max(0.7 * spread, 0.3)
    if not np.isfinite(change).all() or np.abs(change).max() > 0.6:
        return None
    step = np.eye(3) + np.append(change, 0.0).reshape(3, 3)
    return np.asarray(base @ step @ np.linalg.inv(centred))


@dataclass(frozen=True, slots=True)
class Support:
    """How well the picture agrees with a page.

    Attributes:
        score: Share of the page's printed line length that is seen where it should be, 0 … 1; the worse of the lines
            across and the lines down, since a page squeezed in one direction still meets all lines of the other.
        weakest: The same of the worst region of the page.
        residual: Median distance of the lines seen from their place, pixels.
    """

    score: float
    weakest: float
    residual: float


def support(strength: NDArray[np.uint8], homography: FloatArray, model: PageModel, reach: float = 1.2) -> Support:
    """Measure how much of the page's lines is there.

    Args:
        strength: Ink picture.
        homography: Fitted, from millimetres to its pixels.
        model: The page.
        reach: How far to look, in units (mm on A4); a line must lie within half of it.
    """
    pieces = model.pieces
    scale = pixels_per_mm(homography, pieces.middle) * model.unit
    offsets = measure(strength, project(homography, points_along(pieces)), np.maximum(scale * reach, 2.0))
    typical = typical_contrast(offsets)
    near = np.abs(offsets.shift) < np.maximum(0.55 * reach * scale, 1.2)
    seen = near & (offsets.contrast > max(_FLOOR, 0.3 * typical))
    length = pieces.length
    lying = np.abs(pieces.end[:, 0] - pieces.start[:, 0]) > np.abs(pieces.end[:, 1] - pieces.start[:, 1])
    score = min(_share(seen, length, lying), _share(seen, length, ~lying))
    residual = float(np.median(np.abs(offsets.shift[seen]))) if seen.any() else float("inf")
    return Support(score, _weakest_band(pieces, seen, model), residual)


def _share(seen: NDArray[np.bool_], length: FloatArray, which: NDArray[np.bool_]) -> float:
    total = float(length[which].sum())
    return float((seen * length)[which].sum()) / total if total else 1.0


def _weakest_band(pieces: Pieces, seen: NDArray[np.bool_], model: PageModel) -> float:
    """Return the lowest share of line length seen in a horizontal band of a sixth of the page that has lines."""
    band = np.clip((pieces.middle[:, 1] / model.page.height * 6).astype(int), 0, 5)
    total = np.bincount(band, weights=pieces.length, minlength=6)
    there = np.bincount(band, weights=pieces.length * seen, minlength=6)
    counted = total > 0.04 * total.sum()
    return float((there[counted] / total[counted]).min())
