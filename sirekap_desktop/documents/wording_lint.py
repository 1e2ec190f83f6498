"""Checks wording files, so that a corrected text can't fail in a plenary: plain sentences, all at once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

from sirekap_desktop.documents.kinds import KINDS
from sirekap_desktop.documents.letter import EVERYWHERE, LETTERS, LetterKind
from sirekap_desktop.documents.letter_wording import ALIGNMENTS, LANDSCAPE, PORTRAIT, LetterWording
from sirekap_desktop.documents.wording import KindWording, Wording, WordingError, wording
from sirekap_desktop.messages import sentence
from sirekap_desktop.resources import resource

OPENING_VALUES = frozenset({"waktu", "tempat", "kecamatan"})
PLACES = frozenset({"desa", "kecamatan", "kabko", "provinsi", "dapil"})
SINGLES = frozenset({"ketua", "penyerah", "penerima"})
SIGNATURES = SINGLES | {"panitia", "saksi"}
WORDING_TABLES = frozenset({"kinds", "letters", "names", "uses"})
"""Tables and keys that only wording files have."""


def checked_wording(pemilihan: str, folder: Path) -> Wording:
    """Return the wording for an office; where it is the office's own, checked.

    Raises:
        WordingError: If there is none, or the office's own has a mistake: the first one is named.
    """
    words = wording(pemilihan, folder)
    if words.own:
        for text in findings(words):
            raise WordingError("document.wording_bad", name=", ".join(words.own), detail=text)
    return words


def lint_wording(pemilihan: str, folder: Path | None) -> list[str]:
    """Return everything that is wrong with an election's wording as Indonesian sentences; none if it is right."""
    try:
        return list(findings(wording(pemilihan, folder)))
    except WordingError as error:
        return [error.text]


def is_wording_file(path: Path) -> bool:
    """Return whether a TOML file holds wording of papers (and not a form)."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return (resource("documents") / path.name).is_file()
    return not WORDING_TABLES.isdisjoint(data)


def lint_wording_file(path: Path) -> list[str]:
    """Return what is wrong with the wording of any election when the files of this folder are an office's own."""
    elections = sorted({file.stem.rsplit("-", 1)[0] for file in resource("documents").glob("[A-Z]*.toml")})
    return list(dict.fromkeys(text for pemilihan in elections for text in lint_wording(pemilihan, path.parent)))


def findings(words: Wording) -> Iterator[str]:
    """Give everything that is wrong with a wording that could be read."""
    yield from _names("kinds", words.kinds, KINDS)
    yield from _names("letters", words.letters, LETTERS)
    for kind in words.kinds.values():
        yield from _kind(kind)
    for letter in words.letters.values():
        if letter.kind in LETTERS:
            yield from _letter(letter, LETTERS[letter.kind])
    yield from _placeholders("signatures.witness", words.witness, frozenset({"nomor"}))
    fields = Counter(field for block in words.blocks for row in block.rows for field in row.fields)
    for field, count in fields.items():
        if count > 1:
            yield sentence("wording.twice", field=field)
    for field in words.summary:
        if field not in fields:
            yield sentence("wording.summary", field=field)
    for block in words.blocks:
        for row in block.rows:
            if len(row.fields) not in (1, 3):
                yield sentence("wording.fields", row=row.text, count=len(row.fields))


def _names(table: str, found: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for name in sorted(set(known) - set(found)):
        yield sentence("wording.absent", where=f"{table}.{name}")
    for name in sorted(set(found) - set(known)):
        yield sentence("wording.unknown", where=table, name=name, known=", ".join(known))


def _kind(kind: KindWording) -> Iterator[str]:
    where = f"kinds.{kind.kind}"
    if kind.kind in KINDS and kind.level != KINDS[kind.kind].level:
        yield sentence("wording.unknown", where=f"{where}.level", name=kind.level, known=KINDS[kind.kind].level)
    yield from _placeholders(f"{where}.opening", kind.opening, OPENING_VALUES)
    for text in (kind.model, *kind.title):
        yield from _placeholders(where, text, frozenset())
    for _, place in kind.identity:
        if place not in PLACES:
            yield _unknown(f"{where}.identity", place, PLACES)


def _letter(letter: LetterWording, kind: LetterKind) -> Iterator[str]:
    where = f"letters.{letter.kind}"
    values = EVERYWHERE | kind.values
    if letter.sheet not in (PORTRAIT, LANDSCAPE):
        yield _unknown(f"{where}.sheet", letter.sheet, (PORTRAIT, LANDSCAPE))
    for text in (*letter.title, *letter.opening, *letter.closing, *letter.labels.values()):
        yield from _placeholders(where, text, values)
    yield from _placeholders(f"{where}.model", letter.model, frozenset())
    for _, key in letter.identity:
        if key not in values:
            yield _unknown(f"{where}.identity", key, values)
    for name in letter.signatures:
        if name not in SIGNATURES:
            yield _unknown(f"{where}.signatures", name, SIGNATURES)
        elif name in SINGLES and name not in letter.labels:
            yield sentence("wording.absent", where=f"{where}.labels.{name}")
    for table in letter.tables:
        if table.section not in kind.sections:
            yield _unknown(f"{where}.tables", table.section, kind.sections)
            continue
        for text in (table.title, table.empty):
            yield from _placeholders(f"{where}.tables.{table.section}", text, values)
        for column in table.columns:
            place = f"{where}.tables.{table.section}.columns"
            if column.key not in kind.sections[table.section]:
                yield _unknown(place, column.key, kind.sections[table.section])
            if column.align not in ALIGNMENTS:
                yield _unknown(place, column.align, ALIGNMENTS)
            if column.share <= 0:
                yield sentence("wording.share", where=place, heading=column.heading)


def _unknown(where: str, name: str, known: Iterable[str]) -> str:
    return sentence("wording.unknown", where=where, name=name, known=", ".join(sorted(known)))


def _placeholders(where: str, text: str, known: frozenset[str]) -> Iterator[str]:
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        yield sentence("wording.braces", where=where, text=text)
        return
    for name in named:
        if name not in known:
            yield sentence("wording.unknown", where=where, name=f"{{{name}}}", known=", ".join(sorted(known)) or "-")
