"""A locked office with certificates, for the tests of signing, scanning back and handing over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / name) for name in ("recap", "documents") if str(TESTS / name) not in sys.path]

from recap_office import CONTESTANTS, REGIONS, lock_tps, numbers  # noqa: E402
from signed_cases import TODAY  # noqa: E402
from signing_office import KECAMATAN, KIND  # noqa: E402

from sirekap_desktop import papers  # noqa: E402
from sirekap_desktop.documents.signing import make_demo_certificate  # noqa: E402
from sirekap_desktop.recap import locks, sheets  # noqa: E402
from sirekap_desktop.recap.office import Actor, Office, create_office, open_office  # noqa: E402
from sirekap_desktop.recap.states import Level  # noqa: E402
from sirekap_desktop.recap.views import DokumenView  # noqa: E402


def made_office(folder: Path, regions: str = REGIONS, kecamatan: str = KECAMATAN) -> Office:
    """Return a new open office in which nothing is decided yet."""
    folder.mkdir(exist_ok=True)
    (folder / "w.csv").write_text(regions, encoding="utf-8")
    (folder / "k.csv").write_text(CONTESTANTS, encoding="utf-8")
    return create_office(
        folder / "kantor",
        folder / "w.csv",
        kecamatan,
        ["PPWP"],
        folder / "k.csv",
        clock=lambda: TODAY,
        actor=Actor("Ketua PPK", "ketua"),
    )


def lock_every(office: Office, seed: int = 0) -> Office:
    """Decide and lock everything of an office, whatever its TPS are."""
    rows = sheets.list_tps(office, "PPWP")
    for number, row in enumerate(rows, start=seed):
        lock_tps(office, row.kode, numbers(number % 40))
    for desa in office.desa:
        locks.lock(office, "PPWP", Level.DESA, desa.kode)
    locks.lock(office, "PPWP", Level.KECAMATAN, office.kecamatan.kode)
    return office


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed, wholly locked office and two certificates."""
    folder = tmp_path_factory.mktemp("templat")
    lock_every(made_office(folder)).close()
    for name in ("ketua", "anggota"):
        make_demo_certificate(folder / f"{name}.p12", "x", name.title(), now=TODAY)
    return folder


@pytest.fixture
def half_office(tmp_path: Path) -> Iterator[Office]:
    """The same kecamatan, nothing locked."""
    office = made_office(tmp_path / "setengah")
    yield office
    office.close()


@pytest.fixture
def other_office(tmp_path: Path) -> Iterator[Office]:
    """The same kecamatan with other numbers."""
    office = lock_every(made_office(tmp_path / "lain"), seed=7)
    yield office
    office.close()


@pytest.fixture
def foreign_office(tmp_path: Path) -> Iterator[Office]:
    """Another kecamatan."""
    office = lock_every(made_office(tmp_path / "jauh", kecamatan="170798"))
    yield office
    office.close()


@pytest.fixture
def long_office(tmp_path: Path) -> Iterator[Office]:
    """The same kecamatan with 20 TPS in its first desa."""
    office = lock_every(made_office(tmp_path / "panjang", REGIONS.replace("DESA SATU,1-3", "DESA SATU,1-20")))
    yield office
    office.close()


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(template / "kantor", tmp_path / "kantor")
    office = open_office(tmp_path / "kantor", clock=lambda: TODAY)
    yield office
    office.close()


@pytest.fixture
def signed(office: Office, template: Path) -> DokumenView:
    """The final paper, signed by the Ketua."""
    out = office.folder / "documents" / "d.pdf"
    return papers.print_document(office, "PPWP", KIND, KECAMATAN, out, p12=template / "ketua.p12", passphrase="x")


@pytest.fixture
def printed(office: Office) -> DokumenView:
    """The final paper, printed to be signed by hand."""
    return papers.print_document(office, "PPWP", KIND, KECAMATAN, office.folder / "documents" / "d.pdf")
