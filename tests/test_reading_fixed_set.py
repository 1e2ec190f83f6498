"""Ten TPS, fifty pages, drawn here and now with hands that the net never saw: no silent error, no missed page.

Each page is decoded by itself. Sums that the writer got wrong are left to ``benchmarks/reading``: they must end in
review, so they would blur what this set guards.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.practice.score import score
from sirekap_desktop.resources import resource

SEED = 20240214
PROFILES = load_profiles(Path(__file__).parents[1] / "benchmarks" / "profiles.toml")
USED = ("flatbed-300", "bw-200", "adf-skew", "phone")


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fixed-set")
    places = read_places(resource("wilayah", "lebong-2024.csv"))[100:110]
    # Smaller pictures than in the benchmark keep the suite fast; boxes are still over 40 pixels wide.
    profiles = [replace(PROFILES[name], long_side=min(PROFILES[name].long_side, 2600)) for name in USED]
    deck = make_deck(folder, draw_tps(places, SEED), seed=SEED, profiles=profiles, jobs=2)
    pages = [page.to_json() for page in read_paths(find_inputs([folder]), jobs=2, group=False)]
    return deck, score(deck.truth, pages)


def test_every_page_is_identified(scored):
    deck, result = scored
    assert len(deck.files) == 50
    assert result.overall.pages == 50
    assert result.missed == []


def test_no_accepted_number_is_wrong(scored):
    _, result = scored
    assert result.overall.fields == 10 * 2 * 28
    assert result.silent == []


def test_ninety_seven_numbers_of_a_hundred_are_accepted(scored):
    _, result = scored
    assert result.overall.accepted >= 0.97 * result.overall.fields
