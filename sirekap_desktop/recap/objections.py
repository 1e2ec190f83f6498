"""Special events and objections, and which broken rules they explain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.models.tables import Kejadian
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.aggregate import CODE_LENGTH
from sirekap_desktop.recap.change import is_locked
from sirekap_desktop.recap.errors import Locked, NotAllowed
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.sheets import find_hasil
from sirekap_desktop.recap.states import KejadianKind, Level
from sirekap_desktop.recap.views import KejadianView


def record_kejadian(
    office: Office,
    pemilihan: str,
    level: Level,
    kode: str,
    text: str,
    *,
    kind: KejadianKind | str = KejadianKind.KEJADIAN,
    rule_id: str | None = None,
    fields: Sequence[str] = (),
) -> KejadianView:
    """Record a special event or objection.

    Args:
        office: The office.
        pemilihan: The election.
        level: The level of what it concerns.
        kode: The TPS, desa or kecamatan.
        text: What happened, and what the committee answered.
        kind: ``kejadian`` or ``keberatan``.
        rule_id: The broken rule that it explains, if any.
        fields: The fields of that rule; none for all rules of the id (T1 stands for a rule per row).

    Raises:
        NotAllowed: If the text is empty or the code does not fit the level.
        UnknownObject: If the office does not have the election, the region, the TPS or a field.
        Locked: If it is locked already; then it belongs to the level above.
        DatabaseError: If it can't be written.
    """
    text = text.strip()
    if not text:
        raise NotAllowed("recap.kejadian_text")
    _check_place(office, pemilihan, level, kode)
    for field in fields:
        office.form(pemilihan, kode).field(field)
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        if level is Level.TPS:
            find_hasil(session, office, pemilihan, kode)
        if is_locked(session, pemilihan, level, kode):
            raise Locked("recap.kejadian_locked", kode=kode)
        row = Kejadian(
            pemilihan=pemilihan,
            level=level.value,
            kode=kode,
            kind=KejadianKind(kind).value,
            rule_id=rule_id,
            fields=list(fields),
            text=text,
            by=stamp.by,
            at=stamp.moment,
        )
        session.add(row)
        session.flush()
        after = {"kind": row.kind, "rule": rule_id, "fields": list(fields), "text": text}
        object_ = f"kejadian:{row.id}"
        jejak.append(session, stamp, "kejadian.record", object_, pemilihan=pemilihan, kode=kode, after=after)
        return _view(row)


def _check_place(office: Office, pemilihan: str, level: Level, kode: str) -> None:
    office.form(pemilihan)
    if len(kode) != CODE_LENGTH[level]:
        raise NotAllowed("recap.kejadian_kode", kode=kode, level=level.value)
    if level is not Level.TPS:
        office.wilayah(kode)


def _view(row: Kejadian) -> KejadianView:
    return KejadianView(
        id=row.id,
        pemilihan=row.pemilihan,
        level=Level(row.level),
        kode=row.kode,
        kind=KejadianKind(row.kind),
        rule_id=row.rule_id,
        fields=tuple(row.fields),
        text=row.text,
        by=row.by,
        at=row.at,
    )


def list_kejadian(office: Office, pemilihan: str, kode: str | None = None) -> list[KejadianView]:
    """Return special events and objections, oldest first; with ``kode`` those of that place and all below it.

    Raises:
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return load_kejadian(session, pemilihan, kode or "")


def load_kejadian(session: Session, pemilihan: str, prefix: str) -> list[KejadianView]:
    """Return what concerns a place and all below it."""
    query = select(Kejadian).where(Kejadian.pemilihan == pemilihan, Kejadian.kode.startswith(prefix))
    return [_view(row) for row in session.scalars(query.order_by(Kejadian.id))]


def explains(kejadian: KejadianView, check: Check) -> bool:
    """Return whether an event is linked to a broken rule: same id and, where it names fields, all of the rule's."""
    if kejadian.rule_id != check.rule.id:
        return False
    return not kejadian.fields or set(check.rule.fields) <= set(kejadian.fields)


def unexplained(checks: Iterable[Check], known: Sequence[KejadianView]) -> list[Check]:
    """Return the broken checks that no event explains.

    On sums the events of the parts count as well: sums keep every identity that all parts keep, so a broken rule of a
    sum is broken in a part, where it was explained before that part was locked.
    """
    return [check for check in checks if check.broken and not any(explains(k, check) for k in known)]
