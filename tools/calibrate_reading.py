"""Measure on pages of held-out hands how often values of each computed risk are wrong, and fit what a risk means.

    python tools/calibrate_reading.py --cache DIR [--tps 200] [--seeds 77 78 79 80]

Fills, damages and reads practice forms with the hands that fit the digit net's temperature (not those of practice),
then prints the intercept and slope that belong into ``sirekap_desktop/reading/settings.py``. Needs the extra
``train`` and npm.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from digits.page_hands import held_page_hands
from numpy.typing import NDArray
from risk_line import UPPER, Vector, computed, upper_line

from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.filling import USUAL_SLIPS
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.practice.score import score
from sirekap_desktop.reading.risk_bands import risk_bands
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.resources import resource

PROFILES = Path(__file__).resolve().parents[1] / "benchmarks" / "profiles.toml"


def main() -> None:
    """Draw, read, fit, print."""
    options = _options()
    print(f"{len(options.seeds)} times {options.tps} TPS", flush=True)
    parts = []
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as scratch:
            parts.append(_measured(options, seed, Path(scratch)))
    risks, wrong, tps = (np.concatenate(column) for column in zip(*parts, strict=True))
    for band in risk_bands(zip(risks.tolist(), (wrong > 0).tolist(), strict=True)):
        counts = f"{band.fields} fields, {band.wrong} wrong, {band.promised:.2f} computed"
        print(f"{band.low:.0e} … {band.high:.0e}: {counts}")
    intercept, slope = upper_line(risks, wrong, tps, options.seeds[0])
    print(f"risk_intercept {intercept:.3f} risk_slope {slope:.3f} ({UPPER:.0%} upper end)")


def _measured(options: argparse.Namespace, seed: int, folder: Path) -> tuple[Vector, Vector, NDArray[np.str_]]:
    """Return the computed risk of each field read, whether it was wrong, and its TPS."""
    places = read_places(resource("wilayah", "lebong-2024.csv"))[: options.tps]
    deck = make_deck(
        folder, draw_tps(places, seed, mistake_rate=0.05), seed=seed,
        profiles=list(load_profiles(PROFILES).values()), hands=held_page_hands(options.cache), slips=USUAL_SLIPS,
    )  # fmt: skip
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for page in read_paths(find_inputs([folder]), jobs=2, group=False):
        pages[Path(page.source).parent.name].append(page.to_json())
    rows = []
    for code in pages:
        mine = [entry for entry in deck.truth if entry["file"].startswith(f"{code}/")]
        said = score(mine, pages[code]).risks
        rows += [(computed(stated, DecodeSettings()), wrong, f"{seed}-{code}") for stated, wrong in said]
    risks, wrong, tps = zip(*rows, strict=True)
    return np.array(risks), np.array(wrong, float), np.array(tps)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True, help="folder of the packages that training fetched")
    parser.add_argument("--tps", type=int, default=200)
    parser.add_argument("--seeds", type=int, nargs="+", default=[77, 78, 79, 80])
    return parser.parse_args()


if __name__ == "__main__":
    main()
