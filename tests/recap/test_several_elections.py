"""Several elections in one office: each page to its own, forms by dapil, and a kecamatan that is split."""

import pytest
from elections_kit import ALL, SPLIT, all_contestants, import_plano, lock_tps, page_of, sheet, values_of
from recap_office import DESA, FIRST, REGIONS, TPS, add_file

from sirekap_desktop.forms.rules import Severity
from sirekap_desktop.recap import aggregate, audit, intake, locks, sheets
from sirekap_desktop.recap.errors import BadOffice, NotAllowed
from sirekap_desktop.recap.office import Actor, create_office, open_office
from sirekap_desktop.recap.states import Level, RegionState, TpsState


@pytest.fixture(scope="module")
def five_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lima")
    (folder / "w.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "k.csv").write_text(all_contestants(), encoding="utf-8")
    create_office(
        folder / "kantor",
        folder / "w.csv",
        "170799",
        ALL,
        folder / "k.csv",
        dapil=SPLIT,
        actor=Actor("Ketua PPK", "ketua"),
    ).close()
    return folder / "kantor"


@pytest.fixture
def five(five_template, tmp_path, clock):
    import shutil

    shutil.copytree(five_template, tmp_path / "kantor")
    office = open_office(tmp_path / "kantor", clock=clock)
    yield office
    office.close()


def test_every_election_has_the_form_of_who_stands(five):
    assert five.pemilihan == ALL
    fields = {code: {f.id for f in five.form(code, FIRST).fields} for code in ALL}
    assert {f"suara_paslon_{n}" for n in (1, 2, 3)} <= fields["PPWP"]
    assert {"suara_partai_3", "suara_calon_3_1", "jumlah_partai_3"} <= fields["DPR"]
    assert "suara_calon_3_2" not in fields["DPR"]
    assert {f"suara_dpd_{n}" for n in range(1, 6)} <= fields["DPD"]
    assert {"suara_paslon_1", "suara_paslon_2"} <= fields["KWK-BUPATI"]
    labels = five.labels("DPR", FIRST)
    assert labels["suara_partai_2"] == "2. Partai 2 Dapil 1701"
    assert labels["suara_calon_2_1"] == "1. Calon 2-1 Dapil 1701"
    assert five.labels("DPD", FIRST)["suara_dpd_4"] == "4. Perseorangan 4"
    assert five.labels("KWK-BUPATI", FIRST)["suara_paslon_2"] == "KOLOM KOSONG"


def test_a_desa_votes_on_the_paper_of_its_dapil(five):
    one, two = (five.form("DPRD-KABKO", desa) for desa in DESA)
    assert [five.dapil("DPRD-KABKO", desa) for desa in DESA] == ["170701", "170702"]
    assert [five.dapil("DPR", place) for place in (FIRST, DESA[1], "170799", None)] == ["1701"] * 4
    assert "suara_calon_2_2" in {f.id for f in two.fields} - {f.id for f in one.fields}
    assert {k.dapil for k in five.contestants("DPRD-KABKO", TPS[3])} == {"170702"}
    papers = [five.forms.place_of_paper(place) for place in (FIRST, DESA[1], None)]
    assert [p[ALL.index("DPRD-KABKO")] for p in papers] == ["170701", "170702", "170701"]
    counts = [len(five.forms.definitions(p)[2 * ALL.index("DPRD-KABKO")].fields) for p in papers]
    assert counts == [len(one.fields) + 3, len(two.fields) + 3, len(one.fields) + 3]  # and the date


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("pemilihan", ["DPR", "DPD", "DPRD-KABKO", "KWK-BUPATI"])
def test_pages_go_to_the_election_that_they_show(five, pemilihan, bare):
    values = values_of(five.form(pemilihan, FIRST), 1)
    import_plano(five, pemilihan, FIRST, values, bare=bare)
    found = sheet(five, pemilihan, FIRST)
    assert {f.id: f.read for f in found.fields} == values
    assert [c.rule.id for c in found.checks if c.broken and c.rule.severity is not Severity.W] == []
    assert found.state is TpsState.TERBACA
    rows = {code: {r.kode: r for r in sheets.list_tps(five, code)}[FIRST] for code in ALL}
    assert rows[pemilihan].pages_present == rows[pemilihan].pages_expected == len(found.pages)
    assert [rows[code].pages_present for code in ALL if code != pemilihan] == [0] * 4


def test_a_page_of_no_election_of_the_office_stays_without_a_tps(make_office):
    office = make_office()
    other = page_of(office.form("PPWP"), 1, values_of(office.form("PPWP")))
    from dataclasses import replace

    (page,) = add_file(office, [replace(other, form="C.HASIL-DPR-2024", fields=())], FIRST, b"lain")
    assert (page.tps, page.warnings) == (None, (intake.OTHER_ELECTION,))


def test_a_loose_page_is_given_to_a_tps_in_its_own_election_only(five):
    values = values_of(five.form("DPR", FIRST))
    import_plano(five, "DPR", None, values)
    assert intake.unassigned_pages(five, "PPWP") == []
    loose = intake.unassigned_pages(five, "DPR")
    with pytest.raises(NotAllowed, match="bukan formulir PPWP"):
        intake.assign_page(five, loose[0].id, "PPWP", FIRST)
    for page in loose:
        intake.assign_page(five, page.id, "DPR", FIRST)
    assert {f.id: f.read for f in sheet(five, "DPR", FIRST).fields} == values


def test_a_lock_of_one_election_leaves_the_others(five):
    lock_tps(five, "DPR", FIRST, values_of(five.form("DPR", FIRST)))
    assert sheet(five, "DPD", FIRST).state is TpsState.KOSONG
    import_plano(five, "DPD", FIRST, values_of(five.form("DPD", FIRST)))
    import_plano(five, "DPR", FIRST, values_of(five.form("DPR", FIRST)))
    assert sheet(five, "DPD", FIRST).state is TpsState.TERBACA
    assert sheet(five, "DPR", FIRST).pages == ()
    assert {p.warnings for p in intake.unassigned_pages(five, "DPR")} == {(intake.LOCKED_TPS,)}


def test_a_split_kecamatan_adds_up_what_its_papers_have_in_common(five):
    truth = {}
    for seed, tps in enumerate(TPS):
        truth[tps] = values_of(five.form("DPRD-KABKO", tps), seed)
        lock_tps(five, "DPRD-KABKO", tps, truth[tps])
    for desa in DESA:
        locks.lock(five, "DPRD-KABKO", Level.DESA, desa)
    table = aggregate.recap_table(five, "DPRD-KABKO", Level.KECAMATAN, "170799")
    totals = dict(zip((row[0] for row in table.rows), table.totals, strict=True))
    for field in ("suara_sah", "jumlah_partai_2", "suara_partai_1", "pemilih_dpt_j"):
        assert totals[field] == sum(values[field] for values in truth.values()), field
    for desa, dapil in zip(DESA, ("170701", "170702"), strict=True):
        mine = sum(values["suara_calon_2_1"] for tps, values in truth.items() if tps.startswith(desa))
        assert totals[f"suara_calon_2_1@{dapil}"] == mine
    assert totals["suara_calon_2_2@170702"] == sum(truth[tps]["suara_calon_2_2"] for tps in TPS[3:])
    assert "suara_calon_2_2@170701" not in totals
    assert {c.rule.id for c in table.checks if c.rule.severity is Severity.H} >= {"T3", "T14"}
    assert [c.rule.id for c in table.checks if c.holds is not True and c.rule.severity is Severity.H] == []
    names = {row[0]: row[1] for row in table.rows}
    assert names["suara_calon_2_1@170702"] == "1. Calon 2-1 Dapil 170702"
    locks.lock(five, "DPRD-KABKO", Level.KECAMATAN, "170799")
    table = aggregate.recap_table(five, "DPRD-KABKO", Level.KECAMATAN, "170799")
    assert (table.state, table.final) == (RegionState.FINAL, True)
    assert audit.verify_office(five) == []


def test_a_wrong_sum_of_a_split_kecamatan_is_seen(five):
    for seed, tps in enumerate(TPS):
        values = values_of(five.form("DPRD-KABKO", tps), seed)
        if tps == TPS[3]:
            values["suara_calon_2_2"] += 1
        from sirekap_desktop.recap import correct

        correct.decide_many(five, "DPRD-KABKO", tps, values, version=sheet(five, "DPRD-KABKO", tps).version)
    table = aggregate.recap_table(five, "DPRD-KABKO", Level.KECAMATAN, "170799")
    broken = [c for c in table.checks if c.broken and c.rule.id == "T14"]
    assert [(c.rule.left, c.difference) for c in broken] == [(("jumlah_partai_2",), -1)]
    assert [[c.rule.id for c in checks if c.broken] for checks in table.column_checks] == [[], ["T14"]]


def test_a_dapil_must_be_chosen_where_the_file_names_several(tmp_path, sources, clock):
    sources[1].write_text(all_contestants(), encoding="utf-8")

    def make(dapil, elections=("DPRD-KABKO",)):
        office = create_office(
            tmp_path / "k",
            sources[0],
            "170799",
            elections,
            sources[1],
            dapil=dapil,
            clock=clock,
            actor=Actor("a", "ketua"),
        )
        office.close()
        return office

    for dapil, told in (
        ({}, "memuat beberapa dapil \\(170701, 170702\\)"),
        ({("DPRD-KABKO", DESA[0]): "170701"}, "memuat beberapa dapil"),
        ({("DPRD-KABKO", ""): "170709"}, "170709 tidak ada"),
        ({("DPRD-KABKO", "1707981001"): "170701", ("DPRD-KABKO", ""): "170701"}, "bukan desa kecamatan ini"),
        ({("DPR", ""): "1701", ("DPRD-KABKO", ""): "170701"}, "bukan pemilihan kantor ini"),
    ):
        with pytest.raises(BadOffice, match=told):
            make(dapil)
        assert not (tmp_path / "k").exists()
    office = make({("DPRD-KABKO", ""): "170702"})
    assert not office.forms.is_split("DPRD-KABKO")
    assert {k.dapil for k in office.contestants("DPRD-KABKO")} == {"170702"}
