"""Which page of which form is this, and where does it lie in the picture?

Shapes of the picture (tables, cells) are laid on shapes of the known pages; the guesses with most ink on their lines
are fitted to the printed lines piece by piece; the page whose lines are really there wins, if it wins clearly.
Nothing is known of size, rotation or perspective beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.definition import FormDefinition, PageDefinition, Rect
from sirekap_desktop.forms.tagged_pages import forms_of_tag
from sirekap_desktop.reading.geometry import FloatArray, corners, homographies_from_quads, project, side_lengths
from sirekap_desktop.reading.locate_bars import bars_agree
from sirekap_desktop.reading.locate_fit import Support, pixels_per_mm, refine, support
from sirekap_desktop.reading.locate_frames import FieldFrame, Local, locate_fields
from sirekap_desktop.reading.locate_image import GrayImage, Ink, Pyramid
from sirekap_desktop.reading.locate_marks import SeenMark, find_marks, marked_guesses, tag_and_mark_guesses
from sirekap_desktop.reading.locate_model import PageModel, Shapes, page_model
from sirekap_desktop.reading.locate_tables import (
    Guess,
    agreed_guesses,
    anchored_guesses,
    faint_shapes,
    guesses,
    image_shapes,
    unstreaked_shapes,
)
from sirekap_desktop.reading.locate_tag import DETECT_SIDES, find_tags, looks_tagged, printed_quad, tag_standing
from sirekap_desktop.reading.locate_warp import Warp, fit_warp

MIN_SCORE = 0.62
"""Share of printed lines that must be seen: pages of other forms reach 0.5, poor photos of the right one 0.8."""

MIN_SCORE_WITH_TAG = 0.42
"""The same where the tag stands in its place and says the same: thin lines may be lost in a fax."""

MIN_MARGIN = 0.12
"""By how much the best page must beat every other page."""

_MIN_LEAD = 0.04
"""By how much it must beat every other place of the same page."""

_FLAT_SCORE, _FLAT_RESIDUAL = 0.97, 0.08
"""Score and residual (units, mm on A4) from which a page counts as flat: only one round of bending is fitted."""

_SAME_PLACE = 0.4
"""Places closer than this, of a box's side, are one: the boxes' own frames settle the rest."""

_REACHES = (2.4, 1.2, 0.8)
_KEEP = 3
_MAX_FITS = 8
_SPARE = 0.22
_GOOD = 0.82
"""Score from which no thorough search is made."""

_SURE = 0.96
"""Score from which the same page need not be tried in other places."""

_RIVAL = 0.12

_MOST_OWN = 64
"""Pages of our own forms kept ready at once: three elections of twenty pages; each takes some tens of milliseconds to
make."""


@dataclass(frozen=True, slots=True)
class Located:
    """A page of a form found in a picture.

    Attributes:
        homography: Millimetres of the sheet to pixels of the page as decoded.
        score: Share of the printed lines that were seen in their place, 0 … 1.
        method: What the first guess came from: ``tables``, ``agreement``, ``tag`` or ``marks``.
        residual_px: Median distance of the lines seen from the fitted page.
        tag_read: Whether the printed tag says the same; None where the page has none.
        frames: The place of each field.
        printed_part: Corners of all that the page prints in lines, in pixels of the page as decoded, (4, 2).
        warp: How the paper bends.
    """

    form: FormDefinition
    page: PageDefinition
    homography: FloatArray
    score: float
    method: str
    residual_px: float
    tag_read: bool | None
    printed_part: FloatArray
    warp: Warp
    frames: dict[str, FieldFrame] = field(default_factory=dict)

    def polygon(self, rect: Rect) -> FloatArray:
        """Return the corners of a rectangle of the sheet in pixels of the page, (4, 2)."""
        return project(self.homography, corners(rect))

    def bent_polygon(self, rect: Rect) -> FloatArray:
        """Return the same with the paper's bending, for what stands beside no box, (4, 2)."""
        return project(self.homography, self.warp.apply(corners(rect)))

    def frame_at(self, rect: Rect) -> FieldFrame:
        """Return the place of a small part of the sheet, as the lines of the whole page tell it."""
        centre = np.array([[rect.centre.x, rect.centre.y]])
        local = Local(centre[0], (self.warp.apply(centre) - centre)[0], self.warp.linear_at(centre)[0])
        return FieldFrame(self.homography, local, 1.0, 0.0, True)


@dataclass(frozen=True, slots=True)
class _Fit:
    model: PageModel
    homography: FloatArray
    support: Support


class Locator:
    """Finds pages of a fixed set of forms, and pages of our own forms, which are as many as there are tags.

    Pages of our own are looked for only where such a tag is seen: without it they could not be told apart.
    """

    def __init__(self, forms: Sequence[FormDefinition]) -> None:
        self._known = _Search([page_model(form, page.number) for form in forms for page in form.pages])
        self._own: dict[int, _Search] = {}

    def locate(self, pyramid: Pyramid) -> Located | None:
        """Return the page in a picture, or None where there is none for certain."""
        ink = pyramid.ink()
        shapes = image_shapes(ink)
        fits = self._known.look(ink, shapes)
        own = None if _good(fits) else self._own_page(pyramid, DETECT_SIDES[:1])
        if own is not None:
            return own.found(pyramid, ink, own.look(ink, shapes))
        found = self._known.found(pyramid, ink, fits)
        if found is not None and not _bears_own_tag(pyramid, found):
            return found
        own = self._own_page(pyramid, DETECT_SIDES)
        return None if own is None else own.found(pyramid, ink, own.look(ink, shapes))

    def _own_page(self, pyramid: Pyramid, sides: Sequence[int]) -> _Search | None:
        """Return a search for the page of our own forms whose tag is seen, or None where there is none."""
        for tag in find_tags(pyramid.gray, sides):
            if tag.id not in self._own and forms_of_tag(tag.id):
                models = [page_model(form, page.number) for form in forms_of_tag(tag.id) for page in form.pages]
                if len(self._own) >= _MOST_OWN:
                    self._own.pop(next(iter(self._own)))
                self._own[tag.id] = _Search(models)
            if tag.id in self._own:
                return self._own[tag.id]
        return None


def _bears_own_tag(pyramid: Pyramid, found: Located) -> bool:
    """Tell whether a tag of our own stands on what was taken for a page that has none, legible or not.

    The copies of all elections look much alike: only the tag tells them apart.
    """
    if found.page.tag is not None:
        return False
    return any(looks_tagged(pyramid.gray, found.homography, place) for place in own_tag_places())


@cache
def own_tag_places() -> tuple[Rect, ...]:
    """Return where forms of our own that are no larger than A4 print their tags, millimetres."""
    form = build_forms("DPD", [Contestant(0, 1, "")]).salinan
    return tuple({page.tag.rect for page in form.pages if page.tag is not None})


class _Search:
    """The search for one of some pages."""

    def __init__(self, models: Sequence[PageModel]) -> None:
        self._models = models

    def look(self, ink: Ink, shapes: Shapes) -> list[_Fit]:
        """Return what a first look finds, the best first."""
        return self._fits(ink, guesses(shapes, self._models, _KEEP), _MAX_FITS)

    def found(self, pyramid: Pyramid, ink: Ink, fits: list[_Fit]) -> Located | None:
        """Return the page, after a thorough search where the first look found nothing good; None if none is sure."""
        method = "tables"
        if not _good(fits):
            fits, method = self._searched(pyramid, ink, fits)
        return self._decide(pyramid, ink, fits, method)

    def _searched(self, pyramid: Pyramid, ink: Ink, fits: list[_Fit]) -> tuple[list[_Fit], str]:
        """Search thoroughly where the first look found nothing good; return all fits and what found the best."""
        every = [(fit, "tables") for fit in fits]
        for clean in unstreaked_shapes(ink):
            found = self._fits(ink, guesses(clean, self._models, _KEEP), _MAX_FITS)
            every += [(fit, "tables") for fit in found]
        shapes = faint_shapes(ink)
        if not _any_good(every):
            marks = find_marks(ink.gray)
            found = self._fits(ink, self._tagged(pyramid, ink, shapes, marks), _MAX_FITS)
            every += [(fit, "tag") for fit in found]
        if not _any_good(every):
            found = self._fits(ink, marked_guesses(shapes, marks, self._models, _KEEP), _MAX_FITS)
            every += [(fit, "marks") for fit in found]
        if not _any_good(every):
            found = self._fits(ink, agreed_guesses(shapes, self._models, _KEEP), 2 * _MAX_FITS)
            every += [(fit, "agreement") for fit in found]
        every.sort(key=lambda item: -item[0].support.score)
        return [fit for fit, _ in every], every[0][1] if every else "tables"

    def _tagged(self, pyramid: Pyramid, ink: Ink, shapes: Shapes, marks: Sequence[SeenMark]) -> list[Guess]:
        """Return guesses that rest on a tag seen in the picture, with one more shape or with one corner mark."""
        found: list[Guess] = []
        for tag in find_tags(pyramid.gray):
            quad = project(ink.from_page(np.eye(3)), tag.quad)
            for model in self._models:
                if model.page.tag is not None and model.page.tag.id == tag.id:
                    found.extend(anchored_guesses(shapes, model, printed_quad(model.page.tag), quad, 2 * _KEEP))
                    found.extend(tag_and_mark_guesses(shapes, marks, model, quad, _KEEP))
        found.sort(key=lambda guess: -guess.score)
        return found

    def _fits(self, ink: Ink, candidates: Sequence[Guess], most: int) -> list[_Fit]:
        """Fit the best guesses; the best fit first."""
        fits: list[_Fit] = []
        if not candidates:
            return fits
        limit = candidates[0].score - _SPARE
        settled: PageModel | None = None
        for guess in candidates[:most]:
            if guess.score < limit:
                break
            if guess.model is settled:
                continue
            fitted = refine(ink.strength, guess.homography, guess.model, _REACHES, guess.known)
            if fitted is not None and bars_agree(ink.gray, fitted, guess.model):
                fits.append(_Fit(guess.model, fitted, support(ink.strength, fitted, guess.model)))
                if fits[-1].support.score > _GOOD:
                    # Only what looked about as good at first sight can still rival it.
                    limit = max(limit, guess.score - _RIVAL)
                if fits[-1].support.score > _SURE:
                    settled = guess.model
        fits.sort(key=lambda fit: -fit.support.score)
        return fits

    def _decide(self, pyramid: Pyramid, ink: Ink, fits: Sequence[_Fit], method: str) -> Located | None:
        """Return the best fit with the place of its fields, if it wins clearly and its tag doesn't object."""
        if not fits or not _leads(fits):
            return None
        best = fits[0]
        to_page = ink.to_page(best.homography)
        bent = best.support.score < _FLAT_SCORE or best.support.residual > _FLAT_RESIDUAL * _unit_pixels(best)
        warp = fit_warp(ink.strength, best.homography, best.model, bent)
        tag = best.model.page.tag
        standing = None if tag is None else tag_standing(pyramid.gray, _beside(to_page, warp, tag.rect), tag)
        if tag is not None and standing not in (None, tag.id):
            return None
        read = None if tag is None else standing == tag.id
        if best.support.score < (MIN_SCORE_WITH_TAG if read else MIN_SCORE):
            return None
        frames = locate_fields(ink.strength, best.homography, to_page, best.model, warp)
        return Located(
            best.model.form,
            best.model.page,
            to_page,
            best.support.score,
            method,
            best.support.residual / ink.factor,
            read,
            project(to_page, best.model.printed_part),
            warp,
            frames,
        )


def _unit_pixels(fit: _Fit) -> float:
    """Return how many pixels a unit (mm on A4) has in the middle of a fit."""
    middle = np.array([[fit.model.page.width / 2, fit.model.page.height / 2]])
    return float(pixels_per_mm(fit.homography, middle)[0]) * fit.model.unit


def _good(fits: Sequence[_Fit]) -> bool:
    return bool(fits) and fits[0].support.score >= _GOOD


def _leads(fits: Sequence[_Fit]) -> bool:
    """Tell whether the first fit beats every other page and every other place of the same page."""
    best = fits[0]
    others = [fit.support.score for fit in fits[1:] if fit.model is not best.model]
    moved = [fit.support.score for fit in fits[1:] if fit.model is best.model and _apart(best, fit)]
    margin, lead = (best.support.score - max(scores, default=0.0) for scores in (others, moved))
    return margin >= MIN_MARGIN and lead >= _MIN_LEAD


def _beside(to_page: FloatArray, warp: Warp, rect: Rect) -> FloatArray:
    """Return the homography of a small part of a bent page."""
    quad = corners(rect)
    return np.asarray(homographies_from_quads(quad[None], project(to_page, warp.apply(quad))[None])[0])


def _any_good(fits: Sequence[tuple[_Fit, str]]) -> bool:
    return any(fit.support.score >= _GOOD for fit, _ in fits)


def _apart(first: _Fit, second: _Fit) -> bool:
    """Tell whether two fits of one page put most of its boxes in different places."""
    boxes = [corners(box) for field in first.model.page.fields for box in field.boxes]
    if not boxes:
        return False
    quads = np.stack(boxes)
    one, two = project(first.homography, quads), project(second.homography, quads)
    away = np.linalg.norm(one.mean(axis=1) - two.mean(axis=1), axis=1) / side_lengths(one).min(axis=1)
    return bool(np.median(away) > _SAME_PLACE)


def locate(gray: GrayImage, forms: Sequence[FormDefinition]) -> Located | None:
    """Return the page of one of the forms in a picture, or None."""
    return Locator(forms).locate(Pyramid(gray))
