"""Printed papers parsed back: every number of every sheet in its cell, nothing clipped or overlapping."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pdfplumber
import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.kinds import document_kind
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.read_back import read_back
from sirekap_desktop.documents.text import LayoutError
from sirekap_desktop.documents.wording import wording
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

Tables = Callable[..., RecapTable]
Identities = Callable[..., DocumentIdentity]
Columns = dict[str, Callable[[int], list[tuple[str, str]]]]
DESA = Place("1707052001", "TALANG RATU")
# The order of rows on the paper, written down here again so that the test does not ask the code it tests.
ROWS = [
    (f"{stem}_{part}", mark)
    for stem in ("pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total")
    for part, mark in zip("lpj", ("LK", "PR", "JML"), strict=True)
]
ROWS += [(f"surat_suara_{n}", "JML") for n in ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")]
ROWS += [(f"disabilitas_{part}", mark) for part, mark in zip("lpj", ("LK", "PR", "JML"), strict=True)]
ROWS += [(f"suara_paslon_{n}", "JML") for n in (1, 2, 3)]
ROWS += [(name, "JML") for name in ("suara_sah", "suara_tidak_sah", "suara_total")]


def render(kind: str, table: RecapTable, identity: DocumentIdentity, **options: Any) -> bytes:
    words = wording("PPWP")
    data, _ = document_kind(kind).renderer(words, words.kinds[kind], table, identity, **options)
    return data


def lines_of_numbers(page: pdfplumber.page.Page) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return LK/PR/JML and the words right of it, line by line."""
    page = page.filter(lambda thing: thing.get("size", 0) < 100)  # not the watermark
    words = page.extract_words(extra_attrs=["upright"])
    left = next(w for w in words if w["text"] == "(3)")
    marks = [w for w in words if w["text"] in ("LK", "PR", "JML") and w["top"] > left["bottom"]]
    marks.sort(key=lambda word: word["top"])
    lines = []
    for mark in marks:
        middle = (mark["top"] + mark["bottom"]) / 2
        line = [w for w in words if w["x0"] > mark["x1"] and w["top"] < middle < w["bottom"] and w["upright"]]
        lines.append((mark["text"], sorted(line, key=lambda word: word["x0"])))
    return lines


def plain(text: str) -> int | None:
    return None if text == "belum" else int(text.replace(".", ""))


def sheet_numbers(page: pdfplumber.page.Page) -> list[list[int | None]]:
    """Return the numbers of a sheet, one list for each of the 28 lines."""
    lines = lines_of_numbers(page)
    assert [mark for mark, _ in lines] == [mark for _, mark in ROWS]
    return [[plain(word["text"]) for word in words] for _, words in lines]


CASES = [
    ("d-hasil-kecamatan", "desa", 6, 4_999, 1),
    ("lampiran-desa", "tps", 17, 300, 1),
    ("d-hasil-kecamatan", "desa", 40, 30_000, 3),
    ("lampiran-desa", "tps", 108, 999, 7),
    ("lampiran-desa", "tps", 1, 300, 1),
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[1]}-{case[2]}")
def paper(
    request: pytest.FixtureRequest, table: Tables, identity: Identities, columns: Columns
) -> tuple[RecapTable, bytes, int]:
    kind, of, count, most, pages = request.param
    level = Level.KECAMATAN if of == "desa" else Level.DESA
    made = table(columns[of](count), level=level, most=most)
    return made, render(kind, made, identity(desa=DESA if of == "tps" else None)), pages


def test_every_number_stands_in_its_row_and_carried_sums_add_up(paper: tuple[RecapTable, bytes, int]) -> None:
    table, data, pages = paper
    values = {row[0]: list(table.values[index]) for index, row in enumerate(table.rows)}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == pages
        done = 0
        for number, page in enumerate(pdf.pages):
            rows = sheet_numbers(page)
            parts = len(rows[0]) - (1 if number == 0 else 2)
            for (field, _), printed in zip(ROWS, rows, strict=True):
                own = values[field][done : done + parts]
                before = [sum(values[field][:done])] if number else []
                assert printed == [*before, *own, sum(values[field][: done + parts])], (number, field)
            text = " ".join(page.extract_text().split())
            assert ("PINDAHAN" in text) == (pages > 1)
            assert ("AKHIR" in text) == (number == pages - 1)
            done += parts
        assert done == len(table.columns)


def test_numbers_keep_inside_their_cells_and_no_words_touch(paper: tuple[RecapTable, bytes, int]) -> None:
    _, data, _ = paper
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            assert_inside_cells(page)
            assert_no_overlap(page)


def assert_inside_cells(page: pdfplumber.page.Page) -> None:
    for _, words in lines_of_numbers(page):
        for word in words:
            middle = (word["top"] + word["bottom"]) / 2
            edges = sorted(e["x0"] for e in page.vertical_edges if e["top"] <= middle <= e["bottom"])
            assert not any(word["x0"] - 0.5 < edge < word["x1"] + 0.5 for edge in edges), word["text"]


def assert_no_overlap(page: pdfplumber.page.Page) -> None:
    boxes = [
        (w["x0"], w["top"] + 1.2, w["x1"], w["bottom"] - 1.2, w["text"])
        for w in page.extract_words(extra_attrs=["upright", "size"])
        if w["upright"] and w["size"] < 100
    ]
    for x0, top, x1, bottom, text in boxes:
        assert x0 > 15, text
        assert x1 < page.width - 15, text
        assert 15 < top < bottom < page.height - 15, text
    boxes.sort()
    for index, (_, top, x1, bottom, text) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] >= x1:
                break
            assert other[1] >= bottom or other[3] <= top, (text, other[4])


def test_thirty_letter_names_stand_whole_over_their_columns(table: Tables, identity: Identities) -> None:
    names = ["BUKITPENINJAUANSELATANKUTAMUDA", "KAMPUNG JAWA BARU TIMUR SELATAN", "BAJOK"] * 4
    made = table([(f"17070520{i:02d}", name) for i, name in enumerate(names)])
    with pdfplumber.open(io.BytesIO(render("d-hasil-kecamatan", made, identity()))) as pdf:
        page = pdf.pages[0]
        turned = [char for char in page.chars if not char["upright"] and char["size"] < 100]
        text = "".join(char["text"] for char in turned).replace(" ", "")
        assert text.count("BUKITPENINJAUANSELATANKUTAMUDA") == 4
        assert text.count("KAMPUNGJAWABARUTIMURSELATAN") == 4
        head = next(w for w in page.extract_words() if w["text"] == "RINCIAN")
        numbers = next(w for w in page.extract_words() if w["text"] == "(4)")
        assert min(char["top"] for char in turned) > head["bottom"]
        assert max(char["bottom"] for char in turned) < numbers["top"]


def test_undecided_numbers_are_named_and_spoil_their_sums(
    table: Tables, identity: Identities, columns: Columns
) -> None:
    made = table(columns["desa"](4), holes=[(0, 2)], final=False)
    with pdfplumber.open(io.BytesIO(render("d-hasil-kecamatan", made, identity()))) as pdf:
        first, second = sheet_numbers(pdf.pages[0])[:2]
    assert first == [*made.values[0], None]
    assert first[2] is None
    assert None not in second


@pytest.mark.parametrize(
    ("final", "locked", "draft"), [(True, True, False), (False, True, True), (True, False, True)]
)
def test_only_final_papers_of_a_locked_kecamatan_have_no_watermark(
    table: Tables, identity: Identities, columns: Columns, *, final: bool, locked: bool, draft: bool
) -> None:
    made = table(columns["tps"](20), level=Level.DESA, final=final)
    data = render("lampiran-desa", made, identity(desa=DESA, kecamatan_locked=locked))
    printed = read_back(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            big = "".join(char["text"] for char in page.chars if char["size"] > 100)
            assert big == ("DRAF" if draft else "")
    for page in printed.pages:
        assert page.qr is not None
        assert ("*DRAF*" in page.qr) == draft
        assert ("*FINAL*" in page.qr) == (not draft)
    assert json.loads(printed.embedded or b"")["final"] is not draft


def test_practice_papers_have_a_red_band_on_every_page(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["desa"](40))
    for practice in (True, False):
        document = pdfium.PdfDocument(render("d-hasil-kecamatan", made, identity(practice=practice)))
        assert len(document) > 1
        for page in document:
            image = page.render(scale=1).to_numpy()[..., :3].astype(int)
            red = (image[..., 2] > 150) & (image[..., 1] < 60) & (image[..., 0] < 60)
            assert (red.sum() > 0.8 * image.shape[1] * 10) == practice
            assert ("MODE LATIHAN" in page.get_textpage().get_text_range()) == practice
        document.close()


def test_head_names_the_places_and_the_page(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["tps"](40), level=Level.DESA)
    pages = read_back(render("lampiran-desa", made, identity(desa=DESA))).pages
    for number, page in enumerate(pages, start=1):
        for text in ("TALANG RATU", "RIMBO PENGADANG", "LEBONG", "BENGKULU", "LAMPIRAN D.HASIL KECAMATAN-PPWP"):
            assert text in page.text
        assert f"Hal {number} dari {len(pages)}" in page.text
        assert f"Sidik: {numbers_digest(made)[:16]}" in page.text
        assert "Dicetak 24 November 2026 14.05 WIB di PPK-1" in page.text


def test_signature_blocks_stand_on_every_page(table: Tables, identity: Identities, columns: Columns) -> None:
    people = ("Ketua Contoh", "Anggota Contoh A")
    contestants = tuple(Contestant(f"0{n}", f"Paslon {n}", "Saksi Contoh" if n == 2 else "") for n in (1, 2, 3))
    data = render(
        "d-hasil-kecamatan", table(columns["desa"](40)), identity(committee=people, contestants=contestants)
    )
    for page in read_back(data).pages:
        for text in (
            "Ketua",
            "Anggota 1",
            "Anggota 4",
            "Saksi Paslon 01",
            "Saksi Paslon 03",
            *people,
            "Saksi Contoh",
        ):
            assert text in page.text, text
        assert "Anggota 5" not in page.text


def test_opening_sentence_has_the_time_or_dotted_lines(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["desa"](3))
    known = identity(pleno_at=identity().printed_at, pleno_place="Aula Kantor Camat")
    assert (
        "Selasa tanggal dua puluh empat bulan November"
        in read_back(render("d-hasil-kecamatan", made, known)).pages[0].text
    )
    assert "bertempat di ......" in read_back(render("d-hasil-kecamatan", made, identity())).pages[0].text


def test_qr_says_totals_and_digest_as_any_phone_reads_it(
    table: Tables, identity: Identities, columns: Columns
) -> None:
    made = table(columns["desa"](40))
    document = pdfium.PdfDocument(render("d-hasil-kecamatan", made, identity()))
    totals = {row[0]: total for row, total in zip(made.rows, made.totals, strict=True)}
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=300 / 72).to_numpy()
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
        parts = text.split("*")
        assert parts[:5] == ["SIREKAP", "D.HASIL KECAMATAN-PPWP", "170705", "FINAL", f"HAL {number}/3"]
        assert f"NO 2:{totals['suara_paslon_2']}" in parts
        assert f"TOTAL:{totals['suara_total']}" in parts
        assert parts[-3] == f"SIDIK:{numbers_digest(made)[:16].upper()}"
        assert parts[-2:] == [f"KECAMATAN {made.nama}", "CEK: SAMAKAN JUMLAH DAN SIDIK DENGAN KERTAS"]
    document.close()


def test_same_input_and_clock_give_the_same_bytes(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["desa"](40))
    first = render("d-hasil-kecamatan", made, identity())
    assert first == render("d-hasil-kecamatan", made, identity())
    later = identity(printed_at=identity().printed_at.replace(minute=6))
    assert first != render("d-hasil-kecamatan", made, later)


def test_file_tells_of_itself(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["desa"](40))
    reader = pypdf.PdfReader(io.BytesIO(render("d-hasil-kecamatan", made, identity())))
    assert reader.metadata is not None
    assert reader.metadata.title == "MODEL D.HASIL KECAMATAN-PPWP RIMBO PENGADANG"
    assert reader.metadata.author == "PPK RIMBO PENGADANG"
    assert reader.metadata.creation_date == identity().printed_at
    titles = [entry.title for entry in reader.outline]  # type: ignore[union-attr]
    assert titles == ["Hal 1: desa 1–14 dari 40", "Hal 2: desa 15–27 dari 40", "Hal 3: desa 28–40 dari 40"]
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    embedded = json.loads(reader.attachments["rekap.json"][0])
    assert [tuple(row) for row in embedded["values"]] == list(made.values)
    assert embedded["digest"] == made.digest


def test_f4_and_an_office_image_are_possible(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    Image.fromarray(np.full((64, 64, 3), (10, 90, 200), np.uint8)).save(logo)
    made = table(columns["desa"](8))
    reader = pypdf.PdfReader(io.BytesIO(render("d-hasil-kecamatan", made, identity(logo=logo), paper=Paper.F4)))
    box = reader.pages[0].mediabox
    assert (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) == (pytest.approx(330), pytest.approx(215))
    assert len(reader.pages[0].images) == 1


def test_unreadable_office_image_is_named(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"not a picture")
    with pytest.raises(LayoutError, match=r"logo\.png"):
        render("d-hasil-kecamatan", table(columns["desa"](3)), identity(logo=logo))


def test_neighbouring_sheets_repeat_the_carried_column(table: Tables, identity: Identities, columns: Columns) -> None:
    made = table(columns["tps"](108), level=Level.DESA, most=999)
    with pdfplumber.open(io.BytesIO(render("lampiran-desa", made, identity(desa=DESA)))) as pdf:
        sheets = [sheet_numbers(page) for page in pdf.pages]
    for before, after in pairwise(sheets):
        assert [row[-1] for row in before] == [row[0] for row in after]
    assert [row[-1] for row in sheets[-1]] == [
        dict(zip((r[0] for r in made.rows), made.totals, strict=True))[f] for f, _ in ROWS
    ]
