import cv2
import numpy as np
import pytest
from paper import C1, SALINAN, filled, locate, picture

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading import quality
from sirekap_desktop.reading.classes import BLANK
from sirekap_desktop.reading.crops import cut
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.reader import PageReader
from sirekap_desktop.reading.result import Quality


@pytest.fixture(scope="module")
def crops():
    page = picture(SALINAN, 1, 3508)
    located = locate(page.gray)
    pyramid = Pyramid(page.gray)
    return np.concatenate([cut(pyramid, located.frames[f.id], f) for f in located.page.fields])


def blurred(crops, sigma):
    return np.stack([cv2.GaussianBlur(crop, (0, 0), sigma) for crop in crops])


def test_blur_grows_with_blurring(crops):
    values = [quality.blur_of(blurred(crops, sigma)) for sigma in (0.3, 0.8, 1.5, 3.0)]
    assert values == sorted(values)
    assert values[-1] - values[0] > 0.25
    assert min(values) >= 0
    assert max(values) <= 1


def test_contrast_is_a_share_of_the_paper(crops):
    assert quality.contrast_of(crops) > 0.5
    pale = (200 + (crops.astype(float) - 255) * 0.15).astype(np.uint8)
    assert quality.contrast_of(pale) < 0.2
    darker = (crops * 0.5).astype(np.uint8)
    assert quality.contrast_of(darker) == pytest.approx(quality.contrast_of(crops), abs=0.03)


def test_warnings(crops):
    good = quality.measure_quality(crops, 70.0)
    assert good.warnings == ()
    bad = quality.measure_quality(blurred((210 + (crops.astype(float) - 255) * 0.15).astype(np.uint8), 4.0), 15.9)
    assert set(bad.warnings) == {quality.WARN_SMALL, quality.WARN_BLUR, quality.WARN_PALE}
    assert quality.measure_quality(crops, 16.0, [quality.WARN_TAG]).warnings == (quality.WARN_TAG,)


def test_every_warning_has_a_sentence():
    for name, value in vars(quality).items():
        if name.startswith("WARN_"):
            assert sentence(value)


def test_nothing_to_measure():
    none = quality.measure_quality(np.empty((0, 40, 40), np.uint8), 0.0)
    assert (none.blur, none.contrast) == (1.0, 0.0)


def reflected(gray, share):
    """Return a picture with a lamp reflected in it, about ``share`` of its height wide."""
    height, width = gray.shape
    y, x = np.mgrid[:height, :width]
    lamp = 400 * np.exp(-((x - 0.45 * width) ** 2 + (y - 0.5 * height) ** 2) / (share * height) ** 2)
    return np.clip(gray + lamp, 0, 255).astype(np.uint8)


def warnings_of(gray):
    return PageReader(all_forms(), Blank()).evidence(gray).quality.warnings


class Blank:
    """Reads every box as empty."""

    def read(self, crops):
        rows = np.full((len(crops), 14), 1e-6)
        rows[:, BLANK] = 1 - 13e-6
        return rows


def test_glare_on_a_photo_is_told():
    photo = picture(SALINAN, 1, 2400).photographed(1, 0.04).gray
    assert quality.WARN_GLARE not in warnings_of(photo)
    assert quality.WARN_GLARE in warnings_of(reflected(photo, 0.05))


def test_white_paper_of_a_scan_is_no_glare():
    page = picture(SALINAN, 1, 1754).gray
    corners = np.array([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]])
    assert not quality.has_glare(page, corners.astype(float))
    assert not quality.has_glare(reflected(page, 0.1), corners.astype(float))


@pytest.mark.parametrize(("cut", "told"), [({"bottom": 0.12}, False), ({"bottom": 0.3}, True), ({"top": 0.0}, False)])
def test_a_page_cut_off_is_told_where_lines_are_missing(cut, told):
    page = filled(C1, 3)[0].cropped(**cut)
    assert (quality.WARN_CUT in warnings_of(page.gray)) is told


def test_json_says_warnings_in_plain_words():
    said = Quality(0.9, 0.1, 12.0, (quality.WARN_GLARE, quality.WARN_CUT)).to_json()
    assert said["warnings"] == [sentence(quality.WARN_GLARE), sentence(quality.WARN_CUT)]
    assert all(text.endswith(".") and " " in text for text in said["warnings"])
    assert (said["blur"], said["contrast"], said["box_pixels"]) == (0.9, 0.1, 12.0)
