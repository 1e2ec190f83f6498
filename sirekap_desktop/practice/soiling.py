"""What happens to the paper before it is scanned: stains, stamps, folds, corners folded in or torn off.

All of it lies on the sheet, not in the picture. Stains and stamps are translucent and paler than ink, and no corner
takes a box away, so a person can still read every digit beneath them.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition
from sirekap_desktop.practice.blanks import Blank
from sirekap_desktop.practice.folding import fold_paper, spoil_corner
from sirekap_desktop.practice.pen import Ink, Sheet
from sirekap_desktop.practice.profile import Corner, Profile

COFFEE = Ink("coffee", 168, (112, 158, 196), 0.0)
STAMP_INKS = (
    Ink("violet", 118, (178, 84, 118), 0.0),
    Ink("blue", 112, (190, 96, 70), 0.0),
    Ink("red", 122, (84, 76, 196), 0.0),
)

_OCCLUDES, _SHARE = 40, 0.03
"""A box counts as occluded where coverage of at least the first lies on more than this share of it."""
_STAMP_MM = (38.0, 46.0)
"""Diameter of a KPPS stamp on A4, millimetres; on a reduced plano as large as the scan shows it."""
_SHIFT = 4
_AROUND_TABLE = 0.7
"""Chance that a stain or stamp falls onto the numbers instead of anywhere."""


def soil(sheet: Sheet, blank: Blank, profile: Profile, rng: np.random.Generator) -> frozenset[str]:
    """Do to a filled sheet what the profile says.

    Args:
        sheet: The sheet, changed in place.
        blank: The form it was filled on.
        profile: What happens to it.
        rng: Source of everything random.

    Returns:
        Ids of the fields of which a box lies under a stain or a stamp.
    """
    for _ in range(_count(profile.stains, rng)):
        _lay(sheet, _stain(_per_mm(blank), rng), _spot(blank, rng), COFFEE)
    for _ in range(_count(profile.stamps, rng)):
        ink = STAMP_INKS[int(rng.integers(len(STAMP_INKS)))]
        _lay(sheet, _stamp(_per_mm(blank), rng), _spot(blank, rng), ink)
    occluded = frozenset(f.id for f in blank.page.fields if _is_under(sheet, blank, f))
    for _ in range(_count(profile.folds, rng)):
        fold_paper(sheet, rng)
    if profile.corner is not Corner.WHOLE:
        size = rng.uniform(*profile.corner_size) * min(sheet.grey.shape)
        spoil_corner(sheet, profile.corner, size, _boxes_mask(sheet, blank), rng)
    return occluded


def _per_mm(blank: Blank) -> float:
    """Return the pixels per millimetre of a sheet of A4, onto which larger forms are taken to be reduced."""
    return float(max(blank.grey.shape)) / 297


def _lay(sheet: Sheet, coverage: NDArray[np.uint8], spot: tuple[float, float], ink: Ink) -> None:
    height, width = coverage.shape
    sheet.tint(coverage, round(spot[0] - width / 2), round(spot[1] - height / 2), ink)


def _count(most: tuple[float, float], rng: np.random.Generator) -> int:
    """Draw a number of things; nothing is drawn where there are none, so that other profiles keep their bytes."""
    return int(rng.integers(int(most[0]), int(most[1]) + 1)) if most[1] > 0 else 0


def _spot(blank: Blank, rng: np.random.Generator) -> tuple[float, float]:
    """Return where something falls: mostly onto a box, else anywhere on the sheet; pixels."""
    if rng.random() >= _AROUND_TABLE:
        height, width = blank.grey.shape
        return float(rng.uniform(0, width)), float(rng.uniform(0, height))
    field = blank.page.fields[int(rng.integers(len(blank.page.fields)))]
    box = field.boxes[int(rng.integers(len(field.boxes)))]
    x, y, w, h = blank.area(box.x, box.y, box.width, box.height)
    return float(rng.normal(x + w / 2, 1.2 * w)), float(rng.normal(y + h / 2, 1.2 * h))


def _is_under(sheet: Sheet, blank: Blank, field: FieldDefinition) -> bool:
    for box in field.boxes:
        x, y, w, h = (round(v) for v in blank.area(box.x, box.y, box.width, box.height))
        parts = [t.coverage[y : y + h, x : x + w] for t in sheet.tints]
        if any((part >= _OCCLUDES).mean() > _SHARE for part in parts):
            return True
    return False


def _boxes_mask(sheet: Sheet, blank: Blank) -> NDArray[np.uint8]:
    """Return where boxes and their bubbles lie: no corner may take them away."""
    mask = np.zeros_like(sheet.grey)
    for field in blank.page.fields:
        for box in field.boxes:
            x, y, w, h = (round(v) for v in blank.area(box.x, box.y, box.width, box.height))
            mask[max(0, y) : y + h, max(0, x) : x + w] = 255
        for column in field.bubbles:
            for digit in range(10):
                x, y = (round(v) for v in blank.pixel(column.centre(digit).x, column.centre(digit).y))
                cv2.circle(mask, (x, y), round(column.radius * blank.scale[1]), 255, -1)
    return mask


def _stain(per_mm: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the coverage of one stain: the ring of a cup, or a blot with a darker rim, with some drops around."""
    radius = rng.uniform(9, 38) * per_mm
    half = int(2.2 * radius)
    coverage = np.zeros((2 * half, 2 * half), np.uint8)
    strength = int(rng.integers(90, 210))
    if rng.random() < 0.5:
        outline = _wavy(half, radius, 0.012, rng)
        if rng.random() < 0.3:
            cv2.fillPoly(coverage, [outline], int(strength * rng.uniform(0.1, 0.3)), cv2.LINE_AA, _SHIFT)
        width = max(2, round(rng.uniform(1.0, 3.5) * per_mm))
        cv2.polylines(coverage, [outline], True, strength, width, cv2.LINE_AA, _SHIFT)
    else:
        outline = _wavy(half, radius * 0.6, 0.12, rng)
        cv2.fillPoly(coverage, [outline], int(strength * 0.55), cv2.LINE_AA, _SHIFT)
        cv2.polylines(coverage, [outline], True, strength, max(2, round(0.8 * per_mm)), cv2.LINE_AA, _SHIFT)
    for _ in range(int(rng.integers(0, 7))):
        x, y = (int(half + v) for v in rng.normal(0, radius, 2))
        cv2.circle(coverage, (x, y), max(1, round(rng.uniform(0.4, 2) * per_mm)), strength, -1, cv2.LINE_AA)
    return _uneven(cv2.GaussianBlur(coverage, (0, 0), 0.35 * per_mm).astype(np.uint8), 0.35, rng)


def _wavy(middle: float, radius: float, depth: float, rng: np.random.Generator) -> NDArray[np.int32]:
    """Return the outline of a disc that is not quite round, in OpenCV's fixed-point pixels."""
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    waves = sum(rng.normal(0, depth / k) * np.sin(k * angles + rng.uniform(0, 2 * np.pi)) for k in range(2, 9))
    radii = radius * (1 + np.asarray(waves, float))
    points = middle + np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1)
    return np.asarray(np.round(points * 2**_SHIFT), np.int32)


def _stamp(per_mm: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the coverage of a round stamp: rings, strokes like letters between them, bars in the middle."""
    radius = rng.uniform(*_STAMP_MM) / 2 * per_mm
    half = int(1.06 * radius) + 2
    turn = rng.uniform(-0.6, 0.6)
    coverage = np.zeros((2 * half, 2 * half), np.uint8)
    line = max(2, round(0.55 * per_mm))
    for part, width in ((1.0, line), (0.93, max(1, line // 2)), (0.62, max(1, line // 2))):
        cv2.circle(coverage, (half, half), round(radius * part), 255, width, cv2.LINE_AA)
    for angle in np.arange(0, 2 * np.pi, 0.16):
        _letter(coverage, half, radius, angle + turn, max(1, round(0.45 * per_mm)), rng)
    along = np.array([np.cos(turn), np.sin(turn)])
    for row in (-0.16, 0.0, 0.16):
        middle = half + row * radius * np.array([-along[1], along[0]])
        reach = rng.uniform(0.25, 0.5) * radius
        start, stop = ((int(e[0]), int(e[1])) for e in (middle - along * reach, middle + along * reach))
        cv2.line(coverage, start, stop, 255, max(2, round(0.9 * per_mm)), cv2.LINE_AA)
    coverage = cv2.GaussianBlur(coverage, (0, 0), 0.08 * per_mm).astype(np.uint8)
    return _uneven((coverage * rng.uniform(0.45, 0.85)).astype(np.uint8), 0.7, rng)


def _letter(
    coverage: NDArray[np.uint8], middle: float, radius: float, angle: float, pen: int, rng: np.random.Generator
) -> None:
    """Draw two or three strokes that look like a letter and are none, between the rings."""
    outward = np.array([np.cos(angle), np.sin(angle)])
    side = np.array([-outward[1], outward[0]])
    base = middle + outward * radius * 0.77
    for _ in range(int(rng.integers(2, 4))):
        ends = [
            base + outward * radius * rng.uniform(-0.08, 0.08) + side * radius * rng.uniform(-0.045, 0.045)
            for _ in (0, 1)
        ]
        start, stop = ((int(end[0]), int(end[1])) for end in ends)
        cv2.line(coverage, start, stop, 255, pen, cv2.LINE_AA)


def _uneven(coverage: NDArray[np.uint8], depth: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Let ink and coffee lie thicker here and thinner there."""
    cells = rng.random((max(4, coverage.shape[0] // 90), max(4, coverage.shape[1] // 90)), dtype=np.float32)
    patches = cv2.resize(cells, coverage.shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)
    return np.asarray(coverage * (1 - np.float32(depth) * patches), np.uint8)
