"""Field blocks of a definition file: rows × columns of digit boxes, with bubbles, tally grid and words area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sirekap_desktop.forms.definition import BubbleColumn, FieldDefinition, FieldKind, Rect, TallyGrid
from sirekap_desktop.forms.toml_node import Node

MOST_BOXES = 9


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a block: key of its field ids (empty: none), left edge, printed head, short name."""

    key: str
    x: float
    head: str
    short: str


def read_fields(block: Node) -> Iterator[FieldDefinition]:
    """Yield the fields of one block, row by row and in each row from left to right.

    A block says ``boxes`` (how many), ``size`` ([width, height] of one), ``pitch`` (from box to box) and either
    ``x`` or ``columns``. Bubbles, tally and words of a block are measured down from the top of the row's boxes; a row
    may have its own ``x``, ``boxes``, ``height``, ``tally`` and ``words``, the last two measured on the sheet.
    """
    section = block.text("section")
    kind = block.enum("kind", FieldKind, FieldKind.NUMBER) if block.has("kind") else FieldKind.NUMBER
    size = block.numbers("size", 2) or [1.0, 1.0]
    pitch, line, dotted = block.number("pitch"), block.number("line", 0.5), block.flag("dotted")
    for row in block.tables("rows", required=True):
        y, height = row.number("y"), row.number("height", size[1])
        name, label, short = row.text("id"), row.text("label"), row.text("short", "")
        count = row.whole("boxes", most=MOST_BOXES) if row.has("boxes") else block.whole("boxes", most=MOST_BOXES)
        words = row.rect("words") if row.has("words") else _down(block, "words", y)
        tally = _read_tally(row, 0.0) if row.has("tally") else _read_tally(block, y)
        for column in _read_columns(block, row):
            boxes = tuple(Rect(column.x + pitch * i, y, size[0], height) for i in range(count))
            yield FieldDefinition(
                id=f"{name}_{column.key}" if column.key else name,
                label=label,
                section=section,
                boxes=boxes,
                kind=kind,
                bubbles=_read_bubbles(block, boxes),
                tally=tally,
                words=words,
                dotted=dotted,
                column=column.head,
                short=f"{short} {column.short}".strip(),
                box_line=line,
            )
        row.finish()
    block.finish()


def _read_columns(block: Node, row: Node) -> list[_Column]:
    if row.has("x"):
        return [_Column("", row.number("x"), "", "")]
    if not block.has("columns"):
        return [_Column("", block.number("x"), "", "")]
    columns = []
    for node in block.tables("columns"):
        columns.append(_Column(node.text("key"), node.number("x"), node.text("head"), node.text("short", "")))
        node.finish()
    return columns


def _down(block: Node, key: str, y: float) -> Rect | None:
    """Return the rectangle of a block, moved down to a row."""
    if not block.has(key):
        return None
    rect = block.rect(key)
    return Rect(rect.x, rect.y + y, rect.width, rect.height)


def _read_bubbles(block: Node, boxes: tuple[Rect, ...]) -> tuple[BubbleColumn, ...]:
    """Return one column of bubbles under the middle of each box."""
    if not block.has("bubbles"):
        return ()
    node = block.table("bubbles")
    dy, pitch, radius = node.number("dy"), node.number("pitch"), node.number("radius")
    count = node.whole("columns", len(boxes), most=MOST_BOXES)
    node.finish()
    return tuple(BubbleColumn(box.centre.x, box.y + dy, pitch, radius) for box in boxes[:count])


def _read_tally(block: Node, y: float) -> TallyGrid | None:
    if not block.has("tally"):
        return None
    node = block.table("tally")
    grid = _down(node, "rect", y) or node.rect("rect")
    rows, columns = node.whole("rows", most=100), node.whole("columns", most=100)
    sums = node.numbers("sums", 3)
    node.finish()
    if not sums or rows < 1:
        return TallyGrid(grid, rows, columns)
    x, width, count = sums[0], sums[1], min(max(int(sums[2]), 0), MOST_BOXES)
    height = grid.height / rows
    strips = tuple(
        tuple(Rect(x + width * i, grid.y + height * row, width, height) for i in range(count)) for row in range(rows)
    )
    return TallyGrid(grid, rows, columns, strips)
