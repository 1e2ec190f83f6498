"""Blanks: any size, on A4 or on their own sheet, and plainly marked as practice."""

import os
from pathlib import Path

import numpy as np
import pytest

from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.practice.blanks import blank_page, official_pdfs
from sirekap_desktop.practice.deck import FORMS

PLANO, COPY = FORMS
FORMS_DIR = os.environ.get("SIREKAP_FORMS")


def darkness_along_frames(blank):
    """The darkest pixel across each side of each digit box, searched a millimetre around."""
    darkest = []
    for field in blank.page.fields:
        for box in field.boxes:
            middle = box.centre
            for x, y in ((box.x, middle.y), (box.right, middle.y), (middle.x, box.y), (middle.x, box.bottom)):
                px, py = blank.pixel(x, y)
                reach = max(2, round(blank.scale[0] * box.width * 0.05))
                patch = blank.grey[
                    round(py) - reach : round(py) + reach + 1, round(px) - reach : round(px) + reach + 1
                ]
                darkest.append(int(patch.min()))
    return darkest


@pytest.mark.parametrize("code", FORMS)
@pytest.mark.parametrize("on_a4", [True, False])
def test_boxes_of_the_definition_are_printed_where_the_blank_says(code, on_a4):
    for page in form(code).pages:
        blank = blank_page(code, page.number, 1600, on_a4=on_a4)
        assert max(darkness_along_frames(blank)) < 150


@pytest.mark.skipif(not FORMS_DIR, reason="SIREKAP_FORMS is not set: no official PDFs")
@pytest.mark.parametrize("code", FORMS)
def test_boxes_lie_on_the_frames_of_the_official_pdf(code):
    pdf = official_pdfs(Path(FORMS_DIR) / "official")[code]
    for page in form(code).pages:
        blank = blank_page(code, page.number, 2400, on_a4=True, official=pdf)
        assert max(darkness_along_frames(blank)) < 160


def test_a_plano_on_a4_leaves_white_at_both_sides():
    blank = blank_page(PLANO, 1, 1400, on_a4=True)
    assert blank.grey.shape == (1400, 990)
    margin = round(blank.origin[0])
    assert margin == pytest.approx((990 - 1400 * 600 / 900) / 2, abs=1)
    assert blank.grey[:, : margin - 1].min() == 255
    assert blank.grey[:, 990 - margin + 2 :].min() == 255


def test_a_plano_on_its_own_sheet_fills_it():
    blank = blank_page(PLANO, 1, 1500, on_a4=False)
    assert blank.grey.shape == (1500, 1000)
    assert blank.origin == (0, 0)


@pytest.mark.parametrize("code", FORMS)
def test_the_upper_edge_says_that_it_is_practice(code):
    blank = blank_page(code, 1, 1600, on_a4=True)
    height, width = blank.grey.shape
    strip = blank.grey[: height // 30, width // 3 : 2 * width // 3]
    assert (strip < 140).sum() > 300
    # Nothing else of the form stands there, or the mark would cover it.
    assert np.isin(strip.min(), range(90, 140))


def test_blanks_are_shared_and_can_not_be_written_on():
    blank = blank_page(COPY, 1, 1400, on_a4=True)
    assert blank is blank_page(COPY, 1, 1400, on_a4=True)
    with pytest.raises(ValueError, match="read-only"):
        blank.grey[0, 0] = 0


def test_missing_official_pdfs_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"C\.HASIL-PPWP\.pdf"):
        official_pdfs(tmp_path)
