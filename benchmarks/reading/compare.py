#!/usr/bin/env python3
"""Compare our reader with EasyOCR and Tesseract on the same boxes in the same run.

    python benchmarks/reading/compare.py [--tps 1] [--seed 2025] [--mnist-test DIR] [--whole-pages 2]
    python benchmarks/reading/compare.py --speed    # only measure speed and memory again, on an idle machine
    python benchmarks/reading/compare.py --page     # only write the page and its charts again, from the results

Read are drawn forms in every kind of damage (``--tps`` for each), the shared real forms (SIREKAP_FORMS, folder
``real``) as far as their form is known, and boxes of MNIST's test split, which nothing was trained on. EasyOCR needs
the extra ``[easyocr]``, Tesseract its program; what is missing is left out and said. Results go into
``benchmarks/results/comparison.json``, and from there into ``docs/reading``.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comparing import measures, throughput
from comparing.cases import (
    MNIST,
    REAL,
    Case,
    Source,
    cut_cases,
    drawn_sources,
    is_found,
    mnist_cases,
    read_sources,
    real_sources,
)
from comparing.page import write_page
from comparing.readers import READERS, Measured, Unavailable, in_new_process, run_reader
from speed import cpu_name

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.practice.score import Score
from sirekap_desktop.reading.group import in_review
from sirekap_desktop.reading.result import PageReading, Witness
from sirekap_desktop.reading.second_opinion import NOTE_SECOND, doubts
from sirekap_desktop.resources import resource

Json = dict[str, Any]
HERE = Path(__file__).resolve().parent
PROFILES = HERE.parent / "profiles.toml"
OURS, SECOND, ASKED = "Sirekap Desktop", "Sirekap Desktop --easyocr", "EasyOCR on boxes"
DRAWN = "drawn"
OFFICE_PAGES = 120
# What was asked of the reader: times faster than readtext, two processes against one, MB of all processes together.
GOALS = {"readtext_ratio": (">=", 100.0), "throughput_ratio": (">=", 1.8), "memory_mb": ("<=", 600.0)}


@dataclass(frozen=True, slots=True)
class Column:
    """One reader's pages of all cases, with what they cost."""

    pages: list[Json]
    seconds: list[float] | None
    peak_mb: float | None


def main() -> int:
    options = arguments()
    if not options.page:
        report = measure_speed(options) if options.speed else measure(options)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        show(report)
    write_page(json.loads(options.out.read_text(encoding="utf-8")), options.docs)
    print(f"written: {options.out}, {options.docs}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tps", type=int, default=1, help="how many TPS for each kind of damage, five pages each")
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--mnist-test", type=Path, metavar="DIR", help="folder of MNIST's t10k files")
    parser.add_argument("--mnist-count", type=int, default=1000, help="how many of its images")
    parser.add_argument("--whole-pages", type=int, default=2, help="how many pages for readtext")
    parser.add_argument("--speed", action="store_true", help="keep the other results, measure only speed and memory")
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page from the results")
    parser.add_argument("--out", type=Path, default=HERE.parent / "results" / "comparison.json")
    parser.add_argument("--docs", type=Path, default=HERE.parents[1] / "docs" / "reading")
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Json:
    with tempfile.TemporaryDirectory() as scratch:
        sources = all_sources(options, Path(scratch))
        say(f"{len(sources)} pages")
        readings = read_sources(sources)
        cases = list(cut_cases(sources, readings))
        if options.mnist_test:
            cases += mnist_cases(options.mnist_test, options.mnist_count)
        skipped: dict[str, str] = {}
        measured = dict(run_all(cases, skipped))
        columns = {OURS: our_column(cases)}
        if ASKED in measured:
            columns[SECOND] = second_column(cases, measured[ASKED])
        for name, found in measured.items():
            pages = [measures.as_page(c, a) for c, a in zip(cases, found.answers, strict=True)]
            columns[name] = Column(pages, found.seconds, found.peak_mb)
        fast = speeds(sources, options.whole_pages, skipped)
    sets = subsets(cases)
    return {
        "command": command(options),
        "date": time.strftime("%Y-%m-%d"),
        "machine": {"cpu": cpu_name(), "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)},
        "skipped": skipped,
        "pages": {
            name: found_of([(s, r) for s, r in zip(sources, readings, strict=True) if s.name == name])
            for name in dict.fromkeys(s.name for s in sources)
        },
        "rows": [row for n, w in sets.items() for row in rows_of(n, w, cases, columns)],
        "curves": {n: curves_of(sets[n], cases, columns) for n in (DRAWN, REAL, MNIST) if n in sets},
        "speed": fast,
        "goals": goals(fast),
    }


def measure_speed(options: argparse.Namespace) -> Json:
    """Return the present results with speed and memory measured anew."""
    report: Json = json.loads(options.out.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        fast = speeds(all_sources(options, Path(scratch)), options.whole_pages, report["skipped"])
    return report | {"speed": fast, "goals": goals(fast)}


def command(options: argparse.Namespace) -> str:
    mnist = f" --mnist-test DIR --mnist-count {options.mnist_count}" if options.mnist_test else ""
    return (
        f"benchmarks/reading/compare.py --tps {options.tps} --seed {options.seed}{mnist} "
        f"--whole-pages {options.whole_pages}"
    )


def all_sources(options: argparse.Namespace, folder: Path) -> list[Source]:
    places = read_places(resource("wilayah", "lebong-2024.csv"))
    sources = drawn_sources(folder, places, options.tps, options.seed, load_profiles(PROFILES))
    forms = os.environ.get("SIREKAP_FORMS")
    return sources + (real_sources(Path(forms, "real")) if forms else [])


def run_all(cases: Sequence[Case], skipped: dict[str, str]) -> Iterator[tuple[str, Measured]]:
    for name in READERS:
        begun = time.perf_counter()
        try:
            yield name, run_reader(name, [case.fields for case in cases])
        except Unavailable as reason:
            skipped[name] = str(reason)
        say(f"{name}: {time.perf_counter() - begun:.0f} s")


def our_column(cases: Sequence[Case]) -> Column:
    """The pages as our whole reader gave them; loose boxes have none."""
    readings = [case.reading for case in cases]
    seconds = [0.0 if r is None else r.milliseconds / 1000 for r in readings]
    return Column([our_page(case, case.reading) for case in cases], seconds, None)


def our_page(case: Case, reading: PageReading | None) -> Json:
    page = {"fields": []} if reading is None else reading.to_json()
    asked = {field.id for field in case.fields}
    return page | {"source": case.truth["file"], "fields": [f for f in page["fields"] if f["id"] in asked]}


def second_column(cases: Sequence[Case], asked: Measured) -> Column:
    """Our pages with the second opinion on them, from the same answers of EasyOCR."""
    pages = []
    for case, answers in zip(cases, asked.answers, strict=True):
        seen = {f.id: a.seen for f, a in zip(case.fields, answers, strict=True)}
        pages.append(our_page(case, case.reading and doubted(case.reading, seen)))
    return Column(pages, None, None)


def doubted(reading: PageReading, seen: dict[str, tuple[tuple[str, float], ...]]) -> PageReading:
    witnesses = {
        name: tuple(Witness(int(text) if len(text) == 1 else None, p) for text, p in boxes)
        for name, boxes in seen.items()
    }
    fields = tuple(in_review(f, NOTE_SECOND) if doubts(f, witnesses.get(f.id)) else f for f in reading.fields)
    return replace(reading, fields=fields)


def subsets(cases: Sequence[Case]) -> dict[str, list[int]]:
    """Return which cases belong to each set: all drawn ones, each kind of damage, real forms, MNIST."""
    names = list(dict.fromkeys(case.name for case in cases))
    kinds = [name for name in names if name not in (REAL, MNIST)]
    chosen = {DRAWN: [at for at, c in enumerate(cases) if c.name in kinds]}
    for name in (*(n for n in (REAL, MNIST) if n in names), *kinds):
        chosen[name] = [at for at, c in enumerate(cases) if c.name == name]
    return chosen


def rows_of(name: str, chosen: Sequence[int], cases: Sequence[Case], columns: dict[str, Column]) -> Iterator[Json]:
    mine = [cases[at] for at in chosen]
    for reader, column in columns.items():
        if mine[0].reading is None and reader in (OURS, SECOND):
            continue
        pages = [column.pages[at] for at in chosen]
        seconds = None if column.seconds is None else sum(column.seconds[at] for at in chosen)
        result = measures.score_pages(mine, pages)
        yield {"set": name, "reader": reader} | counts(result, mine, pages) | costs(reader, mine, seconds, column)


def counts(result: Score, cases: Sequence[Case], pages: Sequence[Json]) -> Json:
    digits_right, digits, right, boxes = measures.boxes_right(cases, pages)
    tally = result.overall
    bins = measures.calibration_bins(result.risks)
    return {
        "pages": tally.pages,
        "boxes": boxes,
        "digit_boxes": digits,
        "digit_boxes_right": round(digits_right / digits, 4),
        "boxes_right": round(right / boxes, 4),
        "numbers": tally.fields,
        "numbers_right": round(tally.right / tally.fields, 4),
        "accepted": round(tally.accepted / tally.fields, 4),
        "silent": tally.silent,
        "ece": round(measures.expected_calibration_error(bins) or 0.0, 4),
    }


def costs(reader: str, cases: Sequence[Case], seconds: float | None, column: Column) -> Json:
    boxes = sum(len(f.crops) for case in cases for f in case.fields)
    whole = reader == OURS
    return {
        "ms_box": None if seconds is None or whole else round(1000 * seconds / boxes, 2),
        "ms_page": None if seconds is None or cases[0].reading is None else round(1000 * seconds / len(cases), 1),
        "peak_mb": None if column.peak_mb is None else round(column.peak_mb),
    }


def curves_of(chosen: Sequence[int], cases: Sequence[Case], columns: dict[str, Column]) -> Json:
    mine = [cases[at] for at in chosen]
    curves = {}
    for reader, column in columns.items():
        if reader == SECOND or (reader == OURS and mine[0].reading is None):
            continue
        risks = measures.score_pages(mine, [column.pages[at] for at in chosen]).risks
        curves[reader] = {
            "reliability": measures.calibration_bins(risks),
            "risk_coverage": [[round(x, 4), round(y, 4)] for x, y in measures.risk_coverage(risks)],
        }
    return curves


def found_of(pages: Sequence[tuple[Source, PageReading]]) -> Json:
    known = {form.code for form in all_forms()}
    return {
        "pages": len(pages),
        "of_unknown_forms": sum(source.truth["form"] not in known for source, _ in pages),
        "found": sum(is_found(source, reading) for source, reading in pages),
    }


def speeds(sources: Sequence[Source], whole: int, skipped: dict[str, str]) -> Json:
    files = [source.file for source in sources if source.name != REAL]
    result: Json = {"load": round(os.getloadavg()[0], 1)}
    if ASKED in skipped:
        skipped["readtext"] = skipped[ASKED]
    elif whole:
        # Evenly from all kinds of damage.
        chosen = [files[at * len(files) // whole] for at in range(whole)]
        result["whole_pages"] = in_new_process(throughput.whole_pages, chosen)
        say(f"readtext: {result['whole_pages']}")
    many = [files[at % len(files)] for at in range(OFFICE_PAGES)]
    result["office"] = [in_new_process(throughput.office_reading, many, jobs) for jobs in (1, 2)]
    return result


def goals(fast: Json) -> Json:
    one, two = fast["office"]
    reached: dict[str, float] = {
        "throughput_ratio": round(two["pages_a_second"] / one["pages_a_second"], 2),
        "memory_mb": two["parent_mb"] + 2 * two["worker_mb"],
    }
    if "whole_pages" in fast:
        reached["readtext_ratio"] = fast["whole_pages"]["ratio"]
    holds: dict[str, Callable[[float, float], bool]] = {">=": float.__ge__, "<=": float.__le__}
    return {
        name: {
            "measured": reached[name],
            "goal": f"{sign} {limit:g}",
            "met": holds[sign](float(reached[name]), limit),
        }
        for name, (sign, limit) in GOALS.items()
        if name in reached
    }


def show(report: Json) -> None:
    heads = ("digits", "boxes", "numbers", "accept", "silent", "ECE", "ms/box", "ms/page", "MB")
    keys = ("digit_boxes_right", "boxes_right", "numbers_right", "accepted", "silent", "ece", "ms_box", "ms_page")
    print(f"{'':12} {'':26}" + "".join(f"{h:>9}" for h in heads))
    for row in report["rows"]:
        cells = ["-" if row[key] is None else f"{row[key]:g}" for key in (*keys, "peak_mb")]
        print(f"{row['set']:12} {row['reader']:26}" + "".join(f"{c:>9}" for c in cells))
    print("pages:", report["pages"])
    print("skipped:", report["skipped"] or "nothing")
    for name, goal in report["goals"].items():
        print(f"{name}: {goal['measured']} (goal {goal['goal']}: {'met' if goal['met'] else 'NOT met'})")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
