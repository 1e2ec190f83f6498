"""What the reader says of a page: plain dataclasses, and their JSON of ``sirekap-reading/1``."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.tally_count import TallySight

SCHEMA = "sirekap-reading/1"
Polygon = tuple[tuple[float, float], ...]


class PageStatus(StrEnum):
    """How far a page came: read, no known form, or no usable picture."""

    READ = "read"
    UNRECOGNISED = "unrecognised"
    REJECTED = "rejected"


class Decision(StrEnum):
    """Whether the calibrated risk of a value lies below the set limit. Never decides an Isian."""

    ACCEPTED = "accepted"
    REVIEW = "review"


class Verdict(StrEnum):
    """Of a broken rule: is the paper wrong, the reading, or can't it be told?"""

    FORM = "form"
    READING = "reading"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Witness:
    """What one kind of evidence says of a field by itself: its best value and that value's probability."""

    value: int | None
    p: float


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """Everything seen of one field before decoding.

    Attributes:
        digits: Probabilities per box, shape (boxes, 14), columns as ``digits.CLASSES``.
        bubbles: Probabilities per box, shape (boxes, 11): digits 0 … 9, then none; or None where not printed.
            A box whose bubbles can't be told has a flat row.
        box_polygons: Corners of each box in pixels of the page as decoded.
        notes: Message ids of doubts that must send the field to review (e.g. boxes too small).
        second: Of each box the digit that another reader sees, None where it was not asked or sees none
            (``second_opinion.py``); None where nobody was asked.
        tally: What its tally grid says; None where none is printed, or nobody counts.
    """

    field_id: str
    digits: NDArray[np.float64]
    bubbles: NDArray[np.float64] | None
    box_polygons: tuple[Polygon, ...]
    notes: tuple[str, ...] = ()
    second: tuple[Witness, ...] | None = None
    tally: TallySight | None = None


@dataclass(frozen=True, slots=True)
class FieldReading:
    """The decoded reading of one field; meanings as in the contract."""

    id: str
    value: int | None
    boxes: tuple[str, ...]
    confidence: float
    decision: Decision
    box_polygons: tuple[Polygon, ...]
    evidence: dict[str, Witness | None]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the field as the contract's JSON object."""
        return {
            "id": self.id,
            "value": self.value,
            "boxes": list(self.boxes),
            "confidence": round(self.confidence, 7),
            "decision": self.decision.value,
            "box_polygons": [[[round(x, 1), round(y, 1)] for x, y in p] for p in self.box_polygons],
            "evidence": {
                name: None if w is None else {"value": w.value, "p": round(w.p, 7)}
                for name, w in self.evidence.items()
            },
        }


@dataclass(frozen=True, slots=True)
class CheckReading:
    """A rule as it stands on the values read."""

    rule: str
    text: str
    fields: tuple[str, ...]
    holds: bool | None
    difference: int | None
    verdict: Verdict | None

    def to_json(self) -> dict[str, Any]:
        """Return the check as the contract's JSON object."""
        return {
            "rule": self.rule,
            "text": self.text,
            "fields": list(self.fields),
            "holds": self.holds,
            "difference": self.difference,
            "verdict": None if self.verdict is None else self.verdict.value,
        }


@dataclass(frozen=True, slots=True)
class Quality:
    """Measured quality of a page: blur and contrast in 0 … 1, pixels along a digit box, warnings as message ids."""

    blur: float
    contrast: float
    box_pixels: float
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the quality as the contract's JSON object, warnings as sentences."""
        return self.figures() | {"warnings": [sentence(warning) for warning in self.warnings]}

    def figures(self) -> dict[str, Any]:
        """Return what was measured, rounded."""
        return {
            "blur": round(self.blur, 3),
            "contrast": round(self.contrast, 3),
            "box_pixels": round(self.box_pixels, 1),
        }


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """A located page with all its evidence, before decoding.

    Attributes:
        page: Its number; of a page told by its tag, the usual one.
        header_polygon: The header strip (TPS identity) in pixels of the page as decoded.
        tag: The id of its tag, of a form of our own: it says more than the number does (``forms/tags.py``).
        partai: The party whose page it is, None where it is no party's or doesn't say.
    """

    form: str
    page: int
    fields: tuple[FieldEvidence, ...]
    quality: Quality
    header_polygon: Polygon
    tag: int | None = None
    partai: int | None = None


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page of one file as read, or why it could not be read."""

    source: str
    page_index: int
    status: PageStatus
    reason: str | None = None
    group: str | None = None
    form: str | None = None
    page: int | None = None
    partai: int | None = None
    width: int = 0
    height: int = 0
    milliseconds: float = 0.0
    quality: Quality | None = None
    fields: tuple[FieldReading, ...] = ()
    checks: tuple[CheckReading, ...] = ()
    header_polygon: Polygon = ()
    expected_errors: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)

    def field(self, field_id: str) -> FieldReading | None:
        """Return the reading of one field, or None where the page has it not."""
        return next((f for f in self.fields if f.id == field_id), None)

    def to_json(self) -> dict[str, Any]:
        """Return the page as the contract's JSON object."""
        return {
            "source": self.source,
            "page_index": self.page_index,
            "group": self.group,
            "status": self.status.value,
            "reason": self.reason,
            "form": self.form,
            "page": self.page,
            "partai": self.partai,
            "width": self.width,
            "height": self.height,
            "milliseconds": round(self.milliseconds, 1),
            "quality": None if self.quality is None else self.quality.to_json(),
            "fields": [f.to_json() for f in self.fields],
            "checks": [c.to_json() for c in self.checks],
            "expected_errors": round(self.expected_errors, 7),
        }
