"""A writer: one person's pen on each kind of paper, and what this person does with boxes that stay empty."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.practice.hands import CHARACTERS, Hand, HandKind, letter_fonts
from sirekap_desktop.practice.pen import INKS, Pen, Style
from sirekap_desktop.practice.tallying import TallyStyle, draw_style

PEN_MM = {FormKind.PLANO: (0.8, 2.6), FormKind.SALINAN: (0.32, 0.7)}
"""Stroke widths in millimetres of the sheet: a felt or ball-pen on 600 × 900 mm, a ball-pen on A4."""

_LEADS = ("X", "-", "0", "")
_LEAD_SHARES = (0.35, 0.2, 0.25, 0.2)
_INK_SHARES = {
    FormKind.PLANO: (("marker", 0.4), ("black", 0.25), ("blue", 0.32), ("pencil", 0.03)),
    FormKind.SALINAN: (("black", 0.5), ("blue", 0.45), ("pencil", 0.05)),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """What a writer does beside writing digits.

    Attributes:
        lead: What stands in boxes before the first digit: ``X``, ``-``, ``0`` or nothing.
        crosses_zero: Whether a zero is crossed through (``X X X``) instead of written.
        slip: Chance that one number follows another habit.
        bubbles_zero: Whether the bubble 0 is filled under leading boxes.
        no_bubbles: Whether the writer forgets the bubbles altogether.
    """

    lead: str
    crosses_zero: bool
    slip: float
    bubbles_zero: bool
    no_bubbles: bool


@dataclass(frozen=True, slots=True)
class Writer:
    """One person of the KPPS who fills one form."""

    name: str
    pen: Pen
    habits: Habits
    tally: TallyStyle

    def boxes(self, value: int, count: int, rng: np.random.Generator) -> tuple[str, ...]:
        """Return what the writer puts into ``count`` boxes for a value."""
        lead = self.habits.lead
        if rng.random() < self.habits.slip:
            lead = str(rng.choice(_LEADS))
        if value == 0 and self.habits.crosses_zero and lead in ("X", "-"):
            return (lead,) * count
        digits = str(value)
        return (lead,) * (count - len(digits)) + tuple(digits)


def draw_writer(name: str, hands: Sequence[Hand], kind: FormKind, rng: np.random.Generator) -> Writer:
    """Draw a writer for one kind of paper from the hands."""
    hand = hands[int(rng.integers(len(hands)))]
    mnist = hand.kind is HandKind.MNIST
    ways = {} if mnist else {c: int(rng.integers(hand.ways(c))) for c in CHARACTERS}
    low, high = PEN_MM[kind]
    inks, shares = zip(*_INK_SHARES[kind], strict=True)
    letters = letter_fonts()
    style = Style(
        slant=float(np.clip(rng.normal(0.06, 0.09), -0.15, 0.28)),
        size=float(rng.uniform(0.6, 0.88)),
        aspect=float(rng.uniform(0.85, 1.12)),
        jitter=float(rng.uniform(0.02, 0.06)),
        wobble=float(rng.uniform(0.005, 0.022)),
        pressure=float(rng.uniform(0.05, 0.25)),
    )
    pen = Pen(
        hand=hand,
        ways=ways,
        style=style,
        ink=INKS[str(rng.choice(inks, p=shares))],
        width=float(low + (high - low) * rng.beta(1.6, 2.0)),
        letters=letters[int(rng.integers(len(letters)))],
    )
    # How somebody tallies takes nothing from the dice of pen and habits.
    tally = draw_style(np.random.default_rng(zlib.crc32(f"tally {name}".encode())))
    return Writer(f"{name}/{hand.name}", pen, _draw_habits(rng), tally)


def _draw_habits(rng: np.random.Generator) -> Habits:
    return Habits(
        lead=str(rng.choice(_LEADS, p=_LEAD_SHARES)),
        crosses_zero=bool(rng.random() < 0.5),
        slip=float(rng.choice([0.0, 0.0, 0.03, 0.1])),
        bubbles_zero=bool(rng.random() < 0.6),
        no_bubbles=bool(rng.random() < 0.05),
    )
