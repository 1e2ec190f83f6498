"""A deck: a folder of practice scans with known answers, one folder per TPS."""

from __future__ import annotations

import json
import multiprocessing
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.definition import FormDefinition, FormKind, PageDefinition
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.damage import damage
from sirekap_desktop.practice.filling import Slips, fill_page
from sirekap_desktop.practice.hands import Hand, practice_hands
from sirekap_desktop.practice.numbers import Mistake, Numbers, draw_form_numbers, draw_numbers, draw_votes
from sirekap_desktop.practice.pen import INKS
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.profile import DeviceKind, Profile
from sirekap_desktop.practice.soiling import soil
from sirekap_desktop.practice.writer import Writer, draw_writer
from sirekap_desktop.reading.naming import short_id

FORMS = ("C.HASIL-PPWP-2024", "C.HASIL-SALINAN-PPWP-2024")
Truth = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PracticeTps:
    """A TPS with the numbers that its forms shall carry."""

    place: Place
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Deck:
    """What was made: the truth of every page (``score.py``'s format) and the files in the same order."""

    folder: Path
    truth: Truth
    files: tuple[Path, ...]

    def write_truth(self, path: Path) -> None:
        """Write the truth as JSON."""
        path.write_text(json.dumps(self.truth, ensure_ascii=False, indent=1), encoding="utf-8")


def draw_tps(places: Sequence[Place], seed: int, mistake_rate: float = 0.0) -> list[PracticeTps]:
    """Return the places with the numbers of 2024.

    ``mistake_rate`` is the share of TPS whose KPPS makes a mistake on paper.
    """
    drawn = []
    for place in places:
        rng = _rng(seed, place.code, "numbers")
        mistake = Mistake(rng.choice(list(Mistake))) if rng.random() < mistake_rate else None
        drawn.append(PracticeTps(place, draw_numbers(rng, mistake)))
    return drawn


def draw_tps_for(
    places: Sequence[Place], seed: int, form: FormDefinition, mistake_rate: float = 0.0
) -> list[PracticeTps]:
    """Return the places with numbers for a form that holds everything of its election, mistakes as ``draw_tps``."""
    drawn = []
    for place in places:
        rng = _rng(seed, place.code, "numbers", form.pemilihan)
        mistake = Mistake(rng.choice(list(Mistake))) if rng.random() < mistake_rate else None
        drawn.append(PracticeTps(place, draw_form_numbers(rng, form, mistake)))
    return drawn


def draw_tps_of(places: Sequence[Place], seed: int, code: str) -> list[PracticeTps]:
    """Return the places with the votes for a form of one page (2019)."""
    return [PracticeTps(p, draw_votes(_rng(seed, p.code, "numbers", code), form(code))) for p in places]


@dataclass(frozen=True, slots=True)
class _Job:
    """One form of one TPS, all pages by one writer and one device."""

    tps: PracticeTps
    form: str | FormDefinition
    folder: Path
    profile: Profile
    hands: tuple[Hand, ...]
    official: Path | None
    slips: Slips
    seed: int


@dataclass(frozen=True, slots=True)
class _Made:
    truth: Truth = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def make_deck(
    folder: Path,
    tps_list: Sequence[PracticeTps],
    *,
    seed: int,
    profiles: Sequence[Profile] | Mapping[str, Sequence[Profile]],
    forms: Sequence[str | FormDefinition] = FORMS,
    blanks: Mapping[str, Path] | None = None,
    hands: Sequence[Hand] | None = None,
    slips: Slips | None = None,
    jobs: int = 2,
    progress: Callable[[int, int], None] | None = None,
) -> Deck:
    """Draw, fill, damage and save the forms of some TPS: of 2024 five pages each (plano 1 … 3, SALINAN 1 … 2).

    Args:
        folder: Gets one folder per TPS, named by its 13-digit code, with files ``{code}-plano-1.jpg`` …
        tps_list: The TPS and their numbers.
        seed: The same seed and arguments give the same bytes.
        forms: Codes of bundled forms, or forms made for their contestants; the numbers of the TPS must be theirs.
        profiles: Devices to choose from for each form, for all forms alike or by form code.
        blanks: KPU's PDFs by form code; None draws our own blanks.
        hands: Who may write; None takes every bundled practice hand.
        slips: How often writers slip, where a profile doesn't say it.
        jobs: Worker processes; 1 works in this process.
        progress: Called with forms done and forms in all.
    """
    codes = [_code(f) for f in forms]
    by_form = profiles if isinstance(profiles, Mapping) else dict.fromkeys(codes, profiles)
    writers = tuple(hands or practice_hands())
    work = []
    for tps in tps_list:
        rng = _rng(seed, tps.place.code, "profiles")
        for code, asked in zip(codes, forms, strict=True):
            choice = by_form[code][int(rng.integers(len(by_form[code])))]
            official = blanks[code] if blanks else None
            work.append(_Job(tps, asked, folder, choice, writers, official, slips or Slips(), seed))
    made = _Made()
    for done, part in enumerate(_run(work, jobs), 1):
        made.truth.extend(part.truth)
        made.files.extend(part.files)
        if progress:
            progress(done, len(work))
    return Deck(folder, made.truth, tuple(made.files))


def _run(work: list[_Job], jobs: int) -> Iterator[_Made]:
    if jobs <= 1:
        yield from map(_make_form, work)
        return
    # spawn, since the caller may hold Qt or database threads that must not be forked.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker) as pool:
        yield from pool.map(_make_form, work, chunksize=2)


def _start_worker() -> None:
    cv2.setNumThreads(1)


def _make_form(job: _Job) -> _Made:
    place = job.tps.place
    definition = form(job.form) if isinstance(job.form, str) else job.form
    rng = _rng(job.seed, place.code, definition.code)
    kind = "plano" if definition.kind is FormKind.PLANO else "salinan"
    writer = _with_ink(draw_writer(f"{place.code}-{kind}", job.hands, definition.kind, rng), job.profile.ink)
    target = job.folder / place.code
    target.mkdir(parents=True, exist_ok=True)
    consistent = not job.tps.numbers.disputed(definition.rules)
    made = _Made()
    for page in definition.pages:
        scanned = job.profile.kind is DeviceKind.SCAN
        blank = blank_page(job.form, page.number, job.profile.sheet_pixels, on_a4=scanned, official=job.official)
        sheet, fields = fill_page(blank, place, job.tps.numbers, writer, rng, job.profile.slips or job.slips)
        occluded = soil(sheet, blank, job.profile, rng)
        fields = [f | {"occluded": True} if f["id"] in occluded else f for f in fields]
        path = target / f"{place.code}-{kind}-{page.number}.{job.profile.format}"
        path.write_bytes(damage(sheet, writer.pen.ink, job.profile, rng))
        made.files.append(path)
        made.truth.append(
            {
                "file": f"{place.code}/{path.name}",
                "page_index": 0,
                "form": definition.code,
                "page": page.number,
                "profile": job.profile.name,
                "document": f"{place.code}-{kind}",
                "writer": writer.pen.hand.name,
                "consistent": consistent,
                "fields": fields,
            }
            | _of_party(page, fields)
        )
    return made


def _code(asked: str | FormDefinition) -> str:
    return asked if isinstance(asked, str) else asked.code


def _of_party(page: PageDefinition, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the truth says of the page of a party: its number, and its fields as a reading names them."""
    if page.partai is None:
        return {}
    named = [f | {"id": short_id(f["id"], page.partai)} for f in fields]
    return {"partai": page.partai, "fields": named}


def _with_ink(writer: Writer, ink: str | None) -> Writer:
    """Return a writer who took up another pen; None: his own."""
    return writer if ink is None else replace(writer, pen=replace(writer.pen, ink=INKS[ink]))


def _rng(seed: int, *names: str) -> np.random.Generator:
    """Return a generator of its own for each use, so that the number of processes changes nothing."""
    return np.random.default_rng([seed, *(zlib.crc32(name.encode()) for name in names)])
