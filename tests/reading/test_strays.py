"""Digits that left their box are told apart from digits that only touch its frame, and from their neighbours."""

import cv2
import numpy as np
import pytest
from paper import PLANO, SALINAN

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.messages import sentence
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.filling import Slips
from sirekap_desktop.practice.hands import practice_hands
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import DeviceKind, Profile
from sirekap_desktop.reading.reader import NOTE_STRAY, PageReader
from sirekap_desktop.reading.strays import crossed, side_window, sides_leant_on
from sirekap_desktop.resources import resource

FLATBED = Profile("flatbed", DeviceKind.SCAN, "png", 2339, blur=(0.5, 0.5), noise=(2, 2), skew=(1, 1))


class Unsure:
    """Can't tell any box."""

    def read(self, crops):
        return np.full((len(crops), 14), 1 / 14)


def window(*lines, frame=True):
    picture = np.full((40, 40), 230, np.uint8)
    if frame:
        cv2.line(picture, (0, 20), (39, 20), 60, 2)
    for start, stop in lines:
        cv2.line(picture, start, stop, 50, 2, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ([], False),
        ([((20, 6), (22, 34))], True),
        ([((12, 8), (28, 32))], True),
        ([((20, 6), (20, 14))], False),
        ([((20, 27), (20, 36))], False),
        ([((8, 6), (8, 19)), ((30, 21), (30, 36))], False),
    ],
)
def test_a_stroke_crosses_where_it_runs_through_the_line(lines, answer):
    assert crossed(window(*lines)) is answer
    assert crossed(window(*lines)[::-1, ::-1].copy()) is answer


def test_without_a_line_nothing_crosses_it():
    assert not crossed(window(((20, 6), (22, 34)), frame=False))


def crop(centre, size):
    picture = np.full((40, 40), 225, np.uint8)
    cv2.rectangle(picture, (4, 4), (35, 35), 50, 1)
    cv2.ellipse(picture, centre, size, 0, 0, 360, 40, 2, cv2.LINE_AA)
    return picture


def test_ink_leans_on_a_side_where_the_far_side_is_empty():
    assert sides_leant_on(crop((20, 20), (6, 9))) == []
    assert sides_leant_on(crop((20, 14), (6, 9))) == [0]
    assert sides_leant_on(crop((28, 20), (6, 9))) == [1]
    assert sides_leant_on(crop((20, 27), (6, 9))) == [2]
    assert sides_leant_on(crop((11, 20), (6, 9))) == [3]
    assert sides_leant_on(crop((20, 20), (6, 14))) == []
    assert sides_leant_on(np.full((40, 40), 225, np.uint8)) == []


def test_the_window_of_a_side_has_the_outside_up():
    corners = np.array([(100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0)])
    for side, outside in enumerate([(150, 80), (220, 150), (150, 220), (80, 150)]):
        quad = side_window(corners, side)
        upper, lower = quad[:2].mean(axis=0), quad[2:].mean(axis=0)
        assert np.linalg.norm(upper - outside) < np.linalg.norm(lower - outside)
        assert np.allclose((upper + lower) / 2, [(150, 100), (200, 150), (150, 200), (100, 150)][side])


@pytest.fixture(scope="module")
def noted(tmp_path_factory):
    """Of each form and slip: which share of the numbers is noted."""
    reader, found = PageReader(all_forms(), Unsure()), {}
    tps = draw_tps(read_places(resource("wilayah", "lebong-2024.csv"))[40:44], 5)
    for name, slips in (("usual", Slips()), ("outside", Slips(outside=1.0))):
        folder = tmp_path_factory.mktemp(name)
        deck = make_deck(folder, tps, seed=5, profiles=[FLATBED], hands=practice_hands(), slips=slips, jobs=1)
        for page, file in zip(deck.truth, deck.files, strict=True):
            numbers = {f["id"] for f in page["fields"] if f.get("kind") != "date"}
            evidence = reader.evidence(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE))
            share = found.setdefault((page["form"], name), [])
            share += [NOTE_STRAY in f.notes for f in evidence.fields if f.field_id in numbers]
    return {key: float(np.mean(values)) for key, values in found.items()}


@pytest.mark.parametrize("form", [PLANO, SALINAN])
def test_many_numbers_with_a_digit_outside_are_noted_and_hardly_any_other(noted, form):
    assert noted[form, "outside"] > 0.4
    assert noted[form, "usual"] < 0.02


def test_the_note_says_what_to_do():
    assert "Lihat" in sentence(NOTE_STRAY)
