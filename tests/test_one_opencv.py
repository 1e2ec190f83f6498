"""OpenCV is one build: EasyOCR's headless twin writes the same folder and must be the same version."""

from __future__ import annotations

from importlib import metadata

import numpy as np
import pytest

from sirekap_desktop.resources import resource


def installed_versions() -> dict[str, str]:
    names = ("opencv-python", "opencv-python-headless", "opencv-contrib-python", "opencv-contrib-python-headless")
    found = {}
    for name in names:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def test_every_installed_opencv_is_the_same_version_and_runs_the_net() -> None:
    import cv2

    versions = installed_versions()
    assert versions, "no OpenCV distribution is installed"
    assert len(set(versions.values())) == 1, versions
    assert next(iter(versions.values())).startswith(cv2.__version__)
    from sirekap_desktop.reading.digits import DigitReader

    probabilities = DigitReader(resource("nets", "digits.onnx")).read(np.full((2, 40, 40), 255, np.uint8))
    assert probabilities.shape == (2, 14)
    assert probabilities.sum(axis=1) == pytest.approx(1.0)


@pytest.mark.easyocr
def test_easyocr_lives_beside_the_same_opencv() -> None:
    import easyocr

    assert easyocr.__version__
    assert set(installed_versions()) >= {"opencv-python", "opencv-python-headless"}
    test_every_installed_opencv_is_the_same_version_and_runs_the_net()
