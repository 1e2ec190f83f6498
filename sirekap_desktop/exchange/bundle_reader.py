"""Reads a bundle and refuses it where anything in it is not as it was made; answers what a check of papers asks."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sirekap_desktop.exchange.bundle_format import LOCKS, MANIFEST, PAPERS, SCHEMA, TABLES, BundleRefused, table_name
from sirekap_desktop.forms.rules import added
from sirekap_desktop.recap.digest import GENESIS, canonical_digest, canonical_json, chained_hash
from sirekap_desktop.recap.states import Level, RegionState, TpsState
from sirekap_desktop.recap.views import RecapTable

MOST_BYTES = 512 * 1024 * 1024
"""Of one member; that of the largest kecamatan with all its papers is far smaller (our own choice)."""
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_CHAINED = (
    "id",
    "kind",
    "pemilihan",
    "level",
    "kode",
    "numbers",
    "digest",
    "utc",
    "local",
    "by",
    "role",
    "prev_hash",
)


@dataclass(frozen=True, slots=True)
class BundledPaper:
    """A document that the office had printed when the bundle was made; paths are bare names."""

    digest: str
    versions: tuple[tuple[Path, str], ...]

    @property
    def path(self) -> Path:
        """Name of the newest file."""
        return self.versions[-1][0]

    @property
    def sha256(self) -> str:
        """SHA-256 of the newest file."""
        return self.versions[-1][1]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that holds together; it answers what ``documents.verification`` asks of an office.

    Attributes:
        at: When it was made, as it was written.
        digest: SHA-256 of its manifest, hex.
    """

    kode: str
    nama: str
    at: str
    practice: bool
    digest: str
    tables: Mapping[tuple[str, Level, str], RecapTable]
    papers: tuple[BundledPaper, ...]

    def stored_documents(self) -> Sequence[BundledPaper]:
        """Return every document that the office had printed."""
        return self.papers

    def table(self, pemilihan: str, level: Level, kode: str) -> RecapTable | None:
        """Return the locked numbers of a level, or None where it was not locked."""
        return self.tables.get((pemilihan, level, kode))


def read_bundle(path: Path) -> Bundle:
    """Read and check a whole bundle.

    Raises:
        BundleRefused: If it can't be read, or something in it is damaged, changed, missing or added; the sentence
            names the member.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _Reader(path.name, archive).bundle()
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise BundleRefused("bundle.unreadable", name=path.name) from error


class _Reader:
    """Reads the members of one archive."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive

    def bundle(self) -> Bundle:
        data = self._member(MANIFEST)
        manifest = self._decoded(MANIFEST, data)
        try:
            if manifest["schema"] != SCHEMA:
                raise self._refused("malformed", MANIFEST)
            listed = {str(n): (str(e["sha256"]), int(e["bytes"])) for n, e in manifest["isi"].items()}
            place = manifest["kecamatan"]
            kode, nama, at = str(place["kode"]), str(place["nama"]), str(manifest["dibuat"])
            practice = bool(manifest["latihan"])
        except _MALFORMED as error:
            raise self._refused("malformed", MANIFEST) from error
        members = self._members(listed)
        locked = self._locks(members)
        return Bundle(
            kode=kode,
            nama=nama,
            at=at,
            practice=practice,
            digest=hashlib.sha256(data).hexdigest(),
            tables=self._tables(members, locked),
            papers=self._papers(members),
        )

    def _refused(self, reason: str, member: str, **more: object) -> BundleRefused:
        return BundleRefused(f"bundle.{reason}", name=self._name, member=member, **more)

    def _member(self, member: str) -> bytes:
        try:
            info = self._archive.getinfo(member)
            if info.file_size > MOST_BYTES:
                raise self._refused("too_large", member)
            return self._archive.read(info)
        except KeyError as error:
            raise self._refused("missing", member) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise self._refused("damaged", member) from error

    def _decoded(self, member: str, data: bytes) -> Any:
        try:
            content = json.loads(data)
            if canonical_json(content).encode() != data:
                raise self._refused("malformed", member)
        except _MALFORMED as error:
            raise self._refused("malformed", member) from error
        return content

    def _members(self, listed: Mapping[str, tuple[str, int]]) -> dict[str, bytes]:
        """Return all members, each as the manifest has it."""
        found = self._archive.namelist()
        for name in found:
            if found.count(name) > 1 or (name != MANIFEST and name not in listed):
                raise self._refused("unlisted", name)
        members = {}
        for name, (sha256, size) in listed.items():
            data = self._member(name)
            if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
                raise self._refused("changed", name)
            members[name] = data
        for name in (LOCKS, PAPERS):
            if name not in members:
                raise self._refused("missing", name)
        return members

    def _locks(self, members: Mapping[str, bytes]) -> dict[tuple[str, Level, str], dict[str, Any]]:
        """Follow the chain of locks; return the numbers of what is locked at its end."""
        before = GENESIS
        locked: dict[tuple[str, Level, str], dict[str, Any]] = {}
        try:
            for row in self._decoded(LOCKS, members[LOCKS]):
                columns = {name: row[name] for name in _CHAINED}
                numbers = json.loads(row["numbers"])
                whole = row["prev_hash"] == before and row["hash"] == chained_hash(columns)
                if not whole or canonical_digest(numbers) != row["digest"]:
                    raise self._refused("chain", LOCKS, row=row["id"])
                key = (str(row["pemilihan"]), Level(row["level"]), str(row["kode"]))
                locked.pop(key, None)
                if row["kind"] == "kunci":
                    locked[key] = numbers
                before = row["hash"]
        except _MALFORMED as error:
            raise self._refused("malformed", LOCKS) from error
        return locked

    def _tables(
        self, members: Mapping[str, bytes], locked: Mapping[tuple[str, Level, str], dict[str, Any]]
    ) -> dict[tuple[str, Level, str], RecapTable]:
        """Return a table for everything locked, with the very numbers of the lock."""
        names = {table_name(*key): key for key in locked}
        for name in members:
            if name.startswith(TABLES) and name not in names:
                raise self._refused("table", name)
        tables = {}
        for name, key in names.items():
            if name not in members:
                raise self._refused("missing", name)
            content = self._decoded(name, members[name])
            try:
                if content["numbers"] != locked[key]:
                    raise self._refused("table", name)
                tables[key] = _table(key, content)
            except _MALFORMED as error:
                raise self._refused("malformed", name) from error
        return tables

    def _papers(self, members: Mapping[str, bytes]) -> tuple[BundledPaper, ...]:
        try:
            return tuple(
                BundledPaper(
                    str(entry["digest"]),
                    tuple(
                        (Path(Path(version["name"]).name), str(version["sha256"])) for version in entry["versions"]
                    ),
                )
                for entry in self._decoded(PAPERS, members[PAPERS])
                if entry["versions"]
            )
        except _MALFORMED as error:
            raise self._refused("malformed", PAPERS) from error


def _table(key: tuple[str, Level, str], content: Mapping[str, Any]) -> RecapTable:
    pemilihan, level, kode = key
    rows = tuple((str(a), str(b), str(c)) for a, b, c in content["rows"])
    columns = tuple((str(a), str(b)) for a, b in content["columns"])
    numbers = [column["values"] for column in content["numbers"]["columns"]]
    if [part for part, _ in columns] != [column["kode"] for column in content["numbers"]["columns"]]:
        raise ValueError("columns by other names")
    values = tuple(tuple(column[field] for column in numbers) for field, _, _ in rows)
    return RecapTable(
        pemilihan=pemilihan,
        level=level,
        kode=kode,
        nama=str(content["nama"]),
        rows=rows,
        columns=columns,
        values=values,
        totals=tuple(added(row) for row in values),
        column_states=(),
        state=TpsState.TERKUNCI if level is Level.TPS else RegionState.FINAL,
        checks=(),
        final=True,
        digest=canonical_digest(content["numbers"]),
    )
