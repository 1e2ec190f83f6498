"""All D.HASIL of a real office, parsed back: each number and carried sum as drawn, nothing clipped or touching."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from drawn_office import (
    CANDIDATES,
    DPD_CANDIDATES,
    ELECTIONS,
    FOUR_HUNDRED,
    KECAMATAN,
    PARTIES,
    PARTY_ELECTIONS,
    DrawnOffice,
    draw_office,
)
from paper_boxes import assert_numbers

from sirekap_desktop.papers import print_document
from sirekap_desktop.recap import audit
from sirekap_desktop.recap.states import DocumentState

NOW = datetime(2024, 2, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
SEVENTEEN = (9, 6, 2)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnOffice]:
    yield from made(tmp_path_factory, SEVENTEEN, ("PPWP", "DPR"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnOffice]:
    yield from made(tmp_path_factory, FOUR_HUNDRED, ELECTIONS)


def made(
    factory: pytest.TempPathFactory, sizes: tuple[int, ...], elections: tuple[str, ...]
) -> Iterator[DrawnOffice]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sirekap_desktop.models.session.SYNCHRONOUS", "OFF")
        patch.setattr("os.fsync", lambda _descriptor: None)
        drawn = draw_office(factory.mktemp("kantor"), sizes, elections, lambda: NOW)
        yield drawn
        drawn.office.close()


# The order of rows on the paper, written down here again so that the test does not ask what it tests.
def expected_rows(pemilihan: str) -> list[str]:
    stems = ("pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total")
    rows = [f"{stem}_{part}" for stem in stems for part in "lpj"]
    rows += [f"surat_suara_{name}" for name in ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")]
    rows += [f"disabilitas_{part}" for part in "lpj"]
    if pemilihan in PARTY_ELECTIONS:
        for partai in PARTIES:
            calon = [f"suara_calon_{partai}_{n}" for n in range(1, CANDIDATES + 1)]
            rows += [f"suara_partai_{partai}", *calon, f"jumlah_partai_{partai}"]
    elif pemilihan == "DPD":
        rows += [f"suara_dpd_{n}" for n in range(1, DPD_CANDIDATES + 1)]
    else:
        rows += [f"suara_paslon_{n}" for n in (1, 2, 3)]
    return [*rows, "suara_sah", "suara_tidak_sah", "suara_total"]


def print_and_parse(made: DrawnOffice, pemilihan: str, kind: str, kode: str, columns: list[dict[str, int]]) -> int:
    """Print a paper, compare it with what was drawn, and return its number of pages."""
    out = made.office.folder / "documents" / f"{pemilihan}-{kind}-{kode}.pdf"
    document = print_document(made.office, pemilihan, kind, kode, out)
    assert document.state is DocumentState.DICETAK
    pages = assert_numbers(document.path, columns, expected_rows(pemilihan))
    assert pages == document.pages
    return pages


def check_election(made: DrawnOffice, pemilihan: str) -> dict[str, int]:
    """Check D.HASIL and all annexes of an election; return pages by paper."""
    drawn = made.drawn[pemilihan]
    fields = expected_rows(pemilihan)
    assert set(fields) == set(next(iter(drawn.values())))
    pages, totals = {}, []
    for desa in made.desa:
        columns = [drawn[tps] for tps in made.tps(desa)]
        pages[desa] = print_and_parse(made, pemilihan, "lampiran-desa", desa, columns)
        totals.append({field: sum(column[field] for column in columns) for field in fields})
    pages[KECAMATAN] = print_and_parse(made, pemilihan, "d-hasil-kecamatan", KECAMATAN, totals)
    return pages


@pytest.mark.parametrize("pemilihan", ["PPWP", "DPR"])
def test_papers_of_seventeen_tps_say_what_was_drawn(small: DrawnOffice, pemilihan: str) -> None:
    pages = check_election(small, pemilihan)
    assert len(pages) == len(SEVENTEEN) + 1


def test_the_drawn_office_is_one_that_the_audit_accepts(small: DrawnOffice) -> None:
    assert audit.verify_office(small.office) == []


@pytest.mark.parametrize("shift", [1, -1])
def test_a_number_other_than_the_drawn_one_is_found(small: DrawnOffice, shift: int) -> None:
    desa = small.desa[0]
    out = Path(small.office.folder / "documents" / f"lain-{shift}.pdf")
    print_document(small.office, "PPWP", "lampiran-desa", desa, out)
    columns = [dict(small.drawn["PPWP"][tps]) for tps in small.tps(desa)]
    columns[2]["suara_paslon_2"] += shift
    with pytest.raises(AssertionError, match="suara_paslon_2"):
        assert_numbers(out, columns, expected_rows("PPWP"))


@pytest.mark.slow
@pytest.mark.parametrize("pemilihan", ELECTIONS)
def test_papers_of_four_hundred_tps_say_what_was_drawn(large: DrawnOffice, pemilihan: str) -> None:
    pages = check_election(large, pemilihan)
    assert len(pages) == 41
    assert pages[KECAMATAN] > 2
    assert pages[large.desa[0]] > 6
