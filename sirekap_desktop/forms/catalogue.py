"""The forms that the program knows: every definition file of the resource folder, read once."""

from __future__ import annotations

from functools import lru_cache

from sirekap_desktop.forms.definition import FormDefinition, FormKind
from sirekap_desktop.forms.loader import load_form
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
