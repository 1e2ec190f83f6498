"""What scanners, fax machines and phones do to a box: from an ideal picture to a 40 x 40 crop."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.normalise import CROP_SIDE

Picture = NDArray[np.float32]


KINDS = ("flatbed", "mono", "fax", "phone", "poor")
_SHARES, _EASY_SHARES = (0.32, 0.22, 0.07, 0.26, 0.13), (0.36, 0.2, 0.04, 0.3, 0.1)


def damage(
    dark: Picture, pixels: float, rng: np.random.Generator, *, easy: bool = False
) -> tuple[NDArray[np.uint8], bool]:
    """Turn darkness (0 paper, 1 black) into the gray crop that a reader gets, ``pixels`` a box side in between.

    Args:
        dark: The ideal picture.
        pixels: Resolution.
        rng: Draws the damage.
        easy: Half the blur and noise: what most scans and photos show.

    Returns:
        The crop, and whether it went through black and white only (faint ink may then be lost entirely).
    """
    side = max(20, round(pixels * 1.3))
    small = cv2.resize(dark, (side, side), interpolation=cv2.INTER_AREA)
    kind = rng.choice(KINDS, p=_EASY_SHARES if easy else _SHARES)
    share = 0.5 if easy else 1.0
    gray = _light(small, str(kind), rng)
    gray = _blur(gray, str(kind), rng, share)
    if kind in ("phone", "poor") and rng.random() < 0.22 * share:
        gray = _moire(gray, rng)
    gray = gray + rng.normal(0, 1, gray.shape).astype(np.float32) * np.float32(share * _noise_level(str(kind), rng))
    out = np.clip(gray, 0, 255).astype(np.uint8)
    if kind == "mono":
        out = _threshold(out, rng)
    elif kind == "fax":
        out = _fax(out, rng)
    if rng.random() < (0.9 if kind in ("phone", "poor") else 0.45):
        out = _jpeg(out, int(rng.integers(30, 70) if kind == "poor" else rng.integers(50, 96)))
    crop = cv2.resize(out, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(crop, np.uint8), str(kind) in ("mono", "fax")


def _light(dark: Picture, kind: str, rng: np.random.Generator) -> Picture:
    """Paper tone, ink tone and uneven light."""
    if kind in ("phone", "poor"):
        paper = rng.uniform(110, 245)
        black = rng.uniform(10, 70)
    else:
        paper = rng.uniform(205, 255)
        black = rng.uniform(0, 60)
    gray = paper - dark * np.float32(max(40.0, paper - black))
    if kind in ("phone", "poor") and rng.random() < 0.7:
        side = dark.shape[0]
        ramp = np.linspace(-1, 1, side, dtype=np.float32)
        slope = rng.normal(0, 0.12 if kind == "phone" else 0.2, 2)
        field = 1 + slope[0] * ramp[None, :] + slope[1] * ramp[:, None]
        if rng.random() < 0.15:
            edge = rng.uniform(-1, 1) + rng.normal(0, 0.5) * ramp[:, None]
            field = field * np.where(ramp[None, :] > edge, np.float32(rng.uniform(0.55, 0.85)), np.float32(1))
            field = cv2.GaussianBlur(field.astype(np.float32), (0, 0), max(1.0, side * 0.05))
        gray = gray * field
    return np.asarray(gray, np.float32)


def _blur(gray: Picture, kind: str, rng: np.random.Generator, share: float) -> Picture:
    limit = {"flatbed": 0.7, "mono": 0.7, "fax": 0.8, "phone": 1.0, "poor": 1.5}[kind] * share
    sigma = float(rng.uniform(0.0, limit)) * max(1.0, gray.shape[0] / 55)
    if sigma > 0.25:
        gray = cv2.GaussianBlur(gray, (0, 0), sigma)
    if kind in ("phone", "poor") and rng.random() < 0.25 * share:
        length = int(rng.integers(2, 4 if gray.shape[0] < 50 else 6))
        kernel = np.zeros((length, length), np.float32)
        ends = ((0, int(rng.integers(length))), (length - 1, int(rng.integers(length))))
        cv2.line(kernel, ends[0], ends[1], 1.0, 1)
        if rng.random() < 0.5:
            kernel = kernel.T.copy()
        gray = cv2.filter2D(gray, -1, kernel / kernel.sum())
    if kind in ("phone", "poor", "flatbed") and rng.random() < 0.2:
        soft = cv2.GaussianBlur(gray, (0, 0), 1.5)
        gray = gray + np.float32(rng.uniform(0.3, 1.0)) * (gray - soft)
    return gray


def _moire(gray: Picture, rng: np.random.Generator) -> Picture:
    side = gray.shape[0]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    turn = rng.uniform(0, np.pi)
    wave = np.float32(rng.uniform(0.3, 2.5))
    phase = wave * (x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))) + np.float32(rng.uniform(0, 6))
    return gray + np.float32(rng.uniform(2, 10)) * np.sin(phase)


def _noise_level(kind: str, rng: np.random.Generator) -> float:
    return float(rng.uniform(0, {"flatbed": 7, "mono": 10, "fax": 16, "phone": 9, "poor": 15}[kind]))


def _threshold(gray: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    if rng.random() < 0.3:
        block = int(rng.choice([11, 15, 21, 31]))
        out = cv2.adaptiveThreshold(
            gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, block, float(rng.uniform(6, 18))
        )
    else:
        paper = float(np.percentile(gray, 85))
        level = paper * float(rng.uniform(0.6, 0.88))
        out = np.where(gray > level, 255, 0).astype(np.uint8)
    if rng.random() < 0.2:
        specks = rng.random(out.shape) < rng.uniform(0.001, 0.012)
        out = np.where(specks, 255 - out, out)
    return np.asarray(out, np.uint8)


def _fax(gray: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Unequal resolution (204 x 98 or 196 dpi), then a threshold or an ordered dither."""
    side = gray.shape[0]
    rows = max(14, round(side * float(rng.choice([0.5, 0.75, 1.0]))))
    low = cv2.resize(gray, (side, rows), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.3:
        bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
        tiled = np.tile(bayer, (rows // 4 + 1, side // 4 + 1))[:rows, :side]
        low = np.where(low > 60 + tiled * 9, 255, 0).astype(np.uint8)
    else:
        low = _threshold(low, rng)
    return cv2.resize(low, (side, side), interpolation=cv2.INTER_NEAREST)


def _jpeg(gray: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    done, data = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)
