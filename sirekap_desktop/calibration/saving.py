"""From a draft to a definition file, which first passes the loader and the lint of every definition."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sirekap_desktop.calibration.draft import Draft, DraftField
from sirekap_desktop.calibration.field_names import kind_of, short_name
from sirekap_desktop.calibration.toml_text import toml_text
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms.definition import FieldKind, FormDefinition, Rect
from sirekap_desktop.forms.lint import lint_form
from sirekap_desktop.forms.loader import build_form
from sirekap_desktop.forms.rule_loader import RuleBook, load_rules
from sirekap_desktop.forms.rules import Rule, RuleLevel
from sirekap_desktop.forms.toml_node import LintFinding, Problems
from sirekap_desktop.messages import sentence
from sirekap_desktop.resources import resource

SOURCE = "kalibrasi sendiri"
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{1,59}")
"""Codes name files: no folder can be left by one, and every system takes it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as the loader understands it.

    Attributes:
        form: The form with this page; its rules are those of the chosen file whose fields it has.
        problems: What must be put right before it can be saved; empty where nothing must.
        left_out: Rules of the chosen file that speak of numbers on other pages.
    """

    form: FormDefinition
    problems: tuple[LintFinding, ...]
    left_out: tuple[str, ...] = ()


def rule_files() -> tuple[str, ...]:
    """Return the names of the bundled rules files."""
    return tuple(sorted(path.stem for path in resource("rules").glob("*.toml")))


def check(draft: Draft) -> Checked:
    """Return what a draft means and what is wrong with it."""
    problems = Problems()
    head, file = draft.head, f"{draft.head.code or '?'}.toml"
    if not _CODE.fullmatch(head.code):
        problems.add("calibration.bad_code", file, code=head.code)
    if not head.title.strip():
        problems.add("calibration.no_title", file)
    for at, field in enumerate(draft.fields):
        if not field.id:
            problems.add("calibration.no_id", sentence("calibration.where_row", row=at + 1))
    # The rules are put in afterwards: a file for them is only written when the form is saved.
    form = build_form(form_data(draft) | {"rules": ""}, Path(file), problems)
    book = _rules(draft, form, problems)
    kept = [rule for rule in book.rules if _has(form, rule)] if book else []
    left = [rule.id for rule in book.rules if not _has(form, rule)] if book else []
    required = tuple(f.id for f in form.number_fields if f.id)
    form = replace(form, rules=tuple(kept), required=required)
    named = replace(form, pages=tuple(replace(p, fields=tuple(f for f in p.fields if f.id)) for p in form.pages))
    lint_form(named, file, problems)
    return Checked(form, tuple(problems.found), tuple(dict.fromkeys(left)))


def _rules(draft: Draft, form: FormDefinition, problems: Problems) -> RuleBook | None:
    name, pemilihan = draft.head.rules, draft.head.pemilihan
    if not name:
        return None
    book = load_rules(resource("rules", f"{name}.toml"), problems, [f.id for f in form.number_fields])
    if pemilihan not in book.pemilihan:
        found = ", ".join(book.pemilihan)
        problems.add("forms.other_election", form.code, rules=book.code, found=found, wanted=pemilihan)
    return book


def _has(form: FormDefinition, rule: Rule) -> bool:
    return {f.id for f in form.number_fields}.issuperset(rule.fields)


def form_data(draft: Draft) -> dict[str, Any]:
    """Return the definition as its file's tables."""
    head, found = draft.head, draft.structure
    data: dict[str, Any] = {
        "code": head.code,
        "title": head.title,
        "pemilihan": head.pemilihan,
        "tahun": head.tahun,
        "partial": True,
        "kind": head.kind.value,
        "source": SOURCE,
        "rules": head.code if head.rules else "",
        "size": list(found.size),
    }
    if draft.use_marks and found.marks:
        squares = found.marks[0].squares
        corners = {mark.name: [mark.squares[0].x, mark.squares[0].y] for mark in found.marks}
        data["marks"] = {"square": squares[0].width, "squares": len(squares), "corners": corners}
    if draft.use_tag and found.tag is not None:
        tag = found.tag
        data["tag"] = {"family": tag.family, "rect": _numbers(tag.rect), "quarter_turns": tag.quarter_turns}
    return data | {"pages": [_page(draft)]}


def _page(draft: Draft) -> dict[str, Any]:
    found = draft.structure
    page: dict[str, Any] = {"number": draft.head.page, "header": _numbers(draft.header)}
    if draft.use_tag and found.tag is not None:
        page["tag"] = found.tag.id
    page["anchors"] = [_numbers(found.tables[at]) for at in sorted(draft.anchors)]
    page["lines"] = [[m.x1, m.y1, m.x2, m.y2, m.width, m.grey] for m in draft.lines]
    page["fields"] = [_field(field, draft.head.pemilihan) for field in draft.fields]
    return page


def _field(field: DraftField, pemilihan: str) -> dict[str, Any]:
    strip, short = field.strip, short_name(field.id, pemilihan)
    block: dict[str, Any] = {
        "section": "-",
        "boxes": strip.count,
        "size": [strip.width, strip.height],
        "pitch": strip.pitch,
        "line": strip.line,
        "x": strip.x,
    }
    if kind_of(field.id) is FieldKind.DATE:
        block["kind"] = FieldKind.DATE.value
    row = {"id": field.id, "y": strip.y, "short": short, "label": field.label or short}
    return block | {"rows": [row]}


def _numbers(rect: Rect) -> list[float]:
    return [rect.x, rect.y, rect.width, rect.height]


def save(draft: Draft, folder: Path) -> Path:
    """Write the definition into a folder of forms, its rules into ``rules`` beside that folder.

    A file of the same code that is there keeps its other pages; the page of this number is replaced.

    Raises:
        SirekapError: If the draft has problems, the file there is another form's, or it can't be written.
    """
    checked = check(draft)
    if checked.problems:
        raise SirekapError("calibration.not_ready", count=len(checked.problems), first=checked.problems[0].text)
    path = folder / f"{draft.head.code}.toml"
    data = _joined(form_data(draft), path)
    problems = Problems()
    form = build_form(data | {"rules": ""}, path, problems)
    lint_form(form, path.name, problems)
    problems.raise_first(path.name)
    book = _rules(draft, form, problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if book is not None:
            rules = folder.parent / "rules" / path.name
            rules.parent.mkdir(exist_ok=True)
            _replace(
                rules, rules_text(draft.head.code, draft.head.pemilihan, [r for r in book.rules if _has(form, r)])
            )
        _replace(path, toml_text(data))
    except OSError as error:
        raise SirekapError("file.write", name=str(path), detail=str(error.strerror)) from error
    return path


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _joined(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return the definition with the other pages of the file that is there."""
    if not path.exists():
        return data
    try:
        there = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SirekapError("calibration.other_file", name=str(path)) from error
    if there.get("source") != SOURCE or there.get("size") != data["size"]:
        raise SirekapError("calibration.other_file", name=str(path))
    number = data["pages"][0]["number"]
    pages = [page for page in there["pages"] if page["number"] != number] + data["pages"]
    shared = {key: there[key] for key in ("marks", "tag") if key in there and key not in data}
    return data | shared | {"pages": sorted(pages, key=lambda page: int(page["number"]))}


def rules_text(code: str, pemilihan: str, rules: Sequence[Rule]) -> str:
    """Return a rules file of some rules, formulas as they were read."""
    entries = []
    for rule in rules:
        entry = {"id": rule.id, "formula": rule.text, "severity": rule.severity.value, "basis": rule.basis}
        if rule.level is not RuleLevel.EVERY:
            entry["level"] = rule.level.value
        entries.append(entry)
    return toml_text({"code": code, "pemilihan": pemilihan, "required": "all numbers", "rules": entries})
