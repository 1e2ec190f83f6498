"""The digit reader on boxes that the test draws itself: no training hand, no training code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.digits import DigitNetError, DigitReader
from sirekap_desktop.reading.normalise import CROP_MARGIN, CROP_SIDE, normalise
from sirekap_desktop.resources import resource

SIDE = 120
EDGE = round(SIDE * CROP_MARGIN)
WHOLE = SIDE + 2 * EDGE

Strokes = list[list[tuple[float, float]]]

# One plain pen-stroke shape a digit, in the unit square; seven-segment shapes follow the dotted guide.
PEN: dict[str, Strokes] = {
    "1": [[(0.35, 0.2), (0.5, 0.05), (0.5, 0.95)]],
    "4": [[(0.35, 0.05), (0.2, 0.6), (0.8, 0.6)], [(0.65, 0.3), (0.65, 0.95)]],
    "7": [[(0.2, 0.08), (0.8, 0.08), (0.45, 0.95)], [(0.35, 0.5), (0.7, 0.5)]],
    "X": [[(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.9)]],
    "-": [[(0.2, 0.5), (0.8, 0.48)]],
    "": [],
}
SEGMENTS: dict[str, Strokes] = {
    "2": [[(0, 0), (1, 0), (1, 0.5), (0, 0.5), (0, 1), (1, 1)]],
    "3": [[(0, 0), (1, 0), (1, 1), (0, 1)], [(0.1, 0.5), (1, 0.5)]],
    "5": [[(1, 0), (0, 0), (0, 0.5), (1, 0.5), (1, 1), (0, 1)]],
    "6": [[(1, 0), (0, 0), (0, 1), (1, 1), (1, 0.5), (0, 0.5)]],
    "8": [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], [(0, 0.5), (1, 0.5)]],
    "0": [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]],
}


@pytest.fixture(scope="module")
def reader() -> DigitReader:
    return DigitReader()


def box(strokes: Strokes, *, pen: int = 6, ink: int = 20, narrow: float = 1.0) -> NDArray[np.uint8]:
    """A crop of a printed box with strokes in it."""
    paper = np.full((WHOLE, WHOLE), 235, np.uint8)
    cv2.rectangle(paper, (EDGE, EDGE), (EDGE + SIDE, EDGE + SIDE), 30, 5, cv2.LINE_AA)
    for stroke in strokes:
        x = 0.5 + (np.array([p[0] for p in stroke]) - 0.5) * narrow
        y = np.array([p[1] for p in stroke])
        points = np.column_stack([x, y]) * SIDE * 0.66 + EDGE + SIDE * 0.17
        cv2.polylines(paper, [np.round(points).astype(np.int32)], False, ink, pen, cv2.LINE_AA)
    return cv2.resize(paper, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_AREA)


def best(p: NDArray[np.float64]) -> list[str]:
    return [CLASSES[i] for i in p.argmax(axis=1)]


@pytest.mark.parametrize("pen", [4, 6, 9])
@pytest.mark.parametrize("ink", [20, 130])
def test_reads_pen_strokes_thin_and_thick_dark_and_faint(reader: DigitReader, pen: int, ink: int) -> None:
    crops = np.array([box(strokes, pen=pen, ink=ink) for strokes in PEN.values()])
    assert best(reader.read(crops)) == list(PEN)


@pytest.mark.parametrize("pen", [4, 7])
def test_reads_digits_that_follow_the_seven_segment_guide(reader: DigitReader, pen: int) -> None:
    crops = np.array([box(strokes, pen=pen, narrow=0.55) for strokes in SEGMENTS.values()])
    assert best(reader.read(crops)) == list(SEGMENTS)


def test_dash_is_neither_two_nor_seven(reader: DigitReader) -> None:
    wave = [[(x / 20, 0.5 + 0.06 * float(np.sin(x * 0.7))) for x in range(21)]]
    crops = np.array([box(PEN["-"]), box(wave), box([[(0.2, 0.42), (0.8, 0.42)], [(0.2, 0.58), (0.8, 0.58)]])])
    p = reader.read(crops)
    assert best(p) == ["-", "-", "-"]
    assert p[:, :10].sum(axis=1).max() < 0.05


def test_scribbled_out_digits_are_hardly_ever_sure_digits(reader: DigitReader) -> None:
    rng = np.random.default_rng(5)
    crops = [
        box([*SEGMENTS[d], *[[(0.0, y), (1.0, 1 - y)] for y in rng.uniform(0.1, 0.9, 6)]], pen=5)
        for _ in range(40)
        for d in SEGMENTS
    ]
    surest = reader.read(np.array(crops))[:, :10].max(axis=1)
    # Now and then all strokes lie on the middle bar, and an 8 with a bar is an 8.
    assert (surest > 0.5).mean() < 0.12
    assert (surest > 0.9).mean() < 0.06


def test_rows_are_probabilities_and_no_class_is_ruled_out(reader: DigitReader) -> None:
    p = reader.read(np.array([box(s) for s in PEN.values()]))
    assert p.shape == (len(PEN), len(CLASSES))
    assert p.dtype == np.float64
    np.testing.assert_allclose(p.sum(axis=1), 1.0, atol=1e-9)
    assert p.max() <= 1 - 1e-5
    assert p.min() > 0


def reader_with(folder: Path, **card_values: float) -> DigitReader:
    """A reader whose card says otherwise."""
    shutil.copy(resource("nets", "digits.onnx"), folder / "digits.onnx")
    card = json.loads(resource("nets", "digits.json").read_text(encoding="utf-8"))
    (folder / "digits.json").write_text(json.dumps(card | card_values), encoding="utf-8")
    return DigitReader(folder / "digits.onnx")


def test_a_net_sure_of_itself_is_held_back_by_the_floor(tmp_path: Path) -> None:
    p = reader_with(tmp_path, temperature=0.001, floor=0.004).read(np.array([box(PEN["4"])]))
    assert p.max() == pytest.approx(0.996)
    assert CLASSES[int(p.argmax())] == "4"
    assert 0 < p[0, 9] < 0.004


def test_a_higher_temperature_makes_every_box_less_sure(tmp_path: Path) -> None:
    crops = np.array([box(s) for s in PEN.values()])
    cool = reader_with(tmp_path, temperature=30.0).read(crops)
    assert cool.max() < 0.5


def test_a_box_reads_the_same_alone_and_in_a_long_batch(reader: DigitReader) -> None:
    crops = np.array([box(s, pen=4 + i % 5) for i in range(50) for s in PEN.values()])
    together = reader.read(crops)
    alone = np.concatenate([reader.read(crops[i : i + 1]) for i in range(0, len(crops), 37)])
    np.testing.assert_allclose(together[::37], alone, atol=1e-4)


def test_no_crops_give_no_rows(reader: DigitReader) -> None:
    assert reader.read(np.empty((0, CROP_SIDE, CROP_SIDE), np.uint8)).shape == (0, len(CLASSES))


def test_other_sizes_are_refused(reader: DigitReader) -> None:
    with pytest.raises(ValueError, match="40, 40"):
        reader.read(np.zeros((2, 28, 28), np.uint8))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.3, 1.0))
def test_noise_is_never_a_sure_digit(seed: int, contrast: float) -> None:
    rng = np.random.default_rng(seed)
    coarse = rng.random((8, CROP_SIDE // 5, CROP_SIDE // 5), np.float32)
    crops = np.array([cv2.resize(c, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_CUBIC) for c in coarse])
    gray = np.clip(255 * (1 - contrast * crops), 0, 255).astype(np.uint8)
    assert DigitReader().read(gray)[:, :10].max() < 0.99


def test_normalise_ignores_the_brightness_of_the_paper() -> None:
    crop = box(PEN["4"]).astype(np.float32)
    dim = (crop * 0.6).astype(np.uint8)
    bright, dimmed = normalise(np.array([crop.astype(np.uint8), dim]))
    assert np.abs(bright - dimmed).max() < 0.06


def test_normalise_leaves_an_empty_box_empty() -> None:
    noisy = np.clip(box([]) + np.random.default_rng(1).normal(0, 4, (CROP_SIDE, CROP_SIDE)), 0, 255).astype(np.uint8)
    inside = normalise(noisy[None])[0, :, 9:31, 9:31]
    assert inside[1].max() < 0.5


def test_a_changed_net_is_refused(tmp_path: Path) -> None:
    for name in ("digits.onnx", "digits.json"):
        shutil.copy(resource("nets", name), tmp_path / name)
    with (tmp_path / "digits.onnx").open("r+b") as file:
        file.seek(5_000)
        file.write(b"\x00\x01\x02\x03")
    with pytest.raises(DigitNetError, match="rusak"):
        DigitReader(tmp_path / "digits.onnx")


def test_a_net_without_its_card_is_refused(tmp_path: Path) -> None:
    shutil.copy(resource("nets", "digits.onnx"), tmp_path / "digits.onnx")
    with pytest.raises(DigitNetError, match=r"digits\.json"):
        DigitReader(tmp_path / "digits.onnx")


def test_the_card_says_where_the_net_comes_from() -> None:
    card = json.loads(resource("nets", "digits.json").read_text(encoding="utf-8"))
    trained = card["sources"]["trained"]
    assert trained["mnist"]["last"] < 50_000
    assert len(trained["fonts"]) >= 40
    assert all(len(font["sha256"]) == 64 and font["version"] for font in trained["fonts"].values())
    size = sum(f.stat().st_size for f in resource("nets").iterdir())
    assert size <= 6 * 1024 * 1024
