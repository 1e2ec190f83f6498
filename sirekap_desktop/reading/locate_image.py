"""The picture in which forms are looked for: thin dark ink, free of light and shade, at a working size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray, scaled, unscaled

GrayImage = NDArray[np.uint8]

WORK_LONG_SIDE = 1754
"""Long side of the working picture: half of A4 at 300 dpi, so that the commonest scan is halved exactly and fast."""

_RIM = 5
"""Pixels across within which the rim of a wide dark area (a printed bar) is ink: as wide as a line is there."""

_RIM_STEP = 0.63
"""Share of the paper's brightness below which a wide dark area has a rim: a bar printed black or grey, no shade."""

_BLACKEST = 16
"""Brightness below which dark is dark: what the inside of a black bar is compared with is no more than black too."""

_PAPER_WINDOW = 1 / 125
"""Window of the local paper level, of the long side: wider than any printed line, narrower than shadows."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Darkness of each pixel relative to the paper just around it.

    Attributes:
        strength: 0 (paper, or inside of a wide dark area) … 255 (black line on white), uint8. The rim of a wide dark
            area is like a line.
        gray: The picture itself at this size.
        factor: Size relative to the page's own pixels.
        offset: The page's own pixel where this picture begins.
    """

    strength: GrayImage
    gray: GrayImage
    factor: float
    offset: tuple[float, float] = (0.0, 0.0)

    def from_page(self, homography: FloatArray) -> FloatArray:
        """Turn a homography into the page's own pixels into one into this picture."""
        return scaled(homography, self.factor, self.offset)

    def to_page(self, homography: FloatArray) -> FloatArray:
        """Turn a homography into this picture into one into the page's own pixels."""
        return unscaled(homography, self.factor, self.offset)


class Pyramid:
    """A page and its halves, made when first asked for."""

    def __init__(self, gray: GrayImage) -> None:
        self._levels: list[GrayImage] = [gray]

    @property
    def gray(self) -> GrayImage:
        """The page at its own size."""
        return self._levels[0]

    def level(self, number: int) -> GrayImage:
        """Return the page halved ``number`` times (each pixel the mean of those that it covers)."""
        while len(self._levels) <= number:
            last = self._levels[-1]
            even = last[: last.shape[0] // 2 * 2, : last.shape[1] // 2 * 2]
            half = cv2.resize(even, (even.shape[1] // 2, even.shape[0] // 2), interpolation=cv2.INTER_AREA)
            self._levels.append(np.asarray(half, dtype=np.uint8))
        return self._levels[number]

    def ink(self, window: tuple[int, int, int, int] | None = None, long_side: int = WORK_LONG_SIDE) -> Ink:
        """Return the ink of the page, or of a window (x0, y0, x1, y1) of it, at about ``long_side`` pixels."""
        height, width = self.gray.shape
        x0, y0, x1, y1 = window or (0, 0, width, height)
        number = 0
        while max(x1 - x0, y1 - y0) / 2 ** (number + 1) >= 0.8 * long_side:
            number += 1
        step = 2**number
        x0, y0 = x0 // step, y0 // step
        cut = self.level(number)[y0 : y1 // step, x0 : x1 // step]
        factor = long_side / max(cut.shape)
        if factor > 0.85:
            factor = 1.0
        else:
            size = (round(cut.shape[1] * factor), round(cut.shape[0] * factor))
            way = cv2.INTER_LINEAR if factor > 0.7 else cv2.INTER_AREA
            cut = np.asarray(cv2.resize(cut, size, interpolation=way), dtype=np.uint8)
        return Ink(ink_strength(cut), cut, factor / step, (x0 * step, y0 * step))


def ink_strength(gray: GrayImage) -> GrayImage:
    """Return how much darker each pixel is than the brightest paper near it, 0 … 255.

    A closing (the paper level under thin ink) divides the picture, so that shade, uneven light and the dark of a
    table top vanish while printed lines, text and pen strokes stay.
    """
    window = max(7, int(max(gray.shape) * _PAPER_WINDOW) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (window, window))
    gray = np.maximum(gray, np.uint8(_BLACKEST))
    paper = np.asarray(cv2.morphologyEx(gray, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)
    beside = cv2.dilate(gray, cv2.getStructuringElement(cv2.MORPH_RECT, (_RIM, _RIM)))
    rims = cv2.compare(paper, cv2.convertScaleAbs(beside, alpha=_RIM_STEP), cv2.CMP_LT)
    cv2.copyTo(beside, rims, paper)
    ratio = cv2.divide(gray, paper, scale=255)
    return np.asarray(cv2.bitwise_not(ratio), dtype=np.uint8)
