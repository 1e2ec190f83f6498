"""The scorer sees each kind of error, and none where there is none."""

import copy

import pytest

from sirekap_desktop.practice.score import score

TRUTH = [
    {
        "file": "1/a.jpg",
        "page_index": 0,
        "form": "F",
        "page": 2,
        "profile": "fax",
        "writer": "w",
        "fields": [
            {"id": "suara_sah", "value": 57, "boxes": ["X", "5", "7"]},
            {"id": "suara_total", "value": None, "boxes": ["", "", ""]},
            {"id": "tanggal", "value": 14, "boxes": ["1", "4"], "kind": "date"},
        ],
    }
]
READING = [
    {
        "source": "/elsewhere/1/a.jpg",
        "page_index": 0,
        "status": "read",
        "form": "F",
        "page": 2,
        "fields": [
            {"id": "suara_sah", "value": 57, "decision": "accepted", "confidence": 0.99999},
            {"id": "suara_total", "value": None, "decision": "accepted", "confidence": 0.99999},
            {"id": "tanggal", "value": 19, "decision": "accepted", "confidence": 0.99999},
        ],
    }
]


def changed(**values):
    pages = copy.deepcopy(READING)
    pages[0]["fields"][0] |= values
    return pages


def test_a_right_reading():
    result = score(TRUTH, READING)
    assert result.silent == []
    assert result.missed == []
    assert result.overall.to_json() == {
        "pages": 1,
        "identified": 1.0,
        "fields": 2,
        "top1": 1.0,
        "accepted": 1.0,
        "silent_errors": 0,
    }


def test_stated_risks_are_held_against_what_was_wrong():
    result = score(TRUTH, changed(value=51))
    assert [wrong for _, wrong in sorted(result.risks, key=lambda r: not r[1])] == [True, False]
    first = result.to_json()["risk_bands"][0]
    assert (first["fields"], first["wrong"]) == (2, 1)
    assert result.silent_at_most > score(TRUTH, READING).silent_at_most > 0.5
    doubted = score(TRUTH, changed(value=51, confidence=0.9)).risks
    assert [(round(risk, 6), wrong) for risk, wrong in doubted] == [(0.1, True), (1e-5, False)]


@pytest.mark.parametrize("value", [51, None, 0])
def test_an_accepted_wrong_value_is_silent(value):
    result = score(TRUTH, changed(value=value))
    assert [(e.field_id, e.value, e.truth) for e in result.silent] == [("suara_sah", value, 57)]
    assert result.by["profile"]["fax"].silent == 1


def test_a_blank_field_read_as_zero_is_silent():
    pages = copy.deepcopy(READING)
    pages[0]["fields"][1]["value"] = 0
    assert len(score(TRUTH, pages).silent) == 1


def test_a_wrong_value_in_review_is_no_silent_error():
    result = score(TRUTH, changed(value=51, decision="review"))
    assert result.silent == []
    assert result.overall.right == 1
    assert result.overall.accepted == 1


@pytest.mark.parametrize("change", [{"status": "unrecognised", "fields": []}, {"page": 1}, {"form": "G"}])
def test_a_page_not_identified_is_missed(change):
    pages = copy.deepcopy(READING)
    pages[0] |= change
    assert score(TRUTH, pages).missed == ["1/a.jpg"]


def test_an_absent_page_is_missed():
    assert score(TRUTH, []).missed == ["1/a.jpg"]


def test_a_field_invented_on_the_page_is_silent():
    pages = copy.deepcopy(READING)
    pages[0]["fields"][0] |= {"id": "pemilih_dpt_l", "value": 3}
    result = score(TRUTH, pages)
    assert [e.field_id for e in result.silent] == ["pemilih_dpt_l"]
    assert result.overall.fields == 2


def test_accepted_numbers_of_a_page_that_is_not_in_the_truth_are_silent():
    stray = copy.deepcopy(READING[0]) | {"source": "/elsewhere/2/a.jpg"}
    result = score(TRUTH, [*READING, stray])
    assert result.missed == []
    assert {e.profile for e in result.silent} == {"not in the truth"}
    assert len(result.silent) == 3


def test_the_same_file_name_in_another_folder_is_another_page():
    wrong = copy.deepcopy(READING[0]) | {"source": "/elsewhere/2/a.jpg", "fields": []}
    assert score(TRUTH, [*READING, wrong]).overall.right == 2


def test_fields_are_counted_by_what_is_peculiar_about_them():
    truth = copy.deepcopy(TRUTH)
    truth[0]["fields"][0] |= {"corrected": True, "occluded": True, "bubble_state": "differ", "disputed": True}
    by = score(truth, changed(value=58)).by["trait"]
    seen = {name: (t.fields, t.accepted, t.silent) for name, t in by.items()}
    wrong = ("corrected", "under stain or stamp", "bubbles differ", "in a broken sum", "leading X")
    assert seen == dict.fromkeys(wrong, (1, 1, 1)) | {"left blank": (1, 1, 0)}
