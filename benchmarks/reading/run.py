#!/usr/bin/env python3
"""Reading benchmark: fill, damage, read and score the forms of many TPS, half on our drawn blanks, half on KPU PDFs.

    python benchmarks/reading/run.py [--tps 200] [--seed 2024] [--hard] [--group] [--mistakes SHARE] [--mnist DIR]
                                     [--pemilihan CODE]

``--pemilihan`` takes the forms of another election than PPWP, made for made-up contestants; all blanks are drawn.
KPU's PDFs are found through SIREKAP_FORMS (its folder ``official``); without it all blanks are drawn.
``--hard`` takes the damage of ``profiles-hard.toml``, of which nothing is asked but that no wrong number be
accepted and no stated risk be too small. The result is written as JSON into ``benchmarks/results``; another
judge is run too if SIREKAP_SCORE names its script (``--truth FILE --reading FILE``).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sirekap_desktop.forms.building import PEMILIHAN, build_forms
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.blanks import official_pdfs
from sirekap_desktop.practice.contestants import practice_contestants
from sirekap_desktop.practice.deck import Deck, draw_tps, draw_tps_for, make_deck
from sirekap_desktop.practice.filling import USUAL_SLIPS
from sirekap_desktop.practice.hands import Hand, mnist_hand, practice_hands
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import Profile, load_profiles
from sirekap_desktop.practice.score import Score, score
from sirekap_desktop.practice.verdicts import Verdicts, verdicts
from sirekap_desktop.reading.result import SCHEMA
from sirekap_desktop.resources import resource

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "results"
PROFILES, HARD_PROFILES = HERE.parent / "profiles.toml", HERE.parent / "profiles-hard.toml"
MISTAKE_RATE = 0.05

# What the reader must reach: pages identified, fields accepted, best value right (shares).
FLATBED_LIMITS = {"identified": 0.995, "accepted": 0.96, "top1": 0.995}
CLEAN_LIMITS = {"identified": 0.99, "accepted": 0.90, "top1": 0.99}
LIMITS = {"flatbed-300": FLATBED_LIMITS, "bw-200": CLEAN_LIMITS, "adf-skew": CLEAN_LIMITS}
OVERALL_LIMITS = {"identified": 0.98, "accepted": 0.88, "top1": 0.98}
# The same of plano and SALINAN of another election, each by itself: half a dozen TPS are too few to judge devices.
ELECTION_LIMITS = {"identified": 0.99, "accepted": 0.85, "top1": 0.99}
# Of forms whose sums are wrong as written, grouped: read as written, and blamed; of sound ones: blamed at most.
VERDICT_LIMITS = {"read_as_written": 0.98, "paper_blamed": 0.95}
MOST_ACCUSED = 0.01


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        if folder.exists() and any(folder.iterdir()):
            raise SystemExit(f"{folder} is not empty")
        started = time.perf_counter()
        truth = make_decks(options, folder)
        made = time.perf_counter()
        print(f"{len(truth)} pages made in {made - started:.0f} s", flush=True)
        pages = list(progressed(read(folder, options), len(truth)))
        seconds = time.perf_counter() - made
        (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
        (folder / "reading.json").write_text(json.dumps({"schema": SCHEMA, "pages": pages}), encoding="utf-8")
        result, said = score(truth, pages), verdicts(truth, pages, made_forms(options))
        report = describe(options, (result, said), pages, seconds) | {"other_judge": other_judge(folder)}
    show(result, report)
    election = "" if options.pemilihan == "PPWP" else f"-{options.pemilihan}"
    ways = ("-hard" if options.hard else "", "-group" if options.group else "")
    name = f"reading{election}{ways[0]}-{options.tps}-{options.seed}{ways[1]}"
    out = options.out or RESULTS / f"{name}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(f"written: {out}")
    return 0 if report["passed"] else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tps", type=int, default=200, help="how many TPS, five pages each")
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--hard", action="store_true", help="the harder damage of profiles-hard.toml")
    parser.add_argument("--group", action="store_true", help="decode the pages of a TPS together")
    parser.add_argument("--mistakes", type=float, default=MISTAKE_RATE, help="share of TPS with a wrong sum")
    parser.add_argument("--mnist", type=Path, help="folder of MNIST's training files: one more hand")
    parser.add_argument("--pemilihan", default="PPWP", choices=PEMILIHAN, help="whose forms")
    parser.add_argument("--keep", type=Path, help="keep the scans, truth.json and reading.json in this folder")
    parser.add_argument("--profiles", nargs="*", help="only these profiles")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def make_decks(options: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    places = read_places(resource("wilayah", "lebong-2024.csv"))
    known = load_profiles(HARD_PROFILES if options.hard else PROFILES)
    profiles = [p for name, p in known.items() if not options.profiles or name in options.profiles]
    hands: list[Hand] = list(practice_hands())
    if options.mnist:
        hands.append(mnist_hand(options.mnist))
    forms = os.environ.get("SIREKAP_FORMS")
    official = official_pdfs(Path(forms) / "official") if forms else None
    if options.pemilihan != "PPWP":
        return make_election_deck(options, folder, profiles, hands)
    decks = []
    # Where more TPS are asked for than the region has, its TPS come again with other numbers, hands and damage.
    for turn, start in enumerate(range(0, options.tps, len(places))):
        seed, end = options.seed + turn, "" if turn == 0 else f"-{turn + 1}"
        tps = draw_tps(places[: options.tps - start], seed, options.mistakes)
        half = len(tps) // 2 if official else len(tps)
        for name, part, blanks in ((f"own{end}", tps[:half], None), (f"official{end}", tps[half:], official)):
            deck = make_deck(
                folder / name, part, seed=seed, profiles=profiles, blanks=blanks, hands=hands, slips=USUAL_SLIPS,
                jobs=options.jobs,
            )  # fmt: skip
            decks.append((name, deck))
    return [entry for name, deck in decks for entry in truth_under(name, deck)]


def make_election_deck(
    options: argparse.Namespace, folder: Path, profiles: list[Profile], hands: list[Hand]
) -> list[dict[str, Any]]:
    """Make the deck of another election than PPWP, on blanks drawn for made-up contestants."""
    forms = made_forms(options)
    places = read_places(resource("wilayah", "lebong-2024.csv"))[: options.tps]
    deck = make_deck(
        folder / "own", draw_tps_for(places, options.seed, forms[0], options.mistakes), seed=options.seed,
        profiles=profiles, forms=forms, hands=hands, slips=USUAL_SLIPS, jobs=options.jobs,
    )  # fmt: skip
    return list(truth_under("own", deck))


def made_forms(options: argparse.Namespace) -> tuple[FormDefinition, ...]:
    """Return the forms that are made for the benchmark, none where they are bundled."""
    if options.pemilihan == "PPWP":
        return ()
    built = build_forms(options.pemilihan, practice_contestants(options.pemilihan))
    return built.plano, built.salinan


def truth_under(name: str, deck: Deck) -> Iterator[dict[str, Any]]:
    """Yield a deck's truth with its folder's name before every file."""
    for page in deck.truth:
        yield page | {"file": f"{name}/{page['file']}", "blank": name}


def read(folder: Path, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    parts = sorted(p for p in folder.iterdir() if p.is_dir())
    for page in read_paths(find_inputs(parts), jobs=options.jobs, group=options.group):
        yield page.to_json()


def progressed(pages: Iterator[dict[str, Any]], total: int) -> Iterator[dict[str, Any]]:
    for number, page in enumerate(pages, 1):
        if number % 100 == 0:
            print(f"read {number} of {total}", flush=True)
        yield page


def describe(
    options: argparse.Namespace, found: tuple[Score, Verdicts], pages: list[dict[str, Any]], seconds: float
) -> dict[str, Any]:
    result, said = found
    times = sorted(p["milliseconds"] for p in pages if p["milliseconds"] is not None)
    other = options.pemilihan != "PPWP"
    failures = list(shortfalls(result, hard=options.hard, group=options.group, other=other))
    failures += list(wrong_verdicts(said)) if options.group and not options.hard and not other else []
    return {
        "command": " ".join(["benchmarks/reading/run.py", *(a for a in sys.argv[1:] if not a.startswith("/"))]),
        "date": time.strftime("%Y-%m-%d"),
        "machine": {"cpu": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "pemilihan": options.pemilihan,
        "tps": options.tps,
        "seed": options.seed,
        "hard": options.hard,
        "group": options.group,
        "mistakes": options.mistakes,
        "seconds_reading": round(seconds, 1),
        "milliseconds": {"median": times[len(times) // 2], "p95": times[int(len(times) * 0.95)]} if times else None,
        "passed": not failures,
        "shortfalls": failures,
        "verdicts": said.to_json(),
        **result.to_json(),
    }


def shortfalls(result: Score, *, hard: bool, group: bool, other: bool) -> Iterator[str]:
    """Yield every limit that was not reached; hard damage has none but honesty, profiles none where grouped."""
    checks = [] if hard else [("overall", result.overall, OVERALL_LIMITS)]
    if other and not hard:
        checks = [(form, tally, ELECTION_LIMITS) for form, tally in result.by["form"].items()]
    checks += (
        [] if hard or group or other else [(n, t, LIMITS[n]) for n, t in result.by["profile"].items() if n in LIMITS]
    )
    for name, tally, limits in checks:
        measured = tally.to_json()
        for key, limit in limits.items():
            if measured[key] < limit:
                yield f"{name}: {key} {measured[key]:.4f} < {limit}"
    for band in result.bands:
        if band.overconfident:
            yield f"risk {band.low:g} … {band.high:g} stated, at least {band.at_least:.2e} seen"
    if result.overall.silent:
        yield f"{result.overall.silent} silent errors"


def wrong_verdicts(said: Verdicts) -> Iterator[str]:
    """Yield what was said wrongly of forms whose sums don't hold, or of those whose sums do."""
    measured = said.to_json()
    for key, limit in VERDICT_LIMITS.items():
        if said.broken and measured[key] < limit:
            yield f"broken forms: {key} {measured[key]:.4f} < {limit}"
    if measured["sound_forms_accused"] > MOST_ACCUSED:
        yield f"sound forms accused: {measured['sound_forms_accused']:.4f} > {MOST_ACCUSED}"


def other_judge(folder: Path) -> str | None:
    script = os.environ.get("SIREKAP_SCORE")
    if not script:
        return None
    command = [sys.executable, script, "--truth", folder / "truth.json", "--reading", folder / "reading.json"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return said.stdout.strip().splitlines()[-1] if said.stdout.strip() else said.stderr.strip()


def show(result: Score, report: dict[str, Any]) -> None:
    print(f"{'':32}{'pages':>7}{'found':>8}{'fields':>8}{'top1':>8}{'accept':>8}{'silent':>8}")
    rows = [("overall", result.overall)]
    rows += [(f"{kind}: {name}", t) for kind, named in result.by.items() for name, t in sorted(named.items())]
    for name, tally in rows:
        j = tally.to_json()
        pages = f"{j['pages']:>7}{j['identified']:>8.4f}" if tally.pages else " " * 15
        print(f"{name[:31]:32}{pages}{j['fields']:>8}{j['top1']:>8.4f}{j['accepted']:>8.4f}{j['silent_errors']:>8}")
    for error in result.silent:
        print(f"silent: {error}")
    print(f"silent errors at most {result.silent_at_most:.2e} of the accepted fields (95 %)")
    for band in result.bands:
        counts = f"{band.fields} fields, {band.wrong} wrong, {band.promised:.2f} said"
        print(f"risk {band.low:7.0e} … {band.high:.0e}: {counts}")
    print(f"verdicts: {report['verdicts']}")
    print(f"milliseconds a page: {report['milliseconds']}")
    print("other judge:", report["other_judge"])
    print("passed" if report["passed"] else "NOT passed: " + "; ".join(report["shortfalls"]))


if __name__ == "__main__":
    sys.exit(main())
