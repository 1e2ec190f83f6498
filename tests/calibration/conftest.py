"""The blank of a form like the drafts of 2022, its definition as calibrated without a window, and its settings."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from deck_of import blank_scan
from draft_likeness import FIELDS, likeness
from PySide6.QtCore import QCoreApplication, QSettings

from sirekap_desktop.calibration.draft import Head, new_draft
from sirekap_desktop.calibration.structure import find_structure


@pytest.fixture(autouse=True)
def _own_settings(tmp_path):
    QCoreApplication.setOrganizationName("uji")
    QCoreApplication.setApplicationName("uji")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def structure():
    return find_structure(blank_scan(likeness()))


@pytest.fixture
def draft(structure):
    head = Head("C.HASIL-PPWP-2022", "Kemiripan draf 2022", page=2, rules="PPWP-2024")
    made = new_draft(structure, head)
    named = (replace(field, id=name) for field, name in zip(made.fields, FIELDS, strict=True))
    return replace(made, fields=tuple(named))
