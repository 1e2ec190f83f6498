"""Forms with wrong sums, as they were read and blamed."""

from __future__ import annotations

import pytest

from sirekap_desktop.practice.verdicts import verdicts

FORM = "C.HASIL-PPWP-2024"
T4 = "suara_total = suara_sah + suara_tidak_sah"
T9 = "surat_suara_diterima = pemilih_dpt_j + 2 %"


def entry(field_id, value, disputed=False):
    boxes = ["", "", ""] if value is None else list(f"{value:03d}")
    return {"id": field_id, "value": value, "boxes": boxes} | ({"disputed": True} if disputed else {})


def written(folder, numbers, disputed=False):
    fields = [
        entry(f, v, disputed) for f, v in zip(("suara_sah", "suara_tidak_sah", "suara_total"), numbers, strict=True)
    ]
    return {"file": f"{folder}/p3.jpg", "form": FORM, "page": 3, "fields": fields}


def said(folder, numbers, verdict=None, text=T4, review=(), rule="T4"):
    names = ("suara_sah", "suara_tidak_sah", "suara_total")
    fields = [
        {"id": f, "value": v, "decision": "review" if f in review else "accepted"}
        for f, v in zip(names, numbers, strict=True)
    ]
    check = {"rule": rule, "text": text, "fields": list(names), "holds": verdict is None, "verdict": verdict}
    return {"source": f"/x/{folder}/p3.jpg", "status": "read", "fields": fields, "checks": [check]}


def test_a_broken_form_that_is_blamed_and_read_as_written():
    found = verdicts([written("own/a", (235, 12, 246), True)], [said("own/a", (235, 12, 246), "form")]).to_json()
    assert found == {
        "broken_forms": 1,
        "paper_blamed": 1.0,
        "person_asked": 1.0,
        "read_as_written": 1.0,
        "sound_forms": 0,
        "sound_forms_accused": 0.0,
    }


@pytest.mark.parametrize(("verdict", "review"), [("unclear", ()), ("reading", ()), (None, ("suara_sah",))])
def test_a_broken_form_that_is_only_doubted_asks_a_person(verdict, review):
    got = said("own/a", (235, 12, 247), verdict, review=review)
    found = verdicts([written("own/a", (235, 12, 246), True)], [got])
    assert (found.blamed, found.reviewed) == (0, 1)
    assert found.to_json()["read_as_written"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_sound_form_is_accused_by_a_sum_and_not_by_a_plausibility():
    truth = [written("own/a", (235, 12, 247)), written("own/b", (235, 12, 247))]
    pages = [said("own/a", (235, 12, 241), "form"), said("own/b", (235, 12, 247), "form", text=T9, rule="T9")]
    found = verdicts(truth, pages)
    assert (found.sound, found.accused) == (2, 1)


def test_folders_of_the_same_tps_in_two_rounds_stay_apart():
    truth = [written("own/a", (1, 2, 3)), written("own-2/a", (1, 2, 4), True)]
    pages = [said("own/a", (1, 2, 3)), said("own-2/a", (1, 2, 4), "form")]
    found = verdicts(truth, pages)
    assert (found.broken, found.blamed, found.sound, found.accused) == (1, 1, 1, 0)


def test_a_page_that_was_not_read_is_neither_blamed_nor_as_written():
    found = verdicts([written("own/a", (1, 2, 4), True)], [])
    assert (found.broken, found.blamed, found.fields, found.as_written) == (1, 0, 3, 0)
