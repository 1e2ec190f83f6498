#!/usr/bin/env python3
"""Corruption ladders: one kind of damage at a time, ten steps from mild to unusable, and why the reader gives up.

    python benchmarks/reading/ladders.py [--tps 5] [--seed 2024] [--only blur skew] [--jobs 2]

Every step reads the same TPS (five pages each, practice hands), scanned alike but for the one damage. The first three
steps are what a careful office produces: there 85 of 100 numbers must be accepted. At no step may a wrong number be
accepted. JSON goes to ``benchmarks/results``, the plot to ``docs/reading``. Exit 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
from ladder_plot import Line, plot

from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.deck import PracticeTps, Truth, draw_tps, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import DeviceKind, Profile, Range
from sirekap_desktop.practice.score import Tally, score
from sirekap_desktop.reading.result import Decision, PageReading
from sirekap_desktop.resources import resource

ROOT = Path(__file__).resolve().parents[2]
RESULTS, PLOT = ROOT / "benchmarks" / "results", ROOT / "docs" / "reading" / "ladders.svg"
USUAL_STEPS, USUAL_ACCEPTED = 3, 0.85
"""Of this many first steps at least this share of the numbers must be accepted."""

BASE = Profile(
    "base", DeviceKind.SCAN, "jpg", 3508, quality=(88, 88), blur=(0.5, 0.5), noise=(2, 2), contrast=(0.95, 0.95)
)
"""A page at 300 dpi as a good flatbed scans it; each ladder changes one thing."""

LADDERS: dict[str, tuple[str, tuple[float, ...]]] = {
    "blur": ("Gaussian, pixels at 300 dpi", (0.6, 1.0, 1.5, 2.2, 3, 4, 5.5, 7, 9, 12)),
    "noise": ("grey levels", (3, 6, 10, 16, 26, 42, 66, 100, 150, 220)),
    "contrast": ("share of the full range", (0.9, 0.8, 0.7, 0.55, 0.42, 0.32, 0.24, 0.17, 0.11, 0.06)),
    "jpeg": ("quality", (80, 65, 50, 35, 25, 18, 12, 8, 5, 2)),
    "dpi": ("dots per inch", (250, 200, 170, 140, 115, 95, 80, 66, 54, 42)),
    "skew": ("degrees", (1, 2, 4, 6, 8, 11, 14, 18, 24, 32)),
    "curl": ("share of the long side", (0.0005, 0.001, 0.002, 0.004, 0.007, 0.011, 0.016, 0.023, 0.032, 0.045)),
    "occlusion": ("stains and half as many stamps", (1, 2, 3, 5, 8, 12, 18, 27, 40, 60)),
}
"""Unit and values of each ladder, mild to unusable."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a ladder: what was read, and how often each reason was given for not reading or not accepting."""

    ladder: str
    number: int
    value: float
    tally: Tally
    reasons: dict[str, int]
    warnings: dict[str, int]
    notes: dict[str, int]
    silent: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the step as a JSON object."""
        said = {"page_reasons": self.reasons, "page_warnings": self.warnings, "field_notes": self.notes}
        return {"step": self.number, "value": self.value, **self.tally.to_json(), **said, "silent": list(self.silent)}


def main() -> int:
    options = arguments()
    started = time.perf_counter()
    tps = draw_tps(read_places(resource("wilayah", "lebong-2024.csv"))[: options.tps], options.seed)
    steps: list[Step] = []
    for name in options.only or LADDERS:
        for step in climb(name, tps, options):
            steps.append(step)
            print(described(step), flush=True)
    missed = list(shortfalls(steps))
    report = {
        "date": time.strftime("%Y-%m-%d"),
        "tps": options.tps,
        "seed": options.seed,
        "seconds": round(time.perf_counter() - started),
        "passed": not missed,
        "shortfalls": missed,
        "ladders": {
            n: {"unit": LADDERS[n][0], "steps": [s.to_json() for s in steps if s.ladder == n]} for n in LADDERS
        },
    }
    out = options.out or RESULTS / f"ladders-{options.tps}-{options.seed}.json"
    out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    options.plot.parent.mkdir(parents=True, exist_ok=True)
    options.plot.write_text(drawn(steps), encoding="utf-8")
    print(f"written: {out}, {options.plot}")
    print("passed" if not missed else "NOT passed: " + "; ".join(missed))
    return 0 if not missed else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tps", type=int, default=5, help="how many TPS, five pages each")
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=list(LADDERS), help="only these ladders")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plot", type=Path, default=PLOT)
    return parser.parse_args()


def profile_at(ladder: str, number: int) -> Profile:
    """Return the damage of a step; ``number`` counts from 1."""
    value = LADDERS[ladder][1][number - 1]
    even: Range = (value, value)
    changes: dict[str, dict[str, Any]] = {
        "jpeg": {"quality": even},
        "dpi": {"long_side": round(value * BASE.long_side / 300)},
        "curl": {"curl": value},
        "occlusion": {"colour": True, "stains": even, "stamps": (value // 2, value // 2)},
    }
    return replace(BASE, name=f"{ladder}-{number}", **changes.get(ladder, {ladder: even}))


def climb(ladder: str, tps: Sequence[PracticeTps], options: argparse.Namespace) -> Iterator[Step]:
    """Make and read the pages of every step of a ladder."""
    numbers = range(1, len(LADDERS[ladder][1]) + 1)
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as scratch:
        work = [(Path(scratch) / f"{n:02d}", tps, profile_at(ladder, n), options.seed) for n in numbers]
        with ProcessPoolExecutor(
            options.jobs, mp_context=context, initializer=cv2.setNumThreads, initargs=(1,)
        ) as pool:
            truths = list(pool.map(make_step, *zip(*work, strict=True)))
        pages = list(read_paths(find_inputs([Path(scratch)]), jobs=options.jobs))
        for number, truth, (folder, *_) in zip(numbers, truths, work, strict=True):
            mine = [p for p in pages if Path(p.source).is_relative_to(folder)]
            yield judged(ladder, number, truth, mine)


def make_step(folder: Path, tps: Sequence[PracticeTps], profile: Profile, seed: int) -> Truth:
    return make_deck(folder, tps, seed=seed, profiles=[profile], jobs=1).truth


def judged(ladder: str, number: int, truth: Truth, pages: Sequence[PageReading]) -> Step:
    result = score(truth, [p.to_json() for p in pages])
    dates = {f["id"] for page in truth for f in page["fields"] if f.get("kind") == "date"}
    waiting = [f for p in pages for f in p.fields if f.decision is Decision.REVIEW and f.id not in dates]
    notes = Counter(note for f in waiting for note in f.notes)
    notes["risk alone"] = sum(not f.notes for f in waiting)
    return Step(
        ladder,
        number,
        LADDERS[ladder][1][number - 1],
        result.overall,
        dict(Counter(p.reason for p in pages if p.reason).most_common()),
        dict(Counter(w for p in pages if p.quality for w in p.quality.warnings).most_common()),
        dict((+notes).most_common()),
        tuple(
            f"{e.file} {e.field_id}: {e.value} read, {e.truth} written ({e.confidence:.6f})" for e in result.silent
        ),
    )


def described(step: Step) -> str:
    j = step.tally.to_json()
    why = [f"{count} {text.split('. ')[0]}" for text, count in (step.reasons | step.warnings | step.notes).items()]
    return (
        f"{step.ladder:10}{step.number:3} {step.value:<7g} identified {j['identified']:.3f} "
        f"accepted {j['accepted']:.3f} top1 {j['top1']:.3f} silent {j['silent_errors']} | {'; '.join(why)}"
    )


def shortfalls(steps: Sequence[Step]) -> Iterator[str]:
    """Yield every limit that was not reached."""
    for step in steps:
        accepted = step.tally.accepted / step.tally.fields
        if step.tally.silent:
            yield f"{step.ladder} {step.value:g}: {step.tally.silent} silent errors"
        if step.number <= USUAL_STEPS and accepted < USUAL_ACCEPTED:
            yield f"{step.ladder} {step.value:g}: {accepted:.3f} accepted < {USUAL_ACCEPTED}"


def drawn(steps: Sequence[Step]) -> str:
    """Return the plot: one panel a ladder, shares over steps."""
    panels = []
    for name in dict.fromkeys(s.ladder for s in steps):
        mine = [s for s in steps if s.ladder == name]
        shares = [s.tally.to_json() for s in mine]
        keys = {"identified": "pages identified", "top1": "best value right", "accepted": "accepted"}
        lines = [Line(label, tuple(j[key] for j in shares)) for key, label in keys.items()]
        panels.append((f"{name} ({LADDERS[name][0]})", [f"{s.value:g}" for s in mine], lines))
    return plot(panels, limit=USUAL_ACCEPTED, usual=USUAL_STEPS)


if __name__ == "__main__":
    sys.exit(main())
