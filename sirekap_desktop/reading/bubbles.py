"""Reading bubbles: for each column the digit whose bubble is filled, or none, or "can't be told".

Never "the darkest wins": each bubble is judged by itself against the empty ones of the page and against what ink on
this paper looks like, so that an untouched column says nothing.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition
from sirekap_desktop.reading.classes import NO_BUBBLE
from sirekap_desktop.reading.geometry import FloatArray
from sirekap_desktop.reading.locate_frames import FieldFrame
from sirekap_desktop.reading.locate_image import Pyramid

_DIGITS = 10
_DISC = 0.62
"""Radius within which a bubble's darkness is taken, of its printed radius: the ring itself is left out."""

_REACH = np.linspace(-0.36, 0.36, 7)
"""Shifts, of a bubble's radius, among which the printed rings are looked for."""

_PRIOR_NONE, _PRIOR_ONE, _PRIOR_MANY, _PRIOR_PARTIAL = 0.30, 0.60, 0.08, 0.02
_FLAT = 0.004
"""Share of a clear row that stays spread over all digits: marks by mistake, stains, a corrected bubble."""

_EMPTY_SPREAD = 0.035
_PARTIAL = (0.08, 0.13, 0.22, 0.30)
_FILLED_FROM, _FILLED_TO = 0.16, 0.30
"""How much darker than an empty bubble (share of black) a filled one is: never below the first, surely at the
second; ``_PARTIAL`` is the range (from, surely, surely, to) of what is neither."""


def read_bubbles(
    pyramid: Pyramid, frames: dict[str, FieldFrame], fields: tuple[FieldDefinition, ...]
) -> dict[str, NDArray[np.float64]]:
    """Return for each field with bubbles the probabilities of its columns, (boxes, 11): digits 0 … 9, then none."""
    marked = [f for f in fields if f.bubbles]
    if not marked:
        return {}
    darkness = {f.id: _darkness(pyramid, frames[f.id], f) for f in marked}
    every = np.concatenate([d.ravel() for d in darkness.values()])
    return {name: column_probabilities(values, every) for name, values in darkness.items()}


def column_probabilities(darkness: FloatArray, of_page: FloatArray) -> NDArray[np.float64]:
    """Judge columns of bubbles.

    Args:
        darkness: Mean darkness of each bubble's inside, share of black, (columns, 10).
        of_page: The same of all bubbles of the page, any shape: tells what an empty one looks like, since at most one
            of ten is filled by rule.

    Returns:
        Probabilities (columns, 11); a column with several filled bubbles, or half-filled ones, comes out flat.
    """
    ordered = np.sort(of_page, axis=None)
    empty = float(np.median(ordered[: max(1, int(ordered.size * 0.85))]))
    spread = max(_EMPTY_SPREAD, 1.5 * float(np.median(np.abs(ordered[: int(ordered.size * 0.85)] - empty))))
    over = darkness - empty
    # Likelihoods of the darkness of one bubble if it is empty, and if it is filled.
    as_empty = np.exp(-0.5 * (np.maximum(over, 0.0) / spread) ** 2) / spread + 1e-6
    ramp = np.clip((over - _FILLED_FROM) / (_FILLED_TO - _FILLED_FROM), 0.0, 1.0)
    as_filled = 1.5 * ramp + 1e-6
    odds = as_filled / as_empty
    one = odds * (_PRIOR_ONE / _DIGITS)
    several = np.prod(1.0 + odds, axis=1) - 1.0 - odds.sum(axis=1)
    many = _PRIOR_MANY * np.maximum(several, 0.0) / 45.0
    # Neither empty nor filled: a speck, a stroke of the digit above, a bubble half done. It tells nothing.
    as_partial = 1.5 * np.interp(over, _PARTIAL, (0.0, 1.0, 1.0, 0.0))
    doubtful = _PRIOR_PARTIAL * (as_partial / as_empty).sum(axis=1)
    rows = np.concatenate((one, np.full((len(darkness), 1), _PRIOR_NONE)), axis=1)
    unsure = many + doubtful
    total = rows.sum(axis=1) + unsure
    rows = rows / total[:, None] + (unsure / total)[:, None] / (NO_BUBBLE + 1)
    rows = (1.0 - _FLAT) * rows + _FLAT / (NO_BUBBLE + 1)
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def _darkness(pyramid: Pyramid, frame: FieldFrame, field: FieldDefinition) -> FloatArray:
    """Return the mean darkness inside each bubble of a field, (columns, 10)."""
    radius = float(np.mean([column.radius for column in field.bubbles]))
    centres = np.array([[(c.centre(d).x, c.centre(d).y) for d in range(_DIGITS)] for c in field.bubbles])
    middle = centres.mean(axis=(0, 1))
    ends = frame.project(np.stack((middle, middle + np.array([radius, 0.0]))))
    pixels = float(np.linalg.norm(ends[1] - ends[0]))
    number = max(0, int(np.floor(np.log2(max(pixels, 1.0) / 6.0))))
    dark = _Darkness(pyramid, number, frame, centres, radius)
    return dark.discs(centres + dark.ring_shifts(centres))


class _Darkness:
    """Darkness around a field's bubbles, 0 (paper) … 1, sampled at places given in millimetres."""

    def __init__(self, pyramid: Pyramid, number: int, frame: FieldFrame, centres: FloatArray, radius: float) -> None:
        self._frame, self._radius = frame, radius
        self._step = 2.0**number
        level = pyramid.level(number)
        around = np.array([[-2.5, -2.5], [2.5, -2.5], [2.5, 2.5], [-2.5, 2.5]]) * radius
        spots = self._pixels(centres[:, [0, -1], None, :] + around).reshape(-1, 2)
        low = np.maximum(np.floor(spots.min(axis=0)).astype(int), 0)
        high = np.ceil(spots.max(axis=0)).astype(int) + 1
        part = level[low[1] : max(high[1], low[1] + 1), low[0] : max(high[0], low[0] + 1)]
        self._low = low
        if part.size == 0:
            part = np.full((1, 1), 255, dtype=np.uint8)
        window = int(6 * radius * abs(self._scale(centres))) | 1
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (max(window, 3), max(window, 3)))
        soft = cv2.blur(part, (3, 3))
        paper = np.maximum(cv2.morphologyEx(soft, cv2.MORPH_CLOSE, kernel).astype(np.float32), 16.0)
        self._dark = 1.0 - np.minimum(part.astype(np.float32) / paper, np.float32(1.0))

    def _pixels(self, places: FloatArray) -> FloatArray:
        return np.asarray((self._frame.project(places) + 0.5) / self._step - 0.5)

    def _scale(self, centres: FloatArray) -> float:
        ends = self._pixels(np.stack((centres[0, 0], centres[0, -1])))
        return float(np.linalg.norm(ends[1] - ends[0]) / np.linalg.norm(centres[0, -1] - centres[0, 0]))

    def _sample(self, places: FloatArray) -> FloatArray:
        seen = (self._pixels(places) - self._low).astype(np.float32)
        flat = seen.reshape(len(seen), -1, 2)
        values = cv2.remap(
            self._dark, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0
        )
        return np.asarray(values, dtype=np.float64).reshape(places.shape[:-1])

    def discs(self, centres: FloatArray) -> FloatArray:
        """Return the mean darkness inside the rings, same shape as the centres without the last axis."""
        steps = np.linspace(-1.0, 1.0, 9)
        x, y = np.meshgrid(steps, steps)
        inside = np.stack((x, y), axis=-1)[x**2 + y**2 <= 1.0] * (_DISC * self._radius)
        return np.asarray(self._sample(centres[..., None, :] + inside).mean(axis=-1))

    def ring_shifts(self, centres: FloatArray) -> FloatArray:
        """Return how far the printed rings lie from where they should, per digit, (1, 10, 2) in millimetres.

        Upper and lower half of the columns are fitted apart and joined by a straight line.
        """
        angles = np.arange(16) * (2 * np.pi / 16)
        ring = np.stack((np.cos(angles), np.sin(angles)), axis=-1) * self._radius
        dx, dy = np.meshgrid(_REACH, _REACH)
        moves = np.stack((dx, dy), axis=-1).reshape(-1, 2) * self._radius
        half = _DIGITS // 2
        found = []
        for part in (centres[:, :half], centres[:, half:]):
            places = part[:, :, None, None, :] + moves[:, None, :] + ring
            # A filled bubble is dark everywhere: it says nothing of its ring's place.
            score = np.minimum(self._sample(places), 0.6).mean(axis=(0, 1, 3))
            score = score * (1.0 - 0.15 * (moves**2).sum(axis=1) / self._radius**2)
            found.append(moves[int(np.argmax(score))])
        position = (np.arange(_DIGITS) - (half - 1) / 2) / half
        return np.asarray(found[0] + (found[1] - found[0]) * position[:, None])[None]
