"""How long all D documents of a kecamatan take, and how much memory, printed and recorded from a real office.

400 TPS in 40 desa, one of which has 108; PPWP, DPR, DPD, DPRD-PROV and DPRD-KABKO with 18 parties of 8 candidates and
20 candidates of the DPD; numbers drawn by lot, everything locked (``tests/papers/drawn_office.py``). The office is
made first and by another process, so that time and memory are those of printing alone: D.HASIL with 40 annexes, and
then the letters, of each election. ``cpu_seconds`` is what the processor worked: the less it is than
``all_seconds``, the more other programs were in the way.

Usage: python benchmarks/documents/run.py [--out FILE.json]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "papers"))

from drawn_office import ELECTIONS, FOUR_HUNDRED, KECAMATAN, draw_office

from sirekap_desktop.documents.letter import LETTERS
from sirekap_desktop.papers import print_document
from sirekap_desktop.recap.office import Office, open_office
from sirekap_desktop.recap.states import Level

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=7)))
LIMITS = {"all_seconds": 60.0, "peak_mb": 500.0, "one_ppwp_seconds": 1.0}
NOT_HERE = ("hitung-ulang",)
"""Letters that this office has no reason to print: no votes were counted again."""


def make_office(folder: Path) -> None:
    """Make and close the office."""
    draw_office(folder, FOUR_HUNDRED, ELECTIONS, lambda: NOW).office.close()


def papers(office: Office) -> Iterator[tuple[str, str, str]]:
    """Give group, kind and place of every paper of an election."""
    yield "d_hasil", "d-hasil-kecamatan", KECAMATAN
    for desa in office.desa:
        yield "d_hasil", "lampiran-desa", desa.kode
    for kind, letter in LETTERS.items():
        if Level.KECAMATAN in letter.levels:
            yield "letters", kind, KECAMATAN
        elif kind not in NOT_HERE:
            for desa in office.desa:
                yield "letters", kind, desa.kode


def print_all(office: Office) -> dict[str, dict[str, float]]:
    """Print everything; return papers, pages, megabytes and seconds by election and group."""
    found: dict[str, dict[str, float]] = {}
    for pemilihan in ELECTIONS:
        for group, kind, kode in papers(office):
            sums = found.setdefault(
                f"{pemilihan} {group}", dict.fromkeys(("papers", "pages", "megabytes", "seconds"), 0)
            )
            out = office.folder / "documents" / f"{kind}-{pemilihan}-{kode}.pdf"
            started = time.perf_counter()
            sums["pages"] += print_document(office, pemilihan, kind, kode, out).pages
            sums["seconds"] += time.perf_counter() - started
            sums["megabytes"] += out.stat().st_size / 1e6
            sums["papers"] += 1
    return {name: {key: round(value, 2) for key, value in sums.items()} for name, sums in found.items()}


def measure(folder: Path) -> dict[str, object]:
    """Print one D.HASIL PPWP some times, and then everything."""
    office = open_office(folder / "kantor", clock=lambda: NOW)
    once = []
    for turn in range(6):
        started = time.perf_counter()
        print_document(office, "PPWP", "d-hasil-kecamatan", KECAMATAN, office.folder / "documents" / f"{turn}.pdf")
        once.append(time.perf_counter() - started)
    worked = time.process_time()
    elections = print_all(office)
    worked = time.process_time() - worked
    office.close()
    measured = {
        "all_seconds": round(sum(e["seconds"] for e in elections.values()), 2),
        "cpu_seconds": round(worked, 2),
        "d_hasil_seconds": round(sum(e["seconds"] for name, e in elections.items() if "d_hasil" in name), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "one_ppwp_seconds": round(statistics.median(once[1:]), 3),
        "first_ppwp_seconds": round(once[0], 3),
    }
    return {"measured": measured, "elections": elections}


def main() -> int:
    """Measure, write the result, and return 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="JSON file (default: only standard output)")
    options = parser.parse_args()
    fresh = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as name:
        for work in (make_office, measure):
            with fresh.Pool(1) as pool:
                found = pool.apply(work, (Path(name),))
    measured = found["measured"]
    shortfalls = [f"{key}: {measured[key]} > {limit}" for key, limit in LIMITS.items() if measured[key] > limit]
    result = {
        "command": "python benchmarks/documents/run.py",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "tps": sum(FOUR_HUNDRED),
        "desa": len(FOUR_HUNDRED),
        "passed": not shortfalls,
        "shortfalls": shortfalls,
        "limits": LIMITS,
        **found,
    }
    text = json.dumps(result, indent=2) + "\n"
    print(text, end="")
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    return 1 if shortfalls else 0


if __name__ == "__main__":
    sys.exit(main())
