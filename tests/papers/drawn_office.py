"""A real office of any size, filled with numbers drawn by lot that keep the sums of its forms, and locked to the top.

The numbers and the locks of TPS are written straight into the database (deciding 2,000 papers as people do takes
minutes); desa and kecamatan are locked by the program, which checks each lock of a TPS against its numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from sirekap_desktop.models.tables import HasilTps, Isian, Kunci
from sirekap_desktop.recap import jejak, locks
from sirekap_desktop.recap.digest import GENESIS, canonical_digest, canonical_json, chained_hash, locked_numbers
from sirekap_desktop.recap.election import ElectionForm
from sirekap_desktop.recap.office import Actor, Office, create_office
from sirekap_desktop.recap.states import Level

KECAMATAN = "170799"
ELECTIONS = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO")
PARTY_ELECTIONS = {"DPR": "1701", "DPRD-PROV": "170001", "DPRD-KABKO": "170701"}
PARTIES = (*range(1, 18), 24)
CANDIDATES, DPD_CANDIDATES = 8, 20
FOUR_HUNDRED = (108, *(8,) * 19, *(7,) * 20)
"""How many TPS each of 40 desa has."""

Drawn = dict[str, dict[str, dict[str, int]]]
"""The numbers by election, TPS and field."""


@dataclass(frozen=True, slots=True)
class DrawnOffice:
    """An open office, and what was drawn for it."""

    office: Office
    drawn: Drawn
    desa: tuple[str, ...]

    def tps(self, desa: str) -> list[str]:
        """Return the TPS of a desa in their order."""
        return sorted(tps for tps in next(iter(self.drawn.values())) if tps.startswith(desa))


def draw_office(
    folder: Path, sizes: Sequence[int], elections: Sequence[str], clock: Callable[[], datetime]
) -> DrawnOffice:
    """Make, fill and lock an office; ``sizes`` is how many TPS each desa has."""
    _write_sources(folder, sizes)
    sources = (folder / "w.csv", KECAMATAN, elections, folder / "k.csv")
    committee = tuple(f"Anggota Contoh {n}" for n in range(1, 6))
    actor = Actor("Ketua Contoh", "ketua")
    office = create_office(folder / "kantor", *sources, clock=clock, actor=actor, committee=committee)
    desa = tuple(place.kode for place in office.desa)
    stations = [f"{kode}{n:03}" for kode, size in zip(desa, sizes, strict=True) for n in range(1, size + 1)]
    rng = random.Random(f"{sizes} {elections}")
    drawn = {
        pemilihan: {tps: draw_numbers(office.form(pemilihan, tps), rng) for tps in stations}
        for pemilihan in elections
    }
    _fill(office, drawn)
    for pemilihan in elections:
        for kode in desa:
            locks.lock(office, pemilihan, Level.DESA, kode)
        locks.lock(office, pemilihan, Level.KECAMATAN, KECAMATAN)
    return DrawnOffice(office, drawn, desa)


def _write_sources(folder: Path, sizes: Sequence[int]) -> None:
    lines = ["kode,nama,tps", "17,BENGKULU,", "1707,LEBONG,", f"{KECAMATAN},KECAMATAN UJI,"]
    lines += [f"{KECAMATAN}{2001 + n},DESA CONTOH {n + 1:02},1-{size}" for n, size in enumerate(sizes)]
    (folder / "w.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["pemilihan,dapil,partai,nomor,nama", *(f"PPWP,,,{n},Pasangan Calon {n:02}" for n in (1, 2, 3))]
    lines += [f"DPD,17,,{n},Calon Perseorangan {n}" for n in range(1, DPD_CANDIDATES + 1)]
    for pemilihan, dapil in PARTY_ELECTIONS.items():
        for partai in PARTIES:
            lines.append(f"{pemilihan},{dapil},{partai},,Partai Contoh {partai}")
            lines += [f"{pemilihan},{dapil},{partai},{n},Calon {partai}-{n}" for n in range(1, CANDIDATES + 1)]
    (folder / "k.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def draw_numbers(form: ElectionForm, rng: random.Random) -> dict[str, int]:
    """Draw the numbers of one TPS that keep every rule of severity H and L."""
    found: dict[str, int] = {}

    def row(stem: str, men: int, women: int) -> int:
        found.update({f"{stem}_l": men, f"{stem}_p": women, f"{stem}_j": men + women})
        return men + women

    men, women = rng.randint(80, 150), rng.randint(80, 150)
    roll = row("pemilih_dpt", men, women)
    used = [(men - rng.randint(10, 30), women - rng.randint(10, 30))]
    used += [(rng.randint(0, 4), rng.randint(0, 4)) for _ in range(2)]
    for stem, pair in zip(("pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt"), used, strict=True):
        row(stem, *pair)
    total = row("pengguna_total", sum(pair[0] for pair in used), sum(pair[1] for pair in used))
    row("disabilitas", rng.randint(0, 3), rng.randint(0, 3))
    ballots, spoiled, invalid = roll + -(-roll // 50), rng.randint(0, 2), rng.randint(0, 9)
    found |= {"surat_suara_diterima": ballots, "surat_suara_digunakan": total}
    found |= {"surat_suara_dikembalikan": spoiled, "surat_suara_tidak_digunakan": ballots - total - spoiled}
    found |= {"suara_sah": total - invalid, "suara_tidak_sah": invalid, "suara_total": total}
    stems = ("suara_paslon_", "suara_dpd_", "suara_partai_", "suara_calon_")
    leaves = [f.id for f in form.fields if f.id.startswith(stems)]
    found |= dict.fromkeys(leaves, 0)
    for leaf in rng.choices(leaves, [rng.random() ** 3 for _ in leaves], k=total - invalid):
        found[leaf] += 1
    for partai in sorted({f.partai for f in form.fields if f.partai}):
        mine = [
            leaf for leaf in leaves if leaf == f"suara_partai_{partai}" or leaf.startswith(f"suara_calon_{partai}_")
        ]
        found[f"jumlah_partai_{partai}"] = sum(found[leaf] for leaf in mine)
    return {f.id: found[f.id] for f in form.fields}


def _fill(office: Office, drawn: Drawn) -> None:
    """Write numbers and the locks of the TPS, as another program could that knows how lines are chained."""
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        ids = {(row.pemilihan, row.tps): row.id for row in session.execute(_RESULTS)}
        for pemilihan, stations in drawn.items():
            session.execute(
                insert(Isian),
                [
                    {"hasil_id": ids[pemilihan, tps], "field": field, "value": value, "decided_by": stamp.by}
                    | {"decided_at": stamp.moment}
                    for tps, numbers in stations.items()
                    for field, value in numbers.items()
                ],
            )
        session.execute(
            update(HasilTps).values(state="terkunci", version=2, identity_by=stamp.by, identity_at=stamp.moment)
        )
        previous = GENESIS
        for count, (pemilihan, tps) in enumerate(((p, t) for p, stations in drawn.items() for t in stations), 1):
            line = _lock_line(count, pemilihan, tps, drawn[pemilihan][tps], stamp, previous)
            previous = line["hash"]
            session.execute(insert(Kunci).values(**line))
            after = {"level": "tps", "digest": line["digest"], "hash": line["hash"]}
            jejak.append(session, stamp, "lock", f"kunci:{count}", pemilihan=pemilihan, kode=tps, after=after)


_RESULTS = select(HasilTps.id, HasilTps.pemilihan, HasilTps.tps)


def _lock_line(
    count: int, pemilihan: str, tps: str, numbers: dict[str, int], stamp: jejak.Stamp, previous: str
) -> dict[str, Any]:
    content = locked_numbers(pemilihan, Level.TPS, tps, [(tps, numbers)])
    line: dict[str, Any] = {
        "id": count,
        "kind": "kunci",
        "pemilihan": pemilihan,
        "level": "tps",
        "kode": tps,
        "numbers": canonical_json(content),
        "digest": canonical_digest(content),
        "utc": stamp.utc,
        "local": stamp.local,
        "by": stamp.by,
        "role": stamp.role,
        "prev_hash": previous,
    }
    return line | {"hash": chained_hash(line)}
