"""Two TPS whose third pages were swapped: both are flagged in the list, and none can be agreed unseen."""

from __future__ import annotations

import pytest
from office_kit import FIRST, SECOND, ImmediateRunner, add_tps, make_app, numbers

from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.ui.app_gateway import AppGateway
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.verify_view import VerifyView

OTHER = numbers() | {
    "suara_paslon_1": 40,
    "suara_sah": 190,
    "suara_total": 196,
    "pengguna_dpt_l": 80,
    "pengguna_dpt_j": 190,
    "pengguna_total_l": 83,
    "pengguna_total_j": 196,
    "surat_suara_digunakan": 196,
    "surat_suara_tidak_digunakan": 58,
}


@pytest.fixture
def swapped(tmp_path, qtbot):
    app = make_app(tmp_path)
    for kode, values, third in ((FIRST, numbers(), OTHER), (SECOND, OTHER, numbers())):
        add_tps(app, tmp_path, kode, values=values, pages=(1, 2))
        add_tps(app, tmp_path, kode, values=third, pages=(3,))
    session = Session(AppGateway(app), ImmediateRunner())
    session.refresh()
    view = VerifyView(session)
    qtbot.addWidget(view)
    view.show()
    yield view, session
    app.close()


def test_both_are_flagged_in_the_list(swapped):
    _view, session = swapped
    problems = {row.kode: row.problems for row in session.rows}
    assert problems[FIRST] > 0
    assert problems[SECOND] > 0


@pytest.mark.parametrize("kode", [FIRST, SECOND])
def test_none_is_agreed_unseen(swapped, qtbot, kode):
    view, session = swapped
    session.choose(kode)
    first_line = view.rules.model.index(0, 0).data()
    assert "TPS lain" in first_line
    view.confirm_identity()
    assert view.controller.sheet.identity_confirmed
    doubts = [f.id for f in view.controller.needing_eyes]
    assert {"suara_sah", "suara_total"} <= set(doubts)
    with qtbot.waitSignal(session.problem):
        view.agree_tps()
    assert view.controller.sheet.state is TpsState.TERBACA
    assert view.table.active.id == doubts[0]


def test_the_head_of_every_page_is_on_the_screen_before_confirming(swapped):
    view, session = swapped
    session.choose(FIRST)
    assert view.strips.isVisible()
    assert [title for title, _ in view.strips._strips] == ["Plano 1", "Plano 2", "Plano 3"]
    assert view.strips.complete
    view.confirm_identity()
    assert not view.strips.isVisible()
