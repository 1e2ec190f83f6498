"""The QR code of a page: drawn as vector squares, and read back from a picture of the page."""

from __future__ import annotations

import segno

from sirekap_desktop.documents.pen import BLACK, WHITE, Pen

QUIET = 2
"""White modules around the code; the standard asks for four, the white of the sheet gives the rest."""


def draw_qr(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """Draw the code of a text into a square of ``side`` millimetres with its corner at (x, y)."""
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    module = side / len(rows)
    pen.area(x, y, side, side, WHITE)
    for index, row in enumerate(rows):
        start = None
        for place, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                pen.area(x + start * module, y + index * module, (place - start) * module, module, BLACK)
                start = None
