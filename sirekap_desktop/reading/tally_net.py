"""The tally classifier: crops of cells to probabilities of 0 … 5 strokes, crossed out, or illegible.

The net is trained by ``tools/train_tally.py``; ``docs/decisions/0011-tally.md`` tells what it knows.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.net_files import load_card
from sirekap_desktop.reading.tally_cells import CROP_SIZE
from sirekap_desktop.resources import resource

CELL_CLASSES = ("0", "1", "2", "3", "4", "5", "X", "?")
EMPTY, FULL, CROSSED, ILLEGIBLE = 0, 5, 6, 7

_BATCH = 128


class TallyNetError(SirekapError):
    """The net or its card is missing, changed, or made for other classes."""


class TallyNet:
    """Counts the strokes of cells with the bundled net, or with another net whose card (``.json``) lies beside it.

    Not thread-safe: give each worker its own.
    """

    def __init__(self, model: Path | None = None) -> None:
        """Load the net.

        Raises:
            TallyNetError: If a file is missing, or the net isn't the one that the card was written for.
        """
        path = resource("nets", "tally.onnx") if model is None else model
        card = load_card(path, CELL_CLASSES, (1, *CROP_SIZE), TallyNetError)
        self._temperature = float(card["temperature"])
        self._floor = float(card["floor"])
        self._prevalence = np.asarray(card["prevalence"], np.float64)
        self._net = cv2.dnn.readNetFromONNX(str(path), cv2.dnn.ENGINE_CLASSIC)

    def read(self, crops: NDArray[np.float32]) -> NDArray[np.float64]:
        """Classify cells.

        Args:
            crops: Cells with ink, as ``GridCells.crops`` shows them, (n, *CROP_SIZE).

        Returns:
            Probabilities, (n, 8), columns as ``CELL_CLASSES``; rows sum to 1. They are brought from the training
            set's share of illegible cells to that on paper, and never 0: a share ``floor``, from grids that the net
            was not trained on, follows no reading.
        """
        p = np.empty((len(crops), len(CELL_CLASSES)))
        for start in range(0, len(crops), _BATCH):
            self._net.setInput(crops[start : start + _BATCH, None])
            logits = self._net.forward().astype(np.float64) / self._temperature
            powers = np.exp(logits - logits.max(axis=1, keepdims=True)) * self._prevalence
            p[start : start + _BATCH] = powers / powers.sum(axis=1, keepdims=True)
        return self._floored(p)

    def blank(self, count: int) -> NDArray[np.float64]:
        """Return the same of cells that hold no ink."""
        p = np.zeros((count, len(CELL_CLASSES)))
        p[:, EMPTY] = 1.0
        return self._floored(p)

    def _floored(self, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return probabilities of which none is ruled out."""
        return np.asarray((1 - self._floor) * p + self._floor / len(CELL_CLASSES))
