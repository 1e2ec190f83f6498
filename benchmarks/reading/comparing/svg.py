"""Line charts as SVG, written by hand: no plotting library for two pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 720, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 200, 44, 52
_TICKS = 5
_COLOURS = ("#0b6bcb", "#c2410c", "#e8a13a", "#15803d", "#7c3aed", "#57534e", "#be185d")
"""Told apart by dashes and marks too, for those who don't see the colours."""
_DASHES = ("", "7 4", "2 3", "10 3 2 3", "", "7 4", "2 3")


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; points are (x, y) in the chart's own units."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with both axes from 0; ``diagonal`` draws the line on which y equals x."""

    title: str
    x_title: str
    y_title: str
    lines: Sequence[Line]
    x_most: float = 1.0
    y_most: float = 1.0
    diagonal: bool = False

    def to_svg(self) -> str:
        """Return the picture as an SVG document on a white ground."""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
            f'height="{_HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
            f"<title>{escape(self.title)}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
            _text(_LEFT, 24, self.title, size=15),
            *self._axes(),
        ]
        if self.diagonal:
            most = min(self.x_most, self.y_most)
            parts.append(self._path([(0, 0), (most, most)], "#9ca3af", "4 4"))
        for at, line in enumerate(self.lines):
            parts += self._line(line, at)
        return "\n".join([*parts, "</svg>", ""])

    def _place(self, x: float, y: float) -> tuple[float, float]:
        wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        across, up = min(x / self.x_most, 1.0), min(y / self.y_most, 1.0)
        return round(_LEFT + wide * across, 1), round(_TOP + high * (1 - up), 1)

    def _axes(self) -> list[str]:
        left, bottom = self._place(0, 0)
        right, top = self._place(self.x_most, self.y_most)
        parts = []
        for step in range(_TICKS + 1):
            x, y = self.x_most * step / _TICKS, self.y_most * step / _TICKS
            across, up = self._place(x, y)
            parts.append(f'<path d="M{left} {up}H{right}" stroke="#e5e7eb"/>')
            parts.append(_text(left - 8, up + 4, f"{y:.3g}", anchor="end"))
            parts.append(_text(across, bottom + 18, f"{x:.3g}", anchor="middle"))
        parts.append(f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#111827"/>')
        parts.append(_text((left + right) / 2, bottom + 40, self.x_title, anchor="middle"))
        middle = (top + bottom) / 2
        parts.append(
            f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">{escape(self.y_title)}</text>'
        )
        return parts

    def _line(self, line: Line, at: int) -> list[str]:
        colour, dash = _COLOURS[at % len(_COLOURS)], _DASHES[at % len(_DASHES)]
        key_x, key_y = _WIDTH - _RIGHT + 16, _TOP + 12 + 20 * at
        parts = [self._path(line.points, colour, dash)]
        if len(line.points) <= 12:
            places = (self._place(*point) for point in line.points)
            parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
        parts.append(_stroke(f"M{key_x} {key_y}h24", colour, dash))
        parts.append(_text(key_x + 32, key_y + 4, line.name))
        return parts

    def _path(self, points: Sequence[tuple[float, float]], colour: str, dash: str) -> str:
        return _stroke("M" + "L".join(f"{x} {y}" for x, y in (self._place(*p) for p in points)), colour, dash)


def _stroke(path: str, colour: str, dash: str) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'
