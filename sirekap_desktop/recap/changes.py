"""Every change of a number in a place, and what the C forms first said against what is decided."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from sirekap_desktop.models.tables import HasilTps, Isian, Pembetulan
from sirekap_desktop.recap.many_papers import decided_values
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.views import PembetulanView


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a place.

    Attributes:
        lines: Kode of the TPS and the change, oldest first.
        decided: The values decided now, by TPS and field, of the TPS that have changes.
        compared: How many values are decided in the place.
    """

    lines: tuple[tuple[str, PembetulanView], ...]
    decided: dict[str, dict[str, int]]
    compared: int

    @property
    def differences(self) -> tuple[tuple[str, PembetulanView, int | None, str | None], ...]:
        """Where the number first noted from the C form (read, or entered first) is not the decided one.

        Each is the kode of the TPS, the first change (its ``before`` is what the C form said), the decided value, and
        the last reason given.
        """
        first: dict[tuple[str, str], PembetulanView] = {}
        reasons: dict[tuple[str, str], str | None] = {}
        for tps, change in self.lines:
            first.setdefault((tps, change.field), change)
            reasons[tps, change.field] = change.reason or reasons.get((tps, change.field))
        return tuple(
            (tps, change, self.decided[tps].get(field), reasons[tps, field])
            for (tps, field), change in sorted(first.items())
            if change.before != self.decided[tps].get(field)
        )


def list_changes(office: Office, pemilihan: str, prefix: str) -> Changes:
    """Return the changes of all TPS whose code begins so.

    Raises:
        UnknownObject: If the office does not have the election.
        DatabaseError: If the database can't be read.
    """
    office.form(pemilihan)
    here = (HasilTps.pemilihan == pemilihan, HasilTps.tps.startswith(prefix))
    with office.read() as session:
        query = (
            select(HasilTps.tps, Pembetulan)
            .join(HasilTps, HasilTps.id == Pembetulan.hasil_id)
            .where(*here)
            .order_by(Pembetulan.id)
        )
        lines = tuple(
            (tps, PembetulanView(r.field, r.kind, r.before, r.after, r.reason, r.by, r.at))
            for tps, r in session.execute(query)
        )
        decided = decided_values(session, pemilihan, {tps for tps, _ in lines})
        count = (
            select(func.count(Isian.id))
            .join(HasilTps, HasilTps.id == Isian.hasil_id)
            .where(*here, Isian.value.is_not(None))
        )
        return Changes(lines, decided, session.execute(count).scalar_one())
