"""Made-up contestants of every election, for practice forms: as many as there usually are, none of them real."""

from __future__ import annotations

from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.tags import PARTAI

NASIONAL = (*range(1, 18), 24)
"""Numbers of the 18 national parties of 2024."""

_CALON = {"DPR": (3, 10), "DPRD-PROV": (4, 12), "DPRD-KABKO": (3, 12)}
"""Fewest and most candidates of a party: parties need not fill their lists."""

_DPD, _PASLON = 14, 3


def practice_contestants(pemilihan: str) -> tuple[Contestant, ...]:
    """Return contestants of an election; of parties, every length of list comes up."""
    if pemilihan not in PARTAI:
        count = _DPD if pemilihan == "DPD" else _PASLON
        who = "Calon" if pemilihan == "DPD" else "Pasangan Calon"
        return tuple(Contestant(0, n, f"{who} {n:02d}") for n in range(1, count + 1))
    least, most = _CALON[pemilihan]
    found = []
    for at, partai in enumerate(NASIONAL):
        found.append(Contestant(partai, 0, f"Partai Latihan {partai:02d}"))
        rows = least + at % (most - least + 1)
        found += [Contestant(partai, n, f"Calon {partai:02d}-{n:02d}") for n in range(1, rows + 1)]
    return tuple(found)
