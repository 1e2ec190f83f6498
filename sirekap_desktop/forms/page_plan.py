"""A page of a definition in the making: the grammar of ``loader``, filled table by table."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from sirekap_desktop.forms.toml_node import Node

Row = dict[str, Any]


class PagePlan:
    """What one page prints and asks for, as a definition file would say it."""

    def __init__(self, skeleton: Row) -> None:
        """Start from what every page of its sort prints."""
        self.data: Row = deepcopy(skeleton)

    def grid(self, x: list[float], y: list[float], line: float) -> None:
        """Print a table: one line across at each y, one upright at each x."""
        self._add("grids", {"x": x, "y": [round(v, 3) for v in y], "line": line})

    def frame(self, x: tuple[float, float], y: tuple[float, float], line: float) -> None:
        """Print the frame of a table, and let the page be found by it."""
        self.grid(list(x), list(y), line)
        self._add("anchors", [x[0], y[0], round(x[1] - x[0], 3), round(y[1] - y[0], 3)])

    def text(self, style: str, x: float, y: float, text: str, most: float | None = None) -> None:
        """Print a text; longer ones are squeezed to ``most`` millimetres."""
        entry: Row = {"style": style, "x": x, "y": round(y, 3), "text": text}
        self._add("texts", entry if most is None else entry | {"most": round(most, 3)})

    def circle(self, x: float, y: float, radius: float, line: float, fill: float) -> None:
        """Print a circle; ``fill`` of 1 leaves it empty."""
        self._add("circles", [x, round(y, 3), radius, line, fill])

    def signature(self, role: str, rect: list[float], count: int) -> None:
        """Leave a row of places for names and signatures."""
        self._add("signatures", {"role": role, "rect": [round(v, 3) for v in rect], "count": count})

    def fields(self, block: Row) -> None:
        """Ask for the numbers of a block of rows."""
        self._add("fields", block)

    def _add(self, key: str, entry: Any) -> None:
        self.data.setdefault(key, []).append(entry)


class Measures:
    """Numbers of one table of a layout, some of which an election says otherwise."""

    def __init__(self, node: Node, instead: Row | None = None) -> None:
        """Read from a table of the layout; ``instead`` goes before what it says."""
        self._node = Node(node.data | (instead or {}), node.where, node.problems)

    def __getitem__(self, key: str) -> float:
        """Return a number; 0 with a problem noted where it is missing."""
        return self._node.number(key)

    def get(self, key: str) -> float:
        """Return a number; 0 where it is missing."""
        return self._node.number(key, 0.0)

    def numbers(self, key: str, length: int | None = None) -> list[float]:
        """Return numbers; of a fixed length: zeros, with a problem noted, where they are wrong."""
        return self._node.numbers(key, length) or [0.0] * (length or 2)

    def optional(self, key: str, length: int) -> list[float]:
        """Return numbers, none where the layout has no such thing."""
        return self._node.numbers(key, length) if self._node.has(key) else []

    def below(self, key: str) -> Measures:
        """Return the numbers of a table below this one."""
        return Measures(self._node.table(key))

    def has(self, key: str) -> bool:
        """Tell whether the layout has such a thing."""
        return self._node.has(key)

    def raw(self) -> Row:
        """Return everything as it stands."""
        return self._node.data


def block_of(section: str, box: Measures, row_height: float) -> Row:
    """Return a block of three boxes as the layout says; a box without a height of its own is as high as its row."""
    width, height = box.numbers("size", 2)
    size = [width, height or row_height]
    return {"section": section, "boxes": 3, "size": size, "pitch": box["pitch"], "line": box["line"]}
