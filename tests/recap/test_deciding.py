"""A person decides, changes, takes back; verifies and agrees."""

import threading

import pytest
from recap_office import FIRST, TPS, add_plano, agree, decide_all, numbers, sheet, sql

from sirekap_desktop.recap import audit, correct, sheets, verify
from sirekap_desktop.recap.errors import NotAllowed, ReasonNeeded, StaleVersion, UnknownObject
from sirekap_desktop.recap.office import Actor, open_office
from sirekap_desktop.recap.states import TpsState


def decide(office, field_id, value, **more):
    more.setdefault("version", sheet(office).version)
    return correct.decide(office, "PPWP", FIRST, field_id, value, **more)


def field(now, field_id):
    return next(f for f in now.fields if f.id == field_id)


def changes(office):
    return [(c.field, c.kind, c.before, c.after, c.reason) for c in sheets.list_pembetulan(office, "PPWP", FIRST)]


def test_agreeing_with_the_reading_needs_nothing(office):
    add_plano(office, FIRST, numbers())
    now = field(decide(office, "suara_paslon_1", 40), "suara_paslon_1")
    assert (now.decided, now.is_decided, now.decided_by, now.corrections) == (40, True, "Ketua PPK", 0)
    assert changes(office) == []


def test_another_value_than_the_accepted_reading_needs_a_reason(office):
    before = add_plano(office, FIRST, numbers())
    for reason in (None, "", "   "):
        with pytest.raises(ReasonNeeded, match="memerlukan alasan"):
            decide(office, "suara_paslon_1", 41, reason=reason)
    assert sheet(office) == before
    now = field(decide(office, "suara_paslon_1", 41, reason=" salah baca "), "suara_paslon_1")
    assert (now.read, now.decided, now.corrections) == (40, 41, 1)
    assert changes(office) == [("suara_paslon_1", "bacaan", 40, 41, "salah baca")]


def test_a_field_in_review_takes_what_the_person_sees(office):
    add_plano(office, FIRST, numbers(), review=["suara_paslon_1"])
    decide(office, "suara_paslon_1", 41)
    assert changes(office) == [("suara_paslon_1", "bacaan", 40, 41, None)]


def test_an_empty_field_is_decided_by_a_number(office):
    add_plano(office, FIRST, dict.fromkeys(numbers(), None))
    assert field(decide(office, "disabilitas_l", 0), "disabilitas_l").decided == 0
    assert changes(office) == [("disabilitas_l", "bacaan", None, 0, None)]


def test_changing_a_decision_needs_a_reason(office):
    decide(office, "suara_sah", 10)
    with pytest.raises(ReasonNeeded):
        decide(office, "suara_sah", 11)
    decide(office, "suara_sah", 11, reason="dibaca ulang")
    assert changes(office) == [("suara_sah", "isian", 10, 11, "dibaca ulang")]


def test_deciding_the_same_again_leaves_no_line(office):
    decide(office, "suara_sah", 10)
    lines = len(audit.trail(office))
    assert field(decide(office, "suara_sah", 10), "suara_sah").decided == 10
    assert len(audit.trail(office)) == lines
    assert changes(office) == []


@pytest.mark.parametrize("value", [-1, 1000, 10**9, True, 3.0, "7", None])
def test_a_value_must_fit_the_boxes(office, value):
    with pytest.raises(NotAllowed, match="antara 0 dan 999"):
        decide(office, "suara_sah", value)


def test_unknown_fields_are_refused(office):
    with pytest.raises(UnknownObject):
        decide(office, "tanggal", 5)


def test_many_at_once_are_all_or_none(office):
    add_plano(office, FIRST, numbers())
    with pytest.raises(ReasonNeeded):
        decide_all(office, FIRST, numbers() | {"suara_total": 1})
    assert not any(f.is_decided for f in sheet(office).fields)
    assert all(f.is_decided for f in decide_all(office, FIRST, numbers()).fields)


def test_an_older_version_changes_nothing(office):
    old = sheet(office).version
    decide(office, "suara_sah", 10)
    now = sheet(office)
    for call in (correct.decide, lambda *a, **k: correct.decide_many(*a[:3], {a[3]: a[4]}, **k)):
        with pytest.raises(StaleVersion, match="sudah berubah"):
            call(office, "PPWP", FIRST, "suara_total", 5, version=old)
    for step in (verify.confirm_identity, verify.mark_verified, verify.agree, correct.undo_last):
        with pytest.raises(StaleVersion):
            step(office, "PPWP", FIRST, version=old)
    with pytest.raises(StaleVersion):
        decide(office, "suara_total", 5, version=now.version + 1)
    assert sheet(office) == now


def test_of_two_threads_with_one_version_one_wins(office):
    version = sheet(office).version
    barrier, outcomes = threading.Barrier(2), []

    def work(value: int) -> None:
        barrier.wait()
        try:
            decide(office, "suara_sah", value, version=version)
            outcomes.append(value)
        except StaleVersion:
            outcomes.append("stale")

    threads = [threading.Thread(target=work, args=(value,)) for value in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) in (["1", "stale"], ["2", "stale"])
    assert field(sheet(office), "suara_sah").decided in outcomes
    assert audit.verify_office(office) == []


def test_many_threads_on_many_tps_keep_one_chain(office):
    def work(tps: str, seed: int) -> None:
        for field_id, value in numbers(seed).items():
            correct.decide(office, "PPWP", tps, field_id, value, version=sheet(office, tps).version)

    threads = [threading.Thread(target=work, args=(tps, seed)) for seed, tps in enumerate(TPS[:4])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for seed, tps in enumerate(TPS[:4]):
        assert {f.id: f.decided for f in sheet(office, tps).fields} == numbers(seed)
    assert audit.verify_office(office) == []


def test_undo_goes_back_step_by_step(office):
    decide(office, "suara_sah", 10)
    decide(office, "suara_sah", 11, reason="x")
    decide_all(office, FIRST, {"suara_total": 20, "suara_tidak_sah": 9})

    def undo():
        now = correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
        return [field(now, f).decided for f in ("suara_sah", "suara_total", "suara_tidak_sah")]

    assert undo() == [11, None, None]
    assert undo() == [10, None, None]
    assert undo() == [None, None, None]
    with pytest.raises(NotAllowed, match="dapat dibatalkan"):
        undo()
    assert not any(f.is_decided for f in sheet(office).fields)
    assert [c[1] for c in changes(office)] == ["isian", "batal", "batal", "batal", "batal"]
    assert audit.verify_office(office) == []


def test_undo_then_a_new_decision_then_undo(office):
    decide(office, "suara_sah", 10)
    correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
    decide(office, "suara_sah", 12)
    now = correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
    assert not field(now, "suara_sah").is_decided


def test_nobody_undoes_what_another_person_did(office):
    decide(office, "suara_sah", 10)
    other = open_office(office.folder, actor=Actor("Anggota", "anggota"))
    try:
        with pytest.raises(NotAllowed, match="keputusan Anda"):
            correct.undo_last(other, "PPWP", FIRST, version=sheet(office).version)
        correct.decide(other, "PPWP", FIRST, "suara_sah", 11, version=sheet(office).version, reason="x")
    finally:
        other.close()
    with pytest.raises(NotAllowed, match="sudah diubah lagi"):
        correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)


def test_the_road_to_agreed(office):
    add_plano(office, FIRST, numbers())
    with pytest.raises(NotAllowed, match="belum diverifikasi"):
        verify.agree(office, "PPWP", FIRST, version=sheet(office).version)
    now = agree(office, FIRST, numbers())
    assert now.state is TpsState.DISEPAKATI
    with pytest.raises(NotAllowed, match="sudah diverifikasi"):
        verify.mark_verified(office, "PPWP", FIRST, version=now.version)


def test_verified_only_when_every_field_is_decided(office):
    add_plano(office, FIRST, numbers())
    some = {f: v for f, v in numbers().items() if f != "suara_total"}
    now = decide_all(office, FIRST, some)
    now = verify.confirm_identity(office, "PPWP", FIRST, version=now.version)
    with pytest.raises(NotAllowed, match="1 isian belum ditetapkan"):
        verify.mark_verified(office, "PPWP", FIRST, version=now.version)


def test_numbers_typed_without_any_page_can_be_verified(office):
    assert agree(office, FIRST, numbers()).state is TpsState.DISEPAKATI


def test_a_change_after_agreement_takes_the_agreement_back(office):
    add_plano(office, FIRST, numbers())
    agree(office, FIRST, numbers())
    now = decide(office, "suara_paslon_1", 41, reason="pleno")
    assert (now.state, now.identity_confirmed) == (TpsState.TERBACA, True)
    assert {c.rule.id for c in now.checks if c.broken} == {"T3"}


def test_the_trail_says_who_what_when_why(office):
    add_plano(office, FIRST, numbers())
    decide(office, "suara_paslon_1", 41, reason="salah baca")
    line = audit.trail(office, pemilihan="PPWP", kode=FIRST, limit=1)[0]
    assert (line.by, line.role, line.action, line.object) == ("Ketua PPK", "ketua", "decide", "isian:suara_paslon_1")
    assert (line.before, line.after, line.reason) == (
        {"suara_paslon_1": None},
        {"suara_paslon_1": 41},
        "salah baca",
    )
    assert line.local.endswith("+07:00")
    assert line.utc[:13] == "2024-02-20T02"
    assert line.station == office.station


def test_summary_columns_follow_the_sheet(office):
    add_plano(office, FIRST, numbers(), review=["suara_sah", "suara_total"])
    decide(office, "suara_sah", 1)
    now, row = sheet(office), sheets.list_tps(office, "PPWP")[0]
    assert row.decided == sum(f.is_decided for f in now.fields) == 1
    assert row.review == sum(f.decision == "review" and not f.is_decided for f in now.fields)
    assert row.accepted + row.review + row.decided == 28
    assert row.problems == len(now.problems)
    assert sql(office, "SELECT version FROM hasil_tps WHERE tps = '" + FIRST + "'") == [(now.version,)]
