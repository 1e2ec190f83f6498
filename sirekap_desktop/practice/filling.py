"""Filling a blank page as a KPPS does, and the truth of what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sirekap_desktop.forms.definition import FieldDefinition, FieldKind, FormKind, Rect
from sirekap_desktop.practice import marks, mishaps, tallying
from sirekap_desktop.practice.blanks import Blank
from sirekap_desktop.practice.header import header_lines
from sirekap_desktop.practice.numbers import Numbers
from sirekap_desktop.practice.pen import Sheet
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.terbilang import terbilang
from sirekap_desktop.practice.writer import Writer

DATES = {
    2019: {"tanggal": "17", "bulan": "04", "tahun": "2019"},
    2024: {"tanggal": "14", "bulan": "02", "tahun": "2024"},
}
"""The day of the vote in each election year, as written into the date boxes."""

DATE_KWK = {"tanggal": "27", "bulan": "11", "tahun": "2024"}
"""The day of the regional elections of 2024."""

_CAPITAL_MM = {FormKind.PLANO: 9.0, FormKind.SALINAN: 3.2}
_SMALL_PEN = 0.6


@dataclass(frozen=True, slots=True)
class Slips:
    """How often a writer's hand slips, each a chance per number.

    Attributes:
        left_empty: The boxes stay empty though a number belongs there.
        corrected: A digit is painted over with correction fluid and written again.
        wrong_bubble: One bubble differs from the digit in its box.
        overwritten: The right digit is written heavily over a wrong one.
        struck: A wrong digit is struck out and the right one squeezed in beside or above it.
        replaced: A whole number is struck out and the right one squeezed in above it.
        outside: A digit leaves its box on one side.
        miscounted: The strokes of a tally are one, or a bundle, more or less than the number.
    """

    left_empty: float = 0.0
    corrected: float = 0.0
    wrong_bubble: float = 0.0
    overwritten: float = 0.0
    struck: float = 0.0
    replaced: float = 0.0
    outside: float = 0.0
    miscounted: float = 0.0


USUAL_SLIPS = Slips(left_empty=0.003, corrected=0.004, wrong_bubble=0.003, miscounted=0.003)
"""How often measurements let writers slip."""


def fill_page(
    blank: Blank,
    place: Place,
    numbers: Numbers,
    writer: Writer,
    rng: np.random.Generator,
    slips: Slips | None = None,
) -> tuple[Sheet, list[dict[str, Any]]]:
    """Write one page.

    Returns:
        The sheet, and one truth entry per field: ``id``, ``value`` (None: left empty), ``boxes`` as written, and
        ``kind``, ``words``, ``bubble_state``, ``tally`` (its strokes), ``corrected``, ``outside``, ``disputed`` where
        they say something.
    """
    filler = _Filler(blank, Sheet(blank.grey), writer, rng, slips or Slips())
    filler.header(place)
    disputed = numbers.disputed(blank.form.rules)
    truth = [filler.field(f, numbers.values, disputed) for f in blank.page.fields]
    filler.signatures()
    return filler.sheet, truth


@dataclass(frozen=True, slots=True)
class _Filler:
    blank: Blank
    sheet: Sheet
    writer: Writer
    rng: np.random.Generator
    slips: Slips

    @property
    def scale(self) -> float:
        return self.blank.scale[1]

    @property
    def thin_pen(self) -> float:
        """Stroke width in pixels for strokes smaller than a digit's."""
        return max(1.2, self.writer.pen.width * _SMALL_PEN * self.scale)

    def header(self, place: Place) -> None:
        for line in header_lines(self.blank.page, place):
            x, y = self.blank.pixel(line.x, line.baseline)
            lift = abs(self.rng.normal(0, 0.15)) * line.capital * self.scale
            self.writer.pen.text(
                self.sheet, line.text, x, y - lift, line.capital * self.scale, line.width * self.blank.scale[0]
            )

    def field(self, field: FieldDefinition, values: Mapping[str, int], disputed: frozenset[str]) -> dict[str, Any]:
        if field.kind is FieldKind.DATE:
            kwk = self.blank.form.pemilihan.startswith("KWK")
            date = (DATE_KWK if kwk else DATES[self.blank.form.tahun])[field.id]
            written = tuple(date)
            self.boxes(field.boxes, written)
            return {"id": field.id, "value": int(date), "boxes": list(written), "kind": "date"}
        if self.rng.random() < self.slips.left_empty:
            return {"id": field.id, "value": None, "boxes": [""] * len(field.boxes)}
        value = values[field.id]
        written = self.writer.boxes(value, len(field.boxes), self.rng)
        entry: dict[str, Any] = {"id": field.id, "value": value, "boxes": list(written)}
        if self.rng.random() < self.slips.corrected:
            self.correct(field.boxes, written)
            entry["corrected"] = True
        else:
            entry |= self.slip(field.boxes, written)
        if field.bubbles:
            entry["bubble_state"] = self.bubbles(field, written)
        if field.words is not None:
            entry["words"] = terbilang(value)
            self.words(field.words, entry["words"])
        entry |= self.tally(field, value)
        if field.id in disputed:
            entry["disputed"] = True
        return entry

    def boxes(self, boxes: tuple[Rect, ...], written: tuple[str, ...]) -> None:
        for box, character in zip(boxes, written, strict=True):
            if character:
                self.character(box, character)

    def character(self, box: Rect, character: str) -> None:
        area = self.blank.area(box.x, box.y, box.width, box.height)
        self.writer.pen.character(self.sheet, character, area, self.scale, self.rng)

    def correct(self, boxes: tuple[Rect, ...], written: tuple[str, ...]) -> None:
        """Write a wrong last digit, paint it over, write the right one."""
        wrong = str((int(written[-1]) + int(self.rng.integers(1, 10))) % 10) if written[-1].isdigit() else "8"
        self.boxes(boxes[:-1], written[:-1])
        self.character(boxes[-1], wrong)
        last = boxes[-1]
        marks.tipex(self.sheet, self.blank.area(last.x, last.y, last.width, last.height), self.rng)
        self.character(last, written[-1])

    def slip(self, boxes: tuple[Rect, ...], written: tuple[str, ...]) -> dict[str, bool]:
        """Write the boxes, amiss where a slip happens; return what the truth says of it."""
        names = ("overwritten", "struck", "outside", "replaced")
        chances = np.cumsum([getattr(self.slips, name) for name in names])
        # Without such slips nothing is drawn, so that decks made before they existed keep their bytes.
        drawn = float(self.rng.random()) if chances[-1] else 1.0
        name = next((n for n, chance in zip(names, chances, strict=True) if drawn < chance), None)
        digits = [at for at, character in enumerate(written) if character.isdigit()]
        if name is None or not digits:
            self.boxes(boxes, written)
            return {}
        areas = [self.blank.area(box.x, box.y, box.width, box.height) for box in boxes]
        pen = self.writer.pen
        if name == "replaced":
            mishaps.replaced(self.sheet, pen, written, areas, self.scale, self.rng)
            return {"corrected": True}
        way = {"overwritten": mishaps.overwritten, "struck": mishaps.struck, "outside": mishaps.outside}[name]
        amiss = int(self.rng.choice(digits))
        for at, (area, character) in enumerate(zip(areas, written, strict=True)):
            if at == amiss:
                way(self.sheet, pen, character, area, self.scale, self.rng)
            elif character:
                pen.character(self.sheet, character, area, self.scale, self.rng)
        return {"outside" if name == "outside" else "corrected": True}

    def bubbles(self, field: FieldDefinition, written: tuple[str, ...]) -> str:
        """Fill the bubbles and return their state: ``agree``, ``absent`` or ``differ``."""
        habits = self.writer.habits
        if habits.no_bubbles:
            return "absent"
        slipped = int(self.rng.integers(len(written))) if self.rng.random() < self.slips.wrong_bubble else None
        state = "agree"
        for index, (column, character) in enumerate(zip(field.bubbles, written, strict=True)):
            digit = int(character) if character.isdigit() else (0 if habits.bubbles_zero else None)
            if digit is not None and index == slipped:
                digit, state = (digit + int(self.rng.integers(1, 10))) % 10, "differ"
            if digit is not None:
                x, y = self.blank.pixel(column.centre(digit).x, column.centre(digit).y)
                marks.fill_bubble(self.sheet, x, y, column.radius * self.scale, self.writer.pen.ink, self.rng)
        return state

    def words(self, area: Rect, text: str) -> None:
        capital = min(_CAPITAL_MM[self.blank.form.kind], area.height * 0.45)
        x, y = self.blank.pixel(area.x + area.width * self.rng.uniform(0.02, 0.06), area.y + area.height * 0.62)
        limit = area.width * 0.92 * self.blank.scale[0]
        self.writer.pen.text(self.sheet, text, x, y, capital * self.scale, limit)

    def tally(self, field: FieldDefinition, value: int) -> dict[str, int]:
        """Tally a number and write the sums of the rows; return what the truth says of it."""
        grid = field.tally
        if grid is None:
            return {}
        votes = value
        if self.slips.miscounted and self.rng.random() < self.slips.miscounted:
            votes = max(0, value + int(self.rng.choice([-5, -1, 1, 5])))
        area = self.blank.area(grid.rect.x, grid.rect.y, grid.rect.width, grid.rect.height)
        size, ink, style = (grid.rows, grid.columns), self.writer.pen.ink, self.writer.tally
        rows = tallying.tally(self.sheet, area, size, votes, self.thin_pen, ink, style, self.rng)
        for boxes, count in zip(grid.row_sum_boxes, rows, strict=False):
            if count and style.sums:
                places = boxes if len(boxes) > 1 else _thirds(boxes[0])
                self.boxes(places, _right(count, len(places)))
        return {"tally": sum(rows)}

    def signatures(self) -> None:
        for block in self.blank.page.signatures:
            r = block.rect
            area = self.blank.area(r.x + r.width * 0.1, r.y + r.height * 0.35, r.width * 0.8, r.height * 0.55)
            marks.signature(self.sheet, area, self.thin_pen, self.writer.pen.ink, self.rng)


def _thirds(strip: Rect) -> tuple[Rect, ...]:
    """Return where the digits of a row's sum go in a strip that has no boxes."""
    width = strip.width / 3
    return tuple(Rect(strip.x + width * i, strip.y, width, strip.height) for i in range(3))


def _right(count: int, boxes: int) -> tuple[str, ...]:
    digits = str(count)[-boxes:]
    return ("",) * (boxes - len(digits)) + tuple(digits)
