"""The fourteen things that a digit box can hold, in the order of every probability row."""

from __future__ import annotations

CLASSES: tuple[str, ...] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "-", "", "?")
CROSS, DASH, BLANK, ILLEGIBLE = 10, 11, 12, 13
NO_BUBBLE = 10
"""Column of a bubble row that says: none is filled."""
