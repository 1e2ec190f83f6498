"""A made-up form of two pages for the intake tests."""

from __future__ import annotations

import numpy as np

from sirekap_desktop.forms.definition import FieldDefinition, FormDefinition, FormKind, PageDefinition, Rect
from sirekap_desktop.forms.rules import Relation, Rule, Severity

FIELDS = {1: ("sah",), 2: ("total",)}
_SQUARES = tuple(Rect(20.0 * i, 0.0, 19.0, 19.0) for i in range(3))
FORM = FormDefinition(
    "UJI",
    "UJI",
    "PPWP",
    FormKind.PLANO,
    "",
    tuple(
        PageDefinition(n, 600, 900, tuple(FieldDefinition(f, f, "I", _SQUARES) for f in fields), Rect(0, 0, 1, 1))
        for n, fields in FIELDS.items()
    ),
    (Rule("T4", Relation.EQUAL, ("total",), ("sah",), Severity.H, "total = sah"),),
)


def rows(value):
    """Clear evidence of a number."""
    result = np.full((3, 14), 1e-8)
    for box, char in enumerate(f"{value:03}"):
        result[box, int(char)] = 1.0
    return result / result.sum(axis=1, keepdims=True)
