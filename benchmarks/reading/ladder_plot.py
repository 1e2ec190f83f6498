"""A plain SVG of several panels, each with some lines over named steps; shares 0 … 1 upwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

COLOURS = ("#6b7280", "#1d4ed8", "#b91c1c")
DASHES = ("2 3", "6 3", "none")
_WIDTH, _HEIGHT, _MARGIN, _COLUMNS, _LEGEND = 400, 220, 46, 2, 34


@dataclass(frozen=True, slots=True)
class Line:
    """One named line: a share for each step."""

    label: str
    shares: tuple[float, ...]


Panel = tuple[str, Sequence[str], Sequence[Line]]
"""Title, names of the steps, lines."""


def plot(panels: Sequence[Panel], *, limit: float, usual: int) -> str:
    """Return an SVG; the first ``usual`` steps are shaded up to ``limit``: no line of interest may enter there."""
    rows = -(-len(panels) // _COLUMNS)
    size = (_COLUMNS * _WIDTH, rows * _HEIGHT + _LEGEND)
    shape = f'viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" height="{size[1]}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {shape} font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    parts += _legend(panels[0][2] if panels else ())
    for at, panel in enumerate(panels):
        left, top = at % _COLUMNS * _WIDTH, at // _COLUMNS * _HEIGHT + _LEGEND
        parts += [f'<g transform="translate({left} {top})">', *_panel(panel, limit, usual), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    for at, line in enumerate(lines):
        x = _MARGIN + at * 170
        yield _path(at, [(x, 18), (x + 28, 18)])
        yield f'<text x="{x + 34}" y="22">{escape(line.label)}</text>'


def _panel(panel: Panel, limit: float, usual: int) -> Iterator[str]:
    title, steps, lines = panel
    inner = (_WIDTH - 1.5 * _MARGIN, _HEIGHT - 1.6 * _MARGIN)

    def place(step: float, share: float) -> tuple[float, float]:
        return _MARGIN + inner[0] * step / max(1, len(steps) - 1), 0.7 * _MARGIN + inner[1] * (1 - share)

    yield f'<text x="{_MARGIN}" y="18" font-weight="bold">{escape(title)}</text>'
    (left, floor), (right, top) = place(0, 0), place(min(usual, len(steps)) - 0.5, limit)
    yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{floor - top:.1f}" fill="#fee2e2"/>'
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x0, y), (x1, _) = place(0, share), place(len(steps) - 1, share)
        yield f'<path d="M{x0:.1f} {y:.1f}H{x1:.1f}" stroke="#d1d5db"/>'
        yield f'<text x="{x0 - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{share:g}</text>'
    for at, name in enumerate(steps):
        x, y = place(at, 0)
        yield f'<text x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{escape(name)}</text>'
    for at, line in enumerate(lines):
        yield _path(at, [place(step, share) for step, share in enumerate(line.shares)])


def _path(number: int, points: Sequence[tuple[float, float]]) -> str:
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{way}" fill="none" stroke="{COLOURS[number % len(COLOURS)]}" stroke-width="2" '
        f'stroke-dasharray="{DASHES[number % len(DASHES)]}"/>'
    )
