"""Stroke centre lines of a filled glyph, so that any pen can write it again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def thin(mask: Mask) -> Mask:
    """Return the one-pixel skeleton of a mask whose border rows and columns are empty.

    Source: T. Y. Zhang and C. Y. Suen, "A fast parallel algorithm for thinning digital patterns", CACM 27 (1984).
    """
    image = mask.astype(np.uint8)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            remove = _removable(image, first)
            if remove.any():
                image[remove] = 0
                changed = True
    return image.astype(bool)


def _removable(image: NDArray[np.uint8], first: bool) -> Mask:
    padded = np.pad(image, 1)
    height, width = image.shape
    # The eight neighbours clockwise from north: P2 … P9 of the paper.
    north, north_east, east, south_east, south, south_west, west, north_west = (
        padded[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        for dy, dx in ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
    )
    ring = [north, north_east, east, south_east, south, south_west, west, north_west]
    count = np.sum(ring, axis=0, dtype=np.uint8)
    steps = np.sum(
        [(a == 0) & (b == 1) for a, b in zip(ring, [*ring[1:], north], strict=True)], axis=0, dtype=np.uint8
    )
    if first:
        corner = (north * east * south == 0) & (east * south * west == 0)
    else:
        corner = (north * east * west == 0) & (north * south * west == 0)
    result: Mask = (image == 1) & (count >= 2) & (count <= 6) & (steps == 1) & corner
    return result
