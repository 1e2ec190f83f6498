"""Real filled forms, by people who do not know this program: never copied here, only read where they are at hand."""

import json
import os
from pathlib import Path

import pytest

from sirekap_desktop.intake.batch import read_paths
from sirekap_desktop.reading.result import Decision, PageStatus

FORMS = os.environ.get("SIREKAP_FORMS")
pytestmark = pytest.mark.skipif(
    not FORMS or not Path(FORMS, "real", "truth.json").is_file(),
    reason="SIREKAP_FORMS is not set or holds no real forms",
)
DRAFT = "C.HASIL-PPWP-DRAFT-2022"
KNOWN = ("C.HASIL-PPWP-2024", "C1-PPWP-2019", "C1.PLANO-DPR-2019")


@pytest.fixture(scope="module")
def pages():
    """Pairs of a page's truth and its reading."""
    folder = Path(FORMS, "real")
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    readings = read_paths([folder / page["file"] for page in truth], jobs=1)
    return list(zip(truth, readings, strict=True))


def fields(pages, form=None, dates=False):
    """Yield (truth, reading) of the fields that somebody wrote, of one form or of all."""
    for truth, reading in pages:
        if truth["form"] == (form or truth["form"]) and truth["form"] != DRAFT:
            for field in truth["fields"]:
                if field["value"] is not None and (dates or field.get("kind") != "date"):
                    yield field, reading.field(field["id"])


def test_every_page_is_the_form_that_it_is_and_the_draft_is_none(pages):
    for truth, reading in pages:
        if truth["form"] == DRAFT:
            assert reading.status is PageStatus.UNRECOGNISED
            assert "formulir" in reading.reason
        else:
            assert (reading.form, reading.page) == (truth["form"], truth["page"])
            assert reading.partai is None


def test_no_number_is_wrong_and_accepted(pages):
    silent = [
        (truth["file"], field.id, field.value)
        for truth, reading in pages
        for field in reading.fields
        if field.decision is Decision.ACCEPTED
        and field.value != next(f["value"] for f in truth["fields"] if f["id"] == field.id)
    ]
    assert silent == []


@pytest.mark.parametrize(("form", "share"), [(None, 0.98), ("C1-PPWP-2019", 0.97), ("C1.PLANO-DPR-2019", 1.0)])
def test_numbers_are_read_right(pages, form, share):
    """One of forty on the copies: of a 7 only a bar was left, which is in review."""
    right = [reading is not None and reading.value == truth["value"] for truth, reading in fields(pages, form)]
    assert sum(right) >= share * len(right)


def test_frames_are_found(pages):
    """All but a field whose thin lines the scan in two levels lost."""
    unsure = [
        (truth["file"], field.id)
        for truth, reading in pages
        if truth["form"] in KNOWN
        for field in reading.fields
        if {"reading.note.frame", "reading.note.cut_off"} & set(field.notes)
    ]
    assert len(unsure) <= 2, unsure
