"""The held-out hands as writers of whole practice forms: they measure what the reader makes of pages."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from fontTools.ttLib import TTFont

from digits.fonts import woff
from digits.hands import HELD_FONTS
from digits.mnist import HELD_RANGE, fetch
from sirekap_desktop.practice.hands import FontHand, Hand, mnist_range_hand


def held_page_hands(cache: Path) -> list[Hand]:
    """Every held-out font and MNIST's held-out images."""
    hands: list[Hand] = [_font_hand(cache, family, version) for family, version in HELD_FONTS.items()]
    first, stop = HELD_RANGE
    return [*hands, mnist_range_hand(fetch(cache), "mnist-held", first, stop - 1)]


def _font_hand(cache: Path, family: str, version: str) -> FontHand:
    data, _ = woff(cache, family, version)
    file = cache / f"{family}-{version}.ttf"
    if not file.exists():
        font = TTFont(io.BytesIO(data))
        font.flavor = None
        font.save(str(file))
    return FontHand(family, file, hashlib.sha256(data).hexdigest())
