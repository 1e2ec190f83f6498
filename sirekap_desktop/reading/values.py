"""From probabilities of single boxes to a probability for each value that a field can hold.

Boxes are independent witnesses of one string of classes; each string means a value:

- blanks, crosses and dashes before the first digit are blanks, so ``X57``, ``-57``, ``57`` and ``057`` are all 57;
- all crosses or all dashes cross the field through: 0. A mixture of them (with blanks or each other) is 0 too, but a
  doubtful one;
- all empty is null, never 0;
- a blank, cross or dash *after* a digit is malformed: no value can be told from it.

Ink that is no legible digit spreads its mass evenly over the ten digits; where a box merely may be illegible, half of
that mass follows what the box looks like otherwise (``weigh_illegible``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.classes import BLANK, CLASSES, CROSS, DASH, ILLEGIBLE, NO_BUBBLE

NULL = -1
UNREADABLE = -2
MISBUBBLED = 0.02
"""Share of filled bubbles that the KPPS put beside another digit than it wrote; a prudent guess, not measured."""
LOOKS_RIGHT = 0.5
"""Where a box looks like something but may be illegible: the share of that doubt in which it is what it seems."""
_BLANKS = (CROSS, DASH, BLANK)
_BLANK_SLICE = slice(min(_BLANKS), max(_BLANKS) + 1)
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class ValueDistribution:
    """What one field may hold, with probabilities that sum to 1.

    Attributes:
        numbers: Shape (10 ** boxes,): probability of each number.
        null: Probability that every box is empty.
        unreadable: Probability that the string is malformed.
        mixed: The part of ``numbers[0]`` that comes from mixed crossings, where 0 is meant but not sure.
        looks_malformed: Whether the single most probable string is malformed. Only then is it the reading: the many
            improbable malformed strings of a faint field may together outweigh the one that it shows.
    """

    numbers: NDArray[np.float64]
    null: float
    unreadable: float
    mixed: float
    looks_malformed: bool

    @property
    def best(self) -> int:
        """The most probable number or ``NULL``; ``UNREADABLE`` where the boxes look malformed."""
        if self.looks_malformed:
            return UNREADABLE
        number = int(np.argmax(self.numbers))
        return NULL if self.null > self.numbers[number] else number

    def probability(self, value: int) -> float:
        """Return the probability of a number, ``NULL`` or ``UNREADABLE``."""
        if value == NULL:
            return self.null
        return self.unreadable if value == UNREADABLE else float(self.numbers[value])


def weighed(dist: ValueDistribution, weights: NDArray[np.float64]) -> ValueDistribution:
    """Return a distribution whose numbers were weighed by how plausible each is; ``weights`` has their shape."""
    numbers = dist.numbers * weights
    total = float(numbers.sum()) + dist.null + dist.unreadable
    return replace(
        dist,
        numbers=numbers / total,
        null=dist.null / total,
        unreadable=dist.unreadable / total,
        mixed=dist.mixed * float(weights[0]) / total,
    )


def bubble_likelihood(bubbles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much the bubbles speak for each class of each box, relative to saying nothing.

    A column without a filled bubble says nothing, whatever the box holds. A filled one stands beside the digit
    written in it, beside a leading blank where it is 0, and beside anything else only by the writer's mistake.

    Args:
        bubbles: Shape (boxes, 11): digits 0 … 9, then none.

    Returns:
        Shape (boxes, 14), columns as ``CLASSES``.
    """
    rows = bubbles / np.maximum(bubbles.sum(axis=1, keepdims=True), _TINY)
    filled = rows[:, :NO_BUBBLE]
    silent = rows[:, NO_BUBBLE]
    elsewhere = (filled.sum(axis=1, keepdims=True) - filled) / 9
    result = np.empty((len(rows), len(CLASSES)))
    result[:, :10] = silent[:, None] + 10 * ((1 - MISBUBBLED) * filled + MISBUBBLED * elsewhere)
    blank = silent + 10 * (filled[:, 0] / 2 + MISBUBBLED * filled[:, 1:].sum(axis=1) / 9)
    result[:, list(_BLANKS)] = blank[:, None]
    result[:, ILLEGIBLE] = result[:, :10].mean(axis=1)
    return result


def weigh_illegible(digits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return box probabilities with a part of the illegible mass given back to what the box looks like.

    A digit that is smudged, cut or thick draws some doubt whether it is one at all, and yet is mostly what it seems.
    A box that looks illegible before all keeps its whole doubt.

    Args:
        digits: Shape (boxes, 14); rows need not sum to exactly 1.
    """
    rows = digits / np.maximum(digits.sum(axis=1, keepdims=True), _TINY)
    doubt = np.where(rows.argmax(axis=1) == ILLEGIBLE, 0.0, LOOKS_RIGHT * rows[:, ILLEGIBLE])
    legible = 1.0 - rows[:, ILLEGIBLE]
    result: NDArray[np.float64] = rows * (1.0 + doubt / np.maximum(legible, _TINY))[:, None]
    result[:, ILLEGIBLE] = rows[:, ILLEGIBLE] - doubt
    return result


def distribution(digits: NDArray[np.float64], bubbles: NDArray[np.float64] | None = None) -> ValueDistribution:
    """Combine the boxes of one field, and its bubbles where it has them.

    Args:
        digits: Shape (boxes, 14), columns as ``CLASSES``; rows need not sum to exactly 1.
        bubbles: Shape (boxes, 11), or None.
    """
    weights, illegible = _legible(digits[None])
    if bubbles is not None:
        # An illegible box is one of ten digits, and then its bubbles speak for that digit.
        likelihood = bubble_likelihood(bubbles)
        weights, illegible = weights * likelihood, illegible * likelihood[:, :10]
    return _combined(digits[None], weights, illegible)[0]


def distributions(fields: NDArray[np.float64]) -> list[ValueDistribution]:
    """Do what ``distribution`` does for many fields of as many boxes, without bubbles.

    Args:
        fields: Shape (fields, boxes, 14).
    """
    return _combined(fields, *_legible(fields))


def _legible(fields: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weighed boxes of fields, and what illegible ink adds to each digit."""
    weighed_boxes = weigh_illegible(fields.reshape(-1, fields.shape[2])).reshape(fields.shape)
    return weighed_boxes, weighed_boxes[:, :, ILLEGIBLE, None] / 10


def _combined(
    fields: NDArray[np.float64], weights: NDArray[np.float64], illegible: NDArray[np.float64]
) -> list[ValueDistribution]:
    count, boxes = fields.shape[:2]
    spread = weights[:, :, :10] + illegible
    scale = np.maximum(spread.sum(axis=2) + weights[:, :, _BLANK_SLICE].sum(axis=2), _TINY)
    spread /= scale[:, :, None]
    crossed, dashed, empty = (weights[:, :, c] / scale for c in _BLANKS)
    blank = crossed + dashed + empty
    numbers = np.zeros((count, 10**boxes))
    tail = np.ones((count, 1))
    for box in range(boxes - 1, -1, -1):
        tail = (spread[:, box, :, None] * tail[:, None, :]).reshape(count, -1)
        numbers[:, : tail.shape[1]] += blank[:, :box].prod(axis=1)[:, None] * tail
    null = empty.prod(axis=1)
    cleanly = crossed.prod(axis=1) + dashed.prod(axis=1)
    mixed = np.maximum(0.0, blank.prod(axis=1) - null - cleanly)
    numbers[:, 0] += cleanly + mixed
    unreadable = np.maximum(0.0, 1.0 - numbers.sum(axis=1) - null)
    return [
        ValueDistribution(
            numbers[at],
            float(null[at]),
            float(unreadable[at]),
            float(mixed[at]),
            is_malformed(seen_boxes(fields[at])),
        )
        for at in range(count)
    ]


def bubble_distribution(bubbles: NDArray[np.float64]) -> tuple[int | None, float]:
    """Return what the bubbles say by themselves: their value (None where none is filled) and its probability."""
    rows = bubbles / np.maximum(bubbles.sum(axis=1, keepdims=True), _TINY)
    best = rows.argmax(axis=1)
    p = float(rows.max(axis=1).prod())
    if (best == NO_BUBBLE).all():
        return None, p
    digits = [0 if b == NO_BUBBLE else int(b) for b in best]
    return int("".join(map(str, digits))), p


def seen_boxes(digits: NDArray[np.float64]) -> tuple[str, ...]:
    """Return the most probable class of each box by itself."""
    return tuple(CLASSES[int(c)] for c in digits.argmax(axis=1))


def boxes_of(digits: NDArray[np.float64], value: int) -> tuple[str, ...]:
    """Return the most probable string of boxes that means a value; a box whose ink is not legible stays ``?``.

    Args:
        digits: Shape (boxes, 14).
        value: A number, or ``NULL``, or ``UNREADABLE`` for the boxes as they look.
    """
    boxes = len(digits)
    if value == UNREADABLE:
        return seen_boxes(digits)
    if value == NULL:
        return ("",) * boxes
    seen = digits.argmax(axis=1)
    if ILLEGIBLE not in seen and _meant(seen.tolist()) == value:
        return tuple(CLASSES[c] for c in seen)
    wanted = [int(c) for c in str(value).zfill(boxes)]
    blanks = np.array(_BLANKS)[digits[:, list(_BLANKS)].argmax(axis=1)]
    leading = next((i for i, d in enumerate(wanted) if d), boxes)
    strings = [[*blanks[:k], *wanted[k:]] for k in range(leading + 1)]
    strings = [s for s in strings if any(c != BLANK for c in s)]
    if value == 0:
        # Every box blank but not every box empty: the best such string needs one cross or dash.
        strings += [[*blanks[:k], _mark(digits[k]), *blanks[k + 1 :]] for k in range(boxes)]
    legible = digits[:, :10] + digits[:, ILLEGIBLE, None] / 10
    full = np.hstack([legible, digits[:, 10:]])
    best = max(strings, key=lambda s: float(np.log(np.maximum(full[range(boxes), s], _TINY)).sum()))
    return tuple("?" if seen[i] == ILLEGIBLE and c < 10 else CLASSES[c] for i, c in enumerate(best))


def _meant(classes: Sequence[int]) -> int | None:
    """Return the number that digits after any leading blanks mean; None where it is something else."""
    first = next((at for at, c in enumerate(classes) if c < 10), len(classes))
    digits = classes[first:]
    return int("".join(map(str, digits))) if digits and max(digits) < 10 else None


def _mark(row: NDArray[np.float64]) -> int:
    return CROSS if row[CROSS] >= row[DASH] else DASH


def is_malformed(boxes: tuple[str, ...]) -> bool:
    """Return whether a blank, cross or dash follows a digit."""
    kinds = [c in ("X", "-", "") for c in boxes]
    first = next((i for i, blank in enumerate(kinds) if not blank), len(kinds))
    return any(kinds[first:])


def is_mixed_crossing(boxes: tuple[str, ...]) -> bool:
    """Return whether a field is crossed through, but not in one manner from end to end."""
    return all(c in ("X", "-", "") for c in boxes) and len(set(boxes)) > 1


def guess_malformed(digits: NDArray[np.float64]) -> int:
    """Return the best guess for a malformed string: its digits read on end, as one written from the left would be."""
    legible = digits[:, :10].argmax(axis=1)
    kept = [str(legible[i]) for i, c in enumerate(seen_boxes(digits)) if c not in ("X", "-", "")]
    return int("".join(kept)) if kept else 0
