"""A form like the drafts of 2022, of our own measures: no tag, pale digit boxes, tally grids, boxes for letters.

Its blank is what a user calibrates; filled copies are drawn from this truth, never from what was calibrated.
"""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace

from sirekap_desktop.forms.definition import (
    CornerMark,
    FieldDefinition,
    FieldKind,
    FormDefinition,
    FormKind,
    Line,
    PageDefinition,
    Rect,
    TallyGrid,
    Text,
)

CODE = "C.HASIL-PPWP-DRAF"
WIDTH, HEIGHT = 210.0, 297.0
PALE = 0.5
_SIDE, _PITCH, _LEFT = 8.0, 9.2, 161.4
VOTES = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
SUMS = ("suara_sah", "suara_tidak_sah", "suara_total")
DATES = {"tanggal": (113.0, 2), "bulan": (139.0, 2), "tahun": (166.0, 4)}
FIELDS = (*VOTES, *SUMS, *DATES)


def _rect_lines(rect: Rect, width: float = 0.35) -> list[Line]:
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    ends = ((x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom))
    return [Line(*end, width) for end in ends]


def _row_of_boxes(x: float, y: float, side: float, pitch: float, count: int) -> tuple[Rect, ...]:
    return tuple(Rect(x + pitch * i, y, side, side) for i in range(count))


def _letters(y: float, count: int) -> list[Line]:
    """Pale boxes for the letters of the words."""
    boxes = _row_of_boxes(63.0, y, 4.6, 4.6, count)
    return [replace(line, grey=0.75) for box in boxes for line in _rect_lines(box, 0.2)]


def _tally(y: float) -> TallyGrid:
    sums = tuple(_row_of_boxes(149.5, y + 4.2 * row, 4.2, 4.2, 2) for row in range(5))
    return TallyGrid(Rect(62.0, y, 84.0, 21.0), 5, 12, sums)


def _number(field_id: str, y: float, label: str, tally: float | None = None) -> FieldDefinition:
    boxes = _row_of_boxes(_LEFT, y, _SIDE, _PITCH, 3)
    grid = None if tally is None else _tally(tally)
    return FieldDefinition(field_id, label, "IV", boxes, tally=grid, dotted=True, box_line=0.3)


def likeness() -> FormDefinition:
    """Return the second page of the form, as it is really printed."""
    lines: list[Line] = []
    texts: list[Text] = []
    fields: list[FieldDefinition] = []
    top = 52.0
    lines += _rect_lines(Rect(19.0, top, 170.0, 7.0))
    for place, field_id in enumerate(VOTES):
        y = top + 7.0 + 36.0 * place
        lines += [*_rect_lines(Rect(19.0, y, 170.0, 36.0)), Line(60.0, y, 60.0, y + 36.0, 0.35)]
        lines += [Line(60.0, y + 26.5, 189.0, y + 26.5, 0.35), Line(148.0, y, 148.0, y + 26.5, 0.35)]
        lines.append(Line(159.5, y, 159.5, y + 26.5, 0.35))
        lines += _letters(y + 28.0, 26)
        texts.append(Text(39.5, y + 10.0, f"{place + 1:02}", 6.0, bold=True, align="center"))
        texts.append(Text(39.5, y + 17.0, "CALON PRESIDEN", 2.6, bold=True, align="center"))
        fields.append(_number(field_id, y + 2.5, f"{place + 1:02}", y + 2.5))
    labels = ("JUMLAH SELURUH SUARA SAH", "JUMLAH SUARA TIDAK SAH", "JUMLAH SUARA SAH DAN TIDAK SAH")
    for y, height, field_id, label in zip((176.0, 193.0, 232.0), (13.5, 35.0, 13.5), SUMS, labels, strict=True):
        lines += _rect_lines(Rect(21.0, y, 168.0, height))
        lines += [Line(26.0, y, 26.0, y + height, 0.35), Line(60.0, y, 60.0, y + height, 0.35)]
        lines.append(Line(159.5, y, 159.5, y + height, 0.35))
        texts.append(Text(43.0, y + 7.0, label, 2.0, bold=True, align="center"))
        tally = y + 4.0 if height > 20 else None
        lines += _letters(y + (29.0 if tally else 2.0), 20)
        fields.append(_number(field_id, y + 2.4, label, tally))
    for field_id, (x, count) in DATES.items():
        boxes = _row_of_boxes(x, 255.0, 6.0, 6.0, count)
        fields.append(FieldDefinition(field_id, field_id, "V", boxes, FieldKind.DATE, box_line=0.35))
        texts.append(Text(x - 1.0, 259.5, f"{field_id.upper()} :", 2.4, bold=True, align="right"))
    for y, count in ((270.0, 7), (278.0, 3)):
        lines += _rect_lines(Rect(25.0, y, 160.0, 8.0))
        lines += [Line(25.0 + 160.0 * i / count, y, 25.0 + 160.0 * i / count, y + 8.0, 0.35) for i in range(1, count)]
    texts += [
        Text(19.0, 44.0, "IV.  DATA RINCIAN PEROLEHAN SUARA PASANGAN CALON", 2.8, bold=True),
        Text(104.0, 56.5, "RINCIAN PEROLEHAN SUARA SAH", 2.4, bold=True, align="center"),
        Text(31.0, 22.0, "TPS Nomor", 2.6),
        Text(31.0, 27.0, "Kecamatan", 2.6),
        Text(31.0, 32.0, "Provinsi", 2.6),
        Text(181.0, 22.0, "MODEL C.HASIL-PPWP", 2.2, bold=True, align="center"),
    ]
    square = 2.7
    places = {
        "top_left": (9.0, 14.0),
        "top_right": (194.0, 14.0),
        "bottom_left": (9.0, 286.0),
        "bottom_right": (194.0, 286.0),
    }
    marks = tuple(
        CornerMark(name, (Rect(x, y, square, square), Rect(x + square, y + square, square, square)))
        for name, (x, y) in places.items()
    )
    page = PageDefinition(
        2, WIDTH, HEIGHT, tuple(fields), Rect(30, 17, 140, 20), marks=marks, lines=tuple(lines), texts=tuple(texts)
    )
    page = _enlarged(page, 600.0 / WIDTH)  # a plano: pens are as thick as on one
    return FormDefinition(
        CODE, "Kemiripan draf 2022", "PPWP", FormKind.PLANO, "uji", (page,), tahun=2024, partial=True
    )


def _enlarged(value, factor):
    """Return a definition with all its measures multiplied."""
    if isinstance(value, float):
        return value * factor
    if isinstance(value, tuple):
        return tuple(_enlarged(v, factor) for v in value)
    if not is_dataclass(value):
        return value
    kept = {f.name: getattr(value, f.name) for f in fields_of(value)}
    changed = {n: v if n in ("grey", "rotation") else _enlarged(v, factor) for n, v in kept.items()}
    return replace(value, **changed)
