"""Tally strokes as a KPPS makes them: bundles of five, row by row, and what becomes of the cells left over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.practice.pen import Ink, Sheet

STROKES_PER_CELL = 5
_SHIFT = 4
"""Fractional bits of OpenCV's drawing coordinates."""
_SMOOTH = 9
"""Points along a stroke, so that it may bend."""
_THICKEST = 0.5
"""Width of a stroke, at most, over the distance from one upright stroke to the next: more would make a blot."""


class Rest(StrEnum):
    """What a writer does with cells that no vote filled."""

    EMPTY = "empty"
    CROSSED = "crossed"
    """A cross in each."""
    LINED = "lined"
    """One line through the rest of each row."""
    SLASHED = "slashed"
    """One long stroke through all the rows that are left over."""


@dataclass(frozen=True, slots=True)
class TallyStyle:
    """How one person tallies; lengths are shares of a cell's width or height.

    Attributes:
        left: Where a bundle begins.
        width: From the first upright stroke to the fourth.
        height: Length of an upright stroke.
        slant: How far an upright stroke leans right, of the cell's height.
        rise: How far the fifth stroke rises over its length: negative falls.
        overhang: How far the fifth stroke reaches beyond the others on each side.
        hooked: Whether the pen stays on the paper between the upright strokes.
        unsteady: Misplacement of every stroke's ends (standard deviation).
        rest: What is done with the cells left over.
        sums: Whether the sum of each row is written beside it.
    """

    left: float
    width: float
    height: float
    slant: float
    rise: float
    overhang: float
    hooked: bool
    unsteady: float
    rest: Rest
    sums: bool


def draw_style(rng: np.random.Generator) -> TallyStyle:
    """Draw how somebody tallies. Shares are prudent guesses: photos of filled grids are few."""
    width = rng.uniform(0.26, 0.6)
    return TallyStyle(
        left=float(rng.uniform(0.12, max(0.14, 0.84 - width))),
        width=float(width),
        height=float(rng.uniform(0.48, 0.78)),
        slant=float(rng.normal(0.06, 0.09)),
        rise=float(rng.choice([-1, 1], p=[0.25, 0.75]) * rng.uniform(0.15, 0.5)),
        overhang=float(rng.uniform(0.04, 0.12)),
        hooked=bool(rng.random() < 0.2),
        unsteady=float(rng.uniform(0.015, 0.04)),
        rest=Rest(str(rng.choice([r.value for r in Rest], p=[0.6, 0.16, 0.14, 0.1]))),
        sums=bool(rng.random() < 0.7),
    )


def tally(
    sheet: Sheet,
    area: tuple[float, float, float, float],
    grid: tuple[int, int],
    votes: int,
    pen: float,
    ink: Ink,
    style: TallyStyle,
    rng: np.random.Generator,
) -> list[int]:
    """Draw votes as bundles of five strokes, row by row.

    Args:
        sheet: Where to write.
        area: The grid as x, y, width, height in pixels.
        grid: Its rows and columns.
        votes: How many strokes; what does not fit is left out.
        pen: Stroke width in pixels.
        ink: The writer's ink.
        style: How the writer tallies.
        rng: Source of accidents.

    Returns:
        The votes of each row.
    """
    x, y, width, height = area
    rows, columns = grid
    # Whoever holds a thick pen leaves room between strokes.
    thickest = _THICKEST * style.width / 3 * width / columns
    tallier = _Tallier(width / columns, height / rows, int(height / rows), min(pen, thickest), style, rng)
    canvas = np.zeros((int(height) + 2 * tallier.rim + 1, int(width) + 2 * tallier.rim + 1), np.uint8)
    full = columns * STROKES_PER_CELL
    done = [min(max(votes - row * full, 0), full) for row in range(rows)]
    for row, count in enumerate(done):
        for column in range(-(-count // STROKES_PER_CELL)):
            strokes = min(count - column * STROKES_PER_CELL, STROKES_PER_CELL)
            tallier.bundle(canvas, row, column, strokes)
    tallier.leave(canvas, [-(-count // STROKES_PER_CELL) for count in done], columns)
    alpha = (canvas / np.float32(255)).astype(np.float32)
    sheet.put(alpha, round(x) - tallier.rim, round(y) - tallier.rim, ink)
    return done


@dataclass(frozen=True, slots=True)
class _Tallier:
    """A writer at a grid whose cells have a size in pixels, on a canvas that reaches ``rim`` pixels beyond it."""

    width: float
    height: float
    rim: int
    pen: float
    style: TallyStyle
    rng: np.random.Generator

    def bundle(self, canvas: NDArray[np.uint8], row: int, column: int, strokes: int) -> None:
        """Draw one to five strokes into a cell."""
        style, rng = self.style, self.rng
        left = style.left + rng.normal(0, style.unsteady)
        top = (1 - style.height) / 2 + rng.normal(0, style.unsteady)
        upright = []
        for number in range(min(strokes, STROKES_PER_CELL - 1)):
            x = left + style.width * number / 3
            lean = style.slant / 2 * self.height / self.width
            ends = np.array([[x + lean, top], [x - lean, top + style.height]])
            upright.append(ends + rng.normal(0, style.unsteady, (2, 2)))
        if style.hooked and len(upright) > 1:
            self.stroke(canvas, row, column, np.concatenate(upright))
        else:
            for ends in upright:
                self.stroke(canvas, row, column, ends)
        if strokes == STROKES_PER_CELL:
            middle = top + style.height / 2
            across = np.array(
                [
                    [left - style.overhang, middle + style.rise / 2],
                    [left + style.width + style.overhang, middle - style.rise / 2],
                ]
            )
            self.stroke(canvas, row, column, across + rng.normal(0, style.unsteady, (2, 2)))

    def leave(self, canvas: NDArray[np.uint8], used: list[int], columns: int) -> None:
        """Do with the cells left over what the writer does with them; ``used`` are the cells taken in each row."""
        rest = self.style.rest
        for row, first in enumerate(used):
            if rest is Rest.CROSSED:
                for column in range(first, columns):
                    self.cross(canvas, row, column)
            elif rest is Rest.LINED and first < columns:
                ends = np.array([[first + 0.2, 0.5], [columns - 0.2, 0.5]]) + self.rng.normal(0, 0.08, (2, 2))
                self.stroke(canvas, row, 0, ends)
        untouched = [row for row, first in enumerate(used) if not first]
        if rest is Rest.SLASHED and untouched:
            ends = np.array([[0.3, len(untouched) - 0.2], [columns - 0.3, 0.2]]) + self.rng.normal(0, 0.08, (2, 2))
            self.stroke(canvas, untouched[0], 0, ends)

    def cross(self, canvas: NDArray[np.uint8], row: int, column: int) -> None:
        """Cross one cell out."""
        corners = np.array([[[0.15, 0.15], [0.85, 0.85]], [[0.85, 0.15], [0.15, 0.85]]])
        for ends in corners + self.rng.normal(0, 0.05, corners.shape):
            self.stroke(canvas, row, column, ends)

    def stroke(self, canvas: NDArray[np.uint8], row: int, column: int, points: NDArray[np.float64]) -> None:
        """Draw a line through points of a cell, each part bent a little."""
        parts = []
        for start, end in pairwise(points):
            along = np.linspace(0, 1, _SMOOTH)[:, None]
            bend = self.rng.normal(0, self.style.unsteady) * np.sin(np.pi * along)
            away = np.array([[start[1] - end[1], end[0] - start[0]]])
            parts.append(start + (end - start) * along + away * bend)
        places = np.concatenate(parts) + np.array([column, row])
        placed = places * (self.width, self.height) + self.rim
        fixed = np.round(placed * 2**_SHIFT).astype(np.int32)
        thick = max(1, round(self.pen))
        cv2.polylines(canvas, [fixed.reshape(-1, 1, 2)], False, 255, thick, cv2.LINE_AA, _SHIFT)
