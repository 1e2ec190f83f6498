"""First guesses of where a page lies: shapes of the picture laid upon shapes of the forms, and how much ink agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.geometry import (
    FloatArray,
    homographies_from_quads,
    project_many,
    quad_area,
    side_lengths,
)
from sirekap_desktop.reading.locate_image import Ink
from sirekap_desktop.reading.locate_model import PageModel, find_quads

INK_THRESHOLD = 56
"""Strength above which a pixel counts as ink for outlines: a printed line at 100 dpi after a soft lens still does."""

_MIN_AREA = 0.0012
_IMAGE_QUADS = 24
_ASPECT_SPREAD = 0.30
"""Most a shape's aspect may differ (natural logarithm) from the printed one by perspective or scanner stretch."""

_SCALE_SPREAD = 0.9
_TOLERANCE = 1.3
"""Reach, in units (mm on A4), within which ink speaks for a line of a first guess."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A homography from millimetres of a page to pixels of the ink picture, with the share of lines that have ink."""

    model: PageModel
    homography: FloatArray
    score: float


def image_quads(ink: Ink, threshold: int = INK_THRESHOLD) -> FloatArray:
    """Return the four-cornered shapes seen in a picture, the largest first."""
    mask = cv2.threshold(ink.strength, threshold, 255, cv2.THRESH_BINARY)[1]
    return find_quads(np.asarray(mask, dtype=np.uint8), _MIN_AREA, _IMAGE_QUADS)


def guesses(
    ink: Ink, quads: FloatArray, models: Sequence[PageModel], keep: int, threshold: int = INK_THRESHOLD
) -> list[Guess]:
    """Return the best guesses over all pages, at most ``keep`` per page, the best first."""
    mask = cv2.threshold(ink.strength, threshold, 255, cv2.THRESH_BINARY)[1]
    found: list[Guess] = []
    for model in models:
        homographies = _hypotheses(quads, model, ink.strength.shape)
        if len(homographies):
            found.extend(best_guesses(np.asarray(mask, dtype=np.uint8), model, homographies, keep))
    found.sort(key=lambda guess: -guess.score)
    return found


def best_guesses(mask: NDArray[np.uint8], model: PageModel, homographies: FloatArray, keep: int) -> list[Guess]:
    """Score homographies of one page by the ink on its lines; return the best that differ from one another."""
    scores = line_scores(mask, model, homographies)
    chosen: list[Guess] = []
    page = np.array([[0, 0], [model.page.width, 0], [model.page.width, model.page.height], [0, model.page.height]])
    seen: list[FloatArray] = []
    for index in np.argsort(-scores):
        frame = project_many(homographies[index : index + 1], page.astype(np.float64))[0]
        near = 0.02 * float(np.max(side_lengths(frame)))
        if any(np.max(np.abs(frame - other)) < near for other in seen):
            continue
        seen.append(frame)
        chosen.append(Guess(model, homographies[index], float(scores[index])))
        if len(chosen) == keep:
            break
    return chosen


def line_scores(mask: NDArray[np.uint8], model: PageModel, homographies: FloatArray) -> FloatArray:
    """Return for each homography the share of the page's printed lines that have ink near them (by length)."""
    points = model.pieces.middle
    weights = model.pieces.length
    projected = project_many(homographies, points)
    scale = _unit_pixels(model, homographies)
    reach = max(1, int(np.median(scale) * _TOLERANCE))
    near = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_RECT, (2 * reach + 1, 2 * reach + 1)))
    height, width = mask.shape
    x = np.rint(projected[..., 0])
    y = np.rint(projected[..., 1])
    inside = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    column = np.where(inside, x, 0).astype(np.intp)
    row = np.where(inside, y, 0).astype(np.intp)
    hit = (near[row, column] > 0) & inside
    return np.asarray((hit * weights).sum(axis=1) / weights.sum())


def _unit_pixels(model: PageModel, homographies: FloatArray) -> FloatArray:
    """Return the pixels per unit (a 210th of the page's width) of each homography, in the middle of the page."""
    w, h = model.page.width, model.page.height
    row = np.array([[0.2 * w, 0.5 * h], [0.8 * w, 0.5 * h]])
    ends = project_many(homographies, row)
    return np.asarray(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1) / (0.6 * 210.0))


def _hypotheses(quads: FloatArray, model: PageModel, shape: tuple[int, ...]) -> FloatArray:
    """Return the plausible homographies of one page: every shape of the picture on every shape of the page."""
    if not len(quads) or not len(model.quads):
        return np.empty((0, 3, 3))
    turned = np.stack([np.roll(quads, -turn, axis=1) for turn in range(4)], axis=1).reshape(-1, 4, 2)
    seen = np.log(_aspect(turned))
    printed = np.log(_aspect(model.quads))
    which_seen, which_printed = np.nonzero(np.abs(seen[:, None] - printed[None, :]) < _ASPECT_SPREAD)
    homographies = homographies_from_quads(model.quads[which_printed], turned[which_seen])
    homographies = homographies[np.isfinite(homographies).all(axis=(1, 2))]
    return homographies[_plausible(homographies, model, shape)]


def _aspect(quads: FloatArray) -> FloatArray:
    sides = side_lengths(quads)
    return np.asarray((sides[:, 0] + sides[:, 2]) / (sides[:, 1] + sides[:, 3]))


def _plausible(homographies: FloatArray, model: PageModel, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Tell which homographies show a whole, unmirrored page of sensible size and shape."""
    w, h = model.page.width, model.page.height
    # The printed part, not the sheet: margins may be cut off.
    low = model.pieces.start.min(axis=0)
    high = model.pieces.end.max(axis=0)
    frame = np.array([[low[0], low[1]], [high[0], low[1]], [high[0], high[1]], [low[0], high[1]]])
    depth = np.einsum("nj,mj->nm", homographies[:, 2], np.array([[0, 0, 1], [w, 0, 1], [w, h, 1], [0, h, 1.0]]))
    good = (depth > 1e-6).all(axis=1)
    quads = project_many(homographies, frame)
    height, width = shape[:2]
    area = quad_area(quads)
    good &= (area > 0.08 * height * width) & (area < 1.2 * height * width)
    slack = 0.08 * max(height, width)
    good &= (quads > -slack).all(axis=(1, 2))
    good &= (quads[..., 0] < width + slack).all(axis=1) & (quads[..., 1] < height + slack).all(axis=1)
    sides = side_lengths(quads)
    ratio = (sides[:, 0] + sides[:, 2]) / (sides[:, 1] + sides[:, 3]) / ((high[0] - low[0]) / (high[1] - low[1]))
    good &= np.abs(np.log(np.maximum(ratio, 1e-9))) < _ASPECT_SPREAD
    with np.errstate(divide="ignore", invalid="ignore"):
        good &= (sides.max(axis=1) / np.minimum(sides[:, :2].min(axis=1), sides[:, 2:].min(axis=1))) < 6
        good &= np.abs(np.log(sides[:, 0] / sides[:, 2])) < _SCALE_SPREAD
        good &= np.abs(np.log(sides[:, 1] / sides[:, 3])) < _SCALE_SPREAD
    return np.asarray(good)
