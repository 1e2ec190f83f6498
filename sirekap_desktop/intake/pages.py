"""Any file to gray pages, or the reason why not. What a file is, its first bytes tell, not its name.

A page is given whole or not at all: the missing half of a truncated picture would look like empty boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.intake.limits import LIMITS, IntakeLimits


class PageRefused(SirekapError):
    """A file or one of its pages can't be used; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page, turned as its file asks for.

    Attributes:
        page_index: Counted from 0 within the file.
        gray: Shape (height, width), contiguous uint8, 0 black.
    """

    page_index: int
    gray: NDArray[np.uint8]

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.gray.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.gray.shape[0])


@dataclass(frozen=True, slots=True)
class PageRejected:
    """A page that can't be used, or a whole file; ``text`` is the Indonesian sentence of ``message_id``."""

    page_index: int
    message_id: str
    text: str


_MAGIC = (
    ("jpeg", (b"\xff\xd8\xff",)),
    ("png", (b"\x89PNG\r\n\x1a\n",)),
    ("tiff", (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")),
    ("bmp", (b"BM",)),
)
_PDF_HEADER_WITHIN = 1024


def open_pages(path: Path, limits: IntakeLimits = LIMITS, first: int = 0) -> Iterator[PageImage | PageRejected]:
    """Yield the pages of a file one by one; a refused page does not keep the others back.

    Args:
        path: JPEG, PNG, TIFF, BMP, WebP or PDF, whatever its name.
        limits: Bounds on the file.
        first: Index of the first page wanted; those before it are not decoded.
    """
    try:
        data = _read(path, limits)
        kind = sniff(data)
        if kind == "pdf":
            from sirekap_desktop.intake.pdf import pdf_pages

            yield from pdf_pages(data, path.name, limits, first)
        elif kind is not None:
            from sirekap_desktop.intake.raster import raster_pages

            yield from raster_pages(data, kind, path.name, limits, first)
        else:
            raise PageRefused("intake.not_picture", name=path.name)
    except PageRefused as refused:
        yield rejected(0, refused)


def rejected(page_index: int, refused: PageRefused) -> PageRejected:
    """Return the refusal of a page as a result."""
    return PageRejected(page_index, refused.message_id, refused.text)


def sniff(data: bytes) -> str | None:
    """Return ``jpeg``, ``png``, ``tiff``, ``bmp``, ``webp``, ``pdf`` or None by the first bytes."""
    for kind, starts in _MAGIC:
        if data.startswith(starts):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "pdf" if b"%PDF-" in data[:_PDF_HEADER_WITHIN] else None


def has_pages(path: Path) -> bool:
    """Return whether a file is of a kind that can hold several pages."""
    try:
        with path.open("rb") as file:
            return sniff(file.read(_PDF_HEADER_WITHIN + 5)) in ("pdf", "tiff")
    except OSError:
        return False


def check_size(width: int, height: int, name: str, limits: IntakeLimits) -> None:
    """Refuse a picture with too many pixels (or none) by its header.

    Raises:
        PageRefused: If it is too large or empty.
    """
    if width < 1 or height < 1:
        raise PageRefused("intake.damaged", name=name)
    if width * height > limits.pixels:
        raise PageRefused(
            "intake.too_many_pixels", name=name, width=width, height=height, limit=limits.pixels // 1_000_000
        )


def _read(path: Path, limits: IntakeLimits) -> bytes:
    try:
        if not path.is_file():
            raise PageRefused("intake.missing", name=path.name)
        size = path.stat().st_size
        if size > limits.file_bytes:
            mega = 1_000_000
            raise PageRefused(
                "intake.file_too_large", name=path.name, size=size // mega, limit=limits.file_bytes // mega
            )
        data = path.read_bytes()
    except OSError as error:
        raise PageRefused("intake.missing", name=path.name) from error
    if not data:
        raise PageRefused("intake.empty", name=path.name)
    return data
