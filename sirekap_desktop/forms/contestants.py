"""Who can be voted for, as far as a form prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Contestant:
    """A paslon, a party, a candidate of a party or a candidate of the DPD.

    Attributes:
        partai: Number of the party; 0 of a paslon and of a candidate of the DPD.
        nomor: Number of the paslon or candidate; 0 of a party itself.
        nama: Name as printed.
    """

    partai: int
    nomor: int
    nama: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its candidates.

    Attributes:
        calon: Its candidates by number.
        slots: Rows that its page prints: the highest number of a candidate, since a struck-off one leaves its row.
    """

    nomor: int
    nama: str
    calon: tuple[Contestant, ...]

    @property
    def slots(self) -> int:
        """Rows for candidates."""
        return max((c.nomor for c in self.calon), default=0)


def parties(contestants: Iterable[Contestant]) -> tuple[Party, ...]:
    """Return the parties of some contestants by number, each with its candidates by number.

    A candidate whose party is not among the contestants makes one, named by its number.
    """
    names: dict[int, str] = {}
    calon: dict[int, list[Contestant]] = {}
    for contestant in sorted(contestants):
        if not contestant.partai:
            continue
        names.setdefault(contestant.partai, f"PARTAI {contestant.partai}")
        if contestant.nomor:
            calon.setdefault(contestant.partai, []).append(contestant)
        else:
            names[contestant.partai] = contestant.nama
    return tuple(Party(nomor, names[nomor], tuple(calon.get(nomor, ()))) for nomor in sorted(names))
