"""Whether a document agrees with the office: the file itself, and each of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sirekap_desktop.documents.findings import Finding, Part
from sirekap_desktop.documents.text import number
from sirekap_desktop.recap.views import RecapTable

if TYPE_CHECKING:
    from sirekap_desktop.documents.verification import StoredDocument

NAMED_CELLS = 5
"""How many differing cells are named one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """Whether the office knows the file; ``same_name`` where it knows another content under this name."""

    finding: Finding
    same_name: bool


def check_known_file(path: Path, sha256: str, documents: Sequence[StoredDocument]) -> KnownFile:
    """Look a file up among the office's documents, by its digest and by its name."""
    same_name = any(known.name == path.name for document in documents for known, _ in document.versions)
    for document in documents:
        known = [file_sha256 for _, file_sha256 in document.versions]
        if sha256 == document.sha256:
            return KnownFile(Finding(Part.FILE_DIGEST, True, "verify.file_known", {"sha256": sha256[:16]}), same_name)
        if sha256 in known:
            values = {"sha256": sha256[:16], "later": len(known) - known.index(sha256) - 1, "newest": known[-1][:16]}
            return KnownFile(Finding(Part.FILE_DIGEST, None, "verify.file_older", values), same_name)
    key = "verify.file_changed" if same_name else "verify.file_unknown"
    return KnownFile(Finding(Part.FILE_DIGEST, False, key, {"sha256": sha256[:16]}), same_name)


def check_numbers(printed: RecapTable, office: RecapTable | None) -> list[Finding]:
    """Compare the numbers of a document, cell by cell, with those of the office as they stand now."""
    if office is None:
        return [Finding(Part.NUMBERS, False, "verify.no_such_level", {"nama": printed.nama, "kode": printed.kode})]
    ours, theirs = _cells(office), _cells(printed)
    findings = []
    for key in [key for key in theirs | ours if theirs.get(key) != ours.get(key)]:
        row, column = key
        values = {"row": row, "column": column, "printed": _value(theirs, key), "office": _value(ours, key)}
        findings.append(Finding(Part.NUMBERS, False, "verify.number_differs", values))
    if len(findings) > NAMED_CELLS:
        rest = len(findings) - NAMED_CELLS
        return [*findings[:NAMED_CELLS], Finding(Part.NUMBERS, False, "verify.more_differ", {"count": rest})]
    if not findings:
        findings = [Finding(Part.NUMBERS, True, "verify.numbers_agree", {"count": len(theirs)})]
    if printed.final and not office.final:
        findings.append(Finding(Part.NUMBERS, False, "verify.not_locked", {"nama": printed.nama}))
    return findings


def _cells(table: RecapTable) -> dict[tuple[str, str], int | None]:
    cells: dict[tuple[str, str], int | None] = {}
    for (field_id, _, _), row, total in zip(table.rows, table.values, table.totals, strict=True):
        for (kode, name), value in zip(table.columns, row, strict=True):
            cells[field_id, f"{name} ({kode})"] = value
        cells[field_id, "JUMLAH AKHIR"] = total
    return cells


def _value(cells: dict[tuple[str, str], int | None], key: tuple[str, str]) -> str:
    return number(cells[key]) if key in cells else "tidak ada"
