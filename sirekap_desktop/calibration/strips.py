"""Strips of equal digit boxes: how single boxes become numbers, and how a strip is moved, resized and snapped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sirekap_desktop.forms.definition import Rect

LEAST, MOST = 2, 5
"""Boxes of a number that are proposed as one: a day has two, a number of five digits is that of an overseas TPS."""

_SAME_SIZE, _SAME_ROW = 0.12, 0.15
_MOST_GAP = 1.0
"""Widest gap between two boxes of one number, of a box's width: between two numbers it is wider than within."""

_SAME_PITCH = 0.12
_MISSING = 4
"""Boxes of a long row of which up to three in between were not seen are still one row."""

_STACKED = 0.2
"""Rows closer than this, of a box's height, are rows of a grid (sums of tally rows), not numbers of their own."""

_SNAP = 0.4
"""How near, of a box's side, printed frames must be for a strip to jump onto them."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Equal boxes side by side, millimetres of the sheet.

    Attributes:
        x: Left edge of the first box.
        pitch: From box to box.
        line: Thickness of the printed frames.
    """

    x: float
    y: float
    width: float
    height: float
    pitch: float
    count: int
    line: float = 0.5

    @property
    def boxes(self) -> tuple[Rect, ...]:
        """The boxes from left to right."""
        return tuple(Rect(self.x + self.pitch * i, self.y, self.width, self.height) for i in range(self.count))

    @property
    def frame(self) -> Rect:
        """The rectangle around all boxes."""
        return Rect(self.x, self.y, self.pitch * (self.count - 1) + self.width, self.height)

    def moved(self, dx: float, dy: float) -> Strip:
        """Return the strip moved."""
        return replace(self, x=round(self.x + dx, 2), y=round(self.y + dy, 2))

    def resized(self, frame: Rect) -> Strip:
        """Return the strip stretched to another frame, gaps in proportion."""
        across = frame.width / self.frame.width
        return replace(
            self,
            x=round(frame.x, 2),
            y=round(frame.y, 2),
            width=round(self.width * across, 2),
            height=round(frame.height, 2),
            pitch=round(self.pitch * across, 3),
        )

    def with_count(self, count: int) -> Strip:
        """Return the strip with boxes added or taken away at its left end: the units stay where they are."""
        return replace(self, count=count, x=round(self.x + self.pitch * (self.count - count), 2))


def strips_of(boxes: Iterable[Rect]) -> tuple[Strip, ...]:
    """Return the strips of two to five equal boxes, in the order of reading.

    Longer rows are for letters, tally strokes or codes; small strips that touch in three rows or more are sums of
    tally rows. Neither is proposed.
    """
    seen = sorted(boxes, key=lambda b: b.x)
    chains = [chain for chain in _chains(seen) if LEAST <= len(chain) <= MOST]
    strips = [_strip(chain) for chain in chains if not _of_long_row(chain, seen)]
    alone = [s for s in strips if not _in_grid(s, strips)]
    return in_reading_order(alone)


def in_reading_order(strips: Iterable[Strip]) -> tuple[Strip, ...]:
    """Return strips row by row, each row from left to right; a row is what begins within half a box's height."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.y):
        if rows and strip.y < rows[-1][0].y + rows[-1][0].height / 2:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return tuple(strip for row in rows for strip in sorted(row, key=lambda s: s.x))


def _chains(boxes: Sequence[Rect]) -> list[list[Rect]]:
    """Return rows of equal boxes with equal gaps."""
    chains: list[list[Rect]] = []
    for box in boxes:
        best = min((c for c in chains if _follows(c, box)), key=lambda c: box.x - c[-1].right, default=None)
        if best is None:
            chains.append([box])
        else:
            best.append(box)
    return chains


def _level(box: Rect, other: Rect) -> bool:
    """Tell whether two boxes are alike and stand in one row."""
    alike = abs(box.width / other.width - 1) < _SAME_SIZE and abs(box.height / other.height - 1) < _SAME_SIZE
    return alike and abs(box.y - other.y) < _SAME_ROW * other.height


def _of_long_row(chain: Sequence[Rect], boxes: Sequence[Rect]) -> bool:
    """Tell whether touching boxes are part of a longer row of which some were not seen."""
    first, pitch = chain[0], chain[1].x - chain[0].x
    if pitch > (1 + _SAME_SIZE) * first.width:
        return False
    steps = [(box.x - first.x) / pitch for box in boxes if _level(box, first)]
    places = sorted({round(step) for step in steps if abs(step - round(step)) < _SAME_PITCH})
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _MISSING:
            if 0 in run:
                break
            run = []
        run.append(place)
    return len(run) > MOST


def _follows(chain: Sequence[Rect], box: Rect) -> bool:
    last = chain[-1]
    gap = box.x - last.right
    if not -_SAME_SIZE * last.width < gap < _MOST_GAP * last.width:
        return False
    if not _level(box, last):
        return False
    pitch = chain[1].x - chain[0].x if len(chain) > 1 else box.x - last.x
    return abs(box.x - last.x - pitch) < _SAME_PITCH * last.width


def _strip(chain: Sequence[Rect]) -> Strip:
    width, height, y = (round(float(np.mean([getattr(b, n) for b in chain])), 2) for n in ("width", "height", "y"))
    pitch = (chain[-1].x - chain[0].x) / (len(chain) - 1) if len(chain) > 1 else width
    middle = float(np.mean([b.centre.x for b in chain]))
    start = middle - pitch * (len(chain) - 1) / 2 - width / 2
    return Strip(round(start, 2), y, width, height, round(pitch, 3), len(chain))


def _in_grid(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Tell whether a strip of two is one of three or more rows that touch."""
    if strip.count > LEAST:
        return False
    rows = 1
    for step in (-1, 1):
        here = strip
        while (following := next((s for s in strips if _touches(here, s, step)), None)) is not None:
            here = following
            rows += 1
    return rows > LEAST


def _touches(one: Strip, other: Strip, step: int) -> bool:
    apart = other.y - one.y - step * one.height
    aligned = abs(other.x - one.x) < _SAME_SIZE * one.width and other.count == one.count
    return aligned and abs(apart) < _STACKED * one.height


def snapped(strip: Strip, boxes: Iterable[Rect]) -> Strip:
    """Return the strip laid on the printed frames near it; as it is where not each of its boxes has one."""
    near = []
    seen = list(boxes)
    for box in strip.boxes:
        reach = _SNAP * min(box.width, box.height)
        alike = [
            b for b in seen
            if abs(b.centre.x - box.centre.x) < reach and abs(b.centre.y - box.centre.y) < reach
            and 0.7 < b.width / box.width < 1.4 and 0.7 < b.height / box.height < 1.4
        ]  # fmt: skip
        if not alike:
            return strip
        near.append(min(alike, key=lambda b: abs(b.centre.x - box.centre.x) + abs(b.centre.y - box.centre.y)))
    if len({b.x for b in near}) < strip.count:
        return strip
    return replace(_strip(near), line=strip.line)


def strip_in(frame: Rect, boxes: Iterable[Rect], count: int = 3, line: float = 0.5) -> Strip:
    """Return the strip of the printed boxes whose middles lie in a frame; else ``count`` boxes that fill it."""
    inside = sorted(
        (b for b in boxes if frame.x < b.centre.x < frame.right and frame.y < b.centre.y < frame.bottom),
        key=lambda b: b.x,
    )
    chain = max(_chains(inside), key=len, default=[])
    if chain and len(chain) <= 9:
        return replace(_strip(chain), line=line)
    width = round(frame.width / count, 2)
    return Strip(round(frame.x, 2), round(frame.y, 2), width, round(frame.height, 2), width, count, line)
