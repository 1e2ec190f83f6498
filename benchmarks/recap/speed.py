"""How long the use-cases take in an office of 400 TPS: `."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "recap"))

from elections_kit import import_plano, parties, values_of
from recap_office import CONTESTANTS, REGIONS, sql

from sirekap_desktop.recap import aggregate, audit, correct, sheets
from sirekap_desktop.recap.office import Actor, Office, create_office
from sirekap_desktop.recap.states import Level

DESA, TPS_PER_DESA, WITH_PAPERS = 40, 10, 20
PARTIES, CANDIDATES = 18, 8


def build(folder: Path, pemilihan: str) -> Office:
    """Make an office of 400 TPS, all decided, the first ones with their plano."""
    head = "\n".join(REGIONS.splitlines()[:4]) + "\n"
    desa = "".join(f"170799{2001 + n},DESA {n:02},1-{TPS_PER_DESA}\n" for n in range(DESA))
    (folder / "w.csv").write_text(head + desa, encoding="utf-8")
    more = "" if pemilihan == "PPWP" else parties(pemilihan, "1701", PARTIES, CANDIDATES)
    (folder / "k.csv").write_text(CONTESTANTS + more, encoding="utf-8")
    elections = ["PPWP"] if pemilihan == "PPWP" else ["PPWP", pemilihan]
    office = create_office(
        folder / "kantor", folder / "w.csv", "170799", elections, folder / "k.csv", actor=Actor("Ukur", "ketua")
    )
    form = office.form(pemilihan)
    for seed, row in enumerate(sheets.list_tps(office, pemilihan)[:WITH_PAPERS]):
        import_plano(office, pemilihan, row.kode, values_of(form, seed))
    first = int(str(sql(office, f"SELECT min(id) FROM hasil_tps WHERE pemilihan = '{pemilihan}'")[0][0]))
    for hasil in range(WITH_PAPERS, DESA * TPS_PER_DESA):
        rows = ", ".join(
            f"({first + hasil}, '{field}', {value}, 'x', '2024-01-01')"
            for field, value in values_of(form, hasil % 20).items()
        )
        sql(office, f"INSERT INTO isian (hasil_id, field, value, decided_by, decided_at) VALUES {rows}")
    return office


def measure(call: Callable[[], object], times: int) -> dict[str, float]:
    """Return median and maximum in milliseconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - started))
    return {"median_ms": round(statistics.median(taken), 1), "max_ms": round(max(taken), 1)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pemilihan", default="PPWP", choices=("PPWP", "DPR", "DPRD-PROV", "DPRD-KABKO"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pemilihan = options.pemilihan
    with tempfile.TemporaryDirectory() as folder:
        office = build(Path(folder), pemilihan)
        first = sheets.list_tps(office, pemilihan)[0].kode
        state = {"version": sheets.tps_sheet(office, pemilihan, first).version, "value": 0}

        def decide() -> None:
            state["value"] += 1
            now = correct.decide(
                office, pemilihan, first, "suara_sah", state["value"], version=state["version"], reason="ukur"
            )
            state["version"] = now.version

        figures = {
            "list_tps": measure(lambda: sheets.list_tps(office, pemilihan), 20),
            "tps_sheet": measure(lambda: sheets.tps_sheet(office, pemilihan, first), 50),
            "decide": measure(decide, 50),
            "recap_table_kecamatan": measure(
                lambda: aggregate.recap_table(office, pemilihan, Level.KECAMATAN, "170799"), 10
            ),
            "verify_office": measure(lambda: audit.verify_office(office), 3),
        }
        office.close()
    print(json.dumps(figures, indent=1))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
