"""What scanners, fax machines and phones do to a grid: from an ideal picture to a gray one with a misplaced quad."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tally.grids import Drawn

_KINDS = ("flatbed", "mono", "phone", "poor")
_SHARES = (0.35, 0.25, 0.2, 0.2)
_BLUR = {"flatbed": 0.9, "mono": 0.8, "phone": 1.2, "poor": 1.8}
_NOISE = {"flatbed": 6.0, "mono": 10.0, "phone": 8.0, "poor": 13.0}


def damage(drawn: Drawn, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Return the picture, and where a locator would say that the grid lies: a few pixels amiss."""
    kind = str(rng.choice(_KINDS, p=_SHARES))
    dark, quad = _bent(drawn, rng)
    if rng.random() < 0.2:
        dark = dark * _toner(dark.shape, rng)
    paper = rng.uniform(110, 245) if kind in ("phone", "poor") else rng.uniform(215, 255)
    black = rng.uniform(5, 70)
    gray = paper - dark * np.float32(max(60.0, paper - black))
    cell = float(np.linalg.norm(quad[1] - quad[0])) / 12
    gray = cv2.GaussianBlur(gray, (0, 0), max(0.3, rng.uniform(0.3, _BLUR[kind]) * max(0.8, min(cell / 50, 1.3))))
    if kind == "poor" and rng.random() < 0.5:
        gray = _shaken(gray, rng)
    if kind in ("phone", "poor"):
        gray = gray * _light(gray.shape, rng)
    gray = gray + rng.normal(0, rng.uniform(0.5, _NOISE[kind]), gray.shape).astype(np.float32)
    out = np.clip(gray, 0, 255).astype(np.uint8)
    if kind == "mono":
        level = paper * rng.uniform(0.52, 0.75)
        out = np.where(out > level, 255, 0).astype(np.uint8)
        specks = rng.random(out.shape) < rng.uniform(0, 0.0015)
        out = np.where(cv2.dilate(specks.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0, 0, out).astype(np.uint8)
    else:
        quality = int(rng.integers(35, 60) if kind == "poor" else rng.integers(60, 95))
        out = cv2.imdecode(cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    amiss = rng.normal(0, 0.025 * cell, 2) + rng.normal(0, 0.018 * cell, (4, 2))
    return np.asarray(out, np.uint8), quad + amiss


def _bent(drawn: Drawn, rng: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Turn, shear and bow the grid a little."""
    height, width = drawn.dark.shape
    turn, shear = rng.normal(0, 0.03), rng.normal(0, 0.015)
    middle = np.array([width / 2, height / 2])
    matrix = np.array([[np.cos(turn), -np.sin(turn) + shear], [np.sin(turn), np.cos(turn)]])
    back = np.linalg.inv(matrix)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bow = rng.normal(0, 0.04) * height / 5
    away_x, away_y = x - middle[0], y - middle[1] - np.float32(bow) * (np.square(2 * x / width - 1) - np.float32(0.5))
    at_x = back[0, 0] * away_x + back[0, 1] * away_y + middle[0]
    at_y = back[1, 0] * away_x + back[1, 1] * away_y + middle[1]
    dark = cv2.remap(drawn.dark, at_x.astype(np.float32), at_y.astype(np.float32), cv2.INTER_LINEAR)
    return np.asarray(dark, np.float32), (drawn.quad - middle) @ matrix.T + middle


def _toner(shape: tuple[int, ...], rng: np.random.Generator) -> NDArray[np.float32]:
    patches = rng.uniform(0, 1, (4, 9)).astype(np.float32)
    smooth = cv2.resize(patches, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.clip(1 - rng.uniform(0.1, 0.5) * smooth, 0.3, 1).astype(np.float32)


def _shaken(gray: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    length = int(rng.integers(2, 5))
    kernel = np.zeros((length, length), np.float32)
    ends = ((0, int(rng.integers(length))), (length - 1, int(rng.integers(length))))
    cv2.line(kernel, ends[0], ends[1], 1.0, 1)
    kernel = kernel.T.copy() if rng.random() < 0.5 else kernel
    return np.asarray(cv2.filter2D(gray, -1, kernel / kernel.sum()), np.float32)


def _light(shape: tuple[int, ...], rng: np.random.Generator) -> NDArray[np.float32]:
    slope = rng.normal(0, 0.12, 2)
    across, down = np.linspace(-1, 1, shape[1]), np.linspace(-1, 1, shape[0])
    return (1 + slope[0] * across[None, :] + slope[1] * down[:, None]).clip(0.4, 1.3).astype(np.float32)
