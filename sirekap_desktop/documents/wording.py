"""The wording of D-series papers: versioned data files in ``resources/documents``, one per election."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.views import RecapTable
from sirekap_desktop.resources import resource


class WordingError(SirekapError):
    """A wording file is missing, or does not fit the table that shall be printed."""


@dataclass(frozen=True, slots=True)
class RowWording:
    """One row of the table: three fields are LK, PR, JML; one field is JML alone."""

    number: str
    text: str
    fields: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class BlockWording:
    """One block of rows with its number and heading; ``contestants`` is the id prefix of rows per contestant."""

    number: str
    title: str
    rows: tuple[RowWording, ...]
    contestants: str = ""


@dataclass(frozen=True, slots=True)
class KindWording:
    """Title, opening sentence and identity lines of one kind of paper."""

    kind: str
    model: str
    level: str
    columns_of: str
    column_word: str
    title: tuple[str, ...]
    opening: str
    identity: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything that the papers of one election say."""

    version: int
    pemilihan: str
    kinds: dict[str, KindWording]
    blocks: tuple[BlockWording, ...]
    committee: str
    roles: tuple[str, ...]
    witnesses: str
    witness: str
    summary: dict[str, str]

    def rows_for(self, table: RecapTable) -> tuple[BlockWording, ...]:
        """Return the blocks with one row per contestant of the table filled in.

        Raises:
            WordingError: If a field of the table has no row here, or a row has no field in the table: nothing may be
                left off a certificate, and nothing invented.
        """
        labels = {field_id: label for field_id, label, _ in table.rows}
        blocks = []
        for block in self.blocks:
            rows = block.rows
            if block.contestants:
                rows = tuple(
                    RowWording(field_id.removeprefix(block.contestants), label, (field_id,))
                    for field_id, label in labels.items()
                    if field_id.startswith(block.contestants)
                )
            blocks.append(BlockWording(block.number, block.title, rows, block.contestants))
        printed = [field_id for block in blocks for row in block.rows for field_id in row.fields]
        difference = sorted(set(printed) ^ set(labels))
        if difference:
            raise WordingError("document.rows_differ", pemilihan=self.pemilihan, fields=", ".join(difference))
        return tuple(blocks)


@cache
def wording(pemilihan: str) -> Wording:
    """Return the wording of an election's papers.

    Raises:
        WordingError: If there is none for the election.
    """
    for path in sorted(resource("documents").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if data["pemilihan"] == pemilihan:
            return parse_wording(data)
    raise WordingError("document.no_wording", pemilihan=pemilihan)


def load_wording(path: Path) -> Wording:
    """Read one wording file."""
    return parse_wording(tomllib.loads(path.read_text(encoding="utf-8")))


def parse_wording(data: dict[str, Any]) -> Wording:
    """Build the wording from its decoded file."""
    signatures = data["signatures"]
    return Wording(
        version=data["version"],
        pemilihan=data["pemilihan"],
        kinds={kind: _kind(kind, entry) for kind, entry in data["kinds"].items()},
        blocks=tuple(_block(entry) for entry in data["blocks"]),
        committee=signatures["committee"],
        roles=tuple(signatures["roles"]),
        witnesses=signatures["witnesses"],
        witness=signatures["witness"],
        summary=dict(data["summary"]),
    )


def _kind(kind: str, entry: dict[str, Any]) -> KindWording:
    return KindWording(
        kind=kind,
        model=entry["model"],
        level=entry["level"],
        columns_of=entry["columns_of"],
        column_word=entry["column_word"],
        title=tuple(entry["title"]),
        opening=entry["opening"],
        identity=tuple((label, which) for label, which in entry["identity"]),
    )


def _block(entry: dict[str, Any]) -> BlockWording:
    rows = tuple(
        RowWording(row["number"], row["text"], tuple(row["fields"]), row.get("bold", False))
        for row in entry.get("rows", ())
    )
    return BlockWording(entry["number"], entry["title"], rows, entry.get("contestants", ""))
