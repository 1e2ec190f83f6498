"""The numbers of a practice TPS: plausible and consistent with the rules, or with a mistake put in on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.forms.rules import Relation, Rule, Severity, evaluate_all

PASLON = 3
_LEANING = (2.0, 4.0, 1.2)
"""Concentrations of the shares of the three paslon of 2024: none wins everywhere."""

SEXES = ("l", "p")
DIGITS = 3


class Mistake(StrEnum):
    """What a KPPS does wrong on paper."""

    SUM_SAH = "sum_sah"
    """The sum of the votes is off."""
    SUM_TOTAL = "sum_total"
    """The total of valid and invalid votes is off."""
    SWAPPED_SEX = "swapped_sex"
    """L and P of one row stand in each other's place."""
    SUM_PENGGUNA = "sum_pengguna"
    """A sum L + P is off."""
    TRANSPOSED = "transposed"
    """Two digits of a candidate's votes are exchanged."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The 28 numbers of one TPS by field id, and the mistake put in."""

    values: Mapping[str, int]
    mistake: Mistake | None = None

    def disputed(self, rules: tuple[Rule, ...]) -> frozenset[str]:
        """Return the fields of the arithmetic rules (severity H or L) that do not hold."""
        broken = (
            c.rule
            for c in evaluate_all(rules, dict(self.values))
            if c.broken and c.rule.relation is Relation.EQUAL and c.rule.severity is not Severity.W
        )
        return frozenset(f for rule in broken for f in rule.fields)


def draw_numbers(rng: np.random.Generator, mistake: Mistake | None = None) -> Numbers:
    """Draw one TPS of the 2024 presidential election, about 150 … 300 voters on the roll."""
    values = _voters(rng)
    values |= _ballots(rng, values["pemilih_dpt_j"], values["pengguna_total_j"])
    values |= _votes(rng, values["pengguna_total_j"], [f"suara_paslon_{n}" for n in range(1, PASLON + 1)], _LEANING)
    values |= _disabled(rng, values)
    if mistake is not None:
        _spoil(values, mistake, rng)
    return Numbers(values, mistake)


def draw_votes(rng: np.random.Generator, form: FormDefinition) -> Numbers:
    """Draw the votes of one page that holds nothing else: of the candidates (2019), or of one party."""
    total = int(rng.integers(80, 290))
    ids = [f.id for f in form.number_fields]
    if "jumlah_partai" in ids:
        given = [i for i in ids if i != "jumlah_partai"]
        shares = rng.dirichlet(np.full(len(given), 0.6))
        votes = [int(v) for v in rng.multinomial(total, shares)]
        return Numbers(dict(zip(given, votes, strict=True)) | {"jumlah_partai": total})
    paslon = [i for i in ids if i.startswith("suara_paslon_")]
    return Numbers(_votes(rng, total, paslon, [2.0] * len(paslon)))


def _row(stem: str, male: int, female: int) -> dict[str, int]:
    return {f"{stem}_l": male, f"{stem}_p": female, f"{stem}_j": male + female}


def _voters(rng: np.random.Generator) -> dict[str, int]:
    roll = int(rng.integers(150, 301))
    male = round(roll * rng.normal(0.5, 0.02))
    turnout = np.clip(rng.normal(0.82, 0.06, 2), 0.55, 0.98)
    used = [int(n * t) for n, t in zip((male, roll - male), turnout, strict=True)]
    spare = min(roll - sum(used), 12)
    moved = _few(rng, 0.55, 5, spare // 4)
    unlisted = _few(rng, 0.45, 4, spare // 4)
    values = _row("pemilih_dpt", male, roll - male) | _row("pengguna_dpt", *used)
    values |= _row("pengguna_dptb", *moved) | _row("pengguna_non_dpt", *unlisted)
    return values | _row("pengguna_total", *(used[i] + moved[i] + unlisted[i] for i in (0, 1)))


def _few(rng: np.random.Generator, none: float, most: int, limit: int) -> tuple[int, int]:
    """Return two small numbers, each zero with a chance of ``none``."""
    drawn = np.where(rng.random(2) < none, 0, rng.integers(0, most + 1, 2)).clip(0, limit)
    return int(drawn[0]), int(drawn[1])


def _ballots(rng: np.random.Generator, roll: int, used: int) -> dict[str, int]:
    received = roll - (-roll * 2 // 100)
    returned = min(int(rng.choice([0, 0, 0, 1, 1, 2, 3])), received - used)
    return {
        "surat_suara_diterima": received,
        "surat_suara_digunakan": used,
        "surat_suara_dikembalikan": returned,
        "surat_suara_tidak_digunakan": received - used - returned,
    }


def _votes(rng: np.random.Generator, total: int, paslon: Sequence[str], leaning: Sequence[float]) -> dict[str, int]:
    """Draw votes; ``leaning`` are the concentrations of each paslon's share."""
    invalid = min(total, int(rng.poisson(5)))
    shares = rng.dirichlet(leaning)
    votes = [int(v) for v in rng.multinomial(total - invalid, shares)]
    named = dict(zip(paslon, votes, strict=True))
    return named | {"suara_sah": total - invalid, "suara_tidak_sah": invalid, "suara_total": total}


def _disabled(rng: np.random.Generator, values: Mapping[str, int]) -> dict[str, int]:
    limit = min(values["pengguna_total_l"], values["pengguna_total_p"])
    return _row("disabilitas", *_few(rng, 0.5, 3, limit))


def _spoil(values: dict[str, int], mistake: Mistake, rng: np.random.Generator) -> None:
    off = int(rng.choice([-10, -2, -1, 1, 2, 9, 10]))
    target = {
        Mistake.SUM_SAH: "suara_sah",
        Mistake.SUM_TOTAL: "suara_total",
        Mistake.SUM_PENGGUNA: "pengguna_total_j",
    }.get(mistake)
    if target is not None:
        values[target] = max(0, values[target] + off)
    elif mistake is Mistake.SWAPPED_SEX:
        male, female = (f"pengguna_dpt_{sex}" for sex in SEXES)
        values[male], values[female] = values[female], values[male]
    else:
        field = max((f"suara_paslon_{n}" for n in range(1, PASLON + 1)), key=values.__getitem__)
        digits = f"{values[field]:03d}"
        values[field] = int(digits[0] + digits[2] + digits[1])
