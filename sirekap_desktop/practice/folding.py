"""Paper that was folded: creases across the sheet, and corners folded in or torn off."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.practice.pen import Sheet
from sirekap_desktop.practice.profile import Corner

_SLOPE = 0.012
"""Tangent of a fold's angle to the sheet's edge (standard deviation)."""
_SLIP_MM = 0.35
"""How far the paper beyond a fold is displaced on A4 (standard deviation), clipped at twice that."""
_STEP = 0.8
"""Each time a corner would reach a box it shrinks by this factor."""


def fold_paper(sheet: Sheet, rng: np.random.Generator) -> None:
    """Fold a sheet once across or along: a dark and a bright line, and the paper beyond them a little displaced."""
    height, width = sheet.grey.shape
    per_mm = max(height, width) / 297
    level = rng.random() < 0.6
    side, length = (height, width) if level else (width, height)
    place = side * float(np.clip(rng.choice([1 / 3, 1 / 2, 2 / 3]) + rng.normal(0, 0.03), 0.1, 0.9))
    slope = float(rng.normal(0, _SLOPE))
    slip = np.clip(rng.normal(0, _SLIP_MM, 2), -2 * _SLIP_MM, 2 * _SLIP_MM) * per_mm
    at = (place + slope * (np.arange(length) - length / 2)).astype(np.float32)
    distance = np.arange(side, dtype=np.float32)[:, None] - at
    distance = distance if level else np.ascontiguousarray(distance.T)
    _displace(sheet, distance, slip, per_mm)
    _crease(sheet, distance, per_mm, rng)


def _displace(sheet: Sheet, distance: NDArray[np.float32], slip: NDArray[np.float64], per_mm: float) -> None:
    """Move what lies beyond a fold, over a millimetre of bent paper."""
    share = np.clip(distance / np.float32(per_mm), 0, 1)
    height, width = distance.shape
    across = np.arange(width, dtype=np.float32) + share * np.float32(slip[0])
    down = np.arange(height, dtype=np.float32)[:, None] + share * np.float32(slip[1])
    for layer in (sheet.grey, sheet.ink, *(t.coverage for t in sheet.tints)):
        layer[:] = cv2.remap(layer, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _crease(sheet: Sheet, distance: NDArray[np.float32], per_mm: float, rng: np.random.Generator) -> None:
    """Draw a fold: shade on one side, light on the other, and worn ink on its ridge."""
    near = np.abs(distance) < 4 * per_mm
    d = distance[near]
    depth, light = rng.uniform(18, 70), rng.uniform(8, 40)
    ridge = max(0.18 * per_mm, 0.7)
    shade = -depth * np.exp(-((d / ridge) ** 2)) + light * np.exp(-(((d - 3 * ridge) / (2 * ridge)) ** 2))
    shade -= rng.uniform(2, 12) * np.exp(-np.abs(d) / (1.5 * per_mm)) * (d < 0)
    worn = (rng.random(d.shape) < 0.35) & (np.abs(d) < ridge * 0.8)
    grey = np.clip(sheet.grey[near] + shade, 0, 255)
    # Along the ridge paper fibres show through whatever was printed or written.
    grey[worn] = np.maximum(grey[worn], 205)
    sheet.grey[near] = grey.astype(np.uint8)


def spoil_corner(sheet: Sheet, kind: Corner, size: float, keep: NDArray[np.uint8], rng: np.random.Generator) -> None:
    """Fold one corner in, or tear it off.

    Args:
        sheet: The sheet, changed in place.
        kind: ``FOLDED`` or ``CUT``.
        size: Longer leg of the missing triangle in pixels; shrinks until nothing in ``keep`` is lost.
        keep: Where nothing may be hidden, non-zero.
        rng: Source of everything random.
    """
    turns = int(rng.integers(4))
    ratio = float(rng.uniform(0.55, 1.0))
    # Seen with the corner at the top left; views of the same arrays.
    grey, protected = np.rot90(sheet.grey, turns), np.rot90(keep, turns)
    gone, flap = _triangles(grey.shape, size, size * ratio)
    while protected[(gone | flap if kind is Corner.FOLDED else gone) > 0].any():
        size *= _STEP
        gone, flap = _triangles(grey.shape, size, size * ratio)
    if kind is Corner.FOLDED:
        shadow = cv2.GaussianBlur(flap, (0, 0), max(1.0, size / 60))
        darker = grey * (1 - shadow.astype(np.float32) / 255 * np.float32(rng.uniform(0.12, 0.35)))
        grey[:] = np.where(flap > 0, np.uint8(rng.integers(222, 244)), darker.astype(np.uint8))
        np.rot90(sheet.ink, turns)[flap > 0] = 0
        edge = max(1, round(size / 220))
        cv2.line(flap, (round(size), 0), (0, round(size * ratio)), 128, edge)
        grey[flap == 128] = 150
        for tint in sheet.tints:
            np.rot90(tint.coverage, turns)[flap > 0] = 0
    missing = np.zeros_like(sheet.grey)
    np.rot90(missing, turns)[gone > 0] = 255
    sheet.gone = missing


def _triangles(shape: tuple[int, ...], across: float, down: float) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return masks of the missing corner at the top left, and of the flap: its mirror image over the fold."""
    fold = np.array([[across, 0.0], [0.0, down]])
    along = (fold[1] - fold[0]) / np.linalg.norm(fold[1] - fold[0])
    foot = fold[0] + along * float(-fold[0] @ along)
    masks = []
    for tip in (np.zeros(2), 2 * foot):
        mask = np.zeros(shape, np.uint8)
        cv2.fillPoly(mask, [np.round(np.vstack([fold, tip])).astype(np.int32)], 255)
        masks.append(mask)
    return masks[0], masks[1]
