"""The first page of every kind of paper looks as it did when somebody last looked at it.

``python tools/golden_papers.py`` draws the pictures anew after a wanted change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from letters_office import make_office
from paper_boxes import sheets
from PIL import Image

from sirekap_desktop.documents.kinds import KINDS
from sirekap_desktop.documents.letter import LETTERS

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))

from golden_papers import DOTS, GOLDEN, first_page, golden_pages, picture_name, picture_of

Gray = npt.NDArray[np.uint8]
MOST_BYTES = 40_000
SMOOTHING, NEIGHBOURHOOD = 1.5, 9
"""Pixels: the blur before two pictures are compared, and the side of the square over which they may differ."""
MOST_DIFFERENCE = 17.0
"""Of 255, on average over a square. Measured on all pictures: at most 8 by fewer greys, 11 by a shift of 0.3 pixels,
15 where the renderer smooths nothing; at least 20 where a text of two signs is gone or stands a millimetre lower,
but for those that lie under the watermark of a draft."""


def difference(one: Gray, other: Gray) -> float:
    """Return how much two pictures differ where they differ most."""
    assert one.shape == other.shape
    soft = [cv2.GaussianBlur(picture.astype(np.float32), (0, 0), SMOOTHING) for picture in (one, other)]
    return float(cv2.blur(np.abs(soft[0] - soft[1]), (NEIGHBOURHOOD, NEIGHBOURHOOD)).max())


def golden(pemilihan: str, kind: str) -> Gray:
    return np.asarray(Image.open(GOLDEN / picture_name(pemilihan, kind)).convert("L"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], tuple[Gray, Path]]]:
    """Every picture with its PDF, printed in the order of the tool: later papers list the earlier ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sirekap_desktop.models.session.SYNCHRONOUS", "OFF")
        patch.setattr("os.fsync", lambda _descriptor: None)
        office = make_office(tmp_path_factory.mktemp("golden"))
        yield {
            (pemilihan, kind): (
                np.asarray(first_page(office, pemilihan, kind)),
                office.folder / "documents" / f"golden-{pemilihan}-{kind}.pdf",
            )
            for pemilihan, kind in golden_pages()
        }
        office.close()


def test_there_is_one_small_picture_of_every_kind() -> None:
    assert {kind for _, kind in golden_pages()} == {*KINDS, *LETTERS}
    found = {path.name: path.stat().st_size for path in GOLDEN.iterdir()}
    assert set(found) == {picture_name(*page) for page in golden_pages()}
    assert max(found.values()) <= MOST_BYTES


@pytest.mark.parametrize("page", golden_pages(), ids="-".join)
def test_a_first_page_looks_as_it_did(page: tuple[str, str], drawn: dict[tuple[str, str], tuple[Gray, Path]]) -> None:
    assert difference(golden(*page), drawn[page][0]) <= MOST_DIFFERENCE


@pytest.mark.parametrize("page", [("PPWP", "d-hasil-kecamatan"), ("PPWP", "hitung-ulang")], ids="-".join)
def test_smoothing_is_no_difference_but_a_word_gone_or_moved_is(
    page: tuple[str, str], drawn: dict[tuple[str, str], tuple[Gray, Path]]
) -> None:
    picture, path = drawn[page]
    expected = golden(*page)
    move = np.array([[1, 0, 0.3], [0, 1, 0.3]], np.float32)
    shifted = cv2.warpAffine(picture, move, picture.shape[::-1], borderValue=255)
    for same in (np.asarray(picture_of(path, smooth=False)), shifted):
        assert difference(expected, same) <= MOST_DIFFERENCE
    found = list(text_boxes(path))
    assert len(found) > 50
    lower = round(DOTS / 25.4)
    for text, left, top, right, bottom in found:
        spot = picture[top:bottom, left:right]
        gone = picture.copy()
        gone[top:bottom, left:right] = spot.max()
        assert difference(expected, gone) > MOST_DIFFERENCE, text
        place = gone[top + lower : bottom + lower, left:right]
        np.minimum(place, spot, out=place)
        assert difference(expected, gone) > MOST_DIFFERENCE, text


def text_boxes(path: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Give texts of the first page with two signs or more, and their left, top, right and bottom in pixels."""
    page = next(sheets(path))
    for text in page.texts:
        if sum(sign.isalnum() for sign in text.text) > 1:
            sides = (text.left, page.height - text.top, text.right, page.height - text.bottom)
            left, top, right, bottom = (int(side * DOTS / 72) for side in sides)
            yield text.text, left - 1, top - 1, right + 2, bottom + 2
