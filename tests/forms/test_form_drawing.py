"""Drawn blanks, parsed back: what stands in the definition stands on the paper, at its place and to the letter."""

import io
import re

import cv2
import numpy as np
import pdfplumber
import pypdfium2
import pytest
from reportlab.pdfbase.ttfonts import TTFont

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.forms.drawing import draw_blank, guide_dots, tag_cells
from sirekap_desktop.resources import resource

MM = 72 / 25.4
CODES = ["C.HASIL-PPWP-2024", "C.HASIL-SALINAN-PPWP-2024"]


@pytest.fixture(scope="module", params=CODES)
def drawn(request, tmp_path_factory):
    form = catalogue.form(request.param)
    path = tmp_path_factory.mktemp("blank") / "blank.pdf"
    draw_blank(form, path)
    with pdfplumber.open(path) as pdf:
        yield form, pdf


def near(found, rect: Rect, tolerance: float = 0.05) -> bool:
    places = (found["x0"], found["top"], found["x1"], found["bottom"])
    return all(
        abs(a / MM - b) < tolerance for a, b in zip(places, (rect.x, rect.y, rect.right, rect.bottom), strict=True)
    )


def test_pages_have_the_size_of_the_sheet(drawn):
    form, pdf = drawn
    assert len(pdf.pages) == len(form.pages)
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        assert (drawn_page.width / MM, drawn_page.height / MM) == pytest.approx((page.width, page.height), abs=0.01)


def test_every_box_is_a_frame_at_its_place(drawn):
    form, pdf = drawn
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        frames = [rect for rect in drawn_page.rects if rect["stroke"]]
        for field in page.fields:
            for box in field.boxes:
                mine = [frame for frame in frames if near(frame, box)]
                assert len(mine) == 1, (field.id, box)
                assert mine[0]["linewidth"] / MM == pytest.approx(field.box_line, abs=0.001)


def test_texts_are_printed_in_reading_order_of_their_words(drawn):
    form, pdf = drawn
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        letters = "".join(char["text"] for char in drawn_page.chars)
        for text in page.texts:
            assert text.text in letters, text.text


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_bundled_letters_have_a_shape_for_every_printed_sign(style):
    face = TTFont(f"probe-{style}", str(resource("fonts", f"NotoSans-{style}.ttf"))).face
    printed = {
        sign for form in catalogue.all_forms() for page in form.pages for text in page.texts for sign in text.text
    }
    assert {sign for sign in printed if not face.charToGlyph.get(ord(sign))} == set()


def test_texts_are_as_wide_as_the_definition_says(drawn):
    form, pdf = drawn
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        chars = drawn_page.chars
        letters = "".join(char["text"] for char in chars)
        for text in page.texts:
            if text.width is None or text.rotation:
                continue
            left = text.x - (text.width / 2 if text.align == "center" else 0)
            starts = [match.start() for match in re.finditer(re.escape(text.text), letters)]
            extents = [(chars[i]["x0"] / MM, chars[i + len(text.text) - 1]["x1"] / MM) for i in starts]
            assert any(extent == pytest.approx((left, left + text.width), abs=0.1) for extent in extents), text.text


def test_nothing_is_clipped_by_the_sheet(drawn):
    _, pdf = drawn
    for page in pdf.pages:
        for char in page.chars:
            assert char["x0"] >= 0
            assert char["top"] >= 0
            assert char["x1"] <= page.width
            assert char["bottom"] <= page.height


def test_texts_stay_inside_the_tables_lines(drawn):
    """No printed text runs through an upright line of a table."""
    form, pdf = drawn
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        uprights = [line for line in page.lines if line.x1 == line.x2 and line.grey == 0]
        for char in drawn_page.chars:
            if not char["text"].strip():
                continue
            middle = (char["top"] + char["bottom"]) / 2 / MM
            for line in uprights:
                crossed = char["x0"] / MM + 0.2 < line.x1 < char["x1"] / MM - 0.2
                assert not (crossed and line.y1 < middle < line.y2), (char["text"], line)


def test_no_picture_and_only_embedded_noto_letters(drawn):
    _, pdf = drawn
    for page in pdf.pages:
        assert page.images == []
        assert {char["fontname"].split("+")[-1] for char in page.chars} <= {
            f"NotoSans-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")
        }
        assert all("+" in char["fontname"] for char in page.chars)


def test_bubbles_stand_in_columns_with_their_digits(drawn):
    form, pdf = drawn
    for drawn_page, page in zip(pdf.pages, form.pages, strict=True):
        circles = [curve for curve in drawn_page.curves if abs(curve["width"] - curve["height"]) < 0.01]
        digits = [char for char in drawn_page.chars if char["text"].isdigit()]
        for field in page.fields:
            for column in field.bubbles:
                for digit in range(10):
                    centre, r = column.centre(digit), column.radius
                    rect = Rect(centre.x - r, centre.y - r, 2 * r, 2 * r)
                    assert sum(near(circle, rect, 0.1) for circle in circles) == 1
                    inside = [char["text"] for char in digits if near_point(char, centre.x, centre.y, 0.5 * r)]
                    assert inside == [str(digit)]


def near_point(char, x: float, y: float, reach: float) -> bool:
    middle = (char["x0"] + char["x1"]) / 2 / MM, (char["top"] + char["bottom"]) / 2 / MM
    return abs(middle[0] - x) < reach and abs(middle[1] - y) < reach


def test_tally_grids_are_grey(plano, tmp_path):
    draw_blank(plano, tmp_path / "p.pdf", pages=[2])
    with pdfplumber.open(tmp_path / "p.pdf") as pdf:
        strips = [rect for rect in pdf.pages[0].rects if rect["stroke"] and rect["stroking_color"] == 0.78]
        sums = [box for field in plano.page(2).fields for strip in field.tally.row_sum_boxes for box in strip]
        assert len(strips) == len(sums) == 30
        assert all(any(near(strip, box) for strip in strips) for box in sums)


def render(path, page: int, pixels: int) -> np.ndarray:
    sheet = pypdfium2.PdfDocument(path)[page - 1]
    return sheet.render(scale=pixels / max(sheet.get_size()), grayscale=True).to_numpy().squeeze()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_drawn_tag_is_read_as_the_official_one(plano, tmp_path, number):
    draw_blank(plano, tmp_path / "p.pdf")
    gray = render(tmp_path / "p.pdf", number, 3600)
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_APRILTAG_36H10))
    corners, ids, _ = detector.detectMarkers(gray)
    assert ids.ravel().tolist() == [100 + number]
    rect, scale = plano.page(number).tag.rect, gray.shape[0] / plano.page(number).height
    # First corner at the bottom right: the tag stands upside down.
    wanted = np.array([[rect.right, rect.bottom], [rect.x, rect.bottom], [rect.x, rect.y], [rect.right, rect.y]])
    assert np.abs(corners[0][0] / scale - wanted).max() < 0.5


def test_tag_cells_have_a_black_border(plano):
    cells = tag_cells(plano.page(1).tag)
    assert cells.shape == (8, 8)
    assert not cells[[0, -1]].any()
    assert not cells[:, [0, -1]].any()
    assert cells.any()


def test_corner_marks_are_black_squares_on_white(plano, tmp_path):
    draw_blank(plano, tmp_path / "p.pdf", pages=[1])
    gray = render(tmp_path / "p.pdf", 1, 1800)
    for mark in plano.page(1).marks:
        x, y = round(mark.centre.x * 2), round(mark.centre.y * 2)
        assert gray[y - 8, x - 8] == gray[y + 8, x + 8] == 0
        assert gray[y - 8, x + 8] == gray[y + 8, x - 8] == 255


def test_guides_are_seven_segments_inside_the_box():
    box = Rect(455, 184.56, 20, 20)
    dots = guide_dots(box)
    assert len(dots) == 33
    assert all(box.contains(dot) for dot in dots)
    xs, ys = sorted({round(dot.centre.x, 2) for dot in dots}), sorted({round(dot.centre.y, 2) for dot in dots})
    assert (len(xs), len(ys)) == (5, 9)
    # Measured on the official form: dots from 460.5 to 469.4 across and from 187.6 to 201.5 down.
    assert (min(d.x for d in dots), max(d.right for d in dots)) == pytest.approx((460.5, 469.44), abs=0.1)
    assert (min(d.y for d in dots), max(d.bottom for d in dots)) == pytest.approx((187.58, 201.54), abs=0.1)


def test_only_wanted_pages_are_drawn(plano):
    out = io.BytesIO()
    draw_blank(plano, out, pages=[3])
    with pdfplumber.open(out) as pdf:
        assert len(pdf.pages) == 1
        assert "Halaman 3 dari 3" in pdf.pages[0].extract_text()


def test_a_wall_form_fits_into_the_middle_of_a4(plano):
    out = io.BytesIO()
    draw_blank(plano, out, pages=[1], scale_to=(210, 297))
    with pdfplumber.open(out) as pdf:
        page = pdf.pages[0]
        assert (page.width / MM, page.height / MM) == pytest.approx((210, 297), abs=0.01)
        scale, left = 297 / 900, (210 - 600 * 297 / 900) / 2
        box = plano.field("pemilih_dpt_l").boxes[0]
        wanted = Rect(left + box.x * scale, box.y * scale, box.width * scale, box.height * scale)
        assert any(near(rect, wanted) for rect in page.rects)


def test_the_same_definition_gives_the_same_bytes(salinan):
    first, second = io.BytesIO(), io.BytesIO()
    draw_blank(salinan, first)
    draw_blank(salinan, second)
    assert first.getvalue() == second.getvalue()


def test_the_file_says_what_it_is(drawn):
    form, pdf = drawn
    assert pdf.metadata["Title"] == f"{form.code} (kosong)"
    assert pdf.metadata["Subject"] == form.title
