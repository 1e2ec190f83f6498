"""No font, stroke set or MNIST image may be both trained on and used to practise or to judge."""

import json
import tomllib

import pytest

from sirekap_desktop.practice.hands import MNIST_FIRST, MNIST_LAST, HandKind, practice_hands
from sirekap_desktop.resources import resource

RESERVED = {
    "caveat",
    "indie-flower",
    "patrick-hand",
    "kalam",
    "reenie-beanie",
    "nanum-pen-script",
    "shadows-into-light",
    "gochi-hand",
}
PRACTICE = {hand.name: hand for hand in practice_hands()}


@pytest.fixture(scope="module")
def sources():
    """Everything that the net's training or its calibration has seen."""
    card = json.loads(resource("nets", "digits.json").read_text(encoding="utf-8"))["sources"]
    return [card["trained"], card["held_out"]]


def test_no_font_family_is_on_both_sides(sources):
    trained = {family for part in sources for family in part["fonts"]}
    fonts = {name for name, hand in PRACTICE.items() if hand.kind is HandKind.FONT}
    assert len(trained) >= 10
    assert len(fonts) >= 8
    assert trained & fonts == set()
    assert (trained | fonts) & RESERVED == set()


def test_no_font_file_or_stroke_set_is_on_both_sides(sources):
    trained = {font["sha256"] for part in sources for font in part["fonts"].values()}
    trained |= {digest for part in sources for digest in part["strokes"].values()}
    practice = {digest for hand in PRACTICE.values() for digest in hand.digests}
    assert trained & practice == set()


def test_no_stroke_set_shares_a_name(sources):
    assert {name for part in sources for name in part["strokes"]} & set(PRACTICE) == set()


def test_mnist_ranges_do_not_meet(sources):
    for part in sources:
        assert part["mnist"]["split"] == "train"
        first, last = part["mnist"]["first"], part["mnist"]["last"]
        assert first <= last < MNIST_FIRST <= MNIST_LAST < 60_000


def test_the_registry_names_what_each_file_is():
    registry = {f["name"]: f for f in tomllib.loads(resource("hands", "hands.toml").read_text())["font"]}
    files = {path.stem for path in resource("hands").glob("*.ttf")}
    assert files == set(registry)
    third_party = (resource("hands").parents[1] / "THIRD_PARTY").read_text(encoding="utf-8")
    for name in registry:
        (file_digest,) = PRACTICE[name].digests - {registry[name]["woff_sha256"]}
        assert file_digest in third_party, f"THIRD_PARTY names another file for {name}"
