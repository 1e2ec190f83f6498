"""Damage: how a clean filled page looks after a scanner, a fax or a phone.

The geometry (placement, skew, perspective, curl) is one remap through a coarse grid; then come blur, light and noise
(``optics.py``), thresholding and the file's own compression. Everything is drawn from one generator: a seed gives the
same bytes. What happened to the paper before lies on the sheet already (``soiling.py``).
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sirekap_desktop.practice.optics import Grey, seen
from sirekap_desktop.practice.pen import Ink, Sheet, Tint
from sirekap_desktop.practice.profile import DeviceKind, Profile, Range

_GRID = 16
_INKED, _ENOUGH_INK, _ABOVE_NOISE = 96, 200, 35.0
_A4 = 210 / 297
_PHOTO = 3 / 4


def damage(sheet: Sheet, colour: Ink, profile: Profile, rng: np.random.Generator) -> bytes:
    """Return the file that a device makes of a filled sheet.

    Args:
        sheet: The whole sheet of paper, with its stains and what is missing of it.
        colour: The writer's ink.
        profile: The device.
        rng: Source of everything random.
    """
    canvas = _canvas(profile)
    shape = sheet.grey.shape
    corners = _corners(shape, canvas, profile, rng)
    across, down = _grid_maps(shape, canvas, corners, profile, rng)
    around = _surroundings(canvas, profile, rng)
    picture = seen(_placed(sheet, across, down, around), profile, rng)
    if profile.threshold is not None:
        picture = _two_levels(picture, _moved(sheet.ink, across, down), profile.threshold, profile.drift, rng)
    turns = int(rng.choice(profile.rotations))
    if profile.colour:
        inks = [(_moved(t.coverage, across, down), t.ink) for t in (Tint(sheet.ink, colour), *sheet.tints)]
        picture = _coloured(picture, inks, rng)
    return encode(np.rot90(picture, turns), profile, rng)


def _moved(layer: Grey, across: NDArray[np.float32], down: NDArray[np.float32]) -> Grey:
    return np.asarray(cv2.remap(layer, across, down, cv2.INTER_LINEAR, borderValue=0), np.uint8)


def _two_levels(picture: Grey, written: Grey, threshold: Range, drift: Range, rng: np.random.Generator) -> Grey:
    """Part black from white, at one level or at one that strays over the picture but never loses the writing."""
    level = max(rng.uniform(*threshold), _legible_level(picture, written))
    if drift[1] <= 0:
        return cv2.threshold(picture, level, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
    cells = rng.random((5, 4), dtype=np.float32) * rng.uniform(*drift)
    stray = cv2.resize(cells, picture.shape[::-1], interpolation=cv2.INTER_CUBIC)
    paper = float(np.percentile(picture[::8, ::8], 80))
    levels = np.minimum(level + stray, max(level, paper - _ABOVE_NOISE))
    return np.where(picture > levels, 255, 0).astype(np.uint8)


def _legible_level(picture: Grey, written: Grey) -> float:
    """Return the least threshold that leaves the writing whole: whoever scans in black and white sees to that."""
    ink = picture[written > _INKED]
    if ink.size < _ENOUGH_INK:
        return 0.0
    paper = float(np.percentile(picture[::8, ::8], 80))
    faintest = float(np.percentile(ink, 75))
    return min(faintest + 0.3 * (paper - faintest), paper - _ABOVE_NOISE)


def encode(picture: Grey, profile: Profile, rng: np.random.Generator) -> bytes:
    """Return a picture as bytes of the profile's file format."""
    picture = np.ascontiguousarray(picture)
    if profile.format == "tif":
        buffer = io.BytesIO()
        image = Image.fromarray(picture)
        dpi = round(profile.long_side / 11.69)
        if profile.threshold is not None:
            image.convert("1").save(buffer, "TIFF", compression="group4", dpi=(dpi, dpi))
        else:
            image.save(buffer, "TIFF", compression="tiff_lzw", dpi=(dpi, dpi))
        return buffer.getvalue()
    options = [cv2.IMWRITE_JPEG_QUALITY, round(rng.uniform(*profile.quality))] if profile.format == "jpg" else []
    done, data = cv2.imencode(f".{profile.format}", picture, options)
    if not done:
        raise ValueError(f"cannot write {profile.format}")
    return data.tobytes()


def _canvas(profile: Profile) -> tuple[int, int]:
    """Return height and width of the picture before its quarter turns."""
    ratio = _PHOTO if profile.kind is DeviceKind.PHOTO else _A4
    return profile.long_side, round(profile.long_side * ratio)


def _corners(
    shape: tuple[int, ...], canvas: tuple[int, int], profile: Profile, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return where the sheet's corners fall in the picture, clockwise from top-left."""
    height, width = canvas
    scale = min(height / shape[0], width / shape[1]) * rng.uniform(*profile.fill)
    unit = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float) * (shape[1], shape[0]) / 2 * scale
    unit *= 1 + rng.normal(0, profile.stretch, 2)
    angle = np.radians(rng.uniform(*profile.skew))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    shift = rng.normal(0, 1, 2).clip(-2, 2) * profile.shift * height
    moved: NDArray[np.float64] = unit @ turn + (width / 2, height / 2) + shift
    moved += rng.normal(0, profile.perspective * height, (4, 2)).clip(
        -1.5 * profile.perspective * height, 1.5 * profile.perspective * height
    )
    return moved if profile.kind is DeviceKind.SCAN else _into_view(moved, canvas)


def _into_view(corners: NDArray[np.float64], canvas: tuple[int, int]) -> NDArray[np.float64]:
    """Shrink and move corners so that a photo shows the whole sheet, as KPU asks its photographers to."""
    height, width = canvas
    room = np.array([width, height]) * 0.97
    span = np.ptp(corners, axis=0)
    corners = (corners - corners.mean(axis=0)) * min(1.0, *(room / span)) + corners.mean(axis=0)
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = np.array([width, height]) * 0.015
    moved: NDArray[np.float64] = corners + np.maximum(margin - low, 0)
    moved -= np.maximum(high - (np.array([width, height]) - margin), 0)
    return moved


def _grid_maps(
    shape: tuple[int, ...],
    canvas: tuple[int, int],
    corners: NDArray[np.float64],
    profile: Profile,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return, for every pixel of the picture, the place on the sheet: exact on a coarse grid, linear between."""
    height, width = canvas
    source = np.array([(0, 0), (shape[1], 0), (shape[1], shape[0]), (0, shape[0])], np.float32)
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), source)
    # One cell more on every side, since cv2.resize flattens the outermost half cells.
    rows, columns = -(-height // _GRID) + 2, -(-width // _GRID) + 2
    y = (np.arange(rows) - 0.5) * _GRID - 0.5
    x = (np.arange(columns) - 0.5) * _GRID - 0.5
    at = np.stack([*np.meshgrid(x, y), np.ones((rows, columns))], axis=-1) @ back.T
    place = at[..., :2] / at[..., 2:]
    if profile.curl:
        phase = rng.uniform(0, 2 * np.pi, 2)
        bend = profile.curl * shape[0] * rng.uniform(0.3, 1.0, 2)
        place[..., 0] += bend[0] * np.sin(2.2 * place[..., 1] / shape[0] + phase[0])
        place[..., 1] += bend[1] * np.sin(3.0 * place[..., 0] / shape[1] + phase[1])
    full = (columns * _GRID, rows * _GRID)
    across, down = (cv2.resize(place[..., i].astype(np.float32), full) for i in (0, 1))
    inside = (slice(_GRID, _GRID + height), slice(_GRID, _GRID + width))
    return np.asarray(across[inside], np.float32), np.asarray(down[inside], np.float32)


def _surroundings(canvas: tuple[int, int], profile: Profile, rng: np.random.Generator) -> Grey | int:
    """Return what lies around the sheet: the scanner's lid as one grey, or a desk as a picture."""
    if profile.kind is DeviceKind.SCAN:
        return int(rng.choice([255, 250, 240, 60, 20], p=[0.5, 0.15, 0.15, 0.1, 0.1]))
    height, width = canvas
    base = rng.uniform(50, 150)
    grain = rng.normal(0, 10, (int(rng.integers(60, 200)), 12)) + rng.normal(0, 12, (6, 6)).mean()
    texture = cv2.resize(grain.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(texture + base, 0, 255), np.uint8)


def _placed(
    sheet: Sheet,
    across: NDArray[np.float32],
    down: NDArray[np.float32],
    around: Grey | int,
) -> Grey:
    """Return the sheet in its place, and what lies around and behind it."""
    height, width = sheet.grey.shape
    if isinstance(around, int):
        picture = np.asarray(cv2.remap(sheet.grey, across, down, cv2.INTER_LINEAR, borderValue=around), np.uint8)
    else:
        border = cv2.BORDER_REPLICATE
        picture = np.asarray(cv2.remap(sheet.grey, across, down, cv2.INTER_LINEAR, borderMode=border), np.uint8)
        outside = (across < 0) | (down < 0) | (across > width - 1) | (down > height - 1)
        np.copyto(picture, around, where=outside)
    if sheet.gone is not None:
        behind = np.full_like(picture, around) if isinstance(around, int) else around
        np.copyto(picture, behind, where=_moved(sheet.gone, across, down) > 127)
    return picture


def _coloured(picture: Grey, inks: Sequence[tuple[Grey, Ink]], rng: np.random.Generator) -> Grey:
    """Return a blue-green-red picture: warm or cool paper, and every ink in its own colour."""
    warmth = rng.uniform(-0.01, 0.03)
    planes = []
    for plane, gain in enumerate((1 - warmth, 1.0, 1 + warmth * 0.5)):
        shade = picture
        for coverage, ink in inks:
            shade = cv2.addWeighted(shade, gain, coverage, (ink.colour[plane] - ink.grey) / 255, 0).astype(np.uint8)
            gain = 1.0
        planes.append(shade)
    return np.asarray(cv2.merge(planes), np.uint8)
