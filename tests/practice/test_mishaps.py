"""Corrections and digits outside their box: the truth tells of them, and only one box of the field is touched."""

from dataclasses import replace

import numpy as np
import pytest

from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.practice import mishaps
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.deck import FORMS, draw_tps, make_deck
from sirekap_desktop.practice.filling import Slips, fill_page
from sirekap_desktop.practice.hands import practice_hands
from sirekap_desktop.practice.numbers import draw_numbers
from sirekap_desktop.practice.pen import INKS, Sheet
from sirekap_desktop.practice.places import Place, read_places
from sirekap_desktop.practice.profile import DeviceKind, Profile
from sirekap_desktop.practice.writer import Habits, draw_writer
from sirekap_desktop.resources import resource

PLACE = Place("1707011004012", "PROVINSI", "KABUPATEN", "KECAMATAN", "DESA")
WAYS = ("overwritten", "struck", "outside")
PLAIN = Habits(lead="X", crosses_zero=False, slip=0.0, bubbles_zero=False, no_bubbles=False)
AREA = (200.0, 200.0, 120.0, 120.0)


def pen(seed=1):
    return draw_writer("w", practice_hands(), FormKind.PLANO, np.random.default_rng(seed)).pen


def written(way, character, seed):
    sheet = Sheet(np.full((520, 520), 255, np.uint8))
    way(sheet, pen(), character, AREA, 6.0, np.random.default_rng(seed))
    return sheet


def plain(sheet, pen, character, area, scale, rng):
    pen.character(sheet, character, area, scale, rng)


def ink(sheet, area=None):
    if area is None:
        return int((sheet.ink > 60).sum())
    x, y, w, h = (round(v) for v in area)
    return int((sheet.ink[y : y + h, x : x + w] > 60).sum())


@pytest.mark.parametrize("name", WAYS)
def test_the_same_seed_writes_alike(name):
    way = getattr(mishaps, name)
    assert np.array_equal(written(way, "4", 3).grey, written(way, "4", 3).grey)
    assert not np.array_equal(written(way, "4", 3).grey, written(way, "4", 4).grey)


@pytest.mark.parametrize("seed", range(6))
def test_a_correction_leaves_more_ink_than_a_digit(seed):
    usual = ink(written(plain, "2", seed))
    assert ink(written(mishaps.overwritten, "2", seed)) > 1.2 * usual
    assert ink(written(mishaps.struck, "2", seed)) > 1.2 * usual


@pytest.mark.parametrize("seed", range(6))
def test_what_was_wrong_is_paler_than_what_is_written_over_it(seed):
    grey = written(mishaps.overwritten, "2", seed).grey
    full = pen().ink.grey
    assert ((grey > full + 30) & (grey < 200)).sum() > 100
    assert (grey < full + 12).sum() > 400


@pytest.mark.parametrize("seed", range(8))
def test_a_digit_outside_crosses_the_frame_but_keeps_most_of_itself_inside(seed):
    sheet = written(mishaps.outside, "8", seed)
    share = ink(sheet, AREA) / ink(sheet)
    assert 0.4 < share < 0.99
    assert ink(written(plain, "8", seed), AREA) == ink(written(plain, "8", seed))


@pytest.mark.parametrize("seed", range(4))
def test_a_replaced_number_is_struck_and_stands_above_the_wrong_one(seed):
    areas = [(120.0 + 130 * n, 200.0, 120.0, 120.0) for n in range(3)]
    sheet = Sheet(np.full((520, 640), 255, np.uint8))
    mishaps.replaced(sheet, pen(), ("", "7", "1"), areas, 6.0, np.random.default_rng(seed))
    upper = [ink(sheet, (x, y - 20, w, 65)) for x, y, w, h in areas]
    lower = [ink(sheet, (x, y + 75, w, 50)) for x, y, w, h in areas]
    assert upper[0] == 0
    assert min(upper[1:]) > 100
    assert min(lower) > 100


def page(slips, seed=1):
    blank = blank_page(FORMS[0], 1, 1400, on_a4=True)
    rng = np.random.default_rng(seed)
    writer = replace(draw_writer("w", practice_hands(), blank.form.kind, rng), habits=PLAIN)
    return fill_page(blank, PLACE, draw_numbers(rng), writer, rng, slips)


@pytest.mark.parametrize("name", [*WAYS, "replaced"])
def test_the_truth_tells_and_keeps_the_number_that_counts(name):
    mark = "outside" if name == "outside" else "corrected"
    _, truth = page(Slips(**{name: 1.0}))
    _, usual = page(Slips())
    numbers = [t for t in truth if t.get("kind") != "date"]
    assert all(t[mark] is True for t in numbers)
    assert not any(t.get(mark) for t in usual)
    assert [t["value"] for t in truth] == [t["value"] for t in usual]


def test_slips_come_at_their_rates():
    seen = [t for seed in range(12) for t in page(Slips(struck=0.2, outside=0.3), seed)[1]]
    share = {mark: sum(bool(t.get(mark)) for t in seen) / len(seen) for mark in ("corrected", "outside")}
    assert 0.12 < share["corrected"] < 0.28
    assert 0.2 < share["outside"] < 0.4


def test_everybody_takes_up_the_profiles_ink(tmp_path):
    places = read_places(resource("wilayah", "lebong-2024.csv"))
    profile = Profile("plain", DeviceKind.SCAN, "png", 1000)
    darkest = {}
    for name in (None, "graphite"):
        folder = tmp_path / str(name)
        deck = make_deck(folder, draw_tps(places[:1], seed=3), seed=3, profiles=[replace(profile, ink=name)], jobs=1)
        darkest[name] = deck.files[0].read_bytes()
    assert darkest[None] != darkest["graphite"]


def test_graphite_is_paler_and_rougher_than_a_pen():
    greys = {}
    for name in ("black", "graphite"):
        sheet = Sheet(np.full((520, 520), 255, np.uint8))
        replace(pen(), ink=INKS[name]).character(sheet, "8", AREA, 6.0, np.random.default_rng(2))
        greys[name] = sheet.grey[sheet.grey < 225].astype(float)
    assert greys["graphite"].min() > greys["black"].min() + 50
    inner = {name: g[g < np.median(g) + 60].std() for name, g in greys.items()}
    assert inner["graphite"] > 1.5 * inner["black"]
