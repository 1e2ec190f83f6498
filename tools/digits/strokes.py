"""Digits drawn with a pen along our own templates (``templates.py``).

The sets of ``TRAINED`` train the net; those of ``HELD_OUT`` only fit its temperature.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise

import numpy as np

from digits import glyph
from digits.glyph import Glyph, Points
from digits.templates import SEGMENT_CORNERS, SEGMENT_PATHS, TEMPLATE_SETS

HELD_OUT = ("held",)
SEGMENT_SET = "segments"
TRAINED = ("round", "school", SEGMENT_SET)


def template_hashes() -> dict[str, str]:
    """SHA-256 of each set's templates, to prove that practice hands are others."""
    sets: dict[str, object] = {**TEMPLATE_SETS, SEGMENT_SET: SEGMENT_PATHS}
    return {
        name: hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest() for name, data in sets.items()
    }


def draw(digit: str, stroke_set: str, width: float, rng: np.random.Generator) -> Glyph:
    """One digit as a person of ``stroke_set`` might write it, the pen ``width`` canvas pixels wide."""
    paths = _segments(digit, rng) if stroke_set == SEGMENT_SET else _strokes(digit, stroke_set, rng)
    canvas = glyph.empty()
    unevenness = float(rng.choice([0.0, 0.1, 0.25], p=[0.4, 0.4, 0.2]))
    for path in paths:
        glyph.draw_stroke(canvas, glyph.to_canvas(path), width, rng, unevenness)
    if rng.random() < 0.06:
        for path in paths:
            again = path + rng.normal(0, 0.025, 2)
            glyph.draw_stroke(canvas, glyph.to_canvas(again), width, rng, unevenness)
    return canvas


def _strokes(digit: str, stroke_set: str, rng: np.random.Generator) -> list[Points]:
    variants = TEMPLATE_SETS[stroke_set][digit]
    template = variants[int(rng.integers(len(variants)))]
    slip = float(rng.choice([0.012, 0.025, 0.036]))
    narrow = float(rng.uniform(0.5, 0.95))
    paths = []
    for kind, flat in template:
        points = np.array(flat).reshape(-1, 2) + rng.normal(0, slip, (len(flat) // 2, 2))
        points[:, 0] = 0.5 + (points[:, 0] - 0.5) * narrow
        paths.append(glyph.smooth(points) if kind == "s" or rng.random() < 0.15 else _lines(points))
    return paths


def _segments(digit: str, rng: np.random.Generator) -> list[Points]:
    variants = SEGMENT_PATHS[digit]
    moves = variants[int(rng.integers(len(variants)))].split()
    slip = float(rng.choice([0.01, 0.025, 0.04]))
    narrow = float(rng.uniform(0.45, 0.95))
    corners = {name: np.array(at) + rng.normal(0, slip, 2) for name, at in SEGMENT_CORNERS.items()}
    pieces = rng.random() < 0.3
    paths = []
    for move in moves:
        points = np.array([corners[name] for name in move])
        points[:, 0] = 0.5 + (points[:, 0] - 0.5) * narrow
        if pieces and len(points) > 2:
            paths.extend(_lines(_apart(points[i : i + 2], rng)) for i in range(len(points) - 1))
        else:
            paths.append(_lines(points))
    return paths


def _apart(pair: Points, rng: np.random.Generator) -> Points:
    """A single bar that starts and ends a little off its corners, as bars drawn one by one do."""
    along = pair[1] - pair[0]
    return np.array([pair[0] + along * rng.uniform(-0.06, 0.1), pair[1] - along * rng.uniform(-0.06, 0.1)])


def _lines(points: Points) -> Points:
    steps = np.linspace(0, 1, 7)[:, None]
    return np.vstack([a + (b - a) * steps for a, b in pairwise(points)])
