"""EasyOCR behind the port of the second opinion: recognition only, nothing is ever downloaded.

Needs the extra ``[easyocr]``. torch and EasyOCR are imported when the reader is made, never before.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.errors import SirekapError

DIGITS = "0123456789"
_PARTS = ("torch", "easyocr", "easyocr_en_models")


class EasyOcrMissing(SirekapError):
    """The extra ``[easyocr]`` is not installed."""

    exit_code = 2


class EasyOcrBroken(SirekapError):
    """The extra ``[easyocr]`` is installed, but can't be loaded."""


def require_easyocr() -> None:
    """Make sure that the extra is installed, without importing it.

    Raises:
        EasyOcrMissing: With the command that installs it.
    """
    missing = [part for part in _PARTS if find_spec(part) is None]
    if missing:
        raise EasyOcrMissing("reading.easyocr_missing", parts=", ".join(missing))


class EasyOcrReader:
    """Reads digits with EasyOCR's English net on the processor, in one thread; takes seconds and 0.8 GB to make."""

    def __init__(self) -> None:
        """Load the net from the package of its weights.

        Raises:
            EasyOcrMissing: If the extra is not installed.
            EasyOcrBroken: If a part of it can't be loaded.
        """
        require_easyocr()
        try:
            self._reader = _load()
        except (ImportError, OSError, RuntimeError) as error:
            raise EasyOcrBroken("reading.easyocr_broken", detail=str(error)) from error

    def read(self, pictures: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
        """Return for each gray picture the digits seen, as text (may be empty), and EasyOCR's own confidence."""
        # It warns at every call that there is no accelerator to pin memory for.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [self._read_one(picture) for picture in pictures]

    def _read_one(self, picture: NDArray[np.uint8]) -> tuple[str, float]:
        height, width = picture.shape
        whole = [[0, width, 0, height]]
        ((_, text, confidence),) = self._reader.recognize(picture, whole, [], allowlist=DIGITS, reformat=False)
        return str(text), float(confidence)


def _load() -> Any:
    import torch
    from easyocr import Reader
    from easyocr_en_models import model_dir

    torch.set_num_threads(1)
    # It warns of its own outdated calls of torch.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Reader(
            ["en"],
            gpu=False,
            model_storage_directory=model_dir(),
            user_network_directory=model_dir(),
            download_enabled=False,
            detector=False,
            verbose=False,
        )
