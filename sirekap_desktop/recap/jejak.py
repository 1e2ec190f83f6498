"""Writing the audit trail: one line per change, in the transaction of the change, chained by hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Jejak
from sirekap_desktop.recap.digest import GENESIS, canonical_json, chained_hash

if TYPE_CHECKING:
    from sirekap_desktop.recap.office import Office


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who, where and when, as a line records it."""

    by: str
    role: str
    station: str
    moment: datetime

    @classmethod
    def of(cls, by: str, role: str, station: str, moment: datetime) -> Stamp:
        """Make a stamp.

        Raises:
            ValueError: If the moment has no time zone.
        """
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone can't be recorded")
        return cls(by, role, station, moment)

    @classmethod
    def now(cls, office: Office) -> Stamp:
        """Make the stamp of the office's acting account at this moment."""
        return cls.of(office.actor.name, office.actor.role, office.station, office.clock())

    @property
    def utc(self) -> str:
        """The moment in UTC, ISO 8601."""
        return self.moment.astimezone(UTC).isoformat(timespec="milliseconds")

    @property
    def local(self) -> str:
        """The moment as the clock on the wall showed it, with its offset."""
        return self.moment.isoformat(timespec="milliseconds")


def append(
    session: Session,
    stamp: Stamp,
    action: str,
    object_: str,
    *,
    pemilihan: str | None = None,
    kode: str | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
) -> str:
    """Append one line and return its hash; the caller's transaction must hold the write lock."""
    last = session.execute(select(Jejak.id, Jejak.hash).order_by(Jejak.id.desc()).limit(1)).one_or_none()
    columns: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "utc": stamp.utc,
        "local": stamp.local,
        "by": stamp.by,
        "role": stamp.role,
        "station": stamp.station,
        "action": action,
        "pemilihan": pemilihan,
        "kode": kode,
        "object": object_,
        "before": None if before is None else canonical_json(dict(before)),
        "after": None if after is None else canonical_json(dict(after)),
        "reason": reason,
        "prev_hash": last.hash if last else GENESIS,
    }
    columns["hash"] = chained_hash(columns)
    session.execute(insert(Jejak).values(**columns))
    return str(columns["hash"])
