"""Each field's own place: bent or stretched paper is followed to the printed frames of the field's boxes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, corners, jacobians, project
from sirekap_desktop.reading.locate_fit import (
    Offsets,
    measure,
    pixels_per_mm,
    points_along,
    typical_contrast,
    weights_of,
)
from sirekap_desktop.reading.locate_model import PageModel, Pieces

_NEIGHBOURHOOD = 13.0
"""Lines within about this many units (mm on A4) of a field tell how the paper bends there."""

_BEND_REACH = 1.2
_FRAME_REACH = 0.12
"""How far from its place, of a box's side, a frame line is looked for: nearer than any neighbour line."""

_PRIOR = np.array([0.3, 0.3, 2.0, 2.0, 2.0, 2.0])
"""How many well seen pieces it takes to move, and to stretch, a field away from where its surroundings put it."""

_MIN_SEEN = 0.55
_MAX_RESIDUAL = 0.05


@dataclass(frozen=True, slots=True)
class Local:
    """A small affine correction around a place, millimetres: p → p + shift + linear · (p − centre)."""

    centre: FloatArray
    shift: FloatArray
    linear: FloatArray

    def apply(self, points: FloatArray) -> FloatArray:
        """Correct points of shape (…, 2)."""
        return np.asarray(points + self.shift + (points - self.centre) @ self.linear.T)


@dataclass(frozen=True, slots=True)
class FieldFrame:
    """Where the boxes of one field lie.

    Attributes:
        homography: Millimetres to pixels of the page, for the whole page.
        local: Correction that comes before it.
        seen: Share of the length of the boxes' frames that was found, 0 … 1.
        residual: Median distance of the frames found from the fitted place, as a share of the box side.
        sure: Whether the frames were found well enough to trust what is cut out by them.
    """

    homography: FloatArray
    local: Local
    seen: float
    residual: float
    sure: bool

    def project(self, points: FloatArray) -> FloatArray:
        """Map millimetres of the form to pixels of the page, (…, 2)."""
        return project(self.homography, self.local.apply(points))

    def polygon(self, rect: Rect) -> FloatArray:
        """Return the corners of a rectangle of the form in pixels of the page, (4, 2)."""
        return self.project(corners(rect))


@dataclass(frozen=True, slots=True)
class _Measured:
    """Offsets of pieces told in millimetres: places, directions across (n, 2), shifts, contrasts (n,)."""

    points: FloatArray
    across: FloatArray
    shift: FloatArray
    contrast: FloatArray

    def part(self, chosen: slice | NDArray[np.bool_]) -> _Measured:
        """Return some of the pieces."""
        return _Measured(self.points[chosen], self.across[chosen], self.shift[chosen], self.contrast[chosen])


def _in_mm(homography: FloatArray, points: FloatArray, offsets: Offsets) -> _Measured:
    pull = np.einsum("ni,nij->nj", offsets.normal, jacobians(homography, points))
    scale = np.maximum(np.linalg.norm(pull, axis=1), 1e-6)
    return _Measured(points, pull / scale[:, None], offsets.shift / scale, offsets.contrast)


def locate_fields(
    strength: NDArray[np.uint8], homography: FloatArray, to_page: FloatArray, model: PageModel
) -> dict[str, FieldFrame]:
    """Fit every field of a page to its printed frames.

    Args:
        strength: Ink picture.
        homography: Fitted, from millimetres to its pixels.
        to_page: The same into the page's own pixels.
        model: The page.
    """
    bends = _bends(strength, homography, model)
    fields = model.page.fields
    if not fields:
        return {}
    own = [model.field_pieces[f.id] for f in fields]
    edges = np.concatenate(([0], np.cumsum([len(p) for p in own])))
    parts = [slice(int(a), int(b)) for a, b in itertools.pairwise(edges)]
    stacked = Pieces(np.concatenate([p.start for p in own]), np.concatenate([p.end for p in own]))
    along = points_along(stacked)
    reach = pixels_per_mm(homography, stacked.middle) * _FRAME_REACH
    reach *= np.concatenate([np.full(len(p), _side(f)) for p, f in zip(own, fields, strict=True)])
    local = bends
    for _ in range(3):
        moved = np.concatenate([one.apply(along[:, part]) for one, part in zip(local, parts, strict=True)], axis=1)
        offsets = measure(strength, project(homography, moved), np.maximum(reach, 1.5))
        weights = weights_of(offsets, stacked)
        measured = _in_mm(homography, stacked.middle, offsets)
        last = local
        local = [
            _fit(one, measured.part(part), weights[part], _side(field))
            for one, part, field in zip(local, parts, fields, strict=True)
        ]
    typical = typical_contrast(offsets)
    return {
        field.id: _judged(field, measured.part(part), own[i].length, typical, to_page, last[i], bends[i])
        for i, (field, part) in enumerate(zip(fields, parts, strict=True))
    }


def _judged(
    field: FieldDefinition,
    measured: _Measured,
    length: FloatArray,
    typical: float,
    to_page: FloatArray,
    own: Local,
    bend: Local,
) -> FieldFrame:
    """Decide whether the frames of a field were found; else keep what the lines around it say."""
    there = measured.contrast > max(10.0, 0.3 * typical)
    seen = float((there * length).sum() / length.sum())
    off = np.abs(measured.shift[there]) / _side(field)
    residual = float(np.median(off)) if there.any() else 1.0
    sure = seen >= _MIN_SEEN and residual <= _MAX_RESIDUAL
    return FieldFrame(to_page, own if sure else bend, seen, residual, sure)


def _side(field: FieldDefinition) -> float:
    return min(min(box.width, box.height) for box in field.boxes)


def _bends(strength: NDArray[np.uint8], homography: FloatArray, model: PageModel) -> list[Local]:
    """Return the smooth local correction around each field, from all printed lines near it."""
    pieces = model.pieces
    scale = pixels_per_mm(homography, pieces.middle)
    offsets = measure(
        strength, project(homography, points_along(pieces)), np.maximum(scale * model.unit * _BEND_REACH, 2.0)
    )
    weights = weights_of(offsets, pieces)
    measured = _in_mm(homography, pieces.middle, offsets)
    result = []
    for field in model.page.fields:
        centre = np.array([field.frame.centre.x, field.frame.centre.y])
        away = np.linalg.norm(pieces.middle - centre, axis=1) / (model.unit * _NEIGHBOURHOOD)
        near = away < 2.5
        start = Local(centre, np.zeros(2), np.zeros((2, 2)))
        nearness = weights[near] * np.exp(-0.5 * away[near] ** 2)
        result.append(_fit(start, measured.part(near), nearness, model.unit * _NEIGHBOURHOOD))
    return result


def _fit(start: Local, measured: _Measured, weights: FloatArray, size: float) -> Local:
    """Improve a local correction by measured offsets; what they don't tell stays as it was."""
    target = measured.shift
    relative = (measured.points - start.centre) / size
    across = measured.across
    system = np.concatenate((across, across[:, :1] * relative, across[:, 1:] * relative), axis=1)
    sure = weights > 0.1
    spread = max(float(np.median(np.abs(target[sure]))) if sure.any() else 0.0, 0.01 * size)
    change = np.zeros(6)
    for _ in range(4):
        left = target - system @ change
        robust = weights / (1.0 + (left / (2.0 * spread)) ** 2) ** 2
        matrix = system.T @ (system * robust[:, None]) + np.diag(_PRIOR)
        change = np.linalg.solve(matrix, system.T @ (robust * target))
    return Local(start.centre, start.shift + change[:2], start.linear + change[2:].reshape(2, 2) / size)
