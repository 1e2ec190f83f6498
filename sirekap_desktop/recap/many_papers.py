"""The papers of many TPS at once, for lists and reports: what was read, without pictures' places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Bacaan, HasilTps, Isian, Page
from sirekap_desktop.recap.evidence import ACCEPTED, FieldEvidence, Papers, Reading, decision_now, sort_papers, weigh
from sirekap_desktop.recap.office import Office


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What of a page says which reading counts."""

    id: int
    form: str | None
    page: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The fields of a TPS that were read and no person has decided, and the sum of the accepted ones' risks."""

    accepted: int = 0
    review: int = 0
    expected_errors: float = 0.0


def load_many(session: Session, office: Office, pemilihan: str, stations: Collection[str]) -> dict[str, Papers]:
    """Return the papers of each of these TPS, readings without polygons and bubbles."""
    settings = office.settings
    pages: dict[str, list[StoredPage]] = {tps: [] for tps in stations}
    readings: dict[str, list[Reading]] = {tps: [] for tps in stations}
    if not stations:
        return {}
    of_election = (Page.pemilihan == pemilihan, Page.tps.is_not(None))
    seen = select(Page.tps, Page.id, Page.form, Page.page, Page.status).where(*of_election)
    for tps, id_, paper, number, status in session.execute(seen):
        if tps in pages:
            pages[tps].append(StoredPage(id_, paper, number, status))
    query = (
        select(Page.tps, Bacaan.id, Bacaan.page_id, Bacaan.field, Bacaan.value, Bacaan.confidence, Bacaan.notes)
        .join(Page, Page.id == Bacaan.page_id)
        .where(*of_election)
    )
    for tps, id_, page_id, field, value, confidence, notes in session.execute(query):
        if tps in readings:
            decision = decision_now(confidence, notes, settings)
            readings[tps].append(Reading(id_, page_id, field, value, (), confidence, decision, (), tuple(notes)))
    return {tps: sort_papers(office.form(pemilihan, tps), pages[tps], readings[tps]) for tps in stations}


def decided_values(session: Session, pemilihan: str, stations: Collection[str]) -> dict[str, dict[str, int]]:
    """Return the values that people have decided, by TPS and field."""
    query = (
        select(HasilTps.tps, Isian.field, Isian.value)
        .join(HasilTps, HasilTps.id == Isian.hasil_id)
        .where(HasilTps.pemilihan == pemilihan, Isian.value.is_not(None))
    )
    decided: dict[str, dict[str, int]] = {tps: {} for tps in stations}
    for tps, field, value in session.execute(query):
        if tps in decided and value is not None:
            decided[tps][field] = value
    return decided


def split_waiting(
    session: Session, office: Office, pemilihan: str, stations: Collection[str]
) -> Mapping[str, Waiting]:
    """Say of each of these TPS how many fields wait accepted and in review; every other TPS has none."""
    decided = decided_values(session, pemilihan, stations)
    split: defaultdict[str, Waiting] = defaultdict(Waiting)
    for tps, papers in load_many(session, office, pemilihan, stations).items():
        evidence = weigh(office.form(pemilihan, tps), papers)
        split[tps] = waiting_of([e for field, e in evidence.items() if field not in decided[tps]])
    return split


def waiting_of(undecided: Collection[FieldEvidence]) -> Waiting:
    """Return how undecided fields stand; one that was not read counts in neither, and adds no risk."""
    read = [e for e in undecided if e.source is not None]
    accepted = [e for e in read if e.decision == ACCEPTED]
    risk = fsum(1.0 - e.source.confidence for e in accepted if e.source is not None)
    return Waiting(len(accepted), len(read) - len(accepted), risk)
