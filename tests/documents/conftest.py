"""Recap tables and identities for the tests of papers; every table is a function of its seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.producing import produce
from sirekap_desktop.documents.signing import Signer, load_signer, make_demo_certificate
from sirekap_desktop.recap.states import Level, RegionState
from sirekap_desktop.recap.views import RecapTable

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 24, 14, 5, tzinfo=WIB)
PASSPHRASE = "rahasia latihan"
TRIPLES = (
    "pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total",
)  # fmt: skip
BALLOTS = ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")
LONG_NAMES = (
    "RIMBO PENGADANG", "TALANG RATU", "TELUK DIEN", "BAJOK", "TIK KUTO", "AIR DINGIN",
    "KAMPUNG JAWA BARU TIMUR DAYA", "BUKITPENINJAUANSELATANKUTAMUDA",
)  # fmt: skip


def field_rows(contestants: int = 3) -> tuple[tuple[str, str, str], ...]:
    rows = [(f"{stem}_{part}", stem, "I") for stem in TRIPLES for part in "lpj"]
    rows += [(f"surat_suara_{name}", name, "II") for name in BALLOTS]
    rows += [(f"disabilitas_{part}", "disabilitas", "III") for part in "lpj"]
    rows += [(f"suara_paslon_{n}", f"Pasangan Calon {n:02d}", "IV") for n in range(1, contestants + 1)]
    rows += [(name, name, "V") for name in ("suara_sah", "suara_tidak_sah", "suara_total")]
    return tuple(rows)


def make_table(
    columns: Sequence[tuple[str, str]],
    *,
    level: Level = Level.KECAMATAN,
    most: int = 4_999,
    final: bool = True,
    contestants: int = 3,
    holes: Sequence[tuple[int, int]] = (),
) -> RecapTable:
    rows, rng = field_rows(contestants), random.Random(len(columns) * most)
    values = [[rng.randint(0, most) for _ in columns] for _ in rows]
    for row, column in holes:
        values[row][column] = None  # type: ignore[call-overload]
    kode, nama = ("170705", "RIMBO PENGADANG") if level is Level.KECAMATAN else ("1707052001", "TALANG RATU")
    table = RecapTable(
        pemilihan="PPWP",
        level=level,
        kode=kode,
        nama=nama,
        rows=rows,
        columns=tuple(columns),
        values=tuple(tuple(row) for row in values),
        totals=tuple(None if None in row else sum(row) for row in values),
        column_states=("final",) * len(columns),
        state=RegionState.FINAL if final else RegionState.BERJALAN,
        checks=(),
        final=final,
        digest=None,
    )
    return replace(table, digest=numbers_digest(table)) if final else table


def desa_columns(count: int) -> list[tuple[str, str]]:
    names = [name if i < len(LONG_NAMES) else f"{name[:24]} {i}" for i, name in enumerate(LONG_NAMES * 6)]
    return [(f"1707052{i:03d}", names[i]) for i in range(count)]


def tps_columns(count: int) -> list[tuple[str, str]]:
    return [(f"1707052001{i:03d}", f"{i:03d}") for i in range(1, count + 1)]


def make_identity(**changes: object) -> DocumentIdentity:
    identity = DocumentIdentity(
        pemilihan="PPWP",
        kecamatan=Place("170705", "RIMBO PENGADANG"),
        kabko=Place("1707", "LEBONG"),
        provinsi=Place("17", "BENGKULU"),
        contestants=tuple(Contestant(f"{n:02d}", f"Pasangan Calon {n:02d}") for n in (1, 2, 3)),
        printed_at=NOW,
        station="PPK-1",
    )
    return replace(identity, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "ketua.p12"
    make_demo_certificate(path, PASSPHRASE, "Ketua PPK", now=NOW)
    return path


@pytest.fixture(scope="session")
def signer(p12: Path) -> Signer:
    return load_signer(p12, PASSPHRASE)


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small final paper without a signature."""
    path = tmp_path_factory.mktemp("kertas") / "d.pdf"
    return produce("d-hasil-kecamatan", make_table(desa_columns(3)), make_identity(), path).path.read_bytes()


@pytest.fixture
def table() -> Callable[..., RecapTable]:
    return make_table


@pytest.fixture
def identity() -> Callable[..., DocumentIdentity]:
    return make_identity


@pytest.fixture
def columns() -> dict[str, Callable[[int], list[tuple[str, str]]]]:
    return {"desa": desa_columns, "tps": tps_columns}
