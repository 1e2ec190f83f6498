"""Printed bars: a page that prints wide dark areas is not where they would lie on white paper.

Rows that repeat look alike one row further down. The bars between them don't.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import PageDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, project
from sirekap_desktop.reading.locate_model import PageModel

_LEAST_DARK = 0.66
"""Share of the bars in the picture that must be dark: glare may lighten one."""

_DARK = 0.75
"""Brightness of a bar against the paper in the boxes nearest to it, at most: grey print in poor light reaches 0.6."""

_GRID = np.linspace(0.2, 0.8, 6)
_NEAREST = 3


def bars_agree(gray: NDArray[np.uint8], homography: FloatArray, model: PageModel) -> bool:
    """Tell whether the bars that a page prints are dark where a homography puts them.

    Args:
        gray: The picture.
        homography: Millimetres to its pixels.
        model: The page; one without bars agrees with everything.
    """
    if not model.bars:
        return True
    boxes = np.concatenate([_points(box)[None] for box in _boxes(model.page)])
    looks = _looked_up(gray, project(homography, boxes))
    known = ~np.isnan(looks).any(axis=1)
    if not known.any():
        return False
    paper, centres = np.percentile(looks[known], 80, axis=1), boxes[known].mean(axis=1)
    dark = []
    for bar in model.bars:
        points = _points(bar)
        seen = _looked_up(gray, project(homography, points))
        if np.isnan(seen).mean() > 0.5:
            continue
        away = np.linalg.norm(centres - points.mean(axis=0), axis=1)
        beside = np.median(paper[np.argsort(away)[:_NEAREST]])
        dark.append(bool(np.nanmedian(seen) < _DARK * beside))
    return not dark or float(np.mean(dark)) >= _LEAST_DARK


def _boxes(page: PageDefinition) -> list[Rect]:
    return [box for field in page.fields for box in field.boxes]


def _points(rect: Rect) -> FloatArray:
    """Return a grid of places inside a rectangle, (n, 2)."""
    x, y = np.meshgrid(rect.x + _GRID * rect.width, rect.y + _GRID * rect.height)
    return np.stack((x.ravel(), y.ravel()), axis=-1)


def _looked_up(gray: NDArray[np.uint8], points: FloatArray) -> FloatArray:
    """Return the brightness at places (…, 2) in pixels; NaN outside the picture."""
    height, width = gray.shape
    x, y = np.rint(points[..., 0]), np.rint(points[..., 1])
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    column, row = np.where(inside, x, 0).astype(np.intp), np.where(inside, y, 0).astype(np.intp)
    return np.where(inside, gray[row, column].astype(np.float64), np.nan)
