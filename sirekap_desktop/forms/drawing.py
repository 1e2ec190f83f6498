"""A blank form as PDF, drawn from its definition alone: the same figures tell the reader where to look.

The drawing is near enough to the official print that the reader treats both alike, and carries no emblem.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop.forms.definition import (
    BubbleColumn,
    Circle,
    FieldDefinition,
    FormDefinition,
    Line,
    PageDefinition,
    Rect,
    Tag,
    TallyGrid,
    Text,
)
from sirekap_desktop.resources import resource

TALLY_GREY = 0.78
"""Grey of tally grids and of the dots in boxes: pale enough that pen strokes stand out."""
_TALLY_LINE = 0.53
_BUBBLE_LINE = 0.35
_GUIDE_COLUMNS, _GUIDE_ROWS = 5, 9
_GUIDE_WIDTH, _GUIDE_HEIGHT, _GUIDE_DOT = 0.4135, 0.6636, 0.0335
"""The dotted seven segments in shares of the box: distance of outer dot centres, and the side of a dot."""


def draw_blank(
    form: FormDefinition,
    out: Path | BinaryIO,
    *,
    pages: Iterable[int] | None = None,
    scale_to: tuple[float, float] | None = None,
) -> None:
    """Write a blank form as PDF, byte for byte the same for the same definition.

    Args:
        form: The definition.
        out: File to write.
        pages: Page numbers to draw; None draws all.
        scale_to: Width and height of the paper in mm; the form is fitted into its middle, its proportions kept
            (a wall form of 600 × 900 mm on A4). None draws at the form's own size.
    """
    wanted = [page for page in form.pages if pages is None or page.number in set(pages)]
    canvas = Canvas(str(out) if isinstance(out, Path) else out, invariant=1)
    canvas.setTitle(f"{form.code} (kosong)")
    canvas.setSubject(form.title)
    canvas.setCreator("Sirekap Desktop")
    for page in wanted:
        width, height = scale_to or (page.width, page.height)
        scale = min(width / page.width, height / page.height)
        canvas.setPageSize((width * mm, height * mm))
        canvas.saveState()
        canvas.translate((width - page.width * scale) / 2 * mm, (height - page.height * scale) / 2 * mm)
        canvas.scale(scale, scale)
        draw_page(canvas, page)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()


def draw_page(canvas: Canvas, page: PageDefinition) -> None:
    """Draw everything that a page prints; the canvas's origin is the bottom-left corner of the sheet."""
    pen = _Pen(canvas, page.height)
    for fill in page.fills:
        pen.fill(fill.rect, fill.grey)
    for field in page.fields:
        if field.tally is not None:
            _draw_tally(pen, field.tally)
    for line in page.lines:
        pen.line(line)
    for field in page.fields:
        _draw_boxes(pen, field)
        for column in field.bubbles:
            _draw_bubbles(pen, column)
    for circle in page.circles:
        pen.circle(circle)
    for text in page.texts:
        pen.text(text)
    for mark in page.marks:
        pen.fills(mark.squares, 0.0)
    if page.tag is not None:
        _draw_tag(pen, page.tag)


class _Pen:
    """Draws in millimetres from the top-left corner, as definitions are written."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height
        _register_fonts()

    def _y(self, y: float) -> float:
        return (self.height - y) * float(mm)

    def line(self, line: Line) -> None:
        self.canvas.setStrokeGray(line.grey)
        self.canvas.setLineWidth(line.width * mm)
        self.canvas.setDash([part * mm for part in line.dash] if line.dash else [])
        # Square ends close the corners of tables; a dash would grow by them.
        self.canvas.setLineCap(0 if line.dash else 2)
        self.canvas.line(line.x1 * mm, self._y(line.y1), line.x2 * mm, self._y(line.y2))
        self.canvas.setDash([])

    def frame(self, rect: Rect, width: float, grey: float = 0.0) -> None:
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(width * mm)
        self.canvas.rect(rect.x * mm, self._y(rect.bottom), rect.width * mm, rect.height * mm)

    def fill(self, rect: Rect, grey: float) -> None:
        self.fills((rect,), grey)

    def fills(self, rects: Iterable[Rect], grey: float) -> None:
        """Fill rectangles as one shape, so that no seam shows where two of them meet."""
        self.canvas.setFillGray(grey)
        path = self.canvas.beginPath()
        for rect in rects:
            path.rect(rect.x * mm, self._y(rect.bottom), rect.width * mm, rect.height * mm)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def circle(self, circle: Circle) -> None:
        self.canvas.setStrokeGray(0.0)
        self.canvas.setLineWidth(circle.line * mm)
        self.canvas.setFillGray(1.0 if circle.fill is None else circle.fill)
        x, y = circle.centre.x * mm, self._y(circle.centre.y)
        self.canvas.circle(x, y, circle.radius * mm, fill=int(circle.fill is not None))

    def text(self, text: Text) -> None:
        name, size = _font(text), text.size * mm
        natural = pdfmetrics.stringWidth(text.text, name, size)
        width = _printed_width(text, natural)
        start = {"left": 0.0, "center": -width / 2, "right": -width}[text.align]
        self.canvas.saveState()
        self.canvas.translate(text.x * mm, self._y(text.y))
        self.canvas.rotate(text.rotation)
        self.canvas.setFillGray(text.grey)
        written = self.canvas.beginText(start, 0)
        written.setFont(name, size)
        if natural > 0:
            written.setHorizScale(100 * width / natural)
        written.textOut(text.text)
        self.canvas.drawText(written)
        self.canvas.restoreState()


def _printed_width(text: Text, natural: float) -> float:
    """Return how wide a text is printed, in points; ``natural`` is how wide the font makes it."""
    if text.width is not None:
        return float(text.width * mm)
    return natural if text.most is None else min(natural, float(text.most * mm))


def _font(text: Text) -> str:
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    return f"NotoSans-{style[text.bold, text.italic]}"


def _register_fonts() -> None:
    known = set(pdfmetrics.getRegisteredFontNames())
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        name = f"NotoSans-{style}"
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))


def _draw_boxes(pen: _Pen, field: FieldDefinition) -> None:
    for box in field.boxes:
        if field.dotted:
            pen.fills(guide_dots(box), TALLY_GREY)
        pen.frame(box, field.box_line)


def guide_dots(box: Rect) -> list[Rect]:
    """Return the dots that lead the pen along seven segments: two more uprights in the middle, three bars across."""
    centre, side = box.centre, _GUIDE_DOT * box.width
    dots = []
    for row in range(_GUIDE_ROWS):
        for column in range(_GUIDE_COLUMNS):
            if column % 2 and row % 4:
                continue
            x = centre.x + (column / (_GUIDE_COLUMNS - 1) - 0.5) * _GUIDE_WIDTH * box.width
            y = centre.y + (row / (_GUIDE_ROWS - 1) - 0.5) * _GUIDE_HEIGHT * box.height
            dots.append(Rect(x - side / 2, y - side / 2, side, side))
    return dots


def _draw_bubbles(pen: _Pen, column: BubbleColumn) -> None:
    for digit in range(10):
        centre = column.centre(digit)
        pen.circle(Circle(centre, column.radius, _BUBBLE_LINE))
        size = 1.19 * column.radius
        pen.text(Text(centre.x, centre.y + 0.49 * column.radius, str(digit), size, align="center"))


def _draw_tally(pen: _Pen, tally: TallyGrid) -> None:
    rect = tally.rect
    for column in range(tally.columns + 1):
        x = rect.x + rect.width * column / tally.columns
        pen.line(Line(x, rect.y, x, rect.bottom, _TALLY_LINE, TALLY_GREY))
    for row in range(tally.rows + 1):
        y = rect.y + rect.height * row / tally.rows
        pen.line(Line(rect.x, y, rect.right, y, _TALLY_LINE, TALLY_GREY))
    for strip in tally.row_sum_boxes:
        for box in strip:
            pen.frame(box, _TALLY_LINE, TALLY_GREY)


def _draw_tag(pen: _Pen, tag: Tag) -> None:
    cells = tag_cells(tag)
    pen.fill(tag.rect, 0.0)
    count = len(cells)
    width, height = tag.rect.width / count, tag.rect.height / count
    white = [
        Rect(tag.rect.x + column * width, tag.rect.y + row * height, width, height)
        for row in range(count)
        for column in range(count)
        if cells[row, column]
    ]
    pen.fills(white, 1.0)


def tag_cells(tag: Tag) -> NDArray[np.bool_]:
    """Return the cells of a tag as printed, border included: true where white, row 0 on top."""
    import cv2  # not at the top: it is slow to load, and nothing else of the forms needs it

    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, tag.family))
    side = dictionary.markerSize + 2
    image = cv2.aruco.generateImageMarker(dictionary, tag.id, side, borderBits=1)
    return np.rot90(image > 0, tag.quarter_turns)
