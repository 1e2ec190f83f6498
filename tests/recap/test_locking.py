"""Locks: what stands against them, what explains a broken rule, and what they carry."""

import hashlib
import json

import pytest
from recap_office import DESA, FIRST, TPS, agree, drop_triggers, lock_all, lock_tps, numbers, sheet, sql

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap import aggregate, audit, correct, intake, locks, objections, verify
from sirekap_desktop.recap.errors import Locked, LockRefused, NotAllowed, UnknownObject
from sirekap_desktop.recap.states import KejadianKind, Level, RegionState, TpsState

KECAMATAN = "170799"
BROKEN = numbers() | {"suara_total": 1 + numbers()["suara_total"]}


def preview(office, level, kode):
    return locks.preview_lock(office, "PPWP", level, kode)


def test_a_tps_must_be_agreed(office):
    found = preview(office, Level.TPS, FIRST)
    assert [p.kind for p in found.missing] == ["undecided", "not_agreed"]
    with pytest.raises(LockRefused, match="28 isian belum ditetapkan"):
        locks.lock(office, "PPWP", Level.TPS, FIRST)
    assert sheet(office).state is TpsState.KOSONG


def test_a_lock_keeps_what_the_preview_showed(office):
    agree(office, FIRST, numbers())
    shown = preview(office, Level.TPS, FIRST)
    kunci = locks.lock(office, "PPWP", Level.TPS, FIRST)
    assert shown.missing == shown.broken == ()
    assert kunci.digest == shown.digest
    assert kunci.numbers["columns"] == [{"kode": FIRST, "values": numbers()}]
    assert locks.current_lock(office, "PPWP", Level.TPS, FIRST) == kunci
    assert sheet(office).state is TpsState.TERKUNCI


def test_the_digest_is_what_the_module_says(office):
    lock_tps(office, FIRST, numbers())
    content = {"pemilihan": "PPWP", "level": "tps", "kode": FIRST, "columns": [{"kode": FIRST, "values": numbers()}]}
    # All keys are ASCII and all values whole numbers: there RFC 8785 is compact JSON with sorted keys.
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    kunci = locks.current_lock(office, "PPWP", Level.TPS, FIRST)
    assert kunci.digest == hashlib.sha256(text.encode()).hexdigest()


def test_everything_on_a_locked_tps_is_refused(office):
    lock_tps(office, FIRST, numbers())
    now = sheet(office)
    for act in (
        lambda: correct.decide(office, "PPWP", FIRST, "suara_sah", 1, version=now.version, reason="x"),
        lambda: correct.undo_last(office, "PPWP", FIRST, version=now.version),
        lambda: verify.confirm_identity(office, "PPWP", FIRST, version=now.version),
        lambda: verify.mark_verified(office, "PPWP", FIRST, version=now.version),
        lambda: verify.agree(office, "PPWP", FIRST, version=now.version),
        lambda: locks.lock(office, "PPWP", Level.TPS, FIRST),
        lambda: objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "terlambat"),
    ):
        with pytest.raises(Locked, match="sudah dikunci"):
            act()
    assert sheet(office) == now


def test_levels_are_locked_from_below(office):
    lock_tps(office, FIRST, numbers())
    with pytest.raises(LockRefused, match="2 dari 3 bagian 1707991001 belum dikunci: TPS 002, TPS 003"):
        locks.lock(office, "PPWP", Level.DESA, DESA[0])
    with pytest.raises(LockRefused, match="2 dari 2 bagian 170799 belum dikunci: DESA SATU, DESA DUA"):
        locks.lock(office, "PPWP", Level.KECAMATAN, KECAMATAN)


def test_the_whole_road(office):
    lock_all(office)
    table = aggregate.recap_table(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    kunci = locks.current_lock(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    assert (table.final, table.digest, table.state) == (True, kunci.digest, RegionState.FINAL)
    assert audit.verify_office(office) == []
    hashes = sql(office, "SELECT prev_hash, hash FROM kunci ORDER BY id")
    assert len(hashes) == 5 + 2 + 1
    assert [h[0] for h in hashes] == ["0" * 64, *(h[1] for h in hashes[:-1])]


def test_a_broken_rule_needs_its_event(office):
    agree(office, FIRST, BROKEN)
    found = preview(office, Level.TPS, FIRST)
    assert sorted({c.rule.id for _, c in found.broken}) == ["T4", "T6"]
    with pytest.raises(LockRefused, match=r"3 aturan tidak terpenuhi tanpa catatan kejadian.*≠"):
        locks.lock(office, "PPWP", Level.TPS, FIRST)
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "salah jumlah", rule_id="T6")
    assert {c.rule.id for _, c in preview(office, Level.TPS, FIRST).broken} == {"T4"}
    objections.record_kejadian(
        office, "PPWP", Level.TPS, FIRST, "salah jumlah", kind="keberatan", rule_id="T4", fields=["suara_total"]
    )
    assert len(preview(office, Level.TPS, FIRST).broken) == 1, "the event names only one of the rule's fields"
    fields = next(c for _, c in preview(office, Level.TPS, FIRST).broken).rule.fields
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "salah jumlah", rule_id="T4", fields=fields)
    locks.lock(office, "PPWP", Level.TPS, FIRST)


def test_what_a_part_explained_needs_no_second_event_above(office):
    agree(office, FIRST, BROKEN)
    for rule in ("T4", "T6"):
        objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "salah jumlah", rule_id=rule)
    locks.lock(office, "PPWP", Level.TPS, FIRST)
    for seed, tps in enumerate(TPS[1:], 1):
        lock_tps(office, tps, numbers(seed))
    for desa in DESA:
        locks.lock(office, "PPWP", Level.DESA, desa)
    locks.lock(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    table = aggregate.recap_table(office, "PPWP", Level.DESA, DESA[0])
    assert {c.rule.id for c in table.checks if c.broken} == {"T4", "T6"}
    assert {c.rule.id for c in table.column_checks[0] if c.broken} == {"T4", "T6"}
    assert not any(c.broken for c in table.column_checks[1])


def test_warnings_do_not_stand_against_a_lock(office):
    odd = numbers() | {"surat_suara_diterima": 300}
    odd["surat_suara_tidak_digunakan"] = 300 - odd["surat_suara_digunakan"]
    lock_tps(office, FIRST, odd)
    assert {c.rule.id for c in sheet(office).checks if c.broken} == {"T9"}


def test_a_desa_with_numbers_changed_behind_its_locks_is_not_locked(office):
    for seed, tps in enumerate(TPS[:3]):
        lock_tps(office, tps, numbers(seed))
    drop_triggers(office)
    sql(office, "UPDATE isian SET value = value + 1 WHERE field = 'suara_paslon_1' AND hasil_id = 2")
    assert [p.kind for p in preview(office, Level.DESA, DESA[0]).missing] == ["differs"]
    with pytest.raises(LockRefused, match=TPS[1]):
        locks.lock(office, "PPWP", Level.DESA, DESA[0])


def test_changed_numbers_are_never_shown_as_final(office):
    lock_all(office)
    drop_triggers(office)
    sql(office, "UPDATE isian SET value = value + 1 WHERE field = 'suara_paslon_1' AND hasil_id = 2")
    for level, kode in ((Level.DESA, DESA[0]), (Level.KECAMATAN, KECAMATAN)):
        table = aggregate.recap_table(office, "PPWP", level, kode)
        assert (table.final, table.digest) == (False, None)
    assert aggregate.recap_table(office, "PPWP", Level.DESA, DESA[1]).final


@pytest.mark.parametrize(
    ("level", "kode"),
    [(Level.TPS, DESA[0]), (Level.DESA, KECAMATAN), (Level.DESA, "1707991009"), (Level.TPS, "1707991001999")],
)
def test_unknown_places(office, level, kode):
    with pytest.raises(UnknownObject):
        preview(office, level, kode)


def test_scrutiny_comes_between_draft_and_final(office):
    with pytest.raises(NotAllowed, match="belum lengkap"):
        locks.note_scrutiny(office, "PPWP", Level.DESA, DESA[1])
    states = []
    for seed, tps in enumerate(TPS[3:]):
        lock_tps(office, tps, numbers(seed))
    for step in (
        lambda: None,
        lambda: locks.note_scrutiny(office, "PPWP", Level.DESA, DESA[1]),
        lambda: locks.lock(office, "PPWP", Level.DESA, DESA[1]),
    ):
        step()
        states.append(aggregate.recap_table(office, "PPWP", Level.DESA, DESA[1]).state)
    assert states == [RegionState.DRAF, RegionState.DICERMATI, RegionState.FINAL]


def test_events_are_listed_by_place(office):
    objections.record_kejadian(office, "PPWP", Level.DESA, DESA[0], "listrik padam")
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "surat suara kurang", kind=KejadianKind.KEBERATAN)
    objections.record_kejadian(office, "PPWP", Level.TPS, TPS[4], "x")
    assert [k.text for k in objections.list_kejadian(office, "PPWP", DESA[0])] == [
        "listrik padam",
        "surat suara kurang",
    ]
    assert [k.kind.value for k in objections.list_kejadian(office, "PPWP", FIRST)] == ["keberatan"]
    assert len(objections.list_kejadian(office, "PPWP")) == 3
    assert audit.trail(office, limit=1)[0].after["text"] == "x"


@pytest.mark.parametrize(
    ("level", "kode", "text", "fields"),
    [
        (Level.TPS, FIRST, "  ", ()),
        (Level.TPS, DESA[0], "x", ()),
        (Level.TPS, "1707991001999", "x", ()),
        (Level.DESA, "1707981001", "x", ()),
        (Level.TPS, FIRST, "x", ("tiada",)),
    ],
)
def test_events_that_fit_nowhere_are_refused(office, level, kode, text, fields):
    with pytest.raises(SirekapError):
        objections.record_kejadian(office, "PPWP", level, kode, text, fields=fields)
    assert objections.list_kejadian(office, "PPWP") == []


def test_no_page_leaves_a_locked_tps(office):
    from recap_office import add_plano

    pages = add_plano(office, FIRST, numbers()).pages
    lock_tps(office, FIRST, numbers())
    with pytest.raises(Locked):
        intake.assign_page(office, pages[0].id, "PPWP", TPS[1])
