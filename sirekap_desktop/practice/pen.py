"""The pen: puts characters, words and scribbles on paper with a writer's slant, width and ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from sirekap_desktop.practice.hands import Hand, Points

Alpha = NDArray[np.float32]
_OVER = 2
"""Oversampling of drawn characters."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What flows from the pen.

    Attributes:
        grey: Brightness of full ink, 0 … 255.
        colour: The same as blue, green, red.
        grain: Share of the paper's grain that shows through, 0 (ball-pen) … 1 (soft pencil).
        tooth: Millimetres over which that grain changes; 0: from pixel to pixel.
    """

    name: str
    grey: int
    colour: tuple[int, int, int]
    grain: float
    tooth: float = 0.0


INKS = {
    "black": Ink("black", 38, (40, 38, 38), 0.05),
    "blue": Ink("blue", 74, (140, 62, 42), 0.08),
    "marker": Ink("marker", 24, (26, 24, 24), 0.0),
    "pencil": Ink("pencil", 104, (106, 104, 102), 0.35),
    "graphite": Ink("graphite", 112, (114, 112, 110), 0.6, 0.12),
}
"""Inks by name. ``graphite`` is a hard pencil on rough paper: paler, and broken where the paper lies low."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a writer moves the pen.

    Attributes:
        slant: Shear, tangent of the angle, positive leans right.
        size: Height of a digit as a share of the box.
        aspect: Width factor.
        jitter: Unsteadiness: share of the box by which a digit misses its place (standard deviation).
        wobble: Bending of strokes, in digit heights.
        pressure: Variation of the stroke's width, 0 … 0.5.
    """

    slant: float
    size: float
    aspect: float
    jitter: float
    wobble: float
    pressure: float


@dataclass(frozen=True, slots=True)
class Tint:
    """Something coloured on the sheet that no writer put there: its coverage of each pixel, uint8, and its colour."""

    coverage: NDArray[np.uint8]
    ink: Ink


class Sheet:
    """A page being written on: its grey picture, and where ink lies.

    Attributes:
        grey: The page, uint8, changed in place.
        ink: Ink coverage of each pixel, uint8.
        tints: Stains and stamps over it.
        gone: Where paper is missing, 255; None where the sheet is whole.
    """

    def __init__(self, blank: NDArray[np.uint8]) -> None:
        self.grey = blank.copy()
        self.ink = np.zeros_like(blank)
        self.tints: list[Tint] = []
        self.gone: NDArray[np.uint8] | None = None

    def put(self, alpha: Alpha, x: int, y: int, ink: Ink) -> None:
        """Lay a coverage mask with its top-left corner at a pixel; what leaves the page is cut."""
        height, width = self.grey.shape
        x0, y0, x1, y1 = max(0, x), max(0, y), min(width, x + alpha.shape[1]), min(height, y + alpha.shape[0])
        if x1 <= x0 or y1 <= y0:
            return
        part = alpha[y0 - y : y1 - y, x0 - x : x1 - x]
        area = (slice(y0, y1), slice(x0, x1))
        paper = self.grey[area].astype(np.float32)
        # Ink darkens: over a printed line the darker of both stays.
        darkest = np.minimum(paper, np.float32(ink.grey))
        self.grey[area] = (paper + (darkest - paper) * part).astype(np.uint8)
        self.ink[area] = np.maximum(self.ink[area], (part * 255).astype(np.uint8))

    def tint(self, coverage: NDArray[np.uint8], x: int, y: int, ink: Ink) -> None:
        """Lay something translucent with its top-left corner at a pixel: it darkens paper and ink in proportion."""
        height, width = self.grey.shape
        x0, y0, x1, y1 = max(0, x), max(0, y), min(width, x + coverage.shape[1]), min(height, y + coverage.shape[0])
        if x1 <= x0 or y1 <= y0:
            return
        part = coverage[y0 - y : y1 - y, x0 - x : x1 - x].astype(np.float32) / np.float32(255)
        area = (slice(y0, y1), slice(x0, x1))
        self.grey[area] = (self.grey[area] * (1 - part * np.float32(1 - ink.grey / 255))).astype(np.uint8)
        known = next((t for t in self.tints if t.ink == ink), None)
        if known is None:
            known = Tint(np.zeros_like(self.grey), ink)
            self.tints.append(known)
        below = known.coverage[area].astype(np.float32)
        known.coverage[area] = (below + (255 - below) * part).astype(np.uint8)


def character_alpha(points: Points, height: float, pen: float, style: Style, rng: np.random.Generator) -> Alpha:
    """Draw a centre line with a pen.

    Args:
        points: The character in digit heights (``Hand.points``).
        height: Height of a digit in pixels.
        pen: Width of the stroke in pixels.
        style: The writer's movement.
        rng: Source of this stroke's accidents.

    Returns:
        Coverage 0 … 1, a square whose middle is the middle of the digit.
    """
    side = int(np.ceil(height * 1.5 + 2 * pen)) + 2
    placed = _moved(points, style, rng) * height + side / 2
    canvas = np.full((side * _OVER, side * _OVER), 255, np.uint8)
    pixels = np.round(placed * _OVER).astype(np.int64)
    inside = ((pixels >= 0) & (pixels < side * _OVER)).all(axis=1)
    canvas[pixels[inside, 1], pixels[inside, 0]] = 0
    distance = cv2.distanceTransform(canvas, cv2.DIST_L2, 5)
    half = _half_width(side * _OVER, pen * _OVER, style.pressure, rng)
    alpha = np.clip(half - distance + 0.5, 0, 1)
    return cv2.resize(alpha, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)


def _moved(points: Points, style: Style, rng: np.random.Generator) -> Points:
    """Return points around the digit's middle, bent, sheared, stretched and turned a little."""
    x, y = points[:, 0], points[:, 1] - 0.5
    phase = rng.uniform(0, 2 * np.pi, 4)
    wave = rng.normal(0, style.wobble, 4)
    bent_x = x + wave[0] * np.sin(3.1 * y + phase[0]) + wave[1] * np.sin(6.3 * y + phase[1])
    bent_y = y + wave[2] * np.sin(4.3 * x + phase[2]) + wave[3] * np.sin(7.7 * x + phase[3])
    aspect = style.aspect * rng.normal(1, 0.05)
    turn = rng.normal(0, 0.04)
    sheared = bent_x * aspect - (style.slant + rng.normal(0, 0.03)) * bent_y
    return np.stack([sheared - turn * bent_y, bent_y + turn * sheared], axis=1)


def _half_width(side: int, pen: float, pressure: float, rng: np.random.Generator) -> NDArray[np.float64]:
    grid = np.linspace(0, 1, side)
    direction, phase = rng.uniform(0, 2 * np.pi, 2)
    wave = np.sin(5 * (np.cos(direction) * grid[None, :] + np.sin(direction) * grid[:, None]) + phase)
    return np.asarray(pen / 2 * (1 + pressure * wave))


@dataclass(frozen=True, slots=True)
class Pen:
    """A hand with a style, an ink and a stroke width in millimetres of the sheet."""

    hand: Hand
    ways: dict[str, int]
    style: Style
    ink: Ink
    width: float
    letters: Path

    def character(
        self,
        sheet: Sheet,
        character: str,
        box: tuple[float, float, float, float],
        scale: float,
        rng: np.random.Generator,
    ) -> None:
        """Write one character into a box given as x, y, width, height in pixels; ``scale`` is pixels per mm."""
        x, y, width, height = box
        style = self.style
        size = style.size * min(width * 1.15, height) * float(np.clip(rng.normal(1, 0.05), 0.85, 1.15))
        way = self.ways[character] if character in self.ways else int(rng.integers(self.hand.ways(character)))
        alpha = character_alpha(self.hand.points(character, way), size, self.width * scale, style, rng)
        if self.ink.grain:
            alpha = alpha * (1 - self.ink.grain * _paper_grain(alpha.shape, self.ink.tooth * scale, rng))
        dx, dy = rng.normal(0, style.jitter, 2).clip(-2.2 * style.jitter, 2.2 * style.jitter)
        centre = x + width * (0.5 + dx), y + height * (0.5 + dy)
        sheet.put(alpha, round(centre[0] - alpha.shape[1] / 2), round(centre[1] - alpha.shape[0] / 2), self.ink)

    def text(self, sheet: Sheet, text: str, x: float, baseline: float, height: float, limit: float) -> None:
        """Write words: ``height`` of a capital, from ``x`` on the base line, squeezed into ``limit`` pixels."""
        alpha, rise = text_alpha(self.letters, text, max(6, round(height)))
        if alpha.shape[1] > limit:
            squeezed = cv2.resize(alpha, (max(1, int(limit)), alpha.shape[0]), interpolation=cv2.INTER_AREA)
            alpha = np.asarray(squeezed, np.float32)
        sheet.put(alpha, round(x), round(baseline - rise), self.ink)


def _paper_grain(shape: tuple[int, ...], tooth: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Return how low the paper lies, 0 … 1, in lumps of ``tooth`` pixels."""
    if tooth <= 1:
        return rng.random(shape, dtype=np.float32)
    rows, columns = (int(side / tooth) + 2 for side in shape)
    lumps = rng.random((rows, columns), dtype=np.float32)
    return np.asarray(cv2.resize(lumps, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), np.float32)


@lru_cache(maxsize=256)
def _font(file: Path, capital: int) -> ImageFont.FreeTypeFont:
    probe = ImageFont.truetype(str(file), 100)
    _, top, _, bottom = probe.getbbox("H")
    return ImageFont.truetype(str(file), round(capital * 100 / (bottom - top)))


def text_alpha(file: Path, text: str, capital: int) -> tuple[Alpha, int]:
    """Return the coverage of a line of text and the rows above its base line; ``capital`` is an H's height."""
    font = _font(file, capital)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    image = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=255, font=font, anchor="ls")
    return np.asarray(image, np.float32) / np.float32(255), int(1 - top)
