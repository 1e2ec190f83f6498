"""What a page of a definition file prints besides fields: grids, lines, dots, fills, circles, texts, signatures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby

from sirekap_desktop.forms.definition import Circle, Fill, Line, Point, Rect, SignatureBlock, Text
from sirekap_desktop.forms.toml_node import Node


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of texts and dotted lines that a definition names."""

    texts: dict[str, Text]
    dot: float
    dot_pitch: float

    @classmethod
    def read(cls, root: Node) -> Styles:
        """Read the tables ``styles`` and ``dots`` of a definition."""
        styles = root.table("styles", required=False)
        dots = root.table("dots", required=False)
        size, pitch = dots.number("size", 1.0), dots.number("pitch", 3.0)
        if not 0 < size < pitch:
            root.problems.add("forms.dots", dots.where)
            size, pitch = 1.0, 3.0
        found = cls({name: _read_style(styles.table(name)) for name in styles.names()}, size, pitch)
        dots.finish()
        return found


def _read_style(node: Node) -> Text:
    style = Text(
        0.0,
        0.0,
        "",
        size=node.number("size"),
        bold=node.flag("bold"),
        italic=node.flag("italic"),
        align=node.text("align", "left"),
        rotation=node.number("rotation", 0.0),
        grey=node.number("grey", 0.0),
    )
    if style.align not in ("left", "center", "right"):
        node.problems.add(
            "forms.unknown_value", node.where, key="align", value=style.align, allowed="left, center, right"
        )
    if style.size <= 0:
        node.problems.add("forms.text_size", node.where)
    node.finish()
    return style


@dataclass(slots=True)
class Printed:
    """What has been read so far for one page."""

    lines: list[Line] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    signatures: list[SignatureBlock] = field(default_factory=list)

    def fill_in(self, **values: object) -> None:
        """Put values into the texts that name them, e.g. ``{page}``."""
        for name, value in values.items():
            self.texts = [replace(t, text=t.text.replace(f"{{{name}}}", str(value))) for t in self.texts]

    def add_moved(self, part: Printed, dx: float, dy: float) -> None:
        """Add everything of a part, moved to the right by ``dx`` and down by ``dy``."""
        self.lines += [
            replace(m, x1=_mm(m.x1 + dx), y1=_mm(m.y1 + dy), x2=_mm(m.x2 + dx), y2=_mm(m.y2 + dy)) for m in part.lines
        ]
        self.fills += [replace(f, rect=_moved(f.rect, dx, dy)) for f in part.fills]
        self.circles += [replace(c, centre=Point(_mm(c.centre.x + dx), _mm(c.centre.y + dy))) for c in part.circles]
        self.texts += [replace(t, x=_mm(t.x + dx), y=_mm(t.y + dy)) for t in part.texts]
        self.signatures += [replace(g, rect=_moved(g.rect, dx, dy)) for g in part.signatures]

    def merged_lines(self) -> tuple[Line, ...]:
        """Return the lines with pieces of one straight line joined, so that no ink is drawn or looked for twice."""
        level = [line for line in self.lines if line.dash is None and line.y1 == line.y2]
        upright = [line for line in self.lines if line.dash is None and line.x1 == line.x2 and line.y1 != line.y2]
        others = [line for line in self.lines if line.dash is not None or (line.x1 != line.x2 and line.y1 != line.y2)]
        return (*_join(level, level=True), *_join(upright, level=False), *others)


def _join(lines: list[Line], *, level: bool) -> list[Line]:
    def place(line: Line) -> tuple[float, float]:
        return (line.y1 if level else line.x1, line.grey)

    def start(line: Line) -> float:
        return min(line.x1, line.x2) if level else min(line.y1, line.y2)

    def end(line: Line) -> float:
        return max(line.x1, line.x2) if level else max(line.y1, line.y2)

    joined: list[Line] = []
    for (across, grey), group in groupby(sorted(lines, key=lambda m: (place(m), start(m))), key=place):
        run: tuple[float, float, float] | None = None
        runs = []
        for line in group:
            if run is not None and start(line) <= run[1] + 0.01:
                run = (run[0], max(run[1], end(line)), max(run[2], line.width))
            else:
                runs += [run] if run is not None else []
                run = (start(line), end(line), line.width)
        runs += [run] if run is not None else []
        joined += [
            Line(a, across, b, across, width, grey) if level else Line(across, a, across, b, width, grey)
            for a, b, width in runs
        ]
    return joined


def _dots(length: float, styles: Styles) -> tuple[float, float]:
    """Return the dash of a dotted line that begins and ends with a whole dot."""
    free = max(length - styles.dot, 0.01)
    return styles.dot, max(free / max(1, round(free / styles.dot_pitch)) - styles.dot, 0.01)


def _moved(rect: Rect, dx: float, dy: float) -> Rect:
    return Rect(_mm(rect.x + dx), _mm(rect.y + dy), rect.width, rect.height)


def _mm(value: float) -> float:
    """Return a place without the noise of adding, so that equal places stay equal."""
    return round(value, 3)


def read_printed(node: Node, styles: Styles) -> Printed:
    """Read what a part or page prints."""
    printed = Printed()
    for grid in node.tables("grids"):
        printed.lines += _read_grid(grid)
    for x1, y1, x2, y2, width, grey in node.rows("lines", 6):
        printed.lines.append(Line(x1, y1, x2, y2, width, grey))
    for x1, y1, x2, y2, width, grey, on, off in node.rows("dashed", 8):
        printed.lines.append(Line(x1, y1, x2, y2, width, grey, (on, off)))
    for x1, x2, y in node.rows("dotted", 3):
        printed.lines.append(Line(x1, y, x2, y, styles.dot, 0.0, _dots(x2 - x1, styles)))
    for x, y, width, height, grey in node.rows("fills", 5):
        printed.fills.append(Fill(Rect(x, y, width, height), grey))
    for x, y, radius, width, fill in node.rows("circles", 5):
        printed.circles.append(Circle(Point(x, y), radius, width, None if fill >= 1 else fill))
    for text in node.tables("texts"):
        printed.texts += _read_texts(text, styles)
    for signature in node.tables("signatures"):
        printed.signatures += _read_signatures(signature)
    return printed


def _read_grid(node: Node) -> list[Line]:
    """Return the lines of a table: one across at each y, one upright at each x."""
    xs, ys = node.numbers("x"), node.numbers("y")
    width, grey = node.number("line"), node.number("grey", 0.0)
    node.finish()
    if len(xs) < 2 or len(ys) < 2:
        node.problems.add("forms.wrong_length", node.where, key="x, y", wanted="≥ 2", found=min(len(xs), len(ys)))
        return []
    across = [Line(xs[0], y, xs[-1], y, width, grey) for y in ys]
    return across + [Line(x, ys[0], x, ys[-1], width, grey) for x in xs]


def _read_texts(node: Node, styles: Styles) -> list[Text]:
    """Return one text, or several where ``x``, ``y`` or ``text`` is a list (the shorter ones are repeated)."""
    style_name = node.text("style")
    style = styles.texts.get(style_name)
    if style is None:
        node.problems.add("forms.unknown_style", node.where, style=style_name)
        style = Text(0.0, 0.0, "", 1.0)
    xs, ys, texts = (_listed(node, key) for key in ("x", "y", "text"))
    width, most = node.number("width", 0.0) or None, node.number("most", 0.0) or None
    node.finish()
    count = max(len(xs), len(ys), len(texts))
    if any(len(v) not in (1, count) for v in (xs, ys, texts)):
        node.problems.add("forms.wrong_length", node.where, key="x, y, text", wanted=count, found="?")
        return []
    return [
        replace(
            style,
            x=float(xs[i % len(xs)]),
            y=float(ys[i % len(ys)]),
            text=str(texts[i % len(texts)]),
            width=width,
            most=most,
        )
        for i in range(count)
    ]


def _listed(node: Node, key: str) -> list[float] | list[str]:
    if key == "text":
        value = node.raw(key, (str, list), "teks", ...)
        return [str(v) for v in value] if isinstance(value, list) else [str(value)]
    if isinstance(node.data.get(key), list):
        return node.numbers(key) or [0.0]
    return [node.number(key)]


def _read_signatures(node: Node) -> list[SignatureBlock]:
    """Return the places of one row of signatures, side by side and equally wide."""
    role, rect, count = node.text("role"), node.rect("rect"), max(1, node.whole("count", 1, most=50))
    node.finish()
    width = rect.width / count
    return [
        SignatureBlock(f"{role}_{i + 1}", Rect(rect.x + width * i, rect.y, width, rect.height)) for i in range(count)
    ]
