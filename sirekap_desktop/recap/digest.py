"""Digests and hashes: how locked numbers, locks and audit lines become bytes.

Locked numbers of a level are the RFC 8785 JSON of::

    {"pemilihan": "PPWP", "level": "desa", "kode": "1707011004",
     "columns": [{"kode": "1707011004001", "values": {"suara_sah": 235, ...}}, ...]}

with one column per part (TPS of a desa, desa of a kecamatan; a TPS has itself as the one column) in the order of the
D form. The digest is the SHA-256 of these bytes in hexadecimal; papers print its first 16 digits. Locks and audit
lines are chained: the hash of a line is the SHA-256 of the RFC 8785 JSON of all its columns but ``hash`` (the hash of
the line before is one of them, 64 zeros in the first line). RFC 8785 makes the bytes independent of the program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import rfc8785

from sirekap_desktop.recap.views import RecapTable

GENESIS = "0" * 64
"""What the first line of a chain names as the hash before it."""

PRINTED_DIGITS = 16


def canonical_json(content: Any) -> str:
    """Return the RFC 8785 form of a JSON value.

    Raises:
        ValueError: If it holds what JSON (or a double) can't carry exactly.
    """
    encoded: bytes = rfc8785.dumps(content)
    return encoded.decode("utf-8")


def canonical_digest(numbers: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of the RFC 8785 JSON of some numbers; papers print its first 16 digits."""
    return hashlib.sha256(canonical_json(numbers).encode("utf-8")).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 (hex) of a file.

    Raises:
        OSError: If it can't be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def locked_numbers(
    pemilihan: str, level: str, kode: str, columns: Sequence[tuple[str, Mapping[str, int | None]]]
) -> dict[str, Any]:
    """Lay out the numbers of a level as they are digested (see the module's text)."""
    return {
        "pemilihan": pemilihan,
        "level": str(level),
        "kode": kode,
        "columns": [{"kode": part, "values": dict(values)} for part, values in columns],
    }


def table_numbers(table: RecapTable) -> dict[str, Any]:
    """Return the numbers of a table as they are digested and locked (see the module's text)."""
    ids = [row[0] for row in table.rows]
    columns = [
        (part, {field: table.values[row][place] for row, field in enumerate(ids)})
        for place, (part, _) in enumerate(table.columns)
    ]
    return locked_numbers(table.pemilihan, table.level, table.kode, columns)


def chained_hash(columns: Mapping[str, Any]) -> str:
    """Return the hash of a chained line from all its columns but ``hash``."""
    return canonical_digest({name: value for name, value in columns.items() if name != "hash"})
