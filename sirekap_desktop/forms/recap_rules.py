"""Rules of the recap itself (R1 … R5), as data in ``resources/rules/REKAP-2024.toml``, and their evaluation.

What comes out is the same ``Check`` that rules within a form give. The names of its sides say what was counted:
``total:suara_sah``, ``column@Melati:suara_sah``; ``comparisons.comparison_labels`` turns them into words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sirekap_desktop.forms.rules import Check, Relation, Rule, Severity, added, evaluate
from sirekap_desktop.forms.toml_node import Node, Problems, read_toml
from sirekap_desktop.resources import resource

Row = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class RecapRule:
    """One such rule; ``compared`` are the pairs that must be equal, none for R4 (the rules of the form again)."""

    id: str
    severity: Severity
    basis: str
    compared: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """One sheet of a wide table, a value per row of the table in each.

    Attributes:
        came: JUMLAH PINDAHAN at its beginning; None on the first sheet.
        parts: Its columns of TPS or desa.
        goes: JUMLAH PINDAHAN at its end, or JUMLAH AKHIR on the last sheet.
    """

    came: Row | None
    parts: tuple[Row, ...]
    goes: Row


@lru_cache(maxsize=4)
def recap_rules(tahun: int = 2024) -> Mapping[str, RecapRule]:
    """Return the rules of a year by their ids.

    Raises:
        FormError: If their file is missing or wrong.
    """
    return load_recap_rules(resource("rules", f"REKAP-{tahun}.toml"))


def load_recap_rules(path: Path) -> dict[str, RecapRule]:
    """Read a file of such rules.

    Raises:
        FormError: With the first problem found.
    """
    problems = Problems()
    node = Node(read_toml(path, problems) or {}, path.name, problems)
    node.text("code")
    rules = [_read(entry) for entry in node.tables("rules", required=True)]
    node.finish()
    problems.raise_first(path.name)
    return {rule.id: rule for rule in rules}


def _read(node: Node) -> RecapRule:
    pairs = tuple((str(left), str(right)) for left, right in node.raw("compared", list, "daftar", []))
    rule = RecapRule(node.text("id"), node.enum("severity", Severity, Severity.W), node.text("basis"), pairs)
    node.finish()
    return rule


def _compare(
    rule_id: str, pair: int, what: str, left: int | None, right: int | None, names: tuple[str, str] = ("", "")
) -> Check:
    rule = recap_rules()[rule_id]
    ours, theirs = (
        f"{where}@{name}:{what}" if name else f"{where}:{what}"
        for where, name in zip(rule.compared[pair], names, strict=True)
    )
    equal = Rule(rule.id, Relation.EQUAL, (ours,), (theirs,), rule.severity, f"{ours} = {theirs}", rule.basis)
    return evaluate(equal, {ours: left, theirs: right})


def check_totals(fields: Sequence[str], values: Sequence[Row], totals: Row) -> list[Check]:
    """Check that each total of a table is the sum of its columns (R1).

    Args:
        fields: Ids of the rows.
        values: Per row its value in every column, None where not decided.
        totals: Per row the total.
    """
    rows = zip(fields, values, totals, strict=True)
    return [_compare("R1", 0, field, total, added(row)) for field, row, total in rows]


def check_column(name: str, column: Mapping[str, int | None], parts: Mapping[str, int | None]) -> list[Check]:
    """Check that a column of a table is what the table of that place adds up to (R1)."""
    return [_compare("R1", 1, field, value, parts.get(field), (name, name)) for field, value in column.items()]


def check_carried(fields: Sequence[str], sheets: Sequence[Carried]) -> list[Check]:
    """Check what is carried from sheet to sheet, and the last total (R2).

    Args:
        fields: Ids of the rows.
        sheets: The sheets in their order; at least one.
    """
    checks: list[Check] = []
    for place, field in enumerate(fields):
        so_far: int | None = 0
        before: int | None = None
        for number, sheet in enumerate(sheets, 1):
            if sheet.came is not None:
                checks.append(_compare("R2", 1, field, sheet.came[place], before, (str(number), str(number - 1))))
            so_far = added((so_far, *(part[place] for part in sheet.parts)))
            before = sheet.goes[place]
            last = number == len(sheets)
            checks.append(
                _compare("R2", 2 if last else 0, field, before, so_far, ("", "") if last else (str(number),) * 2)
            )
    return checks


def check_stations(name: str, desa: Collection[str], listed: Collection[str], lines: Sequence[str]) -> list[Check]:
    """Check that the TPS of a recap are all that are listed, each once, none of another desa (R3).

    Args:
        name: Name of the desa or kecamatan.
        desa: Codes of the desa whose TPS belong here.
        listed: Codes of the TPS that the list of regions names there; empty where it names none (then nothing can be
            said of completeness).
        lines: Code of the TPS of every line of the recap: of the desa that it is counted for, and its number.
    """
    own = {tps for tps in lines if tps[:10] in desa}
    lacking = sorted(set(listed) - own)
    told = f"{name} (tanpa {', '.join(tps[-3:] for tps in lacking)})" if listed and lacking else name
    of_here = sum(tps[:10] in desa for tps in lines)
    return [
        _compare("R3", 0, "TPS", len(own), len(set(listed)) if listed else None, (told, "")),
        _compare("R3", 1, "TPS", len(lines), of_here, (name, name)),
        _compare("R3", 2, "TPS", len(lines), len(set(lines)), (name, "")),
    ]


def check_status(nomor: str, again: bool | None, events: int | None) -> Check:
    """Check that a TPS counted or voted again has the event that ordered it, and no such event without it (R5).

    Args:
        nomor: Number of the TPS.
        again: Whether its votes were counted or cast again; None where nobody recorded a status.
        events: Special events that it rests on; None where none was looked for.
    """
    return _compare("R5", 0, "TPS", None if again is None else int(again), events, (nomor, ""))
