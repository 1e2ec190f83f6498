"""What the tests of the committee's rules share: source files, consistent numbers, readings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from sirekap_desktop.forms import catalogue
from sirekap_desktop.reading.result import Decision, FieldReading, PageReading, PageStatus, Quality, Witness
from sirekap_desktop.recap import correct, intake, locks, sheets, verify
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import PageView, TpsSheet

PLANO, SALINAN = "C.HASIL-PPWP-2024", "C.HASIL-SALINAN-PPWP-2024"
REGIONS = """kode,nama,tps
17,BENGKULU,
1707,LEBONG,
170799,KECAMATAN UJI,
1707991001,DESA SATU,1-3
1707992002,DESA DUA,1;901
170798,KECAMATAN LAIN,
1707981001,DESA LAIN,1-2
"""
CONTESTANTS = """pemilihan,dapil,partai,nomor,nama
PPWP,,,1,Pasangan Calon 01
PPWP,,,2,Pasangan Calon 02
PPWP,,,3,Pasangan Calon 03
"""
DESA = ("1707991001", "1707992002")
TPS = ("1707991001001", "1707991001002", "1707991001003", "1707992002001", "1707992002901")
FIRST = TPS[0]
BOX = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def numbers(seed: int = 0) -> dict[str, int]:
    """Return 28 numbers that keep every rule."""
    roll_l, roll_p = 100 + seed, 110 + seed
    used_l, used_p, moved, extra = 80 + seed, 85, seed % 3, seed % 2
    total = used_l + used_p + moved + extra
    votes = [40 + seed % 7, 50, 0]
    spoiled = 4
    votes[2] = total - spoiled - votes[0] - votes[1]
    ballots = roll_l + roll_p + -(-(roll_l + roll_p) * 2 // 100)
    return {
        "pemilih_dpt_l": roll_l,
        "pemilih_dpt_p": roll_p,
        "pemilih_dpt_j": roll_l + roll_p,
        "pengguna_dpt_l": used_l,
        "pengguna_dpt_p": used_p,
        "pengguna_dpt_j": used_l + used_p,
        "pengguna_dptb_l": moved,
        "pengguna_dptb_p": 0,
        "pengguna_dptb_j": moved,
        "pengguna_non_dpt_l": 0,
        "pengguna_non_dpt_p": extra,
        "pengguna_non_dpt_j": extra,
        "pengguna_total_l": used_l + moved,
        "pengguna_total_p": used_p + extra,
        "pengguna_total_j": total,
        "surat_suara_diterima": ballots,
        "surat_suara_digunakan": total,
        "surat_suara_dikembalikan": 0,
        "surat_suara_tidak_digunakan": ballots - total,
        "disabilitas_l": 1,
        "disabilitas_p": 0,
        "disabilitas_j": 1,
        "suara_paslon_1": votes[0],
        "suara_paslon_2": votes[1],
        "suara_paslon_3": votes[2],
        "suara_sah": total - spoiled,
        "suara_tidak_sah": spoiled,
        "suara_total": total,
    }


def page_reading(
    form: str, page: int, values: Mapping[str, int | None], *, review: Iterable[str] = (), index: int = 0
) -> PageReading:
    """Return a page as the reader gives it; fields in ``review`` are not accepted."""
    doubtful = set(review)
    fields = tuple(
        FieldReading(
            id=f.id,
            value=values[f.id],
            boxes=("", "", "") if values[f.id] is None else tuple(f"{values[f.id]:03}"),
            confidence=0.6 if f.id in doubtful else 0.99999,
            decision=Decision.REVIEW if f.id in doubtful else Decision.ACCEPTED,
            box_polygons=(BOX,) * len(f.boxes),
            evidence={"digits": Witness(values[f.id], 0.9), "bubbles": None},
        )
        for f in catalogue.form(form).page(page).fields
        if f in catalogue.form(form).number_fields
    )
    return PageReading(
        source="x.jpg",
        page_index=index,
        status=PageStatus.READ,
        form=form,
        page=page,
        width=1000,
        height=1500,
        quality=Quality(0.1, 0.8, 54.0),
        fields=fields,
        header_polygon=BOX,
    )


def add_file(
    office: Office, readings: list[PageReading], tps: str | None, content: bytes, name: str = "scan.jpg"
) -> list[PageView]:
    """Store a file of the given content with its readings."""
    path = office.folder.parent / name
    path.write_bytes(content)
    stored = intake.store_scan(office, path)
    return intake.record_readings(office, stored, readings, "PPWP", tps)


def add_plano(
    office: Office,
    tps: str,
    values: Mapping[str, int | None],
    *,
    pages: Iterable[int] = (1, 2, 3),
    review: Iterable[str] = (),
    salt: str = "",
) -> TpsSheet:
    """Import the plano pages of a TPS, a file each."""
    for page in pages:
        reading = page_reading(PLANO, page, values, review=review)
        add_file(office, [reading], tps, f"plano {tps} {page} {salt}".encode())
    return sheet(office, tps)


def sheet(office: Office, tps: str = FIRST) -> TpsSheet:
    """Return the present sheet."""
    return sheets.tps_sheet(office, "PPWP", tps)


def decide_all(office: Office, tps: str, values: Mapping[str, int]) -> TpsSheet:
    """Decide all numbers at once."""
    return correct.decide_many(office, "PPWP", tps, values, version=sheet(office, tps).version)


def agree(office: Office, tps: str, values: Mapping[str, int]) -> TpsSheet:
    """Take a TPS to ``disepakati``."""
    now = decide_all(office, tps, values)
    now = verify.confirm_identity(office, "PPWP", tps, version=now.version)
    now = verify.mark_verified(office, "PPWP", tps, version=now.version)
    return verify.agree(office, "PPWP", tps, version=now.version)


def lock_tps(office: Office, tps: str, values: Mapping[str, int]) -> None:
    """Take a TPS to ``terkunci``."""
    agree(office, tps, values)
    locks.lock(office, "PPWP", Level.TPS, tps)


def lock_all(office: Office) -> dict[str, dict[str, int]]:
    """Lock every TPS and desa and the kecamatan; return the numbers by TPS."""
    truth = {tps: numbers(seed) for seed, tps in enumerate(TPS)}
    for tps, values in truth.items():
        lock_tps(office, tps, values)
    for desa in DESA:
        locks.lock(office, "PPWP", Level.DESA, desa)
    locks.lock(office, "PPWP", Level.KECAMATAN, "170799")
    return truth


def sql(office: Office, *statements: str) -> list[tuple[object, ...]]:
    """Run SQL on the file as another program would; return the rows of the last statement."""
    with closing(sqlite3.connect(office.database.path, timeout=1)) as connection, connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def drop_triggers(office: Office) -> None:
    """Take away all guards, as an attacker would."""
    names = [name for (name,) in sql(office, "SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    sql(office, *(f'DROP TRIGGER "{name}"' for name in names))


def scans_of(office: Office) -> list[Path]:
    """Return the files that the office keeps."""
    return sorted(p for p in (office.folder / "scans").rglob("*") if p.is_file())
