"""Rule T15: what the papers of one TPS must say alike in all its elections, because the voters are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.comparisons import ComparisonRule, comparison_rules
from sirekap_desktop.forms.rules import number, signed
from sirekap_desktop.models.tables import HasilTps, Isian
from sirekap_desktop.recap.views import Problem

KIND = "elections_differ"
Decided = Mapping[str, Mapping[str, int]]
"""Values that people decided, by election and field."""


def comparable(pemilihan: str, elections: Iterable[str]) -> tuple[str, ...]:
    """Return the elections that are held together with one: those of a Pemilu, or those of a Pilkada."""
    days = [day for rule in _rules() for day in rule.together if pemilihan in day]
    return tuple(code for code in elections if any(code in day for day in days))


def _rules() -> tuple[ComparisonRule, ...]:
    return tuple(rule for rule in comparison_rules() if rule.together)


def alike_fields() -> tuple[str, ...]:
    """Return the fields that must be equal in all elections of a TPS."""
    return tuple(field for rule in _rules() for field in rule.fields)


def decided_alike(session: Session, elections: Sequence[str], tps: str | None = None) -> dict[str, Decided]:
    """Return the decided values that must be alike, by TPS (of all, or of the one)."""
    query = (
        select(HasilTps.tps, HasilTps.pemilihan, Isian.field, Isian.value)
        .join(HasilTps, HasilTps.id == Isian.hasil_id)
        .where(HasilTps.pemilihan.in_(elections), Isian.field.in_(alike_fields()), Isian.value.is_not(None))
    )
    if tps is not None:
        query = query.where(HasilTps.tps == tps)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for kode, pemilihan, field, value in session.execute(query):
        if value is not None:
            found.setdefault(kode, {}).setdefault(pemilihan, {})[field] = value
    return {**found}


def differences(pemilihan: str, decided: Decided) -> dict[str, dict[str, int]]:
    """Return for each field that differs from other elections their values by election."""
    mine = decided.get(pemilihan, {})
    found: dict[str, dict[str, int]] = {}
    for code, values in decided.items():
        for field, value in values.items():
            if code != pemilihan and field in mine and value != mine[field]:
                found.setdefault(field, {})[code] = value
    return {field: found[field] for field in alike_fields() if field in found}


def problems(pemilihan: str, decided: Decided, names: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return one warning per field that another election of the TPS says otherwise."""
    told = []
    for field, others in differences(pemilihan, decided).items():
        values: dict[str, object] = {
            "label": names.get(field, field),
            "here": number(decided[pemilihan][field]),
            "there": ", ".join(
                f"{code} {number(value)} (selisih {signed(decided[pemilihan][field] - value)})"
                for code, value in others.items()
            ),
        }
        told.append(Problem(KIND, "recap.problem.elections_differ", values, (field,)))
    return tuple(told)
