"""The numbers of a paper for machines: the embedded ``rekap.json``, its digest, and the text of the QR code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sirekap_desktop.documents.columns import TotalsDifferError, check_totals
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.wording import KindWording, Wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS, canonical_digest, canonical_json, table_numbers
from sirekap_desktop.recap.states import Level, RegionState
from sirekap_desktop.recap.views import RecapTable

SCHEMA = "sirekap-rekap/1"
ATTACHMENT = "rekap.json"
QR_CONTESTANTS = 24
"""Up to so many contestants a QR code names each one's votes: all parties of Aceh. More would make its squares too
small for a phone."""


def numbers_digest(table: RecapTable) -> str:
    """Return the digest of a table's numbers (SHA-256, 64 hexadecimal digits) as a lock has it."""
    return canonical_digest(table_numbers(table))


@dataclass(frozen=True, slots=True)
class PrintedAs:
    """How a table stands on its pages, for whoever reads them back.

    Attributes:
        final: Whether the paper is final.
        shares: How many columns of the table each sheet of columns holds; that is how what is carried over adds up.
        lines: How many lines of numbers each page of rows holds; all sheets of columns of the first come first.
    """

    final: bool
    shares: tuple[int, ...]
    lines: tuple[int, ...]


def embedded_json(
    wording: Wording, kind: KindWording, table: RecapTable, identity: DocumentIdentity, printed: PrintedAs
) -> bytes:
    """Return the canonical JSON (RFC 8785) that travels inside the PDF as ``rekap.json``."""
    return canonical_json(
        {
            "schema": SCHEMA,
            "kind": kind.kind,
            "wording": wording.version,
            "wording_fingerprint": wording.fingerprint,
            "pages": list(printed.shares),
            "lines": list(printed.lines),
            "pemilihan": table.pemilihan,
            "level": str(table.level),
            "kode": table.kode,
            "nama": table.nama,
            "kecamatan": identity.kecamatan.kode,
            "final": printed.final,
            "practice": identity.practice,
            "digest": numbers_digest(table),
            "printed_at": identity.printed_at.isoformat(),
            "rows": [list(row) for row in table.rows],
            "columns": [list(column) for column in table.columns],
            "values": [list(row) for row in table.values],
            "totals": list(table.totals),
        }
    ).encode()


def read_embedded(data: bytes) -> tuple[RecapTable, dict[str, Any]]:
    """Read ``rekap.json`` back.

    Returns:
        The table as it was printed (states and checks are not part of a paper), and the whole decoded object.

    Raises:
        ValueError: If it is not what this program embeds: another schema, not canonical, wrong shapes or types, or
            totals that are not the sums.
    """
    try:
        found = json.loads(data)
        if not isinstance(found, dict) or found["schema"] != SCHEMA or canonical_json(found).encode() != data:
            raise ValueError("not a canonical sirekap-rekap/1")
        table = RecapTable(
            pemilihan=found["pemilihan"],
            level=Level(found["level"]),
            kode=found["kode"],
            nama=found["nama"],
            rows=tuple((str(a), str(b), str(c)) for a, b, c in found["rows"]),
            columns=tuple((str(a), str(b)) for a, b in found["columns"]),
            values=tuple(tuple(_value(v) for v in row) for row in found["values"]),
            totals=tuple(_value(v) for v in found["totals"]),
            column_states=(),
            state=RegionState.FINAL if found["final"] else RegionState.DRAF,
            checks=(),
            final=bool(found["final"]),
            digest=found["digest"],
        )
        if any(len(row) != len(table.columns) for row in table.values):
            raise ValueError("rows of different length")
        check_totals(table)
    except (KeyError, TypeError, RecursionError, TotalsDifferError) as error:
        raise ValueError(f"malformed {ATTACHMENT}: {error}") from error
    return table, found


def _value(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(f"not a number: {value!r}")


def qr_text(wording: Wording, kind: KindWording, table: RecapTable, *, final: bool, page: int, pages: int) -> str:
    """Return what the QR code of one page says: readable without a program, in the compact alphanumeric set.

    Parts stand between asterisks: program, model, code of the region, state, page, totals, and the printed digest.
    """
    totals = {row[0]: total for row, total in zip(table.rows, table.totals, strict=True)}
    prefix = wording.summary_contestants
    contestants = [key for key in totals if prefix and key.startswith(prefix)]
    named = {key: f"NO {key.removeprefix(prefix)}" for key in contestants if len(contestants) <= QR_CONTESTANTS}
    named |= wording.summary
    parts = [
        "SIREKAP",
        kind.model,
        table.kode,
        "FINAL" if final else "DRAF",
        f"HAL {page}/{pages}",
        *(f"{word}:{'-' if totals[key] is None else totals[key]}" for key, word in named.items()),
        f"SIDIK:{numbers_digest(table)[:PRINTED_DIGITS].upper()}",
    ]
    return "*".join(parts)
