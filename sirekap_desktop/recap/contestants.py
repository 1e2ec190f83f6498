"""Who stands in the elections: contestant files checked row by row, shown before anything is stored."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sirekap_desktop.forms.building import KOLOM_KOSONG
from sirekap_desktop.forms.tags import CALON_MAX, DPD_PAGES, DPD_ROWS, PARTAI_MAX, PASLON_PAGES, PASLON_ROWS
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap.contestant_rows import contestant_rows
from sirekap_desktop.recap.csv_files import is_digits
from sirekap_desktop.recap.errors import BadCsv
from sirekap_desktop.recap.kpu_json import kpu_rows
from sirekap_desktop.resources import resource

ELECTIONS = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO", "KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")
PARTY_ELECTIONS = frozenset({"DPR", "DPRD-PROV", "DPRD-KABKO"})
PPWP_PASLON = (1, 2, 3)
"""Who stood in the presidential election of 2024, as its official form prints."""
MAX_NUMBER = 99
"""Greatest number of a party or candidate that is understood; what a form can print is checked after that."""
MAX_NAME = 200
MAX_DAPIL = 8


@dataclass(frozen=True, slots=True)
class ContestantRow:
    """A contestant; ``partai`` and ``nomor`` are 0 where it has none."""

    pemilihan: str
    dapil: str
    partai: int
    nomor: int
    nama: str

    def as_columns(self) -> dict[str, Any]:
        """Return the columns of its table row."""
        return {name: getattr(self, name) for name in ("pemilihan", "dapil", "partai", "nomor", "nama")}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a file or one of its rows (``row`` None: with the whole); a ``note`` stops nothing."""

    message_id: str
    values: dict[str, object]
    row: int | None = None
    note: bool = False

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return sentence(self.message_id, **self.values)


@dataclass(frozen=True, slots=True)
class ContestantPreview:
    """What a contestant file would bring; nothing is stored before a person has seen and confirmed it.

    Attributes:
        rows: The sound rows, in the file's order.
        problems: What must be put right first, by row; notes that a person should know are among them.
    """

    name: str
    rows: tuple[ContestantRow, ...]
    problems: tuple[RowProblem, ...]

    @property
    def errors(self) -> tuple[RowProblem, ...]:
        """The problems that stop an import."""
        return tuple(p for p in self.problems if not p.note)

    @property
    def elections(self) -> tuple[str, ...]:
        """The elections that the file speaks of, in their usual order."""
        return tuple(code for code in ELECTIONS if any(row.pemilihan == code for row in self.rows))

    def dapil(self, pemilihan: str) -> tuple[str, ...]:
        """Return the dapil that the file names for an election, sorted; ``("",)`` where it names none."""
        return tuple(sorted({row.dapil for row in self.rows if row.pemilihan == pemilihan}))

    def of(self, pemilihan: str, dapil: str | None = None) -> tuple[ContestantRow, ...]:
        """Return the rows of an election, of one dapil or of all."""
        return tuple(r for r in self.rows if r.pemilihan == pemilihan and dapil in (None, r.dapil))

    def summary(self) -> list[tuple[str, str, int, int]]:
        """Return one line per election and dapil: how many parties, how many paslon or candidates."""
        return [
            (code, dapil, sum(not r.nomor for r in mine), sum(bool(r.nomor) for r in mine))
            for code in self.elections
            for dapil in self.dapil(code)
            for mine in [self.of(code, dapil)]
        ]


def preview_contestants(
    paths: Path | Sequence[Path], elections: Sequence[str] = (), *, pemilihan: str = "", dapil: str = ""
) -> ContestantPreview:
    """Check contestant files (CSV, XLSX or KPU's JSON) as one list.

    Args:
        paths: The files; of KPU's JSON the file of the parties before those of candidates.
        elections: Keep the rows of these elections only, and require each; none keeps all.
        pemilihan: The election that a JSON file of candidates is of; the files don't say it.
        dapil: Its dapil; empty takes the digits of the file's name.

    Raises:
        BadCsv: If a file can't be read at all.
    """
    files = [paths] if isinstance(paths, Path) else list(paths)
    checked = _Checked()
    for path in files:
        is_json = path.suffix.lower() == ".json"
        rows = kpu_rows(path, pemilihan, dapil) if is_json else contestant_rows(path)
        for line, cells in rows:
            checked.take(path.name, line, *cells)
    name = ", ".join(path.name for path in files)
    for code in elections:
        if not any(row.pemilihan == code for row in checked.rows):
            checked.problems.append(RowProblem("csv.no_contestant", {"name": name, "pemilihan": code}))
    rows_kept = [row for row in checked.rows if not elections or row.pemilihan in elections]
    rows_kept, notes = _with_kolom_kosong(rows_kept)
    problems = [*checked.problems, *_not_printable(name, rows_kept), *notes, *_unusual(rows_kept)]
    return ContestantPreview(name, tuple(rows_kept), tuple(problems))


def read_contestants(paths: Path | Sequence[Path], elections: Sequence[str]) -> list[ContestantRow]:
    """Read contestant files; return the rows of the given elections.

    Raises:
        BadCsv: Naming the first line that is wrong, if a file can't be used or an election has no contestant.
    """
    preview = preview_contestants(paths, elections)
    for problem in preview.errors:
        raise BadCsv(problem.message_id, **problem.values)
    return list(preview.rows)


class _Checked:
    """The rows that were sound so far, and what was wrong with the others."""

    def __init__(self) -> None:
        self.rows: list[ContestantRow] = []
        self.problems: list[RowProblem] = []
        self._seen: dict[tuple[str, str, int, int], int] = {}

    def take(self, name: str, line: int, pemilihan: str, dapil: str, partai: str, nomor: str, nama: str) -> None:
        """Check one row and keep it, or note what is wrong with it."""
        wrong = _wrong(pemilihan, dapil, partai, nomor, nama)
        if wrong is not None:
            self._note(name, line, *wrong)
            return
        row = ContestantRow(pemilihan, dapil, int(partai or 0), int(nomor or 0), nama)
        key = (row.pemilihan, row.dapil, row.partai, row.nomor)
        if key in self._seen:
            self._note(name, line, "csv.contestant_twice", {"first": self._seen[key]})
            return
        if row.pemilihan in PARTY_ELECTIONS and row.nomor and (*key[:3], 0) not in self._seen:
            self._note(name, line, "csv.party_unknown", {"partai": row.partai})
            return
        self._seen[key] = line
        self.rows.append(row)

    def _note(self, name: str, line: int, message_id: str, values: dict[str, object]) -> None:
        self.problems.append(RowProblem(message_id, {"name": name, "line": line, **values}, line))


def _wrong(pemilihan: str, dapil: str, partai: str, nomor: str, nama: str) -> tuple[str, dict[str, object]] | None:
    """Return what is wrong with the cells of a row by themselves."""
    if pemilihan not in ELECTIONS:
        return "csv.election", {"pemilihan": pemilihan, "known": ", ".join(ELECTIONS)}
    for cell in (partai, nomor):
        if cell and not (is_digits(cell) and 0 < int(cell) <= MAX_NUMBER):
            return "csv.number", {"cell": cell}
    if not nama:
        return "csv.no_name", {"kode": f"{pemilihan} {partai} {nomor}".strip()}
    if len(nama) > MAX_NAME:
        return "csv.long_name", {"most": MAX_NAME}
    of_party = pemilihan in PARTY_ELECTIONS
    if of_party != bool(partai) or (not of_party and not nomor):
        return "csv.contestant_shape", {"pemilihan": pemilihan}
    if dapil and not (is_digits(dapil) and len(dapil) <= MAX_DAPIL):
        return "csv.number", {"cell": dapil}
    return None


def _with_kolom_kosong(rows: list[ContestantRow]) -> tuple[list[ContestantRow], list[RowProblem]]:
    """Put the empty column beside a single paslon of a Pilkada."""
    notes = []
    for code in (c for c in ELECTIONS if c.startswith("KWK-")):
        mine = [row for row in rows if row.pemilihan == code]
        if len(mine) == 1:
            number = mine[0].nomor + 1  # as the form prints it
            rows = [*rows, ContestantRow(code, mine[0].dapil, 0, number, KOLOM_KOSONG)]
            notes.append(RowProblem("kontestan.kolom_kosong", {"pemilihan": code, "nomor": number}, note=True))
    return rows, notes


def _not_printable(name: str, rows: Sequence[ContestantRow]) -> list[RowProblem]:
    """Return which numbers the forms of these elections can't print."""
    found = []
    ppwp = sorted(row.nomor for row in rows if row.pemilihan == "PPWP")
    if ppwp and tuple(ppwp) != PPWP_PASLON:
        values: dict[str, object] = {"name": name, "pemilihan": "PPWP", "printed": len(PPWP_PASLON)}
        found.append(RowProblem("csv.paslon", values | {"given": len(ppwp)}))
    most: dict[tuple[str, str], int] = {}
    for row in rows:
        of_party = row.pemilihan in PARTY_ELECTIONS
        if of_party:
            most[row.pemilihan, "partai"] = max(most.get((row.pemilihan, "partai"), 0), row.partai)
        what = "calon" if of_party else "dpd" if row.pemilihan == "DPD" else "paslon"
        most[row.pemilihan, what] = max(most.get((row.pemilihan, what), 0), row.nomor)
    for (code, what), given in most.items():
        limit = {
            "partai": PARTAI_MAX,
            "calon": CALON_MAX.get(code, 0),
            "dpd": DPD_ROWS * DPD_PAGES,
            "paslon": PASLON_ROWS * PASLON_PAGES,
        }[what]
        if given > limit:
            told: dict[str, object] = {"name": name, "pemilihan": code, "what": sentence(f"kontestan.what.{what}")}
            found.append(RowProblem("csv.too_great", told | {"most": limit, "given": given}))
    return found


def _unusual(rows: Iterable[ContestantRow]) -> list[RowProblem]:
    """Return notes on rows that are sound but look like a slip."""
    known = {nomor for nomor, _ in national_and_local_parties()}
    with_candidates = {(r.pemilihan, r.dapil, r.partai) for r in rows if r.partai and r.nomor}
    notes = []
    for row in rows:
        if not row.partai or row.nomor:
            continue
        values: dict[str, object] = {"pemilihan": row.pemilihan, "dapil": row.dapil or "-", "partai": row.partai}
        if row.partai not in known:
            notes.append(RowProblem("kontestan.party_number", values, note=True))
        if (row.pemilihan, row.dapil, row.partai) not in with_candidates:
            notes.append(RowProblem("kontestan.no_candidates", values | {"nama": row.nama}, note=True))
    return notes


@lru_cache(maxsize=1)
def national_and_local_parties() -> tuple[tuple[int, str], ...]:
    """Return number and name of the parties of 2024, Aceh's local ones (18 to 23) among them."""
    with resource("kontestan", "partai-2024.csv").open(encoding="utf-8", newline="") as file:
        return tuple((int(row["nomor"]), row["nama_lengkap"]) for row in csv.DictReader(file))


@lru_cache(maxsize=1)
def national_parties() -> tuple[tuple[int, str], ...]:
    """Return number and name of the parties that stood everywhere in 2024."""
    with resource("kontestan", "partai-2024.csv").open(encoding="utf-8", newline="") as file:
        return tuple((int(row["nomor"]), row["nama_lengkap"]) for row in csv.DictReader(file) if row["aceh"] == "0")
