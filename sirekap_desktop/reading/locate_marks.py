"""Printed corner marks: filled squares, one a corner or two that touch, that say where a page lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import FloatArray, project, side_lengths
from sirekap_desktop.reading.locate_model import PageModel, Shapes
from sirekap_desktop.reading.locate_tables import Guess, Near, best_guesses, plausible
from sirekap_desktop.reading.locate_tag import printed_quad

_SMALLEST, _LARGEST = 0.008, 0.045
"""Side of a mark as a share of the picture's long side: a page that fills a third of it, or all."""

_MOST = 40
"""Marks looked at, the fullest first; a page has four, stamps and letters make some more."""

_WINDOW = 1 / 18
"""Window of the threshold, of the long side: wider than any mark."""

_FULL_SINGLE, _FULL_PAIR = 0.8, (0.4, 0.68)
"""Share of its own frame that a mark fills: a square nearly all, two that touch at a corner half."""

_SIZE_OFF = 0.45
"""How far a mark's side may be from the one that a guess gives it, natural logarithm."""

_NEAR = 1.2
"""How far a further mark may lie from where two others put it, in shares of 4 % of the page's diagonal."""

_TAG_OFF = 0.35
"""How far the corners of a tag may lie from where a guess with one mark puts them, of its side."""


@dataclass(frozen=True, slots=True)
class SeenMark:
    """A dark blob that may be a mark: its middle and its side in pixels, and whether it is two squares."""

    centre: tuple[float, float]
    side: float
    pair: bool


def find_marks(gray: NDArray[np.uint8]) -> list[SeenMark]:
    """Return what may be corner marks in a picture."""
    longest = max(gray.shape)
    window = max(15, int(longest * _WINDOW) | 1)
    dark = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 40)
    _, _, stats, centroids = cv2.connectedComponentsWithStats(dark, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fill = stats[:, cv2.CC_STAT_AREA] / (width * height)
    square = (np.maximum(width, height) < 1.6 * np.minimum(width, height)) & (np.arange(len(stats)) > 0)
    sized = (np.minimum(width, height) >= _SMALLEST * longest) & (np.maximum(width, height) <= _LARGEST * longest)
    single = square & sized & (fill >= _FULL_SINGLE)
    pair = square & sized & (fill >= _FULL_PAIR[0]) & (fill <= _FULL_PAIR[1])
    found = []
    for chosen, is_pair in ((single, False), (pair, True)):
        order = sorted(np.flatnonzero(chosen), key=lambda i: -int(stats[i, cv2.CC_STAT_AREA]))
        for i in order[:_MOST]:
            side = float(np.sqrt(width[i] * height[i])) / (2.0 if is_pair else 1.0)
            found.append(SeenMark((float(centroids[i, 0]), float(centroids[i, 1])), side, is_pair))
    return found


def marked_guesses(shapes: Shapes, marks: Sequence[SeenMark], models: Sequence[PageModel], keep: int) -> list[Guess]:
    """Return guesses that rest on two opposite corner marks, and on the others where they are seen."""
    found: list[Guess] = []
    near = Near(shapes.outlines)
    for model in models:
        mine = _alike(marks, model)
        made = [_with_others(h, mine, model) for h in _from_opposite(mine, model)]
        found.extend(_best(made, model, shapes, near, keep))
    found.sort(key=lambda guess: -guess.score)
    return found


def tag_and_mark_guesses(
    shapes: Shapes, marks: Sequence[SeenMark], model: PageModel, seen: FloatArray, keep: int
) -> list[Guess]:
    """Return guesses of one page that rest on its tag, whose corners ``seen`` are known, and one corner mark."""
    tag = model.page.tag
    if tag is None:
        return []
    printed, made = printed_quad(tag), []
    for corner in model.page.marks:
        source = np.concatenate((printed, [[corner.centre.x, corner.centre.y]]))
        for mark in _alike(marks, model):
            fitted: object = cv2.findHomography(source, np.concatenate((seen, [mark.centre])), 0)[0]
            if fitted is None:
                continue
            homography = np.asarray(fitted, dtype=np.float64)
            off = np.linalg.norm(project(homography, printed) - seen, axis=1)
            if off.max() < _TAG_OFF * side_lengths(seen).mean():
                made.append(homography)
    return _best(made, model, shapes, Near(shapes.outlines), keep)


def _best(made: list[FloatArray], model: PageModel, shapes: Shapes, near: Near, keep: int) -> list[Guess]:
    if not made:
        return []
    stacked = np.stack(made)
    stacked = stacked[plausible(stacked, model, shapes)]
    return best_guesses(near, model, stacked, keep) if len(stacked) else []


def _alike(marks: Sequence[SeenMark], model: PageModel) -> list[SeenMark]:
    """Return the marks of the kind that a page prints."""
    if not model.page.marks:
        return []
    pair = len(model.page.marks[0].squares) == 2
    return [mark for mark in marks if mark.pair == pair]


def _from_opposite(marks: Sequence[SeenMark], model: PageModel) -> Iterator[FloatArray]:
    """Yield the similarities that lay two opposite corners of a page on two marks of the right size."""
    middle = np.array([model.page.width / 2, model.page.height / 2])
    corners = [np.array([m.centre.x, m.centre.y]) for m in model.page.marks]
    for first, second in combinations(range(len(corners)), 2):
        one, two = corners[first], corners[second]
        if ((one - middle) * (two - middle) >= 0).any():  # not opposite
            continue
        side = model.page.marks[first].squares[0].width
        for a in marks:
            for b in marks:
                if a is b:
                    continue
                turn = complex(*np.subtract(b.centre, a.centre)) / complex(*(two - one))
                sides = np.array([a.side, b.side]) / (abs(turn) * side)
                if np.abs(np.log(sides)).max() < _SIZE_OFF:
                    yield _similarity(turn, one, np.array(a.centre))


def _similarity(turn: complex, source: FloatArray, target: FloatArray) -> FloatArray:
    linear = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    homography = np.eye(3)
    homography[:2, :2] = linear
    homography[:2, 2] = target - linear @ source
    return homography


def _with_others(homography: FloatArray, marks: Sequence[SeenMark], model: PageModel) -> FloatArray:
    """Return the homography of all four marks where the other two are near their places, else the one given."""
    corners = np.array([[m.centre.x, m.centre.y] for m in model.page.marks])
    seen = np.array([mark.centre for mark in marks])
    away = np.linalg.norm(project(homography, corners)[:, None] - seen[None], axis=2)
    reach = _NEAR * 0.04 * np.hypot(*np.ptp(project(homography, corners), axis=0))
    if len(corners) != 4 or (away.min(axis=1) > reach).any():
        return homography
    nearest = seen[away.argmin(axis=1)]
    return np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), nearest.astype(np.float32)))
