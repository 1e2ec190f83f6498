"""The house keeps its shape: imports point one way, heavy parts load late, modules stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sirekap_desktop"


def test_imports_point_one_way() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("module", ["sirekap_desktop.cli", "sirekap_desktop.app", "sirekap_desktop.ui.main"])
def test_doors_open_without_heavy_imports(module: str) -> None:
    heavy = ["torch", "easyocr", "cv2", "reportlab", "pyhanko"]
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_headless_doors_need_no_qt() -> None:
    code = (
        "import sys, sirekap_desktop.cli, sirekap_desktop.app, sirekap_desktop.demo; print('PySide6' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_modules_stay_readable() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in PACKAGE.rglob("*.py")}
    assert {str(p.relative_to(PACKAGE)): n for p, n in lengths.items() if n > 440} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        p.name
        for p in PACKAGE.rglob("*.py")
        if not p.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []
