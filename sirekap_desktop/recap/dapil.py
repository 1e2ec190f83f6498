"""Which dapil the kecamatan, or each of its desa, belongs to in each election."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sirekap_desktop.recap.contestants import ContestantRow
from sirekap_desktop.recap.errors import BadOffice

Dapil = dict[tuple[str, str], str]
"""Dapil by (pemilihan, kode of the kecamatan or of a desa); elections without dapil are absent."""


def parse_choice(text: str) -> tuple[str, str, str]:
    """Read one choice as people type it: ``DPR=1701``, or of one desa ``DPRD-KABKO:1707992002=170703``.

    Returns:
        Election, code of the desa (empty: the whole kecamatan), dapil.

    Raises:
        BadOffice: If it is not of this form.
    """
    place, sign, dapil = text.partition("=")
    pemilihan, _, desa = place.partition(":")
    if not sign or not pemilihan.strip() or not dapil.strip():
        raise BadOffice("office.dapil_choice", text=text)
    return pemilihan.strip(), desa.strip(), dapil.strip()


def choose_dapil(
    rows: Sequence[ContestantRow],
    elections: Sequence[str],
    kecamatan: str,
    desa: Sequence[str],
    chosen: Mapping[tuple[str, str], str],
) -> Dapil:
    """Say which dapil holds where, from the contestants and what was chosen.

    Args:
        rows: Contestants of all dapil that the file names.
        elections: The office's elections.
        kecamatan: Its code.
        desa: Codes of its desa.
        chosen: Dapil by (election, code of a desa, or "" for the kecamatan).

    Returns:
        For each election with dapil either the kecamatan's one, or one for every desa.

    Raises:
        BadOffice: If an election has several dapil and none was chosen, or a choice fits nothing.
    """
    found: Dapil = {}
    for code in elections:
        known = sorted({row.dapil for row in rows if row.pemilihan == code})
        mine = {place: dapil for (election, place), dapil in chosen.items() if election == code}
        for place, dapil in mine.items():
            if dapil not in known:
                raise BadOffice("office.dapil_unknown", pemilihan=code, dapil=dapil, known=", ".join(known) or "-")
            if place and place not in desa:
                raise BadOffice("office.dapil_desa", pemilihan=code, kode=place)
        whole = mine.get("") or _evident(code, kecamatan, known)
        parts = {place: mine.get(place, whole) for place in desa} if set(mine) - {""} else {}
        if (parts and None in parts.values()) or (not parts and whole is None):
            raise BadOffice("office.dapil_needed", pemilihan=code, known=", ".join(known))
        if len(set(parts.values())) > 1:
            found |= {(code, place): dapil for place, dapil in parts.items() if dapil}
        elif whole or parts:
            found[code, kecamatan] = str(next(iter(parts.values()), whole))
    for election, _ in chosen:
        if election not in elections:
            raise BadOffice("office.dapil_election", pemilihan=election)
    return {key: dapil for key, dapil in found.items() if dapil}


def _evident(pemilihan: str, kecamatan: str, known: Sequence[str]) -> str | None:
    """Return the only dapil that comes into question; DPD is elected by province."""
    if len(known) == 1:
        return known[0]
    if pemilihan == "DPD" and kecamatan[:2] in known:
        return kecamatan[:2]
    return None


def needed(rows: Sequence[ContestantRow], elections: Sequence[str], kecamatan: str) -> dict[str, tuple[str, ...]]:
    """Return the elections whose dapil a person must choose, each with the dapil that the file names."""
    asked = {}
    for code in elections:
        known = tuple(sorted({row.dapil for row in rows if row.pemilihan == code}))
        if len(known) > 1 and _evident(code, kecamatan, known) is None:
            asked[code] = known
    return asked


def standing(rows: Sequence[ContestantRow], dapil: Dapil) -> list[ContestantRow]:
    """Return the contestants that stand in the office's dapil."""
    used: dict[str, set[str]] = {}
    for (code, _), name in dapil.items():
        used.setdefault(code, set()).add(name)
    return [row for row in rows if row.pemilihan not in used or row.dapil in used[row.pemilihan]]
