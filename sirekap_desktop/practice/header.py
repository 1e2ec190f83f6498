"""Where the names of a TPS go in a form's header: after the printed labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sirekap_desktop.forms.definition import PageDefinition, Text
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.terbilang import terbilang

_SAME_LINE_MM = 1.5
_GAP_EMS = 0.9
_CAPITAL_EMS = 0.95
_TPS_LABEL = "nomor tps"


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A handwritten entry: its place and the height of its capitals, in millimetres."""

    text: str
    x: float
    baseline: float
    width: float
    capital: float


def header_lines(page: PageDefinition, place: Place) -> Iterator[HeaderLine]:
    """Yield what a KPPS writes into the header of a page."""
    entries = {
        "provinsi": place.provinsi,
        "kabupaten": place.kabko,
        "kecamatan": place.kecamatan,
        "kelurahan": place.desa,
        "desa": place.desa,
        _TPS_LABEL: f"{place.nomor_tps:02d}",
    }
    inside = [t for t in page.texts if _in_header(t, page)]
    for label, written in entries.items():
        for printed in inside:
            if printed.text.lower().startswith(label):
                yield from _entry(label, written, printed, inside, page)


def _in_header(text: Text, page: PageDefinition) -> bool:
    header = page.header
    return header.x - 1 <= text.x <= header.right and header.y - 1 <= text.y <= header.bottom + 2


def _entry(label: str, written: str, printed: Text, inside: list[Text], page: PageDefinition) -> Iterator[HeaderLine]:
    line = sorted((t for t in inside if abs(t.y - printed.y) < _SAME_LINE_MM and t.x > printed.x), key=lambda t: t.x)
    colon = next((t for t in line if t.text.startswith(":")), None)
    if colon is None:
        return
    start = colon.x + printed.size * _GAP_EMS
    stop = next((t.x for t in line if t.x > start and t.text[:1].isalpha()), page.header.right)
    size = printed.size * _CAPITAL_EMS
    if label != _TPS_LABEL:
        yield HeaderLine(written, start, printed.y, (stop - start) * 0.95, size)
        return
    bracket = next((t.x for t in line if "(" in t.text and t.x > colon.x), start + (stop - start) * 0.22)
    yield HeaderLine(written, start, printed.y, max(bracket - start, size), size)
    words = terbilang(int(written))
    yield HeaderLine(words, bracket + printed.size * 0.5, printed.y, (stop - bracket) * 0.8, size * 0.9)
