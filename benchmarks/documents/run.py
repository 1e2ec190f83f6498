"""How long all D documents of a kecamatan take, and how much memory: made-up tables, written to a temporary folder.

400 TPS in 40 desa, one of which has 108; PPWP, DPR, DPD, DPRD-PROV and DPRD-KABKO with 18 parties of 8 candidates and
20 candidates of the DPD. Each paper is rendered and written as the program does; the office's database is not part of
it.

Usage: python benchmarks/documents/run.py [--out FILE.json]
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "documents"))

from elections import PARTIES, PARTY_ELECTIONS, election_table

from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.producing import produce
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

ELECTIONS = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO")
DESA = (108, *(8,) * 19, *(7,) * 20)
"""How many TPS each desa has: 400 together."""
DPD_CANDIDATES = 20
LIMITS = {"all_seconds": 60.0, "peak_mb": 500.0, "one_ppwp_seconds": 1.0}


def identity(pemilihan: str, desa: int | None) -> DocumentIdentity:
    """Return whose papers they are."""
    if pemilihan in PARTY_ELECTIONS:
        numbers = [str(n) for n in PARTIES]
    else:
        numbers = [str(n + 1) for n in range(DPD_CANDIDATES if pemilihan == "DPD" else 3)]
    return DocumentIdentity(
        pemilihan,
        Place("170705", "RIMBO PENGADANG"),
        Place("1707", "LEBONG"),
        Place("17", "BENGKULU"),
        contestants=tuple(Contestant(n, f"Peserta {n}") for n in numbers),
        printed_at=datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=7))),
        desa=None if desa is None else Place("1707052001", f"DESA {desa}"),
        station="PPK-1",
        dapil="BENGKULU",
    )


def tables(pemilihan: str) -> Iterator[tuple[str, RecapTable, int | None]]:
    """Give the table of the kecamatan and those of its desa."""
    contestants = DPD_CANDIDATES if pemilihan == "DPD" else 3
    desa = [(f"17070520{n:02d}", f"DESA CONTOH {n:02d}") for n in range(1, len(DESA) + 1)]
    yield "d-hasil-kecamatan", election_table(pemilihan, desa, most=30_000, contestants=contestants), None
    for number, count in enumerate(DESA, start=1):
        columns = [(f"17070520{number:02d}{n:03d}", f"TPS {n:03d}") for n in range(1, count + 1)]
        table = election_table(pemilihan, columns, level=Level.DESA, most=300, contestants=contestants)
        yield "lampiran-desa", table, number


def print_all(folder: Path) -> dict[str, dict[str, float]]:
    """Print everything; return pages, bytes and seconds by election."""
    found = {}
    for pemilihan in ELECTIONS:
        pages, size, seconds = 0, 0, 0.0
        for kind, table, desa in tables(pemilihan):
            out = folder / f"{pemilihan}-{kind}-{desa}.pdf"
            started = time.perf_counter()
            pages += produce(kind, table, identity(pemilihan, desa), out).pages
            seconds += time.perf_counter() - started
            size += out.stat().st_size
        found[pemilihan] = {"pages": pages, "megabytes": round(size / 1e6, 2), "seconds": round(seconds, 2)}
    return found


def main() -> int:
    """Measure, write the result, and return 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="JSON file (default: only standard output)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ppwp = next(tables("PPWP"))[1]
        once = []
        for turn in range(6):
            started = time.perf_counter()
            produce("d-hasil-kecamatan", ppwp, identity("PPWP", None), folder / f"{turn}.pdf")
            once.append(time.perf_counter() - started)
        elections = print_all(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    measured = {
        "all_seconds": round(sum(e["seconds"] for e in elections.values()), 2),
        "peak_mb": round(peak, 1),
        "one_ppwp_seconds": round(statistics.median(once[1:]), 3),
        "first_ppwp_seconds": round(once[0], 3),
    }
    shortfalls = [f"{key}: {measured[key]} > {limit}" for key, limit in LIMITS.items() if measured[key] > limit]
    result = {
        "command": "python benchmarks/documents/run.py",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "tps": sum(DESA),
        "desa": len(DESA),
        "passed": not shortfalls,
        "shortfalls": shortfalls,
        "limits": LIMITS,
        "measured": measured,
        "elections": elections,
    }
    text = json.dumps(result, indent=2) + "\n"
    print(text, end="")
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    return 1 if shortfalls else 0


if __name__ == "__main__":
    sys.exit(main())
