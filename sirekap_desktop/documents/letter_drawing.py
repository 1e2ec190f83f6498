"""Makes the unsigned PDF of a letter: text and lists that flow over as many sheets as they need."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.letter import ATTACHMENT, LetterData, letter_digest, letter_json, letter_qr
from sirekap_desktop.documents.letter_tables import TableFlow
from sirekap_desktop.documents.letter_wording import LANDSCAPE, LetterTable, LetterWording
from sirekap_desktop.documents.pdf_file import attach, describe, new_canvas
from sirekap_desktop.documents.pen import POINTS, Pen
from sirekap_desktop.documents.qr import draw_qr
from sirekap_desktop.documents.row_paging import LEADING
from sirekap_desktop.documents.sheet_drawing import draw_band, draw_watermark, printed_note, strike_note
from sirekap_desktop.documents.signature_blocks import mark_block
from sirekap_desktop.documents.text import fit, wrap
from sirekap_desktop.documents.typeface import REGULAR, text_width
from sirekap_desktop.documents.wet_signatures import KETUA, SignatureBlocks, committee_of, witnesses_of
from sirekap_desktop.documents.wording import Wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS

MARGIN = 10.0
QR_SIDE, MODEL_WIDTH, HEAD = 20.0, 62.0, 21.0
BAND = 5.6
FOOT = 9.0
TITLE_SIZE, TEXT_SIZE, SMALL = 10.5, 9.2, 6.2
GAP = 3.0
SINGLE_WIDTH, SINGLE_HEIGHT = 78.0, 27.0
LABEL_LEADING = 4.6
"""Millimetres between the lines of a label over a single block."""
"""Room of a signature that stands alone."""

Drawing = Callable[[Pen], None]


def _text_lines(lines: Sequence[str], x: float, y: float, size: float) -> Drawing:
    def draw(pen: Pen) -> None:
        for index, line in enumerate(lines):
            pen.text(x, y + size / POINTS + index * size * LEADING * 1.12 / POINTS, line, size)

    return draw


class LetterFlow:
    """Sets a letter from top to bottom; a page is a list of what is drawn on it."""

    def __init__(
        self, wording: Wording, letter: LetterWording, data: LetterData, identity: DocumentIdentity, paper: Paper
    ) -> None:
        self.wording, self.letter, self.data, self.identity = wording, letter, data, identity
        long, short = paper.value
        self.width, self.height = (long, short) if letter.sheet == LANDSCAPE else (short, long)
        self.top = MARGIN + (BAND if identity.practice else 0.0)
        self.bottom = self.height - MARGIN - FOOT
        self.pages: list[list[Drawing]] = []
        self.y = 0.0
        self.new_page()

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append([])
        self.y = self.top + HEAD + GAP

    def need(self, height: float) -> None:
        """Go on at a new page where this one has less room than ``height``."""
        if self.y + height > self.bottom:
            self.new_page()

    def add(self, drawing: Drawing, height: float) -> None:
        """Add what was set at the present place, and go below it."""
        self.pages[-1].append(drawing)
        self.y += height

    def set_all(self) -> None:
        """Set everything."""
        self._set_title()
        self._set_identity()
        for paragraph in self.letter.opening:
            self._set_paragraph(paragraph)
        for table in self.letter.tables:
            self._set_table(table)
        for paragraph in self.letter.closing:
            self._set_paragraph(paragraph)
        self._set_signatures()

    def filled(self, text: str) -> str:
        """Return a text with the letter's values in place of the words in braces."""
        return text.format(**self.data.values)

    def _set_title(self) -> None:
        lines = [
            line
            for title in self.letter.title
            for line in wrap(self.filled(title), self.room * POINTS, TITLE_SIZE, bold=True)
        ]
        leading, y, middle = TITLE_SIZE * 1.3 / POINTS, self.y, self.width / 2

        def draw(pen: Pen) -> None:
            for index, line in enumerate(lines):
                pen.text(middle, y + (index + 0.8) * leading, line, TITLE_SIZE, bold=True, align="centre")

        self.add(draw, len(lines) * leading + GAP)

    def _set_identity(self) -> None:
        pairs = [(label, self.data.values.get(key, "")) for label, key in self.letter.identity]
        pairs = [(label, value) for label, value in pairs if value]
        if not pairs:
            return
        wide = max(text_width(label, REGULAR, TEXT_SIZE) for label, _ in pairs) / POINTS + 3
        y = self.y

        def draw(pen: Pen) -> None:
            for index, (label, value) in enumerate(pairs):
                base = y + 3.4 + index * 4.8
                pen.text(MARGIN, base, label, TEXT_SIZE)
                size = fit(value, (self.room - wide - 3) * POINTS, TEXT_SIZE, bold=True)
                pen.text(MARGIN + wide, base, ":", TEXT_SIZE)
                pen.text(MARGIN + wide + 2.5, base, value, size, bold=True)

        self.add(draw, len(pairs) * 4.8 + GAP)

    def _set_paragraph(self, text: str) -> None:
        lines = wrap(self.filled(text), self.room * POINTS, TEXT_SIZE)
        height = len(lines) * TEXT_SIZE * LEADING * 1.12 / POINTS
        self.need(height)
        self.add(_text_lines(lines, MARGIN, self.y, TEXT_SIZE), height + GAP)

    def _set_table(self, table: LetterTable) -> None:
        rows = self.data.sections.get(table.section, ())
        if not rows and not table.blank_rows and not table.empty:
            return
        self.need(20.0)
        if table.title:
            y, title = self.y, self.filled(table.title)
            self.add(lambda pen: pen.text(MARGIN, y + 3.4, title, TEXT_SIZE, bold=True), 5.2)
        if not rows and not table.blank_rows:
            # Another name than above: the title is drawn later, at the y that it was given.
            top, text = self.y, self.filled(table.empty)
            self.add(lambda pen: _draw_empty(pen, text, top, self.room), 10.0 + GAP)
            return
        flow = TableFlow(table, self.room)
        flow.set_head(self, MARGIN)
        for row in (*rows, *({} for _ in range(table.blank_rows))):
            flow.set_row(self, row, MARGIN)
        self.y += GAP

    def _set_signatures(self) -> None:
        groups = []
        if "panitia" in self.letter.signatures:
            groups.append((self.wording.committee, committee_of(self.wording, self.identity)))
        if "saksi" in self.letter.signatures and self.identity.contestants:
            groups.append((self.wording.witnesses, witnesses_of(self.wording, self.identity)))
        singles = [name for name in ("penerima", "penyerah", KETUA) if name in self.letter.signatures]
        # Who writes their names under a letter stand on sheets of their own only when nothing else has room there.
        heights = [SignatureBlocks((group,), self.room).height + GAP for group in groups]
        self.need(sum(heights) + (SINGLE_HEIGHT + GAP if singles else 0.0))
        if singles:
            y = self.y
            self.add(lambda pen: self._draw_singles(pen, singles, y), SINGLE_HEIGHT + GAP)
        for group, height in zip(groups, heights, strict=True):
            self._set_group(SignatureBlocks((group,), self.room), height)

    def _set_group(self, blocks: SignatureBlocks, height: float) -> None:
        self.need(height)
        y = self.y
        self.add(lambda pen: blocks.draw(pen, MARGIN, y, mark=True), height)

    def _draw_singles(self, pen: Pen, singles: Sequence[str], y: float) -> None:
        for name in singles:
            left = MARGIN if name == "penerima" else self.width - MARGIN - SINGLE_WIDTH
            centre = left + SINGLE_WIDTH / 2
            labels = self.filled(self.letter.labels[name]).splitlines()
            for index, label in enumerate(labels):
                size = fit(label, SINGLE_WIDTH * POINTS, TEXT_SIZE)
                pen.text(centre, y + 4 + index * LABEL_LEADING, label, size, align="centre")
            base = y + SINGLE_HEIGHT - 3
            person = self.identity.committee[0] if name != "penerima" and self.identity.committee else ""
            if person:
                size = fit(person, SINGLE_WIDTH * POINTS, TEXT_SIZE, bold=True)
                pen.text(centre, base - 0.8, person, size, bold=True, align="centre")
            pen.line(left + 8, base, left + SINGLE_WIDTH - 8, base, 0.5, dash=True)
            if name != "penerima":
                below = 6 + (len(labels) - 1) * LABEL_LEADING
                mark_block(pen, KETUA, left + 8, y + below, SINGLE_WIDTH - 16, SINGLE_HEIGHT - 8 - below)


def _draw_empty(pen: Pen, text: str, y: float, room: float) -> None:
    pen.frame(MARGIN, y, room, 10.0)
    pen.text(MARGIN + room / 2, y + 6.4, text, TITLE_SIZE, bold=True, align="centre")


@dataclass(frozen=True, slots=True)
class _Marks:
    page: int
    pages: int
    digest: str
    final: bool
    note: str


def render_letter(
    wording: Wording,
    letter: LetterWording,
    data: LetterData,
    identity: DocumentIdentity,
    *,
    final: bool,
    paper: Paper = Paper.A4,
    signature_note: str = "",
) -> tuple[bytes, int]:
    """Render a letter; a draft carries the watermark.

    Returns:
        The PDF and its number of pages.

    Raises:
        KeyError: If a text names a value that the letter does not have; the lint of the wording finds it before.
        LayoutError: If a text cannot be set on the sheet.
    """
    flow = LetterFlow(wording, letter, data, identity, paper)
    flow.set_all()
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, flow.width, flow.height)
    pen = Pen(canvas, flow.height)
    digest = letter_digest(letter.kind, wording.pemilihan, data)
    describe(
        canvas,
        title=f"{letter.model} {data.nama}",
        author=f"PPK {identity.kecamatan.nama}",
        subject=f"{flow.filled(' '.join(letter.title))} ({'final' if final else 'draf'})",
        keywords=f"{wording.pemilihan} {data.kode} {digest}",
        printed_at=identity.printed_at,
    )
    attach(
        canvas, ATTACHMENT, letter_json(wording, letter, data, identity, final=final), "Isi dokumen ini (RFC 8785)"
    )
    for number, drawings in enumerate(flow.pages, start=1):
        canvas.bookmarkPage(f"hal-{number}")
        canvas.addOutlineEntry(f"Hal {number}: {letter.model}", f"hal-{number}", 0)
        _draw_frame(pen, flow, _Marks(number, len(flow.pages), digest, final, signature_note))
        for draw in drawings:
            draw(pen)
        if not final:
            draw_watermark(pen, flow.width, flow.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), len(flow.pages)


def _draw_frame(pen: Pen, flow: LetterFlow, marks: _Marks) -> None:
    """Draw head and foot of a page."""
    identity, letter, top = flow.identity, flow.letter, flow.top
    if identity.practice:
        draw_band(pen, MARGIN, MARGIN, flow.room)
    right = flow.width - MARGIN
    qr = letter_qr(letter.model, flow.data.kode, marks.digest, final=marks.final, page=marks.page, pages=marks.pages)
    draw_qr(pen, qr, right - QR_SIDE + 1, top - 1, QR_SIDE)
    box = right - QR_SIDE - 1 - MODEL_WIDTH
    pen.frame(box, top, MODEL_WIDTH, 9.6, 0.9)
    centre = box + MODEL_WIDTH / 2
    pen.text(centre, top + 3.6, "MODEL", 7, bold=True, align="centre")
    size = fit(letter.model, (MODEL_WIDTH - 3) * POINTS, 9.0, bold=True)
    pen.text(centre, top + 7.9, letter.model, size, bold=True, align="centre")
    pen.text(centre, top + 13.4, f"Hal {marks.page} dari {marks.pages}", 8, bold=True, align="centre")
    pen.text(centre, top + 17.0, f"Sidik: {marks.digest[:PRINTED_DIGITS]}", 6.6, align="centre")
    office = (flow.wording.committee, identity.kecamatan.nama, f"{identity.kabko.nama}, {identity.provinsi.nama}")
    for index, line in enumerate(office):
        size = fit(line, (box - MARGIN - 4) * POINTS, 9.0 if index < 2 else 8.0, bold=index < 2)
        pen.text(MARGIN, top + 4.0 + index * 4.6, line, size, bold=index < 2)
    pen.line(MARGIN, top + HEAD - 0.5, right, top + HEAD - 0.5, 0.6)
    y = flow.height - MARGIN - FOOT + 5.0
    code = f"{letter.model} | {flow.data.kode} | {marks.page}/{marks.pages} | {marks.digest[:PRINTED_DIGITS]}"
    pen.text(MARGIN, y, code, fit(code, flow.room * POINTS, SMALL, bold=True), bold=True)
    left_note, right_note = strike_note(flow.wording), printed_note(identity)
    pen.text(MARGIN, y + 3.0, left_note, 5.8, italic=True)
    pen.text(right, y + 3.0, right_note, 5.8, align="right")
    if marks.note:
        pen.text(MARGIN, y - 3.0, marks.note, fit(marks.note, flow.room * POINTS, SMALL, bold=True), bold=True)
