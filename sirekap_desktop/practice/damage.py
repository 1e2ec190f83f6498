"""Damage: how a clean filled page looks after a scanner, a fax or a phone.

The geometry (placement, skew, perspective, curl) is one remap through a coarse grid; then come light, blur, noise,
thresholding and the file's own compression. Everything is drawn from one generator: a seed gives the same bytes.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sirekap_desktop.practice.pen import Ink

Grey = NDArray[np.uint8]
Range = tuple[float, float]

_GRID = 16
_INKED, _ENOUGH_INK, _ABOVE_NOISE = 96, 200, 35.0
_NOISE_TILE = 1024
_A4 = 210 / 297
_PHOTO = 3 / 4


class DeviceKind(StrEnum):
    """What takes the picture."""

    SCAN = "scan"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Profile:
    """One way for a page to come in. Ranges are (least, most).

    Attributes:
        kind: Scans fill the picture with the sheet; photos show the desk around it.
        format: Suffix of the file: ``jpg``, ``png`` or ``tif`` (two-level pictures as Group 4).
        long_side: Pixels along the picture's long side (3508 = A4 at 300 dpi).
        colour: Whether the picture has colours.
        quality: JPEG quality.
        skew: Degrees.
        shift: Misplacement as a share of the long side (standard deviation).
        stretch: Unequal scale of the axes (standard deviation), as of a feeder.
        perspective: Misplacement of each corner as a share of the long side (standard deviation).
        curl: Bending of the paper as a share of the long side.
        fill: Share of the picture that the sheet takes (photos).
        blur: Gaussian blur, pixels (standard deviation).
        motion: Length of a shaken hand's blur in pixels.
        noise: Grey levels (standard deviation).
        contrast: Share of the full range between ink and paper.
        light: Depth of uneven light, share of full brightness.
        vignette: Darkening of the corners, share of full brightness.
        threshold: Grey level that parts black from white; absent for grey pictures.
        specks: How many dark specks.
        streaks: How many thin lines along the feed.
        rotations: Quarter turns to choose from.
    """

    name: str
    kind: DeviceKind
    format: str
    long_side: int
    colour: bool = False
    quality: Range = (90, 90)
    skew: Range = (0, 0)
    shift: float = 0.0
    stretch: float = 0.0
    perspective: float = 0.0
    curl: float = 0.0
    fill: Range = (1, 1)
    blur: Range = (0, 0)
    motion: Range = (0, 0)
    noise: Range = (0, 0)
    contrast: Range = (1, 1)
    light: Range = (0, 0)
    vignette: Range = (0, 0)
    threshold: Range | None = None
    specks: Range = (0, 0)
    streaks: Range = (0, 0)
    rotations: tuple[int, ...] = (0,)

    @property
    def sheet_pixels(self) -> int:
        """Pixels along the sheet's long side at which a page is best filled before damage."""
        return round(self.long_side * self.fill[1])


def load_profiles(file: Path) -> dict[str, Profile]:
    """Return the profiles of a TOML file by name.

    Raises:
        TypeError: If a profile has an unknown key or lacks a needed one.
    """
    return {name: _profile(name, raw) for name, raw in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _profile(name: str, raw: dict[str, Any]) -> Profile:
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in raw.items()}
    values |= {"name": name, "kind": DeviceKind(raw["kind"])}
    return Profile(**values)


def damage(sheet: Grey, ink: Grey, colour: Ink, profile: Profile, rng: np.random.Generator) -> bytes:
    """Return the file that a device makes of a filled sheet.

    Args:
        sheet: The whole sheet of paper, grey.
        ink: Where the writer's ink lies, same shape.
        colour: The writer's ink.
        profile: The device.
        rng: Source of everything random.
    """
    canvas = _canvas(profile)
    corners = _corners(sheet.shape, canvas, profile, rng)
    across, down = _grid_maps(sheet.shape, canvas, corners, profile, rng)
    around = _surroundings(canvas, profile, rng)
    picture = _placed(sheet, across, down, corners, around)
    picture = _blurred(picture, profile, rng)
    picture = _lit(picture, profile, rng)
    picture = _noisy(picture, profile, rng)
    picture = _soiled(picture, profile, rng)
    if profile.threshold is not None:
        written = cv2.remap(ink, across, down, cv2.INTER_LINEAR, borderValue=0)
        level = max(rng.uniform(*profile.threshold), _legible_level(picture, np.asarray(written, np.uint8)))
        picture = cv2.threshold(picture, level, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
    turns = int(rng.choice(profile.rotations))
    if profile.colour:
        where = cv2.remap(ink, across, down, cv2.INTER_LINEAR, borderValue=0)
        return encode(np.rot90(_coloured(picture, np.asarray(where, np.uint8), colour, rng), turns), profile, rng)
    return encode(np.rot90(picture, turns), profile, rng)


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
    sheet: Grey,
    across: NDArray[np.float32],
    down: NDArray[np.float32],
    corners: NDArray[np.float64],
    around: Grey | int,
) -> Grey:
    if isinstance(around, int):
        return np.asarray(cv2.remap(sheet, across, down, cv2.INTER_LINEAR, borderValue=around), np.uint8)
    picture = np.asarray(cv2.remap(sheet, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)
    outside = (across < 0) | (down < 0) | (across > sheet.shape[1] - 1) | (down > sheet.shape[0] - 1)
    np.copyto(picture, around, where=outside)
    return picture


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


def _coloured(picture: Grey, ink: Grey, colour: Ink, rng: np.random.Generator) -> Grey:
    """Return a blue-green-red picture: warm or cool paper, and ink in its own colour."""
    warmth = rng.uniform(-0.01, 0.03)
    planes = []
    for value, gain in zip(colour.colour, (1 - warmth, 1.0, 1 + warmth * 0.5), strict=True):
        shade = cv2.addWeighted(picture, gain, ink, (value - colour.grey) / 255, 0)
        planes.append(shade)
    return np.asarray(cv2.merge(planes), np.uint8)
