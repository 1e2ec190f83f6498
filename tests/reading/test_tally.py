"""Tallies: what a grid of cells says of its total, and strokes counted on drawn, damaged and real paper."""

import json
import os
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from decode_cases import boxes, evidence
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.catalogue import all_forms, form
from sirekap_desktop.practice import tallying
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.damage import damage
from sirekap_desktop.practice.pen import INKS, Sheet
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.reading.decode import decode_page
from sirekap_desktop.reading.digits import DigitReader
from sirekap_desktop.reading.locate import Locator
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.reader import PageReader
from sirekap_desktop.reading.result import Decision, PageEvidence
from sirekap_desktop.reading.tally import add_sums, count_cells, read_cells, used_rows
from sirekap_desktop.reading.tally_count import Count, TallySight
from sirekap_desktop.reading.tally_net import CROSSED, ILLEGIBLE, TallyNet, TallyNetError
from sirekap_desktop.reading.tally_witness import CLEAR, clear_total, contradicts_tally, tally_likelihood
from sirekap_desktop.resources import resource

FORMS = os.environ.get("SIREKAP_FORMS")
PROFILES = load_profiles(Path(__file__).parents[2] / "benchmarks" / "profiles.toml")
PLANO = form("C.HASIL-PPWP-2024")
FIELD = "suara_paslon_2"
STYLE = tallying.TallyStyle(
    left=0.2, width=0.45, height=0.65, slant=0.08, rise=0.35, overhang=0.08, hooked=False, unsteady=0.025,
    rest=tallying.Rest.EMPTY, sums=False,
)  # fmt: skip


@pytest.fixture(scope="module")
def net():
    return TallyNet()


def cells(classes, sure=0.995):
    """Cells as a sure reader sees them, row by row; those not given are empty."""
    labels = np.zeros(60, int)
    labels[: len(classes)] = classes
    p = np.full((60, 8), (1 - sure) / 7)
    p[np.arange(60), labels] = sure
    return p.reshape(5, 12, 8)


def filled(total):
    return [5] * (total // 5) + ([total % 5] if total % 5 else [])


def counted(total, p=0.99, silent=0.001):
    totals = np.full(301, (1 - p - silent) / 300)
    totals[total] = p
    return Count(totals, silent)


# --- from cells to totals ---


@given(st.integers(1, 299))
def test_an_orderly_grid_is_its_strokes(total):
    seen = count_cells(cells(filled(total)))
    assert seen.best == total
    assert seen.p > CLEAR


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.floats(0.05, 5))
def test_whatever_the_cells_the_totals_are_a_distribution(seed, concentration):
    rng = np.random.default_rng(seed)
    seen = count_cells(rng.dirichlet(np.full(8, concentration), (5, 12)) + 1e-9)
    assert seen.totals.shape == (301,)
    assert (seen.totals >= 0).all()
    assert 0 <= seen.silent <= 1
    assert float(seen.totals.sum()) + seen.silent == pytest.approx(1)


@settings(max_examples=25)
@given(st.integers(6, 290), st.floats(0.02, 0.98))
def test_a_doubtful_last_cell_shares_its_doubt_between_two_totals(total, share):
    grid = cells(filled(total - total % 5)).reshape(60, 8)
    at = total // 5
    grid[at] = 1e-4
    grid[at, 3], grid[at, 4] = share, 1 - share
    seen = count_cells(grid.reshape(5, 12, 8))
    three, four = seen.totals[5 * at + 3], seen.totals[5 * at + 4]
    assert three / (three + four) == pytest.approx(share, abs=0.01)
    assert three + four > 0.9 * (1 - seen.silent)


def test_an_untouched_grid_says_nothing_and_one_crossed_out_says_zero():
    untouched = count_cells(cells([]))
    assert untouched.best is None
    assert untouched.silent > 0.99
    assert count_cells(cells([0, CROSSED, CROSSED])).best is None  # two crosses are dirt
    assert count_cells(cells([CROSSED] * 60)).best == 0


def test_cells_left_over_may_be_crossed_out():
    for rest in (CROSSED, 0):
        assert count_cells(cells([*filled(57), *[rest] * 48])).best == 57


def test_a_full_grid_says_nothing_since_votes_may_stand_elsewhere():
    assert count_cells(cells([5] * 60)).best is None


@pytest.mark.parametrize(
    "classes",
    [[5, 5, 0, 5, 5], [5, 5, 2, 5, 5, 1], [5, 5, 1, 1], [0] * 30 + [3]],
    ids=["gap", "begun cell in the middle", "two begun cells", "far from the start"],
)
def test_a_cell_out_of_order_raises_doubt_and_is_not_forced(classes):
    seen = count_cells(cells(classes, 0.9995))
    assert int(seen.totals.argmax()) == sum(classes)
    assert seen.totals.max() < 0.5


@pytest.mark.parametrize("at", [0, 3, 9])
def test_illegible_ink_raises_doubt(at):
    classes = filled(50)
    classes[at] = ILLEGIBLE
    assert count_cells(cells(classes)).p < CLEAR or count_cells(cells(classes)).best is None


def test_row_sums_add_up_and_a_missing_one_silences_them():
    rows = [boxes("60"), boxes("60"), boxes("_7")]
    assert add_sums(rows, 301).best == 127
    assert add_sums([*rows[:2], boxes("__")], 301) is None
    assert add_sums([], 301) is None


def test_no_sum_is_read_beside_a_grid_of_which_a_row_is_doubtfully_begun():
    grid = cells([5] * 14)
    assert used_rows(grid).tolist() == [True, True, False, False, False]
    grid[2, 0] = [0.7, 0.3, 0, 0, 0, 0, 0, 0]
    assert not used_rows(grid).any()


# --- as a witness ---


def read(text, tally, doubt=1e-6, toward=None):
    seen = replace(evidence(FIELD, boxes(text, doubt=doubt, toward=toward)), tally=tally)
    (reading,), _, _ = decode_page(PLANO, 2, [seen])
    return reading


def test_a_tally_that_agrees_lifts_confidence_and_stands_in_the_evidence():
    alone = read("X57", None, doubt=0.01, toward="..9")
    seen = read("X57", TallySight(counted(57)), doubt=0.01, toward="..9")
    assert alone.decision is Decision.REVIEW
    assert seen.decision is Decision.ACCEPTED
    assert seen.confidence > alone.confidence
    assert seen.to_json()["evidence"]["tally"] == {"value": 57, "p": 0.99}
    assert alone.to_json()["evidence"]["tally"] is None


@pytest.mark.parametrize("total", [58, 52, 75])
def test_a_tally_that_contradicts_sends_a_sure_field_to_review(total):
    reading = read("X57", TallySight(counted(total)))
    assert reading.value == 57
    assert reading.decision is Decision.REVIEW
    assert "reading.note.tally" in reading.notes
    assert reading.evidence["tally"].value == total


def test_a_tally_never_decides_against_what_the_boxes_show():
    reading = read("X57", TallySight(counted(59)), doubt=0.3, toward="..9")
    assert reading.decision is Decision.REVIEW
    assert "reading.note.tally" in reading.notes


def test_boxes_left_empty_beside_a_tally_are_not_filled_in():
    reading = read("___", TallySight(counted(57)))
    assert reading.value is None
    assert reading.decision is Decision.REVIEW


def test_sums_that_contradict_send_to_review_too():
    reading = read("X57", TallySight(counted(57), counted(67)))
    assert reading.decision is Decision.REVIEW
    assert "reading.note.tally" in reading.notes


def test_a_silent_tally_changes_nothing():
    silent = TallySight(Count(np.zeros(301), 1.0))
    assert np.allclose(tally_likelihood(silent, 1000), 1)
    assert not contradicts_tally(silent, 57)
    assert read("X57", silent).confidence == pytest.approx(read("X57", None).confidence)
    assert read("X57", silent).to_json()["evidence"]["tally"] == {"value": None, "p": 1.0}


@given(st.integers(1, 299), st.floats(0.3, 0.999))
def test_no_tally_speaks_beyond_its_share_of_mistakes(total, p):
    weights = tally_likelihood(TallySight(counted(total, p, (1 - p) / 2)), 1000)
    assert weights.argmax() == total
    assert weights.min() > 0
    assert weights.max() / weights.min() < 301 / (0.02 / 2 * 0.3)


# --- on paper ---


def grid_page(totals, style=STYLE, ink="black", pen_mm=1.0, seed=0, long_side=3508, official=None):
    """Draw page 2 with tallies; return the sheet and the grids with their corners."""
    blank = blank_page("C.HASIL-PPWP-2024", 2, long_side, on_a4=True, official=official)
    sheet, rng = Sheet(blank.grey), np.random.default_rng(seed)
    places = []
    for field, total in zip(blank.page.fields, totals, strict=True):
        grid = field.tally
        x, y, w, h = area = blank.area(grid.rect.x, grid.rect.y, grid.rect.width, grid.rect.height)
        pen = pen_mm * blank.scale[0]
        tallying.tally(sheet, area, (grid.rows, grid.columns), total, pen, INKS[ink], style, rng)
        places.append((grid, np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]])))
    return sheet, places


def totals_of(net, gray, places):
    return [count_cells(p) for p in read_cells(net, Pyramid(gray), places)]


@pytest.mark.parametrize("first", range(0, 60, 12))
def test_every_total_up_to_sixty_is_counted(net, first):
    for start in range(first, first + 12, 3):
        wanted = [start, start + 1, start + 2]
        sheet, places = grid_page(wanted, seed=start)
        seen = [count.best for count in totals_of(net, sheet.grey, places)]
        assert seen == [None if total == 0 else total for total in wanted]


@pytest.mark.parametrize("amiss", [(9, 6), (-9, 6), (-9, -6)])
def test_a_grid_that_lies_beside_its_place_is_found_by_its_own_lines(net, amiss):
    style = replace(STYLE, left=0.08 if amiss[0] > 0 else 0.46)  # the strokes would leave their cells
    sheet, places = grid_page([87, 152, 33], style, seed=2)
    moved = [(grid, quad + np.array(amiss)) for grid, quad in places]
    assert [count.best for count in totals_of(net, sheet.grey, moved)] == [87, 152, 33]


@pytest.mark.parametrize("ink", ["black", "blue", "marker", "pencil"])
@pytest.mark.parametrize("slant", [-0.15, 0.25])
def test_large_totals_of_slanted_hands_are_counted(net, ink, slant):
    sheet, places = grid_page([101, 142, 257], replace(STYLE, slant=slant), ink, seed=3)
    assert [count.best for count in totals_of(net, sheet.grey, places)] == [101, 142, 257]


def test_strokes_drawn_without_lifting_the_pen_are_never_counted_wrong_for_certain(net):
    wanted = [103, 144, 258]
    for seed in range(4):
        sheet, places = grid_page(wanted, replace(STYLE, hooked=True), seed=seed)
        for total, count in zip(wanted, totals_of(net, sheet.grey, places), strict=True):
            assert clear_total(count) in (total, None)
            assert count.totals[total - total % 5 : total - total % 5 + 5].sum() > 0.5


@pytest.mark.parametrize("rest", list(tallying.Rest))
def test_what_is_left_over_may_be_crossed_out_in_any_manner(net, rest):
    sheet, places = grid_page([23, 61, 114], replace(STYLE, rest=rest), seed=4)
    for total, count in zip([23, 61, 114], totals_of(net, sheet.grey, places), strict=True):
        assert count.best in (total, None)
        assert count.totals[total] == count.totals.max()


def test_a_grid_crossed_out_says_zero_and_an_untouched_one_nothing(net):
    sheet, places = grid_page([0, 0, 0], replace(STYLE, rest=tallying.Rest.CROSSED))
    assert [count.best for count in totals_of(net, sheet.grey, places)] == [0, 0, 0]
    sheet, places = grid_page([0, 0, 0])
    assert [count.best for count in totals_of(net, sheet.grey, places)] == [None] * 3


def test_a_bundle_struck_out_is_not_counted_for_certain(net):
    sheet, places = grid_page([38, 52, 47])
    (x, y), (right, bottom) = places[1][1][0], places[1][1][2]
    width, height = (right - x) / 12, (bottom - y) / 5
    for share in (0.3, 0.45, 0.6, 0.75):
        ends = (
            (round(x + 3.05 * width), round(y + share * height)),
            (round(x + 3.95 * width), round(y + share * height)),
        )
        cv2.line(sheet.grey, *ends, 38, 4)
    counts = totals_of(net, sheet.grey, places)
    assert counts[1].best is None or counts[1].p < CLEAR
    assert counts[0].best == 38


def test_cells_too_small_to_count_are_not_counted(net):
    sheet, places = grid_page([38, 52, 47], long_side=700)
    assert read_cells(net, Pyramid(sheet.grey), places) == [None] * 3


@pytest.mark.parametrize("name", ["flatbed-300", "bw-200", "fax", "phone"])
def test_damaged_pages_are_located_and_counted_without_a_wrong_total(net, name):
    profile, rng = PROFILES[name], np.random.default_rng(5)
    wanted = [87, 152, 33]
    sheet, _ = grid_page(wanted, pen_mm=1.1, long_side=profile.sheet_pixels)
    gray = cv2.imdecode(np.frombuffer(damage(sheet, INKS["black"], profile, rng), np.uint8), cv2.IMREAD_GRAYSCALE)
    pyramid = Pyramid(gray)
    located = Locator([PLANO]).locate(pyramid)
    places = [(f.tally, located.bent_polygon(f.tally.rect)) for f in located.page.fields]
    counts = [count_cells(p) for p in read_cells(net, pyramid, places)]
    assert counts[0].best == 87
    for total, count in zip(wanted, counts, strict=True):
        assert clear_total(count) in (total, None)
        assert count.totals[max(0, total - 1) : total + 2].sum() > 0.5


def test_the_reader_counts_grids_and_reads_the_sums_beside_them(net):
    sheet, _ = grid_page([61, 87, 33])
    reader = PageReader(all_forms(), DigitReader(), tally=net)
    seen = reader.evidence(sheet.grey)
    assert isinstance(seen, PageEvidence)
    assert [f.tally.strokes.best for f in seen.fields] == [61, 87, 33]
    assert [f.tally.sums for f in seen.fields] == [None] * 3  # nothing is written there
    assert all(f.tally is None for f in PageReader(all_forms(), DigitReader()).evidence(sheet.grey).fields)


@pytest.mark.parametrize("broken", ["missing", "changed"])
def test_a_net_that_is_not_the_bundled_one_is_refused(tmp_path, broken):
    for suffix in (".onnx", ".json"):
        (tmp_path / f"tally{suffix}").write_bytes(resource("nets", f"tally{suffix}").read_bytes())
    if broken == "missing":
        (tmp_path / "tally.json").unlink()
    else:
        with (tmp_path / "tally.onnx").open("ab") as file:
            file.write(b"x")
    with pytest.raises(TallyNetError) as raised:
        TallyNet(tmp_path / "tally.onnx")
    assert raised.value.message_id == f"reading.net_{broken}"


def test_the_net_is_small():
    assert resource("nets", "tally.onnx").stat().st_size < 300_000


@pytest.mark.skipif(not FORMS, reason="SIREKAP_FORMS is not set")
def test_real_tallies_are_counted(net):
    pages = json.loads(Path(FORMS, "real", "truth.json").read_text(encoding="utf-8"))
    page = next(p for p in pages if p["file"].startswith("c1.plano-dpr-2019"))
    pyramid = Pyramid(cv2.imread(str(Path(FORMS, "real", page["file"])), cv2.IMREAD_GRAYSCALE))
    located = Locator([form(page["form"])]).locate(pyramid)
    fields = [f for f in located.page.fields if f.tally is not None]
    cells = read_cells(net, pyramid, [(f.tally, located.bent_polygon(f.tally.rect)) for f in fields])
    seen = {f.id: count_cells(p).best for f, p in zip(fields, cells, strict=True)}
    wanted = {f["id"]: f.get("tally") for f in page["fields"]}
    assert seen == {name: wanted[name] for name in seen}
