"""Whether a value may be accepted unseen, and whom a broken rule blames."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.reading.classes import BLANK, CROSS, DASH, ILLEGIBLE, NO_BUBBLE
from sirekap_desktop.reading.result import Decision, FieldEvidence, Verdict
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.reading.tally_witness import contradicts_tally
from sirekap_desktop.reading.values import NULL, UNREADABLE, is_malformed, is_mixed_crossing

NOTE_ILLEGIBLE = "reading.note.illegible"
NOTE_BUBBLES = "reading.note.bubbles"
NOTE_TALLY = "reading.note.tally"
NOTE_MIXED = "reading.note.mixed_crossing"
NOTE_MALFORMED = "reading.note.malformed"
NOTE_RULES = "reading.note.rules"
NOTE_BROKEN = "reading.note.broken_rule"
NOTE_COPIES = "reading.note.copies_differ"
_FILLED = 0.5


def binds(rule: Rule) -> bool:
    """Return whether a rule is an identity strong enough to weigh readings by."""
    return rule.relation is Relation.EQUAL and rule.severity is not Severity.W


def contradicts_bubbles(evidence: FieldEvidence, value: int) -> bool:
    """Return whether a clearly filled bubble stands beside another digit than the value has.

    A column without a filled bubble contradicts nothing; beside a leading blank a filled 0 is fine.
    """
    if evidence.bubbles is None:
        return False
    filled = evidence.bubbles[:, :NO_BUBBLE]
    clear = filled.max(axis=1) > _FILLED
    if value in (NULL, UNREADABLE):
        return bool(clear.any())
    digits = np.array([int(c) for c in str(value).zfill(len(filled))])
    return bool((clear & (filled.argmax(axis=1) != digits)).any())


def doubts(evidence: FieldEvidence, shown: int, own: int, chosen: int, boxes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the message ids of everything about a field that a person must look at, whatever its probability.

    Args:
        evidence: What was seen.
        shown: The best value by the field's boxes and bubbles.
        own: The same after its tally had its say.
        chosen: The value after the rules had their say.
        boxes: The string of boxes reported.
    """
    found = list(evidence.notes)
    looks = evidence.digits.argmax(axis=1)
    if (looks == ILLEGIBLE).any():
        found.append(NOTE_ILLEGIBLE)
    if contradicts_bubbles(evidence, chosen) or contradicts_bubbles(evidence, own):
        found.append(NOTE_BUBBLES)
    if any(contradicts_tally(evidence.tally, value) for value in {chosen, own, shown}) or own != shown:
        found.append(NOTE_TALLY)
    if chosen == UNREADABLE or is_malformed(boxes):
        found.append(NOTE_MALFORMED)
    if chosen == 0 and is_mixed_crossing(boxes):
        found.append(NOTE_MIXED)
    looks_marked = bool(((looks == CROSS) | (looks == DASH)).any())
    if (chosen == NULL and looks_marked) or (chosen == 0 and (looks == BLANK).all()):
        found.append(NOTE_MIXED)
    if own != chosen:
        found.append(NOTE_RULES)
    return tuple(dict.fromkeys(found))


def decide(wrong: float, notes: tuple[str, ...], settings: DecodeSettings) -> Decision:
    """Return ``accepted`` only for a value with a risk below the limit and nothing that a person must look at."""
    return Decision.ACCEPTED if wrong < settings.limit and not notes else Decision.REVIEW


def judge(
    rule: Rule, holds_as_written: float | None, own_wrong: Iterable[float], noted: bool, settings: DecodeSettings
) -> Verdict:
    """Say of a rule that is broken by the values read whether the paper or the reading is at fault.

    Args:
        rule: The broken rule.
        holds_as_written: Posterior probability that the rule holds for what is written; None where it has none.
        own_wrong: Risk of each of its fields by its own boxes and bubbles.
        noted: Whether a person must look at one of its fields anyway.
        settings: Limits.
    """
    worst = max(own_wrong)
    if holds_as_written is None:
        return Verdict.FORM if worst < settings.limit and not noted else Verdict.UNCLEAR
    if holds_as_written >= settings.reading_from:
        return Verdict.READING
    likely = holds_as_written < settings.form_below and worst < settings.certain
    # A doubtful field excuses the paper only where another value of it would mend the sum.
    surely = holds_as_written < settings.form_surely and worst < settings.certain_enough
    return Verdict.FORM if (likely or surely) and not noted else Verdict.UNCLEAR
