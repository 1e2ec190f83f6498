"""What was counted in a tally grid: plain dataclasses, light to import for whoever only passes them on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Count:
    """What a grid, or the sums beside it, says of its number.

    Attributes:
        totals: Probability of each total from 0; they sum to 1 - ``silent``.
        silent: Probability that it says nothing: untouched, full, or not to be counted.
    """

    totals: NDArray[np.float64]
    silent: float

    @property
    def best(self) -> int | None:
        """The most probable total, or None where it more probably says nothing."""
        best = int(self.totals.argmax())
        return best if self.totals[best] > self.silent else None

    @property
    def p(self) -> float:
        """Probability of ``best``."""
        return max(float(self.totals.max()), self.silent)


@dataclass(frozen=True, slots=True)
class TallySight:
    """The strokes of a grid and the sums written beside its rows; ``sums`` is None where none can be read."""

    strokes: Count
    sums: Count | None = None
