"""What the training of the tally net draws: labels that a reader would give, cut as the reader cuts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from tally import grids
from tally.damage import damage

from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.tally_cells import CROP_SIZE, cut_cells
from sirekap_desktop.reading.tally_net import CELL_CLASSES, EMPTY, TallyNet
from sirekap_desktop.resources import resource


def drawn(seed):
    return grids.draw_grid(np.random.default_rng(seed))


def test_the_same_seed_draws_the_same_grid():
    one, two = drawn(5), drawn(5)
    assert np.array_equal(one.dark, two.dark)
    assert np.array_equal(one.labels, two.labels)


def test_every_kind_of_cell_is_drawn():
    labels = np.concatenate([drawn(seed).labels.ravel() for seed in range(8)])
    assert set(range(len(CELL_CLASSES))) <= set(labels.tolist())


def test_cells_with_strokes_hold_ink_and_the_ink_of_empty_ones_is_rare():
    strokes, empty = [], []
    for seed in range(8):
        grid = drawn(seed)
        gray = (255 - 235 * grid.dark).astype(np.uint8)
        cells = cut_cells(Pyramid(gray), grid.quad, grids.ROWS, grids.COLUMNS)
        assert cells.crops().shape == (int(cells.inked.sum()), *CROP_SIZE)
        strokes += cells.inked[(grid.labels > EMPTY) & (grid.labels <= 5)].tolist()
        empty += cells.inked[grid.labels == EMPTY].tolist()
    assert np.mean(strokes) > 0.98
    assert np.mean(empty) < 0.5


def test_the_net_tells_most_cells_of_grids_that_it_was_not_trained_on():
    net, right = TallyNet(), []
    for seed in range(900, 912):
        rng = np.random.default_rng(seed)
        grid = grids.draw_grid(rng)
        gray, quad = damage(grid, rng)
        cells = cut_cells(Pyramid(gray), quad, grids.ROWS, grids.COLUMNS)
        told = cells.inked & (grid.labels >= 1) & (grid.labels <= 5)
        p = net.read(cells.crops())[told[cells.inked]]
        right += (p.argmax(axis=1) == grid.labels[told]).tolist()
    assert len(right) > 250
    assert np.mean(right) > 0.8


def test_the_card_tells_how_the_net_was_made():
    card = json.loads(resource("nets", "tally.json").read_text(encoding="utf-8"))
    assert card["command"].startswith("python tools/train_tally.py")
    assert card["held_out_right"] > 0.8
    assert len(card["prevalence"]) == len(CELL_CLASSES)
    assert card["temperature"] == pytest.approx(1, abs=0.5)
