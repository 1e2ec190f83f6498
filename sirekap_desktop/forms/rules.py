"""Rules that tie the numbers of one TPS (or of one recap column) together, and their evaluation.

A rule is data (``resources/rules/*.toml``); reading, verification, recap and documents all ask this module.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a broken rule means: H identity, L legal ground for a recount, W plausibility warning."""

    H = "H"
    L = "L"
    W = "W"


class Relation(StrEnum):
    """How the left side stands to the right side."""

    EQUAL = "="
    AT_MOST = "<="
    RESERVE = "reserve"
    """left = right + reserve share of right, rounded up (one more allowed)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``sum(left)`` relation ``sum(right) + constant``.

    Attributes:
        id: Rule id of the domain dossier, e.g. ``T3``; several rules share one id (T1 holds for each row).
        text: The rule in field ids, e.g. ``suara_total = suara_sah + suara_tidak_sah``.
        basis: Where it comes from (printed on the form, an article of law, practice).
        rate: Share of RESERVE rules (0.02 for the 2 % spare ballots).
    """

    id: str
    relation: Relation
    left: tuple[str, ...]
    right: tuple[str, ...]
    severity: Severity
    text: str
    basis: str = ""
    constant: int = 0
    rate: float = 0.0

    @property
    def fields(self) -> tuple[str, ...]:
        """All field ids that the rule speaks of, left side first."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule says of some values.

    Attributes:
        holds: None where a needed value is missing.
        difference: Left side minus right side; None where a value is missing.
    """

    rule: Rule
    left: int | None
    right: int | None
    difference: int | None
    holds: bool | None

    @property
    def broken(self) -> bool:
        """Whether the rule was evaluated and does not hold."""
        return self.holds is False


def _total(ids: Iterable[str], values: Mapping[str, int | None]) -> int | None:
    total = 0
    for field_id in ids:
        value = values.get(field_id)
        if value is None:
            return None
        total += value
    return total


def evaluate(rule: Rule, values: Mapping[str, int | None]) -> Check:
    """Evaluate one rule on values by field id (None: empty or unknown)."""
    left, right = _total(rule.left, values), _total(rule.right, values)
    if left is None or right is None:
        return Check(rule, left, right, None, None)
    right += rule.constant
    if rule.relation is Relation.RESERVE:
        right += math.ceil(right * rule.rate - 1e-9)
        return Check(rule, left, right, left - right, left - right in (0, 1))
    difference = left - right
    holds = difference == 0 if rule.relation is Relation.EQUAL else difference <= 0
    return Check(rule, left, right, difference, holds)


def evaluate_all(rules: Iterable[Rule], values: Mapping[str, int | None]) -> list[Check]:
    """Evaluate rules in order."""
    return [evaluate(rule, values) for rule in rules]
