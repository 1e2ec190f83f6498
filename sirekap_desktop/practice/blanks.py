"""Blank sheets to fill: our own drawing of a form, or KPU's official PDF, as grey pictures of any size."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
from numpy.typing import NDArray

from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.definition import FormDefinition, FormKind, PageDefinition
from sirekap_desktop.forms.drawing import draw_blank
from sirekap_desktop.practice.pen import text_alpha
from sirekap_desktop.resources import resource

A4 = (210.0, 297.0)
PRACTICE_MARK = "LATIHAN – BUKAN HASIL PEMILU"
_MARK_GREY = 110
OFFICIAL = {
    "C.HASIL-PPWP-2024": "C.HASIL-PPWP.pdf",
    "C.HASIL-SALINAN-PPWP-2024": "C.HASIL-SALINAN-PPWP.pdf",
}
"""File names of KPU's blank PDFs by form code, in a folder that the caller names."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty page on its sheet of paper.

    Attributes:
        grey: The sheet, uint8; read only, since blanks are shared.
        scale: Pixels per millimetre of the form's own sheet, across and down.
        origin: Pixel of the form's top-left corner: a plano reduced onto A4 leaves white at both sides.
    """

    form: FormDefinition
    page: PageDefinition
    grey: NDArray[np.uint8]
    scale: tuple[float, float]
    origin: tuple[float, float]

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a place given in millimetres."""
        return self.origin[0] + x * self.scale[0], self.origin[1] + y * self.scale[1]

    def area(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a rectangle in millimetres as x, y, width, height in pixels."""
        return *self.pixel(x, y), width * self.scale[0], height * self.scale[1]


@lru_cache(maxsize=24)
def blank_page(
    code: str | FormDefinition, number: int, long_side: int, *, on_a4: bool, official: Path | None = None
) -> Blank:
    """Return a blank page.

    Args:
        code: Code of a bundled form, or a form that was made for its contestants.
        number: Page of the form.
        long_side: Pixels along the sheet's long side.
        on_a4: Reduce the form onto a sheet of A4, as copiers do; else the sheet has the form's own size.
        official: KPU's PDF of the form; None draws our own.
    """
    definition = form(code) if isinstance(code, str) else code
    page = definition.page(number)
    paper = A4 if on_a4 else (page.width, page.height)
    height = long_side
    width = round(long_side * paper[0] / paper[1])
    factor = min(width / page.width, height / page.height)
    inner = round(page.width * factor), round(page.height * factor)
    if official is None:  # of a form known in part, the pages stand in the PDF as they do in the definition
        pdf, index = _own_pdf(definition), definition.pages.index(page)
    else:
        pdf, index = official.read_bytes(), number - 1
    picture = _picture(pdf, index, inner, definition.kind is FormKind.SALINAN and official is not None)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    sheet = np.full((height, width), 255, np.uint8)
    sheet[top : top + inner[1], left : left + inner[0]] = picture
    _mark_as_practice(sheet, top)
    sheet.flags.writeable = False
    return Blank(definition, page, sheet, (inner[0] / page.width, inner[1] / page.height), (left, top))


def official_pdfs(folder: Path) -> Mapping[str, Path]:
    """Return KPU's PDFs in a folder by form code.

    Raises:
        FileNotFoundError: If one of them is not there.
    """
    found = {code: folder / name for code, name in OFFICIAL.items()}
    for path in found.values():
        if not path.is_file():
            raise FileNotFoundError(path)
    return found


def _mark_as_practice(sheet: NDArray[np.uint8], top: int) -> None:
    """Print on the upper edge that the numbers below are invented: the names of places are real."""
    height, width = sheet.shape
    alpha, _ = text_alpha(resource("fonts", "NotoSans-Bold.ttf"), PRACTICE_MARK, max(6, height // 150))
    x, y = (width - alpha.shape[1]) // 2, top + height // 55
    area = sheet[y : y + alpha.shape[0], x : x + alpha.shape[1]]
    area[:] = np.minimum(area, 255 - alpha * (255 - _MARK_GREY)).astype(np.uint8)


@lru_cache(maxsize=4)
def _own_pdf(definition: FormDefinition) -> bytes:
    buffer = io.BytesIO()
    draw_blank(definition, buffer)
    return buffer.getvalue()


def _picture(pdf: bytes, index: int, size: tuple[int, int], embedded: bool) -> NDArray[np.uint8]:
    """Render a page to a size; ``embedded``: only its largest image, which is the sheet that a TPS prints."""
    with pdfium.PdfDocument(pdf) as document:
        page = document[index]
        if embedded:
            picture = _grey(_largest_image(page).get_bitmap(render=False).to_numpy())
        else:
            scale = max(size[0] / page.get_width(), size[1] / page.get_height())
            picture = _grey(page.render(scale=scale, grayscale=True).to_numpy())
    shrinks = size[1] < picture.shape[0]
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC), np.uint8
    )


def _largest_image(page: pdfium.PdfPage) -> pdfium.PdfImage:
    images = [o for o in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE]) if isinstance(o, pdfium.PdfImage)]
    return max(images, key=lambda image: image.get_px_size())


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    squeezed = pixels.squeeze()
    return squeezed if squeezed.ndim == 2 else np.asarray(cv2.cvtColor(squeezed, cv2.COLOR_BGR2GRAY), np.uint8)
