"""Contestants of every election, none of them real."""

from sirekap_desktop.forms.contestants import Contestant

NASIONAL = (*range(1, 18), 24)
"""Numbers of the 18 national parties of 2024."""


def parties(rows: int = 8, numbers: tuple[int, ...] = NASIONAL) -> list[Contestant]:
    """Parties with ``rows`` candidates each."""
    names = [Contestant(n, 0, f"Partai Contoh {n}") for n in numbers]
    return names + [Contestant(n, m, f"Calon Contoh {n}-{m}") for n in numbers for m in range(1, rows + 1)]


def numbered(count: int) -> list[Contestant]:
    """Paslon or candidates of the DPD."""
    return [Contestant(0, n, f"Calon Contoh {n}") for n in range(1, count + 1)]


def contestants_of(pemilihan: str) -> list[Contestant]:
    """As many as there usually are."""
    if pemilihan.startswith("DPR"):
        return parties()
    return numbered(12 if pemilihan == "DPD" else 3)
