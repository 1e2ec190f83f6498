"""The held-out hands as writers of whole practice forms: they measure what the reader makes of pages."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray

from digits.fonts import woff
from digits.hands import HELD_FONTS
from digits.mnist import HELD_RANGE, Mnist
from sirekap_desktop.practice.hands import FontHand, Hand, HandKind, Points, centre_line, practice_hands

_STROKES_OF = "practice-strokes"


class MnistPageHand:
    """MNIST's held-out images, each digit of a form from another one; X and dash are pen strokes."""

    kind = HandKind.MNIST
    name = "mnist-held"

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        first, stop = HELD_RANGE
        source = Mnist(cache)
        images, labels = source.images[first:stop], source.labels[first:stop]
        self._images = {str(d): images[labels == d] for d in range(10)}
        self.digests = frozenset({hashlib.sha256(images.tobytes()).hexdigest()})
        self._marks = next(h for h in practice_hands() if h.name == _STROKES_OF)

    def __reduce__(self) -> tuple[Callable[[Path], MnistPageHand], tuple[Path]]:
        # Worker processes read the file themselves instead of being sent the images with every form.
        return _mnist_page_hand, (self._cache,)

    def ways(self, character: str) -> int:
        """Return the number of images of a digit."""
        return len(self._images[character]) if character in self._images else 1

    def points(self, character: str, way: int) -> Points:
        """Return the thinned image of a digit."""
        if character not in self._images:
            return self._marks.points(character, 0)
        large = cv2.resize(self._images[character][way], (140, 140), interpolation=cv2.INTER_CUBIC)
        mask: NDArray[np.bool_] = np.pad(cv2.GaussianBlur(large, (0, 0), 2.0) > 110, 2)
        return centre_line(mask)


@lru_cache(maxsize=2)
def _mnist_page_hand(cache: Path) -> MnistPageHand:
    return MnistPageHand(cache)


def held_page_hands(cache: Path) -> list[Hand]:
    """Every held-out font and MNIST's held-out images."""
    hands: list[Hand] = [_font_hand(cache, family, version) for family, version in HELD_FONTS.items()]
    return [*hands, _mnist_page_hand(cache)]


def _font_hand(cache: Path, family: str, version: str) -> FontHand:
    data, _ = woff(cache, family, version)
    file = cache / f"{family}-{version}.ttf"
    if not file.exists():
        font = TTFont(io.BytesIO(data))
        font.flavor = None
        font.save(str(file))
    return FontHand(family, file, hashlib.sha256(data).hexdigest())
