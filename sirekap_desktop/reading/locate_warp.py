"""Paper that isn't flat: a smooth correction of a whole page, fitted to its printed lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray, jacobians, project
from sirekap_desktop.reading.locate_fit import Offsets, measure, pixels_per_mm, points_along, weights_of
from sirekap_desktop.reading.locate_model import PageModel, Pieces

_ROUNDS = ((2.2, 6), (2.2, 6), (1.8, 10), (1.4, 10), (1.2, 10))
"""How far to look (units, mm on A4) and how many monomials to fit, round after round: a stiff sheet first, so that
the lines of most of the page keep the rest from taking a neighbour row for its own."""

_STIFFNESS = 0.004
"""Pull towards flat paper, of the whole evidence's weight: bends nothing where no lines are."""


@dataclass(frozen=True, slots=True)
class Warp:
    """A cubic correction of places on the sheet: p → p + coefficients of the monomials of p up to degree three.

    Attributes:
        size: Width and height of the sheet, millimetres.
        coefficients: Shape (10, 2), millimetres, for places scaled to −1 … 1.
    """

    size: FloatArray
    coefficients: FloatArray

    def apply(self, points: FloatArray) -> FloatArray:
        """Correct points of shape (…, 2)."""
        return np.asarray(points + _monomials(points, self.size) @ self.coefficients)

    def linear_at(self, centres: FloatArray) -> FloatArray:
        """Return the derivative of the correction at places (n, 2): matrices (n, 2, 2), 0 for flat paper."""
        step = self.size * 1e-3
        columns = []
        for axis in range(2):
            move = np.zeros(2)
            move[axis] = step[axis]
            ahead = _monomials(centres + move, self.size) - _monomials(centres - move, self.size)
            columns.append(ahead @ self.coefficients / (2 * step[axis]))
        return np.stack(columns, axis=-1)


def _monomials(points: FloatArray, size: FloatArray) -> FloatArray:
    x = 2.0 * points[..., 0] / size[0] - 1.0
    y = 2.0 * points[..., 1] / size[1] - 1.0
    return np.stack(
        (np.ones_like(x), x, y, x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3),
        axis=-1,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """Offsets of pieces told in millimetres: places, directions across (…, 2), shifts, weights (…)."""

    points: FloatArray
    across: FloatArray
    shift: FloatArray
    weight: FloatArray


def in_millimetres(homography: FloatArray, pieces: Pieces, offsets: Offsets) -> Seen:
    """Turn offsets seen in pixels into offsets on the sheet."""
    points = pieces.middle
    pull = np.einsum("ni,nij->nj", offsets.normal, jacobians(homography, points))
    scale = np.maximum(np.linalg.norm(pull, axis=1), 1e-6)
    return Seen(points, pull / scale[:, None], offsets.shift / scale, weights_of(offsets, pieces))


def flat(model: PageModel) -> Warp:
    """Return the correction that changes nothing."""
    return Warp(np.array([model.page.width, model.page.height]), np.zeros((10, 2)))


def fit_warp(strength: NDArray[np.uint8], homography: FloatArray, model: PageModel, bent: bool) -> Warp:
    """Fit the correction that brings a page's lines to where they are seen.

    Args:
        strength: Ink picture.
        homography: Fitted, from millimetres to its pixels.
        model: The page.
        bent: Whether the homography leaves much to do.
    """
    pieces = model.pieces
    along = points_along(pieces)
    scale = pixels_per_mm(homography, pieces.middle) * model.unit
    warp = flat(model)
    for reach, monomials in _ROUNDS if bent else _ROUNDS[-1:]:
        offsets = measure(strength, project(homography, warp.apply(along)), np.maximum(scale * reach, 2.0))
        warp = _bent(warp, in_millimetres(homography, pieces, offsets), monomials)
    return warp


def _bent(warp: Warp, seen: Seen, monomials: int) -> Warp:
    basis = _monomials(seen.points, warp.size)[:, :monomials]
    system = np.concatenate((seen.across[:, :1] * basis, seen.across[:, 1:] * basis), axis=1)
    strong = seen.weight > 0.1
    spread = max(float(np.median(np.abs(seen.shift[strong]))) if strong.any() else 0.0, 0.05)
    stiff = np.eye(system.shape[1]) * (_STIFFNESS * max(float(seen.weight.sum()), 1.0))
    change: FloatArray = np.zeros(system.shape[1])
    for _ in range(4):
        left = seen.shift - system @ change
        robust = seen.weight / (1.0 + (left / (2.5 * spread)) ** 2) ** 2
        weighted = system * robust[:, None]
        change = np.asarray(np.linalg.solve(weighted.T @ system + stiff, weighted.T @ seen.shift), dtype=np.float64)
    coefficients = warp.coefficients.copy()
    coefficients[:monomials] += change.reshape(2, monomials).T
    return Warp(warp.size, coefficients)
