"""The tables of votes (IV) of a page: of one party, of some candidates of the DPD, of some paslon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sirekap_desktop.forms.contestants import Party
from sirekap_desktop.forms.page_plan import Measures, PagePlan, Row, block_of
from sirekap_desktop.forms.toml_node import Node

_NONE = "(tidak ada calon)"
_HELP_LEFT = 92
"""How far left of the boxes the middle of the words stands that say what the bubbles are for, in millimetres."""
_INSET = 0.7
"""Space between a name and the lines beside it, in widths of its number."""


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One place of a table of votes: what is printed there and, if somebody stands there, the field that it asks."""

    nomor: int
    nama: str
    field: Row | None


class VoteTable:
    """One table of votes, laid from top to bottom."""

    def __init__(self, plan: PagePlan, layout: Node, name: str) -> None:
        """Prepare a table whose measures the layout calls ``votes.<name>``."""
        votes = layout.table("votes")
        self._plan, self._layout = plan, Measures(votes.table(name))
        self._words = votes.table("texts").data
        self._x = self._layout.numbers("x")
        self._line = self._layout["line"]

    def party(self, party: Party) -> None:
        """Lay the page of a party: A.1 the party, A.2 its candidates, B their sum."""
        layout, n = self._layout, party.nomor
        names = {c.nomor: c.nama for c in party.calon}
        top = layout["top"]
        y = self._heads(top)
        y = self._heading(y, "A.1", "SUARA PARTAI")
        own: Row = {"id": f"suara_partai_{n}", "short": f"suara partai {n}", "label": f"{n}. {party.nama}"}
        y = self._rows(y, [VoteRow(n, party.nama, own)], f"IV.{n}.A.1")
        if party.slots:
            y = self._heading(y, "A.2", "SUARA CALON")
            rows = [VoteRow(m, names.get(m, _NONE), _calon(n, m, names)) for m in range(1, party.slots + 1)]
            y = self._rows(y, rows, f"IV.{n}.A.2")
        y = self._sum(y, n)
        self._plan.frame((self._x[0], self._x[-1]), (top, y), self._line)

    def numbered(self, rows: Sequence[VoteRow]) -> None:
        """Lay a page of candidates or paslon."""
        top = self._layout["top"]
        bottom = self._rows(self._heads(top), rows, "IV")
        self._plan.frame((self._x[0], self._x[-1]), (top, bottom), self._line)

    def _heads(self, top: float) -> float:
        x, plan, head = self._x, self._plan, self._layout["head"]
        plan.grid(x, [top, top + head], self._line)
        texts = [self._words.get("names", ""), *self._tally_heads(), self._words.get("total", "")]
        for left, right, text in zip(x, x[1:], texts, strict=False):
            lines = text if isinstance(text, list) else [text]
            for at, line in enumerate(lines):
                y = top + head * (at + 1) / (len(lines) + 1) + head * 0.08
                plan.text("kepala", (left + right) / 2, y, line, right - left - 2)
        return top + head

    def _tally_heads(self) -> list[str | list[str]]:
        return [self._words.get("tally", ""), self._words.get("sums", [])] if self._layout.has("tally") else []

    def _heading(self, top: float, code: str, text: str) -> float:
        height = self._layout["heading"]
        self._plan.grid([self._x[0], self._x[-1]], [top, top + height], self._line)
        self._plan.text("kode_baris", self._x[0] + 0.08 * (self._x[1] - self._x[0]), top + 0.72 * height, code)
        middle = (self._x[0] + self._x[1]) / 2
        self._plan.text("kepala", middle, top + 0.7 * height, text, 0.7 * (self._x[1] - self._x[0]))
        return top + height

    def _rows(self, top: float, rows: Sequence[VoteRow], section: str) -> float:
        layout, height = self._layout, self._layout["row"]
        tall = height - layout.get("gap")
        for at, row in enumerate(rows):
            y = top + at * height
            self._lines(y, tall)
            self._name(row, y)
            if row.field is not None:
                self._plan.fields(self._block(section, row.field, y, tall))
                self._words_line(y, tall)
            if layout.has("bubbles"):
                self._bubble_help(y)
        return top + len(rows) * height - layout.get("gap")

    def _lines(self, top: float, tall: float) -> None:
        """Print the frame of one row; under a tally grid that is lower than its row stands the place for words."""
        x = self._x
        high = self._layout.below("tally").get("height") if self._layout.has("tally") else 0.0
        if high:
            self._plan.grid(x[:-1], [top, top + high], self._line)
            x = [x[0], *x[-2:]]
        self._plan.grid(x, [top, top + tall], self._line)

    def _name(self, row: VoteRow, top: float) -> None:
        plan, left, right = self._plan, self._x[0], self._x[1]
        downs, size = self._layout.numbers("name_dy"), 0.06 * (right - left)
        if len(downs) > 1:  # number above name, in the middle of a narrow column
            plan.text("urut_calon", (left + right) / 2, top + downs[0], str(row.nomor))
            width = (right - left) * (1 - 0.1)
            plan.text("nama_tengah", (left + right) / 2, top + downs[1], row.nama, width)
            return
        plan.text("urut_calon", left + size / 2, top + downs[0], f"{row.nomor}.")
        plan.text("nama_calon", left + size, top + downs[0], row.nama, right - left - size * (1 + _INSET))

    def _block(self, section: str, field: Row, top: float, tall: float) -> Row:
        """Return the block of one row's boxes with its bubbles, tally grid and place for words."""
        layout, box = self._layout, self._layout.below("box")
        block = block_of(section, box, tall) | {
            "x": box["x"],
            "dotted": bool(box.raw().get("dotted", False)),
        }
        row = field | {"y": round(top + box["dy"], 3)}
        if layout.has("bubbles"):
            block["bubbles"] = dict(layout.below("bubbles").raw())
        if layout.has("tally"):
            row["tally"] = self._tally(top, tall)
        words = layout.optional("words", 4)
        if words:
            row["words"] = [words[0], round(top + words[1], 3), words[2], words[3]]
        return block | {"rows": [row]}

    def _tally(self, top: float, tall: float) -> Row:
        grid = self._layout.below("tally")
        return {
            "rect": [grid["x"], round(top, 3), grid["width"], grid.get("height") or tall],
            "rows": int(grid["rows"]),
            "columns": int(grid["columns"]),
            "sums": grid.numbers("sums", 3),
        }

    def _words_line(self, top: float, tall: float) -> None:
        words = self._layout.optional("words", 4)
        if not words:
            return
        text, indent = str(self._words.get("words", "")), 0.03 * words[2]
        self._plan.text(
            "catatan", words[0] + indent, min(top + words[1] + words[3] + 0.1 * tall, top + 0.97 * tall), text
        )

    def _bubble_help(self, top: float) -> None:
        """Print what the bubbles are for, beside them."""
        column = self._layout.below("bubbles")
        lines = [str(line) for line in self._words.get("bubbles", [])]
        x = self._layout.below("box")["x"] - _HELP_LEFT
        for at, line in enumerate(lines):
            self._plan.text("petunjuk", x, top + column["dy"] + 80 + 6 * at, line)

    def _sum(self, top: float, nomor: int) -> float:
        layout, x = self._layout, self._x
        height, words = layout["sum_row"], layout.numbers("sum_words", 4)
        label = "JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1 + A.2)"
        self._plan.grid([x[0], x[-2], x[-1]], [top, top + height], self._line)
        code_x, wide = x[0] + 0.08 * (x[1] - x[0]), words[0] - x[0]
        self._plan.text("kode_baris", code_x, top + 0.2 * height, "B.")
        for at, line in enumerate(("JUMLAH SUARA SAH", "PARTAI POLITIK DAN CALON", "(A.1 + A.2)")):
            self._plan.text("kepala", x[0] + 0.55 * wide, top + height * (0.4 + 0.2 * at), line, 0.8 * wide)
        box = layout.below("box")
        tall = box.numbers("size", 2)[1]
        field: Row = {"id": f"jumlah_partai_{nomor}", "short": f"jumlah partai {nomor}", "label": label}
        block = self._block(f"IV.{nomor}.B", field, top, height)
        row = block["rows"][0]
        row.pop("tally", None)
        row["y"] = round(top + (height - tall) / 2 if tall else top, 3)
        row["words"] = [words[0], round(top + words[1], 3), words[2], words[3]]
        self._plan.text("catatan", words[0] + 0.03 * words[2], top + 0.95 * height, str(self._words.get("words", "")))
        self._plan.fields(block)
        return top + height


def _calon(partai: int, nomor: int, names: Mapping[int, str]) -> Row | None:
    """Return the field of a candidate; None where nobody has the number."""
    if nomor not in names:
        return None
    name = f"suara_calon_{partai}_{nomor}"
    return {"id": name, "short": f"suara calon {partai}.{nomor}", "label": f"{nomor}. {names[nomor]}"}
