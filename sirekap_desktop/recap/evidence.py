"""What the papers of one TPS say together: which reading counts, and where papers contradict each other.

The plano decides; of several scans of one page the newest is the reading source. SALINAN and older scans are only
compared: a difference sends the field to review. An identity across pages that the readings break does the same for
its fields, because a page may belong to another TPS.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sirekap_desktop.forms.rules import Relation, Rule, Severity, evaluate
from sirekap_desktop.reading.decision import decide
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.recap.election import ElectionForm
from sirekap_desktop.recap.views import PageView, Problem

ACCEPTED, REVIEW = "accepted", "review"


class PaperPage(Protocol):
    """What of a stored page says which reading counts."""

    @property
    def id(self) -> int:
        """Its number in the order of import."""

    @property
    def form(self) -> str | None:
        """Code of its form."""

    @property
    def page(self) -> int | None:
        """Its number in the form."""

    @property
    def status(self) -> str:
        """Whether it was read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a field as it lies in the database; ``decision`` by the office's limit of today."""

    id: int
    page_id: int
    field: str
    value: int | None
    boxes: tuple[str, ...]
    confidence: float
    decision: str
    polygons: tuple[tuple[tuple[float, float], ...], ...]
    notes: tuple[str, ...] = ()
    bubbles: int | None = None
    tally: int | None = None


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """What is known of one field from papers.

    Attributes:
        source: Reading of the plano's newest scan; None where there is none.
        salinan: Value on the newest SALINAN, None where it has none.
        contradicted: Names of the contradictions that send it to review.
    """

    source: Reading | None
    salinan: int | None
    contradicted: frozenset[str]

    @property
    def read(self) -> int | None:
        """Best value of the source."""
        return None if self.source is None else self.source.value

    @property
    def decision(self) -> str | None:
        """``accepted`` only where nothing contradicts it and it is a number; None where nothing was read."""
        if self.source is None:
            return None
        sound = self.source.decision == ACCEPTED and self.source.value is not None and not self.contradicted
        return ACCEPTED if sound else REVIEW


SALINAN, DUPLICATE, OTHER_TPS = "salinan", "duplicate", "other_tps"


@dataclass(frozen=True, slots=True)
class Papers:
    """All pages and readings of a TPS, sorted by what they are for.

    Attributes:
        sources: Page id of the reading source by (form, page).
        plano: Readings of the plano's sources by field.
        salinan: Values on the SALINAN's sources by field.
        older: Values on older scans of plano pages by field.
    """

    sources: Mapping[tuple[str, int], int]
    plano: Mapping[str, Reading]
    salinan: Mapping[str, int | None]
    older: Mapping[str, tuple[int | None, ...]]
    copies: Mapping[tuple[str, int], int]


def decision_now(confidence: float, notes: Sequence[str], settings: DecodeSettings) -> str:
    """Return ``accepted`` or ``review`` for a stored reading under the limit of today.

    The reader decides by nothing else than its confidence and its notes, so a limit that was changed after the
    import holds for everything that no person has decided yet; what was stored stays as it was.
    """
    return decide(1.0 - confidence, tuple(notes), settings).value


def source_pages(pages: Iterable[tuple[int, str | None, int | None, str]]) -> dict[tuple[str, int], int]:
    """Return the newest read page of each (form, page); pages come as (id, form, page, status)."""
    newest: dict[tuple[str, int], int] = {}
    for page_id, form, number, status in pages:
        if status == "read" and form is not None and number is not None:
            key = (form, number)
            newest[key] = max(newest.get(key, page_id), page_id)
    return newest


def sort_papers(form: ElectionForm, pages: Sequence[PaperPage], readings: Iterable[Reading]) -> Papers:
    """Sort pages and readings; of several readings of a field on a page the last (newest reader) counts."""
    sources = source_pages((p.id, p.form, p.page, p.status) for p in pages)
    copies: dict[tuple[str, int], int] = {}
    form_of = {p.id: p.form for p in pages}
    for p in pages:
        if p.status == "read" and p.form is not None and p.page is not None:
            copies[p.form, p.page] = copies.get((p.form, p.page), 0) + 1
    newest = set(sources.values())
    latest = {(r.page_id, r.field): r for r in sorted(readings, key=lambda r: r.id)}
    plano: dict[str, Reading] = {}
    salinan: dict[str, int | None] = {}
    older: dict[str, tuple[int | None, ...]] = {}
    for (page_id, field_id), reading in latest.items():
        if form_of[page_id] == form.code:
            if page_id in newest:
                plano[field_id] = reading
            else:
                older[field_id] = (*older.get(field_id, ()), reading.value)
        elif form_of[page_id] in form.salinan and page_id in newest:
            salinan[field_id] = reading.value
    return Papers(sources, plano, salinan, older, copies)


def weigh(form: ElectionForm, papers: Papers) -> dict[str, FieldEvidence]:
    """Return the evidence of every field of the plano."""
    values = {field_id: reading.value for field_id, reading in papers.plano.items()}
    broken_across = {f for rule in form.cross_page_rules if evaluate(rule, values).broken for f in rule.fields}
    evidence = {}
    for field in form.fields:
        source, copy = papers.plano.get(field.id), papers.salinan.get(field.id)
        against = set()
        if source is not None:
            if copy is not None and copy != source.value:
                against.add(SALINAN)
            if any(value != source.value for value in papers.older.get(field.id, ())):
                against.add(DUPLICATE)
            if field.id in broken_across:
                against.add(OTHER_TPS)
        evidence[field.id] = FieldEvidence(source, copy, frozenset(against))
    return evidence


def suggest(field_id: str, known: Mapping[str, int], rules: Iterable[Rule], maximum: int) -> int | None:
    """Return the one value that all identities ask for, given values that are known; None where they don't agree."""
    wanted: set[int] = set()
    for rule in rules:
        if rule.relation is not Relation.EQUAL or rule.severity is Severity.W or rule.fields.count(field_id) != 1:
            continue
        if not all(other in known for other in rule.fields if other != field_id):
            continue
        check = evaluate(rule, {**known, field_id: 0})
        if check.difference is None:
            continue
        wanted.add(-check.difference if field_id in rule.left else check.difference)
    if len(wanted) != 1:
        return None
    value = wanted.pop()
    return value if 0 <= value <= maximum else None


def problems(
    form: ElectionForm,
    pages: Sequence[PageView],
    papers: Papers,
    evidence: Mapping[str, FieldEvidence],
    open_fields: frozenset[str],
    *,
    identity_confirmed: bool,
) -> tuple[Problem, ...]:
    """Return what a person must look at; ``open_fields`` are those that nobody has decided yet."""
    found: list[Problem] = []
    against = {
        kind: tuple(f for f, e in evidence.items() if kind in e.contradicted)
        for kind in (SALINAN, DUPLICATE, OTHER_TPS)
    }
    if against[OTHER_TPS] and (not identity_confirmed or open_fields & set(against[OTHER_TPS])):
        found.append(_problem("other_tps", against[OTHER_TPS], count=len(against[OTHER_TPS])))
    for (code, number), count in papers.copies.items():
        if count > 1 and open_fields:
            found.append(_problem("duplicate_page", (), form=code, page=number, count=count))
    for kind, problem in ((DUPLICATE, "duplicate_differs"), (SALINAN, "salinan_differs")):
        unresolved = tuple(f for f in against[kind] if f in open_fields)
        if unresolved:
            found.append(_problem(problem, unresolved, count=len(unresolved)))
    if pages and open_fields:
        absent = [number for number in form.pages if (form.code, number) not in papers.sources]
        if absent:
            found.append(_problem("page_missing", (), pages=", ".join(map(str, absent))))
        unread = sum(p.status != "read" for p in pages)
        if unread:
            found.append(_problem("page_unread", (), count=unread))
    return tuple(found)


def _problem(kind: str, fields: tuple[str, ...], **values: object) -> Problem:
    return Problem(kind, f"recap.problem.{kind}", values, fields)
