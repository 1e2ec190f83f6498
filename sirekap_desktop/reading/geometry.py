"""Homographies between millimetres of a form and pixels of a page, and small helpers around them.

Pixel coordinates have pixel centres at whole numbers, as OpenCV's samplers take them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import Rect

FloatArray = NDArray[np.float64]


def project(homography: FloatArray, points: FloatArray) -> FloatArray:
    """Map points of shape (…, 2) through a 3 × 3 homography."""
    x, y = points[..., 0], points[..., 1]
    h = homography
    w = h[2, 0] * x + h[2, 1] * y + h[2, 2]
    u = h[0, 0] * x + h[0, 1] * y + h[0, 2]
    v = h[1, 0] * x + h[1, 1] * y + h[1, 2]
    return np.stack((u / w, v / w), axis=-1)


def jacobians(homography: FloatArray, points: FloatArray) -> FloatArray:
    """Return how pixels move with millimetres at points (n, 2): matrices (n, 2, 2)."""
    h = homography
    w = points @ h[2, :2] + h[2, 2]
    mapped = project(h, points)
    return np.asarray((h[None, :2, :2] - mapped[:, :, None] * h[None, 2:, :2]) / w[:, None, None])


def project_many(homographies: FloatArray, points: FloatArray) -> FloatArray:
    """Map points of shape (m, 2) through n homographies of shape (n, 3, 3); returns (n, m, 2)."""
    full = np.concatenate((points, np.ones((len(points), 1))), axis=1)
    mapped = homographies @ full.T
    depth = mapped[:, 2]
    flat = mapped[:, :2] / np.where(np.abs(depth) < 1e-9, 1e-9, depth)[:, None]
    return np.asarray(flat.transpose(0, 2, 1))


def homographies_from_quads(source: FloatArray, target: FloatArray) -> FloatArray:
    """Return the homographies (n, 3, 3) that map n source quads onto n target quads, both of shape (n, 4, 2).

    Quads with three corners on a line give matrices of NaN.
    """
    n = len(source)
    x, y = source[..., 0], source[..., 1]
    u, v = target[..., 0], target[..., 1]
    zero, one = np.zeros_like(x), np.ones_like(x)
    top = np.stack((x, y, one, zero, zero, zero, -u * x, -u * y), axis=-1)
    low = np.stack((zero, zero, zero, x, y, one, -v * x, -v * y), axis=-1)
    system = np.concatenate((top, low), axis=1)
    right = np.concatenate((u, v), axis=1)[..., None]
    regular = np.abs(np.linalg.det(system)) > 1e-12
    result = np.full((n, 3, 3), np.nan)
    if regular.any():
        solved = np.linalg.solve(system[regular], right[regular])[..., 0]
        result[regular] = np.concatenate((solved, np.ones((len(solved), 1))), axis=1).reshape(-1, 3, 3)
    return result


def corners(rect: Rect) -> FloatArray:
    """Return the four corners, clockwise from the top left, shape (4, 2)."""
    return np.array(
        [[rect.x, rect.y], [rect.right, rect.y], [rect.right, rect.bottom], [rect.x, rect.bottom]], dtype=np.float64
    )


def scaled(homography: FloatArray, factor: float, offset: tuple[float, float] = (0.0, 0.0)) -> FloatArray:
    """Return the homography into an image ``factor`` times as large, whose pixel (0, 0) lay at ``offset``.

    ``offset`` is in pixels of the image that ``homography`` leads to: it is cut off first, then the image is resized.
    """
    half = (factor - 1.0) / 2.0
    step = np.array(
        [
            [factor, 0.0, half - factor * offset[0]],
            [0.0, factor, half - factor * offset[1]],
            [0.0, 0.0, 1.0],
        ]
    )
    return np.asarray(step @ homography)


def unscaled(homography: FloatArray, factor: float, offset: tuple[float, float] = (0.0, 0.0)) -> FloatArray:
    """Undo ``scaled``."""
    step = scaled(np.eye(3), factor, offset)
    return np.asarray(np.linalg.inv(step) @ homography)


def side_lengths(quad: FloatArray) -> FloatArray:
    """Return the lengths of the four sides of quads of shape (…, 4, 2)."""
    return np.asarray(np.linalg.norm(np.roll(quad, -1, axis=-2) - quad, axis=-1))


def quad_area(quad: FloatArray) -> FloatArray:
    """Return the signed areas of quads (…, 4, 2); positive when clockwise on screen (y downwards)."""
    x, y = quad[..., 0], quad[..., 1]
    return np.asarray(0.5 * np.sum(x * np.roll(y, -1, -1) - np.roll(x, -1, -1) * y, axis=-1))
