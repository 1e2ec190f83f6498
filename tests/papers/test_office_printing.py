"""What ``office.toml`` says of printing: the size of the sheets, the day and the place of the plenary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from letters_office import DESA, NOW, TPS

from sirekap_desktop.documents.letter import LETTERS, PAPER_KINDS
from sirekap_desktop.documents.verification import Status
from sirekap_desktop.papers import print_document, verify_file
from sirekap_desktop.recap.errors import BadOffice
from sirekap_desktop.recap.office import Office, open_office
from sirekap_desktop.recap.office_file import OFFICE_FILE, Kertas, OfficeFile, read_office_file, write_office_file
from sirekap_desktop.recap.states import Level

F4 = [215 * 72 / 25.4, 330 * 72 / 25.4]
PLACES = {Level.KECAMATAN: "170799", Level.DESA: DESA[0], Level.TPS: TPS[2]}
DAY = "# tanggal = 2024-02-20"


def edited(office: Office, *changes: tuple[str, str]) -> Office:
    """Edit ``office.toml`` as a person does, and open the office again."""
    office.close()
    path = office.folder / OFFICE_FILE
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return open_office(office.folder, clock=lambda: NOW)


def printed(office: Office, kind: str) -> Path:
    level = LETTERS[kind].levels[0] if kind in LETTERS else Level.DESA if "desa" in kind else Level.KECAMATAN
    return print_document(office, "PPWP", kind, PLACES[level], office.folder / "documents" / f"{kind}.pdf").path


def test_every_paper_has_the_size_that_the_office_asks_for(office: Office) -> None:
    office = edited(office, ('kertas = "A4"', 'kertas = "F4"'))
    for kind in PAPER_KINDS:
        path = printed(office, kind)
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                assert sorted((page.width, page.height)) == pytest.approx(F4, abs=0.1), kind
        assert verify_file(path, office.folder).status is Status.AGREE
    office.close()


def test_day_and_place_of_the_plenary_stand_on_papers(office: Office) -> None:
    office = edited(office, (DAY, "tanggal = 2024-02-21"), ('tempat = ""', 'tempat = "Aula Kantor Camat"'))
    for kind in ("d-hasil-kecamatan", "undangan", "berita-acara-kecamatan"):
        with pdfplumber.open(printed(office, kind)) as pdf:
            text = " ".join((pdf.pages[0].extract_text() or "").split())
        assert "Rabu tanggal dua puluh satu bulan Februari tahun dua ribu dua puluh empat" in text, kind
        assert "Aula Kantor Camat" in text, kind
    office.close()


@pytest.mark.parametrize("kertas", list(Kertas))
@pytest.mark.parametrize("day", [None, date(2024, 2, 21)])
def test_the_file_says_again_what_was_written(tmp_path: Path, kertas: Kertas, day: date | None) -> None:
    file = OfficeFile("170799", ("PPWP",), place="Aula", pleno_at=day, kertas=kertas)
    write_office_file(tmp_path, file)
    assert read_office_file(tmp_path) == file


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('kertas = "A4"', 'kertas = "A5"', "'A5' tidak dikenal. Tulis salah satu: A4 atau F4"),
        ('kertas = "A4"', 'kertaz = "F4"', "'kertaz'"),
        (DAY, 'tanggal = "20 Februari"', "'20 Februari' bukan tanggal"),
        (DAY, "tanggal = 2024-02-20T09:00:00", "bukan tanggal"),
    ],
)
def test_a_slip_of_the_pen_is_told(office: Office, before: str, after: str, told: str) -> None:
    with pytest.raises(BadOffice, match=told):
        edited(office, (before, after))
