"""Joint decoding: the values of all fields of a page or a TPS from every witness and the form's rules together.

Rules are prior evidence, never a licence: what is written is reported as written, and a value that the rules would
rather have otherwise goes to review. Why the priors are what they are stands in ``docs/decisions/0004-decoding.md``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.forms.rules import Check, Relation, Rule, Severity, evaluate
from sirekap_desktop.reading import decision
from sirekap_desktop.reading.classes import BLANK, CROSS, DASH
from sirekap_desktop.reading.common_cause import common_cause_excess
from sirekap_desktop.reading.inference import (
    MOST_STATES,
    OTHER,
    Candidates,
    enumerate_assignments,
)
from sirekap_desktop.reading.leaf_sums import FOLDED_STATES, fold
from sirekap_desktop.reading.one_hand import adapted, known_pairs
from sirekap_desktop.reading.result import (
    CheckReading,
    Decision,
    FieldEvidence,
    FieldReading,
    Verdict,
    Witness,
)
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.reading.slips import LinearRule, slip_prior
from sirekap_desktop.reading.tally_witness import with_tally
from sirekap_desktop.reading.values import (
    NULL,
    UNREADABLE,
    ValueDistribution,
    boxes_of,
    bubble_distribution,
    distribution,
    distributions,
    guess_malformed,
    weighed,
)

UNLISTED = 1e-7
"""Mass of a field's improbable values that is not listed one by one, but kept as one candidate that fits any sum."""
MOST_CANDIDATES = 160
LEAST_FIELDS = 10
"""A page with fewer numbers is too small to be called untouched."""


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """The fields and checks of one page, and the errors to expect among its accepted fields."""

    fields: tuple[FieldReading, ...]
    checks: tuple[CheckReading, ...]
    expected_errors: float


@dataclass(slots=True)
class _Field:
    """One field on its way: its own evidence, then what the rules make of it.

    Attributes:
        shown: The best value by its boxes and bubbles.
        own: The same after its tally had its say.
        own_wrong: Risk of ``own`` by boxes and bubbles alone.
        written: What the digits of the boxes alone say: the value and its probability.
    """

    evidence: FieldEvidence
    dist: ValueDistribution
    candidates: Candidates
    shown: int
    own: int
    own_wrong: float
    written: tuple[int, float]
    chosen: int
    wrong: float
    boxes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def decode_page(
    form: FormDefinition,
    page_number: int,
    evidence: Sequence[FieldEvidence],
    settings: DecodeSettings | None = None,
) -> tuple[tuple[FieldReading, ...], tuple[CheckReading, ...], float]:
    """Decode one page by itself, with the rules whose fields all stand on it.

    Args:
        form: The form; its rules are used.
        page_number: The page's number in the form.
        evidence: What was seen of each field of the page.
        settings: Priors and limits; None for the usual ones.

    Returns:
        Fields in the order of ``evidence``, checks in the order of the rules, expected errors among accepted fields.
    """
    page = decode_group(form, {page_number: evidence}, settings)[page_number]
    return page.fields, page.checks, page.expected_errors


def decode_group(
    form: FormDefinition, pages: Mapping[int, Sequence[FieldEvidence]], settings: DecodeSettings | None = None
) -> dict[int, DecodedPage]:
    """Decode several pages of one TPS together, with the rules that reach across them.

    A check stands on every page that holds one of its fields.

    Raises:
        ValueError: If a field is given twice.
    """
    settings = settings or DecodeSettings()
    pages = {number: _one_hand(form, evidence) for number, evidence in pages.items()}
    fields = _prepare_all(form, [e for evidence in pages.values() for e in evidence], settings)
    rules = [r for r in form.rules if r.fields and all(f in fields for f in r.fields)]
    held = _weigh(fields, rules, settings)
    numbers = {f.id for f in form.number_fields}
    for evidence in pages.values():
        _leave_untouched([fields[e.field_id] for e in evidence if e.field_id in numbers])
    for field in fields.values():
        field.wrong = _stated_risk(field, settings)
        field.boxes = boxes_of(field.evidence.digits, field.chosen)
        field.notes = decision.doubts(field.evidence, field.shown, field.own, field.chosen, field.boxes)
    checks, broken = _checks(fields, rules, held, settings)
    result = {}
    for number, evidence in pages.items():
        readings = tuple(_reading(fields[e.field_id], e.field_id in broken, settings) for e in evidence)
        mine = {e.field_id for e in evidence}
        of_page = tuple(c for c in checks if not mine.isdisjoint(c.fields))
        result[number] = DecodedPage(readings, of_page, expected_errors(readings))
    return result


def _one_hand(form: FormDefinition, page: Sequence[FieldEvidence]) -> list[FieldEvidence]:
    """Return the evidence of a page with its boxes judged by the hand that wrote them."""
    ordered = _in_order(form, page)
    judged = adapted([e.digits for e in ordered], known_pairs())
    by_id = {e.field_id: digits for e, digits in zip(ordered, judged, strict=True)}
    return [replace(e, digits=by_id[e.field_id]) for e in page]


def _in_order(form: FormDefinition, evidence: Sequence[FieldEvidence]) -> list[FieldEvidence]:
    """Return evidence in the form's order: no result may depend on the order in which it came."""
    place = {f.id: at for at, f in enumerate(form.fields)}
    return sorted(evidence, key=lambda e: (place.get(e.field_id, -1), e.field_id))


def _prepare_all(
    form: FormDefinition, evidence: Sequence[FieldEvidence], settings: DecodeSettings
) -> dict[str, _Field]:
    """Prepare every field, in the form's order."""
    numbers = {f.id for f in form.number_fields}
    usual = most_voters(form.rules)
    ordered = _in_order(form, evidence)
    fields = {
        e.field_id: _prepare(e, digits, usual if e.field_id in numbers else None, settings)
        for e, digits in zip(ordered, _by_digits(ordered), strict=True)
    }
    if len(fields) != len(evidence):
        raise ValueError("a field is given twice in one group")
    return fields


def _leave_untouched(page: Sequence[_Field]) -> None:
    """Read as empty, and doubt, the one marked field of an otherwise untouched page: nobody wrote a 0 there.

    A page on which all other numbers are empty was not filled in; a lone dash or cross is dirt, a fold or a pointer.
    """
    marked = [f for f in page if f.own != NULL]
    if len(page) < LEAST_FIELDS or len(marked) != 1:
        return
    stray = marked[0]
    if np.isin(stray.evidence.digits.argmax(axis=1), (CROSS, DASH, BLANK)).all():
        stray.chosen = NULL
        stray.wrong = max(stray.wrong, 0.5)


def expected_errors(readings: Sequence[FieldReading]) -> float:
    """Return how many of the accepted fields are expected to be wrong."""
    return sum(1.0 - r.confidence for r in readings if r.decision is Decision.ACCEPTED)


def in_review(reading: FieldReading, note: str) -> FieldReading:
    """Return the reading as one that a person must look at, for the reason of a message id."""
    return replace(reading, decision=Decision.REVIEW, notes=tuple(dict.fromkeys((*reading.notes, note))))


def most_voters(rules: Sequence[Rule]) -> int | None:
    """Return how many voters a TPS has at most: no number on its form is usually larger (None: no rule says)."""
    limits = [r.constant for r in rules if r.relation is Relation.AT_MOST and not r.right and r.constant > 0]
    return min(limits, default=None)


def _plausibility(count: int, usual: int, settings: DecodeSettings) -> NDArray[np.float64]:
    """Weigh the numbers 0 … count - 1: spare ballots and special stations go beyond the usual, little goes far."""
    weights = np.ones(count)
    weights[round(usual * 1.05) :] = settings.beyond_usual
    weights[2 * usual :] = settings.far_beyond_usual
    return weights


def _by_digits(fields: Sequence[FieldEvidence]) -> list[ValueDistribution]:
    """Return what the digits of each field say, many fields in one go."""
    found: dict[int, ValueDistribution] = {}
    for boxes in {len(e.digits) for e in fields}:
        same = [at for at, e in enumerate(fields) if len(e.digits) == boxes]
        found |= zip(same, distributions(np.stack([fields[at].digits for at in same])), strict=True)
    return [found[at] for at in range(len(fields))]


def _prepare(
    evidence: FieldEvidence, digits: ValueDistribution, usual: int | None, settings: DecodeSettings
) -> _Field:
    shown = digits if evidence.bubbles is None else distribution(evidence.digits, evidence.bubbles)
    boxes = shown
    if usual is not None:
        boxes = weighed(shown, _plausibility(len(shown.numbers), usual, settings))
    dist = with_tally(boxes, evidence.tally)
    own = shown.best if evidence.tally is None else with_tally(shown, evidence.tally).best
    own_wrong, wrong = (_against(d, own, settings) for d in (boxes, dist))
    written = digits.best, digits.probability(digits.best)
    return _Field(evidence, dist, _candidates(dist, own), shown.best, own, own_wrong, written, own, wrong)


def _against(dist: ValueDistribution, value: int, settings: DecodeSettings) -> float:
    """Return how probably a field holds another value."""
    wrong = 1.0 - dist.probability(value) + (settings.mixed_doubt * dist.mixed if value == 0 else 0.0)
    return min(1.0, max(wrong, 1e-12))


def _candidates(dist: ValueDistribution, own: int) -> Candidates:
    """List the values worth weighing, the field's own first and then by probability."""
    numbers = np.flatnonzero(dist.numbers > UNLISTED / 100)
    values = np.concatenate([numbers, [NULL, UNREADABLE]])
    p = np.concatenate([dist.numbers[numbers], [dist.null, dist.unreadable]])
    order = np.lexsort((values, -p, values != own))[:MOST_CANDIDATES]
    listed = np.cumsum(p[order])
    last = int(np.searchsorted(listed, 1.0 - UNLISTED)) + 1
    order = order[:last]
    rest = max(1.0 - float(p[order].sum()), 1e-12)
    place = 1 + int(np.searchsorted(-p[order[1:]], -rest))
    values = np.concatenate([values[order[:place]], [OTHER], values[order[place:]]])
    p = np.concatenate([p[order[:place]], [rest], p[order[place:]]])
    return Candidates(values.astype(np.int64), p / p.sum())


def _weigh(fields: Mapping[str, _Field], rules: Sequence[Rule], settings: DecodeSettings) -> dict[int, float]:
    """Let the rules have their say on every field; return for each weighed rule how probably it holds as written."""
    binding = [(at, r) for at, r in enumerate(rules) if decision.binds(r)]
    active = [(at, r) for at, r in binding if all(fields[f].own >= 0 for f in r.fields)]
    held: dict[int, float] = {}
    for group in _connected(active):
        held |= _weigh_connected(fields, group, settings)
    for _, rule in binding:
        _suspect_null(fields, rule, settings)
    return held


def _connected(rules: Sequence[tuple[int, Rule]]) -> list[list[tuple[int, Rule]]]:
    """Split rules into groups that share no field."""
    groups: list[tuple[set[str], list[tuple[int, Rule]]]] = []
    for item in rules:
        ids, members = set(item[1].fields), [item]
        for other in [g for g in groups if not ids.isdisjoint(g[0])]:
            groups.remove(other)
            ids |= other[0]
            members = other[1] + members
        groups.append((ids, members))
    return [sorted(members, key=lambda m: m[0]) for _, members in groups]


def _weigh_connected(
    fields: Mapping[str, _Field], group: Sequence[tuple[int, Rule]], settings: DecodeSettings
) -> dict[int, float]:
    wanted = {f for _, rule in group for f in rule.fields}
    mine = [f for f in fields if f in wanted]
    index = {f: at for at, f in enumerate(mine)}
    rules = tuple(_linear(rule, index) for _, rule in group)
    lists = [fields[f].candidates for f in mine]
    folded = fold(lists, rules)
    prior = slip_prior(folded.rules, settings.first_slip(len(mine)), settings.next_slip, settings.unusual_slip)
    most = FOLDED_STATES if folded.sums else MOST_STATES
    posterior = enumerate_assignments(folded.fields, folded.rules, prior, most_states=most)
    beliefs = folded.unfold(posterior)
    boxes = [fields[f].evidence.digits for f in mine]
    likely = beliefs.assignments
    excess = common_cause_excess(likely, lists, boxes, settings.common_cause, settings.common_cause_from)
    for at, field_id in enumerate(mine):
        unexplained = float(excess[at]) + float(beliefs.lost[at])
        _settle(fields[field_id], beliefs.marginals[at], unexplained, settings)
    return {at: posterior.holds(bit) for bit, (at, _) in enumerate(group)}


def _linear(rule: Rule, index: Mapping[str, int]) -> LinearRule:
    terms: dict[int, int] = {}
    for ids, sign in ((rule.left, 1), (rule.right, -1)):
        for field_id in ids:
            terms[index[field_id]] = terms.get(index[field_id], 0) + sign
    return LinearRule(tuple(terms.items()), rule.constant)


def _settle(field: _Field, marginal: NDArray[np.float64], unexplained: float, settings: DecodeSettings) -> None:
    """Take the most probable value and what remains against it."""
    values = field.candidates.values
    best = int(np.where((values == OTHER) | (values == UNREADABLE), -1.0, marginal).argmax())
    field.chosen = int(values[best])
    wrong = float(marginal[:best].sum() + marginal[best + 1 :].sum()) + unexplained
    if field.chosen == 0:
        mixed = settings.mixed_doubt * field.dist.mixed
        wrong += float(marginal[best]) * mixed / max(field.dist.probability(0), 1e-300)
    field.wrong = min(1.0, wrong)


def _stated_risk(field: _Field, settings: DecodeSettings) -> float:
    """Return the calibrated risk, which never falls below a share of what the field's own evidence leaves."""
    risk = settings.calibrated(field.wrong)
    return max(risk, settings.rule_credit * field.own_wrong) if field.chosen == field.own else risk


def _suspect_null(fields: Mapping[str, _Field], rule: Rule, settings: DecodeSettings) -> None:
    """Raise the risk of an empty field by the chance that what its rule asks for stands there unseen."""
    empty = [f for f in rule.fields if fields[f].own == NULL]
    if len(empty) != 1 or any(fields[f].own == UNREADABLE for f in rule.fields):
        return
    field = fields[empty[0]]
    known: dict[str, int | None] = {f: fields[f].own for f in rule.fields}
    known[empty[0]] = 0
    difference = evaluate(rule, known).difference or 0
    implied = difference if empty[0] in rule.right else -difference
    if 0 <= implied < len(field.dist.numbers):
        field.wrong = min(1.0, field.wrong + field.dist.probability(implied) / settings.first_slip(len(rule.fields)))


def _value(field: _Field) -> int | None:
    if field.chosen == UNREADABLE:
        return guess_malformed(field.evidence.digits)
    return None if field.chosen == NULL else field.chosen


def _checks(
    fields: Mapping[str, _Field], rules: Sequence[Rule], held: Mapping[int, float], settings: DecodeSettings
) -> tuple[tuple[CheckReading, ...], set[str]]:
    """Evaluate the rules on the values read; return them with the fields that a broken one sends to review."""
    values = {f: _value(field) for f, field in fields.items()}
    checks, suspects = [], set()
    for at, rule in enumerate(rules):
        check = evaluate(rule, values)
        verdict = None
        if check.broken:
            members = [fields[f] for f in rule.fields]
            noted = any(m.notes for m in members)
            verdict = decision.judge(rule, held.get(at), (m.own_wrong for m in members), noted, settings)
            if rule.severity is not Severity.W and verdict is not Verdict.FORM:
                suspects |= set(rule.fields)
        checks.append(_check_reading(check, verdict))
    return tuple(checks), suspects


def _check_reading(check: Check, verdict: Verdict | None) -> CheckReading:
    rule = check.rule
    return CheckReading(rule.id, rule.text, rule.fields, check.holds, check.difference, verdict)


def _reading(field: _Field, in_broken_rule: bool, settings: DecodeSettings) -> FieldReading:
    evidence = field.evidence
    notes = (*field.notes, decision.NOTE_BROKEN) if in_broken_rule else field.notes
    confidence = 1.0 - field.wrong
    if field.chosen == UNREADABLE:
        confidence = min(confidence, 0.5)
    best, p = field.written
    witnesses: dict[str, Witness | None] = {
        "digits": Witness(best if best >= 0 else None, p),
        "bubbles": None if evidence.bubbles is None else Witness(*bubble_distribution(evidence.bubbles)),
        "tally": None if evidence.tally is None else Witness(evidence.tally.strokes.best, evidence.tally.strokes.p),
        "words": None,
    }
    return FieldReading(
        id=evidence.field_id,
        value=_value(field),
        boxes=field.boxes,
        confidence=confidence,
        decision=decision.decide(field.wrong, notes, settings),
        box_polygons=evidence.box_polygons,
        evidence=witnesses,
        notes=notes,
    )
