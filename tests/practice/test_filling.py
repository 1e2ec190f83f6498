"""What the truth says is what stands on the paper."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.definition import FieldKind, FormKind, Rect
from sirekap_desktop.forms.rules import evaluate_all
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.deck import FORMS
from sirekap_desktop.practice.filling import Slips, fill_page
from sirekap_desktop.practice.hands import practice_hands
from sirekap_desktop.practice.numbers import Mistake, Numbers, draw_numbers, draw_votes
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.tallying import Rest
from sirekap_desktop.practice.terbilang import terbilang
from sirekap_desktop.practice.writer import Habits, draw_writer

PLACE = Place("1707011004012", "PROVINSI", "KABUPATEN", "KECAMATAN", "DESA")
PAGES = [(code, page.number) for code in FORMS for page in form(code).pages]
PLAIN = Habits(lead="X", crosses_zero=True, slip=0.0, bubbles_zero=False, no_bubbles=False)


def filled(code, number, seed=1, *, habits=PLAIN, slips=None, mistake=None, rest=Rest.EMPTY):
    blank = blank_page(code, number, 1400, on_a4=True)
    rng = np.random.default_rng(seed)
    writer = draw_writer("w", practice_hands(), blank.form.kind, rng)
    writer = replace(writer, habits=habits, tally=replace(writer.tally, rest=rest))
    numbers = draw_numbers(rng, mistake)
    sheet, truth = fill_page(blank, PLACE, numbers, writer, rng, slips)
    return blank, sheet, truth, numbers


def ink_in(blank, sheet, box, inset=0.0):
    x, y, w, h = blank.area(
        box.x + box.width * inset,
        box.y + box.height * inset,
        box.width * (1 - 2 * inset),
        box.height * (1 - 2 * inset),
    )
    return int((sheet.ink[round(y) : round(y + h), round(x) : round(x + w)] > 60).sum())


def contract_value(boxes):
    """The value of written boxes by the contract's own rule, apart from the code under test."""
    if set(boxes) == {""}:
        return None
    if set(boxes) in ({"X"}, {"-"}):
        return 0
    digits = "".join(boxes).lstrip("X-")
    assert digits.isdigit()
    return int(digits)


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_truth_lists_the_fields_of_the_page_in_order(code, number):
    blank, _, truth, numbers = filled(code, number)
    assert [t["id"] for t in truth] == [f.id for f in blank.page.fields]
    for entry, field in zip(truth, blank.page.fields, strict=True):
        assert len(entry["boxes"]) == len(field.boxes)
        assert contract_value(entry["boxes"]) == entry["value"]
        if field.kind is FieldKind.NUMBER:
            assert entry["value"] == numbers.values[field.id]
        else:
            assert entry["kind"] == "date"


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_ink_lies_in_written_boxes_and_not_in_empty_ones(code, number):
    habits = replace(PLAIN, lead="", crosses_zero=False)
    blank, sheet, truth, _ = filled(code, number, habits=habits)
    empty = 0
    for entry, field in zip(truth, blank.page.fields, strict=True):
        for character, box in zip(entry["boxes"], field.boxes, strict=True):
            ink = ink_in(blank, sheet, box, 0.22)
            assert (ink > 0) == bool(character), (field.id, character)
            empty += not character
    assert empty > 0


@given(st.integers(0, 999), st.integers(0, 2**31), st.sampled_from(["X", "-", "0", ""]), st.booleans())
@settings(deadline=None, max_examples=200)
def test_every_habit_writes_a_value_that_the_contract_reads_back(value, seed, lead, crosses):
    rng = np.random.default_rng(seed)
    writer = draw_writer("w", practice_hands(), FormKind.PLANO, rng)
    writer = replace(writer, habits=replace(PLAIN, lead=lead, crosses_zero=crosses, slip=0.3))
    boxes = writer.boxes(value, 3, rng)
    assert len(boxes) == 3
    assert contract_value(boxes) == value


def test_filled_bubbles_say_the_digits():
    blank, sheet, truth, _ = filled("C.HASIL-PPWP-2024", 2)
    for entry, field in zip(truth, blank.page.fields, strict=True):
        assert entry["bubble_state"] == "agree"
        for character, column in zip(entry["boxes"], field.bubbles, strict=True):
            dark = [d for d in range(10) if _bubble_ink(blank, sheet, column, d) > 0.5]
            assert dark == ([int(character)] if character.isdigit() else [])


def _bubble_ink(blank, sheet, column, digit):
    centre, r = column.centre(digit), column.radius * 0.6
    x, y, w, h = blank.area(centre.x - r, centre.y - r, 2 * r, 2 * r)
    return (sheet.ink[round(y) : round(y + h), round(x) : round(x + w)] > 128).mean()


def test_bubbles_of_a_writer_who_forgets_them_are_absent():
    habits = replace(PLAIN, no_bubbles=True)
    blank, sheet, truth, _ = filled("C.HASIL-PPWP-2024", 2, habits=habits)
    assert {t["bubble_state"] for t in truth} == {"absent"}
    columns = [c for f in blank.page.fields for c in f.bubbles]
    assert max(_bubble_ink(blank, sheet, c, d) for c in columns for d in range(10)) == 0


def test_a_wrong_bubble_is_told():
    _, _, truth, _ = filled("C.HASIL-PPWP-2024", 2, seed=4, slips=Slips(wrong_bubble=1.0))
    assert "differ" in {t["bubble_state"] for t in truth}


def test_an_empty_field_is_null_and_has_no_ink():
    blank, sheet, truth, _ = filled("C.HASIL-SALINAN-PPWP-2024", 1, slips=Slips(left_empty=1.0))
    for entry, field in zip(truth, blank.page.fields, strict=True):
        assert entry["value"] is None
        assert entry["boxes"] == ["", "", ""]
        assert all(ink_in(blank, sheet, box) == 0 for box in field.boxes)


def test_a_corrected_digit_is_told_and_stands_on_white():
    blank, sheet, truth, _ = filled("C.HASIL-PPWP-2024", 1, slips=Slips(corrected=1.0))
    assert all(t["corrected"] for t in truth)
    assert ink_in(blank, sheet, blank.page.fields[0].boxes[-1], 0.2) > 0


def test_words_are_the_value_in_words():
    _, _, truth, _ = filled("C.HASIL-PPWP-2024", 3)
    worded = [t for t in truth if "words" in t]
    assert {t["id"] for t in worded} == {"suara_sah", "suara_tidak_sah", "suara_total"}
    assert all(t["words"] == terbilang(t["value"]) for t in worded)


def test_a_broken_sum_is_told_field_by_field():
    _, _, truth, _ = filled("C.HASIL-PPWP-2024", 3, mistake=Mistake.SUM_SAH)
    assert {t["id"] for t in truth if t.get("disputed")} >= {"suara_sah"}


def test_tally_fills_a_cell_for_every_five_votes_row_by_row():
    blank, sheet, truth, _ = filled("C.HASIL-PPWP-2024", 2)
    fields = {f.id: f for f in blank.page.fields}
    for entry in truth:
        grid = fields[entry["id"]].tally
        width, height = grid.rect.width / grid.columns, grid.rect.height / grid.rows
        cells = [
            Rect(grid.rect.x + column * width, grid.rect.y + row * height, width, height)
            for row in range(grid.rows)
            for column in range(grid.columns)
        ]
        inked = [ink_in(blank, sheet, cell, 0.25) > 0 for cell in cells]
        full = entry["value"] // 5
        assert all(inked[:full])
        assert not any(inked[full + 1 :])


@pytest.mark.parametrize("rest", [Rest.CROSSED, Rest.LINED])
def test_cells_left_over_are_crossed_out_and_votes_stay_what_they_are(rest):
    blank, sheet, truth, numbers = filled("C.HASIL-PPWP-2024", 2, rest=rest)
    for entry in truth:
        assert entry["tally"] == numbers.values[entry["id"]]
        grid = next(f.tally for f in blank.page.fields if f.id == entry["id"])
        assert ink_in(blank, sheet, Rect(grid.rect.right - 19.6, grid.rect.bottom - 16, 19.6, 16), 0.2) > 0


def test_a_miscounted_tally_is_told():
    _, _, truth, numbers = filled("C.HASIL-PPWP-2024", 2, slips=Slips(miscounted=1.0))
    for entry in truth:
        assert entry["value"] == numbers.values[entry["id"]]
        assert abs(entry["tally"] - entry["value"]) in (1, 5)


def test_the_header_names_the_tps():
    blank, sheet, _, _ = filled("C.HASIL-SALINAN-PPWP-2024", 1)
    assert ink_in(blank, sheet, blank.page.header) > 100


@pytest.mark.parametrize("code", ["C1-PPWP-2019", "C1.PLANO-DPR-2019"])
def test_forms_of_2019_are_filled_with_their_own_numbers_and_day(code):
    blank = blank_page(code, 2, 1600, on_a4=True)
    rng = np.random.default_rng(3)
    writer = replace(draw_writer("w", practice_hands(), blank.form.kind, rng), habits=PLAIN)
    numbers = draw_votes(rng, blank.form)
    assert not any(check.broken for check in evaluate_all(blank.form.rules, numbers.values))
    sheet, truth = fill_page(blank, PLACE, numbers, writer, rng)
    assert {t["id"]: t["value"] for t in truth if "kind" not in t} == dict(numbers.values)
    day = {t["id"]: t["value"] for t in truth if t.get("kind") == "date"}
    assert day in ({}, {"tanggal": 17, "bulan": 4, "tahun": 2019})
    assert ink_in(blank, sheet, blank.page.header) > 100
    for entry, field in zip(truth, blank.page.fields, strict=True):
        assert all(ink_in(blank, sheet, box, 0.2) for c, box in zip(entry["boxes"], field.boxes, strict=True) if c)


def test_the_sum_of_a_row_is_written_whole_into_a_strip_without_boxes():
    blank = blank_page("C1.PLANO-DPR-2019", 2, 1600, on_a4=True)
    rng = np.random.default_rng(5)
    writer = draw_writer("w", practice_hands(), blank.form.kind, rng)
    writer = replace(writer, habits=PLAIN, tally=replace(writer.tally, sums=True, rest=Rest.EMPTY))
    values = {f.id: 0 for f in blank.page.fields} | {"suara_partai": 60, "jumlah_partai": 60}
    sheet, _ = fill_page(blank, PLACE, Numbers(values), writer, rng)
    first, second = (strip[0] for strip in blank.form.field("suara_partai").tally.row_sum_boxes[:2])
    third = first.width / 3
    digits = [Rect(first.x + third * i, first.y, third, first.height) for i in range(3)]
    assert [ink_in(blank, sheet, digit, 0.1) > 0 for digit in digits] == [False, True, True]
    assert ink_in(blank, sheet, second, 0.1) == 0
