"""Locating without a tag: the forms of 2019, filled, skewed, cut, faint and photographed; and by corner marks."""

import cv2
import numpy as np
import pytest
from paper import C1, DPR, PLANO, filled, locate, picture

from sirekap_desktop.reading.geometry import project
from sirekap_desktop.reading.locate_bars import bars_agree
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.locate_marks import find_marks
from sirekap_desktop.reading.locate_model import page_model

SCAN, PHOTO = 0.06, 0.1
CODES = [C1, DPR]


def is_found(located, page, method=None):
    return (
        located is not None
        and (located.form.code, located.page.number) == (page.code, page.number)
        and method in (None, located.method)
    )


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("degrees", [-8.0, 0.0, 8.0])
def test_skewed_scan(code, degrees):
    page = filled(code, 1)[0].skewed(degrees)
    located = locate(page.gray)
    assert is_found(located, page)
    assert page.errors(located).max() < SCAN
    assert all(frame.sure for frame in located.frames.values())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_scan_in_any_rotation(code, quarters):
    page = filled(code, 2)[0].turned(quarters)
    located = locate(page.gray)
    assert is_found(located, page)
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_photo_from_aside(code, seed):
    page = filled(code, seed, 2400)[0].photographed(seed, 0.09)
    located = locate(page.gray)
    assert is_found(located, page)
    assert page.errors(located).max() < PHOTO


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "cut", [{"top": 0.1}, {"bottom": 0.12}, {"left": 0.025}, {"right": 0.045}, {"top": 0.06, "left": 0.02}]
)
def test_page_cut_at_an_edge(code, cut):
    """Rows that repeat fit their neighbours as well: where the last row is cut off, none may move up by one."""
    page = filled(code, 3)[0].cropped(**cut)
    located = locate(page.gray)
    assert is_found(located, page)
    inside = [frame.sure for frame in located.frames.values()]
    assert sum(inside) >= len(inside) - 1
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("degrees", [0.0, 5.0])
def test_two_levels_with_faint_lines(seed, degrees):
    """As the scans of 2019 were published: thin lines are lost in places."""
    page = filled(C1, seed)[0].skewed(degrees).shrunk(0.62)
    noise = cv2.GaussianBlur(np.random.default_rng(seed).normal(0, 1, page.gray.shape), (0, 0), 2)
    gray = np.where(page.gray + 40 * noise / noise.std() < 120, 0, 255).astype(np.uint8)
    located = locate(gray)
    assert is_found(located, page)
    assert page.errors(located).max() < SCAN


def with_white_bars(page):
    gray = page.gray.copy()
    for fill in page.page.fills:
        rect = fill.rect.grown(-0.8, -0.8)
        if min(rect.width, rect.height) > 4:
            ends = project(page.truth, np.array([[rect.x, rect.y], [rect.right, rect.bottom]]))
            (left, top), (right, bottom) = np.rint(ends).astype(int)
            gray[top:bottom, left:right] = 255
    return gray


@pytest.mark.parametrize("code", CODES)
def test_a_page_without_its_bars_is_another_page(code):
    page = picture(code, 2)
    assert is_found(locate(page.gray), page)
    assert locate(with_white_bars(page)) is None


def test_bars_tell_a_row_from_the_next():
    page = picture(DPR, 2)
    model = page_model(page.form, 2)
    assert bars_agree(page.gray, page.truth, model)
    row = np.array([[1, 0, 0], [0, 1, 52.3], [0, 0, 1.0]])
    assert not bars_agree(page.gray, page.truth @ row, model)
    assert not bars_agree(page.gray, page.truth @ np.linalg.inv(row), model)
    far = np.array([[1, 0, 5000], [0, 1, 0], [0, 0, 1.0]])
    assert not bars_agree(page.gray, far @ page.truth, model)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_corner_marks_where_no_line_is_whole(number):
    page = picture(PLANO, number, 2400).with_broken_lines()
    located = locate(page.gray)
    assert is_found(located, page, "marks")
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize("hidden", [(), ("kiri_atas",), ("kiri_atas", "kanan_bawah"), ("kanan_atas", "kiri_bawah")])
def test_two_opposite_marks_are_enough(hidden):
    page = filled(C1, 4)[0].with_broken_lines()
    for mark in page.page.marks:
        if mark.name in hidden:
            x, y = project(page.truth, np.array([mark.centre.x, mark.centre.y])).astype(int)
            page.gray[max(0, y - 30) : y + 30, max(0, x - 30) : x + 30] = 255
    located = locate(page.gray)
    assert is_found(located, page, "marks")
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize(("code", "pair"), [(C1, False), (PLANO, True)])
def test_marks_are_found_in_their_places_and_told_apart(code, pair):
    page = picture(code, 2)
    seen = [mark for mark in find_marks(Pyramid(page.gray).ink().gray) if mark.pair is pair]
    for mark in page.page.marks:
        there = project(page.truth, np.array([mark.centre.x, mark.centre.y]))
        nearest = min(seen, key=lambda m: np.hypot(*(there - m.centre)))
        assert np.hypot(*(there - nearest.centre)) < 1.0
        wanted = mark.squares[0].width * page.truth[0, 0]
        assert nearest.side == pytest.approx(wanted, rel=0.12)


def test_mirrored_pages_are_refused():
    for code in CODES:
        gray = picture(code, 2).gray
        assert locate(np.ascontiguousarray(gray[:, ::-1])) is None
