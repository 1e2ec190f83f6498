"""How strict an office is: the word in office.toml, what it lets pass, and what the audit trail knows of it."""

import json
from dataclasses import replace

import pytest
from recap_office import FIRST, PLANO, add_file, add_plano, decide_all, numbers, page_reading, sheet, sql

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.reading.result import Decision
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.recap import audit, sheets
from sirekap_desktop.recap.errors import BadOffice
from sirekap_desktop.recap.office import open_office
from sirekap_desktop.recap.office_file import OfficeFile, read_office_file, write_office_file

DOUBT = "suara_paslon_1"


def edit(office, old, new):
    """Close an office, change its file as a person would, and open it again."""
    path = office.folder / "office.toml"
    office.close()
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return open_office(office.folder, clock=office.clock)


def with_risk(office, risk, *, notes=(), decision=Decision.ACCEPTED):
    """Store page 2 of the first TPS; one field has a risk of its own, the others 1e-6."""
    reading = page_reading(PLANO, 2, numbers())
    fields = tuple(
        replace(f, confidence=1 - risk, notes=notes, decision=decision)
        if f.id == DOUBT
        else replace(f, confidence=1 - 1e-6)
        for f in reading.fields
    )
    add_file(office, [replace(reading, fields=fields)], FIRST, b"halaman 2")


def decision(office):
    return next(f for f in sheet(office).fields if f.id == DOUBT).decision


def lines(office):
    return sql(office, "SELECT before, after, reason, by FROM jejak WHERE action = 'office.ketelitian' ORDER BY id")


def test_stricter_words_let_less_pass_and_biasa_is_the_readers_own():
    limits = [k.limit for k in Ketelitian]
    assert limits == sorted(limits) == [2e-5, 1e-4, 3e-4]
    assert Ketelitian.BIASA.limit == DecodeSettings().limit
    assert [k.per_ten_thousand for k in Ketelitian] == [0.2, 1, 3]


@pytest.mark.parametrize("word", Ketelitian)
def test_the_word_is_kept_in_the_file_with_its_meaning(tmp_path, word):
    file = OfficeFile("170799", ("PPWP",), saksi=(("1", "Saksi"),), ketelitian=word)
    write_office_file(tmp_path, file)
    assert read_office_file(tmp_path) == file
    assert "ketat (paling banyak 0,2)" in (tmp_path / "office.toml").read_text(encoding="utf-8")


def test_an_office_of_before_is_biasa(office):
    path = office.folder / "office.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("[pembacaan]")[0], encoding="utf-8")
    assert read_office_file(office.folder).ketelitian is Ketelitian.BIASA


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ('ketelitian = "teliti"', "'teliti' tidak dikenal. Tulis salah satu: ketat, biasa, longgar"),
        ("ketelitian = 3", "3 tidak dikenal"),
        ('ketelitan = "ketat"', "'ketelitan'"),
    ],
)
def test_a_word_that_nobody_knows_is_said_and_never_taken_for_another(office, new, told):
    with pytest.raises(BadOffice, match=told):
        edit(office, 'ketelitian = "biasa"', new)


@pytest.mark.parametrize(
    ("risk", "word", "wanted"),
    [
        (1e-5, "ketat", "accepted"),
        (5e-5, "ketat", "review"),
        (5e-5, "biasa", "accepted"),
        (2e-4, "biasa", "review"),
        (2e-4, "longgar", "accepted"),
        (4e-4, "longgar", "review"),
    ],
)
def test_a_changed_word_holds_for_what_was_read_before(office, risk, word, wanted):
    with_risk(office, risk, decision=Decision.ACCEPTED if risk < 1e-4 else Decision.REVIEW)
    stored = sql(office, "SELECT id, decision, confidence FROM bacaan")
    again = edit(office, 'ketelitian = "biasa"', f'ketelitian = "{word}"')
    assert decision(again) == wanted
    row = sheets.list_tps(again, "PPWP")[0]
    assert (row.accepted, row.review) == ((3, 0) if wanted == "accepted" else (2, 1))
    assert sql(again, "SELECT id, decision, confidence FROM bacaan") == stored
    assert audit.verify_office(again) == []
    again.close()


def test_no_word_lets_a_field_with_a_note_pass(office):
    with_risk(office, 1e-6, notes=("reading.note.bubbles",), decision=Decision.REVIEW)
    again = edit(office, 'ketelitian = "biasa"', 'ketelitian = "longgar"')
    assert decision(again) == "review"
    again.close()


def test_what_a_person_decided_stays_decided(office):
    add_plano(office, FIRST, numbers())
    decide_all(office, FIRST, numbers())
    again = edit(office, 'ketelitian = "biasa"', 'ketelitian = "ketat"')
    assert all(f.is_decided for f in sheet(again).fields)
    assert sheets.list_tps(again, "PPWP")[0].decided == 28
    again.close()


def test_opening_notes_a_change_once_and_says_that_the_editor_is_unknown(office):
    again = edit(office, 'ketelitian = "biasa"', 'ketelitian = "ketat"')
    again.close()
    again = open_office(office.folder, clock=office.clock)
    ((before, after, reason, by),) = lines(again)
    assert (json.loads(before), json.loads(after)) == ({"ketelitian": "biasa"}, {"ketelitian": "ketat"})
    assert "tidak diketahui" in reason
    assert by == "Ketua PPK"
    again = edit(again, '"ketat"', '"biasa"')
    assert len(lines(again)) == 2
    assert audit.verify_office(again) == []
    again.close()


def test_a_new_office_records_the_word_that_it_was_made_with(make_office):
    office = make_office(ketelitian=Ketelitian.KETAT)
    ((after,),) = sql(office, "SELECT after FROM jejak WHERE action = 'office.create'")
    assert json.loads(after)["ketelitian"] == "ketat"
    assert lines(office) == []
    assert office.settings.limit == 2e-5
