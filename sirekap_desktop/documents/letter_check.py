"""Whether a letter agrees with itself: its embedded text, its digest, what is printed and its QR codes."""

from __future__ import annotations

from collections.abc import Sequence

from sirekap_desktop.documents.findings import Finding, Part
from sirekap_desktop.documents.letter import EmbeddedLetter, letter_qr, read_letter
from sirekap_desktop.documents.read_back import PrintedPage
from sirekap_desktop.documents.wording import WordingError, wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS


def check_letter(embedded: bytes, pages: Sequence[PrintedPage]) -> tuple[Finding, ...]:
    """Compare everything that a letter says with its own embedded text."""
    try:
        letter = read_letter(embedded)
    except ValueError:
        return (Finding(Part.EMBEDDED, False, "verify.bad_numbers"),)
    digest = letter.digest
    stated = "verify.digest_agrees" if letter.stated == digest else "verify.digest_differs"
    return (
        Finding(Part.EMBEDDED, letter.stated == digest, stated, {"digest": digest[:PRINTED_DIGITS]}),
        _digest_finding(digest, pages),
        _text_finding(letter, pages),
        _qr_finding(letter, pages),
    )


def _digest_finding(digest: str, pages: Sequence[PrintedPage]) -> Finding:
    wrong = [str(n) for n, page in enumerate(pages, 1) if f"Sidik: {digest[:PRINTED_DIGITS]}" not in page.text]
    if wrong:
        return Finding(Part.PAGES, False, "verify.page_digest_differs", {"pages": ", ".join(wrong)})
    return Finding(Part.PAGES, True, "verify.page_digest_agrees", {"count": len(pages)})


def _text_finding(letter: EmbeddedLetter, pages: Sequence[PrintedPage]) -> Finding:
    """Look for every row of the printed lists: all its cells, one after the other, each row after the one before.

    A paper of other words may show other columns; then the rows cannot be looked for, and that is said.
    """
    try:
        shown = wording(letter.pemilihan).letters[letter.kind].tables
    except (WordingError, KeyError):
        return Finding(Part.PAGES, None, "verify.other_wording")
    # Spaces are where lines were broken as well; page heads stand between rows, so pages are searched one by one.
    texts = ["".join(page.text.split()) for page in pages]
    count, page, place = 0, 0, 0
    for table in shown:
        for row in letter.data.sections.get(table.section, ()):
            cells = "".join("".join(row.get(column.key, "").split()) for column in table.columns)
            found = texts[page].find(cells, place)
            while found < 0 and page + 1 < len(texts):
                page += 1
                found = texts[page].find(cells)
            if found < 0:
                differs = None if letter.fingerprint != wording(letter.pemilihan).fingerprint else False
                key = "verify.other_wording" if differs is None else "verify.letter_differs"
                return Finding(Part.PAGES, differs, key, {"list": table.title or table.section, "row": row["no"]})
            place = found + len(cells)
            count += 1
    return Finding(Part.PAGES, True, "verify.letter_agrees", {"count": count})


def _qr_finding(letter: EmbeddedLetter, pages: Sequence[PrintedPage]) -> Finding:
    expected = [
        letter_qr(letter.model, letter.data.kode, letter.digest, final=letter.final, page=page, pages=len(pages))
        for page in range(1, len(pages) + 1)
    ]
    wrong = [str(n) for n, page in enumerate(pages, 1) if page.qr is not None and page.qr != expected[n - 1]]
    if wrong:
        return Finding(Part.QR, False, "verify.qr_differs", {"pages": ", ".join(wrong)})
    missing = [str(n) for n, page in enumerate(pages, 1) if page.qr is None]
    if missing:
        return Finding(Part.QR, None, "verify.qr_missing", {"pages": ", ".join(missing)})
    return Finding(Part.QR, True, "verify.qr_agrees", {"count": len(pages)})
