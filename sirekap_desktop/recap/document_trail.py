"""The road of one document, step by step from the audit trail: printed, signed, refused, scanned, handed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from sirekap_desktop.messages import sentence
from sirekap_desktop.models.tables import Jejak
from sirekap_desktop.recap.office import Office

Say = Callable[..., str]
"""Gives a sentence of the catalogue from its id and values, in the language that is wanted."""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One step: when (as the clock on the wall showed it, ISO 8601), who recorded it, and what happened."""

    local: str
    by: str
    message_id: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return self.told(sentence)

    def told(self, say: Say) -> str:
        """Return the sentence as ``say`` gives those of the catalogue, with time and recorder."""
        moment = f"{self.local[8:10]}-{self.local[5:7]}-{self.local[:4]} {self.local[11:16]}"
        return f"{moment}, {self.by}: {say(self.message_id, **self.values)}"


def document_trail(office: Office, document_id: int) -> list[TrailLine]:
    """Return every step of a document, oldest first.

    Raises:
        DatabaseError: If the database can't be read.
    """
    query = select(Jejak).where(Jejak.object == f"dokumen:{document_id}").order_by(Jejak.id)
    with office.read() as session:
        rows = [
            (row.local, row.by, row.action, json.loads(row.after or "{}"), row.reason)
            for row in session.scalars(query)
        ]
    return [TrailLine(local, by, *_step(action, after, reason)) for local, by, action, after, reason in rows]


def _step(action: str, after: Mapping[str, Any], reason: str | None) -> tuple[str, dict[str, object]]:
    if action == "document.record":
        draft = after["state"] == "draf"
        return ("trail.draft" if draft else "trail.final"), {
            "digest": after["digest"][:16],
            "sha256": after["sha256"][:16],
        }
    if action == "document.sign":
        values = {"nama": after["nama"], "blok": after["blok"], "sha256": (after["sha256"] or "")[:16]}
        pages = ", ".join(map(str, after["halaman"]))
        return f"trail.{after['cara']}", values | {"alasan": reason or "", "halaman": pages}
    if action == "document.print":
        copies = ", ".join(f"{who} {count}" for who, count in after["rangkap"].items())
        return "trail.print", {"printer": after["printer"], "halaman": after["halaman"], "rangkap": copies}
    if action == "document.hand_over":
        lines = ", ".join(
            f"{line['penerima']} ({line['nama']}, {line['rangkap']} rangkap)" for line in after["lines"]
        )
        return "trail.handed", {"penerima": lines}
    return "trail.state", {"state": after["state"]}
