"""One line of the check of a document: what was looked at, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sirekap_desktop.messages import sentence


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
    def part_name(self) -> str:
        """The part in Indonesian."""
        return sentence(f"verify.part.{self.part}")

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return f"{self.part_name}: {sentence(self.message_id, **self.values)}"

    def __str__(self) -> str:
        return self.text
