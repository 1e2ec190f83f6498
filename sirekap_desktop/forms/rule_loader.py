"""Rules files (``resources/rules/*.toml``): formulas as people write them, expanded to concrete rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.forms.rules import Relation, Rule, RuleLevel, Severity
from sirekap_desktop.forms.toml_node import Node, Problems, read_toml

_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of one election.

    Attributes:
        required: Ids that must have a value, or None where all number fields of the form must (rule T13).
    """

    code: str
    pemilihan: str
    rules: tuple[Rule, ...]
    required: tuple[str, ...] | None


def load_rules(path: Path, problems: Problems) -> RuleBook:
    """Read a rules file; what is wrong in it is noted in ``problems``."""
    data = read_toml(path, problems)
    if data is None:
        return RuleBook(path.stem, "", (), None)
    node = Node(data, path.name, problems)
    code, pemilihan = node.text("code"), node.text("pemilihan")
    required = _required(node)
    rules = [rule for entry in node.tables("rules", required=True) for rule in _expand(entry)]
    node.finish()
    return RuleBook(code, pemilihan, tuple(rules), required)


def _required(node: Node) -> tuple[str, ...] | None:
    value = node.raw("required", (str, list), '"all numbers" atau daftar', "all numbers")
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    if value not in (None, "all numbers"):
        node.problems.add("forms.unknown_value", node.where, key="required", value=value, allowed="all numbers")
    return None


def _expand(node: Node) -> list[Rule]:
    formula, names = node.text("formula"), node.raw("each", list, "daftar", [""]) or [""]
    rule_id, basis = node.text("id"), node.text("basis", "")
    severity = node.enum("severity", Severity, Severity.H)
    level = node.enum("level", RuleLevel, RuleLevel.EVERY) if node.has("level") else RuleLevel.EVERY
    node.finish()
    rules = []
    for name in names:
        text = formula.replace("{each}", str(name))
        parsed = _parse(text)
        if parsed is None:
            node.problems.add("forms.bad_formula", node.where, rule=rule_id, formula=text)
            continue
        relation, left, right, constant, rate = parsed
        rules.append(Rule(rule_id, relation, left, right, severity, text, basis, constant, rate, level))
    return rules


def _parse(formula: str) -> tuple[Relation, tuple[str, ...], tuple[str, ...], int, float] | None:
    """Return relation, left and right fields, constant and rate; None where the formula is not understood."""
    halves = re.split(r"\s*(<=|=)\s*", formula.strip())
    if len(halves) != 3:
        return None
    left, right = _terms(halves[0]), _terms(halves[2])
    if left is None or right is None or not left[0] or left[1] or left[2]:
        return None
    relation = Relation.AT_MOST if halves[1] == "<=" else Relation.EQUAL
    if right[2]:
        if relation is not Relation.EQUAL:
            return None
        relation = Relation.RESERVE
    return relation, left[0], right[0], right[1], right[2]


def _terms(side: str) -> tuple[tuple[str, ...], int, float] | None:
    """Return the fields of a sum, its whole number and its share."""
    fields: list[str] = []
    constant, rate = 0, 0.0
    for term in (t.strip() for t in side.split("+")):
        percent = _PERCENT.fullmatch(term)
        if _FIELD.fullmatch(term):
            fields.append(term)
        elif percent:
            rate += float(percent[1]) / 100
        elif term.isdigit():
            constant += int(term)
        else:
            return None
    return tuple(fields), constant, rate
