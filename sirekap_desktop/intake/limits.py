"""How much a file may ask for. A hostile or broken file is refused before its pixels are decoded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """Bounds on one file.

    Attributes:
        file_bytes: Size of the file.
        pixels: Pixels of one page; 120 million is A4 at 1,000 dpi with some room.
        pages: Pages of one PDF or TIFF.
        seconds: Time for one page, from its bytes to its numbers.
        memory_bytes: Address space that the reading process may add to what it has at its start; 0 for no limit.
        pdf_long_side: Pixels along the longer side of a PDF page that is no scan.
    """

    file_bytes: int = 300_000_000
    pixels: int = 120_000_000
    pages: int = 300
    seconds: float = 60.0
    memory_bytes: int = 3_000_000_000
    pdf_long_side: int = 3500


LIMITS = IntakeLimits()
