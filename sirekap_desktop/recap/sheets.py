"""What stands where: the list of TPS of an election, and everything of one TPS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.rules import evaluate_all
from sirekap_desktop.models.tables import Bacaan, HasilTps, Isian, Page, Pembetulan, Scan, Tps
from sirekap_desktop.recap import cross_election, status_lines
from sirekap_desktop.recap.election import ElectionForm
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.evidence import (
    ACCEPTED,
    REVIEW,
    SALINAN,
    FieldEvidence,
    Papers,
    Reading,
    decision_now,
    problems,
    sort_papers,
    source_pages,
    suggest,
    weigh,
)
from sirekap_desktop.recap.many_papers import split_waiting
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import StatusPelaksanaan, TpsState
from sirekap_desktop.recap.status_lines import loose_events, status_now
from sirekap_desktop.recap.views import FieldView, PageView, PembetulanView, Problem, TpsRow, TpsSheet


def list_tps(office: Office, pemilihan: str) -> list[TpsRow]:
    """Return all TPS of an election in the order of their codes.

    What of a TPS is accepted, in review, and at which risk is weighed anew, because the office's limit may have
    changed since its row was summed up; TPS without a field that is read and undecided need no weighing.

    Raises:
        UnknownObject: If the office does not have the election.
    """
    forms = {desa.kode: office.form(pemilihan, desa.kode) for desa in office.desa}
    query = (
        select(Tps.kode, Tps.nomor, Tps.desa, *_SUMMARY, HasilTps.state, HasilTps.identity_at)
        .join(HasilTps, HasilTps.tps == Tps.kode)
        .where(HasilTps.pemilihan == pemilihan)
        .order_by(Tps.kode)
    )
    with office.read() as session:
        rows = session.execute(query).all()
        standing, loose = status_now(session, pemilihan), loose_events(session, pemilihan)
        alike = cross_election.decided_alike(session, cross_election.comparable(pemilihan, office.pemilihan))
        split = split_waiting(session, office, pemilihan, [r.kode for r in rows if r.accepted + r.review])
    return [
        TpsRow(
            kode=row.kode,
            nomor=row.nomor,
            desa_kode=row.desa,
            desa_nama=office.wilayah(row.desa).nama,
            state=TpsState(row.state),
            identity_confirmed=row.identity_at is not None,
            pages_present=row.pages_present,
            pages_expected=len(forms[row.desa].pages),
            decided=row.decided,
            accepted=split[row.kode].accepted,
            review=split[row.kode].review,
            fields=len(forms[row.desa].fields),
            problems=row.problems
            + len(cross_election.differences(pemilihan, alike.get(row.kode, {})))
            + len(status_lines.problems(standing.get(row.kode), loose.get(row.kode, 0), row.nomor)),
            expected_errors=split[row.kode].expected_errors,
            status=standing.get(row.kode, _REGULAR)[0],
        )
        for row in rows
    ]


_REGULAR = (StatusPelaksanaan.REGULER, False)
_SUMMARY = (HasilTps.pages_present, HasilTps.decided, HasilTps.accepted, HasilTps.review, HasilTps.problems)


def tps_sheet(office: Office, pemilihan: str, tps: str) -> TpsSheet:
    """Return everything that the verification of one TPS shows.

    Raises:
        UnknownObject: If the office does not have the election or the TPS.
    """
    with office.read() as session:
        return load_sheet(session, office, find_hasil(session, office, pemilihan, tps))


def list_pembetulan(office: Office, pemilihan: str, tps: str) -> list[PembetulanView]:
    """Return every change of a TPS's values, oldest first.

    Raises:
        UnknownObject: If the office does not have the election or the TPS.
    """
    with office.read() as session:
        hasil = find_hasil(session, office, pemilihan, tps)
        rows = session.scalars(select(Pembetulan).where(Pembetulan.hasil_id == hasil.id).order_by(Pembetulan.id))
        return [PembetulanView(r.field, r.kind, r.before, r.after, r.reason, r.by, r.at) for r in rows]


def find_hasil(session: Session, office: Office, pemilihan: str, tps: str) -> HasilTps:
    """Return the result row of a TPS.

    Raises:
        UnknownObject: If the office does not have the election or the TPS.
    """
    office.form(pemilihan)
    found = session.scalars(
        select(HasilTps).where(HasilTps.pemilihan == pemilihan, HasilTps.tps == tps)
    ).one_or_none()
    if found is None:
        raise UnknownObject("recap.unknown_tps", kode=tps)
    return found


def load_pages(session: Session, office: Office, *conditions: Any) -> list[PageView]:
    """Return stored pages in the order of import; ``is_source`` is judged among the pages returned."""
    query = (
        select(Page, Scan.file, Scan.original_name)
        .join(Scan, Scan.sha256 == Page.scan_sha256)
        .where(*conditions)
        .order_by(Page.id)
    )
    rows = session.execute(query).all()
    sources = set(source_pages((r.Page.id, r.Page.form, r.Page.page, r.Page.status) for r in rows).values())
    return [_page_view(office, row, row.Page.id in sources) for row in rows]


def _page_view(office: Office, row: Row[Page, str, str], is_source: bool) -> PageView:
    page = row.Page
    return PageView(
        id=page.id,
        scan_sha256=page.scan_sha256,
        file=str(office.folder / row.file),
        page_index=page.page_index,
        form=page.form,
        page=page.page,
        status=page.status,
        is_source=is_source,
        width=page.width,
        height=page.height,
        header_polygon=tuple((x, y) for x, y in page.header_polygon),
        warnings=tuple(page.warnings),
        imported_at=page.imported_at,
        pemilihan=page.pemilihan,
        tps=page.tps,
        reason=page.reason,
        original_name=row.original_name,
        partai=page.partai,
    )


def _readings(session: Session, office: Office, pages: Iterable[PageView]) -> list[Reading]:
    settings = office.settings
    query = select(
        Bacaan.id,
        Bacaan.page_id,
        Bacaan.field,
        Bacaan.value,
        Bacaan.boxes,
        Bacaan.confidence,
        Bacaan.polygons,
        Bacaan.notes,
        Bacaan.evidence,
    ).where(Bacaan.page_id.in_([p.id for p in pages]))
    return [
        Reading(
            r.id,
            r.page_id,
            r.field,
            r.value,
            tuple(r.boxes),
            r.confidence,
            decision_now(r.confidence, r.notes, settings),
            tuple(tuple((x, y) for x, y in polygon) for polygon in r.polygons),
            tuple(r.notes),
            (r.evidence.get("bubbles") or {}).get("value"),
            (r.evidence.get("tally") or {}).get("value"),
        )
        for r in session.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class TpsPapers:
    """The pages of a TPS and what is on them; decisions do not change it."""

    pages: tuple[PageView, ...]
    papers: Papers


def load_papers(session: Session, office: Office, hasil: HasilTps) -> TpsPapers:
    """Return the papers of a TPS as the session sees them."""
    pages = load_pages(session, office, Page.pemilihan == hasil.pemilihan, Page.tps == hasil.tps)
    form = office.form(hasil.pemilihan, hasil.tps)
    return TpsPapers(tuple(pages), sort_papers(form, pages, _readings(session, office, pages)))


def load_sheet(session: Session, office: Office, hasil: HasilTps, given: TpsPapers | None = None) -> TpsSheet:
    """Build the sheet of a TPS as the session sees it; ``given`` papers are not loaded again."""
    form = office.form(hasil.pemilihan, hasil.tps)
    loaded = given or load_papers(session, office, hasil)
    pages, papers = loaded.pages, loaded.papers
    evidence = weigh(form, papers)
    decided = {
        i.field: i for i in session.scalars(select(Isian).where(Isian.hasil_id == hasil.id)) if i.value is not None
    }
    corrections = _corrections(session, hasil.id)
    fields = _field_views(office.labels(hasil.pemilihan, hasil.tps), form, papers, evidence, decided, corrections)
    values = {f.id: f.decided if f.is_decided else f.read for f in fields}
    confirmed = hasil.identity_at is not None
    open_fields = frozenset(f.id for f in fields if not f.is_decided)
    found = problems(form, pages, papers, evidence, open_fields, identity_confirmed=confirmed)
    standing = status_now(session, hasil.pemilihan, hasil.tps).get(hasil.tps)
    loose = loose_events(session, hasil.pemilihan, hasil.tps).get(hasil.tps, 0)
    return TpsSheet(
        pemilihan=hasil.pemilihan,
        kode=hasil.tps,
        nomor=hasil.tps[-3:],
        desa_nama=office.wilayah(hasil.tps[:10]).nama,
        state=TpsState(hasil.state),
        version=hasil.version,
        identity_confirmed=confirmed,
        pages=pages,
        fields=fields,
        checks=tuple(evaluate_all(form.rules, values)),
        problems=(
            *found,
            *_across(session, office, form, hasil),
            *status_lines.problems(standing, loose, hasil.tps[-3:]),
        ),
        status=(standing or _REGULAR)[0],
    )


def _across(session: Session, office: Office, form: ElectionForm, hasil: HasilTps) -> tuple[Problem, ...]:
    """What other elections of the TPS say otherwise."""
    elections = cross_election.comparable(hasil.pemilihan, office.pemilihan)
    if len(elections) < 2:
        return ()
    decided = cross_election.decided_alike(session, elections, hasil.tps).get(hasil.tps, {})
    return cross_election.problems(hasil.pemilihan, decided, {f.id: f.short for f in form.fields})


def standing_warnings(session: Session, office: Office, pemilihan: str, prefix: str) -> Iterator[tuple[str, Problem]]:
    """Give what the other elections (T15) and the status (R5) of TPS say otherwise, with the code of the TPS.

    Args:
        session: What is seen.
        office: The office.
        pemilihan: The election.
        prefix: Code of a TPS, or of a region for all its TPS.
    """
    standing, loose = status_now(session, pemilihan), loose_events(session, pemilihan)
    alike = cross_election.decided_alike(session, cross_election.comparable(pemilihan, office.pemilihan))
    for tps in session.scalars(select(Tps.kode).where(Tps.kode.startswith(prefix)).order_by(Tps.kode)):
        names = {f.id: f.short for f in office.form(pemilihan, tps).fields}
        for problem in cross_election.problems(pemilihan, alike.get(tps, {}), names):
            yield tps, problem
        for problem in status_lines.problems(standing.get(tps), loose.get(tps, 0), tps[-3:]):
            yield tps, problem


def _corrections(session: Session, hasil_id: int) -> dict[str, int]:
    query = select(Pembetulan.field, func.count()).where(Pembetulan.hasil_id == hasil_id).group_by(Pembetulan.field)
    return {field: int(count) for field, count in session.execute(query)}


def _field_views(
    labels: Mapping[str, str],
    form: ElectionForm,
    papers: Papers,
    evidence: dict[str, FieldEvidence],
    decided: dict[str, Isian],
    corrections: dict[str, int],
) -> tuple[FieldView, ...]:
    known: dict[str, int] = {f: e.read for f, e in evidence.items() if e.decision == ACCEPTED and e.read is not None}
    known |= {f: i.value for f, i in decided.items() if i.value is not None}
    views = []
    for field in form.fields:
        seen, isian = evidence[field.id], decided.get(field.id)
        source = seen.source
        suggestion = None
        if isian is None and seen.decision != ACCEPTED:
            suggestion = suggest(field.id, known, form.rules, field.maximum)
        views.append(
            FieldView(
                id=field.id,
                label=labels[field.id],
                section=field.section,
                boxes=field.boxes,
                read=seen.read,
                read_boxes=() if source is None else source.boxes,
                confidence=None if source is None else source.confidence,
                decision=seen.decision,
                salinan=seen.salinan,
                salinan_differs=SALINAN in seen.contradicted,
                suggested=None if suggestion == seen.read else suggestion,
                decided=None if isian is None else isian.value,
                is_decided=isian is not None,
                decided_by=None if isian is None else isian.decided_by,
                decided_at=None if isian is None else isian.decided_at,
                corrections=corrections.get(field.id, 0),
                page_id=None if source is None else source.page_id,
                polygons=() if source is None else source.polygons,
                notes=() if source is None else source.notes,
                bubbles=None if source is None else source.bubbles,
                tally=None if source is None else source.tally,
                page=field.page,
                partai=field.partai,
            )
        )
    return tuple(views)


def summarise(hasil: HasilTps, sheet: TpsSheet, form: ElectionForm) -> None:
    """Write a sheet's counts to its row, for ``list_tps``."""
    waiting = [f for f in sheet.fields if not f.is_decided]
    hasil.pages_present = sum(p.is_source and p.form == form.code for p in sheet.pages)
    hasil.decided = len(sheet.fields) - len(waiting)
    hasil.accepted = sum(f.decision == ACCEPTED for f in waiting)
    hasil.review = sum(f.decision == REVIEW for f in waiting)
    # What depends on other rows is counted when the list is shown.
    elsewhere = (cross_election.KIND, status_lines.KIND)
    hasil.problems = sum(p.kind not in elsewhere for p in sheet.problems)
