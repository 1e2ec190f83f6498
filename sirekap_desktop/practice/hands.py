"""Practice hands: who writes the practice forms. None of them may ever be trained on.

A hand gives the centre line of a character as points; the pen (``pen.py``) gives it width, slant and ink. So one
hand can write with a ball-pen, a marker or a pencil. The unit is the height of a digit: y runs from 0 (top) to 1
(bottom), x from the character's middle.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from sirekap_desktop.practice.thinning import thin
from sirekap_desktop.resources import resource

Points = NDArray[np.float64]
CHARACTERS = "0123456789X-"
MNIST_FIRST, MNIST_LAST = 50_000, 59_999
"""Images of MNIST's training file that are kept for practice; those before are for training."""

_GLYPH_PIXELS = 160
_SPACING = 0.006
_TALLEST, _OVERHANG = 1.1, 0.05


class HandKind(StrEnum):
    """Where a hand's characters come from."""

    FONT = "font"
    STROKES = "strokes"
    MNIST = "mnist"


class Hand(Protocol):
    """Someone's way of writing digits."""

    @property
    def name(self) -> str:
        """Unique name of the hand."""

    @property
    def kind(self) -> HandKind:
        """Where the characters come from."""

    @property
    def digests(self) -> frozenset[str]:
        """SHA-256 (hex) of every file or data that it comes from, to prove that it was not trained on."""

    def ways(self, character: str) -> int:
        """Return how many ways of writing a character the hand has."""

    def points(self, character: str, way: int) -> Points:
        """Return the centre line of one of :data:`CHARACTERS` as dense points, shape (n, 2), in digit heights."""


@dataclass(frozen=True, slots=True)
class FontHand:
    """A handwriting font, reduced to its centre lines."""

    name: str
    file: Path
    woff_sha256: str
    kind: HandKind = HandKind.FONT

    @property
    def digests(self) -> frozenset[str]:
        """SHA-256 of the font file and of the WOFF file that it was unwrapped from."""
        return frozenset({_file_digest(self.file), self.woff_sha256})

    def ways(self, character: str) -> int:
        """Return 1: a font writes a character in one way."""
        return 1

    def points(self, character: str, way: int) -> Points:
        """Return the centre line of the font's glyph."""
        return _font_points(self.file, character)


@dataclass(frozen=True, slots=True)
class StrokeHand:
    """Pen strokes from ``resources/practice/strokes.toml``."""

    name: str
    kind: HandKind = HandKind.STROKES

    @property
    def digests(self) -> frozenset[str]:
        """SHA-256 of the templates as sorted JSON."""
        text = json.dumps(_templates()[self.name], sort_keys=True)
        return frozenset({hashlib.sha256(text.encode()).hexdigest()})

    def ways(self, character: str) -> int:
        """Return how many templates the character has."""
        return len(_templates()[self.name][character])

    def points(self, character: str, way: int) -> Points:
        """Return the strokes of one template as points."""
        return _template_points(self.name, character, way)


class MnistHand:
    """Digits of a range of MNIST's training images; X and dash are strokes."""

    kind = HandKind.MNIST

    def __init__(self, folder: Path, name: str, first: int, last: int) -> None:
        self.name = name
        self._made_of = (folder, name, first, last)
        images = _idx(folder, "train-images-idx3-ubyte")[first : last + 1]
        labels = _idx(folder, "train-labels-idx1-ubyte")[first : last + 1]
        self._images = {str(d): images[labels == d] for d in range(10)}
        self.digests = frozenset({hashlib.sha256(images.tobytes()).hexdigest()})

    def __reduce__(self) -> tuple[Callable[..., MnistHand], tuple[Path, str, int, int]]:
        # Worker processes read the file themselves once instead of being sent 10,000 images with every form.
        return mnist_range_hand, self._made_of

    def ways(self, character: str) -> int:
        """Return the number of images of a digit."""
        return len(self._images[character]) if character in self._images else 1

    def points(self, character: str, way: int) -> Points:
        """Return the thinned image of a digit."""
        if character not in self._images:
            return _template_points("practice-strokes", character, 0)
        large = cv2.resize(self._images[character][way], (140, 140), interpolation=cv2.INTER_CUBIC)
        mask = np.pad(cv2.GaussianBlur(large, (0, 0), 2.0) > 110, 2)
        return _from_mask(mask, None)


@cache
def mnist_range_hand(folder: Path, name: str, first: int, last: int) -> MnistHand:
    """Return the hand of some images of ``train-images-idx3-ubyte`` and ``train-labels-idx1-ubyte`` (or .gz)."""
    return MnistHand(folder, name, first, last)


def mnist_hand(folder: Path) -> MnistHand:
    """Return the benchmark's MNIST hand: images that nothing was trained on."""
    return mnist_range_hand(folder, "mnist-practice", MNIST_FIRST, MNIST_LAST)


@cache
def practice_hands() -> tuple[Hand, ...]:
    """Return every bundled hand: the practice fonts and the two stroke sets."""
    registry = tomllib.loads(resource("hands", "hands.toml").read_text(encoding="utf-8"))
    fonts: list[Hand] = [
        FontHand(f["name"], resource("hands", f"{f['name']}.ttf"), f["woff_sha256"]) for f in registry["font"]
    ]
    return (*fonts, *(StrokeHand(name) for name in _templates()))


def letter_fonts() -> tuple[Path, ...]:
    """Return the font files that write words and names."""
    return tuple(h.file for h in practice_hands() if isinstance(h, FontHand))


@cache
def _file_digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def _templates() -> dict[str, dict[str, list[list[str]]]]:
    return tomllib.loads(resource("practice", "strokes.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1024)
def _template_points(name: str, character: str, way: int) -> Points:
    strokes = [_stroke(text) for text in _templates()[name][character][way]]
    points = np.concatenate(strokes)
    points[:, 0] -= 0.31
    return points


def _stroke(text: str) -> Points:
    kind, _, rest = text.partition(" ")
    corners = np.array([[float(v) for v in pair.split()] for pair in rest.split(",")])
    curve = _smooth(corners) if kind == "~" else corners
    return _dense(curve)


def _smooth(corners: Points) -> Points:
    """Return a Catmull-Rom curve through the corners."""
    padded = np.concatenate([2 * corners[:1] - corners[1:2], corners, 2 * corners[-1:] - corners[-2:-1]])
    steps = np.linspace(0, 1, 16, endpoint=False)[:, None]
    parts = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        a, b, c = 2 * p0 - 5 * p1 + 4 * p2 - p3, 3 * p1 - p0 - 3 * p2 + p3, p2 - p0
        parts.append(p1 + 0.5 * (c * steps + a * steps**2 + b * steps**3))
    return np.concatenate([*parts, corners[-1:]])


def _dense(curve: Points) -> Points:
    lengths = np.hypot(*np.diff(curve, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.linspace(0, along[-1], max(2, int(along[-1] / _SPACING)))
    return np.stack([np.interp(at, along, curve[:, 0]), np.interp(at, along, curve[:, 1])], axis=1)


@lru_cache(maxsize=1024)
def _font_points(file: Path, character: str) -> Points:
    font = ImageFont.truetype(str(file), _GLYPH_PIXELS)
    _, top, _, bottom = font.getbbox("0")
    image = Image.new("L", (_GLYPH_PIXELS * 2, _GLYPH_PIXELS * 2))
    ImageDraw.Draw(image).text((_GLYPH_PIXELS // 2, _GLYPH_PIXELS // 4), character, fill=255, font=font)
    mask = cv2.GaussianBlur(np.asarray(image), (0, 0), 2.0) > 127
    offset = _GLYPH_PIXELS // 4
    return _from_mask(mask, (top + offset, bottom + offset))


def _from_mask(mask: NDArray[np.bool_], span: tuple[float, float] | None) -> Points:
    """Thin a mask; ``span`` are the pixel rows of the top and bottom of a digit (None: the mask's own)."""
    rows, columns = np.nonzero(thin(mask))
    top, bottom = span or (float(rows.min()), float(rows.max()))
    height = bottom - top
    middle = (columns.min() + columns.max()) / 2
    points = np.stack([(columns - middle) / height, (rows - top) / height], axis=1)
    # Some fonts lift a character far above its digits; a person keeps it in the box.
    tallest = points[:, 1].max() - points[:, 1].min()
    if tallest > _TALLEST:
        points *= _TALLEST / tallest
    points[:, 1] -= min(0.0, points[:, 1].min() + _OVERHANG) + max(0.0, points[:, 1].max() - 1 - _OVERHANG)
    return points


def _idx(folder: Path, name: str) -> NDArray[np.uint8]:
    """Read an IDX file (format: http://yann.lecun.com/exdb/mnist), plain or gzipped."""
    plain, zipped = folder / name, folder / f"{name}.gz"
    data = plain.read_bytes() if plain.exists() else gzip.decompress(zipped.read_bytes())
    dimensions = data[3]
    shape = np.frombuffer(data, ">i4", dimensions, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)
