"""Papers with numbers as a reader of the PDF sees them: texts with the places of their ink, and lines.

Written with pdfium alone, and not with what the program itself reads papers back with; about 25 ms per page, where
the tests of single papers may take pdfplumber.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

PARTS = ("LK", "PR", "JML")
MARGIN = 15.0
"""Points: no printer reaches the outermost 5 mm."""
TOUCHING = 0.2
"""Points by which boxes of ink may meet."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was set as one, with the box of its ink; ``bottom`` is less than ``top``, as in a PDF."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, its texts, and x with bottom and top of the sides of its lines and frames."""

    width: float
    height: float
    texts: tuple[Text, ...]
    uprights: tuple[tuple[float, float, float], ...]

    @property
    def words(self) -> str:
        return " ".join(text.text for text in self.texts)

    def columns(self) -> tuple[int, int]:
        """Return which columns its head says it holds, from 0."""
        found = re.search(r"(?:TPS|desa) (\d+)(?:–(\d+))? dari \d+", self.words)
        assert found is not None, self.words[:300]
        first, last = found.groups()
        return int(first) - 1, int(last or first)

    def lines(self) -> list[tuple[str, list[Text]]]:
        """Return LK, PR or JML and the texts right of it, from top to bottom."""
        head = next(text for text in self.texts if text.text == "(3)")
        marks = [text for text in self.texts if text.text in PARTS and text.top < head.bottom]
        marks.sort(key=lambda mark: -mark.middle)
        found = []
        for mark in marks:
            line = [t for t in self.texts if t.left > mark.right and t.bottom < mark.middle < t.top]
            found.append((mark.text, sorted(line, key=lambda text: text.left)))
        return found


def sheets(path: Path) -> Iterator[Sheet]:
    """Give the pages of a file, one after the other."""
    document = pdfium.PdfDocument(path)
    try:
        for number in range(len(document)):
            page = document[number]
            texts = page.get_textpage()
            boxes = [texts.get_rect(index) for index in range(texts.count_rects())]
            found = [Text(" ".join(texts.get_text_bounded(*box).split()), *box) for box in boxes]
            lines = [drawn.get_bounds() for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
            uprights = [(x, y0, y1) for x0, y0, x1, y1 in lines if y1 - y0 > 1.5 for x in (x0, x1)]
            yield Sheet(*page.get_size(), tuple(found), tuple(uprights))
            texts.close()
            page.close()
    finally:
        document.close()


def plain(text: str) -> int:
    """Return a printed number."""
    return int(text.replace(".", ""))


def assert_numbers(
    path: Path, columns: Sequence[Mapping[str, int]], expected: Sequence[str], *, layout: bool = True
) -> int:
    """Check every number of a paper with numbers; return how many pages it has.

    Args:
        path: The PDF.
        columns: The numbers of each column by field.
        expected: The fields in the order in which they must stand on the paper.
        layout: Whether to look for texts that are clipped or touch as well.
    """
    pages = list(sheets(path))
    spans = [page.columns() for page in pages]
    width = len(dict.fromkeys(spans))
    assert spans == spans[:width] * (len(pages) // width)
    assert [start for start, _ in spans[:width]] == [0, *(end for _, end in spans[: width - 1])]
    assert spans[width - 1][1] == len(columns)
    place = 0
    for first in range(0, len(pages), width):
        count = len(pages[first].lines())
        for page, span in zip(pages[first : first + width], spans, strict=False):
            _assert_rows(page, span, columns, expected[place : place + count])
            assert ("PINDAHAN" in page.words) == (width > 1)
            assert ("AKHIR" in page.words) == (span[1] == len(columns))
            if layout:
                assert_nothing_clipped(page)
        place += count
    assert place == len(expected)
    return len(pages)


def _assert_rows(
    page: Sheet, span: tuple[int, int], columns: Sequence[Mapping[str, int]], fields: Sequence[str]
) -> None:
    start, end = span
    lines = page.lines()
    assert len(lines) == len(fields)
    for field, (mark, texts) in zip(fields, lines, strict=True):
        assert mark == {"l": "LK", "p": "PR"}.get(field.rsplit("_", 1)[-1], "JML"), field
        own = [column[field] for column in columns]
        carried = [sum(own[:start])] if start else []
        assert [plain(text.text) for text in texts] == [*carried, *own[start:end], sum(own[:end])], (field, start)


def assert_nothing_clipped(page: Sheet) -> None:
    """Check that all texts lie on the sheet, touch no other text, and numbers no line between columns."""
    for text in page.texts:
        assert text.text, (text, "a box without text")
        assert text.left > MARGIN, text
        assert text.right < page.width - MARGIN, text
        assert MARGIN < text.bottom < text.top < page.height - MARGIN, text
    texts = sorted(page.texts, key=lambda text: text.left)
    for index, text in enumerate(texts):
        for other in texts[index + 1 :]:
            if other.left >= text.right - TOUCHING:
                break
            assert other.bottom >= text.top - TOUCHING or other.top <= text.bottom + TOUCHING, (text, other)
    for _, line in page.lines():
        edges = sorted(x for x, bottom, top in page.uprights if bottom < line[0].middle < top)
        assert len(edges) > len(line)
        for number in line:
            assert bisect_right(edges, number.left) == bisect_right(edges, number.right), number
