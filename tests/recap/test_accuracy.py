"""What people decided against what was read: counts by witness, form, station and risk; nothing is changed by it."""

import csv
import io
from dataclasses import replace

import pytest
from recap_office import (
    FIRST,
    PLANO,
    SALINAN,
    TPS,
    add_file,
    add_plano,
    decide_all,
    numbers,
    page_reading,
    sheet,
    sql,
)

from sirekap_desktop.reading.result import Decision, Witness
from sirekap_desktop.reading.risk_bands import interval
from sirekap_desktop.recap import audit, correct
from sirekap_desktop.recap.accuracy import Count, accuracy
from sirekap_desktop.recap.accuracy_text import COLUMNS, as_csv, as_json, as_text, percent


def counts(report, group):
    return {c.name: (c.fields, c.differ) for c in report.groups[group]}


@pytest.fixture
def judged(office):
    """A TPS whose page 2 was read with a wrong accepted number, a wrong doubted one and one read as empty."""
    add_plano(office, FIRST, numbers(), pages=(1,))
    reading = page_reading(PLANO, 2, numbers() | {"suara_paslon_1": 47, "suara_paslon_2": 56, "suara_paslon_3": None})
    told = {
        "suara_paslon_1": (0.99995, Decision.ACCEPTED, {"digits": Witness(47, 0.9), "bubbles": Witness(40, 0.9)}),
        "suara_paslon_2": (0.7, Decision.REVIEW, {"digits": Witness(56, 0.7), "bubbles": None}),
        "suara_paslon_3": (0.6, Decision.REVIEW, {"digits": Witness(None, 0.9), "bubbles": None}),
    }
    fields = tuple(
        replace(f, confidence=told[f.id][0], decision=told[f.id][1], evidence=told[f.id][2]) for f in reading.fields
    )
    office.station = "meja-2"
    add_file(office, [replace(reading, fields=fields)], FIRST, b"halaman 2")
    correct.decide(
        office, "PPWP", FIRST, "suara_paslon_1", 40, version=sheet(office).version, reason="Salah baca oleh program"
    )
    decide_all(office, FIRST, numbers())
    return office


def test_every_decided_number_is_held_against_its_reading(judged):
    report = accuracy(judged, "PPWP")
    assert (report.decided, report.unread, report.empty, len(report.fields)) == (28, 3, 1, 24)
    assert report.all == Count("", 24, 2)
    assert counts(report, "decision") == {"accepted": (23, 1), "review": (1, 1)}
    assert counts(report, "witness") == {"digits": (24, 2), "bubbles": (1, 0)}
    assert counts(report, "form") == {PLANO: (24, 2)}
    (wrong,) = report.silent
    assert (wrong.field, wrong.read, wrong.decided, wrong.reason) == (
        "suara_paslon_1",
        47,
        40,
        "Salah baca oleh program",
    )
    assert wrong.station == "meja-2"
    assert counts(report, "station")["meja-2"] == (2, 2)


def test_bands_hold_the_stated_risk_against_what_was_decided(judged):
    bands = accuracy(judged, "PPWP").bands
    assert [(b.fields, b.wrong) for b in bands] == [(23, 1), (0, 0), (0, 0), (0, 0), (1, 1)]
    assert bands[0].promised == pytest.approx(22 * 1e-5 + 5e-5)
    assert bands[0].overconfident
    assert "LEBIH SERING SALAH" in as_text(accuracy(judged, "PPWP"))


def test_what_nobody_has_decided_is_not_compared(office):
    add_plano(office, FIRST, numbers())
    assert accuracy(office, "PPWP").decided == 0
    decide_all(office, FIRST, numbers())
    correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
    correct.decide(office, "PPWP", FIRST, "suara_sah", numbers()["suara_sah"], version=sheet(office).version)
    report = accuracy(office, "PPWP")
    assert [f.field for f in report.fields] == ["suara_sah"]


def test_copies_are_counted_apart(office):
    add_plano(office, FIRST, numbers())
    copy = numbers() | {"suara_paslon_1": 99}
    add_file(office, [page_reading(SALINAN, n, copy, index=n) for n in (1, 2)], FIRST, b"salinan")
    decide_all(office, FIRST, numbers())
    report = accuracy(office, "PPWP")
    assert counts(report, "form") == {PLANO: (28, 0), SALINAN: (28, 1)}
    assert (report.all.fields, report.all.differ) == (28, 0)
    assert counts(report, "decision")["review"] == (1, 0)


def test_too_few_fields_say_nothing_and_the_interval_is_the_exact_one(office):
    for seed, tps in enumerate(TPS[:3]):
        add_plano(office, tps, numbers(seed))
        decide_all(office, tps, numbers(seed))
    report = accuracy(office, "PPWP")
    assert report.all.too_few
    assert report.all.interval == interval(0, 84)
    text = as_text(report)
    assert "terlalu sedikit untuk menyimpulkan" in text
    assert "sampai 4,3 % bisa" in text
    add_plano(office, TPS[3], numbers(3))
    decide_all(office, TPS[3], numbers(3))
    more = accuracy(office, "PPWP")
    assert not more.all.too_few
    assert "untuk menyimpulkan" not in as_text(more)
    assert "29.956 isian" in as_text(more)


def test_nothing_to_compare_is_said(office):
    assert "Belum ada yang dapat dibandingkan" in as_text(accuracy(office, "PPWP"))


def test_practice_says_so_and_a_real_office_does_not(make_office, judged):
    practice = accuracy(make_office("latihan", practice=True), "PPWP")
    assert as_text(practice).startswith("KANTOR LATIHAN")
    assert as_json([practice])["reports"][0]["practice"] is True
    assert "LATIHAN" not in as_text(accuracy(judged, "PPWP"))


def test_it_changes_nothing(judged):
    tables = ("bacaan", "isian", "pembetulan", "hasil_tps", "jejak")
    before = [sql(judged, f"SELECT * FROM {table}") for table in tables]
    as_text(accuracy(judged, "PPWP"))
    assert [sql(judged, f"SELECT * FROM {table}") for table in tables] == before
    assert audit.verify_office(judged) == []


def test_csv_and_json_hold_the_same_counts(judged):
    report = accuracy(judged, "PPWP")
    lines = list(csv.DictReader(io.StringIO(as_csv([report]))))
    assert tuple(lines[0]) == COLUMNS
    found = {(line["bagian"], line["nama"]): (int(line["isian"]), int(line["beda"])) for line in lines}
    assert found["all", ""] == (24, 2)
    assert found["decision", "accepted"] == (23, 1)
    assert found["risk", "0-0.0001"] == (23, 1)
    told = as_json([report])["reports"][0]
    for group, of_group in told["groups"].items():
        assert all(found[group, c["name"]] == (c["fields"], c["differ"]) for c in of_group)
    assert [s["id"] for s in told["silent"]] == ["suara_paslon_1"]
    assert {line["latihan"] for line in lines} == {"tidak"}


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (0.0, "0 %"),
        (1e-7, "< 0,001 %"),
        (1e-4, "0,01 %"),
        (7.7e-3, "0,77 %"),
        (0.0123, "1,2 %"),
        (0.5, "50 %"),
        (1.0, "100 %"),
    ],
)
def test_per_cent_keeps_small_rates_apart_from_none(rate, text):
    assert percent(rate) == text
