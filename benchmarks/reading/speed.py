#!/usr/bin/env python3
"""Speed of reading on one core, from file bytes to numbers, split by stage; PNG and TIFF apart from JPEG.

    python benchmarks/reading/speed.py [--tps 12] [--seed 7] [--repeat 3]

Pages are drawn like the benchmark's: JPEG of A4 at 300 dpi and of a 3000-pixel photo, the same scans as grey PNG and
TIFF, and two-level TIFF at 200 dpi. Each page is read ``repeat`` times and its fastest time counts (another program's
turn on the core is not the reader's time). The result is written into ``benchmarks/results/speed.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from sirekap_desktop.forms.catalogue import all_forms, form
from sirekap_desktop.intake.pages import PageImage, open_pages
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import Profile, load_profiles
from sirekap_desktop.reading.decode import decode_page
from sirekap_desktop.reading.digits import DigitReader
from sirekap_desktop.reading.reader import PageReader, Unrecognised
from sirekap_desktop.reading.tally_net import TallyNet
from sirekap_desktop.resources import resource

HERE = Path(__file__).resolve().parent
STAGES = ("file", "locate", "crops", "tally", "digits", "decode")
MEDIAN_LIMIT = 150.0
P95_FACTOR = 2.0


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        decks = make_decks(options, Path(scratch))
        one_core()
        reader = PageReader(all_forms(), DigitReader(), tally=TallyNet())
        report = {name: timed(reader, files, options.repeat) for name, files in decks.items()}
    judged = pooled([report["jpg-300-dpi"], report["jpg-phone"]])
    passed = (
        judged["total"]["median"] <= MEDIAN_LIMIT and judged["total"]["p95"] <= P95_FACTOR * judged["total"]["median"]
    )
    result = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": {"cpu": cpu_name(), "cores_used": 1},
        "tps": options.tps,
        "seed": options.seed,
        "milliseconds_jpeg": judged,
        "milliseconds_by_file": {name: summary(samples) for name, samples in report.items()},
        "passed": passed,
    }
    show(result)
    out = options.out or HERE.parent / "results" / "speed.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0 if passed else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tps", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def make_decks(options: argparse.Namespace, folder: Path) -> dict[str, tuple[Path, ...]]:
    known = load_profiles(HERE.parent / "profiles.toml")
    flatbed = known["flatbed-300"]
    profiles: dict[str, Profile] = {
        "jpg-300-dpi": flatbed,
        "jpg-phone": known["phone"],
        "png-300-dpi": replace(flatbed, format="png"),
        "tif-300-dpi": replace(flatbed, format="tif"),
        "tif-two-level-200-dpi": known["bw-200"],
    }
    places = read_places(resource("wilayah", "lebong-2024.csv"))[: options.tps]
    tps = draw_tps(places, options.seed)
    return {
        name: make_deck(folder / name, tps, seed=options.seed, profiles=[profile]).files
        for name, profile in profiles.items()
    }


def one_core() -> None:
    cv2.setNumThreads(1)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def timed(reader: PageReader, files: tuple[Path, ...], repeat: int) -> list[dict[str, float]]:
    """Return the milliseconds of each page's fastest reading, by stage."""
    read_once(reader, files[0])
    return [min((read_once(reader, f) for _ in range(repeat)), key=lambda s: s["total"]) for f in files]


def read_once(reader: PageReader, file: Path) -> dict[str, float]:
    stages: dict[str, float] = {}
    start = time.perf_counter()
    page = next(iter(open_pages(file)))
    if not isinstance(page, PageImage):
        raise TypeError(f"{file}: {page.text}")
    stages["file"] = 1000 * (time.perf_counter() - start)
    evidence = reader.evidence(page.gray, stages)
    decoding = time.perf_counter()
    if not isinstance(evidence, Unrecognised):
        decode_page(form(evidence.form), evidence.page, evidence.fields)
    stages["decode"] = 1000 * (time.perf_counter() - decoding)
    stages["total"] = 1000 * (time.perf_counter() - start)
    return stages


def pooled(reports: list[list[dict[str, float]]]) -> dict[str, dict[str, float]]:
    return summary([sample for report in reports for sample in report])


def summary(samples: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    columns: dict[str, list[float]] = defaultdict(list)
    for sample in samples:
        for stage in (*STAGES, "total"):
            columns[stage].append(sample.get(stage, 0.0))
    return {
        stage: {"median": round(float(np.median(v)), 1), "p95": round(float(np.percentile(v, 95)), 1)}
        for stage, v in columns.items()
    }


def cpu_name() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def show(result: dict[str, Any]) -> None:
    rows = {"JPEG together": result["milliseconds_jpeg"], **result["milliseconds_by_file"]}
    print(f"{'median (p95) ms':24}" + "".join(f"{s:>16}" for s in (*STAGES, "total")))
    for name, stages in rows.items():
        cells = (f"{stages[s]['median']:.1f} ({stages[s]['p95']:.1f})" for s in (*STAGES, "total"))
        print(f"{name:24}" + "".join(f"{c:>16}" for c in cells))
    print("passed" if result["passed"] else "NOT passed")


if __name__ == "__main__":
    sys.exit(main())
