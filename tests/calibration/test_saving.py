"""A saved definition means the draft; what is wrong is told before anything is written."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from deck_of import filled_scans
from draft_likeness import FIELDS, likeness

from sirekap_desktop import cli
from sirekap_desktop.app import App
from sirekap_desktop.calibration.draft import DraftField
from sirekap_desktop.calibration.saving import check, save
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms.catalogue import forms_in, user_folder
from sirekap_desktop.forms.lint import lint_file
from sirekap_desktop.forms.loader import load_form
from sirekap_desktop.recap.intake import unassigned_pages
from sirekap_desktop.resources import resource


def ids(draft):
    return [p.message_id for p in check(draft).problems]


def test_the_file_means_what_was_drawn(draft, tmp_path):
    form = load_form(save(draft, tmp_path / "forms"))
    assert [f.id for f in form.fields] == list(FIELDS)
    for field, drawn in zip(form.fields, draft.fields, strict=True):
        for box, wanted in zip(field.boxes, drawn.strip.boxes, strict=True):
            assert (box.x, box.y, box.width) == pytest.approx((wanted.x, wanted.y, wanted.width), abs=0.001)
    assert [r.text for r in form.rules] == [
        "suara_sah = suara_paslon_1 + suara_paslon_2 + suara_paslon_3",
        "suara_total = suara_sah + suara_tidak_sah",
    ]
    assert form.rules == check(draft).form.rules
    assert len(form.pages[0].marks) == 4


def test_each_slip_is_told(draft):
    assert ids(draft) == []
    assert ids(replace(draft, head=replace(draft.head, code="../x"))) == ["calibration.bad_code"]
    assert ids(replace(draft, head=replace(draft.head, title=" "))) == ["calibration.no_title"]
    assert ids(draft.with_field(0, replace(draft.fields[0], id=""))) == ["calibration.no_id"]
    assert "lint.duplicate_field" in ids(draft.with_field(0, replace(draft.fields[0], id="suara_sah")))
    assert "lint.bad_field_id" in ids(draft.with_field(0, replace(draft.fields[0], id="Suara Sah")))
    assert "lint.boxes_overlap" in ids(
        replace(draft, fields=(*draft.fields, DraftField(draft.fields[0].strip, "lain")))
    )
    assert ids(replace(draft, anchors=frozenset(), use_marks=False)) == ["lint.not_locatable"]
    assert ids(replace(draft, head=replace(draft.head, rules="KWK-2024"))) == ["forms.other_election"]


def test_a_draft_with_slips_writes_nothing(draft, tmp_path):
    with pytest.raises(SirekapError) as told:
        save(draft.with_field(0, replace(draft.fields[0], id="")), tmp_path / "forms")
    assert told.value.message_id == "calibration.not_ready"
    assert not (tmp_path / "forms").exists()


def test_another_page_joins_the_file_and_the_same_page_is_replaced(draft, tmp_path):
    folder = tmp_path / "forms"
    one = replace(
        draft, fields=tuple(replace(f, id=f"lain_{at}") for at, f in enumerate(draft.fields)),
        head=replace(draft.head, page=1),
    )  # fmt: skip
    save(draft, folder)
    save(one, folder)
    path = save(draft.with_strip(0, draft.fields[0].strip.moved(0.5, 0)), folder)
    form = load_form(path)
    assert [page.number for page in form.pages] == [1, 2]
    assert form.page(2).fields[0].boxes[0].x == pytest.approx(draft.fields[0].strip.x + 0.5)
    assert {r.id for r in form.rules} == {"T3", "T4"}
    assert lint_file(path) == []


def test_a_file_of_other_origin_is_never_written_over(draft, tmp_path):
    path = save(draft, tmp_path / "forms")
    path.write_text(path.read_text(encoding="utf-8").replace("kalibrasi sendiri", "PKPU"), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(SirekapError) as told:
        save(draft, tmp_path / "forms")
    assert told.value.message_id == "calibration.other_file"
    assert path.read_bytes() == before


def test_a_folder_without_forms_or_with_a_known_code_is_told(draft, tmp_path):
    with pytest.raises(SirekapError) as told:
        forms_in([tmp_path])
    assert told.value.message_id == "calibration.no_forms"
    save(replace(draft, head=replace(draft.head, code="C.HASIL-PPWP-2024")), tmp_path / "forms")
    with pytest.raises(SirekapError) as told:
        forms_in([tmp_path / "forms"])
    assert told.value.message_id == "calibration.same_code"


def test_the_users_folder_follows_the_system(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "sirekap-desktop" / "forms"


def test_an_office_reads_the_forms_of_its_own_folder(draft, tmp_path):
    contestants = tmp_path / "kontestan.csv"
    rows = [f"PPWP,,,{n},Pasangan Calon {n:02}" for n in (1, 2, 3)]
    contestants.write_text("\n".join(["pemilihan,dapil,partai,nomor,nama", *rows]), encoding="utf-8")
    app = App.create(tmp_path / "kantor", resource("wilayah", "lebong-2024.csv"), "170705", ("PPWP",), contestants)
    try:
        save(draft, tmp_path / "kantor" / "forms")
        ((file, truth),) = filled_scans(tmp_path / "deck", likeness(), ("flatbed-300",), 1)
        (page,) = app.import_paths("PPWP", [file]).readings
        assert page.form == "C.HASIL-PPWP-2022"
        assert {f.id: f.value for f in page.fields} == truth
        (view,) = unassigned_pages(app.office, "PPWP")
        assert (view.form, view.tps) == ("C.HASIL-PPWP-2022", None)
    finally:
        app.close()


def test_the_command_reads_with_forms_of_a_folder(draft, tmp_path):
    save(draft, tmp_path / "own" / "forms")
    ((file, truth),) = filled_scans(tmp_path / "deck", likeness(), ("flatbed-300",), 1)
    out = tmp_path / "hasil.json"
    assert cli.run(["read", str(file), "--json", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["pages"][0]["status"] == "unrecognised"
    assert cli.run(["read", str(file), "--json", str(out), "--forms", str(tmp_path / "own" / "forms")]) == 0
    (page,) = json.loads(out.read_text(encoding="utf-8"))["pages"]
    assert (page["form"], page["page"]) == ("C.HASIL-PPWP-2022", 2)
    assert {f["id"]: f["value"] for f in page["fields"]} == truth
    assert {check["rule"]: check["holds"] for check in page["checks"]} == {"T3": True, "T4": True}
