"""Made-up recap tables of every election with the field ids of the contract, for the tests of papers.

The order of fields here is not that of the paper: what stands where on the paper is asked of the paper alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.recap.states import Level, RegionState
from sirekap_desktop.recap.views import RecapTable

PARTY_ELECTIONS = ("DPR", "DPRD-PROV", "DPRD-KABKO")
KWK_ELECTIONS = ("KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")
ALL_ELECTIONS = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO", *KWK_ELECTIONS)
PARTIES = (*range(1, 18), 24)
PARTY_NAME = "PARTAI PERSATUAN CONTOH NUSANTARA SEJAHTERA"
CANDIDATES = (
    "Calon Pertama",
    "Dr. Ir. H. CONTOH BERNAMA PANJANG SEKALI BIN CONTOH LAINNYA, S.H., M.H., M.Si., Ph.D.",
    "Calon Ketiga, S.E.",
)


def adm_rows(pemilihan: str) -> list[tuple[str, str, str]]:
    stems = ["pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total", "disabilitas"]
    if pemilihan in KWK_ELECTIONS:
        stems += ["pemilih_dptb", "pemilih_non_dpt", "pemilih_total", "disabilitas_pemilih"]
    rows = [(f"{stem}_{part}", stem, "I") for stem in stems for part in "lpj"]
    ballots = ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")
    return rows + [(f"surat_suara_{name}", name, "II") for name in ballots]


def vote_rows(pemilihan: str, *, candidates: int = 8, contestants: int = 3) -> list[tuple[str, str, str]]:
    if pemilihan in PARTY_ELECTIONS:
        rows = []
        for party in PARTIES:
            rows.append((f"suara_partai_{party}", f"{PARTY_NAME} {party}", "IV"))
            rows += [
                (f"suara_calon_{party}_{n}", CANDIDATES[(party + n) % 3], "IV") for n in range(1, candidates + 1)
            ]
            rows.append((f"jumlah_partai_{party}", "jumlah", "IV"))
        return rows
    if pemilihan == "DPD":
        return [(f"suara_dpd_{n}", CANDIDATES[n % 3], "IV") for n in range(1, contestants + 1)]
    return [(f"suara_paslon_{n}", f"Pasangan Calon {n:02d}", "IV") for n in range(1, contestants + 1)]


def election_table(
    pemilihan: str,
    columns: Sequence[tuple[str, str]],
    *,
    level: Level = Level.KECAMATAN,
    most: int = 999,
    final: bool = True,
    candidates: int = 8,
    contestants: int = 3,
) -> RecapTable:
    rows = adm_rows(pemilihan) + vote_rows(pemilihan, candidates=candidates, contestants=contestants)
    rows += [(name, name, "V") for name in ("suara_sah", "suara_tidak_sah", "suara_total")]
    rng = random.Random(f"{pemilihan} {len(columns)}")
    values = tuple(tuple(rng.randint(0, most) for _ in columns) for _ in rows)
    kode, nama = ("170705", "RIMBO PENGADANG") if level is Level.KECAMATAN else ("1707052001", "TALANG RATU")
    table = RecapTable(
        pemilihan=pemilihan,
        level=level,
        kode=kode,
        nama=nama,
        rows=tuple(rows),
        columns=tuple(columns),
        values=values,
        totals=tuple(sum(row) for row in values),
        column_states=(),
        state=RegionState.FINAL if final else RegionState.BERJALAN,
        checks=(),
        final=final,
        digest=None,
    )
    return replace(table, digest=numbers_digest(table)) if final else table
