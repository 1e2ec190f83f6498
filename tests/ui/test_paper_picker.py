"""Every kind of paper is found in the documents view, printed of its place, and named in the list."""

from __future__ import annotations

import pytest
from office_kit import DESA, FIRST, KECAMATAN, PEMILIHAN, numbers
from PySide6.QtCore import Qt

from sirekap_desktop.documents.letter import LETTERS, PAPER_KINDS
from sirekap_desktop.recap.states import StatusPelaksanaan
from sirekap_desktop.ui.paper_words import kind_title, paper_groups, paper_title
from sirekap_desktop.ui.views.frame import DOCUMENTS
from sirekap_desktop.ui.widgets.paper_picker import PaperPicker

WAIT = 30_000


@pytest.fixture
def picker(session, qtbot):
    picker = PaperPicker(session)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def places(picker, kind):
    picker.choose(kind)
    return [picker.place.itemData(row) for row in range(picker.place.count())]


def count_again(session):
    """Decide a TPS and say that its votes were counted again."""
    gateway = session.gateway
    sheet = gateway.confirm_identity(PEMILIHAN, FIRST, gateway.sheet(PEMILIHAN, FIRST).version)
    sheet = gateway.decide_many(PEMILIHAN, FIRST, numbers(), sheet.version)
    text = "Angka tidak cocok."
    gateway.set_status(PEMILIHAN, FIRST, StatusPelaksanaan.PENGHITUNGAN_ULANG, text, sheet.version)
    session.refresh()


def test_every_kind_of_paper_stands_in_one_group_and_has_a_name():
    kinds = [kind for _, group in paper_groups() for kind in group]
    assert sorted(kinds) == sorted(PAPER_KINDS)
    assert len({kind_title(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_kind_offers_the_places_that_it_can_be_of(picker, session, kind):
    count_again(session)
    lengths = {"kecamatan": 6, "desa": 10, "tps": 13}
    levels = LETTERS[kind].levels if kind in LETTERS else ("desa",) if kind == "lampiran-desa" else ("kecamatan",)
    offered = places(picker, kind)
    assert {len(kode) for kode in offered} == {lengths[level] for level in levels}
    if "desa" in levels:
        assert set(DESA) <= set(offered)
    assert picker.chosen == (kind, offered[0])


def test_arrow_keys_go_through_all_kinds_and_pass_over_the_headings(picker, qtbot):
    seen = [picker.kind.currentData()]
    for _ in range(picker.kind.count()):
        qtbot.keyClick(picker.kind, Qt.Key.Key_Down)
        seen.append(picker.kind.currentData())
    assert list(dict.fromkeys(seen)) == [kind for _, group in paper_groups() for kind in group]


def test_the_place_stays_where_the_next_kind_has_it_too(picker):
    desa = list(DESA)[1]
    picker.choose("kejadian-khusus", desa)
    picker.choose("selisih")
    assert picker.chosen == ("selisih", desa)
    picker.choose("undangan")
    assert picker.chosen == ("undangan", KECAMATAN)


def test_nothing_can_be_printed_of_a_recount_that_was_none(window, qtbot):
    window.frame.show_view(DOCUMENTS)
    view = window.frame.documents
    view.paper.choose("hitung-ulang")
    assert view.paper.chosen is None
    assert not view.print_button.isEnabled()
    assert not view.sign_button.isEnabled()
    view.paper.choose("selisih")
    assert view.print_button.isEnabled()


def test_papers_of_kecamatan_desa_and_tps_are_printed_and_listed_by_name(window, qtbot):
    count_again(window.session)
    qtbot.waitUntil(lambda: any(r.status is not StatusPelaksanaan.REGULER for r in window.session.rows), timeout=WAIT)
    window.frame.show_view(DOCUMENTS)
    view = window.frame.documents
    papers = [
        ("undangan", KECAMATAN, "KECAMATAN UJI"),
        ("riwayat-pembetulan", list(DESA)[1], "DESA DUA"),
        ("hitung-ulang", FIRST, "TPS 001 DESA SATU"),
    ]
    for count, (kind, kode, _) in enumerate(papers, 1):
        view.paper.choose(kind, kode)
        qtbot.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda count=count: view.model.rowCount() == count, timeout=WAIT)
    listed = {view.model.index(row, 0).data() for row in range(view.model.rowCount())}
    assert listed == {paper_title(kind, name) for kind, _, name in papers}
