"""Draws what surrounds the table on a sheet: head, identity, signature blocks, foot, draft and practice marks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from sirekap_desktop import __version__
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import LEADING, MARGIN
from sirekap_desktop.documents.pen import HAIR, POINTS, RED, THIN, WHITE, Pen
from sirekap_desktop.documents.qr import draw_qr
from sirekap_desktop.documents.signature_blocks import mark_block
from sirekap_desktop.documents.text import LayoutError, dotted, fit, printed_time, session_time, wrap
from sirekap_desktop.documents.typeface import BOLD, REGULAR, text_width
from sirekap_desktop.documents.wording import KindWording, Wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS
from sirekap_desktop.recap.documents import KETUA_BLOCK

BAND, HEAD, IDENTITY, SIGNATURES, FOOT, GAP = 4.6, 22.6, 4.6, 19.0, 6.4, 1.2
QR_SIDE, MODEL_WIDTH, LOGO_WIDTH = 24.0, 56.0, 20.0
OPENING_SIZE = 7.0
PRACTICE = "MODE LATIHAN \u2014 ANGKA CONTOH, BUKAN DOKUMEN RESMI"
DRAFT = "DRAF"


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What differs from page to page, or follows from the state of the paper."""

    page: int
    pages: int
    range_text: str
    digest: str
    qr: str
    signature_note: str


class SheetDrawing:
    """Draws the surroundings of the table, for every page of a paper alike."""

    def __init__(
        self,
        pen: Pen,
        wording: Wording,
        kind: KindWording,
        identity: DocumentIdentity,
        width: float,
        height: float,
        kode: str,
    ) -> None:
        self.pen = pen
        self.wording = wording
        self.kind = kind
        self.identity = identity
        self.width = width
        self.height = height
        self.kode = kode
        self.opening = self._opening_lines()

    @property
    def table_top(self) -> float:
        """Where the table begins."""
        opening = len(self.opening) * OPENING_SIZE * LEADING / POINTS
        return float(self._top + HEAD + IDENTITY + opening + (GAP if self.opening else 0.4))

    @property
    def table_bottom(self) -> float:
        """Where the table must have ended."""
        return self.height - MARGIN - FOOT - SIGNATURES - GAP

    @property
    def _top(self) -> float:
        return MARGIN + (BAND + 1.0 if self.identity.practice else 0.0)

    def draw(self, marks: SheetMarks) -> None:
        """Draw everything but the table and the draft's watermark."""
        if self.identity.practice:
            self._draw_band()
        self._draw_head(marks)
        self._draw_identity()
        self._draw_signatures(mark=marks.page == 1)
        self._draw_foot(marks)

    def draw_watermark(self) -> None:
        """Write DRAF across the sheet, over the table and so pale that every number stays readable."""
        canvas = self.pen.canvas
        canvas.saveState()
        canvas.setFillAlpha(0.1)
        with self.pen.turned(self.width / 2, self.height / 2, 28) as turned:
            turned.text(0, 24, DRAFT, 210, bold=True, align="centre")
        canvas.restoreState()

    def _opening_lines(self) -> list[str]:
        if not self.kind.opening:
            return []
        text = self.kind.opening.format(
            waktu=session_time(self.identity.pleno_at),
            tempat=dotted(self.identity.pleno_place),
            kecamatan=self.identity.kecamatan.nama,
        )
        return wrap(text, (self.width - 2 * MARGIN) * POINTS, OPENING_SIZE)

    def _draw_band(self) -> None:
        self.pen.area(MARGIN, MARGIN, self.width - 2 * MARGIN, BAND, RED)
        self.pen.text(self.width / 2, MARGIN + 3.4, PRACTICE, 9, bold=True, align="centre", colour=WHITE)

    def _draw_head(self, marks: SheetMarks) -> None:
        pen, top = self.pen, self._top
        right = self.width - MARGIN
        draw_qr(pen, marks.qr, right - QR_SIDE + 1, top - 1, QR_SIDE)
        box = right - QR_SIDE - 2 - MODEL_WIDTH
        pen.frame(box, top, MODEL_WIDTH, 9.6, 0.9)
        centre = box + MODEL_WIDTH / 2
        pen.text(centre, top + 3.6, "MODEL", 7, bold=True, align="centre")
        size = fit(self.kind.model, (MODEL_WIDTH - 3) * POINTS, 9.5, bold=True)
        pen.text(centre, top + 7.9, self.kind.model, size, bold=True, align="centre")
        pen.text(centre, top + 13.2, f"Hal {marks.page} dari {marks.pages}", 8, bold=True, align="centre")
        pen.text(centre, top + 16.4, marks.range_text, 6.6, align="centre")
        pen.text(centre, top + 19.5, f"Sidik: {marks.digest[:PRINTED_DIGITS]}", 6.6, align="centre")
        left = MARGIN + self._draw_logo(top)
        middle, room = (left + box) / 2, (box - left - 4) * POINTS
        size = min(fit(line, room, 9.4, bold=True) for line in self.kind.title)
        leading = size * 1.35 / POINTS
        first = top + (HEAD - leading * len(self.kind.title)) / 2 + leading * 0.62
        for index, line in enumerate(self.kind.title):
            pen.text(middle, first + index * leading, line, size, bold=True, align="centre")

    def _draw_logo(self, top: float) -> float:
        """Draw the office's image, and return how much width it takes.

        Raises:
            LayoutError: If it is not an image that can be read.
        """
        if self.identity.logo is None:
            return 0.0
        try:
            image = ImageReader(str(self.identity.logo))
        except OSError as error:
            raise LayoutError("document.bad_logo", name=self.identity.logo.name) from error
        self.pen.canvas.drawImage(
            image,
            MARGIN * POINTS,
            (self.height - top - HEAD + 2) * POINTS,
            LOGO_WIDTH * POINTS,
            (HEAD - 3) * POINTS,
            mask="auto",
            preserveAspectRatio=True,
            anchor="c",
        )
        return LOGO_WIDTH

    def _draw_identity(self) -> None:
        pen, y = self.pen, self._top + HEAD + 3.0
        pairs = [(f"{label} :", self.identity.place(which)) for label, which in self.kind.identity]
        size = 8.4
        while (wide := _identity_widths(pairs, size)) and sum(wide) > (self.width - 2 * MARGIN) * POINTS:
            size -= 0.2
        spare = ((self.width - 2 * MARGIN) * POINTS - sum(wide)) / len(pairs)
        x = MARGIN
        for (label, name), taken in zip(pairs, wide, strict=True):
            pen.text(x, y, label, size - 1)
            pen.text(x + (text_width(label, REGULAR, size - 1) + 4) / POINTS, y, name, size, bold=True)
            x += (taken + spare) / POINTS
        y += IDENTITY - 1.0 + OPENING_SIZE * 0.5 / POINTS
        for index, line in enumerate(self.opening):
            pen.text(MARGIN, y + index * OPENING_SIZE * LEADING / POINTS, line, OPENING_SIZE)

    def _draw_signatures(self, *, mark: bool) -> None:
        """Draw the blocks; ``mark`` them for electronic signatures, which stand on the first page."""
        wording, identity = self.wording, self.identity
        committee = [
            (KETUA_BLOCK, role, _nth(identity.committee, index))
            if index == 0
            else (f"anggota-{index}", f"{role} {index}", _nth(identity.committee, index))
            for index, role in enumerate(wording.roles)
        ]
        witnesses = [
            (f"saksi-{int(c.nomor)}", wording.witness.format(nomor=c.nomor), c.saksi) for c in identity.contestants
        ]
        share = (self.width - 2 * MARGIN) / (len(committee) + len(witnesses))
        top = self.table_bottom + GAP
        self._draw_group(wording.committee, committee, MARGIN, share, top, mark=mark)
        if witnesses:
            left = MARGIN + share * len(committee)
            self._draw_group(wording.witnesses, witnesses, left, share, top, mark=mark)

    def _draw_group(
        self, title: str, people: list[tuple[str, str, str]], x: float, share: float, top: float, *, mark: bool
    ) -> None:
        pen, width = self.pen, share * len(people)
        pen.frame(x, top, width, SIGNATURES, THIN)
        size = fit(title, (width - 2) * POINTS, 6.6, bold=True)
        pen.text(x + width / 2, top + 2.9, title, size, bold=True, align="centre")
        pen.line(x, top + 4, x + width, top + 4, HAIR)
        for index, (blok, role, name) in enumerate(people):
            left, centre = x + index * share, x + (index + 0.5) * share
            if mark:
                mark_block(pen, blok, left + 1, top + 7.4, share - 2, SIGNATURES - 11.4)
            if index:
                pen.line(left, top + 4, left, top + SIGNATURES, HAIR)
            pen.text(centre, top + 6.8, role, 6.6, align="centre")
            if name:
                size = fit(name, (share - 2) * POINTS, 6.6, bold=True)
                pen.text(centre, top + SIGNATURES - 1.6, name, size, bold=True, align="centre")
            pen.line(left + 2, top + SIGNATURES - 1.0, left + share - 2, top + SIGNATURES - 1.0, 0.5, dash=True)

    def _draw_foot(self, marks: SheetMarks) -> None:
        pen, y = self.pen, self.height - MARGIN - FOOT + 3.4
        right, middle = self.width - MARGIN, self.width / 2
        code = f"{self.kind.model} | {self.kode} | {marks.page}/{marks.pages} | {marks.digest[:PRINTED_DIGITS]}"
        pen.text(MARGIN, y, "*) Coret yang tidak perlu", 6, italic=True)
        pen.text(middle, y, code, 6.2, bold=True, align="centre")
        station = f" di {self.identity.station}" if self.identity.station else ""
        printed = f"Dicetak {printed_time(self.identity.printed_at)}{station} \u00b7 Sirekap Desktop {__version__}"
        pen.text(right, y, printed, 6, align="right")
        if marks.signature_note:
            note = marks.signature_note
            pen.text(MARGIN, y + 3.0, note, fit(note, (self.width - 2 * MARGIN) * POINTS, 6.2, bold=True), bold=True)


def _identity_widths(pairs: list[tuple[str, str]], size: float) -> list[float]:
    """Return the width in points that each label with its name needs."""
    return [text_width(label, REGULAR, size - 1) + 12 + text_width(name, BOLD, size) for label, name in pairs]


def _nth(names: tuple[str, ...], index: int) -> str:
    return names[index] if index < len(names) else ""
