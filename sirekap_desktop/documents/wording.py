"""The wording of D-series papers: versioned data files in ``resources/documents``, which an office may correct.

The file of an election (``DPR-2024.toml``) names in ``uses`` the file that it completes (``pemilu-2024.toml``), and
so on; tables are merged key by key, everything else is replaced. An office that keeps a file of the same name in its
folder ``templates`` has its own wording: its file takes the place of the bundled one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sirekap_desktop.documents.letter_wording import LetterWording, parse_letters
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.digest import canonical_digest
from sirekap_desktop.recap.views import RecapTable
from sirekap_desktop.resources import resource

TEMPLATES = "templates"
"""Folder of an office that holds its own wording files."""


class WordingError(SirekapError):
    """A wording file is missing, malformed, or does not fit the table that shall be printed."""


@dataclass(frozen=True, slots=True)
class RowWording:
    """One row of the table: three fields are LK, PR, JML; one field is JML alone."""

    number: str
    text: str
    fields: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PartyWording:
    """The rows of a party: texts of its own votes, of each candidate and of their sum."""

    own: tuple[str, str]
    candidate: str
    total: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BlockWording:
    """One block of rows with its number and heading.

    Attributes:
        contestants: Id prefix of rows per contestant, empty where the block has none.
        party: How the rows of parties read, None where the block has none.
        section: Number and heading of the block that this one is a part of (a party's), or None.
    """

    number: str
    title: str
    rows: tuple[RowWording, ...]
    contestants: str = ""
    party: PartyWording | None = None
    section: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KindWording:
    """Title, opening sentence and identity lines of one kind of paper with a table."""

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
    """Everything that the papers of one election say.

    Attributes:
        names: What the election is called, by the key that stands for it in the files.
        own: Names of the files that are the office's own; empty for the bundled wording.
        fingerprint: First 16 hexadecimal digits of the SHA-256 of everything that the files say.
    """

    version: int
    pemilihan: str
    names: dict[str, str]
    kinds: dict[str, KindWording]
    letters: dict[str, LetterWording]
    blocks: tuple[BlockWording, ...]
    committee: str
    roles: tuple[str, ...]
    witnesses: str
    witness: str
    summary: dict[str, str]
    summary_contestants: str
    own: tuple[str, ...]
    fingerprint: str

    def says_what(self, version: int, fingerprint: str | None) -> bool:
        """Return whether a paper of this version and fingerprint (None: an older paper) has these words."""
        return self.fingerprint == fingerprint if fingerprint is not None else self.version == version

    def rows_for(self, table: RecapTable) -> tuple[BlockWording, ...]:
        """Return the blocks with one row per contestant of the table filled in, parties as blocks of their own.

        Raises:
            WordingError: If a field of the table has no row here, or a row has no field in the table: nothing may be
                left off a certificate, and nothing invented.
        """
        labels = {field_id: label for field_id, label, _ in table.rows}
        blocks: list[BlockWording] = []
        for block in self.blocks:
            if block.party:
                blocks += _party_blocks(block, block.party, labels)
            elif block.contestants:
                blocks.append(BlockWording(block.number, block.title, _contestant_rows(block.contestants, labels)))
            else:
                blocks.append(block)
        printed = [field_id for block in blocks for row in block.rows for field_id in row.fields]
        difference = sorted(set(printed) ^ set(labels))
        if difference:
            raise WordingError("document.rows_differ", pemilihan=self.pemilihan, fields=", ".join(difference))
        return tuple(blocks)


OWN_VOTES, CANDIDATE_VOTES, PARTY_TOTAL = "suara_partai_", "suara_calon_", "jumlah_partai_"


def _contestant_rows(prefix: str, labels: dict[str, str]) -> tuple[RowWording, ...]:
    ids = sorted((f for f in labels if f.startswith(prefix)), key=lambda f: int(f.removeprefix(prefix)))
    return tuple(RowWording(f.removeprefix(prefix), labels[f], (f,)) for f in ids)


def _party_blocks(block: BlockWording, party: PartyWording, labels: dict[str, str]) -> list[BlockWording]:
    numbers = sorted(int(f.removeprefix(OWN_VOTES)) for f in labels if f.startswith(OWN_VOTES))
    blocks = []
    for number in numbers:
        prefix = f"{CANDIDATE_VOTES}{number}_"
        candidates = sorted(_candidate(f, prefix) for f in labels if f.startswith(prefix))
        rows = (
            RowWording(party.own[0], party.own[1], (f"{OWN_VOTES}{number}",)),
            *(_candidate_row(party, labels[f], dapil, n, f) for dapil, n, f in candidates),
            RowWording(party.total[0], party.total[1], (f"{PARTY_TOTAL}{number}",), bold=True),
        )
        title = labels[f"{OWN_VOTES}{number}"]
        blocks.append(BlockWording(str(number), title, rows, section=(block.number, block.title)))
    return blocks


def _candidate(field_id: str, prefix: str) -> tuple[str, int, str]:
    """Return dapil (empty unless the kecamatan is split), number and field of a candidate."""
    number, _, dapil = field_id.removeprefix(prefix).partition("@")
    return dapil, int(number), field_id


def _candidate_row(party: PartyWording, label: str, dapil: str, number: int, field_id: str) -> RowWording:
    text = f"{label} (dapil {dapil})" if dapil and "(dapil" not in label else label
    return RowWording(f"{party.candidate} {number}".strip(), text, (field_id,))


def wording(pemilihan: str, folder: Path | None = None) -> Wording:
    """Return the wording of an election's papers.

    Args:
        pemilihan: Code of the election.
        folder: The office's own templates, or None for the bundled wording.

    Raises:
        WordingError: If there is none for the election, or a file is malformed.
    """
    own = folder if folder is not None and any(folder.glob("*.toml")) else None
    return _bundled(pemilihan) if own is None else _load(pemilihan, own)


@cache
def _bundled(pemilihan: str) -> Wording:
    return _load(pemilihan, None)


def _load(pemilihan: str, folder: Path | None) -> Wording:
    known = {path.name for place in _places(folder) for path in place.glob(f"{pemilihan}-[0-9]*.toml")}
    if not known:
        raise WordingError("document.no_wording", pemilihan=pemilihan)
    name = max(known)
    data, own = merged(name, folder)
    if data.get("pemilihan") != pemilihan:
        raise WordingError("document.wording_bad", name=name, detail=f'pemilihan = "{pemilihan}"')
    try:
        return parse_wording(data, own)
    except KeyError as error:
        raise WordingError("document.wording_missing", name=name, key=str(error.args[0])) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise WordingError("document.wording_bad", name=name, detail=str(error)) from error


def _places(folder: Path | None) -> Iterable[Path]:
    return (resource("documents"),) if folder is None else (folder, resource("documents"))


def merged(name: str, folder: Path | None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a file completed with those that it uses, names filled in, and which files are the office's own.

    Raises:
        WordingError: If a file is missing, is not TOML, or uses itself.
    """
    chain: list[dict[str, Any]] = []
    own: list[str] = []
    seen: set[str] = set()
    following: str | None = name
    while following is not None:
        if following in seen:
            raise WordingError("document.wording_bad", name=following, detail="uses")
        seen.add(following)
        path = next((place / following for place in _places(folder) if (place / following).is_file()), None)
        if path is None:
            raise WordingError("document.wording_absent", name=following)
        if path.parent == folder:
            own.append(following)
        data = _read(path)
        chain.append(data)
        following = f"{data.pop('uses')}.toml" if "uses" in data else None
    result: dict[str, Any] = {}
    for data in reversed(chain):
        _merge(result, data)
    names = {key: str(value) for key, value in result.get("names", {}).items()}
    return {key: _named(value, names) for key, value in result.items()}, tuple(sorted(own))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WordingError("document.wording_bad", name=path.name, detail=str(error)) from error


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _named(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for key, name in names.items():
            value = value.replace(f"{{{key}}}", name)
        return value
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    if isinstance(value, dict):
        return {key: _named(one, names) for key, one in value.items()}
    return value


def parse_wording(data: dict[str, Any], own: tuple[str, ...] = ()) -> Wording:
    """Build the wording from its decoded and merged files.

    Raises:
        KeyError: If something is missing.
        TypeError, ValueError, AttributeError: If something is of another shape.
    """
    signatures = data["signatures"]
    blocks = tuple(_block(entry) for entry in data["blocks"].values())
    prefix = next((PARTY_TOTAL if b.party else b.contestants for b in blocks if b.party or b.contestants), "")
    return Wording(
        version=int(data["version"]),
        pemilihan=data["pemilihan"],
        names=dict(data["names"]),
        kinds={kind: _kind(kind, entry) for kind, entry in data["kinds"].items()},
        letters=parse_letters(data["letters"]),
        blocks=blocks,
        committee=signatures["committee"],
        roles=tuple(signatures["roles"]),
        witnesses=signatures["witnesses"],
        witness=signatures["witness"],
        summary=dict(data["summary"]),
        summary_contestants=prefix,
        own=own,
        fingerprint=canonical_digest(data)[:16],
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
    party = None
    if "party" in entry:
        found = entry["party"]
        own, total = found["own"], found["total"]
        party = PartyWording((own[0], own[1]), found["candidate"], (total[0], total[1]))
    return BlockWording(entry["number"], entry["title"], rows, entry.get("contestants", ""), party)
