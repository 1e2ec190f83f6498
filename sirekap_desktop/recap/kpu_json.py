"""KPU's public JSON of parties and candidates, read tolerantly and checked like every other contestant file.

Shapes, as published in 2024: ``partai.json`` names the parties (``nomor_urut``, ``nama``, ``nama_lengkap``) by an
id; ``caleg/partai/<dapil>.json`` the candidates (``nomor_urut``, ``nama``) by the party's id; the files of DPD
candidates and of paslon the persons by theirs. Lists in place of objects, and candidates that name their party
themselves, are understood as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sirekap_desktop.recap.errors import BadCsv

MAX_JSON = 50_000_000
"""Greatest file that is opened, in bytes."""
_PARTIES_BESIDE = "partai.json"


def kpu_rows(path: Path, pemilihan: str, dapil: str = "") -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a JSON file of candidates: place in the file, and the five cells of a contestant row.

    Candidates of parties need KPU's ``partai.json`` beside their file, because they name parties by KPU's ids.

    Raises:
        BadCsv: If the file is no JSON of KPU's shape, or the election or dapil is not known.
    """
    if not pemilihan:
        raise BadCsv("json.which_election", name=path.name)
    content = _load(path)
    persons = [entry for entry in _entries(content) if _is_person(entry)]
    if persons and not any(_party_id(entry) for entry in persons):
        dapil = dapil or ("" if pemilihan != "DPD" else _digits_of_name(path))
        for place, entry in enumerate(persons, 1):
            yield place, [pemilihan, dapil, "", _number(entry), _name(entry)]
        return
    parties = _parties(path.with_name(_PARTIES_BESIDE))
    by_party = _by_party(content, persons)
    if not by_party:
        raise BadCsv("json.shape", name=path.name)
    dapil = dapil or _digits_of_name(path)
    place = 0
    for party, candidates in sorted(by_party.items(), key=lambda item: _order(parties, item[0])):
        if party not in parties:
            raise BadCsv("json.party", name=path.name, partai=party)
        number, name = parties[party]
        place += 1
        yield place, [pemilihan, dapil, number, "", name]
        for entry in candidates:
            place += 1
            yield place, [pemilihan, dapil, number, _number(entry), _name(entry)]


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > MAX_JSON:
            raise BadCsv("csv.too_large", name=path.name)
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadCsv("csv.unreadable", name=path.name, detail=error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise BadCsv("json.malformed", name=path.name) from error


def _entries(content: Any) -> list[Any]:
    if isinstance(content, Mapping):
        return list(content.values())
    return content if isinstance(content, list) else []


def _is_person(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "nama" in entry and "nomor_urut" in entry


def _party_id(entry: Mapping[str, Any]) -> str:
    return next((str(entry[key]) for key in ("id_partai", "partai_id", "partai") if entry.get(key)), "")


def _by_party(content: Any, persons: list[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the candidates by the party's id, from either shape."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for entry in persons:
        found.setdefault(_party_id(entry), []).append(entry)
    if not persons and isinstance(content, Mapping):
        for party, group in content.items():
            mine = [entry for entry in _entries(group) if _is_person(entry)]
            if mine:
                found[str(party)] = mine
    return {
        party: sorted(group, key=lambda e: int(_number(e)) if _number(e).isdigit() else 0)
        for party, group in found.items()
    }


def _parties(path: Path) -> dict[str, tuple[str, str]]:
    """Return number and name of the parties by each id that KPU gives them."""
    found = {}
    content = _load(path)
    items = content.items() if isinstance(content, Mapping) else enumerate(_entries(content))
    for key, entry in items:
        if _is_person(entry):
            told = (_number(entry), str(entry.get("nama_lengkap") or "").strip() or _name(entry))
            for name in (key if isinstance(key, str) else None, entry.get("id_partai"), entry.get("id_pilihan")):
                if name is not None:
                    found[str(name)] = told
    if not found:
        raise BadCsv("json.shape", name=path.name)
    return found


def _order(parties: Mapping[str, tuple[str, str]], party: str) -> int:
    number = parties.get(party, ("", ""))[0]
    return int(number) if number.isdigit() else 0


def _number(entry: Mapping[str, Any]) -> str:
    return str(entry["nomor_urut"]).strip()


def _name(entry: Mapping[str, Any]) -> str:
    return str(entry["nama"] or "").strip()


def _digits_of_name(path: Path) -> str:
    found = re.fullmatch(r"[0-9]+", path.stem)
    if found is None:
        raise BadCsv("json.which_dapil", name=path.name)
    return found[0]
