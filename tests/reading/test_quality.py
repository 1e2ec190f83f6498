import cv2
import numpy as np
import pytest
from paper import SALINAN, locate, picture

from sirekap_desktop.messages import sentence
from sirekap_desktop.reading import quality
from sirekap_desktop.reading.crops import cut
from sirekap_desktop.reading.locate_image import Pyramid


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
