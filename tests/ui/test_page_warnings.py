"""What is wrong with a picture, or with whose form it is, is said where people see the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office_kit import FIRST, PEMILIHAN, ImmediateRunner, draw_page, make_app, numbers, reading_of

from sirekap_desktop.forms.catalogue import form, form_of
from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.messages import MESSAGES
from sirekap_desktop.reading.quality import WARN_CUT, WARN_GLARE
from sirekap_desktop.reading.result import Quality
from sirekap_desktop.recap import intake
from sirekap_desktop.ui.app_gateway import AppGateway
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.unassigned_panel import UnassignedPanel
from sirekap_desktop.ui.views.verify_view import VerifyView


@pytest.fixture
def app(tmp_path):
    app = make_app(tmp_path)
    yield app
    app.close()


@pytest.fixture
def session(app):
    session = Session(AppGateway(app), ImmediateRunner())
    session.refresh()
    return session


def add(app, folder, definition, number, kode, warnings=()):
    page, path = definition.page(number), folder / f"{definition.code}-{number}.png"
    size = draw_page(page, numbers(), path)
    reading = reading_of(definition, page, numbers(), size, path, {}, {})
    reading = replace(reading, quality=Quality(0.9, 0.5, 30, tuple(warnings)))
    intake.record_readings(app.office, intake.store_scan(app.office, path), [reading], PEMILIHAN, kode)


def test_tabs_say_what_is_wrong_with_a_page(app, session, tmp_path, qtbot):
    plano = form_of(PEMILIHAN, FormKind.PLANO)
    add(app, tmp_path, plano, 1, FIRST, (WARN_GLARE, WARN_CUT))
    add(app, tmp_path, plano, 2, FIRST)
    view = VerifyView(session)
    qtbot.addWidget(view)
    session.choose(FIRST)
    tips = [view.pages.tabToolTip(at) for at in range(view.pages.count())]
    assert tips[0] == f"{plano.code}-1.png\n{MESSAGES[WARN_GLARE]}\n{MESSAGES[WARN_CUT]}"
    assert tips[1] == f"{plano.code}-2.png"
    assert [view.pages.tabIcon(at).isNull() for at in range(2)] == [False, True]


def test_a_form_of_another_year_stays_outside_and_it_is_said_why(app, session, tmp_path, qtbot):
    add(app, tmp_path, form("C1-PPWP-2019"), 2, FIRST)
    panel = UnassignedPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.reload()
    assert panel.list.count() == 1
    assert panel.warnings.text() == MESSAGES["recap.page.other_election"]
    assert "tahun lain" in panel.warnings.text()
    assert panel.warnings.isVisible()


def test_nothing_is_said_of_a_good_page(app, session, tmp_path, qtbot):
    add(app, tmp_path, form_of(PEMILIHAN, FormKind.PLANO), 2, None)
    panel = UnassignedPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.reload()
    assert panel.list.count() == 1
    assert not panel.warnings.isVisible()
