"""Whether a document agrees with itself: embedded numbers, digest, printed table and QR codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sirekap_desktop.documents.columns import SheetColumns, carry_over
from sirekap_desktop.documents.findings import Finding, Part
from sirekap_desktop.documents.numbers import numbers_digest, qr_text, read_embedded
from sirekap_desktop.documents.read_back import PrintedFile, PrintedPage
from sirekap_desktop.documents.table_drawing import PARTS
from sirekap_desktop.documents.text import number
from sirekap_desktop.documents.wording import BlockWording, WordingError, wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS
from sirekap_desktop.recap.views import RecapTable


@dataclass(frozen=True, slots=True)
class ContentsCheck:
    """What a document says of itself; ``table`` is None where its embedded numbers cannot be used."""

    findings: tuple[Finding, ...]
    table: RecapTable | None = None
    kind: str = ""
    final: bool = False


def check_contents(printed: PrintedFile) -> ContentsCheck:
    """Compare everything that a document says with its own embedded numbers."""
    if printed.embedded is None:
        return ContentsCheck((Finding(Part.EMBEDDED, False, "verify.no_numbers"),))
    try:
        table, found = read_embedded(printed.embedded)
        words = wording(table.pemilihan)
        kind = words.kinds[found["kind"]]
        blocks = words.rows_for(table)
        sheets = carry_over(table, found["pages"])
        stated, version = found["digest"], found["wording"]
    except (ValueError, KeyError, TypeError, WordingError):
        return ContentsCheck((Finding(Part.EMBEDDED, False, "verify.bad_numbers"),))
    digest = numbers_digest(table)
    findings = [_embedded_finding(stated, digest), _digest_finding(printed.pages, digest)]
    if version == words.version:
        findings.append(_table_finding(table, blocks, sheets, printed.pages))
    else:
        findings.append(Finding(Part.PAGES, None, "verify.other_wording"))
    expected = [
        qr_text(words, kind, table, final=table.final, page=page, pages=len(sheets))
        for page in range(1, len(sheets) + 1)
    ]
    findings.append(_qr_finding(expected, printed.pages))
    return ContentsCheck(tuple(findings), table, kind.kind, table.final)


def _embedded_finding(stated: Any, digest: str) -> Finding:
    if stated != digest:
        return Finding(Part.EMBEDDED, False, "verify.digest_differs", {"digest": digest[:PRINTED_DIGITS]})
    return Finding(Part.EMBEDDED, True, "verify.digest_agrees", {"digest": digest[:PRINTED_DIGITS]})


def _digest_finding(pages: tuple[PrintedPage, ...], digest: str) -> Finding:
    wrong = [index for index, page in enumerate(pages, 1) if f"Sidik: {digest[:PRINTED_DIGITS]}" not in page.text]
    if wrong:
        return Finding(Part.PAGES, False, "verify.page_digest_differs", {"pages": _listed(wrong)})
    return Finding(Part.PAGES, True, "verify.page_digest_agrees", {"count": len(pages)})


def _table_finding(
    table: RecapTable,
    blocks: tuple[BlockWording, ...],
    sheets: tuple[SheetColumns, ...],
    pages: tuple[PrintedPage, ...],
) -> Finding:
    """Look for every printed line of numbers on its page, each after the one before."""
    if len(sheets) != len(pages):
        return Finding(Part.PAGES, False, "verify.page_count", {"found": len(pages), "wanted": len(sheets)})
    count = 0
    for page, (sheet, printed) in enumerate(zip(sheets, pages, strict=True), start=1):
        place, text = 0, f" {printed.text} "
        for label, line in _lines(table, blocks, sheet):
            place = text.find(line, place)
            if place < 0:
                return Finding(Part.PAGES, False, "verify.printed_differs", {"page": page, "row": label})
            place += len(line) - 1
            count += len(sheet.columns)
    return Finding(Part.PAGES, True, "verify.printed_agrees", {"count": count})


def _lines(table: RecapTable, blocks: tuple[BlockWording, ...], sheet: SheetColumns) -> list[tuple[str, str]]:
    """Return each printed line of numbers, from top to bottom, with the text of its row."""
    index = {field_id: index for index, (field_id, _, _) in enumerate(table.rows)}
    lines = []
    for row in (row for block in blocks for row in block.rows):
        parts = PARTS if len(row.fields) == len(PARTS) else PARTS[-1:]
        for field_id, part in zip(row.fields, parts, strict=True):
            values = " ".join(number(column.values[index[field_id]]) for column in sheet.columns)
            lines.append((f"{row.text} ({part})", f" {part} {values} "))
    return lines


def _qr_finding(expected: list[str], pages: tuple[PrintedPage, ...]) -> Finding:
    found = [page.qr for page in pages]
    missing = [index for index, text in enumerate(found, start=1) if text is None]
    wrong = [i for i, (a, b) in enumerate(zip(expected, found, strict=False), 1) if b is not None and a != b]
    if wrong or len(expected) != len(found):
        return Finding(Part.QR, False, "verify.qr_differs", {"pages": _listed(wrong)})
    if missing:
        return Finding(Part.QR, None, "verify.qr_missing", {"pages": _listed(missing)})
    return Finding(Part.QR, True, "verify.qr_agrees", {"count": len(found)})


def _listed(pages: list[int]) -> str:
    return ", ".join(str(page) for page in pages)
