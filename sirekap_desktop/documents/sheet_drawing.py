"""Draws what surrounds the table on a sheet: head, identity, signature blocks, foot, draft and practice marks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from sirekap_desktop import __version__
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import MARGIN
from sirekap_desktop.documents.pen import POINTS, RED, WHITE, Pen
from sirekap_desktop.documents.qr import draw_qr
from sirekap_desktop.documents.row_paging import LEADING
from sirekap_desktop.documents.text import LayoutError, dotted, fit, printed_time, session_time, wrap
from sirekap_desktop.documents.typeface import BOLD, REGULAR, text_width
from sirekap_desktop.documents.wet_signatures import SignatureBlocks, committee_of, witnesses_of
from sirekap_desktop.documents.wording import KindWording, Wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS

BAND, HEAD, IDENTITY, FOOT, GAP = 4.6, 22.6, 4.6, 6.4, 1.2
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
        groups = [(wording.committee, committee_of(wording, identity))]
        if identity.contestants:
            groups.append((wording.witnesses, witnesses_of(wording, identity)))
        self.signatures = SignatureBlocks(tuple(groups), width - 2 * MARGIN)

    @property
    def table_top(self) -> float:
        """Where the table begins."""
        opening = len(self.opening) * OPENING_SIZE * LEADING / POINTS
        return float(self._top + HEAD + IDENTITY + opening + (GAP if self.opening else 0.4))

    @property
    def table_bottom(self) -> float:
        """Where the table must have ended."""
        return self.height - MARGIN - FOOT - self.signatures.height - GAP

    @property
    def _top(self) -> float:
        return MARGIN + (BAND + 1.0 if self.identity.practice else 0.0)

    def draw(self, marks: SheetMarks) -> None:
        """Draw everything but the table and the draft's watermark."""
        if self.identity.practice:
            draw_band(self.pen, MARGIN, MARGIN, self.width - 2 * MARGIN)
        self._draw_head(marks)
        self._draw_identity()
        self.signatures.draw(self.pen, MARGIN, self.table_bottom + GAP, mark=marks.page == 1)
        self._draw_foot(marks)

    def _opening_lines(self) -> list[str]:
        if not self.kind.opening:
            return []
        text = self.kind.opening.format(
            waktu=session_time(self.identity.pleno_at),
            tempat=dotted(self.identity.pleno_place),
            kecamatan=self.identity.kecamatan.nama,
        )
        return wrap(text, (self.width - 2 * MARGIN) * POINTS, OPENING_SIZE)

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
        room = (MODEL_WIDTH - 2) * POINTS
        pen.text(centre, top + 16.4, marks.range_text, fit(marks.range_text, room, 6.6), align="centre")
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
        pairs = [(f"{label} :", self.identity.place(which) or "." * 16) for label, which in self.kind.identity]
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

    def _draw_foot(self, marks: SheetMarks) -> None:
        pen, y = self.pen, self.height - MARGIN - FOOT + 3.4
        right, middle = self.width - MARGIN, self.width / 2
        code = f"{self.kind.model} | {self.kode} | {marks.page}/{marks.pages} | {marks.digest[:PRINTED_DIGITS]}"
        pen.text(MARGIN, y, strike_note(self.wording), 6, italic=True)
        pen.text(middle, y, code, 6.2, bold=True, align="centre")
        printed = printed_note(self.identity)
        pen.text(right, y, printed, 6, align="right")
        if marks.signature_note:
            note = marks.signature_note
            pen.text(MARGIN, y + 3.0, note, fit(note, (self.width - 2 * MARGIN) * POINTS, 6.2, bold=True), bold=True)


def printed_note(identity: DocumentIdentity) -> str:
    """Return what the foot says of time, computer and program."""
    station = f" di {identity.station}" if identity.station else ""
    return f"Dicetak {printed_time(identity.printed_at)}{station} \u00b7 Sirekap Desktop {__version__}"


def draw_band(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the band of a practice office."""
    pen.area(x, y, width, BAND, RED)
    pen.text(x + width / 2, y + 3.4, PRACTICE, 9, bold=True, align="centre", colour=WHITE)


def draw_watermark(pen: Pen, width: float, height: float) -> None:
    """Write DRAF across the sheet, over everything and so pale that every number stays readable."""
    pen.canvas.saveState()
    pen.canvas.setFillAlpha(0.1)
    with pen.turned(width / 2, height / 2, 28 if width > height else 55) as turned:
        turned.text(0, 24, DRAFT, 210, bold=True, align="centre")
    pen.canvas.restoreState()


def strike_note(wording: Wording) -> str:
    """Return what the foot says of the form's own words, and whose they are where the office has changed them."""
    own = f" \u00b7 Kata-kata kantor: {', '.join(wording.own)}" if wording.own else ""
    return f"*) Coret yang tidak perlu{own}"


def _identity_widths(pairs: list[tuple[str, str]], size: float) -> list[float]:
    """Return the width in points that each label with its name needs."""
    return [text_width(label, REGULAR, size - 1) + 12 + text_width(name, BOLD, size) for label, name in pairs]
