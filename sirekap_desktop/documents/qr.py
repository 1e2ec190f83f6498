"""The QR code of a page: drawn as vector squares, and read back from a picture of the page."""

from __future__ import annotations

import segno

from sirekap_desktop.documents.pen import BLACK, POINTS, WHITE, Pen

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
