"""The QR code of a page: drawn as vector squares, and what a phone shows of it to somebody who checks by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

from sirekap_desktop.documents.pen import BLACK, POINTS, WHITE, Pen
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

QUIET = 2
"""White modules around the code; the standard asks for four, the white of the sheet gives the rest."""


def draw_qr(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """Draw the code of a text into a square of ``side`` millimetres with its corner at (x, y)."""
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    module = side / len(rows)
    pen.area(x, y, side, side, WHITE)
    path = pen.canvas.beginPath()
    for index, row in enumerate(rows):
        start = None
        for place, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                bottom = pen.height - y - (index + 1) * module
                width = (place - start) * module
                path.rect((x + start * module) * POINTS, bottom * POINTS, width * POINTS, module * POINTS)
                start = None
    pen.canvas.setFillColorRGB(*BLACK)
    pen.canvas.drawPath(path, stroke=0, fill=1)


_UNCODED = re.compile(r"[^0-9A-Z $%*+\-./:]")
"""What the compact alphanumeric set of QR codes lacks (ISO/IEC 18004, 7.4.4)."""
HOW_TO_CHECK = "CEK: SAMAKAN JUMLAH DAN SIDIK DENGAN KERTAS"


def readable(text: str, table: RecapTable) -> str:
    """Return a page's text (``numbers.qr_text``) with the name of the place and how to check it by hand.

    Papers of earlier versions carry the text alone, so it stays the beginning of every code.
    """
    return text + place_text(table)


def place_text(table: RecapTable) -> str:
    """Return what a code says behind its digest: the name of the place, and how to check it by hand."""
    word = "KECAMATAN" if table.level is Level.KECAMATAN else "DESA"
    name = " ".join(_UNCODED.sub(" ", table.nama.upper()).split())
    return f"*{word} {name}*{HOW_TO_CHECK}"


_CODE = re.compile(
    r"(SIREKAP\*(?P<model>[^*]+)\*(?P<kode>[0-9]{6,10})\*(?P<state>FINAL|DRAF)"
    r"\*HAL (?P<page>[0-9]+)/(?P<pages>[0-9]+)\*.*?SIDIK:(?P<digest>[0-9A-F]{16}))(?P<rest>\*.*)?"
)


@dataclass(frozen=True, slots=True)
class PageCode:
    """What the code of a page says: of which paper and which page it is; ``core`` is its text without the place."""

    core: str
    model: str
    kode: str
    final: bool
    page: int
    pages: int
    digest: str
    rest: str


def page_code(text: str) -> PageCode | None:
    """Return what a code says, or None where it is none of a D document."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    return PageCode(
        core=found[1],
        model=found["model"],
        kode=found["kode"],
        final=found["state"] == "FINAL",
        page=int(found["page"]),
        pages=int(found["pages"]),
        digest=found["digest"].lower(),
        rest=found["rest"] or "",
    )
