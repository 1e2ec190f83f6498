"""What is printed on a blank is found where it is printed, and nothing else is taken for a number."""

from __future__ import annotations

import numpy as np
import pytest
from deck_of import blank_scan
from draft_likeness import FIELDS, likeness

from sirekap_desktop.calibration.strips import Strip, snapped, strip_in, strips_of
from sirekap_desktop.calibration.structure import find_structure, usual_size
from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.definition import FieldKind, Rect
from sirekap_desktop.practice.blanks import blank_page


def off(structure, page, fields):
    """How far the strips' boxes lie from the printed ones, of a box's side, after a shift, turn and scale."""
    seen = np.array([(b.centre.x, b.centre.y, 1) for s in structure.strips for b in s.boxes])
    true = np.array([(b.centre.x, b.centre.y) for f in fields for b in f.boxes])
    fitted, *_ = np.linalg.lstsq(seen, true, rcond=None)
    side = fields[0].boxes[0].width
    return np.abs(seen @ fitted - true).max() / side


@pytest.mark.parametrize("turned", [-1.5, 0.0, 0.6])
def test_the_numbers_of_a_slanted_blank_are_found_in_their_places(turned):
    page = likeness().pages[0]
    structure = find_structure(blank_scan(likeness(), turned=turned))
    assert [s.count for s in structure.strips] == [len(page_field.boxes) for page_field in page.fields]
    assert len(FIELDS) == len(structure.strips)
    assert off(structure, page, page.fields) < 0.03
    assert len(structure.marks) == 4
    assert len(structure.tables) >= 6


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_plano_of_2024_is_found_with_its_tag(number):
    blank = blank_page("C.HASIL-PPWP-2024", number, 3000, on_a4=False)
    structure = find_structure(np.asarray(blank.grey))
    page = form("C.HASIL-PPWP-2024").page(number)
    assert structure.size == (600.0, 900.0)
    assert structure.tag is not None
    assert (structure.tag.id, structure.tag.quarter_turns) == (page.tag.id, page.tag.quarter_turns)
    found = [(s.x, s.y) for s in structure.strips if s.count == 3]
    numbers = [f.boxes[0] for f in page.fields if f.kind is FieldKind.NUMBER]
    assert len(numbers) >= 3
    for box in numbers:
        assert min(max(abs(box.x - x), abs(box.y - y)) for x, y in found) < 1.0


def test_sheets_are_told_by_their_proportions():
    assert usual_size(np.zeros((3000, 2121), np.uint8)) == (210.0, 297.0)
    assert usual_size(np.zeros((3000, 2000), np.uint8)) == (600.0, 900.0)
    assert usual_size(np.zeros((1000, 1000), np.uint8)) == (210.0, 210.0)


def row(count, x=0.0, y=0.0, side=8.0, pitch=9.0):
    return [Rect(x + pitch * i, y, side, side) for i in range(count)]


@pytest.mark.parametrize(("count", "strips"), [(1, 0), (2, 1), (5, 1), (6, 0), (12, 0)])
def test_strips_have_two_to_five_boxes(count, strips):
    assert len(strips_of(row(count))) == strips


def test_three_numbers_in_one_row_stay_three():
    boxes = [box for x in (0, 40, 80) for box in row(3, x)]
    assert [(s.x, s.count) for s in strips_of(boxes)] == [(0, 3), (40, 3), (80, 3)]


def test_sums_of_tally_rows_and_gappy_letter_boxes_are_no_numbers():
    sums = [box for y in range(5) for box in row(2, 100, 8.0 * y, pitch=8.0)]
    letters = row(20, y=60, pitch=8.0)
    del letters[4], letters[9]
    assert strips_of(sums) == ()
    assert strips_of(letters) == ()


def test_a_strip_jumps_only_onto_frames_that_are_near():
    boxes = row(3, 50, 50)
    near, far = (Strip(50 + off, 51, 8, 8, 9, 3) for off in (1.5, 6.0))
    assert (snapped(near, boxes).x, snapped(near, boxes).y) == (50, 50)
    assert snapped(far, boxes) == far


def test_a_frame_drawn_where_nothing_is_printed_is_parted_evenly():
    strip = strip_in(Rect(10, 10, 30, 9), [])
    assert [(b.x, b.width) for b in strip.boxes] == [(10, 10), (20, 10), (30, 10)]
    assert strip_in(Rect(0, 0, 40, 10), row(4)).count == 4


def test_boxes_are_added_on_the_left():
    strip = Strip(50, 50, 8, 8, 9, 3)
    assert strip.with_count(4).boxes[1:] == strip.boxes
