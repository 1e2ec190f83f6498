"""The office that the tests of letters share; each test works on a copy of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent)] if str(Path(__file__).parent) not in sys.path else []

from letters_office import NOW, make_office  # noqa: E402

from sirekap_desktop.recap.office import Office, open_office  # noqa: E402


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the closed office (``letters_office.make_office``)."""
    folder = tmp_path_factory.mktemp("surat")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sirekap_desktop.models.session.SYNCHRONOUS", "OFF")
        patch.setattr("os.fsync", lambda _descriptor: None)
        make_office(folder).close()
    return folder


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(template / "kantor", tmp_path / "kantor")
    opened = open_office(tmp_path / "kantor", clock=lambda: NOW)
    yield opened
    opened.close()
