"""Draw pictures of every kind of document page for docs/screens, from made-up numbers that add up.

D.HASIL PPWP comes from tables made here; the other elections and the letters from the small offices of the tests.

Usage: python tools/document_pictures.py [FOLDER]      (default: docs/screens)
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdfium2 as pdfium

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "papers"))

from drawn_office import KECAMATAN, draw_office
from letters_office import DESA as OFFICE_DESA
from letters_office import TPS, make_office

from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.letter import LETTERS
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.producing import produce
from sirekap_desktop.documents.signing import load_signer, make_demo_certificate
from sirekap_desktop.papers import print_document
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Level, RegionState
from sirekap_desktop.recap.views import RecapTable

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=7)))
DOTS = 110
DESA = ("RIMBO PENGADANG", "TALANG RATAU", "BIOA SENGOK", "TIK KUTO", "TELUK DIEN", "BAJOK")
PLACES = (Place("170705", "RIMBO PENGADANG"), Place("1707", "LEBONG"), Place("17", "BENGKULU"))


@dataclass(frozen=True)
class Picture:
    """One paper to draw: the file's name, what is printed, and which of its pages are shown."""

    name: str
    kind: str
    columns: int
    final: bool
    signed: bool
    pages: tuple[int, ...] = (1,)


PICTURES = (
    Picture("dokumen-d-hasil-draf", "d-hasil-kecamatan", 6, final=False, signed=False),
    Picture("dokumen-d-hasil-ttd", "d-hasil-kecamatan", 6, final=True, signed=True),
    Picture("dokumen-d-hasil-40-desa", "d-hasil-kecamatan", 40, final=True, signed=False, pages=(1, 2, 3)),
    Picture("dokumen-lampiran-17-tps", "lampiran-desa", 17, final=True, signed=False),
    Picture("dokumen-lampiran-108-tps", "lampiran-desa", 108, final=True, signed=False, pages=(2, 7)),
)


def one_column(rng: random.Random, scale: int) -> dict[str, int]:
    """Return the 28 numbers of a TPS or desa that obey the sums of the form."""
    numbers: dict[str, int] = {}

    def row(stem: str, left: int, right: int) -> int:
        numbers.update({f"{stem}_l": left, f"{stem}_p": right, f"{stem}_j": left + right})
        return left + right

    men, women = rng.randint(80, 150) * scale, rng.randint(80, 150) * scale
    voters = row("pemilih_dpt", men, women)
    used = [(men - rng.randint(5, 30) * scale, women - rng.randint(5, 30) * scale)]
    used += [(rng.randint(0, 4) * scale, rng.randint(0, 4) * scale) for _ in range(2)]
    for stem, (left, right) in zip(("pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt"), used, strict=True):
        row(stem, left, right)
    total = row("pengguna_total", sum(left for left, _ in used), sum(right for _, right in used))
    received = voters + -(-voters // 50)
    spoiled = rng.randint(0, 2)
    numbers |= {"surat_suara_diterima": received, "surat_suara_digunakan": total}
    numbers |= {"surat_suara_dikembalikan": spoiled, "surat_suara_tidak_digunakan": received - total - spoiled}
    row("disabilitas", rng.randint(0, 3) * scale, rng.randint(0, 3) * scale)
    invalid = rng.randint(0, 9) * scale
    first, second = sorted(rng.randint(0, total - invalid) for _ in range(2))
    votes = (first, second - first, total - invalid - second)
    numbers |= {f"suara_paslon_{n}": value for n, value in enumerate(votes, start=1)}
    return numbers | {"suara_sah": total - invalid, "suara_tidak_sah": invalid, "suara_total": total}


def table_for(picture: Picture) -> RecapTable:
    """Return the recap table of a picture."""
    rng = random.Random(picture.name)
    of_desa = picture.kind == "d-hasil-kecamatan"
    columns = [one_column(rng, 5 if of_desa else 1) for _ in range(picture.columns)]
    names = [
        DESA[i % 6] + (f" {i // 6 + 1}" if i > 5 else "") if of_desa else f"{i + 1:03d}" for i in range(len(columns))
    ]
    labels = {f"suara_paslon_{n}": f"Pasangan Calon {n:02d}" for n in (1, 2, 3)}
    fields = list(columns[0])
    table = RecapTable(
        pemilihan="PPWP",
        level=Level.KECAMATAN if of_desa else Level.DESA,
        kode="170705" if of_desa else "1707052009",
        nama="RIMBO PENGADANG" if of_desa else "TALANG RATAU",
        rows=tuple((field, labels.get(field, field), "") for field in fields),
        columns=tuple((f"{i:03d}", name) for i, name in enumerate(names)),
        values=tuple(tuple(column[field] for column in columns) for field in fields),
        totals=tuple(sum(column[field] for column in columns) for field in fields),
        column_states=(),
        state=RegionState.FINAL if picture.final else RegionState.BERJALAN,
        checks=(),
        final=picture.final,
        digest=None,
    )
    return replace(table, digest=numbers_digest(table)) if picture.final else table


def draw(picture: Picture, folder: Path, work: Path) -> list[Path]:
    """Print a paper and save the pages that are shown as PNG."""
    identity = DocumentIdentity(
        "PPWP",
        *PLACES,
        contestants=tuple(Contestant(f"{n:02d}", f"Pasangan Calon {n:02d}") for n in (1, 2, 3)),
        printed_at=NOW,
        desa=Place("1707052009", "TALANG RATAU") if picture.kind == "lampiran-desa" else None,
        practice=True,  # the places are real, the numbers are not
        station="PPK-1",
    )
    signer = load_signer(work / "demo.p12", "latihan") if picture.signed else None
    document = produce(picture.kind, table_for(picture), identity, work / f"{picture.name}.pdf", signer)
    names = [f"{picture.name}{f'-hal-{number}' if len(picture.pages) > 1 else ''}" for number in picture.pages]
    return [save_page(document.path, *page, folder) for page in zip(picture.pages, names, strict=True)]


def save_page(pdf: Path, number: int, name: str, folder: Path) -> Path:
    """Save one page of a PDF as PNG."""
    document = pdfium.PdfDocument(pdf)
    page = document[number - 1]
    image = page.render(scale=DOTS / 72).to_pil().convert("P", palette=1, colors=32)
    page.close()
    document.close()
    path = folder / f"{name}.png"
    image.save(path, optimize=True)
    return path


def draw_offices(folder: Path, work: Path) -> Iterator[Path]:
    """Print letters and D.HASIL of parties and of the DPD from offices, and save a page of each."""
    letters, votes = work / "surat", work / "suara"
    letters.mkdir()
    votes.mkdir()
    places = {Level.KECAMATAN: KECAMATAN, Level.DESA: OFFICE_DESA[0], Level.TPS: TPS[2]}
    with closing(make_office(letters)) as office:
        for kind, kode in (("d-hasil-kecamatan", KECAMATAN), *(("lampiran-desa", desa) for desa in OFFICE_DESA)):
            print_document(office, "PPWP", kind, kode, office.folder / "documents" / f"{kind}-{kode}.pdf")
        for kind, letter in LETTERS.items():
            yield print_page(office, "PPWP", kind, places[letter.levels[0]], 1, folder)
    with closing(draw_office(votes, (9, 6, 2), ("DPR", "DPD"), lambda: NOW).office) as office:
        yield print_page(office, "DPR", "d-hasil-kecamatan", KECAMATAN, 2, folder)
        yield print_page(office, "DPD", "d-hasil-kecamatan", KECAMATAN, 1, folder)


def print_page(office: Office, pemilihan: str, kind: str, kode: str, number: int, folder: Path) -> Path:
    """Print a paper as an office for practice does, and save one page of it."""
    office.station, office.file = "PPK-1", replace(office.file, practice=True)
    made = print_document(office, pemilihan, kind, kode, office.folder / "documents" / f"{pemilihan}-{kind}.pdf")
    name = f"dokumen-{kind}" if kind in LETTERS else f"dokumen-d-hasil-{pemilihan.lower()}"
    return save_page(made.path, number, name, folder)


def main() -> None:
    """Draw all pictures into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        make_demo_certificate(Path(name) / "demo.p12", "latihan", "Ketua PPK", now=NOW)
        for picture in PICTURES:
            for path in draw(picture, folder, Path(name)):
                print(path, path.stat().st_size)
        for path in draw_offices(folder, Path(name)):
            print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
