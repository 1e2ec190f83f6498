"""Adding up: the decided numbers of a TPS, a desa or the kecamatan, as its D form shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.recap_rules import check_stations, check_totals
from sirekap_desktop.forms.rules import Check, evaluate_all, of_sums
from sirekap_desktop.models.tables import HasilTps, HasilWilayah, Isian, Tps
from sirekap_desktop.recap.digest import canonical_digest, locked_numbers
from sirekap_desktop.recap.election import ElectionForm, of_dapil
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.lock_lines import locked_digests
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Level, RegionState, TpsState
from sirekap_desktop.recap.views import RecapTable

__all__ = ["canonical_digest", "load_table", "recap_table"]

CODE_LENGTH = {Level.TPS: 13, Level.DESA: 10, Level.KECAMATAN: 6}
Numbers = dict[str, dict[str, int | None]]
"""By part (kode of a TPS or desa), then by field."""


def recap_table(office: Office, pemilihan: str, level: Level, kode: str) -> RecapTable:
    """Return the numbers of a level: columns are the TPS of a desa, the desa of the kecamatan, or the one TPS itself.

    Raises:
        UnknownObject: If the office does not have the election, or no such region or TPS at this level.
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return load_table(session, office, pemilihan, level, kode)


def load_table(session: Session, office: Office, pemilihan: str, level: Level, kode: str) -> RecapTable:
    """Build the table of a level as the session sees it.

    Raises:
        UnknownObject: As ``recap_table``.
    """
    form = office.form(pemilihan, kode)
    if len(kode) != CODE_LENGTH[level]:
        raise UnknownObject("recap.kejadian_kode", kode=kode, level=level.value)
    digests = locked_digests(session, pemilihan)
    stations = _stations(session, pemilihan, kode)
    columns, states, state = _columns(session, office, pemilihan, level, kode, digests, stations)
    numbers = _numbers(session, pemilihan, level, kode, [part for part, _ in columns])
    complete = {part: as_column(office, pemilihan, kode, part, numbers[part]) for part, _ in columns}
    values = tuple(tuple(complete[part][f.id] for part, _ in columns) for f in form.fields)
    totals = tuple(None if None in row else sum(v for v in row if v is not None) for row in values)
    locked = digests.get((level, kode))
    if locked is not None:
        now = canonical_digest(locked_numbers(pemilihan, level, kode, list(complete.items())))
        locked = locked if now == locked else None
    ids = [f.id for f in form.fields]
    labels, below = office.labels(pemilihan, kode), Level.DESA if level is Level.KECAMATAN else Level.TPS
    total_values = dict(zip(ids, totals, strict=True))
    return RecapTable(
        pemilihan=pemilihan,
        level=level,
        kode=kode,
        nama=f"TPS {kode[-3:]}" if level is Level.TPS else office.wilayah(kode).nama,
        rows=tuple((f.id, labels[f.id], f.section) for f in form.fields),
        columns=tuple(columns),
        values=values,
        totals=totals,
        column_states=tuple(states),
        state=state,
        checks=_checks(form, level, total_values),
        final=locked is not None,
        digest=locked,
        column_checks=tuple(_checks(office.form(pemilihan, part), below, numbers[part]) for part, _ in columns),
        recap_checks=()
        if level is Level.TPS
        else (*check_totals(ids, values, totals), *_station_checks(session, office, kode, stations)),
    )


def as_column(
    office: Office, pemilihan: str, kode: str, part: str, numbers: Mapping[str, int | None]
) -> dict[str, int | None]:
    """Return the values of a part by the rows of the table of ``kode``.

    0 stands where another dapil's paper alone has the row.
    """
    form, own = office.form(pemilihan, kode), office.form(pemilihan, part)
    if own is form:
        return {f.id: numbers.get(f.id) for f in form.fields}
    dapil = office.dapil(pemilihan, part)
    known = {of_dapil(f.id, dapil): numbers.get(f.id) for f in own.fields}
    return {f.id: known.get(f.id, 0) for f in form.fields}


def _checks(form: ElectionForm, level: Level, values: Mapping[str, int | None]) -> tuple[Check, ...]:
    rules = form.rules if level is Level.TPS else of_sums(form.rules)
    return tuple(evaluate_all(rules, values))


Digests = Mapping[tuple[Level, str], str]
Station = Row[str, str, str, str]
"""Code, number, state and desa of a TPS."""


def _columns(
    session: Session,
    office: Office,
    pemilihan: str,
    level: Level,
    kode: str,
    digests: Digests,
    stations: Sequence[Station],
) -> tuple[list[tuple[str, str]], list[str], RegionState | TpsState]:
    """The parts of a level with names and states, and the state of the level itself."""
    if not stations:
        raise UnknownObject("recap.unknown_tps" if level is Level.TPS else "recap.unknown_region", kode=kode)
    if level is not Level.KECAMATAN:
        columns = [(s.kode, f"TPS {s.nomor}") for s in stations]
        states = [s.state for s in stations]
        if level is Level.TPS:
            return columns, states, TpsState(states[0])
        return columns, states, region_state(session, pemilihan, level, kode, [c for c, _ in columns], digests)
    parts: dict[str, list[str]] = {}
    for station in stations:
        parts.setdefault(station.kode[:10], []).append(station.kode)
    columns = [(part, office.wilayah(part).nama) for part in parts]
    states = [region_state(session, pemilihan, Level.DESA, p, s, digests).value for p, s in parts.items()]
    return columns, states, region_state(session, pemilihan, level, kode, list(parts), digests)


def _stations(session: Session, pemilihan: str, prefix: str) -> Sequence[Station]:
    query = (
        select(Tps.kode, Tps.nomor, HasilTps.state, Tps.desa)
        .join(HasilTps, HasilTps.tps == Tps.kode)
        .where(HasilTps.pemilihan == pemilihan, Tps.kode.startswith(prefix))
        .order_by(Tps.kode)
    )
    return session.execute(query).all()


def _station_checks(session: Session, office: Office, kode: str, stations: Sequence[Station]) -> list[Check]:
    """Rule R3 of a desa or the kecamatan."""
    desa = [place.kode for place in office.desa if place.kode.startswith(kode)]
    listed = session.scalars(select(Tps.kode).where(Tps.kode.startswith(kode))).all()
    return check_stations(office.wilayah(kode).nama, desa, listed, [s.desa + s.nomor for s in stations])


def region_state(
    session: Session, pemilihan: str, level: Level, kode: str, parts: list[str], digests: Digests
) -> RegionState:
    """Return where a desa or kecamatan stands: FINAL when locked, DRAF when all its parts are."""
    if (level, kode) in digests:
        return RegionState.FINAL
    below = Level.TPS if level is Level.DESA else Level.DESA
    if not all((below, part) in digests for part in parts):
        return RegionState.BERJALAN
    query = select(HasilWilayah.dicermati_at).where(HasilWilayah.pemilihan == pemilihan, HasilWilayah.wilayah == kode)
    return RegionState.DRAF if session.execute(query).scalar_one_or_none() is None else RegionState.DICERMATI


def _numbers(session: Session, pemilihan: str, level: Level, kode: str, parts: list[str]) -> Numbers:
    """The sums of the decided values by part; a part with an undecided TPS has None there."""
    part = func.substr(HasilTps.tps, 1, CODE_LENGTH[Level.DESA if level is Level.KECAMATAN else Level.TPS])
    of_level = (HasilTps.pemilihan == pemilihan, HasilTps.tps.startswith(kode))
    counts = session.execute(select(part, func.count()).where(*of_level).group_by(part))
    sizes = {str(key): int(count) for key, count in counts}
    sums = (
        select(part, Isian.field, func.sum(Isian.value), func.count(Isian.value))
        .join(HasilTps, HasilTps.id == Isian.hasil_id)
        .where(*of_level)
        .group_by(part, Isian.field)
    )
    numbers: Numbers = {p: {} for p in parts}
    for key, field, total, count in session.execute(sums):
        numbers[key][field] = int(total) if count == sizes[key] else None
    return numbers
