"""The rules of the recap, R1 to R5: each holds, is broken and is left open, and says so in one sentence."""

import pytest

from sirekap_desktop.forms.comparisons import comparison_labels
from sirekap_desktop.forms.recap_rules import (
    Carried,
    check_carried,
    check_column,
    check_stations,
    check_status,
    check_totals,
    load_recap_rules,
    recap_rules,
)
from sirekap_desktop.forms.rules import describe
from sirekap_desktop.forms.toml_node import FormError

LABELS = comparison_labels({"suara_sah": "suara sah", "suara_tidak_sah": "suara tidak sah"})
FIELDS = ("suara_sah", "suara_tidak_sah")
DESA = "1707991001"
STATIONS = [f"{DESA}{n:03}" for n in (1, 2, 3)]


def told(check):
    return describe(check, LABELS)


def outcome(checks):
    return [check.holds for check in checks]


def test_the_rules_are_the_dossiers_with_severity_and_basis():
    assert {rule.id: rule.severity.value for rule in recap_rules().values()} == {
        "R1": "H", "R2": "H", "R3": "H", "R4": "H", "R5": "W",
    }  # fmt: skip
    assert all(rule.basis for rule in recap_rules().values())


def test_r1_a_total_is_the_sum_of_its_columns():
    values = ((1000, 200), (3, None))
    assert outcome(check_totals(FIELDS, values, (1200, None))) == [True, None]
    broken, left = check_totals(FIELDS, values, (1201, None))
    assert told(broken) == "Suara sah pada JUMLAH AKHIR 1.201 ≠ suara sah semua kolom 1.200 (selisih +1)"
    assert told(left).startswith("R1 belum dapat diperiksa: suara tidak sah pada JUMLAH AKHIR")
    assert outcome(check_totals(FIELDS, values, (1200, 3))) == [True, None]


def test_r1_a_column_is_what_its_own_table_adds_up_to():
    column = {"suara_sah": 10, "suara_tidak_sah": None}
    assert outcome(check_column("Melati", column, {"suara_sah": 10, "suara_tidak_sah": 1})) == [True, None]
    broken, left = check_column("Melati", column, {"suara_sah": 12})
    assert told(broken) == "Suara sah pada kolom Melati 10 ≠ suara sah semua TPS Melati 12 (selisih −2)"
    assert "suara tidak sah semua TPS Melati" in told(left)


def sheets(*, came=(6,), goes=(6,), total=(10,)):
    return [Carried(None, ((1,), (5,)), goes), Carried(came, ((4,),), total)]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"goes": (7,), "came": (7,)},
            "JUMLAH PINDAHAN di akhir lembar 1 7 ≠ suara sah semua kolom sampai lembar 1 6 (selisih +1)",
        ),
        (
            {"came": (5,)},
            "JUMLAH PINDAHAN di awal lembar 2 5 ≠ suara sah pada JUMLAH PINDAHAN di akhir lembar 1 6 (selisih −1)",
        ),
        ({"total": (9,)}, "JUMLAH AKHIR lembar terakhir 9 ≠ suara sah semua kolom 10 (selisih −1)"),
    ],
)
def test_r2_what_is_carried_is_the_running_sum(changed, sentence):
    assert outcome(check_carried(FIELDS[:1], sheets())) == [True, True, True]
    (broken,) = [check for check in check_carried(FIELDS[:1], sheets(**changed)) if check.broken]
    assert told(broken) == f"Suara sah pada {sentence}"


def test_r2_is_open_where_a_part_is_not_decided():
    found = check_carried(FIELDS[:1], [Carried(None, ((None,),), (None,)), Carried((None,), ((4,),), (None,))])
    assert outcome(found) == [None, None, None]
    assert told(found[0]).startswith("R2 belum dapat diperiksa: suara sah pada JUMLAH PINDAHAN")


def test_r3_every_tps_once_and_none_of_another_desa():
    assert outcome(check_stations("Melati", {DESA}, STATIONS, STATIONS)) == [True, True, True]
    lacking, *rest = check_stations("Melati", {DESA}, STATIONS, STATIONS[:2])
    assert told(lacking) == "TPS Melati (tanpa 003) dalam rekap 2 ≠ TPS dalam daftar wilayah 3 (selisih −1)"
    assert outcome(rest) == [True, True]
    complete, own, twice = check_stations("Melati", {DESA}, STATIONS, [*STATIONS, STATIONS[0]])
    assert outcome((complete, own, twice)) == [True, True, False]
    assert told(twice) == "TPS yang direkap di Melati 4 ≠ TPS yang berbeda 3 (selisih +1)"
    complete, own, twice = check_stations("Melati", {DESA}, STATIONS, [*STATIONS, "1707992002001"])
    assert outcome((complete, own, twice)) == [True, False, True]
    assert told(own) == "TPS yang direkap di Melati 4 ≠ TPS Melati dalam rekap 3 (selisih +1)"


def test_r3_is_open_where_no_list_names_the_tps():
    complete, *rest = check_stations("Melati", {DESA}, (), STATIONS)
    assert complete.holds is None
    assert told(complete) == "R3 belum dapat diperiksa: TPS dalam daftar wilayah kosong"
    assert outcome(rest) == [True, True]


@pytest.mark.parametrize(("again", "events"), [(True, 1), (False, 0)])
def test_r5_a_status_and_its_event_stand_together(again, events):
    assert check_status("001", again, events).holds is True


def test_r5_is_broken_either_way_and_open_without_a_status():
    assert told(check_status("001", True, 0)) == (
        "Status ulang TPS 001 1 ≠ catatan kejadian yang mendasarinya 0 (selisih +1)"
    )
    assert told(check_status("001", False, 2)).endswith("0 ≠ catatan kejadian yang mendasarinya 2 (selisih −2)")
    assert told(check_status("001", None, None)).startswith("R5 belum dapat diperiksa: status ulang TPS 001")


def test_a_file_with_a_word_that_nobody_knows_is_refused(tmp_path):
    path = tmp_path / "X.toml"
    path.write_text('code = "X"\n[[rules]]\nid = "R1"\nseverity = "H"\nbasis = "x"\ncompred = []\n', encoding="utf-8")
    with pytest.raises(FormError, match="compred"):
        load_recap_rules(path)
