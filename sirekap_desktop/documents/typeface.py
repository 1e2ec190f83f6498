"""The typeface of all papers: Noto Sans, embedded, with tabular figures."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sirekap_desktop.resources import resource

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to ReportLab, once."""
    for name in (REGULAR, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a line in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))
