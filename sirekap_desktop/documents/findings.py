"""One line of the check of a document: what was looked at, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sirekap_desktop.messages import sentence

Say = Callable[..., str]
"""Gives a sentence of the catalogue from its id and values, in the language that is wanted."""


class Part(StrEnum):
    """What was looked at."""

    FILE = "file"
    SIGNATURE = "signature"
    FILE_DIGEST = "file_digest"
    EMBEDDED = "embedded"
    PAGES = "pages"
    QR = "qr"
    NUMBERS = "numbers"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Finding:
    """``ok`` is True (agrees), False (differs), or None where there was nothing to compare, which the text says."""

    part: Part
    ok: bool | None
    message_id: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return self.told(sentence)

    def told(self, say: Say) -> str:
        """Return the sentence as ``say`` gives those of the catalogue."""
        return f"{self.part_told(say)}: {say(self.message_id, **self.values)}"

    def part_told(self, say: Say) -> str:
        """Return the name of the part."""
        return say(f"verify.part.{self.part}")

    def __str__(self) -> str:
        return self.text
