"""Makes the bundle of an office (``bundle_format``)."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import Any

from sirekap_desktop.exchange.bundle_format import (
    FILES,
    LOCKS,
    MANIFEST,
    PAPERS,
    SCHEMA,
    BundleRefused,
    table_name,
)
from sirekap_desktop.recap.aggregate import load_table
from sirekap_desktop.recap.digest import canonical_json, table_numbers
from sirekap_desktop.recap.documents import load_documents, recorded_bytes
from sirekap_desktop.recap.lock_lines import lock_lines, locked_digests
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import DocumentState
from sirekap_desktop.recap.views import DokumenView, RecapTable

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Time of every member: the earliest that ZIP knows, so that the same office and clock give the same bytes."""


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle as bytes; ``digest`` is the SHA-256 of its manifest, hex."""

    data: bytes
    digest: str
    tables: int
    documents: int


def make_bundle(office: Office, *, files: bool = False) -> MadeBundle:
    """Gather what is locked now and every document that was printed.

    Args:
        office: The office.
        files: Whether the final documents themselves come along.

    Raises:
        BundleRefused: If nothing is locked, numbers differ from their lock, or a document is missing or changed.
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        members: dict[str, bytes] = {LOCKS: _encoded(lock_lines(session))}
        tables = 0
        for pemilihan in office.pemilihan:
            for level, kode in sorted(locked_digests(session, pemilihan)):
                table = load_table(session, office, pemilihan, level, kode)
                if not table.final:
                    raise BundleRefused("bundle.differs", kode=kode, pemilihan=pemilihan)
                members[table_name(pemilihan, level, kode)] = _encoded(_table(table))
                tables += 1
        papers = load_documents(session, office)[::-1]
    if not tables:
        raise BundleRefused("bundle.nothing")
    members[PAPERS] = _encoded([_paper(paper) for paper in papers])
    if files:
        # A paper printed again under the same name has taken the place of the one before.
        newest = {paper.path: paper for paper in papers if paper.state is not DocumentState.DRAF}
        members |= {f"{FILES}{paper.id:04}-{path.name}": _file(paper) for path, paper in newest.items()}
    manifest = _encoded(
        {
            "schema": SCHEMA,
            "kecamatan": {"kode": office.kecamatan.kode, "nama": office.kecamatan.nama},
            "dibuat": office.clock().isoformat(),
            "latihan": office.practice,
            "isi": {
                name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
                for name, data in members.items()
            },
        }
    )
    digest = hashlib.sha256(manifest).hexdigest()
    return MadeBundle(_zipped({MANIFEST: manifest} | members), digest, tables, len(papers))


def _encoded(content: Any) -> bytes:
    return canonical_json(content).encode()


def _table(table: RecapTable) -> dict[str, Any]:
    return {
        "nama": table.nama,
        "rows": [list(row) for row in table.rows],
        "columns": [list(column) for column in table.columns],
        "numbers": table_numbers(table),
    }


def _paper(paper: DokumenView) -> dict[str, Any]:
    return {
        "pemilihan": paper.pemilihan,
        "kind": paper.kind,
        "kode": paper.kode,
        "state": paper.state.value,
        "digest": paper.digest,
        "versions": [{"name": path.name, "sha256": sha256} for path, sha256 in paper.versions],
    }


def _file(paper: DokumenView) -> bytes:
    data = recorded_bytes(paper)
    if data is None:
        raise BundleRefused("bundle.paper", name=paper.path.name)
    return data


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
