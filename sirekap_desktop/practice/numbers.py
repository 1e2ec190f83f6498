"""The numbers of a practice TPS: plausible and consistent with the rules, or with a mistake put in on purpose."""

from __future__ import annotations

import math
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


_PARTY_SHARE, _CALON_SHARE, _DPD_SHARE, _KWK_SHARE = 0.35, 0.25, 0.5, 2.0
"""Concentrations of the shares of parties, of a party's own votes and its candidates', of candidates of the DPD and
of paslon of a regional election: a few get most, many get none. Guesses, after what public results look like."""

_VOTES = ("suara_paslon_", "suara_dpd_", "suara_partai_", "suara_calon_")


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
    """The numbers of one TPS by field id, and the mistake put in."""

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


def draw_form_numbers(rng: np.random.Generator, form: FormDefinition, mistake: Mistake | None = None) -> Numbers:
    """Draw one TPS for a form that holds everything of its election: about 150 … 300 voters, in a KWK 250 … 580."""
    ids = [f.id for f in form.number_fields]
    kwk = form.pemilihan.startswith("KWK")
    values = _voters(rng, (250, 580) if kwk else (150, 301))
    values |= _ballots(rng, values["pemilih_dpt_j"], values["pengguna_total_j"], 0.025 if kwk else 0.02)
    used = values["pengguna_total_j"]
    parties = [i.removeprefix("jumlah_partai_") for i in ids if i.startswith("jumlah_partai_")]
    if parties:
        values |= _votes(rng, used, [f"jumlah_partai_{n}" for n in parties], [_PARTY_SHARE] * len(parties))
        for n in parties:
            values |= _of_party(rng, n, ids, values[f"jumlah_partai_{n}"])
    else:
        names = [i for i in ids if i.startswith(_VOTES)]
        share = _DPD_SHARE if form.pemilihan == "DPD" else _KWK_SHARE
        values |= _votes(rng, used, names, [share] * len(names))
    values |= _disabled(rng, values)
    if kwk:
        values |= _enrolled(rng, values)
    if mistake is not None:
        _spoil(values, mistake, rng)
    return Numbers(values, mistake)


def _of_party(rng: np.random.Generator, nomor: str, ids: Sequence[str], total: int) -> dict[str, int]:
    """Divide the votes of a party between itself and its candidates."""
    given = [i for i in ids if i == f"suara_partai_{nomor}" or i.startswith(f"suara_calon_{nomor}_")]
    votes = rng.multinomial(total, rng.dirichlet([_CALON_SHARE] * len(given)))
    return {i: int(v) for i, v in zip(given, votes, strict=True)}


def _enrolled(rng: np.random.Generator, values: Mapping[str, int]) -> dict[str, int]:
    """Draw the voters whom only a KWK counts: moved in, with KTP, in all, and those with disabilities."""
    rows: dict[str, int] = {}
    for stem in ("dptb", "non_dpt"):
        absent = _few(rng, 0.5, 3, 9)
        rows |= _row(
            f"pemilih_{stem}", *(values[f"pengguna_{stem}_{s}"] + n for s, n in zip(SEXES, absent, strict=True))
        )
    every = dict(values) | rows
    sums = (sum(every[f"pemilih_{stem}_{s}"] for stem in ("dpt", "dptb", "non_dpt")) for s in SEXES)
    rows |= _row("pemilih_total", *sums)
    absent = _few(rng, 0.4, 3, 9)
    return rows | _row(
        "disabilitas_pemilih", *(values[f"disabilitas_{s}"] + n for s, n in zip(SEXES, absent, strict=True))
    )


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


def _voters(rng: np.random.Generator, rolls: tuple[int, int] = (150, 301)) -> dict[str, int]:
    roll = int(rng.integers(*rolls))
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


def _ballots(rng: np.random.Generator, roll: int, used: int, spare: float = 0.02) -> dict[str, int]:
    received = roll + math.ceil(roll * spare - 1e-9)
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
        field = max((i for i in values if i.startswith(_VOTES)), key=values.__getitem__)
        digits = f"{values[field]:03d}"
        values[field] = int(digits[0] + digits[2] + digits[1])
