"""Documents, signatures and copies of today against their files and what the audit trail recorded of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Dokumen, Jejak, Penyerahan, TandaTangan
from sirekap_desktop.recap.digest import file_sha256
from sirekap_desktop.recap.documents import load_documents
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.views import Finding


def document_findings(session: Session, office: Office) -> Iterator[Finding]:
    """Give every paper, signature and handing over that is not what was recorded."""
    yield from _files(session, office)
    yield from _lines(session)


def _files(session: Session, office: Office) -> Iterator[Finding]:
    """The newest document at each path; files that were written outside the office may have gone their way."""
    seen = set()
    for document in load_documents(session, office):
        for path, sha256 in document.versions:
            if path in seen:
                continue
            seen.add(path)
            if path.is_file():
                if file_sha256(path) != sha256:
                    yield _finding("dokumen", document.id, "dokumen_changed", file=str(path))
            elif path.is_relative_to(office.folder):
                yield _finding("dokumen", document.id, "dokumen_missing", file=str(path))


def _lines(session: Session) -> Iterator[Finding]:
    states: dict[int, str] = {}
    signatures: dict[int, dict[str, object]] = {}
    copies: dict[int, dict[str, object]] = {}
    query = select(Jejak.action, Jejak.object, Jejak.after, Jejak.reason).where(Jejak.action.startswith("document."))
    for action, object_, after, reason in session.execute(query.order_by(Jejak.id)):
        number, told = int(object_.partition(":")[2]), json.loads(after or "{}")
        states[number] = told["state"]
        if action == "document.sign":
            keys = ("cara", "blok", "nama", "fingerprint", "sha256", "halaman")
            signatures[told["id"]] = {"dokumen_id": number, "alasan": reason} | {key: told[key] for key in keys}
        for line in told.get("lines", ()):
            copies[line["id"]] = {"dokumen_id": number} | {k: v for k, v in line.items() if k != "id"}
    now = {row.id: row.state for row in session.scalars(select(Dokumen))}
    for number in sorted(n for n in set(states) | set(now) if states.get(n) != now.get(n)):
        yield _finding("dokumen", number, "dokumen_state", id=number)
    for row in session.scalars(select(TandaTangan)):
        told = signatures.pop(row.id, {})
        if not told or any(getattr(row, key) != value for key, value in told.items()):
            yield _finding("tanda_tangan", row.id, "tanda_tangan", id=row.id)
    for line in session.scalars(select(Penyerahan)):
        told = copies.pop(line.id, {})
        if not told or any(getattr(line, key) != value for key, value in told.items()):
            yield _finding("penyerahan", line.id, "penyerahan", id=line.id)
    for number in signatures:
        yield _finding("tanda_tangan", number, "tanda_tangan", id=number)
    for number in copies:
        yield _finding("penyerahan", number, "penyerahan", id=number)


def _finding(table: str, place: int, message: str, **values: object) -> Finding:
    return Finding(table, str(place), None, f"audit.{message}", values)
