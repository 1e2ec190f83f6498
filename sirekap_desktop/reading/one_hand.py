"""One hand per page: how its writer makes a 1 and a 7 is learnt from all boxes of the page.

A flagged 1 of one writer is the uncrossed 7 of another, but hardly anyone writes both alike. Where the digit net
tells the two apart (in log odds) each hand has a place for either. These places are inferred from the page's boxes,
without labels, under what is known of hands in general, and each box is judged anew by where the *other* boxes put
them: a mixture of two digits with random places per writer, integrated on a grid (after Sarkar and Nagy, "Style
consistent classification of isogenous patterns", 2005).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.resources import resource

FloatArray = NDArray[np.float64]

ODD_SIGNS = 0.03
"""Share of signs that are unlike their hand's others: so much of the net's own judgement stays."""

OFTEN = {(1, 7): 0.75}
"""Share of the first digit among both on forms: numbers of a TPS begin with 1 and 2 far more often than with 7."""

_FREEDOM = 8.0
"""Degrees of freedom of the spread within a hand: strokes slip now and then."""

_GAP_SPREAD = 1.5
"""How fast a hand becomes improbable that puts both digits closer together than hands do."""

_FARTHEST = 9.0
"""Log odds beyond which the net's floor speaks, not the ink."""

_REACH = 3.5
_STEPS = 25


@dataclass(frozen=True, slots=True)
class HandPair:
    """What is known of how hands write two digits that are often confused, in log odds as ``log_odds`` gives them.

    Attributes:
        first: A digit.
        second: Another one.
        mean: Where hands put the first and the second.
        covariance: How these places vary from hand to hand: variance, covariance, variance.
        spread: Scale of a digit around its hand's place.
        gap: How far apart nine of ten hands put the two at least.
    """

    first: int
    second: int
    mean: tuple[float, float]
    covariance: tuple[float, float, float]
    spread: float
    gap: float


@lru_cache(maxsize=1)
def known_pairs() -> tuple[HandPair, ...]:
    """Return the pairs of the bundled net; they stand on its card since they are measured in its log odds."""
    card = json.loads(resource("nets", "digits.json").read_text(encoding="utf-8"))
    return tuple(
        HandPair(
            pair["first"],
            pair["second"],
            tuple(pair["mean"]),
            tuple(pair["covariance"]),
            pair["spread"],
            pair["gap"],
        )
        for pair in card["hand_pairs"]
    )


def log_odds(digits: FloatArray, first: int, second: int) -> FloatArray:
    """Return ``ln p(second) - ln p(first)`` of boxes (n, 14), within what the net can tell."""
    return np.asarray(np.clip(np.log(digits[:, second]) - np.log(digits[:, first]), -_FARTHEST, _FARTHEST))


def adapted(fields: Sequence[FloatArray], pairs: Sequence[HandPair]) -> list[FloatArray]:
    """Judge the boxes of a page anew, knowing that one hand wrote them all.

    Args:
        fields: Probabilities of the boxes of each field, (boxes, 14), none of them 0.
        pairs: The confusions to look at.

    Returns:
        The same with the mass of each pair divided anew; all else stays.
    """
    if not fields:
        return []
    rows = np.concatenate(fields)
    for pair in pairs:
        _judge(rows, pair)
    return np.split(rows, np.cumsum([len(f) for f in fields])[:-1])


def _judge(rows: FloatArray, pair: HandPair) -> None:
    """Divide the mass of a pair anew in every box that is one of the two."""
    mass = rows[:, pair.first] + rows[:, pair.second]
    mine = np.flatnonzero(mass > 0.5)
    if len(mine) < 2:
        return
    odds = log_odds(rows[mine], pair.first, pair.second)
    often = OFTEN.get((pair.first, pair.second), 0.5)
    grid = _grid(pair)
    as_first = often * _density(odds, grid.first, pair.spread)
    as_second = (1.0 - often) * _density(odds, grid.second, pair.spread)
    seen = np.log(as_first[:, :, None] + as_second[:, None, :])
    others = grid.log_prior + seen.sum(axis=0) - seen
    others = np.exp(others - others.max(axis=(1, 2), keepdims=True))
    first = (others.sum(axis=2) * as_first).sum(axis=1)
    second = (others.sum(axis=1) * as_second).sum(axis=1)
    alone = rows[mine, pair.second] / mass[mine]
    share = (1.0 - ODD_SIGNS) * second / (first + second) + ODD_SIGNS * alone
    rows[mine, pair.first] = mass[mine] * (1.0 - share)
    rows[mine, pair.second] = mass[mine] * share


def _density(odds: FloatArray, places: FloatArray, spread: float) -> FloatArray:
    """Return Student's density of boxes (n,) around places (m,), up to a factor, (n, m)."""
    away = (odds[:, None] - places) / spread
    return np.asarray((1.0 + away**2 / _FREEDOM) ** (-(_FREEDOM + 1.0) / 2.0))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Places that a hand may have for either digit, and how probable each pair of places is."""

    first: FloatArray
    second: FloatArray
    log_prior: FloatArray


@lru_cache(maxsize=16)
def _grid(pair: HandPair) -> _Grid:
    var_first, both, var_second = pair.covariance
    inverse = np.linalg.inv(np.array([[var_first, both], [both, var_second]]))
    reach = np.linspace(-_REACH, _REACH, _STEPS)
    from_first, from_second = reach * np.sqrt(var_first), reach * np.sqrt(var_second)
    first, second = pair.mean[0] + from_first, pair.mean[1] + from_second
    away = np.stack(np.meshgrid(from_first, from_second, indexing="ij"), axis=-1)
    short = np.maximum(pair.gap - (second - first[:, None]), 0.0) / _GAP_SPREAD
    log_prior = -0.5 * (np.einsum("abi,ij,abj->ab", away, inverse, away) + short**2)
    return _Grid(first, second, np.asarray(log_prior))
