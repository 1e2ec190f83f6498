"""Votes counted or cast again, and what the elections of one TPS must say alike."""

import pytest
from elections_kit import lock_tps as lock_of
from elections_kit import sheet as sheet_of
from elections_kit import values_of
from recap_office import FIRST, REGIONS, TPS, agree, decide_all, drop_triggers, lock_tps, numbers, sheet, sql

from sirekap_desktop.recap import audit, correct, objections, sheets, status
from sirekap_desktop.recap.errors import Locked, NotAllowed, StaleVersion
from sirekap_desktop.recap.office import Actor, create_office
from sirekap_desktop.recap.states import Level, StatusPelaksanaan, TpsState

ULANG = StatusPelaksanaan.PENGHITUNGAN_ULANG


def kinds(found):
    return [p.kind for p in found.problems]


def test_a_recount_keeps_the_numbers_of_before_and_asks_for_agreement_again(office):
    agree(office, FIRST, numbers())
    before = sheet(office)
    assert (before.state, before.status) == (TpsState.DISEPAKATI, StatusPelaksanaan.REGULER)
    now = status.set_status(office, "PPWP", FIRST, ULANG, version=before.version, text="salinan berbeda")
    assert (now.state, now.status, kinds(now)) == (TpsState.KOSONG, ULANG, [])
    new = numbers() | {"suara_paslon_1": 41, "suara_paslon_2": 49}
    for field in ("suara_paslon_1", "suara_paslon_2"):
        correct.decide(office, "PPWP", FIRST, field, new[field], version=sheet(office).version, reason="hitung ulang")
    (line,) = status.list_status(office, "PPWP")
    assert (line.before, line.after, line.kejadian) == (numbers(), new, "salinan berbeda")
    assert line.changed == ("suara_paslon_1", "suara_paslon_2")
    (event,) = objections.list_kejadian(office, "PPWP", FIRST)
    assert (event.id, event.rule_id, event.level) == (line.kejadian_id, "R5", Level.TPS)
    assert sheets.list_tps(office, "PPWP")[0].status is ULANG
    assert audit.verify_office(office) == []


def test_each_status_has_the_numbers_between_itself_and_the_next(office):
    decide_all(office, FIRST, {"suara_sah": 1})
    for step, kind in enumerate((ULANG, StatusPelaksanaan.PEMUNGUTAN_ULANG), 2):
        status.set_status(office, "PPWP", FIRST, kind, version=sheet(office).version, text="x")
        correct.decide(office, "PPWP", FIRST, "suara_sah", step, version=sheet(office).version, reason="x")
    told = [(s.before["suara_sah"], s.after["suara_sah"]) for s in status.list_status(office, "PPWP", FIRST)]
    assert told == [(1, 2), (2, 3)]
    assert status.list_status(office, "PPWP", TPS[1]) == []


def test_a_status_without_an_event_is_warned_of_until_it_has_one(office):
    now = status.set_status(office, "PPWP", FIRST, ULANG, version=sheet(office).version)
    assert kinds(now) == ["status_without_event"]
    assert "R5" in now.problems[0].text
    assert "Penghitungan Suara Ulang" in now.problems[0].text
    assert sheets.list_tps(office, "PPWP")[0].problems == 1
    with pytest.raises(NotAllowed, match="sudah berstatus"):
        status.set_status(office, "PPWP", FIRST, ULANG, version=now.version)
    other = objections.record_kejadian(office, "PPWP", Level.TPS, TPS[1], "lain")
    with pytest.raises(NotAllowed, match="bukan kejadian TPS"):
        status.set_status(office, "PPWP", FIRST, ULANG, version=now.version, kejadian_id=other.id)
    event = objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "hitung ulang")
    now = status.set_status(office, "PPWP", FIRST, ULANG, version=now.version, kejadian_id=event.id)
    assert kinds(now) == []
    assert sheets.list_tps(office, "PPWP")[0].problems == 0


def test_a_status_needs_the_present_version_and_an_open_tps(office):
    version = sheet(office).version
    decide_all(office, FIRST, {"suara_sah": 1})
    with pytest.raises(StaleVersion):
        status.set_status(office, "PPWP", FIRST, ULANG, version=version)
    lock_tps(office, TPS[1], numbers())
    with pytest.raises(Locked):
        status.set_status(office, "PPWP", TPS[1], ULANG, version=sheet(office, TPS[1]).version)
    assert status.list_status(office, "PPWP") == []


def test_a_status_changed_behind_the_back_is_found(office):
    status.set_status(office, "PPWP", FIRST, ULANG, version=sheet(office).version, text="x")
    drop_triggers(office)
    sql(office, "UPDATE status_tps SET status = 'Reguler'")
    assert "audit.status" in {f.message_id for f in audit.verify_office(office)}


@pytest.fixture
def two(tmp_path, sources, clock):
    sources[0].write_text(REGIONS, encoding="utf-8")
    with sources[1].open("a", encoding="utf-8") as file:
        file.write("DPD,17,,1,A\nDPD,17,,2,B\nKWK-BUPATI,,,1,C\nKWK-BUPATI,,,2,D\n")
    elections = ["PPWP", "DPD", "KWK-BUPATI"]
    office = create_office(
        tmp_path / "k", sources[0], "170799", elections, sources[1], clock=clock, actor=Actor("a", "ketua")
    )
    yield office
    office.close()


def test_elections_of_a_tps_must_have_the_same_roll(two):
    decide_all(two, FIRST, numbers())
    values = values_of(two.form("DPD")) | {"pemilih_dpt_l": 99, "pengguna_dptb_l": 9}
    correct.decide_many(two, "DPD", FIRST, values, version=sheet_of(two, "DPD", FIRST).version)
    other = values_of(two.form("KWK-BUPATI")) | {"pemilih_dpt_l": 70}
    correct.decide_many(two, "KWK-BUPATI", FIRST, other, version=sheet_of(two, "KWK-BUPATI", FIRST).version)
    for pemilihan, here, there in (("PPWP", "100", "DPD 99"), ("DPD", "99", "PPWP 100")):
        (problem,) = [p for p in sheet_of(two, pemilihan, FIRST).problems if p.kind == "elections_differ"]
        assert problem.fields == ("pemilih_dpt_l",)
        assert f"di sini {here}" in problem.text
        assert there in problem.text
        assert "T15" in problem.text
        assert sheets.list_tps(two, pemilihan)[0].problems == 1
    assert "elections_differ" not in kinds(sheet_of(two, "KWK-BUPATI", FIRST))


def test_equal_or_undecided_elections_are_not_warned_of(two):
    decide_all(two, FIRST, numbers())
    assert "elections_differ" not in kinds(sheet(two))
    lock_of(two, "DPD", FIRST, values_of(two.form("DPD")))
    assert "elections_differ" not in kinds(sheet(two))
    assert [r.problems for r in sheets.list_tps(two, "PPWP")] == [0] * len(TPS)
