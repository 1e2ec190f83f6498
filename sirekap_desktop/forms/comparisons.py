"""Rules that compare a number with the same number somewhere else (T15 … T17), and their evaluation.

On the forms of two elections of one TPS, or told in two ways on one paper. What comes out is the same ``Check`` that
rules within a form give, with names that say where each side stands: ``DPR:pemilih_dpt_j``, ``suara_sah:tally``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sirekap_desktop.forms.rules import Check, Relation, Rule, Severity, evaluate
from sirekap_desktop.forms.toml_node import Node, Problems, read_toml
from sirekap_desktop.messages import MESSAGES, sentence
from sirekap_desktop.resources import resource

Values = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class ComparisonRule:
    """One such rule.

    Attributes:
        together: Elections held on one day; empty of a rule within one paper.
        fields: What must be equal in them.
        witnesses: What else on the paper tells a number; empty of a rule between elections.
    """

    id: str
    severity: Severity
    basis: str
    together: tuple[tuple[str, ...], ...] = ()
    fields: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def comparison_rules(tahun: int = 2024) -> tuple[ComparisonRule, ...]:
    """Return the rules of a year.

    Raises:
        FormError: If their file is missing or wrong.
    """
    return load_comparisons(resource("rules", f"PERBANDINGAN-{tahun}.toml"))


def load_comparisons(path: Path) -> tuple[ComparisonRule, ...]:
    """Read a file of such rules.

    Raises:
        FormError: With the first problem found.
    """
    problems = Problems()
    node = Node(read_toml(path, problems) or {}, path.name, problems)
    node.text("code")
    rules = tuple(_read(entry) for entry in node.tables("rules", required=True))
    node.finish()
    problems.raise_first(path.name)
    return rules


def _read(node: Node) -> ComparisonRule:
    severity = node.enum("severity", Severity, Severity.W)
    together = node.raw("together", list, "daftar", [])
    rule = ComparisonRule(
        node.text("id"),
        severity,
        node.text("basis"),
        tuple(tuple(str(p) for p in day) for day in together),
        tuple(str(f) for f in node.raw("fields", list, "daftar", [])),
        tuple(str(w) for w in node.raw("witnesses", list, "daftar", [])),
    )
    node.finish()
    return rule


def across_elections(values: Mapping[str, Values], tahun: int = 2024) -> list[Check]:
    """Compare the forms of the elections of one TPS (T15).

    Args:
        values: Numbers by field id, by election; an election that isn't there is not compared.
        tahun: Year of the elections.

    Returns:
        Per field and election a check against the first election of the same day that is there.
    """
    named = {f"{p}:{field}": value for p, numbers in values.items() for field, value in numbers.items()}
    checks = []
    for rule in comparison_rules(tahun):
        for day in rule.together:
            held = [p for p in day if p in values]
            pairs = [(field, other) for field in rule.fields for other in held[1:]]
            checks += [evaluate(_equal(rule, f"{p}:{f}", f"{held[0]}:{f}"), named) for f, p in pairs]
    return checks


def between_witnesses(field_id: str, value: int | None, told: Values, tahun: int = 2024) -> list[Check]:
    """Compare a number with what else on its paper tells it (T16, T17).

    Args:
        field_id: The field.
        value: Its number.
        told: What bubbles, words and tally tell, by name; what isn't printed, or told nothing, is left out or None.
        tahun: Year of the election.
    """
    named = {field_id: value} | {f"{field_id}:{name}": number for name, number in told.items()}
    return [
        evaluate(_equal(rule, field_id, f"{field_id}:{name}"), named)
        for rule in comparison_rules(tahun)
        for name in rule.witnesses
        if name in told
    ]


def comparison_labels(labels: Mapping[str, str], say: Callable[..., str] = sentence) -> Mapping[str, str]:
    """Return short names of both sides of such checks, as ``rules.describe`` wants them, from those of the fields.

    Args:
        labels: Short names by field id.
        say: As of ``rules.describe``.
    """
    return _Labels(labels, say)


class _Labels(dict[str, str]):
    """Names made when asked for: there are as many as elections, witnesses and columns times fields."""

    def __init__(self, labels: Mapping[str, str], say: Callable[..., str]) -> None:
        super().__init__(labels)
        self._say = say

    def get(self, key: str, default: object = None) -> str:
        where, _, field_id = key.rpartition(":")
        if field_id in ("bubbles", "words", "tally"):
            return self._say(f"rule.witness.{field_id}", field=super().get(where, where))
        label = super().get(field_id, field_id)
        place, _, name = where.partition("@")
        if f"rule.where.{place}" in MESSAGES:
            return self._say(f"rule.where.{place}", field=label, name=name)
        return f"{label} {where}" if where else label


def _equal(rule: ComparisonRule, left: str, right: str) -> Rule:
    return Rule(rule.id, Relation.EQUAL, (left,), (right,), rule.severity, f"{left} = {right}", rule.basis)
