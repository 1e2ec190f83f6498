"""Stains, stamps, folds and corners change the paper where they lie and nowhere else, and the truth tells of them."""

from dataclasses import replace

import numpy as np
import pytest

from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.deck import FORMS, draw_tps, make_deck
from sirekap_desktop.practice.pen import INKS, Sheet
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import Corner, DeviceKind, Profile
from sirekap_desktop.practice.soiling import soil
from sirekap_desktop.resources import resource

PLAIN = Profile("plain", DeviceKind.SCAN, "png", 1400)
KINDS = {
    "stains": replace(PLAIN, stains=(3, 3)),
    "stamps": replace(PLAIN, stamps=(2, 2)),
    "folds": replace(PLAIN, folds=(2, 2)),
    "folded corner": replace(PLAIN, corner=Corner.FOLDED, corner_size=(0.15, 0.15)),
    "cut corner": replace(PLAIN, corner=Corner.CUT, corner_size=(0.15, 0.15)),
}


def soiled(profile, seed, code=FORMS[0], number=1):
    blank = blank_page(code, number, 1400, on_a4=True)
    sheet = Sheet(blank.grey)
    occluded = soil(sheet, blank, profile, np.random.default_rng(seed))
    return blank, sheet, occluded


def box_of(blank, box):
    x, y, w, h = (round(v) for v in blank.area(box.x, box.y, box.width, box.height))
    return slice(y, y + h), slice(x, x + w)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_soils_alike_and_another_one_does_not(kind):
    (_, one, first), (_, two, second), (_, other, _) = (soiled(KINDS[kind], seed) for seed in (5, 5, 6))
    assert np.array_equal(one.grey, two.grey)
    assert first == second
    gone = [s.gone if s.gone is not None else s.grey for s in (one, other)]
    assert not np.array_equal(*gone)


def test_a_clean_profile_draws_nothing():
    rng = np.random.default_rng(1)
    blank = blank_page(FORMS[0], 1, 1400, on_a4=True)
    sheet = Sheet(blank.grey)
    assert soil(sheet, blank, PLAIN, rng) == frozenset()
    assert np.array_equal(sheet.grey, blank.grey)
    assert sheet.gone is None
    assert rng.random() == np.random.default_rng(1).random()


@pytest.mark.parametrize("kind", ["stains", "stamps"])
@pytest.mark.parametrize("seed", range(6))
def test_stains_and_stamps_darken_only_what_they_cover(kind, seed):
    blank, sheet, _ = soiled(KINDS[kind], seed)
    covered = np.max([t.coverage for t in sheet.tints], axis=0)
    change = sheet.grey.astype(int) - blank.grey
    assert (change <= 0).all()
    assert (change[covered == 0] == 0).all()
    assert (change < -20).sum() > 500
    assert covered.astype(bool).mean() < 0.5


@pytest.mark.parametrize("kind", ["stains", "stamps"])
def test_under_a_stain_or_stamp_the_weakest_pen_is_still_darker_than_the_paper(kind):
    for seed in range(6):
        blank, sheet, _ = soiled(KINDS[kind], seed)
        paper, written = Sheet(np.full_like(blank.grey, 255)), Sheet(np.full_like(blank.grey, INKS["graphite"].grey))
        for tint in sheet.tints:
            paper.tint(tint.coverage, 0, 0, tint.ink)
            written.tint(tint.coverage, 0, 0, tint.ink)
        assert (paper.grey.astype(int) - written.grey).min() > 40


@pytest.mark.parametrize("kind", ["stains", "stamps"])
def test_fields_under_a_stain_or_stamp_are_told_and_no_others(kind):
    told = untold = 0
    for seed in range(8):
        blank, sheet, occluded = soiled(KINDS[kind], seed)
        for field in blank.page.fields:
            changed = [
                np.abs(sheet.grey[b].astype(int) - blank.grey[b]) for b in (box_of(blank, x) for x in field.boxes)
            ]
            if all(part.max() == 0 for part in changed):
                assert field.id not in occluded
                untold += 1
            elif any((part > 45).mean() > 0.08 for part in changed):
                assert field.id in occluded
                told += 1
    assert min(told, untold) > 5


@pytest.mark.parametrize("code", FORMS)
@pytest.mark.parametrize("kind", ["folded corner", "cut corner"])
def test_a_corner_never_takes_a_box_away(kind, code):
    profile = replace(KINDS[kind], corner_size=(0.9, 0.9))
    for seed in range(4):
        blank, sheet, _ = soiled(profile, seed, code)
        assert sheet.gone.any()
        for field in blank.page.fields:
            for box in field.boxes:
                area = box_of(blank, box)
                assert not sheet.gone[area].any()
                middle = sheet.grey[area][3:-3, 3:-3].astype(int) - blank.grey[area][3:-3, 3:-3]
                assert middle.min() > -110


def test_a_missing_corner_is_a_triangle_at_one_corner():
    corners = set()
    for seed in range(12):
        _, sheet, _ = soiled(KINDS["cut corner"], seed)
        at = [bool(sheet.gone[y, x]) for y in (0, -1) for x in (0, -1)]
        assert sum(at) == 1
        corners.add(at.index(True))
        legs = (0.15 * sheet.grey.shape[1]) ** 2 / 2
        assert 0.1 * legs < (sheet.gone > 0).sum() <= 1.02 * legs
    assert len(corners) == 4


def test_a_folded_corner_shows_its_white_back_beside_the_gap():
    for seed in range(4):
        blank, sheet, _ = soiled(KINDS["folded corner"], seed)
        change = np.abs(sheet.grey.astype(int) - blank.grey)
        assert (change > 4).sum() > 0.5 * (sheet.gone > 0).sum()
        ys, xs = np.nonzero(change > 4)
        gy, gx = np.nonzero(sheet.gone)
        assert np.hypot(ys.mean() - gy.mean(), xs.mean() - gx.mean()) < 0.2 * sheet.grey.shape[1]


def test_a_fold_is_a_line_and_moves_the_paper_beyond_it_less_than_a_millimetre():
    for seed in range(4):
        blank, sheet, _ = soiled(replace(PLAIN, folds=(1, 1)), seed)
        change = np.abs(sheet.grey.astype(int) - blank.grey)
        flat = blank.grey == 255
        by_row, by_column = (((change > 10) & flat).mean(axis=axis) for axis in (1, 0))
        assert max(by_row.max(), by_column.max()) > 0.25
        limit = 1400 / 297
        for field in blank.page.fields:
            y, x = box_of(blank, field.boxes[0])
            before, after = blank.grey[y, x], sheet.grey[y, x]
            shifts = range(-int(limit), int(limit) + 1)
            best = min(
                np.abs(np.roll(before, (dy, dx), (0, 1)).astype(int) - after).mean() for dy in shifts for dx in shifts
            )
            assert best < 25


def test_the_deck_says_which_fields_lie_under_stamps(tmp_path):
    places = read_places(resource("wilayah", "lebong-2024.csv"))
    profile = replace(PLAIN, long_side=700, stamps=(4, 4))
    deck = make_deck(tmp_path, draw_tps(places[:1], seed=3), seed=3, profiles=[profile], jobs=1)
    fields = [f for page in deck.truth for f in page["fields"]]
    assert {f.get("occluded") for f in fields} == {None, True}
