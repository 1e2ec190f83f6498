"""R1, R3, R4, R5 and T15 where people see them: in the recap's table, before a lock, and in the list of TPS."""

import pytest
from elections_kit import lock_tps as lock_of
from elections_kit import values_of
from recap_office import (
    CONTESTANTS,
    DESA,
    FIRST,
    REGIONS,
    TPS,
    agree,
    decide_all,
    drop_triggers,
    lock_tps,
    numbers,
    sheet,
    sql,
)

from sirekap_desktop.recap import aggregate, locks, objections, sheets, status
from sirekap_desktop.recap.errors import LockRefused
from sirekap_desktop.recap.office import Actor, create_office
from sirekap_desktop.recap.states import Level, StatusPelaksanaan

ULANG = StatusPelaksanaan.PENGHITUNGAN_ULANG
KWK = "".join(f"KWK-{kind},,,{n},Pasangan {n}\n" for kind in ("GUBERNUR", "BUPATI") for n in (1, 2))


def table(office, level=Level.DESA, kode=DESA[0]):
    return aggregate.recap_table(office, "PPWP", level, kode)


def ids(checks, holds):
    return {check.rule.id for check in checks if check.holds is holds}


def test_sums_and_tps_of_a_table_are_checked(office):
    assert ids(table(office).recap_checks, None) == {"R1"}  # nothing is decided yet
    for seed, tps in enumerate(TPS):
        decide_all(office, tps, numbers(seed))
    for found in (table(office), table(office, Level.KECAMATAN, "170799")):
        assert len([c for c in found.recap_checks if c.rule.id == "R1"]) == len(found.rows)
        assert {check.holds for check in found.recap_checks} == {True}
    assert table(office, Level.TPS, FIRST).recap_checks == ()


def test_a_tps_that_was_taken_out_of_the_recap_is_missed(office):
    for seed, tps in enumerate(TPS[:3]):
        lock_tps(office, tps, numbers(seed))
    drop_triggers(office)
    hidden = sql(office, f"SELECT id FROM hasil_tps WHERE tps = '{TPS[1]}'")[0][0]
    sql(office, f"DELETE FROM isian WHERE hasil_id = {hidden}", f"DELETE FROM hasil_tps WHERE id = {hidden}")
    preview = locks.preview_lock(office, "PPWP", Level.DESA, DESA[0])
    assert [(kode, check.rule.id, check.difference) for kode, check in preview.broken] == [(DESA[0], "R3", -1)]
    with pytest.raises(LockRefused, match=r"tanpa 002\) dalam rekap 2 ≠ TPS dalam daftar wilayah 3"):
        locks.lock(office, "PPWP", Level.DESA, DESA[0])


def test_a_tps_that_was_moved_to_another_desa_is_seen(office):
    drop_triggers(office)
    sql(office, f"UPDATE tps SET desa = '{DESA[1]}' WHERE kode = '{TPS[0]}'")
    broken = [check for check in table(office).recap_checks if check.broken]
    assert [(check.rule.id, check.difference) for check in broken] == [("R3", -1), ("R3", 1)]


def test_a_column_must_be_what_its_own_table_adds_up_to(office, monkeypatch):
    for seed, tps in enumerate(TPS):
        lock_tps(office, tps, numbers(seed))
    for desa in DESA:
        locks.lock(office, "PPWP", Level.DESA, desa)
    assert locks.preview_lock(office, "PPWP", Level.KECAMATAN, "170799").broken == ()
    honest = aggregate.as_column

    def wrong(office, pemilihan, kode, part, values):
        column = honest(office, pemilihan, kode, part, values)
        return column | {"suara_sah": column["suara_sah"] + 1} if (kode, part) == ("170799", DESA[1]) else column

    monkeypatch.setattr(aggregate, "as_column", wrong)
    preview = locks.preview_lock(office, "PPWP", Level.KECAMATAN, "170799")
    assert ("R1", 1) in {(check.rule.id, check.difference) for _, check in preview.broken}
    with pytest.raises(LockRefused, match="selisih"):
        locks.lock(office, "PPWP", Level.KECAMATAN, "170799")


def test_r4_rules_of_the_form_hold_again_on_columns_and_totals(office):
    decide_all(office, TPS[0], numbers() | {"suara_sah": numbers()["suara_sah"] + 2})
    for seed, tps in enumerate(TPS[1:3], 1):
        decide_all(office, tps, numbers(seed))
    found = table(office)
    assert {"T3", "T4"} <= ids(found.checks, False)
    assert {"T3", "T4"} <= ids(found.column_checks[0], False)
    assert "T3" in ids(found.column_checks[1], True)
    assert "T3" not in ids(found.column_checks[1], False)
    (t3,) = [check for check in found.checks if check.rule.id == "T3"]
    assert t3.difference == 2
    assert "T3" in ids(table(office, kode=DESA[1]).checks, None)  # its TPS are not decided


def test_a_recount_without_its_event_is_shown_before_the_lock(office):
    agree(office, FIRST, numbers())
    status.set_status(office, "PPWP", FIRST, ULANG, version=sheet(office).version)
    preview = locks.preview_lock(office, "PPWP", Level.TPS, FIRST)
    assert [(kode, p.kind) for kode, p in preview.warnings] == [(FIRST, "status_without_event")]
    assert "selisih +1" in preview.warnings[0][1].text
    assert preview.broken == ()
    desa = locks.preview_lock(office, "PPWP", Level.DESA, DESA[0])
    assert [kode for kode, _ in desa.warnings] == [FIRST]
    assert locks.preview_lock(office, "PPWP", Level.DESA, DESA[1]).warnings == ()


def test_an_event_of_a_recount_without_the_status_is_shown(office):
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "dihitung ulang", rule_id="R5")
    (problem,) = [p for p in sheet(office).problems if p.kind == "status_without_event"]
    assert problem.text.startswith(f"TPS {FIRST[-3:]} berstatus Reguler (0), tetapi mempunyai 1 catatan kejadian")
    assert "selisih −1" in problem.text
    assert [row.problems for row in sheets.list_tps(office, "PPWP")][:2] == [1, 0]
    (event,) = objections.list_kejadian(office, "PPWP", FIRST)
    now = status.set_status(office, "PPWP", FIRST, ULANG, version=sheet(office).version, kejadian_id=event.id)
    assert now.problems == ()
    assert sheets.list_tps(office, "PPWP")[0].problems == 0


def test_what_elections_say_otherwise_is_shown_before_the_lock(tmp_path, clock):
    (tmp_path / "w.csv").write_text(REGIONS, encoding="utf-8")
    (tmp_path / "k.csv").write_text(CONTESTANTS.splitlines()[0] + "\n" + KWK, encoding="utf-8")
    codes = ("KWK-GUBERNUR", "KWK-BUPATI")
    actor = Actor("Ketua PPK", "ketua")
    office = create_office(
        tmp_path / "k", tmp_path / "w.csv", "170799", codes, tmp_path / "k.csv", clock=clock, actor=actor
    )
    values = {code: values_of(office.form(code, FIRST)) for code in codes}
    lock_of(office, codes[0], FIRST, values[codes[0]])
    assert locks.preview_lock(office, codes[1], Level.TPS, FIRST).warnings == ()
    other = values[codes[1]] | {"pengguna_dpt_l": values[codes[1]]["pengguna_dpt_l"] - 1}
    from sirekap_desktop.recap import correct

    now = sheets.tps_sheet(office, codes[1], FIRST)
    correct.decide_many(office, codes[1], FIRST, other, version=now.version)
    for level, kode in ((Level.TPS, FIRST), (Level.DESA, DESA[0]), (Level.KECAMATAN, "170799")):
        (warning,) = locks.preview_lock(office, codes[1], level, kode).warnings
        assert warning[0] == FIRST
        assert "T15" in warning[1].text
        assert "(selisih −1)" in warning[1].text
    office.close()


def test_odd_numbers_are_shown_before_the_lock_and_hold_up_nothing(office):
    odd = numbers() | {"disabilitas_l": 900, "disabilitas_j": 900 + numbers()["disabilitas_p"]}
    agree(office, FIRST, odd)
    preview = locks.preview_lock(office, "PPWP", Level.TPS, FIRST)
    assert {check.rule.id for check in preview.doubtful} >= {"T12"}
    assert preview.broken == ()
    told = [text for _, text in locks.told_warnings(office, "PPWP", preview)]
    assert any("900" in text and "selisih" in text for text in told)
    locks.lock(office, "PPWP", Level.TPS, FIRST)
