"""Pages, readings and special events of today against what the audit trail recorded of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Jejak, Kejadian, Page, StatusTps
from sirekap_desktop.recap.intake import readings_digest
from sirekap_desktop.recap.views import Finding


def paper_findings(session: Session) -> Iterator[Finding]:
    """Give every page, reading, special event and status that is not what was recorded."""
    yield from _page_findings(session)
    yield from _kejadian_findings(session)
    yield from _status_findings(session)


def _page_findings(session: Session) -> Iterator[Finding]:
    readings: dict[int, str] = {}
    places: dict[int, str | None] = {}
    query = select(Jejak.action, Jejak.object, Jejak.after).where(Jejak.action.in_(("page.record", "page.assign")))
    for action, object_, after in session.execute(query.order_by(Jejak.id)):
        told = json.loads(after or "{}")
        if action == "page.assign":
            places[int(object_.partition(":")[2])] = told["tps"]
            continue
        for page in told["pages"]:
            readings.setdefault(page["id"], page["readings"])
            places[page["id"]] = page["tps"]
    present = {page.id: page for page in session.scalars(select(Page))}
    for page_id in sorted(set(places) | set(present)):
        current = present.get(page_id)
        if current is None or page_id not in places:
            yield Finding("page", str(page_id), None, "audit.page", {"id": page_id})
            continue
        if current.tps != places[page_id]:
            values: dict[str, object] = {
                "id": page_id,
                "recorded": places[page_id] or "-",
                "current": current.tps or "-",
            }
            yield Finding("page", str(page_id), "tps", "audit.page_tps", values)
        if readings_digest(session, page_id) != readings[page_id]:
            yield Finding("bacaan", f"page {page_id}", None, "audit.bacaan", {"id": page_id})


def _kejadian_findings(session: Session) -> Iterator[Finding]:
    now = {
        row.id: {"kind": row.kind, "rule": row.rule_id, "fields": row.fields, "text": row.text}
        for row in session.scalars(select(Kejadian))
    }
    for number in _untold(session, "kejadian.record", now):
        yield Finding("kejadian", str(number), None, "audit.kejadian", {"id": number})


def _status_findings(session: Session) -> Iterator[Finding]:
    now = {
        row.id: {"status": row.status, "kejadian": row.kejadian_id, "values": row.before}
        for row in session.scalars(select(StatusTps))
    }
    for number in _untold(session, "status", now):
        yield Finding("status_tps", str(number), None, "audit.status", {"id": number})


def _untold(session: Session, action: str, now: Mapping[int, dict[str, Any]]) -> list[int]:
    """Return the numbers of rows that are not, or are no longer, what the line of their recording says."""
    query = select(Jejak.object, Jejak.after).where(Jejak.action == action)
    told = {int(object_.partition(":")[2]): json.loads(after or "{}") for object_, after in session.execute(query)}
    return [
        number for number in sorted(told.keys() | now.keys()) if number not in now or now[number] != told.get(number)
    ]
