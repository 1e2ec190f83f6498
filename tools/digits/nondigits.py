"""What else stands in boxes: crosses, dashes, and ink that is not one legible digit."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from digits import glyph
from digits.glyph import Glyph, Points

DigitSource = Callable[[str, float], Glyph]

# Pairs whose overlay can look like a clean digit: 3 under 8 is simply an 8.
_SWALLOWED = {
    frozenset(pair)
    for pair in "17 14 19 10 38 68 08 98 28 58 56 59 06 09 79 49 27 39 46 16 18".split()  # noqa: SIM905
}


def cross(width: float, rng: np.random.Generator) -> Glyph:
    """An X: two (seldom more) strokes through the middle, bent, uneven, sometimes like a plus or joined below."""
    canvas = glyph.empty()
    half_open = np.deg2rad(rng.normal(45, 9) if rng.random() < 0.9 else rng.uniform(20, 45))
    turn = np.deg2rad(rng.normal(0, 6) if rng.random() < 0.9 else rng.normal(45, 6))
    bend = float(rng.choice([0.0, 0.04, 0.09], p=[0.45, 0.4, 0.15]))
    strokes = []
    for angle in (half_open, -half_open):
        direction = np.array([np.cos(angle + turn), np.sin(angle + turn)])
        reach = rng.uniform(0.42, 0.72, 2)
        ends = np.array([0.5 - direction * reach[0], 0.5 + direction * reach[1]]) + rng.normal(0, 0.04, 2)
        strokes.append(_bent(ends, rng.normal(0, bend)))
    extra = rng.random()
    if extra < 0.06:
        strokes.extend(s + rng.normal(0, 0.05, 2) for s in list(strokes))
    elif extra < 0.11:
        joined = np.vstack([strokes[0], strokes[0][-1:] + np.array([[0.03, 0.05]]), strokes[1][::-1]])
        strokes = [joined]
    for stroke in strokes:
        glyph.draw_stroke(canvas, glyph.to_canvas(stroke), width, rng, 0.12)
    return canvas


def dash(width: float, rng: np.random.Generator) -> Glyph:
    """A dash: level, slanting up to 30 degrees, wavy, doubled, or one long stroke through the box."""
    canvas = glyph.empty()
    style = rng.choice(["plain", "wavy", "double", "slanted"], p=[0.52, 0.2, 0.13, 0.15])
    tilt = np.deg2rad(rng.uniform(12, 30) * rng.choice([-1, 1]) if style == "slanted" else rng.normal(0, 5))
    x = np.linspace(0, 1, 24)
    if style == "wavy":
        waves = float(rng.uniform(0.8, 2.2))
        y = 0.5 + rng.uniform(0.05, 0.14) * np.sin(2 * np.pi * waves * x + rng.uniform(0, 0.8))
    else:
        y = 0.5 + rng.normal(0, 0.03) * (x - 0.5) + rng.normal(0, 0.06) * (x - 0.5) ** 2 * 4
    path = np.column_stack([x, y]) - 0.5
    rotation = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
    path = path @ rotation.T + 0.5
    gaps = rng.uniform(0.1, 0.28) if style == "double" else 0.0
    for offset in (-gaps / 2, gaps / 2) if gaps else (0.0,):
        glyph.draw_stroke(canvas, glyph.to_canvas(path + np.array([0.0, offset])), width, rng, 0.12)
    return canvas


def illegible(
    width: float, digit_of: DigitSource, letter: Glyph | None, stretched: bool, rng: np.random.Generator
) -> Glyph:
    """Ink that no careful reader would take for one digit; two digits only where the box isn't ``stretched``."""
    if letter is not None:
        return letter
    makers = [_struck_out, _struck_out, _overwritten, _scribble, _blotted, _half, _stamped, _two_digits]
    return makers[int(rng.integers(len(makers) - int(stretched)))](width, digit_of, rng)


def passing_line(width: float, rng: np.random.Generator) -> Glyph:
    """Part of a stroke over several boxes: it enters and leaves the box, so it is neither a 1 nor this box's dash."""
    canvas = glyph.empty()
    angle = np.deg2rad(rng.uniform(14, 62)) * rng.choice([-1, 1])
    along = np.array([np.cos(angle), np.sin(angle)])
    lines = [np.array([0.5 - along * 0.6, 0.5 + along * 0.6])]
    if rng.random() < 0.4:
        # The arms of a cross over the whole number meet in the next box.
        away = float(rng.choice([-1, 1]))
        spread = rng.uniform(0.25, 0.5)
        apex = np.array([0.5 + 0.55 * away, 0.5])
        lines = [np.array([apex, [0.5 - 0.55 * away, 0.5 + spread * side]]) for side in (-1, 1)]
    for ends in lines:
        glyph.draw_stroke(canvas, glyph.to_canvas(_bent(ends, rng.normal(0, 0.03))), width, rng, 0.1)
    return canvas


def _struck_out(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    digit = str(rng.choice(list("2345689")))
    canvas = digit_of(digit, width)
    style = rng.choice(["single", "double", "hatch", "zigzag", "cross", "sheaf"])
    if style == "single":
        tilt = rng.uniform(-0.7, 0.7)
        ends = np.array([[-0.25, 0.5 - tilt], [1.25, 0.5 + tilt]]) + rng.normal(0, 0.05, (2, 2))
        glyph.draw_stroke(canvas, glyph.to_canvas(_bent(ends, rng.normal(0, 0.04))), width, rng, 0.1)
    elif style == "double":
        tilt = rng.uniform(-0.35, 0.35)
        for offset in rng.uniform(-0.16, -0.04), rng.uniform(0.04, 0.16):
            ends = np.array([[-0.1, 0.5 + offset - tilt], [1.1, 0.5 + offset + tilt]])
            glyph.draw_stroke(canvas, glyph.to_canvas(_bent(ends, rng.normal(0, 0.05))), width, rng, 0.1)
    elif style == "hatch":
        for offset in np.linspace(-0.4, 0.4, int(rng.integers(3, 6))):
            ends = np.array([[0.0, 0.75 + offset], [1.0, 0.25 + offset]]) + rng.normal(0, 0.05, (2, 2))
            glyph.draw_stroke(canvas, glyph.to_canvas(_bent(ends, 0.0)), width, rng, 0.1)
    elif style == "zigzag":
        turns = int(rng.integers(5, 10))
        points = np.column_stack([np.linspace(0, 1, turns), 0.5 + 0.35 * (-1.0) ** np.arange(turns)])
        zigzag = glyph.smooth(points + rng.normal(0, 0.06, points.shape))
        glyph.draw_stroke(canvas, glyph.to_canvas(zigzag), width, rng)
    elif style == "sheaf":
        middle = rng.uniform(0.35, 0.65)
        for rise in rng.uniform(-0.45, 0.45, int(rng.integers(3, 8))):
            ends = np.array([[-0.05, middle - rise], [1.05, middle + rise]]) + rng.normal(0, 0.03, (2, 2))
            glyph.draw_stroke(canvas, glyph.to_canvas(_bent(ends, 0.0)), width, rng, 0.1)
    else:
        canvas = np.maximum(canvas, cross(width, rng))
    return canvas


def _overwritten(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    while True:
        first, second = rng.choice(list("0123456789"), 2, replace=False)
        if frozenset((str(first), str(second))) in _SWALLOWED:
            continue
        under, over = digit_of(str(first), width), digit_of(str(second), width * float(rng.uniform(0.9, 1.3)))
        shift = np.array([[1, 0, rng.normal(0, 7)], [0, 1, rng.normal(0, 7)]])
        under = cv2.warpAffine(under, shift, (glyph.SIZE, glyph.SIZE))
        both = np.maximum(under, over)
        if both.sum() > 1.4 * max(under.sum(), over.sum()):
            return both


def _scribble(width: float, _: DigitSource, rng: np.random.Generator) -> Glyph:
    canvas = glyph.empty()
    turns = int(rng.integers(14, 30))
    if rng.random() < 0.5:
        points = rng.uniform(0, 1, (turns, 2))
    else:
        angle = np.linspace(0, turns * 1.3, turns * 4)
        radius = np.linspace(0.5, 0.15, turns * 4) + rng.normal(0, 0.04, turns * 4)
        points = 0.5 + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    glyph.draw_stroke(canvas, glyph.to_canvas(glyph.smooth(points)), width, rng, 0.1)
    return canvas


def _blotted(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    canvas = digit_of(str(rng.integers(10)), width)
    angle = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    radius = rng.uniform(0.32, 0.5) * (1 + rng.normal(0, 0.18, 14))
    centre = rng.uniform(0.38, 0.62, 2)
    outline = centre + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    blot = glyph.to_canvas(glyph.smooth(np.vstack([outline, outline[:1]])))
    cv2.fillPoly(canvas, [np.round(blot).astype(np.int32)], 255, cv2.LINE_AA)
    return canvas


def _half(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    """A digit of which a straight cut (tip-ex, a fold, a failed scan line) took half or more."""
    digit = str(rng.choice(list("2358")))
    canvas = digit_of(digit, width)
    x, _, w, _ = cv2.boundingRect(canvas)
    cut = x + round(w * float(rng.uniform(0.38, 0.5)))
    # The right half of a 3, 5 or 8 still reads as a 3 or 5.
    if digit != "2" or rng.random() < 0.5:
        canvas[:, cut:] = 0
    else:
        canvas[:, : x + x + w - cut] = 0
    edge = np.array([[cut, 10], [cut + rng.normal(0, 6), 150]])
    if rng.random() < 0.4:
        glyph.draw_stroke(canvas, edge, max(1.0, width * 0.3), rng)
    return canvas


def _two_digits(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    canvas = glyph.empty()
    for side in (-1, 1):
        picture = digit_of(str(rng.integers(10)), width * 1.5)
        scale = float(rng.uniform(0.5, 0.66))
        middle = glyph.SIZE / 2
        offset = middle * (1 - scale) + side * rng.uniform(26, 34)
        shift = np.array([[scale, 0, offset], [0, scale, middle * (1 - scale) + rng.normal(0, 5)]])
        canvas = np.maximum(canvas, cv2.warpAffine(picture, shift, (glyph.SIZE, glyph.SIZE)))
    return canvas


def _stamped(width: float, digit_of: DigitSource, rng: np.random.Generator) -> Glyph:
    """A digit under a stamp: an arc or a ring and bars of lettering across it."""
    canvas = digit_of(str(rng.integers(10)), width)
    centre = tuple(int(v) for v in rng.integers(20, 140, 2))
    radius = int(rng.integers(40, 75))
    cv2.circle(canvas, centre, radius, 255, max(2, int(width * 0.9)), cv2.LINE_AA)
    cv2.circle(canvas, centre, max(8, radius - 16), 255, max(1, int(width * 0.5)), cv2.LINE_AA)
    for row in range(int(rng.integers(3, 5))):
        at = (int(rng.integers(5, 30)), 40 + 26 * row + int(rng.integers(-4, 5)))
        thick = max(1, int(width * 0.4))
        cv2.putText(canvas, "KELURAHAN", at, cv2.FONT_HERSHEY_SIMPLEX, 0.75, 255, thick, cv2.LINE_AA)
    return canvas


def _bent(ends: Points, bend: float) -> Points:
    along = ends[1] - ends[0]
    middle = ends.mean(axis=0) + np.array([-along[1], along[0]]) * bend
    return glyph.smooth(np.array([ends[0], middle, ends[1]]))
