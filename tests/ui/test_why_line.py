"""The window says why a field needs eyes, and shows both readings where bubbles or the SALINAN say otherwise."""

from __future__ import annotations

import pytest
from office_kit import FIRST, ImmediateRunner, add_tps, make_app, numbers

from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.messages import MESSAGES
from sirekap_desktop.ui.app_gateway import AppGateway
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.verify_view import VerifyView


@pytest.fixture
def view(tmp_path, qtbot):
    app = make_app(tmp_path)
    doubtful = {"suara_paslon_1": 60, "suara_paslon_2": 100, "suara_tidak_sah": None}
    add_tps(app, tmp_path, FIRST, doubtful=doubtful, bubbles={"suara_paslon_1": 80}, tally={"suara_paslon_1": 65})
    copy = numbers() | {"surat_suara_diterima": 265}
    add_tps(app, tmp_path, FIRST, values=copy, pages=(1, 2), kind=FormKind.SALINAN)
    session = Session(AppGateway(app), ImmediateRunner())
    session.refresh()
    view = VerifyView(session)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    session.choose(FIRST)
    yield view
    app.close()


def said_of(view, field_id):
    view.table.activate(field_id)
    return view.why.text if view.why.isVisible() else None


def test_contradicting_bubbles_are_told_with_both_readings(view):
    said = said_of(view, "suara_paslon_1")
    assert MESSAGES["reading.note.bubbles"] in said
    assert "Kotak: X 6 0. Bulatan: 80." in said


def test_a_contradicting_tally_is_told_with_both_readings(view):
    said = said_of(view, "suara_paslon_1")
    assert MESSAGES["reading.note.tally"] in said
    assert "Kotak: X 6 0. Turus: 65." in said


def test_a_copy_that_differs_is_told_with_both_values(view):
    assert "Plano terbaca 255, SALINAN 265." in said_of(view, "surat_suara_diterima")


def test_a_doubt_without_a_name_still_asks_for_a_look(view):
    assert "Bandingkan dengan gambarnya" in said_of(view, "suara_paslon_2")


def test_an_empty_field_asks_for_the_number(view):
    assert "tampak kosong" in said_of(view, "suara_tidak_sah")


def test_a_sure_or_decided_field_needs_no_words(view):
    assert said_of(view, "suara_paslon_3") is None
    assert said_of(view, "suara_paslon_2") is not None
    view.controller.decide("suara_paslon_2", 100)
    assert said_of(view, "suara_paslon_2") is None
