"""Numbers, dates and words as D-series papers print them."""

from __future__ import annotations

import math
from datetime import date, datetime

from num2words import num2words

from sirekap_desktop.documents.typeface import BOLD, REGULAR, text_width
from sirekap_desktop.errors import SirekapError


class LayoutError(SirekapError):
    """A text or table does not fit the sheet even at the smallest print; papers never clip."""


DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
UNDECIDED = "belum"
"""Printed in a cell whose number nobody has decided yet; a blank cell could be taken for a zero."""

_DOTS = "." * 28


def number(value: int | None) -> str:
    """Return a number with Indonesian thousands points (1234 is ``1.234``), or the word for an undecided one."""
    return UNDECIDED if value is None else f"{value:,}".replace(",", ".")


def words(value: int) -> str:
    """Return a number that is not negative in Indonesian words (num2words, language ``id``).

    Raises:
        ValueError: If it is negative.
    """
    if value < 0:
        raise ValueError(value)
    return str(num2words(value, lang="id"))


def session_time(moment: date | None) -> str:
    """Return "Selasa tanggal dua puluh ... tahun ...", or dotted lines to be filled by hand."""
    if moment is None:
        return f"{_DOTS} tanggal {_DOTS} bulan {_DOTS} tahun {_DOTS}"
    day = f"{DAYS[moment.weekday()]} tanggal {words(moment.day)}"
    return f"{day} bulan {MONTHS[moment.month - 1]} tahun {words(moment.year)}"


def dotted(value: str) -> str:
    """Return the value, or a dotted line where it is empty."""
    return value or _DOTS


def printed_time(moment: datetime) -> str:
    """Return e.g. ``24 November 2026 14.05 WIB``."""
    offset = moment.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else None
    zone = "" if hours is None else ZONES.get(int(hours), f"UTC{hours:+g}")
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} {moment:%H.%M} {zone}".strip()


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text at spaces into lines of at most ``width`` points; a longer word stands alone and may stick out."""
    font = BOLD if bold else REGULAR
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def break_words(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text with spaces in words that are longer than ``width`` points: broken anywhere, but not cut off."""
    font = BOLD if bold else REGULAR
    return " ".join(_broken(word, text_width(word, font, size) / width) for word in text.split())


def _broken(word: str, widths: float) -> str:
    if widths <= 1:
        return word
    # Letters differ in width: five in a hundred more pieces than the mean asks for keep the widest inside.
    step = math.ceil(len(word) / math.ceil(widths * 1.05))
    return " ".join(word[start : start + step] for start in range(0, len(word), step))


def fit(text: str, width: float, size: float, *, bold: bool = False, smallest: float = 3.5) -> float:
    """Return the largest font size up to ``size`` at which the text is at most ``width`` points wide.

    Raises:
        LayoutError: If it does not fit even at the smallest size.
    """
    natural = text_width(text, BOLD if bold else REGULAR, size)
    if natural <= width:
        return size
    fitted = size * width / natural
    if fitted < smallest:
        raise LayoutError("document.text_too_long", text=text)
    return fitted
