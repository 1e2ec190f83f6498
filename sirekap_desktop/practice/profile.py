"""Profiles: one way each for a page to come in, read from TOML files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sirekap_desktop.practice.filling import Slips
from sirekap_desktop.practice.pen import INKS

Range = tuple[float, float]


class DeviceKind(StrEnum):
    """What takes the picture."""

    SCAN = "scan"
    PHOTO = "photo"


class Corner(StrEnum):
    """What became of one corner of the sheet."""

    WHOLE = "whole"
    FOLDED = "folded"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Profile:
    """One way for a page to come in. Ranges are (least, most).

    Attributes:
        kind: Scans fill the picture with the sheet; photos show the desk around it.
        format: Suffix of the file: ``jpg``, ``png`` or ``tif`` (two-level pictures as Group 4).
        long_side: Pixels along the picture's long side (3508 = A4 at 300 dpi).
        colour: Whether the picture has colours.
        quality: JPEG quality.
        skew: Degrees.
        shift: Misplacement as a share of the long side (standard deviation).
        stretch: Unequal scale of the axes (standard deviation), as of a feeder.
        perspective: Misplacement of each corner as a share of the long side (standard deviation).
        curl: Bending of the paper as a share of the long side.
        fill: Share of the picture that the sheet takes (photos).
        blur: Gaussian blur, pixels (standard deviation).
        motion: Length of a shaken hand's blur in pixels.
        noise: Grey levels (standard deviation).
        contrast: Share of the full range between ink and paper.
        light: Depth of uneven light, share of full brightness.
        vignette: Darkening of the corners, share of full brightness.
        threshold: Grey level that parts black from white; absent for grey pictures.
        specks: How many dark specks.
        streaks: How many thin lines along the feed.
        rotations: Quarter turns to choose from.
        ink: Name of the ink that everybody writes with; absent where each writer has an own one.
        slips: How often writers slip; absent where the deck says it.
        stains: How many stains of coffee or dirt lie on the sheet.
        stamps: How many round stamps.
        folds: How many times the sheet was folded.
        corner: What became of one corner.
        corner_size: Legs of that corner as a share of the sheet's short side.
        toner: Share of its darkness that print and ink lost in a copier, in patches and bands.
        glare: Strength of a reflection's middle, 0 … 1 (white).
        shadow: Depth of the photographer's shadow, share of full brightness.
        moire: Depth of a screen's waves, share of full brightness.
        drift: How far the threshold strays over the picture, grey levels.
    """

    name: str
    kind: DeviceKind
    format: str
    long_side: int
    colour: bool = False
    quality: Range = (90, 90)
    skew: Range = (0, 0)
    shift: float = 0.0
    stretch: float = 0.0
    perspective: float = 0.0
    curl: float = 0.0
    fill: Range = (1, 1)
    blur: Range = (0, 0)
    motion: Range = (0, 0)
    noise: Range = (0, 0)
    contrast: Range = (1, 1)
    light: Range = (0, 0)
    vignette: Range = (0, 0)
    threshold: Range | None = None
    specks: Range = (0, 0)
    streaks: Range = (0, 0)
    rotations: tuple[int, ...] = (0,)
    ink: str | None = None
    slips: Slips | None = None
    stains: Range = (0, 0)
    stamps: Range = (0, 0)
    folds: Range = (0, 0)
    corner: Corner = Corner.WHOLE
    corner_size: Range = (0, 0)
    toner: Range = (0, 0)
    glare: Range = (0, 0)
    shadow: Range = (0, 0)
    moire: Range = (0, 0)
    drift: Range = (0, 0)

    @property
    def sheet_pixels(self) -> int:
        """Pixels along the sheet's long side at which a page is best filled before damage."""
        return round(self.long_side * self.fill[1])


def load_profiles(file: Path) -> dict[str, Profile]:
    """Return the profiles of a TOML file by name.

    Raises:
        TypeError: If a profile has an unknown key or lacks a needed one.
        ValueError: If it names a device, a corner or an ink that nobody knows.
    """
    return {name: _profile(name, raw) for name, raw in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _profile(name: str, raw: dict[str, Any]) -> Profile:
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in raw.items()}
    values |= {"name": name, "kind": DeviceKind(raw["kind"]), "corner": Corner(raw.get("corner", Corner.WHOLE))}
    if "slips" in raw:
        values["slips"] = Slips(**raw["slips"])
    if raw.get("ink", "black") not in INKS:
        raise ValueError(f"{name}: no ink is called {raw['ink']}")
    return Profile(**values)
