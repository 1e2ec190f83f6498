"""The ladders rise, make what they say, and speak up where a limit is missed."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "reading"))

import ladders
from ladder_plot import Line, plot

from sirekap_desktop.practice.score import Tally


def step(number: int, accepted: int, silent: int = 0) -> ladders.Step:
    tally = Tally(pages=10, identified=10, fields=100, right=100, accepted=accepted, silent=silent)
    return ladders.Step("blur", number, 1.0, tally, {}, {}, {}, ())


@pytest.mark.parametrize("name", ladders.LADDERS)
def test_a_ladder_has_ten_steps_that_grow_worse(name: str) -> None:
    values = np.array(ladders.LADDERS[name][1])
    assert len(values) == 10
    falls = name in ("contrast", "jpeg", "dpi")
    assert (np.diff(values) < 0).all() if falls else (np.diff(values) > 0).all()


@pytest.mark.parametrize("name", ladders.LADDERS)
def test_every_step_changes_the_one_damage_only(name: str) -> None:
    keys = {"jpeg": {"quality"}, "dpi": {"long_side"}, "occlusion": {"colour", "stains", "stamps"}}
    profiles = [ladders.profile_at(name, n) for n in range(1, 11)]
    for profile in profiles:
        changed = {k for k in profile.__slots__ if getattr(profile, k) != getattr(ladders.BASE, k)} - {"name"}
        assert changed <= keys.get(name, {name})
    assert len({p.name for p in profiles}) == 10
    assert len({tuple(getattr(p, k) for k in sorted(keys.get(name, {name}))) for p in profiles}) == 10


def test_limits() -> None:
    assert list(ladders.shortfalls([step(n, 85) for n in (1, 2, 3)] + [step(4, 0)])) == []
    assert "0.840 accepted" in next(ladders.shortfalls([step(3, 84)]))
    assert "2 silent" in next(ladders.shortfalls([step(10, 0, silent=2)]))


def test_the_reasons_of_a_step_are_counted(tmp_path: Path) -> None:
    from sirekap_desktop.intake.batch import find_inputs, read_paths
    from sirekap_desktop.practice.deck import draw_tps
    from sirekap_desktop.practice.places import read_places
    from sirekap_desktop.resources import resource

    tps = draw_tps(read_places(resource("wilayah", "lebong-2024.csv"))[:1], 7)
    truth = ladders.make_step(tmp_path, tps, ladders.profile_at("dpi", 10), 7)
    found = ladders.judged("dpi", 10, truth, list(read_paths(find_inputs([tmp_path]))))
    assert found.tally.silent == 0
    assert found.tally.accepted < 0.85 * found.tally.fields
    assert found.reasons or found.warnings
    assert sum(found.notes.values()) > 0 or found.tally.identified < found.tally.pages


def test_the_plot_is_well_formed_and_shows_every_panel() -> None:
    lines = [Line("one & two", (1.0, 0.5)), Line("three", (0.2, 0.0))]
    text = plot([("A <b>", ["1", "2"], lines), ("C", ["1", "2"], lines)], limit=0.85, usual=1)
    root = ElementTree.fromstring(text)
    said = [e.text for e in root.iter() if e.text and e.text.strip()]
    assert {"A <b>", "C", "one & two"} <= set(said)
    ways = [e for e in root.iter() if e.tag.endswith("polyline")]
    assert len(ways) == 2 + 4
    heights = [[float(p.split(",")[1]) for p in w.get("points").split()] for w in ways[2:4]]
    assert heights[0][0] < heights[0][1] < heights[1][0] < heights[1][1]
