"""Reads a printed PDF back: its embedded numbers, its text and its QR codes."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from sirekap_desktop.documents import letter
from sirekap_desktop.documents.numbers import ATTACHMENT
from sirekap_desktop.documents.pdfium_lock import PDFIUM
from sirekap_desktop.documents.qr import page_code
from sirekap_desktop.documents.qr_reader import read_codes

QR_REGION = (0.86, 0.22)
"""The QR code stands right of this share of the width and above this share of the height."""
QR_DOTS = (200, 260, 320, 150)
"""Resolutions tried one after the other, as dots per inch: the decoder misses a code now and then."""
MAX_PAGES = 200
MAX_SIDE = 2400.0
"""Points: twice A3, so that no page can ask for a picture larger than the memory."""
MAX_ATTACHMENT = 16 * 1024 * 1024


class UnreadableError(Exception):
    """The file cannot be opened as a PDF, or is not one of the size that this program makes."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What one page says: its text with single spaces, and its QR code (None: none found).

    ``qr_place`` is what the code says behind its digest: where the paper is from and how to check it.
    """

    text: str
    qr: str | None
    qr_place: str = ""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """What a file says; ``embedded`` is None where it holds no ``rekap.json``, ``letter`` where no ``surat.json``."""

    embedded: bytes | None
    pages: tuple[PrintedPage, ...]
    letter: bytes | None = None

    @property
    def says_numbers(self) -> bool:
        """Whether the file carries what it was printed from, to be compared with its pages."""
        return self.embedded is not None or self.letter is not None


def read_back(data: bytes) -> PrintedFile:
    """Read a PDF.

    Raises:
        UnreadableError: If it is no PDF, damaged beyond reading, encrypted, or absurdly large.
    """
    with PDFIUM:
        return _read_locked(data)


def _read_locked(data: bytes) -> PrintedFile:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(str(error)) from error
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise UnreadableError(f"{len(document)} pages")
        pages = tuple(_read_page(document, index) for index in range(len(document)))
        return PrintedFile(_attachment(document, ATTACHMENT), pages, _attachment(document, letter.ATTACHMENT))
    except (pdfium.PdfiumError, ValueError) as error:
        # ValueError: names and texts that are not the encoding they claim.
        raise UnreadableError(str(error)) from error
    finally:
        document.close()


def _attachment(document: pdfium.PdfDocument, name: str) -> bytes | None:
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        if attachment.get_name() == name:
            data = bytes(attachment.get_data())
            if len(data) > MAX_ATTACHMENT:
                raise UnreadableError(f"{name}: {len(data)} bytes")
            return data
    return None


def _read_page(document: pdfium.PdfDocument, index: int) -> PrintedPage:
    page = document[index]
    if max(page.get_size()) > MAX_SIDE:
        raise UnreadableError(f"page of {page.get_size()} points")
    text_page = page.get_textpage()
    try:
        text = " ".join(text_page.get_text_range().split())
        found = _read_qr(page)
        code = page_code(found) if found else None
        return PrintedPage(text, code.core if code else found, code.rest if code else "")
    finally:
        text_page.close()
        page.close()


def _read_qr(page: pdfium.PdfPage) -> str | None:
    width, height = page.get_size()
    crop = (width * QR_REGION[0], height * (1 - QR_REGION[1]), 0, 0)
    for dots in QR_DOTS:
        bitmap = page.render(scale=dots / 72, crop=crop, grayscale=True)
        try:
            found = read_codes(bitmap.to_numpy())
        finally:
            bitmap.close()
        if found:
            return found[0]
    return None
