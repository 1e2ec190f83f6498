"""Forms whose sums the KPPS got wrong: were they told from misread ones?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.forms.rules import Severity
from sirekap_desktop.practice.score import DEPTHS

Json = Mapping[str, Any]


@dataclass(slots=True)
class Verdicts:
    """What was said of whole forms, page by page or grouped.

    Attributes:
        broken: Forms with a sum of severity H or L that doesn't hold as written.
        blamed: Of these, forms of which a check over one of the sum's fields says that the paper is wrong.
        reviewed: Of these, forms of which a check or a field of the sum asks a person in any way.
        fields: Number fields of broken forms that are legible as written.
        as_written: Of these, fields whose best value is what is written.
        sound: Forms whose sums hold as written.
        accused: Of these, forms of which a check says that the paper is wrong.
    """

    broken: int = 0
    blamed: int = 0
    reviewed: int = 0
    fields: int = 0
    as_written: int = 0
    sound: int = 0
    accused: int = 0

    def to_json(self) -> dict[str, float | int]:
        """Return counts and shares."""
        return {
            "broken_forms": self.broken,
            "paper_blamed": _share(self.blamed, self.broken),
            "person_asked": _share(self.reviewed, self.broken),
            "read_as_written": _share(self.as_written, self.fields),
            "sound_forms": self.sound,
            "sound_forms_accused": _share(self.accused, self.sound),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 5) if whole else 0.0


def verdicts(truth: Iterable[Json], pages: Sequence[Json], forms: Iterable[FormDefinition] = ()) -> Verdicts:
    """Count what a reading says of forms that add up and of forms that don't.

    Args:
        truth: Pages of a deck.
        pages: Pages of a ``sirekap-reading/1`` object; those that weren't identified say nothing.
        forms: Forms that are not bundled.
    """
    said = {PurePath(p["source"]).parts[-depth:]: p for p in pages for depth in DEPTHS}
    documents: dict[tuple[str, str], list[tuple[Json, Json | None]]] = defaultdict(list)
    for page in truth:
        file = PurePath(page["file"])
        documents[str(file.parent), page["form"]].append((page, said.get(file.parts)))
    result = Verdicts()
    made = {f.code: f for f in forms}
    for (_, code), document in documents.items():
        _count(result, made[code] if code in made else form(code), document)
    return result


def _count(result: Verdicts, definition: FormDefinition, document: Sequence[tuple[Json, Json | None]]) -> None:
    disputed = {f["id"] for page, _ in document for f in page["fields"] if f.get("disputed")}
    binding = {r.id for r in definition.rules if r.severity is not Severity.W}
    readings = [r for _, r in document if r is not None and r["status"] == "read"]
    checks = [c for r in readings for c in r["checks"] if c["rule"] in binding and not c["holds"] and c["verdict"]]
    blamed = [c for c in checks if c["verdict"] == "form"]
    if not disputed:
        result.sound += 1
        result.accused += bool(blamed)
        return
    result.broken += 1
    result.blamed += any(disputed.intersection(c["fields"]) for c in blamed)
    in_review = {f["id"] for r in readings for f in r["fields"] if f["decision"] == "review"}
    result.reviewed += bool(checks) or bool(disputed & in_review)
    for page, reading in document:
        read = {f["id"]: f for f in reading["fields"]} if reading is not None else {}
        for entry in page["fields"]:
            if entry.get("kind") != "date" and entry["value"] is not None and "?" not in entry["boxes"]:
                result.fields += 1
                result.as_written += read.get(entry["id"], {}).get("value") == entry["value"]
