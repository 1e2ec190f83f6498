"""A second opinion: another reader looks at the same boxes, and may only doubt.

It knows nothing but digits, so it is asked only about boxes that show a digit. Where it confidently reads another
one, the field goes to review with a note. It never raises a confidence and never changes a value; why stands in
``docs/decisions/0009-second-opinion.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition
from sirekap_desktop.reading.crops import cut_rect
from sirekap_desktop.reading.locate_frames import FieldFrame
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.result import FieldReading, Witness

NOTE_SECOND = "reading.note.second_opinion"
TILE_SIDE = 64
"""Pixels along a box as another reader gets it: the height at which EasyOCR's net reads."""
TILE_INSET = 0.08
"""Share of a box that is left off on each side, so that no printed frame line is read as a 1."""
CONFIDENT = 0.95
"""Confidence from which another digit is a doubt. Measured with EasyOCR on 372 fields of held-out hands: then it
points at 66 % of wrong digits and at 2.4 % of right fields (``docs/decisions/0009-second-opinion.md``)."""
_DIGITS = 10
_NOT_ASKED = Witness(None, 0.0)


class TextReader(Protocol):
    """What reads the digits in pictures of one line of writing: ``easyocr_reader.EasyOcrReader``, or a test's own."""

    def read(self, pictures: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
        """Return for each gray picture the digits seen, as text (may be empty), and their confidence, 0 … 1."""
        ...


def cut_tiles(pyramid: Pyramid, frame: FieldFrame, field: FieldDefinition) -> NDArray[np.uint8]:
    """Return the insides of a field's boxes, without their frame lines, shape (boxes, 64, 64)."""
    insides = [box.grown(-box.width * TILE_INSET, -box.height * TILE_INSET) for box in field.boxes]
    return np.stack([cut_rect(pyramid, frame.polygon(inside), TILE_SIDE) for inside in insides])


def ask(
    reader: TextReader, tiles: Sequence[NDArray[np.uint8]], digits: Sequence[NDArray[np.float64]]
) -> list[tuple[Witness, ...]]:
    """Ask another reader about every box of some fields that shows a digit.

    Args:
        reader: The other reader.
        tiles: Of each field its boxes, shape (boxes, 64, 64).
        digits: Of each field what our own net saw, shape (boxes, 14).

    Returns:
        Of each field, for each box, the digit that the other reader sees.
    """
    shown = [row.argmax(axis=1) < _DIGITS for row in digits]
    pictures = [tile for field, wanted in zip(tiles, shown, strict=True) for tile in field[wanted]]
    answers = iter(reader.read(pictures))
    return [tuple(_witness(*next(answers)) if asked else _NOT_ASKED for asked in wanted) for wanted in shown]


def _witness(text: str, confidence: float) -> Witness:
    return Witness(int(text) if len(text) == 1 else None, confidence)


def doubts(reading: FieldReading, second: tuple[Witness, ...] | None) -> bool:
    """Return whether another reader confidently sees another digit in a box than was read there."""
    return second is not None and any(map(_differs, reading.boxes, second))


def _differs(box: str, seen: Witness) -> bool:
    return box.isdigit() and seen.value is not None and seen.p >= CONFIDENT and seen.value != int(box)
