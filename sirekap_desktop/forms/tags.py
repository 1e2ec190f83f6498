"""The ids of the printed tags of our own forms: which election, which page, how many names are printed on it.

All are of AprilTag 36h10 (2,320 ids, of which two differ in 10 bits or more). Plano and SALINAN of one page bear the
same id: their sheets differ. Ids below 1000 are left to the KPU: what is known of its forms has three
digits (101 … 103: C.HASIL-PPWP).

| ids | page |
|---|---|
| 1000 … 1263 | DPR, party N (1 … 24) with 0 … 10 rows for candidates: 1000 + 11 (N - 1) + rows |
| 1264 … 1575 | DPRD-PROV, the same with 0 … 12 rows: 1264 + 13 (N - 1) + rows |
| 1576 … 1887 | DPRD-KABKO, the same: 1576 + 13 (N - 1) + rows |
| 1888 … 1959 | sums (V) of DPR, DPRD-PROV, DPRD-KABKO with 1 … 24 parties |
| 1960 … 1963 | voters and ballots (I … III) of DPR, DPRD-PROV, DPRD-KABKO, DPD |
| 1964 … 2027 | DPD, the k-th page (1 … 8) of candidates with 1 … 8 rows: 1964 + 8 (k - 1) + rows - 1 |
| 2028 … 2091 | sums of DPD with 1 … 64 candidates |
| 2092 … 2142 | KWK-GUBERNUR, -BUPATI, -WALIKOTA, 17 each: I … III; k-th page (1, 2) of 1 … 4 paslon; sums of 1 … 8 |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

FAMILY = "DICT_APRILTAG_36H10"
FIRST = 1000
"""The first id of ours."""

PARTAI_MAX = 24
"""The highest number of a party in 2024 (18 … 23 are Aceh's)."""

CALON_MAX = {"DPR": 10, "DPRD-PROV": 12, "DPRD-KABKO": 12}
"""Most candidates of a party in one dapil: its seats, at most, by UU 7/2017 (Pasal 187, 189, 192)."""

DPD_ROWS, DPD_PAGES = 8, 8
"""Candidates on one page of a DPD form, and pages at most: 64 candidates; no province had over 55 in 2024 [U]."""

PASLON_ROWS, PASLON_PAGES = 4, 2
"""Paslon on one page, and pages at most."""

PARTAI = ("DPR", "DPRD-PROV", "DPRD-KABKO")
KWK = ("KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")


class Part(StrEnum):
    """What a page is for."""

    DATA = "data"
    """I … III: voters, ballots, voters with disabilities."""
    VOTES = "votes"
    """IV: votes."""
    SUMS = "sums"
    """V: valid and invalid votes."""


@dataclass(frozen=True, slots=True)
class TagMeaning:
    """What the tag of a page says.

    Attributes:
        place: Of votes: the number of the party, or which page of candidates or paslon it is, from 1; else 0.
        count: Of votes: rows printed; of sums: parties, candidates or paslon in all; else 0.
    """

    pemilihan: str
    part: Part
    place: int = 0
    count: int = 0

    @property
    def partai(self) -> int | None:
        """The party whose page this is."""
        return self.place if self.part is Part.VOTES and self.pemilihan in PARTAI else None


@cache
def _table() -> tuple[TagMeaning, ...]:
    """Return the meanings in the order of their ids, from ``FIRST``."""
    meanings: list[TagMeaning] = []
    for pemilihan in PARTAI:
        rows = range(CALON_MAX[pemilihan] + 1)
        meanings += [TagMeaning(pemilihan, Part.VOTES, n, m) for n in range(1, PARTAI_MAX + 1) for m in rows]
    for pemilihan in PARTAI:
        meanings += [TagMeaning(pemilihan, Part.SUMS, 0, n) for n in range(1, PARTAI_MAX + 1)]
    meanings += [TagMeaning(pemilihan, Part.DATA) for pemilihan in (*PARTAI, "DPD")]
    meanings += _numbered("DPD", DPD_PAGES, DPD_ROWS)
    for pemilihan in KWK:
        meanings += [TagMeaning(pemilihan, Part.DATA), *_numbered(pemilihan, PASLON_PAGES, PASLON_ROWS)]
    return tuple(meanings)


def _numbered(pemilihan: str, pages: int, rows: int) -> list[TagMeaning]:
    votes = [TagMeaning(pemilihan, Part.VOTES, k, m) for k in range(1, pages + 1) for m in range(1, rows + 1)]
    return votes + [TagMeaning(pemilihan, Part.SUMS, 0, n) for n in range(1, pages * rows + 1)]


@cache
def _ids() -> dict[TagMeaning, int]:
    return {meaning: FIRST + at for at, meaning in enumerate(_table())}


def tag_id(meaning: TagMeaning) -> int:
    """Return the id that says something.

    Raises:
        KeyError: If no id says it: too many parties, candidates or paslon.
    """
    return _ids()[meaning]


def tag_meaning(tag: int) -> TagMeaning | None:
    """Return what an id says; None where it is none of ours."""
    return _table()[tag - FIRST] if FIRST <= tag < FIRST + len(_table()) else None
