"""First guesses of where a page lies: shapes of the picture laid on shapes of the forms, and how much ink agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.reading.geometry import (
    FloatArray,
    corners,
    homographies_from_quads,
    project_many,
    quad_area,
    side_lengths,
)
from sirekap_desktop.reading.locate_image import Ink
from sirekap_desktop.reading.locate_model import PageModel, Shapes, find_shapes

INK_THRESHOLD = 56
"""Strength above which a pixel counts as ink for outlines: a printed line at 100 dpi after a soft lens still does."""

_MIN_AREA = 0.0012
_IMAGE_QUADS = 24
_ASPECT_SPREAD = 0.30
"""Most a shape's aspect may differ (natural logarithm) from the printed one by perspective or scanner stretch."""

_WIDE_SPREAD = 0.65
"""The same for the thorough search: a sheet photographed from far aside."""

_CUT, _WIDE_CUT = 0.08, 0.2
"""How much of the page may lie outside the picture on each side, of its long side; the same when searching more."""

_SCALE_SPREAD = 0.9
_FAINT_THRESHOLD = 36
_STREAK = 0.28
"""Shortest run of a streak as a share of the picture: farther than any table of A4 forms is high."""

_RANSAC_PIXELS = 12.0
_TAG_OFF = 0.35
"""How far the corners of a tag may lie from where a guess puts them, of its side."""

_NEAR, _ALIKE = 0.22, 0.25
"""How far apart, of their size, and how different in size (natural logarithm) two shapes may be to agree."""

_TOLERANCE = 1.3
"""Reach, in units (mm on A4), within which ink speaks for a line of a first guess."""


_SCORED_PIECES = 150
"""Pieces of lines that a first guess is scored on, at least."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A first idea of where a page lies.

    Attributes:
        homography: Millimetres of the page to pixels of the ink picture.
        score: Share of the page's lines that have ink near them.
        known: Part of the page that the idea rests on, x0, y0, x1, y1 in millimetres; beyond it, it may be far off.
    """

    model: PageModel
    homography: FloatArray
    score: float
    known: FloatArray | None = None


def image_shapes(ink: Ink) -> Shapes:
    """Return the shapes seen in a picture."""
    mask = cv2.threshold(ink.strength, INK_THRESHOLD, 255, cv2.THRESH_BINARY)[1]
    return find_shapes(np.asarray(mask, dtype=np.uint8), _MIN_AREA, _IMAGE_QUADS)


def faint_shapes(ink: Ink) -> Shapes:
    """Return the shapes of a picture with gaps in its lines, or with pale ones."""
    mask = cv2.threshold(ink.strength, _FAINT_THRESHOLD, 255, cv2.THRESH_BINARY)[1]
    joined = cv2.dilate(mask, np.ones((3, 3), dtype=np.uint8))
    return find_shapes(np.asarray(joined, dtype=np.uint8), _MIN_AREA / 2, 2 * _IMAGE_QUADS)


def unstreaked_shapes(ink: Ink) -> list[Shapes]:
    """Return the shapes of a picture without the lines that a dirty scanner draws along the feed.

    Such streaks lie exactly along the picture's axis, run farther than a table is high, and join all tables while
    they cut every cell. The feed may run either way: there is one answer for each way that has such lines.
    """
    mask = np.asarray(cv2.threshold(ink.strength, INK_THRESHOLD, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)
    found = []
    for height, width in ((1, 0), (0, 1)):
        run = (max(1, int(mask.shape[1] * _STREAK * width)), max(1, int(mask.shape[0] * _STREAK * height)))
        streaks = cv2.morphologyEx(mask, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, run))
        if not streaks.any():
            continue
        grown = cv2.dilate(streaks, np.ones((3, 3), dtype=np.uint8))
        clean = np.where(grown > 0, 0, mask).astype(np.uint8)
        # Lines that crossed a streak have a gap now.
        bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (9, 1) if height else (1, 9))
        clean = np.asarray(cv2.morphologyEx(clean, cv2.MORPH_CLOSE, bridge), dtype=np.uint8)
        found.append(find_shapes(clean, _MIN_AREA, _IMAGE_QUADS))
    return found


def guesses(shapes: Shapes, models: Sequence[PageModel], keep: int) -> list[Guess]:
    """Return the best guesses over all pages, at most ``keep`` per page, the best first."""
    found: list[Guess] = []
    near = Near(shapes.outlines)
    for model, homographies in zip(models, _hypotheses(shapes, models), strict=True):
        if len(homographies):
            found.extend(best_guesses(near, model, homographies, keep))
    found.sort(key=lambda guess: -guess.score)
    return found


def agreed_guesses(shapes: Shapes, models: Sequence[PageModel], keep: int) -> list[Guess]:
    """Return guesses that several shapes agree on: slower than ``guesses``, for torn, streaked or slanted pictures.

    A small shape alone tells little of the far end of the page. Where it puts the page's other shapes, shapes of the
    picture are looked for, and the corners of all that are found there give a better guess.
    """
    found: list[Guess] = []
    near = Near(shapes.outlines)
    for model, homographies in zip(models, _hypotheses(shapes, models, _WIDE_SPREAD, _WIDE_CUT), strict=True):
        if not len(homographies):
            continue
        matches = _matches(homographies, model, shapes.quads)
        order = np.argsort(-matches.any(axis=2).sum(axis=1), kind="stable")[: 4 * keep]
        joined = [_joined(homographies[i], matches[i], model, shapes.quads) for i in order]
        known = np.stack([part for _, part in joined])
        stacked = np.stack([fitted for fitted, _ in joined])
        sound = np.asarray(np.isfinite(stacked).all(axis=(1, 2)))
        sound[sound] = plausible(stacked[sound], model, shapes)
        if not sound.any():
            continue
        stacked, known = stacked[sound], known[sound]
        scores = line_scores(near, model, stacked)
        found.extend(Guess(model, stacked[i], float(scores[i]), known[i]) for i in np.argsort(-scores)[:keep])
    found.sort(key=lambda guess: -guess.score)
    return found


def anchored_guesses(
    shapes: Shapes, model: PageModel, printed: FloatArray, seen: FloatArray, keep: int
) -> list[Guess]:
    """Return guesses of one page that agree with a mark whose corners are known (its tag).

    A mark is too small to say where the far end of the page lies, but with one more shape it does.

    Args:
        shapes: Shapes of the picture.
        model: The page that bears the mark.
        printed: Corners of the mark, millimetres, (4, 2).
        seen: The same in the picture.
        keep: Most guesses to return.
    """
    which_printed, quads = _pairs(_turned(shapes.quads), model, _WIDE_SPREAD)
    found = []
    for source, target in zip(model.quads[which_printed], quads, strict=True):
        fitted = _fitted(np.concatenate((source, printed)), np.concatenate((target, seen)), 0)
        off = np.linalg.norm(project_many(fitted[None], printed)[0] - seen, axis=1)
        if off.max() < _TAG_OFF * side_lengths(seen).mean():
            found.append(fitted)
    if not found:
        return []
    stacked = np.stack(found)
    stacked = stacked[plausible(stacked, model, shapes)]
    return best_guesses(Near(shapes.outlines), model, stacked, keep) if len(stacked) else []


def _matches(homographies: FloatArray, model: PageModel, quads: FloatArray) -> NDArray[np.bool_]:
    """Tell which shapes of a page fall on which shapes of the picture, (homographies, shapes of page, of picture)."""
    count = len(model.quads)
    put = project_many(homographies, model.quads.reshape(-1, 2)).reshape(-1, count, 4, 2)
    put_size = np.sqrt(np.maximum(np.abs(quad_area(put)), 1.0))
    size = np.sqrt(np.maximum(np.abs(quad_area(quads)), 1.0))
    away = np.linalg.norm(put.mean(axis=2)[:, :, None] - quads.mean(axis=1)[None, None], axis=3)
    alike = np.abs(np.log(put_size[:, :, None] / size[None, None])) < _ALIKE
    return np.asarray((away < _NEAR * size[None, None]) & alike)


def _joined(
    homography: FloatArray, matches: NDArray[np.bool_], model: PageModel, quads: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the homography that all matching shapes agree on, and the part of the page that they cover."""
    printed, seen = np.nonzero(matches)
    if not len(printed):
        return np.full((3, 3), np.nan), np.zeros(4)
    source = model.quads[printed]
    put = project_many(homography[None], source.reshape(-1, 2)).reshape(-1, 4, 2)
    turned = np.stack([np.roll(quads[seen], -turn, axis=1) for turn in range(4)], axis=1)
    best = np.argmin(np.linalg.norm(turned - put[:, None], axis=3).sum(axis=2), axis=1)
    target = turned[np.arange(len(best)), best]
    flat = source.reshape(-1, 2)
    known = np.concatenate((flat.min(axis=0), flat.max(axis=0)))
    return _fitted(flat, target.reshape(-1, 2), cv2.RANSAC), known


def _fitted(source: FloatArray, target: FloatArray, way: int) -> FloatArray:
    """Return the homography between points (n, 2), of NaN where there is none."""
    found: object = cv2.findHomography(source, target, way, _RANSAC_PIXELS)[0]
    return np.full((3, 3), np.nan) if found is None else np.asarray(found, dtype=np.float64)


class Near:
    """Outlines of a picture, half as large as the picture, and the same grown by any reach (made once each)."""

    def __init__(self, outlines: NDArray[np.uint8]) -> None:
        self.outlines = outlines
        self._grown: dict[int, NDArray[np.uint8]] = {}

    def within(self, reach: int) -> NDArray[np.uint8]:
        """Return a mask of the pixels at most ``reach`` from an outline, across and down."""
        if reach not in self._grown:
            kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (2 * reach + 1, 2 * reach + 1))
            self._grown[reach] = np.asarray(cv2.dilate(self.outlines, kernel), dtype=np.uint8)
        return self._grown[reach]


def best_guesses(near: Near, model: PageModel, homographies: FloatArray, keep: int) -> list[Guess]:
    """Score homographies of one page by the ink on its lines; return the best that differ from one another."""
    scores = line_scores(near, model, homographies)
    chosen: list[Guess] = []
    frames = project_many(homographies, _sheet(model))
    apart = 0.02 * side_lengths(frames).max(axis=1)
    seen: list[FloatArray] = []
    for index in np.argsort(-scores):
        frame = frames[index]
        if any(np.max(np.abs(frame - other)) < apart[index] for other in seen):
            continue
        seen.append(frame)
        chosen.append(Guess(model, homographies[index], float(scores[index])))
        if len(chosen) == keep:
            break
    return chosen


def line_scores(near: Near, model: PageModel, homographies: FloatArray) -> FloatArray:
    """Return for each homography the share of the page's printed lines that have ink near them (by length).

    The outlines are half as large as the picture into which the homographies lead: exact enough, and faster.
    """
    every = max(1, len(model.pieces) // _SCORED_PIECES)
    points, weights = model.pieces.middle[::every], model.pieces.length[::every]
    projected = np.rint(project_many(homographies, points) / 2.0)
    reach = max(1, int(np.median(_unit_pixels(model, homographies)) * _TOLERANCE / 2.0))
    limit = np.array([near.outlines.shape[1], near.outlines.shape[0]])
    inside = np.asarray(((projected >= 0) & (projected < limit)).all(axis=2))
    place = np.where(inside[..., None], projected, 0).astype(np.intp)
    hit = (near.within(reach)[place[..., 1], place[..., 0]] > 0) & inside
    return np.asarray((hit * weights).sum(axis=1) / weights.sum())


def _unit_pixels(model: PageModel, homographies: FloatArray) -> FloatArray:
    """Return the pixels per unit (a 210th of the page's width) of each homography, in the middle of the page."""
    w, h = model.page.width, model.page.height
    row = np.array([[0.2 * w, 0.5 * h], [0.8 * w, 0.5 * h]])
    ends = project_many(homographies, row)
    return np.asarray(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1) / (0.6 * 210.0))


def _hypotheses(
    shapes: Shapes, models: Sequence[PageModel], spread: float = _ASPECT_SPREAD, cut: float = _CUT
) -> list[FloatArray]:
    """Return for each page its plausible homographies: every shape of the picture on every shape of the page.

    All pages are reckoned in one go: many small calls would take longer than their sums.
    """
    nothing = np.empty((0, 3, 3))
    if not len(shapes.quads) or not models:
        return [nothing for _ in models]
    turned = _turned(shapes.quads)
    pairs = [_pairs(turned, model, spread) for model in models]
    counts = [len(which) for which, _ in pairs]
    if not sum(counts):
        return [nothing for _ in models]
    printed = np.concatenate([model.quads[which] for model, (which, _) in zip(models, pairs, strict=True)])
    homographies = homographies_from_quads(printed, np.concatenate([quads for _, quads in pairs]))
    sheets = np.repeat(np.stack([_sheet(model) for model in models]), counts, axis=0)
    parts = np.repeat(np.stack([model.printed_part for model in models]), counts, axis=0)
    good = np.asarray(np.isfinite(homographies).all(axis=(1, 2)))
    good[good] = _plausible(homographies[good], sheets[good], parts[good], _picture(shapes), spread, cut)
    ends = np.cumsum([0, *counts])
    return [homographies[a:b][good[a:b]] for a, b in pairwise(ends)]


def plausible(homographies: FloatArray, model: PageModel, shapes: Shapes) -> NDArray[np.bool_]:
    """Tell which homographies of one page show it about whole, unmirrored and of sensible size and shape."""
    count = len(homographies)
    sheets, parts = (np.broadcast_to(part, (count, 4, 2)) for part in (_sheet(model), model.printed_part))
    return _plausible(homographies, sheets, parts, _picture(shapes), _WIDE_SPREAD, _WIDE_CUT)


def _picture(shapes: Shapes) -> tuple[int, int]:
    """Return height and width of the picture that shapes were found in."""
    return shapes.outlines.shape[0] * 2, shapes.outlines.shape[1] * 2


def _sheet(model: PageModel) -> FloatArray:
    return corners(Rect(0.0, 0.0, model.page.width, model.page.height))


def _turned(quads: FloatArray) -> FloatArray:
    """Return quads in all four turns, (4 n, 4, 2)."""
    return np.stack([np.roll(quads, -turn, axis=1) for turn in range(4)], axis=1).reshape(-1, 4, 2)


def _pairs(turned: FloatArray, model: PageModel, spread: float) -> tuple[NDArray[np.intp], FloatArray]:
    """Return all pairs of a shape of the page (its number) and a turned shape of the picture, alike."""
    away = np.abs(np.log(_aspect(turned))[:, None] - np.log(_aspect(model.quads))[None, :])
    which_seen, which_printed = np.nonzero(away < spread)
    return which_printed, turned[which_seen]


def _aspect(quads: FloatArray) -> FloatArray:
    sides = side_lengths(quads)
    return np.asarray((sides[:, 0] + sides[:, 2]) / (sides[:, 1] + sides[:, 3]))


def _plausible(
    homographies: FloatArray, sheets: FloatArray, parts: FloatArray, shape: tuple[int, int], spread: float, cut: float
) -> NDArray[np.bool_]:
    """Tell which homographies show a whole, unmirrored page of sensible size and shape.

    Args:
        homographies: Millimetres to pixels, (n, 3, 3).
        sheets: Corners of the sheet of each, (n, 4, 2).
        parts: Corners of its printed part: margins may be cut off.
        shape: Height and width of the picture.
        spread: Most that the aspect may differ, natural logarithm.
        cut: How much of the printed part may lie outside the picture, of the picture's long side.
    """
    bottom = homographies[:, 2:, :2]
    depth = (bottom * sheets).sum(axis=2) + homographies[:, 2, 2:]
    good: NDArray[np.bool_] = np.asarray((depth > 1e-6).all(axis=1))
    across = (homographies[:, 0:1, :2] * parts).sum(axis=2) + homographies[:, 0, 2:]
    down = (homographies[:, 1:2, :2] * parts).sum(axis=2) + homographies[:, 1, 2:]
    away = (bottom * parts).sum(axis=2) + homographies[:, 2, 2:]
    quads = np.stack((across, down), axis=2) / np.where(np.abs(away) < 1e-9, 1e-9, away)[..., None]
    height, width = shape
    area = quad_area(quads)
    good &= (area > 0.08 * height * width) & (area < 1.2 * height * width)
    slack = cut * max(height, width)
    good &= (quads > -slack).all(axis=(1, 2))
    good &= (quads[..., 0] < width + slack).all(axis=1) & (quads[..., 1] < height + slack).all(axis=1)
    sides = side_lengths(quads)
    wanted = (parts[:, 2, 0] - parts[:, 0, 0]) / (parts[:, 2, 1] - parts[:, 0, 1])
    ratio = (sides[:, 0] + sides[:, 2]) / (sides[:, 1] + sides[:, 3]) / wanted
    good &= np.abs(np.log(np.maximum(ratio, 1e-9))) < spread
    with np.errstate(divide="ignore", invalid="ignore"):
        good &= (sides.max(axis=1) / np.minimum(sides[:, :2].min(axis=1), sides[:, 2:].min(axis=1))) < 6
        good &= np.abs(np.log(sides[:, 0] / sides[:, 2])) < _SCALE_SPREAD
        good &= np.abs(np.log(sides[:, 1] / sides[:, 3])) < _SCALE_SPREAD
    return good
