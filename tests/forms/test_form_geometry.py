"""Measured places: against the dossier's figures, and against the ink of KPU's own blanks where they are at hand."""

import os
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from sirekap_desktop.forms.definition import FieldDefinition, PageDefinition, Point, Rect

MM = 72 / 25.4
TOLERANCE = 0.5


def outer(field: FieldDefinition) -> list[Rect]:
    return [box.grown(field.box_line / 2, field.box_line / 2) for box in field.boxes]


LEFT = {"l": (306.9, 329.8, 353.1), "p": (382.0, 404.9, 427.9), "j": (456.8, 480.1, 503.0)}
TOP = {
    "pemilih_dpt": 385.9,
    "pengguna_dpt": 428.9,
    "pengguna_dptb": 451.9,
    "pengguna_non_dpt": 474.8,
    "pengguna_total": 497.7,
    "disabilitas": 709.7,
}


@pytest.mark.parametrize("column", "lpj")
@pytest.mark.parametrize("row", TOP)
def test_boxes_of_page_1(plano, row, column):
    frames = outer(plano.field(f"{row}_{column}"))
    assert [f.x for f in frames] == pytest.approx(LEFT[column], abs=TOLERANCE)
    assert [f.y for f in frames] == pytest.approx([TOP[row]] * 3, abs=TOLERANCE)
    assert [(f.width, f.height) for f in frames] == [pytest.approx((19, 19), abs=TOLERANCE)] * 3


@pytest.mark.parametrize(
    ("field", "top"),
    [("diterima", 571.1), ("digunakan", 594.0), ("dikembalikan", 616.9), ("tidak_digunakan", 639.9)],
)
def test_boxes_of_ballots(plano, field, top):
    frames = outer(plano.field(f"surat_suara_{field}"))
    assert [f.x for f in frames] == pytest.approx(LEFT["j"], abs=TOLERANCE)
    assert frames[0].y == pytest.approx(top, abs=TOLERANCE)


@pytest.mark.parametrize(
    ("field", "top"),
    [
        ("suara_paslon_1", 184.1),
        ("suara_paslon_2", 336.2),
        ("suara_paslon_3", 487.8),
        ("suara_sah", 165.4),
        ("suara_tidak_sah", 236.7),
        ("suara_total", 311.5),
    ],
)
def test_boxes_of_votes(plano, field, top):
    frames = outer(plano.field(field))
    assert [f.x for f in frames] == pytest.approx((454.3, 478.0, 501.2), abs=0.6)
    # The dossier's figures were taken at 72 dpi; the third block repeats the first 304 mm below.
    assert frames[0].y == pytest.approx(top, abs=0.6)
    assert frames[0].width == pytest.approx(21, abs=TOLERANCE)


@pytest.mark.parametrize(("field", "first"), [("1", 214.1), ("2", 366.0), ("3", 518.0)])
def test_bubbles(plano, field, first):
    bubbles = plano.field(f"suara_paslon_{field}").bubbles
    assert [column.x for column in bubbles] == pytest.approx((464.9, 488.5, 512.0), abs=TOLERANCE)
    for column in bubbles:
        assert column.centre(0).y == pytest.approx(first, abs=TOLERANCE)
        assert column.centre(9).y == pytest.approx(first + 94.5, abs=TOLERANCE)


def test_only_paslon_have_bubbles_and_dotted_boxes(plano, salinan):
    assert [f.id for f in plano.fields if f.bubbles] == ["suara_paslon_1", "suara_paslon_2", "suara_paslon_3"]
    assert [f.id for f in plano.fields if f.dotted] == ["suara_paslon_1", "suara_paslon_2", "suara_paslon_3"]
    assert not any(f.bubbles or f.dotted or f.tally for f in salinan.fields)


def test_tally_grids_have_a_strip_of_two_boxes_for_each_row(plano):
    for field_id in ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "suara_tidak_sah"):
        tally = plano.field(field_id).tally
        assert tally is not None
        assert (tally.rows, tally.columns) == (5, 12)
        assert [len(strip) for strip in tally.row_sum_boxes] == [2] * 5
        assert tally.row_sum_boxes[0][0].y == tally.rect.y
        assert tally.row_sum_boxes[-1][1].bottom == pytest.approx(tally.rect.bottom)


def test_tags_say_the_page_and_stand_upside_down(plano, salinan):
    tags = [page.tag for page in plano.pages]
    assert [(t.family, t.id, t.quarter_turns) for t in tags] == [
        ("DICT_APRILTAG_36H10", number, 2) for number in (101, 102, 103)
    ]
    for tag in tags:
        assert (tag.rect.x, tag.rect.right) == pytest.approx((494.2, 525.6), abs=TOLERANCE)
        assert (tag.rect.y, tag.rect.bottom) == pytest.approx((107.2, 139.0), abs=TOLERANCE)
    assert [page.tag for page in salinan.pages] == [None, None]


def test_corner_marks_touch_in_their_middle(plano):
    centres = {mark.name: mark.centre for mark in plano.page(1).marks}
    assert centres == {
        "kiri_atas": Point(47.2, 65.0),
        "kanan_atas": Point(552.8000000000001, 65.0),
        "kiri_bawah": Point(47.2, 875.0),
        "kanan_bawah": Point(552.8000000000001, 875.0),
    }


def test_copy_is_an_a4_sheet_with_strips_of_touching_boxes(salinan):
    assert [(page.width, page.height) for page in salinan.pages] == [(210, 297)] * 2
    for field in salinan.number_fields:
        for left, right in zip(field.boxes, field.boxes[1:], strict=False):
            assert right.x == pytest.approx(left.right)
    assert all(len(page.anchors) >= 4 for page in salinan.pages)


# --- the ink of the official blanks ---

FORMS = os.environ.get("SIREKAP_FORMS")
official = pytest.mark.skipif(not FORMS, reason="SIREKAP_FORMS is not set: KPU's blanks are not at hand")


def plano_page(number: int) -> np.ndarray:
    pdf = pypdfium2.PdfDocument(Path(FORMS) / "official" / "C.HASIL-PPWP.pdf")
    return pdf[number - 1].render(scale=4 / MM, grayscale=True).to_numpy().squeeze()


def salinan_page(number: int) -> np.ndarray:
    page = pypdfium2.PdfDocument(Path(FORMS) / "official" / "C.HASIL-SALINAN-PPWP.pdf")[number - 1]
    picture = next(iter(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))
    return np.asarray(picture.get_bitmap().to_pil().convert("L"))


def ink_along(gray: np.ndarray, page: PageDefinition, rect: Rect, reach: float) -> list[float]:
    """Share of each side of a frame that has ink within ``reach`` mm of where the definition puts it."""
    kx, ky = gray.shape[1] / page.width, gray.shape[0] / page.height
    x0, x1, y0, y1 = rect.x * kx, rect.right * kx, rect.y * ky, rect.bottom * ky
    near = max(1, round(reach * kx))
    inset = 4
    sides = []
    for y in (y0, y1):
        band = gray[round(y) - near : round(y) + near + 1, round(x0) + inset : round(x1) - inset]
        sides.append(float((band.min(axis=0) < 150).mean()))
    for x in (x0, x1):
        band = gray[round(y0) + inset : round(y1) - inset, round(x) - near : round(x) + near + 1]
        sides.append(float((band.min(axis=1) < 150).mean()))
    return sides


@official
@pytest.mark.parametrize("number", [1, 2, 3])
def test_frames_of_the_official_plano_lie_where_the_definition_says(plano, number):
    gray, page = plano_page(number), plano.page(number)
    for field in page.fields:
        for box in field.boxes:
            assert min(ink_along(gray, page, box, 0.25)) > 0.98, field.id
    for anchor in page.anchors:
        assert min(ink_along(gray, page, anchor, 0.25)) > 0.98, anchor


@official
@pytest.mark.parametrize("number", [1, 2])
def test_frames_of_the_official_copy_lie_where_the_definition_says(salinan, number):
    gray, page = salinan_page(number), salinan.page(number)
    for field in page.fields:
        for box in field.boxes:
            assert min(ink_along(gray, page, box, 0.15)) > 0.95, field.id
    for anchor in page.anchors:
        assert min(ink_along(gray, page, anchor, 0.15)) > 0.95, anchor
