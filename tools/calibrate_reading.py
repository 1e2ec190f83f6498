"""Measure on pages of held-out hands how often values of each computed risk are wrong, and fit what a risk means.

    python tools/calibrate_reading.py --cache DIR [--tps 200]

Fills, damages and reads practice forms with the hands that fit the digit net's temperature (not those of practice),
then prints the intercept and slope that belong into ``sirekap_desktop/reading/settings.py``. Needs the extra
``train`` and npm.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from digits.page_hands import held_page_hands
from numpy.typing import NDArray

from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.damage import load_profiles
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.filling import Slips
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.resources import resource

PROFILES = Path(__file__).resolve().parents[1] / "benchmarks" / "profiles.toml"
SLIPS = Slips(left_empty=0.003, corrected=0.004, wrong_bubble=0.003)
DATES = {"tanggal", "bulan", "tahun"}
# Beyond it a value is in review anyway, and a few odd pages would bend the line.
FITTED_BELOW = 0.3
DRAWS, UPPER = 400, 0.95
ENDS = (1e-5, 1e-1)

Vector = NDArray[np.float64]


def main() -> None:
    """Draw, read, fit, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        risks, wrong, tps = _measured(options, Path(scratch))
    for low, high in ((0, 1e-5), (1e-5, 1e-4), (1e-4, 1e-3), (1e-3, 1e-2), (1e-2, 1e-1), (1e-1, 1.01)):
        mine = (risks >= low) & (risks < high)
        counts = f"{mine.sum()} fields, {wrong[mine].sum():.0f} wrong, {risks[mine].sum():.2f} said"
        print(f"{low:.0e} … {high:.0e}: {counts}")
    intercept, slope = upper_line(risks, wrong, tps, options.seed)
    print(f"risk_intercept {intercept:.3f} risk_slope {slope:.3f} ({UPPER:.0%} upper end)")


def upper_line(risks: Vector, wrong: Vector, groups: NDArray[np.str_], seed: int) -> tuple[float, float]:
    """Return intercept and slope of the upper end of the interval of the fitted curve, by bootstrap over groups.

    Args:
        risks: Computed risk of each field, shape (n,).
        wrong: 1 where the value was wrong, shape (n,).
        groups: The TPS of each field: its fields share a hand and a scanner and err together.
        seed: Of the bootstrap.
    """
    kept = risks < FITTED_BELOW
    odds = _log_odds(np.clip(risks[kept], 1e-7, None))
    _, group = np.unique(groups[kept], return_inverse=True)
    rng = np.random.default_rng(seed)
    ends = _log_odds(np.array(ENDS))
    drawn = []
    for _ in range(DRAWS):
        chosen = np.bincount(rng.integers(group.max() + 1, size=group.max() + 1), minlength=group.max() + 1)
        intercept, slope = fit_line(odds, wrong[kept], chosen[group].astype(float))
        drawn.append(intercept + slope * ends)
    low, high = np.quantile(drawn, UPPER, axis=0)
    slope = float((high - low) / (ends[1] - ends[0]))
    return float(low - slope * ends[0]), slope


def fit_line(odds: Vector, wrong: Vector, weight: Vector) -> tuple[float, float]:
    """Fit ``P(wrong) = logistic(intercept + slope * odds)`` by damped Newton steps."""
    design = np.column_stack([np.ones_like(odds), odds])
    line = np.array([0.0, 1.0])

    def loss(at: Vector) -> float:
        return float((weight * np.logaddexp(0.0, (1 - 2 * wrong) * (design @ at))).sum())

    now = loss(line)
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(design @ line, -40, 40)))
        gradient = design.T @ (weight * (p - wrong))
        curvature = (design * (weight * p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        share = 1.0
        while share > 1e-6 and loss(line - share * step) > now:
            share /= 2
        line = line - share * step
        before, now = now, loss(line)
        if before - now < 1e-9:
            break
    return float(line[0]), float(line[1])


def _log_odds(risk: Vector) -> Vector:
    return np.asarray(np.log(risk / (1 - risk)))


def _measured(options: argparse.Namespace, folder: Path) -> tuple[Vector, Vector, NDArray[np.str_]]:
    """Return the computed risk of each field read, whether it was wrong, and its TPS."""
    places = read_places(resource("wilayah", "lebong-2024.csv"))[: options.tps]
    deck = make_deck(
        folder, draw_tps(places, options.seed, mistake_rate=0.05), seed=options.seed,
        profiles=list(load_profiles(PROFILES).values()), hands=held_page_hands(options.cache), slips=SLIPS,
    )  # fmt: skip
    truth = {Path(t["file"]).name: {f["id"]: f["value"] for f in t["fields"]} for t in deck.truth}
    rows: list[tuple[float, bool, str]] = []
    for page in read_paths(find_inputs([folder]), jobs=2, group=False):
        said: dict[str, Any] = page.to_json()
        name = Path(said["source"]).name
        for field in said["fields"]:
            if field["id"] not in DATES:
                risk = computed(1.0 - field["confidence"], DecodeSettings())
                rows.append((risk, field["value"] != truth[name][field["id"]], name.split("-")[0]))
    risks, wrong, tps = zip(*rows, strict=True)
    return np.array(risks), np.array(wrong, float), np.array(tps)


def computed(stated: float, settings: DecodeSettings) -> float:
    """Return the risk before calibration: the inverse of ``DecodeSettings.calibrated``."""
    if not 0.0 < stated < 1.0:
        return stated
    odds = (np.log(stated / (1 - stated)) - settings.risk_intercept) / settings.risk_slope
    return float(1 / (1 + np.exp(-odds)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True, help="folder of the packages that training fetched")
    parser.add_argument("--tps", type=int, default=200)
    parser.add_argument("--seed", type=int, default=77)
    return parser.parse_args()


if __name__ == "__main__":
    main()
