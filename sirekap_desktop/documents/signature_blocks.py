"""Where on a paper each signatory's block is: marked when it is drawn, found again when somebody signs.

A mark is a named destination of the PDF (ISO 32000-1, 12.3.2.3) that shows the block's rectangle. So the geometry
travels inside the file, and whatever draws a paper only has to mark its blocks.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop.documents.pen import POINTS, THIN, Pen
from sirekap_desktop.documents.text import fit

MARK = "ttd:"
"""Start of the name of a block's destination; the id of the block follows."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The place of one signatory: page from 0, and left, bottom, right, top in points of that page."""

    blok: str
    page: int
    box: tuple[int, int, int, int]


def mark_block(pen: Pen, blok: str, x: float, y: float, width: float, height: float) -> None:
    """Mark a rectangle (millimetres from the top-left corner) of the present page as the block of a signatory."""
    left, top = x * POINTS, (pen.height - y) * POINTS
    edges = (left, top - height * POINTS, left + width * POINTS, top)
    document: Any = pen.canvas._doc
    target = pdfdoc.PDFArray([document.thisPageRef(), pdfdoc.PDFName("FitR"), *(round(edge) for edge in edges)])
    marks = getattr(document.Catalog, "Dests", None) or pdfdoc.PDFDictionary()
    marks[f"{MARK}{blok}"] = target
    document.Catalog.Dests = marks


def find_blocks(reader: PdfFileReader) -> dict[str, SignatureBlock]:
    """Return the blocks that a paper marks, by id; a paper without marks has none."""
    if "/Dests" not in reader.root:
        return {}
    pages = {}
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page, _ = reader.find_page_for_modification(number)  # type: ignore[no-untyped-call]
        pages[page.reference] = number
    found = {}
    marks = reader.root["/Dests"]
    for name in marks:
        if not name.startswith(f"/{MARK}"):
            continue
        blok, target = name.removeprefix(f"/{MARK}"), marks[name]
        left, bottom, right, top = (int(target[index]) for index in range(2, 6))
        page = pages[target.raw_get(0).reference]
        found[blok] = SignatureBlock(blok, page, (left, bottom, right, top))
    return found


class Stamp(PdfContent):
    """What is seen in a block that was signed electronically: two lines in the paper's own embedded typeface."""

    def __init__(self, lines: tuple[str, str], block: SignatureBlock) -> None:
        left, bottom, right, top = block.box
        self._size = (right - left, top - bottom)
        self._lines = lines
        super().__init__(box=BoxConstraints(*self._size))

    def render(self) -> bytes:
        """Draw the lines, and give the operator that shows them."""
        writer: BasePdfFileWriter = self._ensure_writer
        drawn = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._drawn())))
        self.resources.xobject[generic.pdf_name("/Stempel")] = drawn
        return b"/Stempel Do"

    def _drawn(self) -> bytes:
        width, height = (edge / POINTS for edge in self._size)
        buffer = io.BytesIO()
        canvas = Canvas(buffer, self._size, pageCompression=1, invariant=1)
        pen = Pen(canvas, height)
        pen.frame(0.3, 0.3, width - 0.6, height - 0.6, THIN)
        for index, (line, bold) in enumerate(zip(self._lines, (True, False), strict=True)):
            size = fit(line, (width - 2) * POINTS, 5.4, bold=bold, smallest=1.5)
            pen.text(width / 2, height * (0.46 + 0.36 * index), line, size, bold=bold, align="centre")
        canvas.save()
        return buffer.getvalue()
