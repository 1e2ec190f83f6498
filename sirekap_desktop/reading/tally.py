"""Counting a tally grid: from its cells to a probability for each total, and from its row sums to another.

Grids are filled cell by cell from the top left: full cells, at most one begun, then none. That is how a grid is
expected, not what it is forced to be: a cell that deviates counts as what it shows, and raises doubt about the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import TallyGrid
from sirekap_desktop.reading.geometry import FloatArray
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.tally_cells import cut_cells
from sirekap_desktop.reading.tally_count import Count
from sirekap_desktop.reading.tally_net import CELL_CLASSES, CROSSED, EMPTY, FULL, ILLEGIBLE, TallyNet
from sirekap_desktop.reading.values import distribution

SMALLEST_CELL = 16.0
"""Shortest side of a cell, in pixels of the page, from which strokes can be counted; a fax of a plano has 34."""

_DEVIATES = 0.003
"""Chance that one cell is not what the order of filling asks for (skipped, struck out): a prudent guess."""

_DEVIANT_DOUBT = 0.6
"""Where some cell deviates for certain: the share of doubt whether the grid says anything."""

_ILLEGIBLE_DOUBT = 0.8
"""Where some cell is illegible for certain: the same. A bundle struck out counts nothing, a stained one five."""

_CROSSED_FROM, _CROSSED_TO = 4.0, 10.0
"""Cells crossed out on a grid without strokes from which it may say 0, and surely does: one slash through five rows
of twelve crosses ten."""

_BEGUN_DOUBT = 0.05
"""A row is begun, or not, for certain where the chance of the other is below this."""

_TINY = 1e-300


def read_cells(
    net: TallyNet, pyramid: Pyramid, places: Sequence[tuple[TallyGrid, FloatArray]]
) -> list[NDArray[np.float64] | None]:
    """Return for each grid the probabilities of its cells, (rows, columns, 8); None where cells are too small.

    Args:
        net: Counts strokes.
        pyramid: The page.
        places: Grids with their corners in pixels of the page.
    """
    cut = [cut_cells(pyramid, quad, grid.rows, grid.columns) for grid, quad in places]
    big = [at for at, cells in enumerate(cut) if cells.pixels >= SMALLEST_CELL]
    result: list[NDArray[np.float64] | None] = [None] * len(cut)
    if not big:
        return result
    crops = [cut[at].crops() for at in big]
    ends = np.cumsum([len(part) for part in crops])
    for at, read in zip(big, np.split(net.read(np.concatenate(crops)), ends[:-1]), strict=True):
        inked = cut[at].inked
        cells = net.blank(inked.size).reshape(*inked.shape, len(CELL_CLASSES))
        cells[inked] = read
        result[at] = cells
    return result


def count_cells(cells: NDArray[np.float64]) -> Count:
    """Return the distribution of a grid's total.

    Args:
        cells: Probabilities (rows, columns, 8), columns as ``CELL_CLASSES``, filled row by row from the left.
    """
    flat = cells.reshape(-1, len(CELL_CLASSES))
    # Illegible ink may be any of the other classes.
    shown = flat[:, : FULL + 1] + flat[:, [ILLEGIBLE]] / (len(CELL_CLASSES) - 1)
    shown[:, EMPTY] += flat[:, CROSSED]
    shown = np.maximum(shown, _TINY)
    shown /= shown.max(axis=1, keepdims=True)
    weights = _weights(shown)
    whole = float(weights.sum())
    orderly = float(_orderly(shown).sum()) / len(weights) * (1 - _DEVIATES) ** len(shown)
    deviant = 1.0 - min(1.0, orderly / max(whole, _TINY))
    illegible = float(flat[:, ILLEGIBLE].max())
    silent = 1.0 - (1.0 - _DEVIANT_DOUBT * deviant) * (1.0 - _ILLEGIBLE_DOUBT * illegible)
    totals = weights / max(whole, _TINY) * (1.0 - silent)
    crossed = float(flat[:, CROSSED].sum())
    said = np.clip((crossed - _CROSSED_FROM) / (_CROSSED_TO - _CROSSED_FROM), 0.0, 1.0)
    # An untouched grid says nothing, and of a full one the rest of the votes stands elsewhere.
    for total, share in ((0, said), (len(totals) - 1, 0.0)):
        totals[total] *= share
    return Count(totals, max(0.0, 1.0 - float(totals.sum())))


def _weights(shown: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of each total, over all places where the filling may end and all cells that may deviate.

    Args:
        shown: Likelihood of 0 … 5 strokes in each cell, (cells, 6).
    """
    strange = _DEVIATES / FULL * shown
    while_full, at_end, after = strange.copy(), shown.copy() * (1 - _DEVIATES), strange.copy()
    while_full[:, FULL] = (1 - _DEVIATES) * shown[:, FULL]
    at_end[:, FULL] = 0.0
    after[:, EMPTY] = (1 - _DEVIATES) * shown[:, EMPTY]
    size = FULL * len(shown) + 1
    filling, ended = np.zeros(size + FULL), np.zeros(size + FULL)
    filling[FULL] = 1.0
    from_full, from_end = sliding_window_view(filling, FULL + 1), sliding_window_view(ended, FULL + 1)
    steps = np.stack((while_full, at_end), axis=2)[:, ::-1]
    for step, empty in zip(steps, after[:, ::-1], strict=True):
        moved = from_full @ step
        ended[FULL:] = moved[:, 1] + from_end @ empty
        filling[FULL:] = moved[:, 0]
    return np.asarray((filling + ended)[FULL:] / size)


def _orderly(shown: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the likelihood of each total if every cell is as the order of filling asks."""
    logs = np.log(shown)
    before = np.concatenate(([0.0], np.cumsum(logs[:, FULL])))
    after = np.concatenate((np.cumsum(logs[::-1, EMPTY])[::-1], [0.0]))
    ending = before[:-1, None] + logs[:, :FULL] + after[1:, None]
    return np.asarray(np.exp(np.concatenate((ending.ravel(), before[-1:]))))


def used_rows(cells: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which rows of a grid, (rows, columns, 8), are begun; none where that is doubtful of any.

    One row overlooked would make the sum of the others a wrong total.
    """
    begun = 1.0 - cells[:, 0, EMPTY] - cells[:, 0, CROSSED]
    doubtful = ((begun > _BEGUN_DOUBT) & (begun < 1.0 - _BEGUN_DOUBT)).any()
    return np.zeros(len(begun), dtype=bool) if doubtful else np.asarray(begun > 0.5)


def add_sums(rows: Sequence[NDArray[np.float64]], size: int) -> Count | None:
    """Return the distribution of the sum of row sums.

    Args:
        rows: Of each row with strokes the probabilities of its boxes, (boxes, 14).
        size: How many totals there are.

    Returns:
        None where the sum of some row is not written: the others then say nothing of the whole.
    """
    total, known = np.ones(1), 1.0
    for digits in rows:
        one = distribution(digits)
        if one.best <= 0:
            return None
        known *= float(one.numbers.sum())
        total = np.convolve(total, one.numbers / one.numbers.sum())
    if not rows:
        return None
    padded = np.zeros(max(size, len(total)))
    padded[: len(total)] = total
    return Count(padded[:size] * known, 1.0 - float(padded[:size].sum()) * known)
