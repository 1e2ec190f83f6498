"""Digits drawn with a pen: our own control-point templates, in sets that stand for ways of writing.

A template is a list of strokes; a stroke is a kind (``s`` smooth curve, ``l`` straight lines) and its points in
the unit square (x right, y down). ``HELD_OUT`` sets are never trained on: they fit the temperature.
"""

from __future__ import annotations

import hashlib
import json

import numpy as np

from digits import glyph
from digits.glyph import Glyph, Points

Stroke = tuple[str, tuple[float, ...]]
Template = tuple[Stroke, ...]

_OVAL = (0.55, 0.0, 0.15, 0.2, 0.05, 0.55, 0.3, 0.95, 0.65, 0.97, 0.93, 0.6, 0.85, 0.18, 0.52, 0.0)
_RING_LOW = (0.12, 0.72, 0.35, 0.5, 0.75, 0.55, 0.9, 0.78, 0.6, 1.0, 0.25, 0.95, 0.12, 0.72)
_RING_HIGH = (0.85, 0.25, 0.6, 0.02, 0.2, 0.08, 0.12, 0.32, 0.4, 0.5, 0.75, 0.42, 0.85, 0.25)

ROUND: dict[str, tuple[Template, ...]] = {
    "0": (
        (("s", _OVAL),),
        (("s", (*_OVAL[:-2], 0.62, 0.06)),),
        (("s", (*_OVAL[:-4], 0.8, 0.12, 0.66, -0.02)),),
        (("s", (0.5, 0.02, 0.1, 0.3, 0.12, 0.75, 0.5, 1.0, 0.88, 0.75, 0.9, 0.3, 0.5, 0.02, 0.3, 0.1)),),
    ),
    "1": (
        (("l", (0.5, 0.0, 0.5, 1.0)),),
        (("l", (0.58, 0.0, 0.42, 1.0)),),
        (("s", (0.52, 0.0, 0.5, 0.5, 0.5, 1.0)),),
        (("l", (0.3, 0.25, 0.55, 0.0, 0.55, 1.0)),),
    ),
    "2": (
        (("s", (0.1, 0.25, 0.35, 0.02, 0.75, 0.07, 0.83, 0.32, 0.5, 0.68, 0.1, 0.96)), ("l", (0.1, 0.96, 0.95, 0.95))),
        (("s", (0.12, 0.2, 0.45, 0.0, 0.82, 0.2, 0.6, 0.6, 0.08, 0.97, 0.12, 0.9, 0.5, 0.9, 0.95, 0.97)),),
        (("s", (0.1, 0.22, 0.45, 0.0, 0.85, 0.2, 0.55, 0.65, 0.2, 0.95, 0.1, 0.82, 0.3, 0.78, 0.6, 0.95, 0.98, 0.9)),),
    ),
    "3": (
        (("s", (0.12, 0.15, 0.45, 0.0, 0.82, 0.15, 0.72, 0.4, 0.4, 0.47, 0.8, 0.55, 0.9, 0.8, 0.5, 1.0, 0.06, 0.85)),),
        (
            ("s", (0.1, 0.12, 0.5, 0.0, 0.85, 0.2, 0.7, 0.42, 0.38, 0.48)),
            ("s", (0.38, 0.48, 0.8, 0.52, 0.92, 0.78, 0.5, 1.0, 0.05, 0.86)),
        ),
        (("s", (0.15, 0.1, 0.6, 0.0, 0.8, 0.22, 0.42, 0.46, 0.32, 0.5, 0.45, 0.46, 0.9, 0.62, 0.7, 0.97, 0.1, 0.95)),),
    ),
    "4": (
        (("l", (0.28, 0.0, 0.08, 0.56, 0.95, 0.56)), ("l", (0.68, 0.22, 0.66, 1.0))),
        (("l", (0.66, 1.0, 0.66, 0.0, 0.04, 0.66, 0.96, 0.66)),),
        (("s", (0.25, 0.0, 0.12, 0.35, 0.14, 0.52, 0.5, 0.55, 0.92, 0.48)), ("l", (0.75, 0.1, 0.6, 1.0))),
    ),
    "5": (
        (
            ("l", (0.85, 0.02, 0.22, 0.02, 0.16, 0.45)),
            ("s", (0.16, 0.45, 0.55, 0.36, 0.92, 0.62, 0.75, 0.93, 0.4, 1.0, 0.06, 0.9)),
        ),
        (
            ("s", (0.22, 0.05, 0.18, 0.42, 0.5, 0.38, 0.88, 0.6, 0.75, 0.92, 0.35, 1.0, 0.08, 0.9)),
            ("l", (0.22, 0.06, 0.9, 0.0)),
        ),
        (("s", (0.88, 0.04, 0.45, 0.02, 0.22, 0.2, 0.3, 0.42, 0.7, 0.5, 0.88, 0.72, 0.6, 0.98, 0.1, 0.92)),),
    ),
    "6": (
        (("s", (0.75, 0.0, 0.35, 0.22, 0.1, 0.65, 0.25, 0.95, 0.65, 1.0, 0.9, 0.75, 0.65, 0.52, 0.3, 0.58, 0.13, 0.75)),),
        (("s", (0.6, 0.0, 0.28, 0.3, *_RING_LOW)),),
        (("s", (0.7, 0.02, 0.25, 0.35, 0.12, 0.75, 0.4, 1.0, 0.82, 0.85, 0.78, 0.6, 0.45, 0.55, 0.2, 0.72)),),
    ),
    "7": (
        (("l", (0.05, 0.02, 0.95, 0.02, 0.4, 1.0)),),
        (("s", (0.08, 0.08, 0.5, 0.02, 0.92, 0.04)), ("s", (0.92, 0.04, 0.6, 0.5, 0.45, 1.0))),
        (("l", (0.06, 0.18, 0.1, 0.02, 0.92, 0.02, 0.5, 1.0)),),
    ),
    "8": (
        (("s", (0.8, 0.15, 0.5, 0.0, 0.2, 0.17, 0.32, 0.4, 0.7, 0.55, 0.9, 0.8, 0.5, 1.0, 0.1, 0.8, 0.35, 0.52, 0.7, 0.38, 0.82, 0.14)),),
        (("s", (0.5, 0.47, 0.2, 0.3, 0.3, 0.03, 0.7, 0.03, 0.8, 0.3, 0.5, 0.47, 0.12, 0.65, 0.2, 0.95, 0.7, 1.0, 0.9, 0.7, 0.5, 0.47)),),
    ),
    "9": (
        (("s", _RING_HIGH), ("l", (0.86, 0.12, 0.82, 1.0))),
        (("s", (*_RING_HIGH, 0.85, 0.5, 0.7, 1.0)),),
        (("s", (0.8, 0.1, 0.4, 0.0, 0.12, 0.28, 0.38, 0.5, 0.75, 0.35, 0.85, 0.1, 0.82, 0.5, 0.75, 1.0)),),
    ),
}

SCHOOL: dict[str, tuple[Template, ...]] = {
    "0": (
        (("s", _OVAL), ("l", (0.9, 0.05, 0.1, 0.95))),
        (("s", (0.45, 0.0, 0.08, 0.4, 0.25, 0.95, 0.75, 0.95, 0.92, 0.4, 0.6, 0.0, 0.4, 0.04)),),
    ),
    "1": (
        (("l", (0.15, 0.35, 0.55, 0.0, 0.55, 1.0)),),
        (("l", (0.2, 0.3, 0.55, 0.0, 0.55, 1.0)), ("l", (0.2, 1.0, 0.9, 1.0))),
        (("l", (0.1, 0.5, 0.6, 0.0, 0.55, 1.0)),),
        (("l", (0.5, 0.0, 0.5, 1.0)), ("l", (0.25, 1.0, 0.75, 1.0))),
    ),
    "2": (
        (("l", (0.06, 0.05, 0.88, 0.05, 0.1, 0.95, 0.95, 0.95)),),
        (("s", (0.12, 0.3, 0.3, 0.03, 0.7, 0.0, 0.85, 0.28, 0.55, 0.62)), ("l", (0.55, 0.62, 0.08, 1.0, 0.95, 1.0))),
    ),
    "3": (
        (("l", (0.12, 0.0, 0.88, 0.0, 0.45, 0.4)), ("s", (0.45, 0.4, 0.85, 0.5, 0.9, 0.8, 0.5, 1.0, 0.06, 0.88))),
        (("l", (0.1, 0.05, 0.85, 0.08, 0.35, 0.45)), ("s", (0.35, 0.45, 0.8, 0.55, 0.75, 0.9, 0.1, 0.98))),
    ),
    "4": (
        (("l", (0.12, 0.0, 0.1, 0.5, 0.9, 0.5)), ("l", (0.78, 0.0, 0.78, 1.0))),
        (("l", (0.6, 0.0, 0.05, 0.7, 0.98, 0.7)), ("l", (0.7, 0.35, 0.7, 1.0))),
    ),
    "5": (
        (
            ("s", (0.25, 0.08, 0.2, 0.45, 0.6, 0.4, 0.9, 0.65, 0.7, 0.97, 0.1, 0.95)),
            ("l", (0.35, 0.0, 0.95, -0.03)),
        ),
        (("l", (0.9, 0.0, 0.2, 0.0, 0.2, 0.42, 0.5, 0.4)), ("s", (0.5, 0.4, 0.9, 0.55, 0.85, 0.88, 0.45, 1.0, 0.1, 0.92))),
    ),
    "6": (
        (("l", (0.62, 0.0, 0.15, 0.62)), ("s", _RING_LOW)),
        (("s", (0.15, 0.02, 0.1, 0.5, *_RING_LOW)),),
        (("s", (0.85, 0.12, 0.6, 0.0, 0.25, 0.2, *_RING_LOW)),),
    ),
    "7": (
        (("l", (0.05, 0.02, 0.95, 0.02, 0.45, 1.0)), ("l", (0.3, 0.5, 0.9, 0.48))),
        (("l", (0.05, 0.2, 0.08, 0.0, 0.95, 0.0, 0.5, 1.0)), ("l", (0.35, 0.52, 0.9, 0.5))),
        (("s", (0.02, 0.12, 0.25, 0.0, 0.6, 0.1, 0.95, 0.0)), ("l", (0.95, 0.0, 0.4, 1.0))),
    ),
    "8": (
        (
            ("s", (0.5, 0.46, 0.25, 0.25, 0.5, 0.0, 0.75, 0.25, 0.5, 0.46)),
            ("s", (0.5, 0.46, 0.1, 0.75, 0.5, 1.0, 0.9, 0.75, 0.5, 0.46)),
        ),
        (("s", (0.85, 0.1, 0.55, 0.0, 0.2, 0.15, 0.45, 0.45, 0.85, 0.7, 0.6, 1.0, 0.15, 0.85, 0.4, 0.5, 0.9, 0.05)),),
    ),
    "9": (
        (("s", _RING_HIGH), ("s", (0.85, 0.2, 0.85, 0.7, 0.6, 1.0, 0.15, 0.9))),
        (("s", (0.85, 0.3, 0.5, 0.5, 0.12, 0.3, 0.4, 0.0, 0.85, 0.15, 0.8, 0.7, 0.45, 1.0, 0.12, 0.88)),),
        (("l", (0.2, 0.08, 0.15, 0.4, 0.8, 0.4)), ("l", (0.2, 0.08, 0.82, 0.05, 0.8, 1.0))),
    ),
}

HELD: dict[str, tuple[Template, ...]] = {
    "0": ((("s", (0.7, 0.03, 0.25, 0.1, 0.06, 0.5, 0.28, 0.93, 0.7, 0.95, 0.95, 0.45, 0.72, 0.05, 0.45, 0.12)),),),
    "1": (
        (("l", (0.22, 0.22, 0.5, 0.02, 0.48, 0.98)),),
        (("s", (0.55, 0.0, 0.5, 0.4, 0.48, 0.9, 0.58, 1.0)),),
    ),
    "2": ((("s", (0.15, 0.3, 0.3, 0.05, 0.65, 0.0, 0.8, 0.25, 0.4, 0.75, 0.05, 0.98, 0.4, 0.95, 0.9, 1.0)),),),
    "3": ((("s", (0.2, 0.08, 0.65, 0.02, 0.78, 0.28, 0.3, 0.5, 0.85, 0.62, 0.75, 0.95, 0.15, 0.97)),),),
    "4": ((("l", (0.35, 0.0, 0.1, 0.62, 0.9, 0.6)), ("l", (0.62, 0.35, 0.58, 1.0))),),
    "5": ((("s", (0.9, 0.05, 0.3, 0.05, 0.22, 0.4, 0.65, 0.42, 0.85, 0.7, 0.55, 0.97, 0.12, 0.95)),),),
    "6": ((("s", (0.55, 0.02, 0.2, 0.4, 0.15, 0.8, 0.5, 1.0, 0.85, 0.8, 0.6, 0.58, 0.2, 0.7)),),),
    "7": ((("l", (0.08, 0.08, 0.88, 0.0, 0.55, 0.45, 0.35, 1.0)), ("l", (0.25, 0.48, 0.8, 0.42))),),
    "8": ((("s", (0.75, 0.12, 0.4, 0.02, 0.25, 0.25, 0.65, 0.5, 0.8, 0.85, 0.4, 1.0, 0.15, 0.75, 0.5, 0.48, 0.78, 0.2)),),),
    "9": ((("s", (0.82, 0.22, 0.5, 0.02, 0.15, 0.25, 0.5, 0.48, 0.8, 0.25, 0.7, 0.65, 0.4, 1.0)),),),
}

# Seven-segment corners: left/right x top/middle/bottom of the dotted guide.
_SEGMENT_PATHS: dict[str, tuple[str, ...]] = {
    "0": ("AadDA", "aADda"),
    "1": ("ad", "mM"),
    "2": ("AabBDd",),
    "3": ("AabB bdD", "Aad Bb dD", "Aad bBbdD"),
    "4": ("ABb ad", "ABb bad"),
    "5": ("aABbdD", "aAB BbdD"),
    "6": ("aADdbB", "ADdbB", "aAD Bb Dd bd"),
    "7": ("Aad", "BAad", "Aabd"),
    "8": ("AadDA Bb", "BAabBDdb", "ADdaA bB"),
    "9": ("bBAad", "bBAadD", "BAad bB"),
}
_CORNERS = {
    "A": (0.0, 0.0), "a": (1.0, 0.0), "B": (0.0, 0.5), "b": (1.0, 0.5),
    "D": (0.0, 1.0), "d": (1.0, 1.0), "m": (0.5, 0.0), "M": (0.5, 1.0),
}  # fmt: skip

TEMPLATE_SETS = {"round": ROUND, "school": SCHOOL, "held": HELD}
HELD_OUT = ("held",)
SEGMENT_SET = "segments"
TRAINED = ("round", "school", SEGMENT_SET)


def template_hashes() -> dict[str, str]:
    """SHA-256 of each set's templates, to prove that practice hands are others."""
    sets: dict[str, object] = {**TEMPLATE_SETS, SEGMENT_SET: _SEGMENT_PATHS}
    return {name: hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest() for name, data in sets.items()}


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
    slip = float(rng.choice([0.012, 0.028, 0.045]))
    narrow = float(rng.uniform(0.5, 0.95))
    paths = []
    for kind, flat in template:
        points = np.array(flat).reshape(-1, 2) + rng.normal(0, slip, (len(flat) // 2, 2))
        points[:, 0] = 0.5 + (points[:, 0] - 0.5) * narrow
        paths.append(glyph.smooth(points) if kind == "s" or rng.random() < 0.15 else _lines(points))
    return paths


def _segments(digit: str, rng: np.random.Generator) -> list[Points]:
    variants = _SEGMENT_PATHS[digit]
    moves = variants[int(rng.integers(len(variants)))].split()
    slip = float(rng.choice([0.01, 0.03, 0.05]))
    narrow = float(rng.uniform(0.45, 0.95))
    corners = {name: np.array(at) + rng.normal(0, slip, 2) for name, at in _CORNERS.items()}
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
    return np.vstack([a + (b - a) * steps for a, b in zip(points[:-1], points[1:], strict=True)])
