"""Filled and damaged copies of a form as really printed, and what a reading of them is worth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.deck import PracticeTps, make_deck
from sirekap_desktop.practice.numbers import Numbers
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.profile import load_profiles

PLACE = Place("9901012001001", "PROVINSI UJI", "KABUPATEN UJI", "KECAMATAN UJI", "DESA UJI")


def votes(rng):
    """Numbers of the page that keep its sums."""
    paslon = [int(v) for v in rng.multinomial(int(rng.integers(140, 280)), rng.dirichlet((2.0, 4.0, 1.2)))]
    invalid = int(rng.poisson(5))
    named = {f"suara_paslon_{n}": v for n, v in enumerate(paslon, 1)}
    return named | {"suara_sah": sum(paslon), "suara_tidak_sah": invalid, "suara_total": sum(paslon) + invalid}


def blank_scan(form: FormDefinition, *, long_side: int = 3000, turned: float = 0.6, grey: int = 245) -> np.ndarray:
    """A scan of the blank as an office makes it: a little askew, not quite white, a little soft and noisy."""
    page = np.asarray(blank_page(form, form.pages[0].number, long_side, on_a4=False).grey)
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), turned, 1.0)
    page = cv2.warpAffine(page, turn, (width, height), borderValue=255, flags=cv2.INTER_AREA)
    page = cv2.GaussianBlur(page, (0, 0), 0.8) * (grey / 255)
    noise = np.random.default_rng(5).normal(0, 2.0, page.shape)
    return np.clip(page + noise, 0, 255).astype(np.uint8)


def filled_scans(folder, form: FormDefinition, profiles, count: int, seed: int = 1):
    """Return files and their truth by field id: each filled by another hand, by one of the devices."""
    tps = [
        PracticeTps(replace(PLACE, code=f"9901012001{n:03}"), Numbers(votes(np.random.default_rng((seed, n)))))
        for n in range(1, count + 1)
    ]
    known = load_profiles(Path(__file__).parents[2] / "benchmarks" / "profiles.toml")
    deck = make_deck(folder, tps, seed=seed, profiles=[known[p] for p in profiles], forms=[form], jobs=1)
    truth = [{field["id"]: field["value"] for field in page["fields"]} for page in deck.truth]
    return list(zip(deck.files, truth, strict=True))


def judged(fields, truth):
    """Return how many fields were accepted, and the accepted ones that are wrong."""
    accepted = [f for f in fields if f.decision == "accepted"]
    return len(accepted), [(f.id, f.value, truth[f.id]) for f in accepted if f.value != truth[f.id]]
