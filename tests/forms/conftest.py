"""Forms as the tests of this folder use them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.resources import resource

PLANO = "C.HASIL-PPWP-2024"
SALINAN = "C.HASIL-SALINAN-PPWP-2024"


@pytest.fixture(scope="session")
def plano() -> FormDefinition:
    return catalogue.form(PLANO)


@pytest.fixture(scope="session")
def salinan() -> FormDefinition:
    return catalogue.form(SALINAN)


@pytest.fixture
def changed_form(tmp_path: Path) -> Callable[..., Path]:
    """A copy of a good definition with texts replaced; rules files are copied beside it and may be changed too."""

    def build(*changes: tuple[str, str], code: str = PLANO, rules: tuple[tuple[str, str], ...] = ()) -> Path:
        shutil.copytree(resource("forms"), tmp_path / "forms")
        shutil.copytree(resource("rules"), tmp_path / "rules")
        path = tmp_path / "forms" / f"{code}.toml"
        _change(path, changes)
        _change(tmp_path / "rules" / "PPWP-2024.toml", rules)
        return path

    return build


def _change(path: Path, changes: tuple[tuple[str, str], ...]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"the good file no longer says {old!r}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
