"""Cutting the cells of a tally grid, each on its own printed lines, with those lines taken away.

Reader and training share this module, so that the net is asked about what it was taught.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray, side_lengths
from sirekap_desktop.reading.locate_image import Pyramid

CELL_WIDTH, CELL_HEIGHT = 48, 32
"""Pixels of a cell once it is drawn upright: of a plano on A4 at 300 dpi 76 x 62 are seen, of a fax 42 x 34."""

AROUND_X, AROUND_Y = 4, 4
"""Pixels of its neighbours that are shown around a cell: strokes leave their cells."""

CROP_SIZE = (CELL_HEIGHT + 2 * AROUND_Y, CELL_WIDTH + 2 * AROUND_X)

_RIM_X, _RIM_Y = 20, 14
"""Pixels beyond the grid that are drawn too, for shifted grids and cells at the edge."""

_REACH_X, _REACH_Y = 8, 6
"""How far a printed line is looked for from where the page puts it: a sixth of a cell, nearer than its neighbour."""

_PAPER_WINDOW = 21
_LINE_RANK = 0.25
"""A printed line is dark from end to end: this share of the pixels along it, at most, may be lighter than it is said
to be. Strokes leave gaps between the rows, so that no column of strokes passes for a line."""

_FAINTEST_LINE = 12.0
"""Darkness, of 255, below which nothing counts as a line."""

_STIFF = 40.0
"""Pull of the printed lines' expected places, as a darkness: faint lines move a grid little."""

_FAINTEST_INK = 34.0
"""Ink fainter than this, of 255, isn't stretched further: empty grids would fill with noise."""

_INK_FROM = 24
_INKED = 0.35
"""Stretched darkness from which a pixel of a cell counts as ink."""

_BLANK_INK = 0.004
"""Share of a cell's pixels below which it holds no ink: the shortest stroke covers three times as much."""

_INSET = 2
"""Pixels at the rim of a cell in which a neighbour's ink is not yet its own."""


@dataclass(frozen=True, slots=True)
class GridCells:
    """The cells of one grid.

    Attributes:
        picture: Darkness without printed lines, 0 paper … 1 the grid's own ink, float32.
        x: Left end of what is shown of each cell in the picture, (rows, columns).
        y: Its upper end.
        ink: Share of each cell that is ink, (rows, columns).
        pixels: Shortest side of a cell in pixels of the page.
    """

    picture: NDArray[np.float32]
    x: NDArray[np.int_]
    y: NDArray[np.int_]
    ink: FloatArray
    pixels: float

    @property
    def inked(self) -> NDArray[np.bool_]:
        """Which cells hold ink at all, (rows, columns)."""
        return np.asarray(self.ink >= _BLANK_INK)

    def crops(self) -> NDArray[np.float32]:
        """Return what is seen of each cell that holds ink, row by row, (n, *CROP_SIZE)."""
        high, wide = CROP_SIZE
        corners = zip(self.x[self.inked].tolist(), self.y[self.inked].tolist(), strict=True)
        crops = [self.picture[y : y + high, x : x + wide] for x, y in corners]
        return np.stack(crops) if crops else np.empty((0, high, wide), dtype=np.float32)


def cut_cells(pyramid: Pyramid, quad: FloatArray, rows: int, columns: int) -> GridCells:
    """Cut a grid.

    Args:
        pyramid: The page.
        quad: Corners of the grid in pixels of the page, clockwise from the top left, (4, 2).
        rows: Rows of the grid.
        columns: Columns of the grid.
    """
    dark = _darkness(_drawn(pyramid, quad, rows, columns))
    down, across = _line_segments(dark, rows, columns)
    dx, dy = _shifts(down, across, rows, columns)
    clean = _without_lines(dark, down, across, rows, columns)
    level = _ink_level(clean)
    stretched = np.minimum(clean / np.float32(level), np.float32(1.0))
    x, y = _corners(dx, dy)
    return GridCells(stretched, x, y, _ink_share(stretched, x, y), _cell_pixels(quad, rows, columns))


def _ink_share(picture: NDArray[np.float32], x: NDArray[np.int_], y: NDArray[np.int_]) -> FloatArray:
    """Return the share of each cell's pixels that are ink."""
    sums = cv2.integral(np.asarray(picture > _INKED, dtype=np.uint8))
    left, top = x + AROUND_X + _INSET, y + AROUND_Y + _INSET
    right, bottom = left + CELL_WIDTH - 2 * _INSET, top + CELL_HEIGHT - 2 * _INSET
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside / ((CELL_WIDTH - 2 * _INSET) * (CELL_HEIGHT - 2 * _INSET)), dtype=np.float64)


def _cell_pixels(quad: FloatArray, rows: int, columns: int) -> float:
    sides = side_lengths(quad)
    return float(min(sides[[0, 2]].min() / columns, sides[[1, 3]].min() / rows))


def _drawn(pyramid: Pyramid, quad: FloatArray, rows: int, columns: int) -> NDArray[np.uint8]:
    """Return the grid upright with its rim, from the smallest level of the page that holds as much."""
    width, height = columns * CELL_WIDTH, rows * CELL_HEIGHT
    sides = side_lengths(quad)
    number = max(0, int(np.floor(np.log2(max(float(sides.max()) / width, 1.0)))))
    level = pyramid.level(number)
    there = ((quad + 0.5) / 2**number - 0.5).astype(np.float32)
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    edges += np.array([_RIM_X, _RIM_Y], dtype=np.float32) - np.float32(0.5)
    matrix = cv2.getPerspectiveTransform(edges, there)
    size = (width + 2 * _RIM_X, height + 2 * _RIM_Y)
    drawn = cv2.warpPerspective(
        level, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(drawn, dtype=np.uint8)


def _darkness(gray: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how much darker each pixel is than the paper near it, 0 … 255."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (_PAPER_WINDOW, _PAPER_WINDOW))
    paper = cv2.morphologyEx(cv2.blur(gray, (3, 3)), cv2.MORPH_CLOSE, kernel)
    paper = np.maximum(cv2.blur(paper, (_PAPER_WINDOW, _PAPER_WINDOW)), np.uint8(16))
    return 255.0 - np.asarray(cv2.divide(gray, paper, scale=255), dtype=np.float32)


def _line_segments(dark: NDArray[np.float32], rows: int, columns: int) -> tuple[FloatArray, FloatArray]:
    """Return what is dark from end to end.

    Returns:
        Of the upper and lower half each column's darkness, (2, width), and of each third of the grid's width each
        row's darkness, (3, height).
    """
    inside = dark[_RIM_Y : _RIM_Y + rows * CELL_HEIGHT]
    down = np.stack([_low(half, 0) for half in np.array_split(inside, 2, axis=0)])
    inside = dark[:, _RIM_X : _RIM_X + columns * CELL_WIDTH]
    across = np.stack([_low(third, 1) for third in np.array_split(inside, 3, axis=1)])
    return down, across


def _low(part: NDArray[np.float32], axis: int) -> FloatArray:
    rank = int(_LINE_RANK * part.shape[axis])
    return np.asarray(np.take(np.partition(part, rank, axis=axis), rank, axis=axis), dtype=np.float64)


def _shifts(down: FloatArray, across: FloatArray, rows: int, columns: int) -> tuple[FloatArray, FloatArray]:
    """Return by how many pixels each cell lies to the right and below its expected place, both (rows, columns)."""
    x, y = (np.arange(columns) + 0.5) / columns * 2 - 1, (np.arange(rows) + 0.5) / rows * 2 - 1
    y, x = np.meshgrid(y, x, indexing="ij")
    lines = np.arange(columns + 1)
    found, weight = _peaks(down, _RIM_X + lines * CELL_WIDTH, _REACH_X)
    at_y = np.repeat([-0.5, 0.5], columns + 1)
    dx = _smooth(np.tile(lines / columns * 2 - 1, 2), at_y, found, weight, (x, y))
    lines = np.arange(rows + 1)
    found, weight = _peaks(across, _RIM_Y + lines * CELL_HEIGHT, _REACH_Y)
    at_x = np.repeat([-2 / 3, 0.0, 2 / 3], rows + 1)
    dy = _smooth(np.tile(lines / rows * 2 - 1, 3), at_x, found, weight, (y, x))
    return dx, dy


def _peaks(profiles: FloatArray, places: NDArray[np.int_], reach: int) -> tuple[FloatArray, FloatArray]:
    """Return the shift of the line near each place in each profile, and its darkness over what is beside it."""
    steps = np.arange(-reach, reach + 1)
    near = profiles[:, places[:, None] + steps]
    best = near.argmax(axis=2)
    strength = near.max(axis=2) - np.median(near, axis=2)
    weight = np.where(strength >= _FAINTEST_LINE, strength, 0.0)
    return steps[best].ravel().astype(np.float64), weight.ravel()


def _smooth(
    along: FloatArray, beside: FloatArray, shift: FloatArray, weight: FloatArray, cells: tuple[FloatArray, FloatArray]
) -> FloatArray:
    """Fit shifts that vary smoothly over a grid and return them at its cells; lines that stand out count little."""
    basis = _bends(along, beside)
    stiff = np.diag([1.0, 1.0, 1.0, 2.0, 2.0]) * _STIFF
    change: FloatArray = np.zeros(basis.shape[1])
    for _ in range(3):
        robust = weight / (1.0 + ((shift - basis @ change) / 2.0) ** 2)
        weighted = basis * robust[:, None]
        change = np.asarray(np.linalg.solve(weighted.T @ basis + stiff, weighted.T @ shift), dtype=np.float64)
    return np.asarray(_bends(*cells) @ change)


def _bends(along: FloatArray, beside: FloatArray) -> FloatArray:
    return np.stack((np.ones_like(along), along, beside, along * along - 0.5, along * beside), axis=-1)


def _without_lines(
    dark: NDArray[np.float32], down: FloatArray, across: FloatArray, rows: int, columns: int
) -> NDArray[np.float32]:
    """Take away what is dark from end to end."""
    height, width = dark.shape
    lines = np.empty_like(dark)
    edges = (0, _RIM_Y + (rows * CELL_HEIGHT + 1) // 2, height)
    for top, bottom, profile in zip(edges[:-1], edges[1:], down, strict=True):
        lines[top:bottom] = profile.astype(np.float32)
    sides = (0, *(_RIM_X + n * columns * CELL_WIDTH // 3 for n in (1, 2)), width)
    for left, right, profile in zip(sides[:-1], sides[1:], across, strict=True):
        area = lines[:, left:right]
        np.maximum(area, profile.astype(np.float32)[:, None], out=area)
    return np.asarray(np.maximum(dark - lines, 0.0), dtype=np.float32)


def _ink_level(clean: NDArray[np.float32]) -> float:
    """Return how dark the ink of a grid is, at least ``_FAINTEST_INK``."""
    inside = clean[_RIM_Y:-_RIM_Y, _RIM_X:-_RIM_X]
    ink = inside[inside > _INK_FROM]
    if ink.size < 40:
        return 2.0 * _FAINTEST_INK
    return max(float(np.percentile(ink, 85)), _FAINTEST_INK)


def _corners(dx: FloatArray, dy: FloatArray) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Return the top left corner of what is seen of each cell, x and y, both (rows, columns)."""
    rows, columns = dx.shape
    limit_x, limit_y = _RIM_X - AROUND_X, _RIM_Y - AROUND_Y
    x = np.arange(columns) * CELL_WIDTH + limit_x + np.clip(np.round(dx).astype(int), -limit_x, limit_x)
    y = (np.arange(rows) * CELL_HEIGHT)[:, None] + limit_y + np.clip(np.round(dy).astype(int), -limit_y, limit_y)
    return np.broadcast_to(x, y.shape), y
