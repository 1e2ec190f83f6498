"""An office of several elections all the way: drawn and damaged pages, the real reader, locks, papers, checks."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import numpy as np
import pytest

from sirekap_desktop.app import App, verify_files
from sirekap_desktop.cli import run
from sirekap_desktop.documents.verification import Status
from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.practice.deck import PracticeTps, make_deck
from sirekap_desktop.practice.numbers import draw_form_numbers
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.recap import aggregate, audit, correct, intake, locks, sheets, verify
from sirekap_desktop.recap.election import whole_field_id
from sirekap_desktop.recap.office import Actor
from sirekap_desktop.recap.states import Level, TpsState
from sirekap_desktop.resources import resource

REGIONS = """kode,nama,tps
17,BENGKULU,
1707,LEBONG,
170799,UJI JALAN,
1707991001,MELATI,1
1707992002,KENANGA,1
"""
DESA = ("1707991001", "1707992002")
STATIONS = tuple(f"{desa}001" for desa in DESA)
STANDING = {
    "PPWP": tuple(Contestant(0, n, f"Pasangan Calon {n:02}") for n in (1, 2, 3)),
    "DPR": tuple(Contestant(p, n, f"Nama {p}-{n}") for p in (1, 4) for n in range(4)),
    "DPD": tuple(Contestant(0, n, f"Perseorangan {n}") for n in range(1, 6)),
}
DAPIL = {"PPWP": "", "DPR": "1701", "DPD": "17"}


def contestants_csv() -> str:
    lines = ["pemilihan,dapil,partai,nomor,nama"]
    for code, standing in STANDING.items():
        lines += [f"{code},{DAPIL[code]},{who.partai or ''},{who.nomor or ''},{who.nama}" for who in standing]
    return "\n".join(lines) + "\n"


def draw(folder: Path) -> dict[str, dict[str, dict[str, int]]]:
    """Draw, fill and damage the plano of every TPS and election; return what was written on them."""
    profiles = list(load_profiles(resource("practice", "profiles.toml")).values())
    truth: dict[str, dict[str, dict[str, int]]] = {}
    for code, standing in STANDING.items():
        plano = build_forms(code, standing).plano
        # The same seed for all elections of a TPS: its voters are the same, whatever they vote on.
        papers = [
            PracticeTps(
                Place(tps, "BENGKULU", "LEBONG", "UJI JALAN", "MELATI"),
                draw_form_numbers(np.random.default_rng(at), plano),
            )
            for at, tps in enumerate(STATIONS)
        ]
        deck = make_deck(folder / code, papers, seed=11, profiles=profiles, forms=(plano,), jobs=1)
        mine = truth.setdefault(code, {})
        for page in deck.truth:
            fields = {
                whole_field_id(f["id"], page.get("partai")): f["value"] or 0
                for f in page["fields"]
                if f.get("kind") != "date"
            }
            mine.setdefault(Path(page["file"]).parent.name, {}).update(fields)
    return truth


@pytest.fixture(scope="module")
def road(tmp_path_factory):
    """An office of three elections with all its pages read; nothing is decided yet."""
    folder = tmp_path_factory.mktemp("jalan")
    (folder / "w.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "k.csv").write_text(contestants_csv(), encoding="utf-8")
    truth = draw(folder / "pindaian")
    actor = Actor("Ketua PPK", "ketua")
    app = App.create(
        folder / "kantor", folder / "w.csv", "170799", list(STANDING), folder / "k.csv", actor=actor, practice=True
    )
    app.import_paths("PPWP", [folder / "pindaian"])
    yield app, truth
    app.close()


def test_every_page_goes_to_its_election_and_nothing_wrong_is_accepted(road):
    app, truth = road
    accepted = fields = 0
    for code in STANDING:
        assert intake.unassigned_pages(app.office, code) == []
        for row in sheets.list_tps(app.office, code):
            sheet = sheets.tps_sheet(app.office, code, row.kode)
            assert (row.pages_present, row.state) == (row.pages_expected, TpsState.TERBACA), code
            written = truth[code][row.kode]
            assert {field.id for field in sheet.fields} == set(written)
            taken = [f for f in sheet.fields if f.decision == "accepted"]
            assert [(f.id, f.read, written[f.id]) for f in taken if (f.read or 0) != written[f.id]] == []
            accepted, fields = accepted + len(taken), fields + len(sheet.fields)
    assert accepted >= 0.8 * fields


def test_the_road_goes_on_to_locked_and_verified_papers_of_each_election(road, tmp_path):
    app, truth = road
    office, papers = app.office, []
    for code in STANDING:
        for tps in STATIONS:
            now = sheets.tps_sheet(office, code, tps)
            now = verify.confirm_identity(office, code, tps, version=now.version)
            now = correct.decide_many(office, code, tps, truth[code][tps], version=now.version)
            now = verify.mark_verified(office, code, tps, version=now.version)
            assert [p.kind for p in now.problems if p.kind in ("elections_differ", "status_without_event")] == []
            verify.agree(office, code, tps, version=now.version)
            locks.lock(office, code, Level.TPS, tps)
        for desa in DESA:
            locks.lock(office, code, Level.DESA, desa)
        assert locks.preview_lock(office, code, Level.KECAMATAN, "170799").warnings == ()
        locks.lock(office, code, Level.KECAMATAN, "170799")
        for kind, kode in (("d-hasil-kecamatan", "170799"), ("lampiran-desa", DESA[0])):
            papers.append(app.print_document(code, kind, kode, tmp_path / f"{code}-{kind}.pdf").path)
        table = aggregate.recap_table(office, code, Level.KECAMATAN, "170799")
        totals = dict(zip((row[0] for row in table.rows), table.totals, strict=True))
        assert totals == {field: sum(truth[code][tps][field] for tps in STATIONS) for field in totals}
    results = verify_files(papers, office.folder)
    assert [result.status for result in results] == [Status.AGREE] * 6, [r.findings for r in results]
    assert audit.verify_office(office) == []


def test_the_demo_does_several_elections_alone(tmp_path):
    said = io.StringIO()
    words = [
        "demo",
        "--headless",
        "--dir",
        str(tmp_path / "k"),
        "--tps",
        "1",
        "--seed",
        "5",
        "--pemilihan",
        "PPWP,DPR",
    ]
    with contextlib.redirect_stdout(said):
        assert run(words) == 0
    summary = json.loads(said.getvalue().strip().splitlines()[-1])
    assert (summary["tps"], summary["silent_errors"]) == (1, 0)
    assert summary["accepted"] + summary["review"] == summary["fields"] == 200
    assert set(summary["totals"]) == {"PPWP", "DPR"}
    roll = [summary["totals"][code]["pemilih_dpt_j"] for code in ("PPWP", "DPR")]
    assert roll[0] == roll[1]
    papers = [Path(path) for path in summary["documents"]]
    assert sorted(path.name.split("-1707")[0] for path in papers) == [
        "d-hasil-kecamatan-DPR", "d-hasil-kecamatan-PPWP", "lampiran-desa-DPR", "lampiran-desa-PPWP",
    ]  # fmt: skip
    assert all(result.exit_code == 0 and result.signature.signer for result in verify_files(papers))
