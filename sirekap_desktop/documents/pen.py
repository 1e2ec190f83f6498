"""A canvas whose places are millimetres from the top-left corner of the sheet, as on the forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop.documents.typeface import BOLD, ITALIC, REGULAR, register_fonts

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
RED: Colour = (0.72, 0.07, 0.09)
PALE: Colour = (0.93, 0.93, 0.93)
HAIR, THIN, THICK = 0.25, 0.4, 0.9
"""Line widths in points."""
POINTS = mm
"""Points per millimetre."""


class Pen:
    """Draws text, lines and areas; sizes of text in points, everything else in millimetres."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        register_fonts()
        self.canvas = canvas
        self.height = height

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        colour: Colour = BLACK,
    ) -> None:
        """Write one line with its base line at ``y``; ``x`` is its left, middle or right as ``align`` says."""
        self.canvas.setFont(BOLD if bold else ITALIC if italic else REGULAR, size)
        self.canvas.setFillColorRGB(*colour)
        draw = {
            "left": self.canvas.drawString,
            "centre": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }[align]
        draw(x * mm, (self.height - y) * mm, text)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = THIN, dash: bool = False) -> None:
        """Draw a straight line, dotted where ``dash``."""
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setDash([0.6, 1.6] if dash else [])
        self.canvas.line(x1 * mm, (self.height - y1) * mm, x2 * mm, (self.height - y2) * mm)

    def frame(self, x: float, y: float, width: float, height: float, line: float = THIN) -> None:
        """Draw the outline of a rectangle."""
        self.canvas.setLineWidth(line)
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setDash([])
        self.canvas.rect(x * mm, (self.height - y - height) * mm, width * mm, height * mm, stroke=1, fill=0)

    def area(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x * mm, (self.height - y - height) * mm, width * mm, height * mm, stroke=0, fill=1)

    @contextmanager
    def turned(self, x: float, y: float, degrees: float) -> Iterator[Pen]:
        """Give a pen whose corner is (x, y) and whose x axis points ``degrees`` upwards."""
        self.canvas.saveState()
        self.canvas.translate(x * mm, (self.height - y) * mm)
        self.canvas.rotate(degrees)
        yield Pen(self.canvas, 0.0)
        self.canvas.restoreState()
