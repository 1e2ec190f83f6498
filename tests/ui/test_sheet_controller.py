"""The sheet controller: versions, refusals, reasons."""

from __future__ import annotations

import pytest
from office_kit import FIRST, SECOND

from sirekap_desktop.recap import correct
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.ui.sheet_controller import SheetController


@pytest.fixture
def controller(session):
    controller = SheetController(session)
    controller.open(FIRST)
    return controller


def test_decisions_carry_the_version_of_the_one_before(controller):
    first = controller.sheet.version
    controller.decide("pengguna_dpt_l", 100)
    controller.decide("suara_tidak_sah", 6)
    assert controller.sheet.version > first + 1
    assert controller.field("pengguna_dpt_l").decided == 100
    assert controller.field("suara_tidak_sah").decided == 6
    assert controller.pending == {}


def test_an_accepted_reading_changes_only_with_a_reason(controller, qtbot):
    with qtbot.waitSignal(controller.reason_wanted) as wanted:
        controller.decide("suara_sah", 211)
    assert wanted.args == ["suara_sah", 211]
    assert not controller.field("suara_sah").is_decided
    controller.decide("suara_sah", 211, "Salah baca oleh program")
    assert controller.field("suara_sah").decided == 211


def test_another_desk_is_never_overwritten(controller, session, app, qtbot):
    """Somebody else decides meanwhile: our decision is refused, the sheet shows theirs, the person is told."""
    sheet = controller.sheet
    correct.decide(app.office, "PPWP", FIRST, "suara_tidak_sah", 7, version=sheet.version)
    with qtbot.waitSignal(session.problem):
        controller.decide("suara_tidak_sah", 6)
    assert controller.field("suara_tidak_sah").decided == 7
    controller.decide("pengguna_dpt_l", 100)
    assert controller.field("pengguna_dpt_l").decided == 100


def test_undo_takes_back_the_last_decision(controller):
    controller.decide("pengguna_dpt_l", 100)
    controller.undo()
    assert not controller.field("pengguna_dpt_l").is_decided


def test_an_undecided_tps_is_not_agreed(controller, session, qtbot):
    with qtbot.waitSignal(session.problem), qtbot.assertNotEmitted(controller.agreed):
        controller.agree()
    assert controller.sheet.state is TpsState.TERBACA


def test_a_whole_tps_is_verified_and_agreed(controller, qtbot):
    controller.open(SECOND)
    controller.confirm_identity()
    controller.decide_many({f.id: f.read for f in controller.sheet.fields})
    with qtbot.waitSignal(controller.agreed):
        controller.agree()
    assert controller.sheet.state is TpsState.DISEPAKATI


def test_a_late_sheet_of_another_tps_is_not_shown(controller, session):
    """The sheet of a TPS that is no longer wanted must not replace the wanted one."""
    stale = session.gateway.sheet("PPWP", SECOND)
    controller.open(FIRST)
    controller._opened(stale)
    assert controller.sheet.kode == FIRST
