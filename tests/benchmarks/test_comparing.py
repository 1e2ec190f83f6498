"""The comparison with other readers counts fairly, and shows what it counted."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "reading"))

from comparing import measures, page, readers
from comparing.cases import Case, FieldPictures, mnist_cases
from comparing.svg import Chart, Line


class Saying:
    """A reader of text that says what it was told to say."""

    def __init__(self, *said):
        self.said = said
        self.shapes = []

    def read(self, pictures):
        self.shapes += [p.shape for p in pictures]
        return list(self.said)


def field(name="suara_sah", boxes=3):
    return FieldPictures(name, np.zeros((boxes, 40, 40), np.uint8), np.zeros((boxes, 64, 64), np.uint8))


@pytest.mark.parametrize(
    ("said", "boxes", "value", "confidence", "sound"),
    [
        ([("", 0.0), ("5", 0.9), ("7", 0.8)], ("", "5", "7"), 57, 0.72, True),
        ([("5", 0.9), ("", 0.0), ("7", 0.8)], ("5", "", "7"), 57, 0.72, False),
        ([("11", 0.9), ("5", 0.9), ("7", 0.8)], ("?", "5", "7"), 57, 0.648, False),
        ([("", 0.0), ("", 0.0), ("", 0.0)], ("", "", ""), None, 0.0, False),
    ],
)
def test_boxes_read_one_by_one_make_a_number(said, boxes, value, confidence, sound):
    reader = Saying(*said)
    (answer,) = readers.ByBox(reader).read([field()])
    assert reader.shapes == [(64, 64)] * 3
    assert (answer.boxes, answer.value, answer.sound) == (boxes, value, sound)
    assert answer.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("text", "boxes", "sound"),
    [("57", ("", "5", "7"), True), ("4057", ("?", "?", "?"), False), ("", ("", "", ""), False)],
)
def test_a_strip_fills_the_boxes_from_the_right(text, boxes, sound):
    reader = Saying((text, 0.9))
    (answer,) = readers.ByStrip(reader).read([field()])
    assert reader.shapes == [(64, 192)]
    assert (answer.boxes, answer.sound) == (boxes, sound)


def test_crossed_through_is_a_sound_format():
    assert readers.is_sound(("X", "X", "X"))
    assert not readers.is_sound(("X", "-", "X"))


def test_tesseracts_table_is_read_by_picture():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    place = "1\t1\t1\t1\t0\t0\t9\t9"
    rows = f"1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n5\t1\t{place}\t91.5\t4\n5\t3\t{place}\t80\t7\n5\t3\t{place}\t60\t1\n"
    assert readers._from_tsv(head + rows, 3) == [("4", 0.915), ("", 0.0), ("71", 0.6)]


def test_a_reader_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("sirekap_desktop.reading.easyocr_reader.find_spec", lambda name: None)
    for name in ("Tesseract on boxes", "EasyOCR on strips"):
        with pytest.raises(readers.Unavailable):
            readers.run_reader(name, [])


def case(*fields):
    truth = {"file": "a/1.jpg", "page_index": 0, "form": "F", "page": 1, "profile": "a", "writer": "w"}
    truth["fields"] = [{"id": n, "boxes": list(b), "value": v} for n, b, v in fields]
    return Case("a", truth, tuple(field(n) for n, _, _ in fields), None)


def answer(boxes, value, confidence=0.9, sound=True):
    return readers.Answer(tuple(boxes), value, confidence, sound)


def test_numbers_are_scored_by_the_programs_own_score():
    mine = case(("x", "X57", 57), ("y", "012", 12), ("z", "123", 123))
    told = [answer(["", "5", "7"], 57), answer("017", 17), answer("124", 124, sound=False)]
    seen = measures.as_page(mine, told)
    result = measures.score_pages([mine], [seen])
    assert (result.overall.fields, result.overall.right, result.overall.accepted) == (3, 1, 2)
    assert result.overall.silent == 1
    assert measures.boxes_right([mine], [seen]) == (6, 8, 7, 9)


def test_a_digit_told_as_blank_is_wrong():
    mine = case(("x", "057", 57))
    seen = measures.as_page(mine, [answer(["", "5", "7"], 57)])
    assert measures.boxes_right([mine], [seen]) == (2, 3, 2, 3)


def test_calibration_error_is_the_gap_weighed_by_numbers():
    risks = [(0.05, False)] * 3 + [(0.05, True)] + [(0.55, True)] * 4
    bins = measures.calibration_bins(risks)
    assert [(b["numbers"], b["confidence"], b["right"]) for b in bins] == [(4, 0.45, 0.0), (4, 0.95, 0.75)]
    assert measures.expected_calibration_error(bins) == pytest.approx((0.45 + 0.2) / 2)
    assert measures.expected_calibration_error([]) is None


def test_full_confidence_belongs_to_the_last_bin():
    assert measures.calibration_bins([(0.0, False)]) == [{"numbers": 1, "confidence": 1.0, "right": 1.0}]


def test_risk_grows_as_less_sure_numbers_are_taken():
    risks = [(0.4, True), (0.1, False), (0.2, False), (0.3, True)]
    assert measures.risk_coverage(risks) == [(0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert measures.risk_coverage(risks * 50, points=7)[-1] == (1.0, 0.5)


def test_mnist_images_become_boxed_digits_from_all_of_the_split(tmp_path):
    images = np.zeros((250, 28, 28), np.uint8)
    images[:, 8:20, 13:15] = 255
    labels = np.arange(250) % 10
    for name, shape, data in (("images-idx3", images.shape, images), ("labels-idx1", (250,), labels)):
        head = bytes([0, 0, 8, len(shape)]) + np.array(shape, ">i4").tobytes()
        (tmp_path / f"t10k-{name}-ubyte").write_bytes(head + data.astype(np.uint8).tobytes())
    made = mnist_cases(tmp_path, 120)
    assert [len(c.fields) for c in made] == [100, 20]
    first, last = made[0].truth["fields"][0], made[1].truth["fields"][-1]
    assert (first["id"], first["value"], last["id"], last["value"]) == ("0", 0, "249", 9)
    crop, tile = made[0].fields[0].crops[0], made[0].fields[0].tiles[0]
    assert (crop.shape, tile.shape) == ((40, 40), (64, 64))
    assert crop[4:6].mean() < 220
    assert min(tile[0].min(), tile[:, 0].min()) == 255
    assert tile[32, 30:34].max() < 60


def test_a_chart_is_well_formed_and_keeps_its_points_inside():
    chart = Chart("A & B", "x", "y <1>", [Line("one", [(0, 0), (0.5, 2.0), (1, 1)])], diagonal=True)
    root = ElementTree.fromstring(chart.to_svg())
    texts = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A & B", "y <1>", "one"} <= set(texts)
    circles = [(float(c.get("cx")), float(c.get("cy"))) for c in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert len(circles) == 3
    assert circles[0][1] > circles[2][1] == circles[1][1]
    assert all(0 <= x <= 720 and 0 <= y <= 440 for x, y in circles)


def test_the_committed_page_is_written_from_the_committed_results(tmp_path):
    root = Path(__file__).parents[2]
    report = json.loads((root / "benchmarks" / "results" / "comparison.json").read_text(encoding="utf-8"))
    page.write_page(report, tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_text(encoding="utf-8") == (root / "docs" / "reading" / made.name).read_text(encoding="utf-8")


def test_missing_readers_are_named_on_the_page(tmp_path):
    root = Path(__file__).parents[2]
    report = json.loads((root / "benchmarks" / "results" / "comparison.json").read_text(encoding="utf-8"))
    report["skipped"] = {"Tesseract on boxes": "the program tesseract is not installed"}
    report["rows"] = [row for row in report["rows"] if not row["reader"].startswith("Tesseract")]
    page.write_page(report, tmp_path)
    text = (tmp_path / "comparison.md").read_text(encoding="utf-8")
    assert "- Tesseract on boxes: the program tesseract is not installed" in text
    assert "| EasyOCR on boxes |" in text
