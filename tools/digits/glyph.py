"""The glyph canvas: ink of one hand-written sign before it is placed in a box.

A glyph is a ``uint8`` picture of ``SIZE`` x ``SIZE`` pixels, 255 where ink is, with the sign nominally
``REACH`` pixels high in the middle. Pen widths are given in pixels of this canvas.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

SIZE = 160
REACH = 120

Glyph = NDArray[np.uint8]
Points = NDArray[np.float64]


def empty() -> Glyph:
    """A canvas without ink."""
    return np.zeros((SIZE, SIZE), np.uint8)


def to_canvas(unit: Points) -> Points:
    """Points of the unit square (x right, y down) in canvas pixels."""
    return unit * REACH + (SIZE - REACH) / 2


def smooth(points: Points, per_span: int = 8) -> Points:
    """A Catmull-Rom curve through ``points``, ``per_span`` points for each span."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, per_span, endpoint=False)[:, None]
    spans = []
    for a, b, c, d in zip(padded[:-3], padded[1:-2], padded[2:-1], padded[3:], strict=True):
        spans.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack([*spans, points[-1:]])


def draw_stroke(canvas: Glyph, path: Points, width: float, rng: np.random.Generator, unevenness: float = 0.0) -> None:
    """Draw one pen stroke along ``path`` (canvas pixels), its width wandering by ``unevenness`` (a share)."""
    fixed = np.round(path * 16).astype(np.int32)
    if unevenness <= 0.02 or len(path) < 6:
        cv2.polylines(canvas, [fixed], False, 255, max(1, round(width)), cv2.LINE_AA, 4)
        return
    knots = rng.normal(1.0, unevenness, 5)
    pieces = max(3, len(path) // 4)
    factors = np.interp(np.linspace(0, 4, pieces), np.arange(5), knots)
    edges = np.linspace(0, len(path) - 1, pieces + 1).astype(int)
    for factor, start, stop in zip(factors, edges[:-1], edges[1:], strict=True):
        thick = max(1, round(width * float(np.clip(factor, 0.45, 1.7))))
        cv2.polylines(canvas, [fixed[start : stop + 1]], False, 255, thick, cv2.LINE_AA, 4)


def change_width(glyph: Glyph, width: float) -> Glyph:
    """Make the strokes of a glyph about ``width`` pixels wide by moving its outline in or out.

    Strokes are never thinned by more than 45 %, since thin places would vanish and change the sign.
    """
    solid = (glyph > 127).astype(np.uint8)
    if not solid.any():
        return glyph
    inside = cv2.distanceTransform(solid, cv2.DIST_L2, 3)
    # In a stroke of half-width r the distance to the outline is r/2 on average.
    half = 2.0 * float(inside[solid > 0].mean())
    shift = float(np.clip(width / 2 - half, -0.45 * half, 12.0))
    if abs(shift) < 0.4:
        return glyph
    outside = cv2.distanceTransform(1 - solid, cv2.DIST_L2, 3)
    signed = inside - outside + shift + 0.5
    return (np.clip(signed, 0, 1) * 255).astype(np.uint8)


def fail_ink(glyph: Glyph, rng: np.random.Generator, share: float) -> Glyph:
    """Let the pen fail in about ``share`` of the places: gaps of the size of a pen's width."""
    cells = int(rng.integers(14, 40))
    noise = cv2.resize(rng.random((cells, cells), np.float32), (SIZE, SIZE), interpolation=cv2.INTER_CUBIC)
    keep = np.clip((noise - np.float32(np.quantile(noise, share))) * 8 + 0.5, 0.0, 1.0)
    return (glyph * keep).astype(np.uint8)
