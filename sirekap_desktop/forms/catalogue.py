"""The forms that the program knows: every definition file of the resource folder, read once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from sirekap_desktop.forms.definition import FormDefinition, FormKind
from sirekap_desktop.forms.loader import load_form
from sirekap_desktop.forms.toml_node import FormError
from sirekap_desktop.resources import resource


@lru_cache(maxsize=1)
def all_forms() -> tuple[FormDefinition, ...]:
    """Return all known forms, in the order of their codes."""
    forms = [load_form(path) for path in sorted(resource("forms").glob("*.toml"))]
    return tuple(sorted(forms, key=lambda form: form.code))


def form(code: str) -> FormDefinition:
    """Return the form of a code, e.g. ``C.HASIL-PPWP-2024``.

    Raises:
        KeyError: If no known form has this code.
    """
    for candidate in all_forms():
        if candidate.code == code:
            return candidate
    raise KeyError(code)


def form_of(pemilihan: str, kind: FormKind) -> FormDefinition:
    """Return the form of an election and kind of which every page is known; the newest where there are several.

    Raises:
        KeyError: If no form known wholly is of this election and kind.
    """
    found = [f for f in all_forms() if f.pemilihan == pemilihan and f.kind is kind and not f.partial]
    if not found:
        raise KeyError((pemilihan, kind.value))
    return max(found, key=lambda f: (f.tahun, f.code))


def user_folder() -> Path:
    """Return where a person's own definitions are kept unless another folder is named; it need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "sirekap-desktop" / "forms"


def forms_in(folders: Iterable[Path]) -> tuple[FormDefinition, ...]:
    """Return the definitions in folders, in the order of their files' names.

    Raises:
        FormError: If a folder has none, one is broken, or two (or a bundled one) have the same code.
    """
    found: list[FormDefinition] = []
    for folder in folders:
        paths = sorted(folder.glob("*.toml"))
        if not paths:
            raise FormError("calibration.no_forms", folder=str(folder))
        for path in paths:
            form = load_form(path)
            if any(form.code == other.code for other in (*all_forms(), *found)):
                raise FormError("calibration.same_code", code=form.code, name=path.name)
            found.append(form)
    return tuple(found)
