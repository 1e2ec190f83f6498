"""The second opinion: it can send a field to review, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from decode_cases import boxes, evidence, sum_form
from paper import PAGES, PLANO, SALINAN, locate, picture

from sirekap_desktop.forms.catalogue import all_forms, form
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.easyocr_reader import EasyOcrBroken, EasyOcrMissing, EasyOcrReader, require_easyocr
from sirekap_desktop.reading.geometry import project
from sirekap_desktop.reading.group import decode_pages
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.reader import PageReader
from sirekap_desktop.reading.result import Decision, PageEvidence, Quality, Witness
from sirekap_desktop.reading.second_opinion import CONFIDENT, NOTE_SECOND, TILE_SIDE, ask, cut_tiles

FORM = sum_form()
WRITTEN = {"sah": "235", "tidak_sah": "X12", "total": "247"}


def told(second, *, doubt=1e-6):
    """Decode a page that adds up, with another reader's digits (text, confidence) on the field ``tidak_sah``."""
    fields = tuple(evidence(name, boxes(text, doubt=doubt)) for name, text in WRITTEN.items())
    if second is not None:
        witnesses = tuple(Witness(int(c) if c.isdigit() else None, p) for c, p in zip(*second, strict=True))
        fields = tuple(replace(f, second=witnesses) if f.field_id == "tidak_sah" else f for f in fields)
    (page,) = decode_pages({"UJI": FORM}, [PageEvidence("UJI", 1, fields, Quality(0, 1, 50), ())])
    return page


def test_another_digit_sends_the_field_to_review_and_changes_nothing_else():
    alone, doubted = told(None), told(("_72", (0.0, CONFIDENT, 0.999)))
    assert [f.decision for f in alone.fields] == [Decision.ACCEPTED] * 3
    assert [f.decision for f in doubted.fields] == [Decision.ACCEPTED, Decision.REVIEW, Decision.ACCEPTED]
    assert doubted.fields[1].notes == (NOTE_SECOND,)
    assert replace(doubted.fields[1], decision=Decision.ACCEPTED, notes=()) == alone.fields[1]
    assert doubted.checks == alone.checks
    assert doubted.expected_errors == pytest.approx(sum(1 - alone.fields[at].confidence for at in (0, 2)))


@pytest.mark.parametrize(
    "second",
    [
        ("_12", (0.0, 1.0, 1.0)),
        ("_72", (0.0, CONFIDENT - 0.01, 1.0)),
        ("__2", (0.0, 1.0, 1.0)),
        ("412", (1.0, 1.0, 1.0)),
    ],
    ids=["agrees", "unsure", "sees nothing", "reads the cross as a digit"],
)
def test_it_is_silent_otherwise(second):
    assert told(second) == told(None)


def test_agreeing_never_makes_a_doubtful_field_accepted():
    unsure = told(None, doubt=0.2)
    assert Decision.ACCEPTED not in [f.decision for f in unsure.fields]
    assert told(("_12", (0.0, 1.0, 1.0)), doubt=0.2) == unsure


class Scripted:
    """Says of the n-th picture that it shows the digit n mod 10."""

    def __init__(self):
        self.shapes = []

    def read(self, pictures):
        self.shapes += [p.shape for p in pictures]
        return [(str(n % 10), 0.5 + n / 1000) for n in range(len(pictures))]


def test_only_boxes_that_show_a_digit_are_asked_about():
    other = Scripted()
    tiles = [np.zeros((3, TILE_SIDE, TILE_SIDE), np.uint8)] * 2
    first, second = ask(other, tiles, [boxes("X57"), boxes("_-3")])
    assert len(other.shapes) == 3
    assert first == (Witness(None, 0.0), Witness(0, 0.5), Witness(1, 0.501))
    assert second == (Witness(None, 0.0), Witness(None, 0.0), Witness(2, 0.502))


class Mumbling:
    def read(self, pictures):
        return [(text, 1.0) for text in ("", "12", "7")]


def test_what_is_no_single_digit_is_no_opinion():
    tiles = [np.zeros((3, TILE_SIDE, TILE_SIDE), np.uint8)]
    (seen,) = ask(Mumbling(), tiles, [boxes("123")])
    assert [w.value for w in seen] == [None, None, 7]


class Ones:
    """Our own net: says that every box shows a 1."""

    def read(self, crops):
        return np.tile(boxes("1")[0], (len(crops), 1))


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_a_page_reader_asks_about_every_box(code, number):
    other = Scripted()
    page = picture(code, number, 1754)
    stages = {}
    seen = PageReader(all_forms(), Ones(), other).evidence(page.gray, stages)
    assert other.shapes == [(TILE_SIDE, TILE_SIDE)] * sum(len(f.boxes) for f in page.page.fields)
    spoken = [w.value for f in seen.fields for w in f.second]
    assert spoken == [n % 10 for n in range(len(spoken))]
    assert "second" in stages


def test_nobody_is_asked_by_default():
    seen = PageReader(all_forms(), Ones()).evidence(picture(PLANO, 3, 1754).gray)
    assert all(f.second is None for f in seen.fields)


def test_tiles_hold_the_box_without_its_frame():
    page = picture(SALINAN, 2, 3508)
    located = locate(page.gray)
    field = next(f for f in page.page.fields if f.id == "suara_sah")
    tiles = cut_tiles(Pyramid(page.gray), located.frames[field.id], field)
    assert tiles.shape == (3, TILE_SIDE, TILE_SIDE)
    assert tiles.min() > 200


def test_a_missing_extra_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("sirekap_desktop.reading.easyocr_reader.find_spec", lambda name: None)
    for call in (require_easyocr, EasyOcrReader):
        with pytest.raises(EasyOcrMissing, match=r"pip install '\.\[easyocr\]'") as raised:
            call()
        assert "torch, easyocr, easyocr_en_models" in raised.value.text
        assert raised.value.exit_code == 2


def test_the_note_has_a_sentence():
    assert "EasyOCR" in sentence(NOTE_SECOND)


def written(text, size=(64, 64)):
    """A gray picture of digits as a felt pen writes them."""
    shown = np.full((size[0], size[1] * len(text)), 235, np.uint8)
    for at, char in enumerate(text):
        cv2.putText(shown, char, (64 * at + 12, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.8, 30, 5, cv2.LINE_AA)
    return shown


@pytest.fixture(scope="module")
def easyocr():
    return EasyOcrReader()


@pytest.mark.easyocr
@pytest.mark.parametrize("text", ["7", "235", "408", "64"])
def test_easyocr_reads_drawn_boxes_and_strips(easyocr, text):
    ((seen, confidence),) = easyocr.read([written(text)])
    assert seen == text
    assert 0.5 < confidence <= 1.0


@pytest.mark.easyocr
def test_easyocr_says_nothing_but_digits(easyocr):
    crossed, empty = easyocr.read([written("X-"), np.full((64, 64), 235, np.uint8)])
    assert set(crossed[0]) <= set("0123456789")
    assert empty[0] == ""


@pytest.mark.easyocr
def test_easyocr_doubts_digits_that_the_net_misread(easyocr):
    page = picture(PLANO, 3, 3508)
    field = next(f for f in page.page.fields if f.id == "suara_sah")
    gray = page.gray.copy()
    for box, digit in zip(field.boxes, "147", strict=True):
        left, top = project(page.truth, np.array([box.x, box.y])).astype(int)
        right, bottom = project(page.truth, np.array([box.right, box.bottom])).astype(int)
        ink = cv2.resize(written(digit), (right - left - 16, bottom - top - 16), interpolation=cv2.INTER_AREA)
        inside = gray[top + 8 : bottom - 8, left + 8 : right - 8]
        np.minimum(inside, ink, out=inside)
    evidence = PageReader(all_forms(), Ones(), easyocr).evidence(gray)
    seen = next(f for f in evidence.fields if f.field_id == "suara_sah")
    assert [w.value for w in seen.second] == [1, 4, 7]
    (decoded,) = decode_pages({PLANO: form(PLANO)}, [evidence])
    reading = next(f for f in decoded.fields if f.id == "suara_sah")
    assert (reading.value, reading.decision) == (111, Decision.REVIEW)
    assert NOTE_SECOND in reading.notes


@pytest.mark.easyocr
def test_easyocr_needs_no_network(monkeypatch):
    def refused(*args, **kwargs):
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.create_connection", refused)
    monkeypatch.setattr("urllib.request.urlopen", refused)
    assert EasyOcrReader().read([written("3")])[0][0] == "3"


@pytest.mark.easyocr
def test_a_broken_extra_is_told_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr("easyocr_en_models.model_dir", lambda: str(tmp_path))
    with pytest.raises(EasyOcrBroken, match="tanpa --easyocr"):
        EasyOcrReader()
