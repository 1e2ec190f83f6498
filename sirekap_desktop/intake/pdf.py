"""PDF pages to gray pictures.

A page that is a scan is rendered so that one pixel of its largest picture becomes one pixel: its own size, with
whatever stamp, text or second picture lies on it, and turned as the PDF says. Any other page is rasterised to a fixed
size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.pages import PageImage, PageRefused, PageRejected, check_size, rejected
from sirekap_desktop.intake.raster import check_jpeg_whole

SCAN_COVERS = 0.6
"""A page is a scan where one picture covers this share of it; the official SALINAN, a picture within a page of a
regulation with a few lines of text, covers 0.64."""
DRAWN_FROM = 50
"""A page with this many drawn lines and areas is a drawing, whatever picture lies behind it."""
_LOOKS_AT_END = 2048


def pdf_pages(data: bytes, name: str, limits: IntakeLimits, first: int) -> Iterator[PageImage | PageRejected]:
    """Yield the pages of a PDF.

    Raises:
        PageRefused: If it needs a password, is damaged or truncated, or has too many pages.
    """
    if b"%%EOF" not in data[-_LOOKS_AT_END:]:
        raise PageRefused("intake.truncated", name=name)
    document = _open(data, name)
    try:
        count = len(document)
        if count == 0:
            raise PageRefused("intake.no_pages", name=name)
        if count > limits.pages:
            raise PageRefused("intake.too_many_pages", name=name, pages=count, limit=limits.pages)
        for index in range(first, count):
            try:
                yield PageImage(index, _render(document, index, name, limits))
            except PageRefused as refused:
                yield rejected(index, refused)
            except pdfium.PdfiumError:
                yield rejected(index, PageRefused("intake.damaged", name=name))
    finally:
        document.close()


def _open(data: bytes, name: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        raise PageRefused("intake.encrypted" if locked else "intake.damaged", name=name) from error


def _render(document: Any, index: int, name: str, limits: IntakeLimits) -> NDArray[np.uint8]:
    page = document[index]
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise PageRefused("intake.damaged", name=name)
        scale = _scale(page, width, height, name, limits)
        check_size(math.ceil(width * scale), math.ceil(height * scale), name, limits)
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            gray = bitmap.to_numpy()
            return np.array(gray.reshape(gray.shape[:2]), np.uint8, order="C")
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(page: Any, width: float, height: float, name: str, limits: IntakeLimits) -> float:
    """Return the pixels per point: those of the page's scan, else what makes the long side as long as agreed."""
    usual = limits.pdf_long_side / max(width, height)
    best_share, scale = SCAN_COVERS, usual
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        pixels_x, pixels_y = picture.get_px_size()
        check_size(pixels_x, pixels_y, name, limits)
        corners = picture.get_quad_points()
        along = math.dist(corners[0], corners[1])
        across = math.dist(corners[1], corners[2])
        share = min(1.0, along * across / (width * height))
        if share < best_share or picture.container is not None:
            continue
        if list(picture.get_filters(skip_simple=True)) == ["DCTDecode"]:
            check_jpeg_whole(bytes(picture.get_data(decode_simple=True)), name)
        best_share, scale = share, max(pixels_x / along, pixels_y / across)
    drawn = sum(1 for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]))
    return max(scale, usual) if drawn >= DRAWN_FROM else scale
