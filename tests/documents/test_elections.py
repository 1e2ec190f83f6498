"""D.HASIL of every election parsed back: each number in its row, sums carried right, nothing clipped or touching."""

from __future__ import annotations

import io
import re
from itertools import groupby, pairwise
from typing import Any

import pdfplumber
import pypdf
import pytest

from sirekap_desktop.documents.contents_check import check_contents
from sirekap_desktop.documents.identity import Contestant, Place
from sirekap_desktop.documents.kinds import document_kind
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.read_back import read_back
from sirekap_desktop.documents.wording import wording
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable
from tests.documents.conftest import desa_columns, make_identity, tps_columns
from tests.documents.elections import (
    ALL_ELECTIONS,
    CANDIDATES,
    KWK_ELECTIONS,
    PARTIES,
    PARTY_ELECTIONS,
    PARTY_NAME,
    election_table,
)
from tests.documents.test_rendering import assert_inside_cells, assert_no_overlap, lines_of_numbers, plain

DESA = Place("1707052001", "TALANG RATU")


def render(table: RecapTable, **options: Any) -> bytes:
    of_desa = table.level is Level.DESA
    kind = "lampiran-desa" if of_desa else "d-hasil-kecamatan"
    if table.pemilihan in PARTY_ELECTIONS:
        numbers = list(map(str, PARTIES))
    else:
        numbers = [
            row[0].rsplit("_", 1)[1] for row in table.rows if row[0].startswith(("suara_dpd_", "suara_paslon_"))
        ]
    identity = make_identity(
        pemilihan=table.pemilihan,
        contestants=tuple(Contestant(number, f"Peserta {number}") for number in numbers),
        desa=DESA if of_desa else None,
        dapil="BENGKULU",
    )
    words = wording(table.pemilihan)
    return document_kind(kind).renderer(words, words.kinds[kind], table, identity, **options)[0]


# Written down here again, so that the test does not ask the code (or its data) that it tests.
def expected_rows(pemilihan: str, *, candidates: int, contestants: int) -> list[str]:
    kwk = pemilihan in KWK_ELECTIONS
    stems = ["pemilih_dpt"]
    stems += ["pemilih_dptb", "pemilih_non_dpt", "pemilih_total"] if kwk else []
    stems += ["pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total"]
    rows = [f"{stem}_{part}" for stem in stems for part in "lpj"]
    order = ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")
    rows += [f"surat_suara_{name}" for name in ((*order[1:], order[0]) if kwk else order)]
    rows += [f"disabilitas_pemilih_{part}" for part in "lpj"] if kwk else []
    rows += [f"disabilitas_{part}" for part in "lpj"]
    if pemilihan in PARTY_ELECTIONS:
        for party in PARTIES:
            calon = [f"suara_calon_{party}_{n}" for n in range(1, candidates + 1)]
            rows += [f"suara_partai_{party}", *calon, f"jumlah_partai_{party}"]
    else:
        stem = "suara_dpd" if pemilihan == "DPD" else "suara_paslon"
        rows += [f"{stem}_{n}" for n in range(1, contestants + 1)]
    return [*rows, "suara_sah", "suara_tidak_sah", "suara_total"]


def columns_range(page: pdfplumber.page.Page) -> tuple[int, int]:
    """Return which columns the head of a page says it holds, from 0."""
    first, last = re.search(r"(?:TPS|desa) (\d+)(?:–(\d+))? dari \d+", page.extract_text()).groups()  # type: ignore[union-attr]
    return int(first) - 1, int(last or first)


def assert_all_numbers(table: RecapTable, data: bytes, expected: list[str]) -> int:
    """Check every number of a paper; return how many pages it has."""
    values = {row[0]: table.values[index] for index, row in enumerate(table.rows)}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        spans = [columns_range(page) for page in pdf.pages]
        sheets = len(set(spans))
        assert spans == spans[:sheets] * (len(pdf.pages) // sheets)
        assert [start for start, _ in spans[:sheets]] == [0, *(end for _, end in spans[: sheets - 1])]
        assert spans[sheets - 1][1] == len(table.columns)
        printed = []
        for page, (start, end) in zip(pdf.pages, spans, strict=True):
            rows = [[plain(word["text"]) for word in words] for _, words in lines_of_numbers(page)]
            printed.append((rows, start, end))
            page.close()
        place = 0
        for first in range(0, len(printed), sheets):
            count = len(printed[first][0])
            for rows, start, end in printed[first : first + sheets]:
                assert len(rows) == count
                for field, row in zip(expected[place : place + count], rows, strict=True):
                    own = values[field]
                    carried = [sum(own[:start])] if start else []
                    assert row == [*carried, *own[start:end], sum(own[:end])], (field, start)
            place += count
        assert place == len(expected)
        return len(pdf.pages)


CASES = [
    *((pemilihan, "tps", 17, 8, 3) for pemilihan in ALL_ELECTIONS),
    ("DPR", "desa", 40, 8, 3),
    ("DPD", "desa", 40, 8, 45),
    ("KWK-GUBERNUR", "desa", 40, 8, 2),
    pytest.param("DPRD-KABKO", "tps", 108, 12, 3, marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("pemilihan", "of", "count", "candidates", "contestants"), CASES)
def test_every_number_of_every_election_stands_in_its_row(
    pemilihan: str, of: str, count: int, candidates: int, contestants: int
) -> None:
    columns, level = (desa_columns(count), Level.KECAMATAN) if of == "desa" else (tps_columns(count), Level.DESA)
    table = election_table(pemilihan, columns, level=level, candidates=candidates, contestants=contestants)
    expected = expected_rows(pemilihan, candidates=candidates, contestants=contestants)
    assert_all_numbers(table, render(table), expected)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    ("pemilihan", "count", "contestants"), [("DPR", 20, 3), ("DPD", 20, 45), ("KWK-WALIKOTA", 20, 1)]
)
def test_nothing_of_a_party_paper_is_clipped_or_touches(
    pemilihan: str, count: int, contestants: int, paper: Paper
) -> None:
    table = election_table(pemilihan, desa_columns(count), candidates=12, contestants=contestants, most=30_000)
    with pdfplumber.open(io.BytesIO(render(table, paper=paper))) as pdf:
        for page in pdf.pages[:6]:
            assert_inside_cells(page)
            assert_no_overlap(page)


def test_no_party_is_broken_over_sheets_and_each_sheet_repeats_the_section() -> None:
    table = election_table("DPR", tps_columns(17), level=Level.DESA)
    seen = []
    with pdfplumber.open(io.BytesIO(render(table))) as pdf:
        for page in pdf.pages:
            text = page.extract_text()
            parties = [int(n) for n in re.findall(rf"{PARTY_NAME} (\d+)", text)]
            assert text.count("SUARA PARTAI\n") + len(re.findall(r"SUARA PARTAI JML", text)) == len(parties)
            assert text.count("JUMLAH SUARA SAH PARTAI POLITIK") == len(parties)
            if parties:
                assert ("SUARA CALON (lanjutan)" in text) == bool(seen)
            seen += parties
    assert seen == list(PARTIES)


def test_long_names_are_wrapped_and_stay_whole() -> None:
    longest = max(CANDIDATES, key=len)
    table = election_table("DPD", desa_columns(40), contestants=20)
    with pdfplumber.open(io.BytesIO(render(table))) as pdf:
        words = [" ".join(page.crop((0, 0, 290, page.height)).extract_text().split()) for page in pdf.pages]
    assert any(all(word in text for word in longest.split()) for text in words)


def test_bookmarks_gather_the_pages_of_the_same_rows() -> None:
    table = election_table("DPR", desa_columns(40))
    reader = pypdf.PdfReader(io.BytesIO(render(table)))
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)][:2] == ["I–III", "Partai 1–2"]
    inner = next(entry for entry in reader.outline if isinstance(entry, list))
    assert [entry.title for entry in inner] == [
        "Hal 1: desa 1–14 dari 40",
        "Hal 2: desa 15–27 dari 40",
        "Hal 3: desa 28–40 dari 40",
    ]


def test_party_papers_agree_with_their_own_numbers_and_codes() -> None:
    table = election_table("DPRD-PROV", tps_columns(9), level=Level.DESA)
    check = check_contents(read_back(render(table)))
    assert [finding.ok for finding in check.findings if finding.ok is not True] == []
    assert check.table is not None
    assert check.table.values == table.values


def test_a_changed_number_of_a_later_page_is_found_out() -> None:
    table = election_table("DPRD-PROV", tps_columns(9), level=Level.DESA)
    printed = read_back(render(table))
    pages = list(printed.pages)
    last = pages[-1]
    total = f"{table.totals[-1]:,}".replace(",", ".")
    assert total in last.text
    pages[-1] = type(last)(last.text.replace(total, "9.999"), last.qr)
    check = check_contents(type(printed)(printed.embedded, tuple(pages)))
    assert [f.message_id for f in check.findings if f.ok is False] == ["verify.printed_differs"]


def test_sheets_of_the_same_rows_carry_the_same_sums() -> None:
    table = election_table("DPR", desa_columns(40))
    with pdfplumber.open(io.BytesIO(render(table))) as pdf:
        pages = [(page.extract_text(), lines_of_numbers(page)) for page in pdf.pages[:9]]
    by_rows = groupby(pages, key=lambda found: len(found[1]))
    for _, group in by_rows:
        for (before, lines), (after, following) in pairwise(list(group)):
            if "AKHIR" in before:
                continue
            assert "PINDAHAN" in after
            assert [words[-1]["text"] for _, words in lines] == [words[0]["text"] for _, words in following]
