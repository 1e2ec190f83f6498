"""The digit classifier: box crops to honest probabilities of 0 … 9, X, dash, empty and illegible.

The net is trained by ``tools/train_digits.py``; ``docs/digit-net.md`` tells what it knows and what it doesn't.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.net_files import load_card
from sirekap_desktop.reading.normalise import CROP_SIDE, normalise
from sirekap_desktop.resources import resource

_BATCH = 128


class DigitNetError(SirekapError):
    """The net or its card is missing, changed, or made for other classes."""


class DigitReader:
    """Reads box crops with the bundled net, or with another net whose card (``.json``) lies beside it.

    Not thread-safe: give each worker its own. ``cv2.setNumThreads`` is the caller's business.
    """

    def __init__(self, model: Path | None = None) -> None:
        """Load the net.

        Raises:
            DigitNetError: If a file is missing, or the net isn't the one that the card was written for.
        """
        path = resource("nets", "digits.onnx") if model is None else model
        card = load_card(path, CLASSES, (2, CROP_SIDE, CROP_SIDE), DigitNetError)
        self._members = int(card["members"])
        self._temperature = float(card["temperature"])
        self._floor = float(card["floor"])
        self._prevalence = np.asarray(card["prevalence"], np.float64)
        self._confusion = np.asarray(card["confusion"], np.float64)
        # OpenCV 5's classic engine runs this net a quarter faster than the new one.
        self._net = cv2.dnn.readNetFromONNX(str(path), cv2.dnn.ENGINE_CLASSIC)

    def read(self, crops: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Classify crops.

        Args:
            crops: Gray crops, shape (n, 40, 40): the frame grown by ``CROP_MARGIN``, resampled to 40 pixels.

        Returns:
            Probabilities, shape (n, 14), columns as ``CLASSES``; rows sum to 1. They are calibrated on hands that
            the net was not trained on (temperature scaling after Guo et al. 2017, averaged over the members), brought
            from the training set's share of each class to that on forms (Saerens et al. 2002), and no class is ever
            ruled out: a share ``floor`` follows the errors that were seen there.

        Raises:
            ValueError: If the shape is not (n, 40, 40).
        """
        seen = normalise(crops)
        logits = np.empty((len(seen), self._members, len(CLASSES)))
        for start in range(0, len(seen), _BATCH):
            self._net.setInput(seen[start : start + _BATCH])
            some = self._net.forward()
            logits[start : start + _BATCH] = some.reshape(-1, self._members, len(CLASSES))
        scaled = logits / self._temperature
        powers = np.exp(scaled - scaled.max(axis=2, keepdims=True))
        p = (powers / powers.sum(axis=2, keepdims=True)).mean(axis=1) * self._prevalence
        p /= p.sum(axis=1, keepdims=True)
        floored = (1 - self._floor) * p + self._floor * self._confusion[p.argmax(axis=1)]
        return np.asarray(floored / floored.sum(axis=1, keepdims=True), np.float64)
