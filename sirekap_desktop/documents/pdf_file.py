"""What makes a canvas a paper of this program: the same bytes for the same input, a description, embedded data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop import __version__
from sirekap_desktop.documents.pen import POINTS


def new_canvas(file: BinaryIO, width: float, height: float) -> Canvas:
    """Return a canvas for sheets of these millimetres whose bytes do not depend on when it is drawn."""
    return Canvas(file, (width * POINTS, height * POINTS), pageCompression=1, invariant=1, lang="id-ID")


def describe(canvas: Canvas, *, title: str, author: str, subject: str, keywords: str, printed_at: datetime) -> None:
    """Say what the file is; it is dated with the printed time."""
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setKeywords(keywords)
    canvas.setCreator(f"Sirekap Desktop {__version__}")
    stamp = canvas._doc._timeStamp
    # Invariant files would all be dated 2000-01-01; the printed time is part of the input, so it can be the date.
    stamp.YMDhms = printed_at.astimezone(UTC).timetuple()[:6]
    canvas.showOutline()


def attach(canvas: Canvas, name: str, data: bytes, description: str) -> None:
    """Embed a JSON file in the PDF (ISO 32000-1, 7.11.4)."""
    document: Any = canvas._doc
    size = pdfdoc.PDFDictionary({"Size": len(data)})
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": "/application#2Fjson", "Params": size}
        ),
        data,
    )
    reference = document.Reference(stream)
    specification = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": pdfdoc.PDFString(name),
            "UF": pdfdoc.PDFString(name),
            "Desc": pdfdoc.PDFString(description),
            "EF": pdfdoc.PDFDictionary({"F": reference}),
        }
    )
    names = pdfdoc.PDFArray([pdfdoc.PDFString(name), document.Reference(specification)])
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": names})})
