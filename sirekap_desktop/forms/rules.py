"""Rules that tie the numbers of one TPS (or of one recap column) together, and their evaluation.

A rule is data (``resources/rules/*.toml``); reading, verification, recap and documents all ask this module.
Rules only judge: nothing here changes a number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sirekap_desktop.messages import sentence


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


class RuleLevel(StrEnum):
    """Where a rule is meant: on every column of a recap too, or only on the numbers of one TPS.

    Sums over TPS keep identities and inequalities, but not a share that is rounded up for each TPS, nor a maximum
    per TPS.
    """

    EVERY = "every"
    TPS = "tps"


@dataclass(frozen=True, slots=True)
class Rule:
    """``sum(left)`` relation ``sum(right) + constant``.

    Attributes:
        id: Rule id of the domain dossier, e.g. ``T3``; several rules share one id (T1 holds for each row).
        text: The rule in field ids, e.g. ``suara_total = suara_sah + suara_tidak_sah``.
        basis: Where it comes from (printed on the form, an article of law, practice).
        rate: Share of RESERVE rules (0.02 for the 2 % spare ballots).
        level: Whether the rule holds on sums over TPS too.
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
    level: RuleLevel = RuleLevel.EVERY

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
        left_values: The values of ``rule.left`` in order.
        right_values: The values of ``rule.right`` in order.
    """

    rule: Rule
    left: int | None
    right: int | None
    difference: int | None
    holds: bool | None
    left_values: tuple[int | None, ...] = ()
    right_values: tuple[int | None, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the rule was evaluated and does not hold."""
        return self.holds is False


def added(values: Iterable[int | None]) -> int | None:
    """Return a sum; None where a part is missing."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _limit(rule: Rule, right: int) -> int:
    """Return the right side with the rule's constant and reserve; shares are rounded up (domain rule T9)."""
    right += rule.constant
    if rule.relation is Relation.RESERVE:
        right += math.ceil(right * rule.rate - 1e-9)
    return right


def _holds(relation: Relation, difference: int) -> bool:
    if relation is Relation.EQUAL:
        return difference == 0
    if relation is Relation.AT_MOST:
        return difference <= 0
    return difference in (0, 1)


def evaluate(rule: Rule, values: Mapping[str, int | None]) -> Check:
    """Evaluate one rule on values by field id (None: empty or unknown)."""
    lefts = tuple(values.get(field_id) for field_id in rule.left)
    rights = tuple(values.get(field_id) for field_id in rule.right)
    left, right = added(lefts), added(rights)
    if left is None or right is None:
        return Check(rule, left, right, None, None, lefts, rights)
    right = _limit(rule, right)
    difference = left - right
    return Check(rule, left, right, difference, _holds(rule.relation, difference), lefts, rights)


def evaluate_all(rules: Iterable[Rule], values: Mapping[str, int | None]) -> list[Check]:
    """Evaluate rules in order."""
    return [evaluate(rule, values) for rule in rules]


def of_sums(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that hold on sums over TPS as well (a recap column)."""
    return tuple(rule for rule in rules if rule.level is RuleLevel.EVERY)


def missing(required: Iterable[str], values: Mapping[str, int | None]) -> tuple[str, ...]:
    """Return the required fields that have no value (rule T13: empty is not 0, a person must resolve it)."""
    return tuple(field_id for field_id in required if values.get(field_id) is None)


def describe(check: Check, labels: Mapping[str, str], say: Callable[..., str] = sentence) -> str:
    """Return a check as one sentence with both sides and the difference.

    Examples: ``Suara sah 235 = 123 + 45 + 67``, ``Suara total 253 ≠ pengguna hak pilih (J) 256 (selisih −3)``.

    Args:
        check: What ``evaluate`` returned.
        labels: Short names by field id (``FormDefinition.short_labels``).
        say: Gives a sentence of the catalogue from its id and values; Indonesian unless the window speaks otherwise.
    """
    fields = zip(check.rule.fields, check.left_values + check.right_values, strict=True)
    empty = [labels.get(field_id, field_id) for field_id, value in fields if value is None]
    if empty or check.difference is None:
        return say("rule.missing", rule=check.rule.id, fields=", ".join(empty))
    left = _side(check.rule.left, check.left_values, labels, named=True)
    text = f"{left[:1].upper()}{left[1:]} {_sign(check)} {_right(check, labels, say)}"
    return text if check.holds else say("rule.broken", text=text, difference=signed(check.difference))


def _sign(check: Check) -> str:
    if check.rule.relation is Relation.AT_MOST:
        return "≤" if check.holds else ">"
    if not check.holds:
        return "≠"
    return "=" if check.difference == 0 else "≈"


def _right(check: Check, labels: Mapping[str, str], say: Callable[..., str]) -> str:
    """Return the right side as it is reckoned: fields, constant and the reserve in numbers."""
    rule = check.rule
    parts = [_side(rule.right, check.right_values, labels, named=len(rule.right) == 1)] if rule.right else []
    if rule.constant:
        parts.append(number(rule.constant))
    right = " + ".join(parts)
    if rule.relation is not Relation.RESERVE:
        return right
    reserve = (check.right or 0) - sum(value or 0 for value in check.right_values) - rule.constant
    percent = f"{rule.rate * 100:g}".replace(".", ",")
    return say("rule.reserve", right=right, reserve=number(reserve), percent=percent)


def _side(ids: tuple[str, ...], values: tuple[int | None, ...], labels: Mapping[str, str], *, named: bool) -> str:
    parts = []
    for field_id, value in zip(ids, values, strict=True):
        shown = number(value or 0)
        parts.append(f"{labels.get(field_id, field_id)} {shown}" if named else shown)
    return " + ".join(parts)


def number(value: int) -> str:
    """Return a whole number as Indonesians write it: ``1.234``."""
    return f"{value:,}".replace(",", ".")


def signed(value: int) -> str:
    """Return a difference with its sign: ``+3``, ``−3``."""
    return ("+" if value > 0 else "−" if value < 0 else "") + number(abs(value))
