import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import PLANO, locate, picture, shared

from sirekap_desktop.reading.bubbles import column_probabilities, read_bubbles
from sirekap_desktop.reading.geometry import project
from sirekap_desktop.reading.locate_image import Pyramid

EMPTY, FILLED, NONE = 0.14, 0.8, 10


def columns(*filled, empty=EMPTY, dark=FILLED):
    """Return the darkness of columns, each with the given bubbles filled."""
    values = np.full((len(filled), 10), empty)
    for column, digits in enumerate(filled):
        for digit in digits:
            values[column, digit] = dark
    return values


def test_one_filled_bubble_says_its_digit():
    seen = columns([3], [0], [9])
    rows = column_probabilities(seen, seen)
    assert rows.argmax(axis=1).tolist() == [3, 0, 9]
    assert (rows.max(axis=1) > 0.98).all()
    assert np.allclose(rows.sum(axis=1), 1)
    assert rows.min() > 1e-4  # nothing is ever ruled out


def test_untouched_columns_say_nothing():
    seen = columns([], [], [])
    rows = column_probabilities(seen, seen)
    assert rows.argmax(axis=1).tolist() == [NONE] * 3
    assert (rows[:, NONE] > 0.95).all()


def test_several_filled_bubbles_cannot_be_told():
    seen = columns([2, 7], [1], [4])
    rows = column_probabilities(seen, seen)
    assert rows[0].max() < 0.2
    assert rows[1].argmax() == 1


@pytest.mark.parametrize("over", [0.13, 0.17, 0.2, 0.22])
def test_half_filled_bubble_is_no_sure_witness(over):
    seen = columns([5], [1], [2])
    seen[0, 5] = EMPTY + over
    row = column_probabilities(seen, seen)[0]
    assert row.max() < 0.9


def test_page_of_filled_columns_keeps_its_measure():
    """All nine columns filled: the empty bubbles of the page still tell what empty looks like."""
    seen = columns(*[[d] for d in (1, 2, 3, 4, 5, 6, 7, 8, 9)])
    assert column_probabilities(seen, seen).argmax(axis=1).tolist() == list(range(1, 10))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats(0.08, 0.2), min_size=90, max_size=90), st.floats(-0.04, 0.08))
def test_darkest_of_the_untouched_never_wins(values, shade):
    seen = np.array(values).reshape(9, 10) * 0.4 + 0.1 + shade
    rows = column_probabilities(seen, seen)
    assert rows[:, :10].max() < 0.3


def filled_page(digits, strength, seed=1, radius_share=0.85):
    page = picture(PLANO, 2, 2339)
    rng = np.random.default_rng(seed)
    gray = page.gray.copy()
    for field, value in zip(page.page.fields, digits, strict=True):
        for column, character in zip(field.bubbles, value, strict=True):
            if character.isdigit():
                centre = column.centre(int(character))
                x, y = project(page.truth, np.array([centre.x, centre.y])) + rng.normal(0, 1, 2)
                radius = column.radius * page.truth[0, 0] * radius_share
                cv2.circle(gray, (round(x), round(y)), round(radius), strength, -1)
    page.gray = gray
    return page


def read(page):
    located = locate(page.gray)
    return read_bubbles(Pyramid(page.gray), located.frames, located.page.fields)


@pytest.mark.parametrize("strength", [0, 90, 130])
@pytest.mark.parametrize("photo", [False, True])
def test_bubbles_of_a_page(strength, photo):
    values = ("057", "X48", "--3")
    page = filled_page(values, strength)
    rows = read(page.photographed(4, size=(2400, 3200)) if photo else page.skewed(2.0))
    wanted = {
        f.id: [int(c) if c.isdigit() else NONE for c in v] for f, v in zip(page.page.fields, values, strict=True)
    }
    assert {name: row.argmax(axis=1).tolist() for name, row in rows.items()} == wanted
    assert min(row.max(axis=1).min() for row in rows.values()) > 0.9


def test_blank_page_has_no_bubbles_filled():
    rows = read(picture(PLANO, 2, 2339).photographed(2, size=(2400, 3200)))
    assert all((row.argmax(axis=1) == NONE).all() for row in rows.values())


def test_pages_without_bubbles():
    page = picture(PLANO, 1, 1754)
    assert read(page) == {}


def test_bubbles_of_a_real_photo():
    gray = cv2.imread(str(shared("real", "c.hasil-ppwp-2024-photo-p2.jpg")), cv2.IMREAD_GRAYSCALE)
    located = locate(gray)
    rows = read_bubbles(Pyramid(gray), located.frames, located.page.fields)
    found = {name: row.argmax(axis=1).tolist() for name, row in rows.items()}
    assert found == {"suara_paslon_1": [1, 2, 3], "suara_paslon_2": [2, 7, 4], "suara_paslon_3": [NONE, 3, 2]}
