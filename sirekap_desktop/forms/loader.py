"""Definition files (``resources/forms/*.toml``) to :class:`FormDefinition`.

The file's shorthand: what stands on several pages is a *part* (``[parts.x]``) that pages name; a table is a *grid* of
x and y positions; fields are blocks of rows × columns; texts take a style by name. ``docs/manual/formulir.md``
says it for people who write one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sirekap_desktop.forms.definition import CornerMark, FormDefinition, FormKind, PageDefinition, Rect, Tag
from sirekap_desktop.forms.field_loader import read_fields
from sirekap_desktop.forms.print_loader import Printed, Styles, read_printed
from sirekap_desktop.forms.rule_loader import RuleBook, load_rules
from sirekap_desktop.forms.toml_node import Node, Problems, read_toml
from sirekap_desktop.resources import resource


def load_form(path: Path) -> FormDefinition:
    """Read a definition file with its rules.

    Raises:
        FormError: With the first problem found and its place in the file.
    """
    problems = Problems()
    form = read_form(path, problems)
    problems.raise_first(path.name)
    if form is None:  # pragma: no cover - read_form notes a problem whenever it returns None
        raise AssertionError(path)
    return form


def read_form(path: Path, problems: Problems) -> FormDefinition | None:
    """Read a definition file as far as it goes; every problem is noted, None where the file is no TOML."""
    data = read_toml(path, problems)
    return None if data is None else build_form(data, path, problems)


def build_form(data: dict[str, Any], path: Path, problems: Problems) -> FormDefinition:
    """Build the form that a parsed file means; ``path`` tells where its rules are and names it in problems."""
    root = Node(data, path.name, problems)
    sheet = _read_sheet(root)
    pages = tuple(_read_page(node, sheet) for node in root.tables("pages", required=True))
    pemilihan = root.text("pemilihan")
    form = FormDefinition(
        code=root.text("code"),
        title=root.text("title"),
        pemilihan=pemilihan,
        kind=root.enum("kind", FormKind, FormKind.PLANO),
        source=root.text("source"),
        pages=pages,
        tahun=root.whole("tahun", most=9999),
        partial=root.flag("partial"),
    )
    book = _read_rules(root, path, [f.id for f in form.number_fields])
    root.finish()
    if book is None:
        return form
    if book.pemilihan and pemilihan not in book.pemilihan:
        found = ", ".join(book.pemilihan)
        problems.add("forms.other_election", root.where, rules=book.code, found=found, wanted=pemilihan)
    return _with_rules(form, book)


def _with_rules(form: FormDefinition, book: RuleBook) -> FormDefinition:
    required = tuple(f.id for f in form.number_fields) if book.required is None else book.required
    return replace(form, rules=book.rules, required=required)


def _read_rules(root: Node, path: Path, fields: list[str]) -> RuleBook | None:
    """Read the rules file named by the definition: in ``../rules`` beside it, else the bundled one."""
    name = root.text("rules")
    if not name:
        return None
    for candidate in (path.parent.parent / "rules" / f"{name}.toml", resource("rules", f"{name}.toml")):
        if candidate.is_file():
            return load_rules(candidate, root.problems, fields)
    root.problems.add("forms.no_rules", root.where, rules=name)
    return None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all pages of a form share."""

    width: float
    height: float
    pages: int
    styles: Styles
    marks: tuple[CornerMark, ...]
    parts: dict[str, Printed]
    tag: Tag | None


def _read_sheet(root: Node) -> _Sheet:
    size = root.numbers("size", 2) or [1.0, 1.0]
    styles = Styles.read(root)
    pages = root.data.get("pages")
    return _Sheet(
        width=size[0],
        height=size[1],
        pages=len(pages) if isinstance(pages, list) else 0,
        styles=styles,
        marks=_read_marks(root),
        parts=_read_parts(root, styles),
        tag=_read_tag(root),
    )


def _read_parts(root: Node, styles: Styles) -> dict[str, Printed]:
    node = root.table("parts", required=False)
    parts = {}
    for name in node.names():
        part = node.table(name)
        parts[name] = read_printed(part, styles)
        part.finish()
    return parts


def _read_tag(root: Node) -> Tag | None:
    """Return the tag that all pages share but for its id."""
    if not root.has("tag"):
        return None
    node = root.table("tag")
    tag = Tag(node.text("family"), -1, node.rect("rect"), node.whole("quarter_turns", 0))
    node.finish()
    return tag


def _read_marks(root: Node) -> tuple[CornerMark, ...]:
    """Return the corner marks: one square each, or two that touch, the second to the right and below the first."""
    if not root.has("marks"):
        return ()
    node = root.table("marks")
    size, count = node.number("square"), node.whole("squares", 2, most=2)
    corners = node.table("corners")
    marks = []
    for name in corners.names():
        at = corners.numbers(name, 2)
        if at:
            squares = Rect(at[0], at[1], size, size), Rect(at[0] + size, at[1] + size, size, size)
            marks.append(CornerMark(name, squares[:count]))
    node.finish()
    return tuple(marks)


def _read_page(node: Node, sheet: _Sheet) -> PageDefinition:
    number = node.whole("number")
    printed = Printed()
    _add_parts(node, sheet, printed)
    printed.add_moved(read_printed(node, sheet.styles), 0.0, 0.0)
    tag = _page_tag(node, sheet)
    printed.fill_in(page=number, pages=sheet.pages, tag=tag.id if tag else "")
    page = PageDefinition(
        number=number,
        width=sheet.width,
        height=sheet.height,
        fields=tuple(f for block in node.tables("fields", required=True) for f in read_fields(block)),
        header=node.rect("header"),
        tag=tag,
        marks=sheet.marks,
        lines=printed.merged_lines(),
        fills=tuple(printed.fills),
        texts=tuple(printed.texts),
        circles=tuple(printed.circles),
        anchors=tuple(Rect(*row) for row in node.rows("anchors", 4)),
        signatures=tuple(printed.signatures),
        partai=node.whole("partai", 0) or None,
    )
    node.finish()
    return page


def _page_tag(node: Node, sheet: _Sheet) -> Tag | None:
    if not node.has("tag"):
        return None
    if sheet.tag is None:
        node.problems.add("forms.missing_key", node.where.split(".")[0], key="tag")
        return None
    return Tag(sheet.tag.family, node.whole("tag"), sheet.tag.rect, sheet.tag.quarter_turns)


def _add_parts(node: Node, sheet: _Sheet, printed: Printed) -> None:
    """Add the parts that a page names, each moved to where the page wants it."""
    for entry in node.raw("parts", list, "daftar", []) or []:
        holder = Node(entry if isinstance(entry, dict) else {"part": entry}, f"{node.where}.parts", node.problems)
        name, dx, dy = holder.text("part"), holder.number("dx", 0.0), holder.number("dy", 0.0)
        holder.finish()
        if name in sheet.parts:
            printed.add_moved(sheet.parts[name], dx, dy)
        elif name:
            node.problems.add("forms.unknown_part", node.where, part=name)
