"""Rules files (``resources/rules/*.toml``): formulas as people write them, expanded to concrete rules.

A file may stand on another one (``base``): rules of the same id take the place of the other's. In a formula
``suara_paslon_*`` means the sum of all fields of the form whose ids begin so and end in a number, and
``each = "suara_partai_*"`` repeats a rule for each such number: one file serves any number of contestants.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.forms.rules import Relation, Rule, RuleLevel, Severity
from sirekap_desktop.forms.toml_node import Node, Problems, read_toml

_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_MANY = re.compile(r"([a-z][a-z0-9_]*_)\*")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of one election.

    Attributes:
        pemilihan: The elections whose forms may name it.
        required: Ids that must have a value, or None where all number fields of the form must (rule T13).
    """

    code: str
    pemilihan: tuple[str, ...]
    rules: tuple[Rule, ...]
    required: tuple[str, ...] | None


def load_rules(path: Path, problems: Problems, fields: Collection[str] = ()) -> RuleBook:
    """Read a rules file; what is wrong in it is noted in ``problems``.

    Args:
        path: The file; a base is looked for beside it.
        problems: Gets what is wrong.
        fields: Ids of the form's fields in their order, for formulas that mean all of a kind.
    """
    data = read_toml(path, problems)
    if data is None:
        return RuleBook(path.stem, (), (), None)
    node = Node(data, path.name, problems)
    code, required = node.text("code"), _required(node)
    listed = node.raw("pemilihan", (str, list), "teks atau daftar teks", ...) or []
    pemilihan = (listed,) if isinstance(listed, str) else tuple(str(p) for p in listed)
    rules = [rule for entry in node.tables("rules", required=True) for rule in _expand(entry, tuple(fields))]
    rules = _with_base(node, path, rules, fields)
    node.finish()
    return RuleBook(code, pemilihan, tuple(rules), required)


def _with_base(node: Node, path: Path, own: list[Rule], fields: Collection[str]) -> list[Rule]:
    """Return the rules with those of the base that they don't replace, in the order of the numbers of their ids."""
    name = node.text("base", "")
    if not name:
        return own
    base = path.with_name(f"{name}.toml")
    if not base.is_file() or base == path:
        node.problems.add("forms.no_rules", node.where, rules=name)
        return own
    replaced = {rule.id for rule in own}
    kept = [rule for rule in load_rules(base, node.problems, fields).rules if rule.id not in replaced]
    return sorted(kept + own, key=lambda rule: int("".join(filter(str.isdigit, rule.id)) or 0))


def _required(node: Node) -> tuple[str, ...] | None:
    value = node.raw("required", (str, list), '"all numbers" atau daftar', "all numbers")
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    if value not in (None, "all numbers"):
        node.problems.add("forms.unknown_value", node.where, key="required", value=value, allowed="all numbers")
    return None


def _expand(node: Node, fields: Sequence[str]) -> list[Rule]:
    formula, names = node.text("formula"), _names(node, fields)
    rule_id, basis = node.text("id"), node.text("basis", "")
    severity = node.enum("severity", Severity, Severity.H)
    level = node.enum("level", RuleLevel, RuleLevel.EVERY) if node.has("level") else RuleLevel.EVERY
    node.finish()
    rules = []
    for name in names:
        text = _spelt_out(formula.replace("{each}", name), fields)
        parsed = _parse(text)
        if parsed is None:
            node.problems.add("forms.bad_formula", node.where, rule=rule_id, formula=text)
            continue
        relation, left, right, constant, rate = parsed
        rules.append(Rule(rule_id, relation, left, right, severity, text, basis, constant, rate, level))
    return rules


def _names(node: Node, fields: Sequence[str]) -> list[str]:
    """Return what ``each`` stands for, one after another."""
    each = node.raw("each", (str, list), 'daftar, atau nama isian dengan "*"', None)
    if isinstance(each, list):
        return [str(name) for name in each]
    return [""] if each is None else [f.rsplit("_", 1)[1] for f in _alike(each, fields)]


def _alike(pattern: str, fields: Sequence[str]) -> list[str]:
    """Return the fields whose ids are a pattern's with a number for its star."""
    stem = pattern.removesuffix("*")
    return [f for f in fields if f.startswith(stem) and f[len(stem) :].isdigit()]


def _spelt_out(formula: str, fields: Sequence[str]) -> str:
    """Return a formula with every star replaced by the fields that it means; a star that means none is left out."""
    terms: list[str] = []
    for term in re.split(r"(\s*(?:<=|=|\+)\s*)", formula.strip()):
        many = _MANY.fullmatch(term)
        found = _alike(many[0], fields) if many else []
        if many and not found and terms and terms[-1].strip() == "+":
            terms.pop()
        else:
            terms.append(" + ".join(found) if many else term)
    return "".join(terms)


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
