"""Made-up forms and evidence for the decoding tests."""

from __future__ import annotations

import numpy as np

from sirekap_desktop.forms.definition import FieldDefinition, FormDefinition, FormKind, PageDefinition, Rect
from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.reading.classes import BLANK, CLASSES, CROSS
from sirekap_desktop.reading.result import FieldEvidence

SUM = ("sah", "tidak_sah", "total")


def rule(rule_id, left, right, relation=Relation.EQUAL, severity=Severity.H):
    text = f"{' + '.join(left)} {relation.value} {' + '.join(right)}"
    return Rule(rule_id, relation, tuple(left), tuple(right), severity, text)


def form(pages, rules, boxes=3):
    squares = tuple(Rect(20.0 * i, 0.0, 19.0, 19.0) for i in range(boxes))
    made = tuple(
        PageDefinition(number, 600, 900, tuple(FieldDefinition(f, f, "I", squares) for f in fields), Rect(0, 0, 1, 1))
        for number, fields in pages.items()
    )
    return FormDefinition("UJI", "UJI", "PPWP", FormKind.PLANO, "", made, tuple(rules))


def sum_form(boxes=3):
    return form({1: SUM}, [rule("T4", ["total"], ["sah", "tidak_sah"])], boxes)


def boxes(text, *, doubt=1e-6, toward=None):
    """Rows for a string such as ``X57`` (``_`` empty); ``doubt`` goes to the class in ``toward`` or evenly to all."""
    rows = []
    for at, char in enumerate(text):
        wanted = CLASSES.index("" if char == "_" else char)
        row = np.full(14, doubt / 13 if toward is None else 1e-9)
        if toward is not None and toward[at] != ".":
            row[CLASSES.index("" if toward[at] == "_" else toward[at])] = doubt
        row[wanted] = 0
        row[wanted] = 1 - row.sum()
        rows.append(row)
    return np.array(rows)


def evidence(field_id, digits, bubbles=None, notes=()):
    corner = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    return FieldEvidence(field_id, digits, bubbles, (corner,) * len(digits), tuple(notes))


def bubbles(text, sure=0.99):
    """Bubble rows: a digit for a filled one, ``_`` for none."""
    rows = np.full((len(text), 11), (1 - sure) / 10)
    for at, char in enumerate(text):
        rows[at, 10 if char == "_" else int(char)] = sure
    return rows


def page(texts, *, doubt=1e-6, **special):
    """Evidence of several fields: name → string of boxes, or rows given ready-made in ``special``."""
    return [evidence(name, special.get(name, boxes(text, doubt=doubt))) for name, text in texts.items()]


def written(value, count=3, lead=CROSS):
    text = str(value)
    return [lead] * (count - len(text)) + [int(c) for c in text]


__all__ = ["BLANK", "CROSS", "SUM", "boxes", "bubbles", "evidence", "form", "page", "rule", "sum_form", "written"]
