"""Numbers, dates and words as D-series papers print them."""

from __future__ import annotations

from datetime import datetime

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

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_DOTS = "." * 28


def number(value: int | None) -> str:
    """Return a number with Indonesian thousands points (1234 is ``1.234``), or the word for an undecided one."""
    return UNDECIDED if value is None else f"{value:,}".replace(",", ".")


def words(value: int) -> str:
    """Return a number in Indonesian words.

    Raises:
        ValueError: Outside 0 to 999,999.
    """
    if not 0 <= value <= 999_999:
        raise ValueError(value)
    if value < 12:
        return _UNITS[value]
    if value < 20:
        return f"{_UNITS[value - 10]} belas"
    for size, name, single in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "")):
        if value >= size:
            count, rest = divmod(value, size)
            head = single if count == 1 and single else f"{words(count)} {name}"
            return f"{head} {words(rest)}" if rest else head
    raise AssertionError(value)


def session_time(moment: datetime | None) -> str:
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
