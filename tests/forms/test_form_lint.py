"""Broken definitions, each named by its own finding."""

import copy
import io
import shutil
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.drawing import draw_blank
from sirekap_desktop.forms.lint import lint_file, lint_form
from sirekap_desktop.forms.loader import build_form
from sirekap_desktop.forms.toml_node import Problems
from sirekap_desktop.resources import resource

SALINAN = "C.HASIL-SALINAN-PPWP-2024"


@pytest.mark.parametrize("path", sorted(resource("forms").glob("*.toml")), ids=lambda path: path.stem)
def test_bundled_definitions_are_good(path):
    assert lint_file(path) == []


ELECTIONS = sorted(p for p in resource("forms", "templates").glob("*.toml") if p.stem[0].isupper())


@pytest.mark.parametrize("path", ELECTIONS, ids=lambda path: path.stem)
def test_bundled_templates_are_good(path):
    assert lint_file(path) == []


BROKEN_TEMPLATES = {
    "wording that the layout names": ("DPR-2024", 'saksi = "', 'saksa = "', "forms.no_wording", "{saksi}"),
    "rules of another election": ("DPD-2024", "DPD-2024", "KWK-2024", "forms.other_election", "KWK-2024"),
    "rows that are not there": ("DPR-2024", "pemilu-2024", "pemilu-2023", "forms.unreadable", "pemilu-2023.toml"),
    "rows that do not fit": ("pemilu-2024", "row = 8.9", "row = 28.9", "lint.outside", "salinan"),
    "row without a name": ("kwk-2024", 'id = "pemilih_dptb", ', "", "forms.missing_key", "kwk-2024.toml"),
    "measure that is no number": ("plano-2024", "head = 14", 'head = "14"', "forms.wrong_kind", "plano-2024.toml"),
}


@pytest.mark.parametrize("name", BROKEN_TEMPLATES)
def test_a_broken_template_is_named(tmp_path, name):
    file, old, new, message_id, told = BROKEN_TEMPLATES[name]
    shutil.copytree(resource("forms"), tmp_path / "forms")
    path = tmp_path / "forms" / "templates" / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    election = {"kwk-2024": "KWK-BUPATI-2024", "pemilu-2024": "DPR-2024", "plano-2024": "DPR-2024"}.get(file, file)
    findings = lint_file(path.with_name(f"{election}.toml"))
    mine = [f for f in findings if f.message_id == message_id]
    assert any(told in f"{f.where}: {f.text}" for f in mine), findings


@pytest.mark.parametrize("name", ["plano-2024", "kwk-2024"])
def test_what_templates_share_is_no_form(name):
    assert [f.message_id for f in lint_file(resource("forms", "templates", f"{name}.toml"))] == ["lint.no_form"]


BROKEN = {
    "dots without pitch": ([("pitch = 3.24", "pitch = 0")], "forms.dots", "dots"),
    "letters without size": ([("judul = { size = 6.95", "judul = { size = 0")], "forms.text_size", "judul"),
    "far too many boxes": ([("boxes = 3", "boxes = 3000000")], "forms.out_of_range", "boxes"),
    "not TOML": ([("size = [600, 900]", "size = [600, 900")], "forms.not_toml", "C.HASIL-PPWP-2024.toml"),
    "missing key": ([('pemilihan = "PPWP"\n', "")], "forms.missing_key", "pemilihan"),
    "misspelt key": ([('kind = "plano"', 'kind = "plano"\nsouce = "x"')], "forms.unknown_key", "souce"),
    "unknown kind of form": ([('kind = "plano"', 'kind = "tembok"')], "forms.unknown_value", "tembok"),
    "unknown kind of field": ([('kind = "date"', 'kind = "tanggal"')], "forms.unknown_value", "tanggal"),
    "text for a number": ([("boxes = 3", 'boxes = "tiga"')], "forms.wrong_kind", "boxes"),
    "true for a number": ([("pitch = 23\n", "pitch = true\n")], "forms.wrong_kind", "pitch"),
    "header of three numbers": (
        [("header = [70, 198, 370, 44]", "header = [70, 198, 370]")],
        "forms.wrong_length",
        "4",
    ),
    "unknown style": (
        [('style = "isi", text = "Provinsi"', 'style = "isih", text = "Provinsi"')],
        "forms.unknown_style",
        "isih",
    ),
    "unknown alignment": ([('align = "center"', 'align = "tengah"')], "forms.unknown_value", "tengah"),
    "unknown part": (
        [('"identitas", "kpps", "saksi"]', '"identitas", "kps", "saksi"]')],
        "forms.unknown_part",
        "kps",
    ),
    "grid with one line": ([("y = [78.09, 98.09]", "y = [78.09]")], "forms.wrong_length", "grids"),
    "texts that do not pair": (
        [("x = [187.5, 339.5, 414.5, 489.5], y = 364.77", "x = [187.5, 339.5], y = 364.77")],
        "forms.wrong_length",
        "texts",
    ),
    "no rules file": ([('rules = "PPWP-2024"', 'rules = "PPWP-2044"')], "forms.no_rules", "PPWP-2044"),
    "rules of another election": ([('pemilihan = "PPWP"', 'pemilihan = "DPD"')], "forms.other_election", "DPD"),
    "no fields at all": ([], "lint.no_fields", ""),
    "field twice": ([('id = "pengguna_dptb"', 'id = "pengguna_dpt"')], "lint.duplicate_field", "pengguna_dpt_l"),
    "bad field id": ([('id = "suara_sah"', 'id = "Suara Sah"')], "lint.bad_field_id", "Suara Sah"),
    "box outside the page": ([("y = 710.45, short", "y = 890.45, short")], "lint.outside", "disabilitas_l"),
    "boxes on each other": ([("y = 452.44, short", "y = 440.44, short")], "lint.boxes_overlap", "pengguna_dptb"),
    "boxes of one number on each other": ([("pitch = 23.5", "pitch = 19")], "lint.boxes_overlap", "suara_paslon_1"),
    "boxes from right to left": ([("pitch = 16", "pitch = -16")], "lint.box_order", "tanggal"),
    "no boxes": ([("boxes = 4, short", "boxes = 0, short")], "lint.no_boxes", "tahun"),
    "too few bubble columns": (
        [("bubbles = { dy = 29.5", "bubbles = { columns = 2, dy = 29.5")],
        "lint.bubble_count",
        "2 kolom",
    ),
    "bubble outside the page": (
        [("bubbles = { dy = 29.5, pitch = 10.5", "bubbles = { dy = 29.5, pitch = 80")],
        "lint.bubble_outside",
        "suara_paslon_1",
    ),
    "bubbles on each other": (
        [("bubbles = { dy = 29.5, pitch = 10.5", "bubbles = { dy = 29.5, pitch = 7.5")],
        "lint.bubbles_overlap",
        "suara_paslon_1",
    ),
    "bubbles on boxes": (
        [("bubbles = { dy = 29.5", "bubbles = { dy = 20")],
        "lint.bubbles_overlap",
        "suara_paslon_1",
    ),
    "words on the boxes": (
        [("words = [184, 160, 200, 32]", "words = [300, 160, 200, 32]")],
        "lint.words_on_boxes",
        "suara_sah",
    ),
    "words outside": ([("words = [184, 306, 200, 32]", "words = [184, 880, 200, 32]")], "lint.outside", "words"),
    "tally without rows": ([("rows = 5, columns = 12", "rows = 0, columns = 12")], "lint.empty_area", "tally"),
    "tag used twice": ([("tag = 102", "tag = 101")], "lint.tag_twice", "101"),
    "tag that its family lacks": ([("tag = 103", "tag = 4000")], "lint.tag_id", "2319"),
    "unknown tag family": ([("DICT_APRILTAG_36H10", "DICT_APRILTAG_52H13")], "lint.tag_family", "36H11"),
    "tag outside": ([("rect = [494.07, 107.3, 32, 32]", "rect = [594.07, 107.3, 32, 32]")], "lint.outside", "tag"),
    "corner mark outside": (
        [("kanan_bawah = [545.6, 867.8]", "kanan_bawah = [545.6, 897.8]")],
        "lint.outside",
        "kanan_bawah",
    ),
    "anchor outside": ([("[70, 744, 460, 112.64],", "[70, 844, 460, 112.64],")], "lint.outside", "anchors[3]"),
    "header without area": (
        [("header = [70, 198, 370, 44]", "header = [70, 198, 370, 0]")],
        "lint.empty_area",
        "header",
    ),
    "text outside": ([("x = 89.42, y = 538.27", "x = 89.42, y = 938.27")], "lint.text_outside", "DATA PENGGUNAAN"),
    "page left out": ([("number = 2", "number = 4")], "lint.page_numbers", "1, 4, 3"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_definition_is_named(changed_form, name):
    changes, message_id, told = BROKEN[name]
    path = changed_form(*changes)
    if name == "no fields at all":
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("# --- page 1")] + "pages = []\n", encoding="utf-8")
    findings = lint_file(path)
    mine = [finding for finding in findings if finding.message_id == message_id]
    assert mine, [(finding.message_id, finding.where) for finding in findings]
    assert any(told in f"{finding.where}: {finding.text}" for finding in mine)


BROKEN_RULES = {
    "unknown field": ((("suara_paslon_3", "suara_paslon_4"),), "lint.rule_field", "suara_paslon_4"),
    "nothing to compare with": ((("pemilih_dpt_j <= 300", "pemilih_dpt_j <= 0"),), "lint.rule_empty", "T11"),
    "no field on the left": ((("pemilih_dpt_j <= 300", "300 <= pemilih_dpt_j"),), "forms.bad_formula", "T11"),
    "formula not understood": (
        (("suara_sah + suara_tidak_sah", "suara_sah - suara_tidak_sah"),),
        "forms.bad_formula",
        "T4",
    ),
    "field on both sides": (
        (("suara_sah + suara_tidak_sah", "suara_sah + suara_total"),),
        "lint.rule_twice",
        "suara_total",
    ),
    "unknown severity": ((('severity = "H"', 'severity = "X"'),), "forms.unknown_value", "H, L, W"),
    "unknown level": ((('level = "tps"', 'level = "desa"'),), "forms.unknown_value", "every, tps"),
    "unknown required field": (
        (('required = "all numbers"', 'required = ["suara_batal"]'),),
        "lint.rule_field",
        "suara_batal",
    ),
    "date in a rule": ((("suara_sah + suara_tidak_sah", "suara_sah + tanggal"),), "lint.rule_field", "tanggal"),
}


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_a_broken_rule_is_named(changed_form, name):
    rules, message_id, told = BROKEN_RULES[name]
    findings = lint_file(changed_form(rules=rules))
    assert any(finding.message_id == message_id and told in finding.text for finding in findings), findings


def test_each_broken_definition_has_its_own_kind_of_finding():
    kinds = {message_id for _, message_id, _ in (*BROKEN.values(), *BROKEN_RULES.values())}
    assert len(kinds) >= 25


def test_all_problems_are_told_at_once(changed_form):
    path = changed_form(
        ('kind = "plano"', 'kind = "tembok"'), ("tag = 102", "tag = 101"), ("number = 3", "number = 7")
    )
    assert {finding.message_id for finding in lint_file(path)} == {
        "forms.unknown_value",
        "lint.tag_twice",
        "lint.page_numbers",
    }


def test_a_problem_of_a_shared_part_is_told_once(changed_form):
    path = changed_form(('style = "urut_besar", text', 'style = "urut_besra", text'))
    assert [finding.message_id for finding in lint_file(path)] == ["forms.unknown_style"]


def test_a_problem_of_a_block_is_told_once_for_all_its_rows(changed_form):
    path = changed_form(
        (
            "rows = 5, columns = 12, sums = [421, 12, 2] }\nwords",
            "baris = 5, columns = 12, sums = [421, 12, 2] }\nwords",
        )
    )
    findings = [finding.message_id for finding in lint_file(path)]
    assert findings.count("forms.missing_key") == 1
    assert findings.count("forms.unknown_key") == 1


def test_a_page_without_tag_needs_frames_to_be_found_by(changed_form):
    path = changed_form(
        (
            "  [10.52, 97.44, 189.05, 66.65],\n  [10.52, 172.11, 189.05, 42.72],\n  [10.52, 222.8, 189.05, 18.68],\n",
            "",
        ),
        code=SALINAN,
    )
    findings = lint_file(path)
    assert [finding.message_id for finding in findings] == ["lint.not_locatable"]
    assert "halaman 1" in findings[0].where


def test_a_missing_file_and_a_picture_are_findings(tmp_path):
    assert [f.message_id for f in lint_file(tmp_path / "none.toml")] == ["forms.unreadable"]
    picture = tmp_path / "picture.toml"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    assert [f.message_id for f in lint_file(picture)] == ["forms.unreadable"]


def test_findings_name_the_place(changed_form):
    path = changed_form(("y = 710.45, short", "y = 890.45, short"))
    places = {finding.where for finding in lint_file(path)}
    assert places == {f"C.HASIL-PPWP-2024.toml: halaman 1: disabilitas_{column}" for column in "lpj"}


# --- no file makes the linter fall over ---

FILE = resource("forms") / f"{SALINAN}.toml"
GOOD = tomllib.loads(FILE.read_text(encoding="utf-8"))
JUNK = [None, True, 0, -1, 3.5, float("nan"), float("inf"), "", "x", [], [0], ["x"], [[]], [{}], {}, {"x": 1}, 10**40]


def places(node, path=()):
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


PLACES = [path for path in places(GOOD) if path]


@settings(deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(JUNK))
def test_no_value_at_any_place_makes_the_linter_fall_over(place, junk):
    data = copy.deepcopy(GOOD)
    holder = data
    for key in place[:-1]:
        holder = holder[key]
    if junk is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = junk
    problems = Problems()
    form = build_form(data, FILE, problems)
    lint_form(form, FILE.name, problems)
    assert all(finding.text for finding in problems.found)
    if not problems.found:
        draw_blank(form, io.BytesIO())
