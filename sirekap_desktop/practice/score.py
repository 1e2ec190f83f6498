"""Score readings against the truth of a deck: pages identified, fields accepted, silent errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from sirekap_desktop.reading.risk_bands import RiskBand, risk_bands, upper_bound

Json = Mapping[str, Any]
DEPTHS = (1, 2, 3, 4)
"""How many parts of a path the truth may name."""


@dataclass(slots=True)
class Tally:
    """Counts over some pages."""

    pages: int = 0
    identified: int = 0
    fields: int = 0
    right: int = 0
    accepted: int = 0
    silent: int = 0

    def to_json(self) -> dict[str, float | int]:
        """Return the counts as shares, with the silent errors as a number."""
        fields, pages = self.fields or 1, self.pages or 1
        return {
            "pages": self.pages,
            "identified": round(self.identified / pages, 5),
            "fields": self.fields,
            "top1": round(self.right / fields, 5),
            "accepted": round(self.accepted / fields, 5),
            "silent_errors": self.silent,
        }


@dataclass(frozen=True, slots=True)
class SilentError:
    """An accepted number that is not what was written."""

    file: str
    profile: str
    field_id: str
    written: tuple[str, ...]
    truth: int | None
    value: int | None
    confidence: float


@dataclass(slots=True)
class Score:
    """All counts: overall, and by each name of a kind (``profile``, ``form``, ``writer``, ``trait``).

    A field has any number of traits, so theirs don't add up; they count fields only, no pages.
    """

    overall: Tally = field(default_factory=Tally)
    by: dict[str, dict[str, Tally]] = field(default_factory=dict)
    silent: list[SilentError] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    risks: list[tuple[float, bool]] = field(default_factory=list)
    """Of each field read: its stated risk, and whether its value was wrong."""

    @property
    def bands(self) -> tuple[RiskBand, ...]:
        """Return the fields by stated risk."""
        return risk_bands(self.risks)

    @property
    def silent_at_most(self) -> float:
        """Return the rate of silent errors among accepted fields that is not exceeded with 95 % confidence."""
        return upper_bound(min(self.overall.silent, self.overall.accepted), self.overall.accepted)

    def to_json(self) -> dict[str, Any]:
        """Return the score as a JSON object."""
        return {
            "overall": self.overall.to_json(),
            "by": {kind: {n: t.to_json() for n, t in sorted(named.items())} for kind, named in self.by.items()},
            "silent_at_most_95": self.silent_at_most,
            "risk_bands": [band.to_json() for band in self.bands],
            "missed": self.missed,
            "silent": [
                {
                    "file": e.file,
                    "profile": e.profile,
                    "id": e.field_id,
                    "written": list(e.written),
                    "truth": e.truth,
                    "value": e.value,
                    "confidence": e.confidence,
                }
                for e in self.silent
            ],
        }


def score(truth: Iterable[Json], pages: Sequence[Json]) -> Score:
    """Score the pages of a ``sirekap-reading/1`` object against a deck's truth.

    A field counts as a silent error where it is accepted and its value isn't what was written; a page read as another
    one makes every accepted field of it that the true page doesn't have a silent error, too, and so does any page
    that isn't in the truth. Dates aren't scored.
    """
    found = {_page_key(p["source"], p["page_index"], parts): p for p in pages for parts in DEPTHS}
    result = Score()
    used = []
    for page in truth:
        depth = len(PurePath(page["file"]).parts)
        reading = found.get(_page_key(page["file"], page["page_index"], depth))
        names = {"profile": page["profile"], "form": page["form"], "writer": page["writer"]}
        tallies = [result.overall]
        tallies += [result.by.setdefault(k, {}).setdefault(n, Tally()) for k, n in names.items()]
        _count_page(result, tallies, page, reading)
        used.append(id(reading))
    for stray in (p for p in pages if id(p) not in used):
        page = {"file": stray["source"], "profile": "not in the truth"}
        for got in stray["fields"]:
            _count_field(result, [result.overall], page, None, got)
    return result


def traits(entry: Json) -> list[str]:
    """Return what is peculiar about a field as written, by the marks of its truth."""
    marks = {"corrected": "corrected", "outside": "outside its box", "occluded": "under stain or stamp"}
    found = [name for mark, name in marks.items() if entry.get(mark)]
    bubbles = entry.get("bubble_state", "agree")
    if bubbles != "agree":
        found.append(f"bubbles {bubbles}")
    if entry.get("disputed"):
        found.append("in a broken sum")
    leading = {"X": "leading X", "-": "leading dash", "": "leading blank"}
    if entry["value"] is None:
        found.append("left blank")
    elif entry["boxes"][0] in leading:
        found.append(leading[entry["boxes"][0]])
    return found


def _page_key(path: str, page_index: int, parts: int) -> tuple[tuple[str, ...], int]:
    """Return what a page is known by: the last parts of its path, as many as the truth names."""
    return PurePath(path).parts[-parts:], page_index


def _count_page(result: Score, tallies: list[Tally], page: Json, reading: Json | None) -> None:
    identified = (
        reading is not None
        and reading["status"] == "read"
        and (reading["form"], reading["page"]) == (page["form"], page["page"])
        and page.get("partai") in (None, reading.get("partai"))
    )
    read = {f["id"]: f for f in reading["fields"]} if reading else {}
    written = {f["id"]: f for f in page["fields"]}
    if not identified:
        result.missed.append(page["file"])
    for tally in tallies:
        tally.pages += 1
        tally.identified += identified
    for field_id in dict.fromkeys([*written, *read]):
        entry, got = written.get(field_id), read.get(field_id)
        if entry is None or entry.get("kind") != "date":
            special = [] if entry is None else traits(entry)
            apart = [result.by.setdefault("trait", {}).setdefault(name, Tally()) for name in special]
            _count_field(result, [*tallies, *apart], page, entry, got)


def _count_field(result: Score, tallies: list[Tally], page: Json, entry: Json | None, got: Json | None) -> None:
    accepted = got is not None and got["decision"] == "accepted"
    right = entry is not None and got is not None and got["value"] == entry["value"]
    for tally in tallies:
        tally.fields += entry is not None
        tally.right += right
        tally.accepted += accepted and entry is not None
        tally.silent += accepted and not right
    if got is not None and entry is not None:
        result.risks.append((1.0 - got["confidence"], not right))
    if got is not None and accepted and not right:
        truth, boxes = (None, ()) if entry is None else (entry["value"], tuple(entry["boxes"]))
        result.silent.append(
            SilentError(page["file"], page["profile"], got["id"], boxes, truth, got["value"], got["confidence"])
        )
