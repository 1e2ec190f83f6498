"""Each field's own place: bent or stretched paper is followed to the printed frames of the field's boxes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, corners, project
from sirekap_desktop.reading.locate_fit import (
    Offsets,
    measure,
    pixels_per_mm,
    points_along,
    typical_contrast,
)
from sirekap_desktop.reading.locate_model import PageModel, Pieces
from sirekap_desktop.reading.locate_warp import Seen, Warp, in_millimetres

_NEIGHBOURHOOD = 13.0
"""Lines within about this many units (mm on A4) of a field tell how the paper bends there."""

_BEND_REACH = 1.2
_FRAME_REACH = 0.12
"""How far from its place, of a box's side, a frame line is looked for: nearer than any neighbour line."""

_PRIOR = np.array([0.3, 0.3, 2.0, 2.0, 2.0, 2.0])
"""How many well seen pieces it takes to move, and to stretch, a field away from where its surroundings put it."""

_ROUNDS = 3
_NEIGHBOURS = 90
_MIN_SEEN = 0.66
_SHARED_LINES = 0.75
"""Of three touching boxes the share of upright lines that is left where one of four is lost."""

_MAX_RESIDUAL = 0.05
_MAX_MOVE = 0.15
"""How far, of a box's side, a field's own frames may lie from where the lines around it put them: less than the gap
between two boxes, so that no neighbour's frame can be taken for its own."""

_FAINTEST = 10.0
_AROUND_REACH = 0.4
_MIN_AROUND, _LIKE_OTHERS = 0.5, 0.7


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
class Locals:
    """Local corrections of several fields: arrays with one row per field."""

    centre: FloatArray
    shift: FloatArray
    linear: FloatArray

    def __getitem__(self, index: int) -> Local:
        return Local(self.centre[index], self.shift[index], self.linear[index])

    def apply(self, points: FloatArray, fields: NDArray[np.intp]) -> FloatArray:
        """Correct points (…, n, 2), each by the correction of its own field (n,)."""
        away = points - self.centre[fields]
        turned = np.einsum("nij,...nj->...ni", self.linear[fields], away)
        return np.asarray(points + self.shift[fields] + turned)


@dataclass(frozen=True, slots=True)
class FieldFrame:
    """Where the boxes of one field lie.

    Attributes:
        homography: Millimetres to pixels of the page, for the whole page.
        local: Correction that comes before it.
        seen: Share of the length of the boxes' frames that was found, 0 … 1.
        residual: Median distance of the frames found from the fitted place, as a share of the box side.
        sure: Whether the frames were found well enough to trust what is cut out by them.
        around: Share of all printed lines around the field that lie in their place.
    """

    homography: FloatArray
    local: Local
    seen: float
    residual: float
    sure: bool
    around: float = 1.0

    def project(self, points: FloatArray) -> FloatArray:
        """Map millimetres of the form to pixels of the page, (…, 2)."""
        return project(self.homography, self.local.apply(points))

    def polygon(self, rect: Rect) -> FloatArray:
        """Return the corners of a rectangle of the form in pixels of the page, (4, 2)."""
        return self.project(corners(rect))


def locate_fields(
    strength: NDArray[np.uint8], homography: FloatArray, to_page: FloatArray, model: PageModel, warp: Warp
) -> dict[str, FieldFrame]:
    """Fit every field of a page to its printed frames.

    Args:
        strength: Ink picture.
        homography: Fitted, from millimetres to its pixels.
        to_page: The same into the page's own pixels.
        model: The page.
        warp: How the paper bends.
    """
    fields = model.page.fields
    if not fields:
        return {}
    own = _OwnPieces(model)
    bends, around = _bends(strength, homography, model, warp)
    local = bends
    for _ in range(_ROUNDS):
        last = local
        offsets = own.measured(strength, homography, local)
        local = _fitted(local, own.padded(in_millimetres(homography, own.pieces, offsets)), own.sides)
    seen = offsets.contrast > max(_FAINTEST, 0.3 * typical_contrast(offsets))
    off = np.abs(offsets.shift) / (own.scale(homography) * own.sides[own.field])
    frames = {}
    for i, field in enumerate(fields):
        mine = own.field == i
        moved = float(np.linalg.norm(last.shift[i] - bends.shift[i])) / own.sides[i]
        share, residual = _share_seen(field, own.pieces.select(mine), seen[mine]), 1.0
        if (mine & seen).any():
            residual = float(np.median(off[mine & seen]))
        sure = bool(share >= _MIN_SEEN and residual <= _MAX_RESIDUAL and moved <= _MAX_MOVE)
        sure = sure and bool(around[i] >= max(_MIN_AROUND, _LIKE_OTHERS * np.median(around)))
        frames[field.id] = FieldFrame(to_page, (last if sure else bends)[i], share, residual, sure, float(around[i]))
    return frames


def _share_seen(field: FieldDefinition, pieces: Pieces, seen: NDArray[np.bool_]) -> float:
    """Return the share of a field's frames that is seen; of sides across and down and of its ends, the worst.

    The ends tell a field from its neighbours: moved by one gap, every frame in between would meet another one. Boxes
    that touch have no gap to be moved by, and moved by a whole box they lie farther off than ``_MAX_MOVE``: there one
    end is enough and a line between them may be missing, since scans in two levels lose such thin lines first.
    """
    length = pieces.length
    lying = np.abs(pieces.end[:, 0] - pieces.start[:, 0]) > np.abs(pieces.end[:, 1] - pieces.start[:, 1])
    x = pieces.middle[:, 0]
    ends = [~lying & (np.abs(x - edge) < 0.1) for edge in (field.frame.x, field.frame.right)]
    across, down, *at_ends = (
        float((seen * length)[part].sum() / length[part].sum()) for part in (lying, ~lying, *ends)
    )
    if _touching(field):
        return min(across, down / _SHARED_LINES, max(at_ends))
    return min(across, down, *at_ends)


def _touching(field: FieldDefinition) -> bool:
    """Tell whether neighbouring boxes of a field share their frame."""
    return all(b.x - a.right < field.box_line for a, b in pairwise(field.boxes))


class _OwnPieces:
    """The pieces of all fields' own frames, in one row and as a table with one (padded) row per field."""

    def __init__(self, model: PageModel) -> None:
        fields = model.page.fields
        own = [model.field_pieces[f.id] for f in fields]
        self.pieces = Pieces(np.concatenate([p.start for p in own]), np.concatenate([p.end for p in own]))
        self.sides = np.array([_side(f) for f in fields])
        counts = np.array([len(p) for p in own])
        self.field = np.repeat(np.arange(len(fields)), counts)
        self._column = np.concatenate([np.arange(n) for n in counts])
        self._shape = (len(fields), int(counts.max()))
        self._along = points_along(self.pieces)

    def rows(self, values: FloatArray) -> FloatArray:
        """Return values of the pieces as a table; where a field has fewer pieces, zeros."""
        table = np.zeros(self._shape + values.shape[1:])
        table[self.field, self._column] = values
        return table

    def padded(self, measured: Seen) -> Seen:
        """Return measurements as tables."""
        return Seen(
            self.rows(measured.points),
            self.rows(measured.across),
            self.rows(measured.shift),
            self.rows(measured.weight),
        )

    def scale(self, homography: FloatArray) -> FloatArray:
        """Return pixels per millimetre at each piece."""
        return pixels_per_mm(homography, self.pieces.middle)

    def measured(self, strength: NDArray[np.uint8], homography: FloatArray, local: Locals) -> Offsets:
        """Look for each piece near where the local corrections put it."""
        moved = local.apply(self._along, self.field)
        reach = self.scale(homography) * self.sides[self.field] * _FRAME_REACH
        return measure(strength, project(homography, moved), np.maximum(reach, 1.5))


def _side(field: FieldDefinition) -> float:
    return min(min(box.width, box.height) for box in field.boxes)


def _bends(
    strength: NDArray[np.uint8], homography: FloatArray, model: PageModel, warp: Warp
) -> tuple[Locals, FloatArray]:
    """Return the smooth local correction around each field, from all printed lines near it.

    Also returns the share of those lines that lie where the bent page puts them: where rows of a table are mixed up,
    each finds a line of its neighbour, but the lines around do not fit.
    """
    pieces = model.pieces
    scale = pixels_per_mm(homography, pieces.middle)
    reach = np.maximum(scale * model.unit * _BEND_REACH, 2.0)
    offsets = measure(strength, project(homography, warp.apply(points_along(pieces))), reach)
    seen = in_millimetres(homography, pieces, offsets)
    centres = np.array([[f.frame.centre.x, f.frame.centre.y] for f in model.page.fields])
    count = len(centres)
    away = np.linalg.norm(pieces.middle[None] - centres[:, None], axis=2) / (model.unit * _NEIGHBOURHOOD)
    nearest = np.argsort(away, axis=1)[:, :_NEIGHBOURS]
    near = np.take_along_axis(away, nearest, axis=1)
    around = Seen(
        seen.points[nearest],
        seen.across[nearest],
        seen.shift[nearest],
        seen.weight[nearest] * np.exp(-0.5 * near**2),
    )
    start = Locals(centres, warp.apply(centres) - centres, warp.linear_at(centres))
    near_enough = np.abs(seen.shift) < _AROUND_REACH * model.unit
    there = near_enough & (offsets.contrast > max(_FAINTEST, 0.3 * typical_contrast(offsets)))
    weight = pieces.length * np.exp(-0.5 * (away / 1.5) ** 2)
    share = (weight * there).sum(axis=1) / weight.sum(axis=1)
    return _fitted(start, around, np.full(count, model.unit * _NEIGHBOURHOOD)), share


def _fitted(start: Locals, measured: Seen, size: FloatArray) -> Locals:
    """Improve local corrections by measured offsets; what they don't tell stays as it was.

    Args:
        start: Corrections of f fields.
        measured: Tables of f rows.
        size: Millimetres over which a stretch counts, (f,).
    """
    target, weight, across = measured.shift, measured.weight, measured.across
    relative = (measured.points - start.centre[:, None]) / size[:, None, None]
    system = np.concatenate((across, across[..., :1] * relative, across[..., 1:] * relative), axis=2)
    strong = np.where(weight > 0.1, np.abs(target), np.nan)
    known = ~np.isnan(strong).all(axis=1)
    spread = 0.01 * size
    spread[known] = np.maximum(spread[known], np.nanmedian(strong[known], axis=1))
    change: FloatArray = np.zeros((len(size), 6))
    for _ in range(4):
        left = target - (system @ change[..., None])[..., 0]
        robust = weight / (1.0 + (left / (2.0 * spread[:, None])) ** 2) ** 2
        weighted = (system * robust[..., None]).transpose(0, 2, 1)
        solved = np.linalg.solve(weighted @ system + np.diag(_PRIOR), weighted @ target[..., None])
        change = np.asarray(solved[..., 0], dtype=np.float64)
    linear = start.linear + change[:, 2:].reshape(-1, 2, 2) / size[:, None, None]
    return Locals(start.centre, start.shift + change[:, :2], linear)
