"""How many errors are left in what nobody has looked at: of a TPS, a desa, the kecamatan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import fsum

from sirekap_desktop.forms.rules import number
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.views import TpsRow

Say = Callable[..., str]
"""Makes a sentence of the catalogue: ``messages.sentence``, or the window's in its language."""

_HARDLY = 0.00005
"""Fewer errors than this would be written as 0,0000, which looks like a promise."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Fields of some TPS by how they stand; ``expected_errors`` is the sum of the stated risks of ``accepted``.

    Attributes:
        decided: A person has decided them; they count as no error here.
        accepted: Read and accepted, seen by nobody yet.
        review: Read, and waiting for a person.
        unread: Without any reading: no risk is stated for them, they aren't without risk.
    """

    decided: int = 0
    accepted: int = 0
    review: int = 0
    unread: int = 0
    expected_errors: float = 0.0


def remaining(rows: Iterable[TpsRow]) -> Remaining:
    """Add up what is left in some TPS."""
    mine = list(rows)
    decided, accepted, review = (sum(getattr(r, n) for r in mine) for n in ("decided", "accepted", "review"))
    unread = sum(r.fields for r in mine) - decided - accepted - review
    return Remaining(decided, accepted, review, unread, fsum(r.expected_errors for r in mine))


def told(left: Remaining, say: Say) -> str:
    """Return in one sentence how many errors are expected, in how many fields, and what is not counted in it."""
    count = number(left.accepted)
    if not left.accepted:
        text = say("recap.left.none")
    elif left.expected_errors < _HARDLY:
        text = say("recap.left.hardly", fields=count)
    else:
        text = say("recap.left.some", errors=errors_text(left.expected_errors), fields=count)
    waiting = [("recap.left.review", left.review), ("recap.left.unread", left.unread)]
    return "; ".join([text, *(say(id_, fields=number(fields)) for id_, fields in waiting if fields)])


def errors_text(errors: float) -> str:
    """Return an expected number of errors as Indonesians write it: ``0,02``, ``0,0031`` of one TPS, ``< 0,0001``."""
    if 0 < errors < _HARDLY:
        return "< 0,0001"
    return f"{errors:.{4 if 0 < errors < 0.01 else 2}f}".replace(".", ",")


def meaning(ketelitian: Ketelitian, say: Say) -> str:
    """Return in one sentence what a word of ``office.toml`` lets pass."""
    most = f"{ketelitian.per_ten_thousand:g}".replace(".", ",")
    return say(f"recap.ketelitian.{ketelitian.value}", most=most)
