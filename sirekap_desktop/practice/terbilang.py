"""Numbers in words, as a KPPS writes them in capitals."""

from __future__ import annotations

_UNITS = ("NOL", "SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")


def terbilang(number: int) -> str:
    """Return a number of 0 … 999 in Indonesian words, in capitals.

    Raises:
        ValueError: If the number is outside 0 … 999.
    """
    if not 0 <= number <= 999:
        raise ValueError(f"no words for {number}")
    if number < 20:
        return _below_twenty(number)
    if number < 100:
        return _joined(f"{_UNITS[number // 10]} PULUH", number % 10)
    hundreds = "SERATUS" if number < 200 else f"{_UNITS[number // 100]} RATUS"
    return _joined(hundreds, number % 100)


def _below_twenty(number: int) -> str:
    if number < 10:
        return _UNITS[number]
    return {10: "SEPULUH", 11: "SEBELAS"}.get(number) or f"{_UNITS[number - 10]} BELAS"


def _joined(head: str, rest: int) -> str:
    return f"{head} {terbilang(rest)}" if rest else head
