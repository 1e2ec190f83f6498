"""What lens, light, sensor and toner do to a picture of a page; every function draws from the generator it is given.

What a profile doesn't ask for draws nothing, so a new kind of damage leaves the bytes of other profiles alone.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.practice.profile import Profile

Grey = NDArray[np.uint8]

_NOISE_TILE = 1024
_LUMP_MM = 0.25
"""Grain of the spots from which toner comes off, millimetres on A4."""


def seen(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Return a placed page as a profile's device records it, before any threshold."""
    if profile.toner[1] > 0:
        picture = _worn(picture, profile, rng)
    picture = _blurred(picture, profile, rng)
    picture = _lit(picture, profile, rng)
    if profile.shadow[1] > 0:
        picture = _shadowed(picture, profile, rng)
    if profile.glare[1] > 0:
        picture = _glared(picture, profile, rng)
    if profile.moire[1] > 0:
        picture = _waved(picture, profile, rng)
    picture = _noisy(picture, profile, rng)
    return _soiled(picture, profile, rng)


def _worn(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Let a copier's toner run out: everything paler, in bands along the feed and patches, thin lines broken."""
    height, width = picture.shape
    loss = rng.uniform(*profile.toner)
    bands = cv2.resize(rng.random((1, 9), dtype=np.float32), (width, 1), interpolation=cv2.INTER_CUBIC)
    patches = cv2.resize(rng.random((8, 6), dtype=np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    per_mm = max(height, width) / 297
    lumps = rng.random((round(297 / _LUMP_MM), round(210 / _LUMP_MM)), dtype=np.float32)
    broken = cv2.resize(lumps, (width, height), interpolation=cv2.INTER_LINEAR)
    kept = 1 - loss * (0.55 + 0.35 * bands.clip(0, 1) + 0.35 * patches.clip(0, 1))
    # Toner clings to solid ink; it breaks off where lines are thin.
    solid = cv2.erode(255 - picture, np.ones((max(2, round(0.35 * per_mm)),) * 2, np.uint8)) > 96
    kept *= np.where(solid, 1, 1 - loss * (broken > 1 - 0.5 * loss))
    return np.asarray(255 - (255 - picture) * kept.clip(0, 1), np.uint8)


def _shadowed(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Lay the soft-edged shadow of a head, shoulder or hand over a side of the picture."""
    height, width = picture.shape
    y, x = np.mgrid[-1:1:96j, -1:1:72j]
    direction = rng.uniform(0, 2 * np.pi)
    away = np.cos(direction) * x + np.sin(direction) * y
    along = -np.sin(direction) * x + np.cos(direction) * y
    edge = rng.uniform(0.0, 0.5) + rng.uniform(0.1, 0.35) * np.cos(rng.uniform(1.5, 4) * along + rng.uniform(0, 6))
    softness = rng.uniform(0.02, 0.12)
    shade = 1 - rng.uniform(*profile.shadow) / (1 + np.exp(-(away - edge) / softness))
    field = cv2.resize(shade.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return cv2.multiply(picture, field, dtype=cv2.CV_8U).astype(np.uint8)


def _glared(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Let a lamp reflect in the paper: one bright spot, long or round, that bleaches what lies in it."""
    height, width = picture.shape
    y, x = np.mgrid[0:1:96j, 0 : width / height : 72j]
    middle = rng.uniform(0.15, 0.85, 2) * (1, width / height)
    turn, long, short = rng.uniform(0, np.pi), rng.uniform(0.08, 0.3), rng.uniform(0.05, 0.12)
    across = np.cos(turn) * (x - middle[1]) + np.sin(turn) * (y - middle[0])
    along = -np.sin(turn) * (x - middle[1]) + np.cos(turn) * (y - middle[0])
    spot = rng.uniform(*profile.glare) * np.exp(-((across / short) ** 2 + (along / long) ** 2) / 2)
    field = cv2.resize(spot.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(picture + (255 - picture) * field, np.uint8)


def _waved(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Lay the waves over a picture that a screen of dots and a sensor's grid make together."""
    height, width = picture.shape
    y, x = np.mgrid[:height, :width].astype(np.float32)
    direction, period = rng.uniform(0, 2 * np.pi), rng.uniform(6, 30)
    bend = rng.uniform(0, 1.5) * np.sin(y / height * 5) * period
    phase = 2 * np.pi * (np.cos(direction) * x + np.sin(direction) * y + bend) / period
    waves = 1 - rng.uniform(*profile.moire) * (0.5 + 0.5 * np.sin(phase))
    return np.asarray(picture * waves, np.uint8)


def _blurred(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    sigma = rng.uniform(*profile.blur)
    if sigma > 0.1:
        picture = cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8)
    length = rng.uniform(*profile.motion)
    if length > 1:
        picture = cv2.filter2D(picture, -1, _motion(length, rng)).astype(np.uint8)
    return picture


def _motion(length: float, rng: np.random.Generator) -> NDArray[np.float32]:
    side = int(length) // 2 * 2 + 3
    kernel = np.zeros((side, side), np.float32)
    angle = rng.uniform(0, np.pi)
    reach = length / 2 * np.array([np.cos(angle), np.sin(angle)])
    ends = np.round((side // 2 + np.stack([-reach, reach])) * 16).astype(int)
    cv2.line(kernel, (ends[0, 0], ends[0, 1]), (ends[1, 0], ends[1, 1]), 1.0, 1, cv2.LINE_AA, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)


def _lit(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Apply contrast (paper and ink levels) and uneven light."""
    contrast = rng.uniform(*profile.contrast)
    paper = 255 * (1 - (1 - contrast) * rng.uniform(0.2, 0.6))
    levels = np.clip(paper - (255 - np.arange(256)) * contrast, 0, 255).astype(np.uint8)
    picture = cv2.LUT(picture, levels).astype(np.uint8)
    depth, vignette = rng.uniform(*profile.light), rng.uniform(*profile.vignette)
    if depth <= 0 and vignette <= 0:
        return picture
    y, x = np.mgrid[-1:1:48j, -1:1:36j]
    direction, softness = rng.uniform(0, 2 * np.pi), rng.uniform(0.8, 2.5)
    slope = np.cos(direction) * x + np.sin(direction) * y - rng.uniform(-0.6, 0.6)
    shade = 1 - depth / (1 + np.exp(-3 * slope / softness)) - vignette * (x**2 + y**2) / 2
    field = cv2.resize(shade.astype(np.float32), picture.shape[::-1], interpolation=cv2.INTER_CUBIC)
    return cv2.multiply(picture, field, dtype=cv2.CV_8U).astype(np.uint8)


def _noisy(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    sigma = rng.uniform(*profile.noise)
    if sigma <= 0:
        return picture
    tile = rng.normal(128, sigma, (_NOISE_TILE, _NOISE_TILE)).clip(0, 255).astype(np.uint8)
    repeats = [-(-side // _NOISE_TILE) for side in picture.shape]
    noise = np.tile(tile, repeats)[: picture.shape[0], : picture.shape[1]]
    return cv2.addWeighted(picture, 1, noise, 1, -128).astype(np.uint8)


def _soiled(picture: Grey, profile: Profile, rng: np.random.Generator) -> Grey:
    """Add dirt: specks anywhere, and streaks that a dirty sensor draws along the feed."""
    height, width = picture.shape
    for _ in range(int(rng.uniform(*profile.specks))):
        centre = int(rng.integers(width)), int(rng.integers(height))
        cv2.circle(picture, centre, int(rng.integers(1, 3)), int(rng.integers(0, 90)), -1)
    for _ in range(round(rng.uniform(*profile.streaks))):
        x, value = int(rng.integers(width)), int(rng.choice([60, 110, 255]))
        top, bottom = sorted(int(v) for v in rng.integers(0, height, 2))
        cv2.line(picture, (x, top), (x, bottom), value, 1)
    return picture
