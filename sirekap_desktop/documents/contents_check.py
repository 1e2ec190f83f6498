"""Whether a document agrees with itself: embedded numbers, digest, printed table and QR codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sirekap_desktop.documents.columns import carry_over
from sirekap_desktop.documents.findings import Finding, Part
from sirekap_desktop.documents.letter_check import check_letter
from sirekap_desktop.documents.numbers import numbers_digest, qr_text, read_embedded
from sirekap_desktop.documents.printed_pages import PageNumbers, printed_pages
from sirekap_desktop.documents.read_back import PrintedFile, PrintedPage
from sirekap_desktop.documents.text import number
from sirekap_desktop.documents.wording import WordingError, wording
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
    """Compare everything that a document says with its own embedded numbers, or a letter with its own text."""
    if printed.letter is not None and printed.embedded is None:
        return ContentsCheck(check_letter(printed.letter, printed.pages))
    if printed.embedded is None:
        return ContentsCheck((Finding(Part.EMBEDDED, False, "verify.no_numbers"),))
    try:
        table, found = read_embedded(printed.embedded)
        words = wording(table.pemilihan)
        kind = words.kinds[found["kind"]]
        blocks = words.rows_for(table)
        sheets = carry_over(table, found["pages"])
        shown = printed_pages(table, blocks, sheets, found.get("lines"))
        stated, same_words = found["digest"], words.says_what(found["wording"], found.get("wording_fingerprint"))
    except (ValueError, KeyError, TypeError, WordingError):
        return ContentsCheck((Finding(Part.EMBEDDED, False, "verify.bad_numbers"),))
    digest = numbers_digest(table)
    findings = [_embedded_finding(stated, digest), _digest_finding(printed.pages, digest)]
    of_table = _table_finding(table, shown, printed.pages)
    if not same_words and not of_table.ok:
        of_table = Finding(Part.PAGES, None, "verify.other_wording")
    findings.append(of_table)
    expected = [
        qr_text(words, kind, table, final=table.final, page=page, pages=len(shown))
        for page in range(1, len(shown) + 1)
    ]
    findings.append(_qr_finding(expected, printed.pages, whole=same_words))
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


def _table_finding(table: RecapTable, shown: Sequence[PageNumbers], pages: tuple[PrintedPage, ...]) -> Finding:
    """Look for every printed line of numbers on its page, each after the one before."""
    if len(shown) != len(pages):
        return Finding(Part.PAGES, False, "verify.page_count", {"found": len(pages), "wanted": len(shown)})
    count = 0
    for page, (numbers, printed) in enumerate(zip(shown, pages, strict=True), start=1):
        place, text = 0, f" {printed.text} "
        for label, line in _lines(table, numbers):
            place = text.find(line, place)
            if place < 0:
                return Finding(Part.PAGES, False, "verify.printed_differs", {"page": page, "row": label})
            place += len(line) - 1
            count += len(numbers.sheet.columns)
    return Finding(Part.PAGES, True, "verify.printed_agrees", {"count": count})


def _lines(table: RecapTable, page: PageNumbers) -> list[tuple[str, str]]:
    """Return each printed line of numbers, from top to bottom, with the text of its row."""
    index = {field_id: index for index, (field_id, _, _) in enumerate(table.rows)}
    lines = []
    for text, field_id, part in page.lines:
        values = " ".join(number(column.values[index[field_id]]) for column in page.sheet.columns)
        lines.append((f"{text} ({part})", f" {part} {values} "))
    return lines


def _qr_finding(expected: list[str], pages: tuple[PrintedPage, ...], *, whole: bool) -> Finding:
    """Compare the codes; where the words are others, only region, state, page and digest."""
    found = [page.qr if whole or page.qr is None else _core(page.qr) for page in pages]
    expected = expected if whole else [_core(text) for text in expected]
    missing = [index for index, text in enumerate(found, start=1) if text is None]
    wrong = [i for i, (a, b) in enumerate(zip(expected, found, strict=False), 1) if b is not None and a != b]
    if wrong or len(expected) != len(found):
        return Finding(Part.QR, False, "verify.qr_differs", {"pages": _listed(wrong)})
    if missing:
        return Finding(Part.QR, None, "verify.qr_missing", {"pages": _listed(missing)})
    return Finding(Part.QR, True, "verify.qr_agrees", {"count": len(found)})


def _core(text: str) -> str:
    parts = text.split("*")
    return "*".join((parts[0], *parts[2:5], parts[-1]))


def _listed(pages: list[int]) -> str:
    return ", ".join(str(page) for page in pages)
