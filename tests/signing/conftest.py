"""A locked office with certificates, for the tests of signing, scanning back and handing over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / name) for name in ("recap", "documents") if str(TESTS / name) not in sys.path]

from recap_office import CONTESTANTS, REGIONS, lock_all  # noqa: E402
from signed_cases import TODAY  # noqa: E402
from signing_office import KECAMATAN, KIND  # noqa: E402

from sirekap_desktop import papers  # noqa: E402
from sirekap_desktop.documents.signing import make_demo_certificate  # noqa: E402
from sirekap_desktop.recap.office import Actor, Office, create_office, open_office  # noqa: E402
from sirekap_desktop.recap.views import DokumenView  # noqa: E402


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed, wholly locked office and two certificates."""
    folder = tmp_path_factory.mktemp("templat")
    (folder / "w.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "k.csv").write_text(CONTESTANTS, encoding="utf-8")
    actor = Actor("Ketua PPK", "ketua")
    office = create_office(
        folder / "kantor", folder / "w.csv", KECAMATAN, ["PPWP"], folder / "k.csv", clock=lambda: TODAY, actor=actor
    )
    lock_all(office)
    office.close()
    for name in ("ketua", "anggota"):
        make_demo_certificate(folder / f"{name}.p12", "x", name.title(), now=TODAY)
    return folder


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
