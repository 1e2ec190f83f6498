"""Which page of which form is this, and where does it lie in the picture?

Shapes of the picture (tables, cells) are laid upon shapes of the known pages; the guesses with most ink on their lines
are fitted to the printed lines piece by piece; the page whose lines are really there wins, if it wins clearly. Nothing
is known of size, rotation or perspective beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sirekap_desktop.forms.definition import FormDefinition, PageDefinition, Rect
from sirekap_desktop.reading.geometry import FloatArray, corners, project, side_lengths
from sirekap_desktop.reading.locate_fit import Support, refine, support
from sirekap_desktop.reading.locate_frames import FieldFrame, locate_fields
from sirekap_desktop.reading.locate_image import GrayImage, Ink, Pyramid
from sirekap_desktop.reading.locate_model import PageModel, page_model
from sirekap_desktop.reading.locate_tables import Guess, guesses, image_quads
from sirekap_desktop.reading.locate_tag import agrees, wrong_bits

MIN_SCORE = 0.65
"""Share of printed lines that must be seen: pages of other forms reach 0.5, poor photos of the right one 0.8."""

MIN_MARGIN = 0.12
"""By how much the best page must beat every other page and position."""

_REACHES = (2.4, 1.2, 0.8)
_KEEP = 3
_MAX_FITS = 8
_SPARE = 0.22


@dataclass(frozen=True, slots=True)
class Located:
    """A page of a form found in a picture.

    Attributes:
        homography: Millimetres of the sheet to pixels of the page as decoded.
        score: Share of the printed lines that were seen in their place, 0 … 1.
        margin: By how much the score beats that of any other page or position.
        method: What the first guess came from: ``tables``, ``tag`` or ``marks``.
        residual_px: Median distance of the lines seen from the fitted page.
        tag_read: Whether the printed tag says the same; None where the page has none.
        frames: The place of each field.
    """

    form: FormDefinition
    page: PageDefinition
    homography: FloatArray
    score: float
    margin: float
    method: str
    residual_px: float
    tag_read: bool | None
    frames: dict[str, FieldFrame] = field(default_factory=dict)

    def polygon(self, rect: Rect) -> FloatArray:
        """Return the corners of a rectangle of the sheet in pixels of the page, (4, 2)."""
        return project(self.homography, corners(rect))


@dataclass(frozen=True, slots=True)
class _Fit:
    model: PageModel
    homography: FloatArray
    support: Support


class Locator:
    """Finds pages of a fixed set of forms."""

    def __init__(self, forms: Sequence[FormDefinition]) -> None:
        self._models = [page_model(form, page.number) for form in forms for page in form.pages]

    def locate(self, pyramid: Pyramid) -> Located | None:
        """Return the page in a picture, or None where there is none for certain."""
        ink = pyramid.ink()
        fits = self._fits(ink, guesses(ink, image_quads(ink), self._models, _KEEP))
        return self._decide(pyramid, ink, fits, "tables")

    def _fits(self, ink: Ink, candidates: Sequence[Guess]) -> list[_Fit]:
        """Fit the best guesses; the best fit first."""
        fits: list[_Fit] = []
        if not candidates:
            return fits
        limit = candidates[0].score - _SPARE
        for guess in [c for c in candidates if c.score >= limit][:_MAX_FITS]:
            fitted = refine(ink.strength, guess.homography, guess.model, _REACHES)
            if fitted is not None:
                fits.append(_Fit(guess.model, fitted, support(ink.strength, fitted, guess.model)))
        fits.sort(key=lambda fit: -fit.support.score)
        return fits

    def _decide(self, pyramid: Pyramid, ink: Ink, fits: Sequence[_Fit], method: str) -> Located | None:
        if not fits:
            return None
        best = fits[0]
        others = [f.support.score for f in fits[1:] if _differs(best, f)]
        margin = best.support.score - max(others, default=0.0)
        if best.support.score < MIN_SCORE or margin < MIN_MARGIN:
            return None
        to_page = ink.to_page(best.homography)
        tag = best.model.page.tag
        read = None if tag is None else agrees(wrong_bits(pyramid.gray, to_page, tag))
        frames = locate_fields(ink.strength, best.homography, to_page, best.model)
        return Located(
            best.model.form,
            best.model.page,
            to_page,
            best.support.score,
            margin,
            method,
            best.support.residual / ink.factor,
            read,
            frames,
        )


def _differs(first: _Fit, second: _Fit) -> bool:
    """Tell whether two fits are different pages or positions."""
    if first.model is not second.model:
        return True
    sheet = corners(Rect(0, 0, first.model.page.width, first.model.page.height))
    one, two = project(first.homography, sheet), project(second.homography, sheet)
    return bool(np.max(np.abs(one - two)) > 0.03 * side_lengths(one).max())


def locate(gray: GrayImage, forms: Sequence[FormDefinition]) -> Located | None:
    """Return the page of one of the forms in a picture, or None."""
    return Locator(forms).locate(Pyramid(gray))
