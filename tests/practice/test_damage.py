"""Damage is the same for the same seed, keeps the sheet in view, and writes files that others can open."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from sirekap_desktop.practice.damage import damage
from sirekap_desktop.practice.pen import INKS, Ink, Sheet
from sirekap_desktop.practice.profile import DeviceKind, Profile, load_profiles
from sirekap_desktop.resources import resource

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
ORDINARY = load_profiles(BENCHMARKS / "profiles.toml")
HARD = load_profiles(BENCHMARKS / "profiles-hard.toml")
PROFILES = load_profiles(resource("practice", "profiles.toml")) | ORDINARY | HARD
PLAIN = Profile("plain", DeviceKind.SCAN, "png", 900)


def small(profile):
    return replace(profile, long_side=900)


def sheet():
    page = np.full((900, 636), 255, np.uint8)
    page[100:800, 80:84] = 0
    page[100:800, 556:560] = 0
    page[720:724, 80:560] = 0
    for x, y in ((40, 40), (596, 40), (596, 860), (40, 860)):
        cv2.circle(page, (x, y), 14, 0, -1)
    page[400:440, 200:300] = INKS["blue"].grey
    paper = Sheet(page)
    paper.ink[400:440, 200:300] = 255
    return paper


def opened(data, flag=cv2.IMREAD_UNCHANGED):
    return cv2.imdecode(np.frombuffer(data, np.uint8), flag)


def made(profile, seed):
    return damage(sheet(), INKS["blue"], profile, np.random.default_rng(seed))


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_same_seed_same_bytes(name):
    profile = small(PROFILES[name])
    assert made(profile, 7) == made(profile, 7)
    assert made(profile, 7) != made(profile, 8)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_file_opens_in_the_profiles_size_and_depth(name):
    profile = small(PROFILES[name])
    picture = opened(made(profile, 3))
    assert max(picture.shape[:2]) == 900
    assert (picture.ndim == 3) == profile.colour
    if profile.threshold is not None:
        assert set(np.unique(picture)) <= {0, 255}


@pytest.mark.parametrize("seed", range(12))
def test_a_photo_shows_all_four_corners_of_the_sheet(seed):
    wild = {"skew": (9, 12), "perspective": 0.12, "fill": (0.95, 0.98)}
    calm = {"rotations": (0,), "noise": (0, 0), "blur": (0, 0), "motion": (0, 0)}
    profile = replace(small(PROFILES["poor-phone"]), **wild, **calm)
    grey = opened(made(profile, seed), cv2.IMREAD_GRAYSCALE)
    dark = cv2.threshold(cv2.GaussianBlur(grey, (0, 0), 2), 45, 255, cv2.THRESH_BINARY_INV)[1].astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    discs = [s for s in stats[1:count] if 60 < s[cv2.CC_STAT_AREA] < 900 and 0.3 < s[2] / s[3] < 3.3]
    assert len(discs) >= 4


def test_rotations_turn_the_whole_picture():
    profile = Profile("plain", DeviceKind.SCAN, "png", 900, rotations=(0,))
    upright = opened(made(profile, 1))
    turned = opened(made(replace(profile, rotations=(1,)), 1))
    assert np.array_equal(np.rot90(upright), turned)


def test_a_plain_scan_changes_nothing():
    profile = Profile("plain", DeviceKind.SCAN, "png", 900)
    difference = np.abs(opened(made(profile, 1)).astype(int) - sheet().grey)
    assert difference.mean() < 1
    assert np.percentile(difference, 99.5) <= 40


def test_skew_turns_the_sheet_by_its_degrees():
    profile = Profile("plain", DeviceKind.SCAN, "png", 900, skew=(5, 5))
    picture = opened(made(profile, 1))
    ys, xs = np.nonzero(picture[300:600, 40:170] < 100)
    slope = np.polyfit(ys, xs, 1)[0]
    assert abs(np.degrees(np.arctan(slope))) == pytest.approx(5, abs=0.5)


def test_blue_ink_is_blue_in_a_colour_picture():
    profile = Profile("plain", DeviceKind.SCAN, "png", 900, colour=True)
    blue, _, red = opened(made(profile, 1))[420, 250].astype(int)
    assert blue > red + 40


def test_an_unknown_key_is_refused(tmp_path):
    file = tmp_path / "profiles.toml"
    file.write_text('[x]\nkind = "scan"\nformat = "jpg"\nlong_side = 100\nblurr = [0, 1]\n')
    with pytest.raises(TypeError, match="blurr"):
        load_profiles(file)


def test_thin_blue_writing_survives_black_and_white() -> None:
    sheet = Sheet(np.full((1960, 1386), 255, np.uint8))
    for y in range(300, 1600, 60):
        cv2.line(sheet.grey, (200, y), (1200, y + 20), 120, 1, cv2.LINE_AA)
        cv2.line(sheet.ink, (200, y), (1200, y + 20), 255, 1, cv2.LINE_AA)
    for seed in range(4):
        profile = replace(PROFILES["fax"], rotations=(0,), specks=(0, 0), streaks=(0, 0))
        data = damage(sheet, INKS["blue"], profile, np.random.default_rng(seed))
        seen = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert (seen < 128).sum() > 0.6 * (sheet.ink > 128).sum(), seed


def test_there_are_eight_ordinary_profiles_and_as_many_hard_ones_under_other_names():
    assert len(ORDINARY) >= 8
    assert len(HARD) >= 8
    assert not ORDINARY.keys() & HARD.keys()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("key", ["toner", "glare", "shadow", "moire"])
def test_light_and_toner_go_one_way_and_leave_something_to_read(key, seed):
    before = opened(made(PLAIN, seed)).astype(int)
    after = opened(made(replace(PLAIN, **{key: (0.4, 0.4)}), seed)).astype(int)
    # Drawing more numbers moves what comes later, but nothing else of this plain scan is drawn from the generator.
    change = after - before
    brightens = key in ("toner", "glare")
    assert (change >= 0).all() if brightens else (change <= 0).all()
    assert (np.abs(change) > 20).mean() > 0.001
    ink, paper = after[405:435, 205:295].max(), np.percentile(after, 90)
    assert ink < paper - 60


def test_glare_is_one_spot():
    before = opened(made(PLAIN, 2)).astype(int)
    change = opened(made(replace(PLAIN, glare=(0.7, 0.7)), 2)).astype(int) - before
    dark = before < 60
    assert change[dark].max() > 20
    assert (change[dark] <= 3).mean() > 0.3


def test_faint_toner_breaks_thin_lines_sooner_than_solid_ink():
    page = sheet()
    page.grey[600:602, 120:520] = 0
    data = damage(page, INKS["blue"], replace(PLAIN, toner=(0.5, 0.5)), np.random.default_rng(3))
    picture = opened(data).astype(int)
    line, disc = picture[600:602, 120:520].min(axis=0), picture[36:45, 36:45]
    assert line.std() > 2 * disc.std()


def test_a_straying_threshold_keeps_the_writing():
    page = sheet()
    page.grey[500:700, 100:540] = 150
    pictures = []
    for drift in ((0, 0), (60, 60)):
        profile = replace(PLAIN, threshold=(120, 120), drift=drift)
        pictures.append(opened(damage(page, INKS["blue"], profile, np.random.default_rng(4))))
    steady, straying = (p[510:690, 110:530] for p in pictures)
    assert (steady == 255).all()
    assert 0.02 < (straying == 0).mean() < 0.98
    assert set(np.unique(pictures[1])) == {0, 255}
    assert (pictures[1][405:435, 205:295] == 0).all()


def test_what_is_missing_of_the_sheet_shows_what_lies_behind():
    page = sheet()
    page.gone = np.zeros_like(page.grey)
    page.gone[:100, :100] = 255
    for seed in range(8):
        picture = opened(damage(page, INKS["blue"], PLAIN, np.random.default_rng(seed)))
        assert len(np.unique(picture[5:90, 5:90])) == 1
        assert picture[110, 110] == 255


def test_a_stamp_has_its_own_colour_beside_the_ink():
    page = sheet()
    page.tint(np.full((100, 100), 255, np.uint8), 200, 500, Ink("red", 120, (84, 76, 196), 0.0))
    picture = opened(damage(page, INKS["blue"], replace(PLAIN, colour=True), np.random.default_rng(1))).astype(int)
    blue, _, red = picture[550, 250]
    assert red > blue + 60
    blue, _, red = picture[420, 250]
    assert blue > red + 40


def test_an_unknown_ink_is_refused(tmp_path):
    file = tmp_path / "profiles.toml"
    file.write_text('[x]\nkind = "scan"\nformat = "jpg"\nlong_side = 100\nink = "chalk"\n')
    with pytest.raises(ValueError, match="chalk"):
        load_profiles(file)
