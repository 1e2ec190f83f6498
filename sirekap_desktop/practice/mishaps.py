"""What goes wrong while a digit is written, and how a KPPS mends it; a person can still tell which digit counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from sirekap_desktop.practice.pen import Pen, Sheet

Area = tuple[float, float, float, float]

_LIGHT, _HEAVY = 0.6, 1.7
"""Stroke widths, of the writer's own, of what was wrong and of what was written over it."""
_HEAVIEST = 0.13
"""No stroke written over another is wider than this share of its box: loops must stay open."""
_PALER = 0.35
"""Share of its darkness that what was wrong lacks: nobody would write over ink that is as strong."""
_LOOKS_ALIKE = {"0": "68", "1": "47", "3": "8", "4": "1", "5": "6", "6": "058", "7": "1", "8": "0369", "9": "8"}
"""Beneath a digit nobody could say whether these were meant or are part of it."""
_SHIFT = 4
_WAYS: dict[str, list[list[tuple[float, float]]]] = {
    "one": [[(0.08, 0.72), (0.92, 0.32)]],
    "two": [[(0.1, 0.42), (0.92, 0.38)], [(0.08, 0.62), (0.9, 0.6)]],
    "cross": [[(0.12, 0.15), (0.88, 0.85)], [(0.86, 0.15), (0.14, 0.86)]],
    "zigzag": [[(0.1, 0.3), (0.9, 0.25), (0.12, 0.5), (0.92, 0.48), (0.1, 0.72), (0.9, 0.7)]],
}
"""How a digit is struck out: strokes as shares of its area."""


def _another(character: str, rng: np.random.Generator) -> str:
    return str(rng.choice([d for d in "0123456789" if d not in _LOOKS_ALIKE.get(character, "") + character]))


def overwritten(sheet: Sheet, pen: Pen, character: str, area: Area, scale: float, rng: np.random.Generator) -> None:
    """Write a wrong digit lightly, then the right one heavily over it."""
    widest = _HEAVIEST * min(area[2:]) / scale
    paler = replace(pen.ink, grey=round(pen.ink.grey + _PALER * (255 - pen.ink.grey)))
    light = replace(pen, width=min(pen.width, widest) * _LIGHT, ink=paler)
    light.character(sheet, _another(character, rng), area, scale, rng)
    replace(pen, width=min(pen.width * _HEAVY, widest)).character(sheet, character, area, scale, rng)


def struck(sheet: Sheet, pen: Pen, character: str, area: Area, scale: float, rng: np.random.Generator) -> None:
    """Strike a wrong digit out, and squeeze the right one in beside it or above it."""
    x, y, width, height = area
    beside = rng.random() < 0.5
    if beside:
        old = (x - 0.04 * width, y + 0.16 * height, 0.56 * width, 0.84 * height)
        new = (x + 0.52 * width, y - 0.1 * height, 0.56 * width, 0.84 * height)
    else:
        old, new = _one_above_the_other(area)
    pen.character(sheet, _another(character, rng), old, scale, rng)
    _strokes(sheet, pen, old, scale, rng)
    pen.character(sheet, character, new, scale, rng)


def replaced(
    sheet: Sheet, pen: Pen, written: Sequence[str], areas: Sequence[Area], scale: float, rng: np.random.Generator
) -> None:
    """Strike a whole wrong number out with one stroke, and squeeze the right one in above it."""
    for character, area in zip(written, areas, strict=True):
        old, new = _one_above_the_other(area)
        if character.isdigit():
            pen.character(sheet, _another(character, rng), old, scale, rng)
            pen.character(sheet, character, new, scale, rng)
        elif character:
            pen.character(sheet, character, old, scale, rng)
    x, y, width, height = _one_above_the_other(areas[0])[0]
    span = areas[-1][0] + areas[-1][2] - areas[0][0]
    _strokes(sheet, pen, (x - 0.1 * width, y, span + 0.1 * width, height), scale, rng, ("one", "two"))


def _one_above_the_other(area: Area) -> tuple[Area, Area]:
    """Return where in a box a wrong digit and, above it, the right one fit."""
    x, y, width, height = area
    old = (x + 0.06 * width, y + 0.47 * height, 0.88 * width, 0.56 * height)
    return old, (x + 0.16 * width, y - 0.17 * height, 0.8 * width, 0.58 * height)


def outside(sheet: Sheet, pen: Pen, character: str, area: Area, scale: float, rng: np.random.Generator) -> None:
    """Write a digit too large or beside its place, so that it crosses the printed frame."""
    x, y, width, height = area
    grown = rng.uniform(1.1, 1.3)
    aside = rng.uniform(0.32, 0.42) * width * rng.choice([-1, 1])
    beyond = rng.uniform(0.25, 0.42) * height * rng.choice([-1, 1])
    dx, dy = (aside, 0.0) if rng.random() < 0.35 else (0.0, beyond)
    moved = (x + dx - (grown - 1) / 2 * width, y + dy - (grown - 1) / 2 * height, grown * width, grown * height)
    pen.character(sheet, character, moved, scale, rng)


def _strokes(
    sheet: Sheet, pen: Pen, area: Area, scale: float, rng: np.random.Generator, ways: Sequence[str] = tuple(_WAYS)
) -> None:
    """Strike out what stands in an area, in one of the ways named."""
    x, y, width, height = area
    canvas = np.zeros((int(height) + 1, int(width) + 1), np.uint8)
    for stroke in _WAYS[str(rng.choice(ways))]:
        points = (np.array(stroke) + rng.normal(0, 0.03, (len(stroke), 2))) * (width, height)
        fixed = np.round(points * 2**_SHIFT).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(canvas, [fixed], False, 255, max(1, round(pen.width * scale)), cv2.LINE_AA, _SHIFT)
    sheet.put((canvas / np.float32(255)).astype(np.float32), round(x), round(y), pen.ink)
