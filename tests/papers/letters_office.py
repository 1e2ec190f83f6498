"""An office with several elections, one of them over two dapil, decided and locked, with all that letters tell of."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / name) for name in ("recap",) if str(TESTS / name) not in sys.path]

from elections_kit import ALL, SPLIT, all_contestants, lock_tps, values_of  # noqa: E402
from recap_office import DESA, REGIONS, TPS  # noqa: E402

from sirekap_desktop.recap import correct, locks, objections, sheets, status  # noqa: E402
from sirekap_desktop.recap.office import Actor, Office, create_office  # noqa: E402
from sirekap_desktop.recap.states import KejadianKind, Level, StatusPelaksanaan  # noqa: E402

NOW = datetime(2024, 2, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
CHANGED = {"surat_suara_dikembalikan": 7}
"""What was first entered in the first TPS; it is corrected to what keeps the rules."""
RECOUNTED = {"suara_tidak_sah": 9, "suara_total": 999}
"""What the third TPS said before its votes were counted again."""


def _decide(office: Office, pemilihan: str) -> None:
    for seed, tps in enumerate(TPS):
        values = values_of(office.form(pemilihan, tps), seed)
        if tps == TPS[0]:
            _correct(office, pemilihan, tps, CHANGED, values)
        lock_tps(office, pemilihan, tps, values)


def _correct(office: Office, pemilihan: str, tps: str, first: dict[str, int], values: dict[str, int]) -> None:
    """Decide fields first as given, then, with a reason, as they are."""
    now = sheets.tps_sheet(office, pemilihan, tps)
    now = correct.decide_many(office, pemilihan, tps, first, version=now.version)
    for field in first:
        value = values[field]
        now = correct.decide(
            office, pemilihan, tps, field, value, version=now.version, reason="salah tulis di C.HASIL"
        )


def make_office(folder: Path) -> Office:
    """Make the office in ``folder / "kantor"``: PPWP and DPRD-KABKO locked, DPR decided in its TPS only."""
    (folder / "w.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "k.csv").write_text(all_contestants(), encoding="utf-8")
    office = create_office(
        folder / "kantor",
        folder / "w.csv",
        "170799",
        ALL,
        folder / "k.csv",
        clock=lambda: NOW,
        actor=Actor("Ketua PPK", "ketua"),
        committee=("Ketua Contoh", "Anggota Contoh"),
        dapil=SPLIT,
    )
    _events(office)
    for pemilihan in ("PPWP", "DPR", "DPRD-KABKO"):
        _decide(office, pemilihan)
    for pemilihan in ("PPWP", "DPRD-KABKO"):
        for desa in DESA:
            locks.lock(office, pemilihan, Level.DESA, desa)
        locks.lock(office, pemilihan, Level.KECAMATAN, "170799")
    return office


def _events(office: Office) -> None:
    objections.record_kejadian(office, "PPWP", Level.TPS, TPS[1], "Kotak suara dibuka ulang; dicatat.")
    kind = KejadianKind.KEBERATAN
    objections.record_kejadian(office, "PPWP", Level.DESA, DESA[1], "Saksi keberatan atas TPS 901.", kind=kind)
    tps = TPS[2]
    values = values_of(office.form("PPWP", tps), 2)
    now = sheets.tps_sheet(office, "PPWP", tps)
    now = correct.decide_many(office, "PPWP", tps, values | RECOUNTED, version=now.version)
    now = status.set_status(
        office, "PPWP", tps, StatusPelaksanaan.PENGHITUNGAN_ULANG, version=now.version, text="Angka tidak cocok."
    )
    for field in RECOUNTED:
        now = correct.decide(office, "PPWP", tps, field, values[field], version=now.version, reason="hitung ulang")
