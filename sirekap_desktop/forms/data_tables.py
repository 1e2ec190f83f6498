"""The tables I … III of a page: rows named by the election, heights and columns by the layout."""

from __future__ import annotations

from sirekap_desktop.forms.page_plan import Measures, PagePlan, Row, block_of
from sirekap_desktop.forms.toml_node import Node

_SEXES = (
    ("l", "LAKI-LAKI (L)", "(L)"),
    ("p", "PEREMPUAN (P)", "(P)"),
    ("j", "JUMLAH (L+P)", "(J)"),
)
_TALL_BOXES = 0.0
"""Height of boxes that are as tall as their row."""


def lay_tables(plan: PagePlan, tables: Node, layout: Measures) -> None:
    """Lay the tables that ``tables`` names (its key ``tables``) one below the other."""
    top = layout["top"]
    for node in tables.tables("tables", required=True):
        bottom = _Table(plan, node, layout, top).lay()
        top = bottom + layout["gap"]


class _Table:
    """One table, laid from top to bottom."""

    def __init__(self, plan: PagePlan, node: Node, layout: Measures, top: float) -> None:
        self._plan, self._layout, self._top = plan, layout, top
        self._number, self._title = node.text("number"), node.text("title")
        sexes = node.flag("sexes")
        self._groups = list(node.tables("groups", required=True))
        node.finish()
        columns = layout.numbers("columns", 3)
        self._left, self._right = layout["left"], layout["right"]
        self._columns = columns if sexes else columns[-1:]

    def lay(self) -> float:
        """Print the table and return its lower edge."""
        layout, plan = self._layout, self._plan
        plan.text("bab", self._left, self._top - layout["title_up"], f"{self._number} {self._title}")
        y = self._heads()
        for group in self._groups:
            y = self._group(group, y)
        plan.frame((self._left, self._right), (self._top, y), layout["line"])
        return y

    def _heads(self) -> float:
        layout, plan, thin = self._layout, self._plan, self._layout["thin"]
        edges = [self._left, *self._columns, self._right]
        under, below = self._top + layout["head"], self._top + layout["head"] + layout["numbers"]
        plan.grid(edges, [self._top, under, below], thin)
        heads = [head for _, head, _ in _SEXES] if len(self._columns) == len(_SEXES) else ["JUMLAH"]
        pairs = zip(edges, edges[1:], ["URAIAN", *heads], strict=False)
        for number, (left, right, head) in enumerate(pairs, 1):
            plan.text(
                "kepala",
                (left + right) / 2,
                self._top + layout["head"] * layout["head_share"],
                head,
                right - left - 1,
            )
            plan.text(
                "nomor_kolom", (left + right) / 2, under + layout["numbers"] * layout["numbers_share"], f"({number})"
            )
        return below

    def _group(self, node: Node, top: float) -> float:
        """Print a group of rows under its heading, if it has one; return its lower edge."""
        layout, plan = self._layout, self._plan
        letter, heading, section = node.text("letter", ""), node.text("heading", ""), node.text("section")
        left, base = self._left, top + layout["heading"] * layout["heading_share"]
        if heading:
            plan.text("huruf", left + layout["text_in"], base, letter)
            left += layout["indent"]
            plan.text("huruf", left + layout["text_in"], base, heading)
            plan.grid([left, self._right], [top, top + layout["heading"]], layout["thin"])
            top += layout["heading"]
        rows, height = list(node.tables("rows", required=True)), layout["row"]
        edges = [top + height * at for at in range(len(rows) + 1)]
        plan.grid([left, *self._columns, self._right], edges, layout["thin"])
        if heading:
            plan.grid([self._left, self._right], [top - layout["heading"], edges[-1]], layout["thin"])
        plan.fields(self._block(section, [self._row(row, left, y) for row, y in zip(rows, edges, strict=False)]))
        node.finish()
        return edges[-1]

    def _row(self, node: Node, left: float, top: float) -> Row:
        layout, plan = self._layout, self._plan
        label, note = node.text("label"), node.text("note", "")
        middle, x = top + layout["row"] / 2, left + layout["text_in"]
        most = self._columns[0] - x - layout["text_in"]
        down = layout["label_down"] - (layout["note_down"] / 2 if note else 0)
        plan.text("baris", x, middle + down, label, most)
        if note:
            plan.text("baris_miring", x, middle + down + layout["note_down"], note, most)
        box = layout.below("box").numbers("size", 2)[1]
        row: Row = {"id": node.text("id"), "short": node.text("short"), "label": label}
        row["y"] = round(top + (layout["row"] - box) / 2 if box > _TALL_BOXES else top, 3)
        node.finish()
        return row

    def _block(self, section: str, rows: list[Row]) -> Row:
        box = self._layout.below("box")
        block = block_of(section, box, self._layout["row"]) | {"rows": rows}
        if len(self._columns) == 1:
            return block | {"x": self._columns[0] + box["dx"]}
        columns = zip(_SEXES, self._columns, strict=True)
        return block | {
            "columns": [{"key": k, "x": x + box["dx"], "head": h, "short": s} for (k, h, s), x in columns]
        }
