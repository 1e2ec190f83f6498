"""Honest probabilities: a temperature and a floor, fitted on hands that the net never saw."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.classes import CLASSES, ILLEGIBLE

Matrix = NDArray[np.float64]
_LIMITS = (0.9, 0.99, 0.999, 0.9995, 0.9999)
_BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0)
# Illegible boxes are 7 in 100 of those that teach; forms hold about 2 (struck out, smudged or
# stained): the net's answer and the errors counted here are brought back to that share (Saerens et al. 2002).
PREVALENCE = np.where(np.array(CLASSES) == "?", 0.28, 1.0)


@dataclass(frozen=True)
class Calibration:
    """How logits become probabilities.

    Attributes:
        temperature: Divides the logits of every member.
        floor: Weight of ``confusion`` in the mixture: no probability of a wrong class is ever smaller than its share.
        confusion: Row c: what a box is if it was read as c and that is wrong.
    """

    temperature: float
    floor: float
    confusion: Matrix


def mean_softmax(logits: Matrix, temperature: float) -> Matrix:
    """The members' probabilities averaged and brought to the classes' share on forms; logits (n, members, 14)."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=2, keepdims=True))
    p = (powers / powers.sum(axis=2, keepdims=True)).mean(axis=1) * PREVALENCE
    return np.asarray(p / p.sum(axis=1, keepdims=True))


def fit(logits: Matrix, labels: NDArray[np.int64]) -> Calibration:
    """Fit temperature and floor together.

    The floor is the error rate (plus one error) of the surest fifth. The temperature of best likelihood may still
    promise too much among the surest boxes, and these are what a reader accepts unseen. So it is raised until, floor
    included, the boxes above every limit of ``_LIMITS`` have no more errors than their probabilities sum up to. Each
    box counts as often as its class stands on forms. Likelihood is asked of legible boxes only: of those drawn as
    illegible, the few surely read show a clean sign by chance (an overlay that makes an 8, a scribble that is
    a 0), and one such box would weigh as much as hundreds.
    """
    legible = np.flatnonzero(labels != ILLEGIBLE)
    mine, wanted, rows = logits[legible], labels[legible], np.arange(len(legible))

    def loss(temperature: float) -> float:
        p = 0.9995 * mean_softmax(mine, temperature)[rows, wanted] + 0.0005 / len(CLASSES)
        return float(-np.log(p).sum())

    grid = np.geomspace(0.6, 4.0, 90)
    best = int(np.argmin([loss(t) for t in grid]))
    fitted = (_with_floor(logits, labels, float(t)) for t in grid[best:])
    return next((f for f in fitted if _keeps_promises(apply(f, logits), labels)), _with_floor(logits, labels, 4.0))


def _with_floor(logits: Matrix, labels: NDArray[np.int64], temperature: float) -> Calibration:
    p = mean_softmax(logits, temperature)
    sure, wrong = p.max(axis=1), p.argmax(axis=1) != labels
    surest = sure >= np.quantile(sure, 0.8)
    weight = PREVALENCE[labels]
    floor = float(np.clip(((weight * wrong)[surest].sum() + 1.0) / weight[surest].sum(), 1e-5, 1e-3))
    return Calibration(temperature, floor, _confusion(p, labels))


def _keeps_promises(p: Matrix, labels: NDArray[np.int64]) -> bool:
    sure, wrong = p.max(axis=1), p.argmax(axis=1) != labels
    weight = PREVALENCE[labels]
    above = [sure >= limit for limit in _LIMITS]
    return all((weight * wrong)[kept].sum() <= (weight * (1 - sure))[kept].sum() + 1 for kept in above)


def _confusion(p: Matrix, labels: NDArray[np.int64]) -> Matrix:
    count = len(CLASSES)
    table = np.full((count, count), 0.5)
    read = p.argmax(axis=1)
    wrong = read != labels
    np.add.at(table, (read[wrong], labels[wrong]), 1.0)
    np.fill_diagonal(table, 0.0)
    return np.asarray(table / table.sum(axis=1, keepdims=True))


def apply(calibration: Calibration, logits: Matrix) -> Matrix:
    """Calibrated probabilities (n, 14)."""
    p = mean_softmax(logits, calibration.temperature)
    return (1 - calibration.floor) * p + calibration.floor * calibration.confusion[p.argmax(axis=1)]


def trade_off(p: Matrix, labels: NDArray[np.int64]) -> list[dict[str, float]]:
    """For several limits of confidence: the share of boxes at or above it, and the errors among them."""
    sure, wrong = p.max(axis=1), p.argmax(axis=1) != labels
    rows = []
    for limit in (0.5, 0.9, 0.99, 0.999, 0.9995, 0.9998, 0.9999):
        kept = sure >= limit
        rows.append({"confidence": limit, "kept": float(kept.mean()), "wrong": int((wrong & kept).sum()),
                     "error": float(wrong[kept].mean()) if kept.any() else 0.0,
                     "promised": float((1 - sure[kept]).mean()) if kept.any() else 0.0})  # fmt: skip
    return rows


def confusion_counts(p: Matrix, labels: NDArray[np.int64]) -> list[list[int]]:
    """How often each class (row) was read as each class (column)."""
    table = np.zeros((len(CLASSES), len(CLASSES)), np.int64)
    np.add.at(table, (labels, p.argmax(axis=1)), 1)
    return [[int(n) for n in row] for row in table]


def reliability(p: Matrix, labels: NDArray[np.int64]) -> list[dict[str, float]]:
    """Between the limits of ``_BINS``: how many boxes, their mean confidence, the share right."""
    sure, right = p.max(axis=1), p.argmax(axis=1) == labels
    rows = []
    for low, high in itertools.pairwise(_BINS):
        mine = (sure >= low) & (sure < high)
        if mine.any():
            rows.append({"from": low, "boxes": int(mine.sum()), "confidence": round(float(sure[mine].mean()), 6),
                         "right": round(float(right[mine].mean()), 6)})  # fmt: skip
    return rows
