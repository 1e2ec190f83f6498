"""What is counted of each reader: boxes, numbers and confidence; numbers are scored by ``practice.score``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from comparing.cases import Case
from comparing.readers import Answer
from sirekap_desktop.practice.score import Score, score

Json = dict[str, Any]
BINS = 10
_BLANKS = ("", "X", "-")


def as_page(case: Case, answers: Sequence[Answer]) -> Json:
    """Return a reader's answers for a page as a page of ``sirekap-reading/1``; a sound format counts as accepted."""
    fields = [
        {
            "id": pictures.id,
            "value": answer.value,
            "boxes": list(answer.boxes),
            "confidence": answer.confidence,
            "decision": "accepted" if answer.sound else "review",
        }
        for pictures, answer in zip(case.fields, answers, strict=True)
    ]
    truth = case.truth
    place = {"source": truth["file"], "page_index": 0, "form": truth["form"], "page": truth["page"]}
    return place | {"status": "read", "fields": fields}


def score_pages(cases: Sequence[Case], pages: Sequence[Json]) -> Score:
    """Score a reader's pages against the answers of the cases."""
    return score([case.truth for case in cases], pages)


def boxes_right(cases: Sequence[Case], pages: Sequence[Json]) -> tuple[int, int, int, int]:
    """Return digit boxes right, digit boxes, boxes right, boxes.

    A blank (empty, crossed or dashed) is right where any kind of blank is told: not every reader tells them apart.
    """
    digits_right = digits = right = count = 0
    for case, page in zip(cases, pages, strict=True):
        told = {field["id"]: field["boxes"] for field in page["fields"]}
        for field in case.truth["fields"]:
            seen = told.get(field["id"], [None] * len(field["boxes"]))
            for wanted, got in zip(field["boxes"], seen, strict=True):
                same = got == wanted or (wanted in _BLANKS and got in _BLANKS)
                count += 1
                right += same
                digits += wanted.isdigit()
                digits_right += wanted.isdigit() and same
    return digits_right, digits, right, count


def calibration_bins(risks: Iterable[tuple[float, bool]]) -> list[Json]:
    """Sort numbers by stated confidence into ten bins of equal width: how many, mean confidence, share right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for risk, wrong in risks:
        confidence = min(max(1.0 - risk, 0.0), 1.0)
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, not wrong))
    return [
        {
            "numbers": len(part),
            "confidence": round(math.fsum(c for c, _ in part) / len(part), 6),
            "right": round(sum(right for _, right in part) / len(part), 6),
        }
        for part in bins
        if part
    ]


def expected_calibration_error(bins: Sequence[Json]) -> float | None:
    """Return the mean gap between confidence and share right, weighed by numbers (Naeini et al. 2015)."""
    total = sum(part["numbers"] for part in bins)
    if not total:
        return None
    return math.fsum(part["numbers"] * abs(part["confidence"] - part["right"]) for part in bins) / total


def risk_coverage(risks: Iterable[tuple[float, bool]], points: int = 60) -> list[tuple[float, float]]:
    """Return (share of numbers taken, share wrong among them), surest numbers first (El-Yaniv and Wiener 2010)."""
    ordered = sorted(risks, key=lambda row: row[0])
    wrong, curve = 0, []
    for taken, (_, is_wrong) in enumerate(ordered, 1):
        wrong += is_wrong
        curve.append((taken / len(ordered), wrong / taken))
    step = max(1, len(curve) // points)
    return [*curve[step - 1 :: step], *([curve[-1]] if len(curve) % step else [])]
