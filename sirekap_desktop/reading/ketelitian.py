"""How strict an office is: the one place that says at which risk each word lets a value pass unseen."""

from __future__ import annotations

from enum import StrEnum


class Ketelitian(StrEnum):
    """The words of ``office.toml`` and ``--ketelitian``, strictest first (``docs/decisions/0010-risk-limit.md``)."""

    KETAT = "ketat"
    BIASA = "biasa"
    LONGGAR = "longgar"

    @property
    def limit(self) -> float:
        """Risk (0 … 1, calibrated) below which a value may be accepted; none that is accepted has a greater one."""
        return {Ketelitian.KETAT: 2e-5, Ketelitian.BIASA: 1e-4, Ketelitian.LONGGAR: 3e-4}[self]

    @property
    def per_ten_thousand(self) -> float:
        """How many of 10,000 values accepted unseen may at most be wrong."""
        return round(10_000 * self.limit, 3)
