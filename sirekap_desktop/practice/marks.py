"""What a writer puts on a form beside digits, words and tallies: filled bubbles, signatures, tip-ex."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.practice.pen import Alpha, Ink, Sheet

_SHIFT = 4
"""Fractional bits of OpenCV's drawing coordinates."""


def fill_bubble(sheet: Sheet, x: float, y: float, radius: float, ink: Ink, rng: np.random.Generator) -> None:
    """Fill one bubble, sometimes beyond its ring, sometimes not quite.

    Args:
        sheet: Where to write.
        x: Middle of the bubble in pixels.
        y: Middle of the bubble in pixels.
        radius: Radius of the printed ring in pixels.
        ink: The writer's ink.
        rng: Source of accidents.
    """
    angles = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    size = radius * rng.uniform(0.85, 1.2)
    radii = size * rng.normal(1, 0.09, angles.size).clip(0.7, 1.35)
    centre = np.array([x, y]) + rng.normal(0, radius * 0.12, 2)
    points = centre + np.stack([np.cos(angles), np.sin(angles)], axis=1) * radii[:, None]
    left, top = np.floor(points.min(axis=0)).astype(int) - 2
    right, bottom = np.ceil(points.max(axis=0)).astype(int) + 2
    canvas = np.zeros((bottom - top, right - left), np.uint8)
    fixed = np.round((points - (left, top)) * 2**_SHIFT).astype(np.int32)
    cv2.fillPoly(canvas, [fixed], 255, cv2.LINE_AA, _SHIFT)
    density = rng.uniform(0.82, 1.0) - 0.12 * rng.random(canvas.shape, dtype=np.float32)
    sheet.put((canvas / np.float32(255) * density).astype(np.float32), int(left), int(top), ink)


def _line(canvas: NDArray[np.uint8], points: NDArray[np.float64], pen: float) -> None:
    fixed = np.round(points * 2**_SHIFT).astype(np.int32)
    cv2.polylines(canvas, [fixed.reshape(-1, 1, 2)], False, 255, max(1, round(pen)), cv2.LINE_AA, _SHIFT)


def signature(
    sheet: Sheet, area: tuple[float, float, float, float], pen: float, ink: Ink, rng: np.random.Generator
) -> None:
    """Scribble a signature into an area given as x, y, width, height in pixels; it says no name."""
    x, y, width, height = area
    along = np.linspace(0, 1, 160)
    turns = rng.uniform(2.5, 6.5)
    fade = np.interp(along, (0, 0.5, 1), (1, rng.uniform(0.4, 0.9), rng.uniform(0.1, 0.4)))
    phase = rng.uniform(0, 2 * np.pi, 3)
    loops = rng.uniform(0.03, 0.09) * np.sin(2 * np.pi * turns * along + phase[0])
    rise = fade * np.sin(2 * np.pi * turns * along + phase[1]) + 0.3 * np.sin(9 * along + phase[2])
    smooth = np.stack([0.1 + 0.8 * along + loops, 0.5 - 0.34 * rise], axis=1)
    canvas = np.zeros((int(height) + 1, int(width) + 1), np.uint8)
    _line(canvas, smooth * (width, height), pen)
    alpha: Alpha = (canvas / np.float32(255)).astype(np.float32)
    sheet.put(alpha, round(x), round(y), ink)


def tipex(sheet: Sheet, area: tuple[float, float, float, float], rng: np.random.Generator) -> None:
    """Paint correction fluid over the middle of an area given as x, y, width, height in pixels."""
    x, y, width, height = area
    angles = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    radii = rng.normal(1, 0.06, angles.size)
    points = np.stack([np.cos(angles) * width * 0.47 * radii, np.sin(angles) * height * 0.47 * radii], axis=1)
    fixed = np.round((points + np.array([x + width / 2, y + height / 2])) * 2**_SHIFT).astype(np.int32)
    for layer, value in ((sheet.grey, int(rng.integers(247, 256))), (sheet.ink, 0)):
        cv2.fillPoly(layer, [fixed], value, cv2.LINE_AA, _SHIFT)
