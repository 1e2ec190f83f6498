"""How right the reader was in this office: every number that a person decided against what was read of it.

Only a report: nothing is learned from it and nothing is changed by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Bacaan, HasilTps, Jejak, Page, Pembetulan
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.reading.risk_bands import RiskBand, interval, risk_bands
from sirekap_desktop.recap.election import ElectionForm
from sirekap_desktop.recap.evidence import ACCEPTED, Papers, Reading, weigh
from sirekap_desktop.recap.many_papers import decided_values, load_many
from sirekap_desktop.recap.office import Office

LEAST_FIELDS = 100
"""With fewer, rates of over 3 % stay possible even where nothing differed (Clopper and Pearson 1934)."""

UNKNOWN_STATION = "?"
"""For a page that the audit trail does not know; ``verify --office`` says so."""

WITNESSES = ("digits", "bubbles", "tally", "words")


@dataclass(frozen=True, slots=True)
class Compared:
    """One decided field whose plano was read as a number.

    Attributes:
        accepted: Whether this office would have shown it as accepted.
        witnesses: What each kind of evidence said by itself; only those that named a number.
        reason: The last reason that a person gave for a change of it.
    """

    tps: str
    field: str
    form: str
    station: str
    read: int
    decided: int
    confidence: float
    accepted: bool
    witnesses: Mapping[str, int]
    reason: str | None = None

    @property
    def differs(self) -> bool:
        """Whether the number decided is not the one read."""
        return self.read != self.decided


@dataclass(frozen=True, slots=True)
class Count:
    """How many fields of a kind were compared, and in how many another number was decided."""

    name: str
    fields: int
    differ: int

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the rate of those that differ (0 … 1)."""
        return interval(self.differ, self.fields)

    @property
    def too_few(self) -> bool:
        """Whether nothing can be said from so few fields."""
        return self.fields < LEAST_FIELDS


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The report of one election.

    Attributes:
        decided: Fields that a person has decided.
        unread: Those of them that nothing was read of.
        empty: Those of them that were read as empty: no number to compare.
        fields: The others.
        copies: By form of a copy (SALINAN): its readings against the number decided from the plano.
    """

    pemilihan: str
    practice: bool
    ketelitian: Ketelitian
    decided: int
    unread: int
    empty: int
    fields: tuple[Compared, ...]
    copies: tuple[Count, ...] = ()
    groups: Mapping[str, tuple[Count, ...]] = field(init=False)

    def __post_init__(self) -> None:
        groups = {
            "decision": _counts((ACCEPTED if f.accepted else "review", f.differs) for f in self.fields),
            "witness": _counts((w, v != f.decided) for w in WITNESSES for f, v in _said(self.fields, w)),
            "form": (*_counts((f.form, f.differs) for f in self.fields), *self.copies),
            "station": _counts((f.station, f.differs) for f in self.fields),
        }
        object.__setattr__(self, "groups", groups)

    @property
    def bands(self) -> tuple[RiskBand, ...]:
        """The fields by the risk that the reader stated."""
        return risk_bands((1.0 - f.confidence, f.differs) for f in self.fields)

    @property
    def silent(self) -> tuple[Compared, ...]:
        """Accepted readings for which a person decided another number."""
        return tuple(f for f in self.fields if f.accepted and f.differs)

    @property
    def all(self) -> Count:
        """All fields compared."""
        return Count("", len(self.fields), sum(f.differs for f in self.fields))


def _said(fields: Iterable[Compared], witness: str) -> Iterator[tuple[Compared, int]]:
    return ((f, f.witnesses[witness]) for f in fields if witness in f.witnesses)


def _counts(rows: Iterable[tuple[str, bool]]) -> tuple[Count, ...]:
    found: dict[str, list[bool]] = {}
    for name, differs in rows:
        found.setdefault(name, []).append(differs)
    return tuple(Count(name, len(all_), sum(all_)) for name, all_ in found.items())


def accuracy(office: Office, pemilihan: str) -> Accuracy:
    """Compare the readings of an election with what people decided.

    Raises:
        UnknownObject: If the office does not have the election.
        DatabaseError: If the database can't be read.
    """
    form = office.form(pemilihan)
    with office.read() as session:
        query = select(HasilTps.tps).where(HasilTps.pemilihan == pemilihan, HasilTps.decided > 0)
        stations = list(session.scalars(query.order_by(HasilTps.tps)))
        decided = decided_values(session, pemilihan, stations)
        papers = load_many(session, office, pemilihan, stations)
        more = _More.of(session, pemilihan)
    sources = {(tps, f): papers[tps].plano.get(f) for tps in stations for f in decided[tps]}
    fields = [
        compared
        for tps in stations
        for compared in _compare(office.form(pemilihan, tps), tps, papers[tps], decided[tps], more)
    ]
    return Accuracy(
        pemilihan=pemilihan,
        practice=office.practice,
        ketelitian=office.file.ketelitian,
        decided=len(sources),
        unread=sum(source is None for source in sources.values()),
        empty=sum(source is not None and source.value is None for source in sources.values()),
        fields=tuple(fields),
        copies=_copies(form, papers, decided),
    )


@dataclass(frozen=True, slots=True)
class _More:
    """What a comparison needs beside papers and decisions: evidence by reading, station by page, reasons by field."""

    evidence: Mapping[int, Mapping[str, Mapping[str, int | None] | None]]
    stations: Mapping[int, str]
    reasons: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, session: Session, pemilihan: str) -> _More:
        evidence = select(Bacaan.id, Bacaan.evidence).join(Page, Page.id == Bacaan.page_id)
        evidence = evidence.where(Page.pemilihan == pemilihan)
        stations: dict[int, str] = {}
        recorded = select(Jejak.station, Jejak.after).where(Jejak.action == "page.record").order_by(Jejak.id)
        for station, after in session.execute(recorded):
            for page in json.loads(after or "{}")["pages"]:
                stations.setdefault(page["id"], station)
        reasons = (
            select(HasilTps.tps, Pembetulan.field, Pembetulan.reason)
            .join(HasilTps, HasilTps.id == Pembetulan.hasil_id)
            .where(HasilTps.pemilihan == pemilihan, Pembetulan.reason.is_not(None))
            .order_by(Pembetulan.id)
        )
        return cls(
            {row.id: row.evidence for row in session.execute(evidence)},
            stations,
            {(tps, field_id): reason or "" for tps, field_id, reason in session.execute(reasons)},
        )

    def witnesses(self, reading: Reading) -> dict[str, int]:
        """Return the number that each witness named."""
        said = {name: (self.evidence[reading.id].get(name) or {}).get("value") for name in WITNESSES}
        return {name: value for name, value in said.items() if value is not None}


def _compare(
    form: ElectionForm, tps: str, papers: Papers, decided: Mapping[str, int], more: _More
) -> Iterator[Compared]:
    evidence = weigh(form, papers)
    for field_id, value in decided.items():
        source = evidence[field_id].source
        if source is not None and source.value is not None:
            yield Compared(
                tps=tps,
                field=field_id,
                form=form.code,
                station=more.stations.get(source.page_id, UNKNOWN_STATION),
                read=source.value,
                decided=value,
                confidence=source.confidence,
                accepted=evidence[field_id].decision == ACCEPTED,
                witnesses=more.witnesses(source),
                reason=more.reasons.get((tps, field_id)),
            )


def _copies(
    form: ElectionForm, papers: Mapping[str, Papers], decided: Mapping[str, Mapping[str, int]]
) -> tuple[Count, ...]:
    name = ", ".join(sorted(form.salinan))
    return _counts(
        (name, value != decided[tps][field_id])
        for tps, of_tps in papers.items()
        for field_id, value in of_tps.salinan.items()
        if value is not None and field_id in decided[tps]
    )
