"""Typed access to the tables of a definition file, which collects every problem instead of stopping at the first.

Loading raises the first problem; linting lists them all. Both go through the same reading, so a file that lints clean
also loads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.messages import sentence

E = TypeVar("E", bound=StrEnum)

MOST = 10_000.0
"""No sheet is larger, in millimetres; larger numbers (and infinity) are slips of the pen."""


class FormError(SirekapError):
    """A definition file that cannot be used."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One problem of a definition: its message id with values, and where it stands in the file."""

    message_id: str
    where: str
    values: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return sentence(self.message_id, **self.values)


class Problems:
    """The problems found so far, in the order found."""

    def __init__(self) -> None:
        self.found: list[LintFinding] = []

    def add(self, message_id: str, where: str, **values: object) -> None:
        """Note one problem; the same one is noted once (what a block says is read again for each of its rows)."""
        finding = LintFinding(message_id, where, values)
        if finding not in self.found:
            self.found.append(finding)

    def raise_first(self, file: str) -> None:
        """Raise the first problem, if there is one.

        Raises:
            FormError: With the sentence of the problem and its place in ``file``.
        """
        if self.found:
            raise FormError("forms.broken", file=file, where=self.found[0].where, problem=self.found[0].text)


def read_toml(path: Path, problems: Problems) -> dict[str, Any] | None:
    """Return the parsed file, or None with a problem noted where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.add("forms.unreadable", path.name, detail=str(error))
    except tomllib.TOMLDecodeError as error:
        problems.add("forms.not_toml", path.name, detail=str(error))
    return None


class Node:
    """One table of the file; every key that is asked for counts as known, ``finish`` reports the others."""

    def __init__(self, data: dict[str, Any], where: str, problems: Problems) -> None:
        self.data = data
        self.where = where
        self.problems = problems
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        self._asked.add(key)
        return key in self.data

    def raw(self, key: str, kind: type | tuple[type, ...], name: str, default: Any) -> Any:
        """Return a value of a kind; ``default`` of ``...`` means that the key must be there."""
        self._asked.add(key)
        if key not in self.data:
            if default is ...:
                self.problems.add("forms.missing_key", self.where, key=key)
                return None
            return default
        value = self.data[key]
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            self.problems.add("forms.wrong_kind", self.where, key=key, wanted=name)
            return None if default is ... else default
        return value

    def text(self, key: str, default: Any = ...) -> str:
        """Return a text."""
        return str(self.raw(key, str, "teks", default) or "")

    def number(self, key: str, default: Any = ...) -> float:
        """Return a number."""
        value = self.raw(key, (int, float), "angka", default) or 0
        if not _sane(value):
            self.problems.add("forms.out_of_range", self.where, key=key, least=f"-{MOST:g}", most=f"{MOST:g}")
            return 0.0
        return float(value)

    def whole(self, key: str, default: Any = ..., *, most: int = 9999) -> int:
        """Return a whole number from 0 to ``most``."""
        value = int(self.raw(key, int, "bilangan bulat", default) or 0)
        if not 0 <= value <= most:
            self.problems.add("forms.out_of_range", self.where, key=key, least=0, most=most)
            return 0
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is missing."""
        return bool(self.raw(key, bool, "true atau false", False))

    def enum(self, key: str, kind: type[E], default: E) -> E:
        """Return a member of an enumeration."""
        if not self.has(key):
            self.problems.add("forms.missing_key", self.where, key=key)
            return default
        try:
            return kind(self.data[key])
        except ValueError:
            allowed = ", ".join(kind)
            self.problems.add("forms.unknown_value", self.where, key=key, value=self.data[key], allowed=allowed)
            return default

    def numbers(self, key: str, length: int | None = None, default: Any = ...) -> list[float]:
        """Return a list of numbers, of a fixed length where one is given; empty where it is wrong."""
        value = self.raw(key, list, "daftar angka", default)
        if not value:
            return []
        if not all(isinstance(v, int | float) and not isinstance(v, bool) and _sane(v) for v in value):
            self.problems.add("forms.wrong_kind", self.where, key=key, wanted="daftar angka")
            return []
        if length is not None and len(value) != length:
            self.problems.add("forms.wrong_length", self.where, key=key, wanted=length, found=len(value))
            return []
        return [float(v) for v in value]

    def rect(self, key: str, default: Any = ...) -> Rect:
        """Return ``[x, y, width, height]`` as a rectangle (all zero where it is wrong)."""
        value = self.numbers(key, 4, default)
        return Rect(*value) if value else Rect(0.0, 0.0, 0.0, 0.0)

    def rows(self, key: str, length: int) -> list[list[float]]:
        """Return a list of lists of numbers of one length; empty where the key is missing."""
        value = self.raw(key, list, "daftar", [])
        good: list[list[float]] = []
        for index, row in enumerate(value or []):
            holder = Node({key: row}, f"{self.where}.{key}[{index}]", self.problems)
            numbers = holder.numbers(key, length)
            if numbers:
                good.append(numbers)
        return good

    def table(self, key: str, *, required: bool = True) -> Node:
        """Return a table below this one (an empty one where it is missing or wrong)."""
        value = self.raw(key, dict, "tabel", ... if required else {})
        return Node(value or {}, f"{self.where}.{key}", self.problems)

    def tables(self, key: str, *, required: bool = False) -> Iterator[Node]:
        """Yield the tables of an array of tables."""
        value = self.raw(key, list, "daftar tabel", ... if required else [])
        for index, item in enumerate(value or []):
            where = f"{self.where}.{key}[{index}]"
            if isinstance(item, dict):
                yield Node(item, where, self.problems)
            else:
                self.problems.add("forms.wrong_kind", where, key=key, wanted="tabel")

    def names(self) -> list[str]:
        """Return all keys and take them as known (of tables whose keys are names)."""
        self._asked.update(self.data)
        return list(self.data)

    def finish(self) -> None:
        """Report keys that nobody asked for: most are misspelt."""
        for key in self.data:
            if key not in self._asked:
                self.problems.add("forms.unknown_key", self.where, key=key)


def _sane(value: float) -> bool:
    return -MOST <= value <= MOST
