"""Checks of a definition file: everything wrong with it, each problem named with its place and what to do.

What the file's shorthand cannot mean (missing keys, wrong kinds) is noted while it is read; here stand the checks of
what it says: a form that passes can be drawn, found on a scan and read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from sirekap_desktop.forms.building import PEMILIHAN, build_from, extreme_contestants
from sirekap_desktop.forms.definition import FieldDefinition, FormDefinition, FormKind, PageDefinition, Rect
from sirekap_desktop.forms.loader import build_form
from sirekap_desktop.forms.toml_node import LintFinding, Problems, read_toml

__all__ = ["LintFinding", "lint_file", "lint_form"]

TAG_FAMILIES = {
    "DICT_APRILTAG_16H5": 30,
    "DICT_APRILTAG_25H9": 35,
    "DICT_APRILTAG_36H10": 2320,
    "DICT_APRILTAG_36H11": 587,
}
"""Families of printed tags that the reader knows, with how many ids each has."""
_FIELD_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TOUCHING = 0.05
"""Boxes of one strip share a line; overlaps below this many millimetres are rounding."""


def lint_file(path: Path) -> list[LintFinding]:
    """Return every problem of a definition file; an empty list means that it can be used.

    Of an election's template, the forms made from it are checked: those for the fewest contestants and the most.
    """
    problems = Problems()
    data = read_toml(path, problems)
    if data is None:
        return problems.found
    if "tables" in data or isinstance(data.get("pages"), dict) or isinstance(data.get("votes"), str):
        _lint_template(path, data, problems)
        return problems.found
    lint_form(build_form(data, path, problems), path.name, problems)
    return problems.found


def _lint_template(path: Path, data: dict[str, Any], problems: Problems) -> None:
    pemilihan = data.get("pemilihan")
    if pemilihan not in PEMILIHAN:
        problems.add("lint.no_form", path.name)
        return
    for contestants in extreme_contestants(pemilihan):
        for kind in FormKind:
            form = build_from(path, contestants, kind, problems)
            lint_form(form, f"{path.name}: {kind.value}", problems)


def lint_form(form: FormDefinition, file: str, problems: Problems) -> None:
    """Note what is wrong with a form as read."""
    if not form.fields:
        problems.add("lint.no_fields", file)
    _check_page_numbers(form, file, problems)
    _check_ids(form, file, problems)
    _check_tags(form, file, problems)
    _check_rules(form, file, problems)
    for page in form.pages:
        _check_page(page, f"{file}: halaman {page.number}", problems)


def _check_page_numbers(form: FormDefinition, file: str, problems: Problems) -> None:
    numbers = [page.number for page in form.pages]
    wanted = sorted(set(numbers)) if form.partial else list(range(1, len(numbers) + 1))
    if numbers != wanted:
        problems.add("lint.page_numbers", file, found=", ".join(map(str, numbers)), count=len(numbers))


def _check_ids(form: FormDefinition, file: str, problems: Problems) -> None:
    for field_id, count in Counter(f.id for f in form.fields).items():
        if count > 1:
            problems.add("lint.duplicate_field", file, field=field_id, count=count)
        if not _FIELD_ID.fullmatch(field_id):
            problems.add("lint.bad_field_id", file, field=field_id)


def _check_tags(form: FormDefinition, file: str, problems: Problems) -> None:
    tags = [page.tag for page in form.pages if page.tag is not None]
    for (family, tag_id), count in Counter((tag.family, tag.id) for tag in tags).items():
        if family not in TAG_FAMILIES:
            problems.add("lint.tag_family", file, family=family, allowed=", ".join(TAG_FAMILIES))
        elif not 0 <= tag_id < TAG_FAMILIES[family]:
            problems.add("lint.tag_id", file, id=tag_id, family=family, last=TAG_FAMILIES[family] - 1)
        if count > 1:
            problems.add("lint.tag_twice", file, id=tag_id, count=count)


def _check_rules(form: FormDefinition, file: str, problems: Problems) -> None:
    known = {f.id for f in form.number_fields}
    for rule in form.rules:
        for field_id in rule.fields:
            if field_id not in known:
                problems.add("lint.rule_field", file, rule=rule.id, field=field_id, text=rule.text)
        if not rule.right and not rule.constant:
            problems.add("lint.rule_empty", file, rule=rule.id, text=rule.text)
        for field_id, count in Counter(rule.fields).items():
            if count > 1:
                problems.add("lint.rule_twice", file, rule=rule.id, field=field_id, text=rule.text)
    for field_id in form.required:
        if field_id not in known:
            problems.add("lint.rule_field", file, rule="T13", field=field_id, text="required")


def _check_page(page: PageDefinition, where: str, problems: Problems) -> None:
    sheet = Rect(0.0, 0.0, page.width, page.height)
    for field in page.fields:
        _check_field(field, sheet, f"{where}: {field.id}", problems)
    _check_overlaps(page.fields, where, problems)
    _check_bubbles_apart(page.fields, where, problems)
    named: list[tuple[str, Rect]] = [("header", page.header)]
    named += [(f"anchors[{i}]", rect) for i, rect in enumerate(page.anchors)]
    named += [(f"marks.{mark.name}", square) for mark in page.marks for square in mark.squares]
    named += [(f"signatures {block.role}", block.rect) for block in page.signatures]
    if page.tag is not None:
        named.append(("tag", page.tag.rect))
    for name, rect in named:
        _check_inside(name, rect, sheet, where, problems)
    for text in page.texts:
        if not (0 <= text.x <= page.width and 0 <= text.y <= page.height):
            problems.add("lint.text_outside", where, text=text.text)
    if page.tag is None and len(page.marks) < 4 and len(page.anchors) < 2:
        problems.add("lint.not_locatable", where)


def _check_inside(name: str, rect: Rect, sheet: Rect, where: str, problems: Problems) -> None:
    if rect.width <= 0 or rect.height <= 0:
        problems.add("lint.empty_area", where, name=name)
    elif not sheet.contains(rect):
        problems.add("lint.outside", where, name=name, width=f"{sheet.width:g}", height=f"{sheet.height:g}")


def _check_field(field: FieldDefinition, sheet: Rect, where: str, problems: Problems) -> None:
    if not field.boxes:
        problems.add("lint.no_boxes", where)
        return
    for index, box in enumerate(field.boxes):
        _check_inside(f"kotak {index + 1}", box, sheet, where, problems)
    if any(a.x >= b.x for a, b in zip(field.boxes, field.boxes[1:], strict=False)):
        problems.add("lint.box_order", where)
    if field.words is not None:
        _check_inside("words", field.words, sheet, where, problems)
        if any(field.words.overlaps(box) for box in field.boxes):
            problems.add("lint.words_on_boxes", where)
    if field.tally is not None:
        _check_inside("tally", field.tally.rect, sheet, where, problems)
        if field.tally.rows < 1 or field.tally.columns < 1:
            problems.add("lint.empty_area", where, name="tally")
    if field.bubbles and len(field.bubbles) != len(field.boxes):
        problems.add("lint.bubble_count", where, bubbles=len(field.bubbles), boxes=len(field.boxes))
    for index, circle in enumerate(_bubble_rects(field)):
        if not sheet.contains(circle):
            problems.add("lint.bubble_outside", where, column=index // 10 + 1, digit=index % 10)
            break


def _bubble_rects(field: FieldDefinition) -> list[Rect]:
    """Return the squares around all bubbles, column by column, each from 0 to 9."""
    return [
        Rect(column.centre(digit).x - column.radius, column.centre(digit).y - column.radius, side, side)
        for column in field.bubbles
        for digit in range(10)
        for side in (2 * column.radius,)
    ]


def _shrunk(rects: Iterable[Rect]) -> list[Rect]:
    return [rect.grown(-_TOUCHING, -_TOUCHING) for rect in rects]


def _check_overlaps(fields: tuple[FieldDefinition, ...], where: str, problems: Problems) -> None:
    """Note the first overlapping pair of boxes of every two fields (or of one field with itself)."""
    boxes = {field.id: _shrunk(field.boxes) for field in fields}
    for field_id, own in boxes.items():
        if any(a.overlaps(b) for a, b in combinations(own, 2)):
            problems.add("lint.boxes_overlap", where, first=field_id, second=field_id)
    for (first, mine), (second, others) in combinations(boxes.items(), 2):
        if any(a.overlaps(b) for a in mine for b in others):
            problems.add("lint.boxes_overlap", where, first=first, second=second)


def _check_bubbles_apart(fields: tuple[FieldDefinition, ...], where: str, problems: Problems) -> None:
    boxes = [box for field in fields for box in _shrunk(field.boxes)]
    circles = [(field.id, rect) for field in fields for rect in _shrunk(_bubble_rects(field))]
    clash = next((name for name, rect in circles if any(rect.overlaps(box) for box in boxes)), None)
    if clash is None:
        clash = next((a[0] for a, b in combinations(circles, 2) if a[1].overlaps(b[1])), None)
    if clash is not None:
        problems.add("lint.bubbles_overlap", where, field=clash)
