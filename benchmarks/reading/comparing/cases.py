"""What all readers get: pages with known answers, and the very same boxes cut out of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.intake.batch import read_paths
from sirekap_desktop.intake.pages import PageImage, open_pages
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.filling import USUAL_SLIPS
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.profile import Profile
from sirekap_desktop.reading.crops import cut
from sirekap_desktop.reading.locate import Locator
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.result import PageReading, PageStatus
from sirekap_desktop.reading.second_opinion import TILE_INSET, TILE_SIDE, cut_tiles

Json = dict[str, Any]
MISTAKE_RATE = 0.05
REAL, MNIST = "real", "mnist-test"
MNIST_FIELDS_A_PAGE = 100
_SIDE, _MARGIN = 100, 15
_MNIST_SIZE = 92


@dataclass(frozen=True, slots=True)
class Source:
    """A file with its answers; ``name`` is the set that it belongs to."""

    name: str
    file: Path
    truth: Json


@dataclass(frozen=True, slots=True)
class FieldPictures:
    """One field as it is handed to the readers: ``crops`` (n, 40, 40) with frame, ``tiles`` (n, 64, 64) without."""

    id: str
    crops: NDArray[np.uint8]
    tiles: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Case:
    """One page on which all readers are measured; ``reading`` is what ours made of the file, None for loose boxes."""

    name: str
    truth: Json
    fields: tuple[FieldPictures, ...]
    reading: PageReading | None


def drawn_sources(
    folder: Path, places: Sequence[Place], count: int, seed: int, profiles: Mapping[str, Profile]
) -> list[Source]:
    """Draw the forms of some TPS for each profile; no two profiles share a TPS, so that many hands write."""
    if count * len(profiles) > len(places):
        raise SystemExit(f"the region has only {len(places)} TPS")
    sources = []
    for at, (name, profile) in enumerate(profiles.items()):
        tps = draw_tps(places[at * count : (at + 1) * count], seed, MISTAKE_RATE)
        deck = make_deck(folder / name, tps, seed=seed, profiles=[profile], slips=USUAL_SLIPS)
        for file, page in zip(deck.files, deck.truth, strict=True):
            sources.append(Source(name, file, page | {"file": f"{name}/{page['file']}"}))
    return sources


def real_sources(folder: Path) -> list[Source]:
    """Return the shared real forms with their answers."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    extra = {"page_index": 0, "profile": REAL, "writer": REAL}
    return [Source(REAL, folder / page["file"], extra | page | {"file": f"{REAL}/{page['file']}"}) for page in truth]


def read_sources(sources: Sequence[Source]) -> list[PageReading]:
    """Read the files as the program does; each has one page."""
    return list(read_paths([source.file for source in sources]))


def is_found(source: Source, reading: PageReading) -> bool:
    """Return whether a page was taken for what it is."""
    wanted = (source.truth["form"], source.truth["page"])
    return reading.status is PageStatus.READ and (reading.form, reading.page) == wanted


def cut_cases(sources: Sequence[Source], readings: Sequence[PageReading]) -> Iterator[Case]:
    """Yield the pages that our reader took for what they are, with their boxes; nobody can read boxes elsewhere.

    Dates are left out, and fields in which nothing is written: the others have no word for empty, only for nothing
    seen.
    """
    locator = Locator(all_forms())
    for source, reading in zip(sources, readings, strict=True):
        if not is_found(source, reading):
            continue
        page = next(iter(open_pages(source.file)))
        assert isinstance(page, PageImage)
        pyramid = Pyramid(np.ascontiguousarray(page.gray))
        located = locator.locate(pyramid)
        assert located is not None
        written = [f for f in source.truth["fields"] if f.get("kind") != "date" and f["value"] is not None]
        asked = {field["id"] for field in written}
        fields = tuple(
            FieldPictures(f.id, cut(pyramid, located.frames[f.id], f), cut_tiles(pyramid, located.frames[f.id], f))
            for f in located.page.fields
            if f.id in asked
        )
        if fields:
            yield Case(source.name, source.truth | {"fields": written}, fields, reading)


def mnist_cases(folder: Path, count: int) -> list[Case]:
    """Return images of MNIST's test split, evenly from all of it, each as a field of one box."""
    images = _idx(folder / "t10k-images-idx3-ubyte", 3)
    labels = _idx(folder / "t10k-labels-idx1-ubyte", 1)
    chosen = np.linspace(0, len(images) - 1, min(count, len(images))).astype(int)
    cases = []
    for number, start in enumerate(range(0, len(chosen), MNIST_FIELDS_A_PAGE)):
        part = chosen[start : start + MNIST_FIELDS_A_PAGE]
        truth = {
            "file": f"{MNIST}/{number}",
            "page_index": 0,
            "form": MNIST,
            "page": 1,
            "profile": MNIST,
            "writer": MNIST,
            "fields": [{"id": str(at), "boxes": [str(labels[at])], "value": int(labels[at])} for at in part],
        }
        cases.append(Case(MNIST, truth, tuple(_boxed(str(at), images[at]) for at in part), None))
    return cases


def _boxed(name: str, image: NDArray[np.uint8]) -> FieldPictures:
    """Return an MNIST image as dark ink in a printed box of white paper."""
    whole = _SIDE + 2 * _MARGIN
    paper = np.full((whole, whole), 255, np.uint8)
    cv2.rectangle(paper, (_MARGIN, _MARGIN), (_MARGIN + _SIDE, _MARGIN + _SIDE), 60, 2)
    ink = 255 - cv2.resize(image, (_MNIST_SIZE, _MNIST_SIZE), interpolation=cv2.INTER_CUBIC)
    first = (whole - _MNIST_SIZE) // 2
    part = paper[first : first + _MNIST_SIZE, first : first + _MNIST_SIZE]
    np.minimum(part, ink, out=part)
    crop = cv2.resize(paper, (40, 40), interpolation=cv2.INTER_AREA)
    edge = _MARGIN + round(_SIDE * TILE_INSET)
    tile = cv2.resize(paper[edge:-edge, edge:-edge], (TILE_SIDE, TILE_SIDE), interpolation=cv2.INTER_AREA)
    return FieldPictures(name, np.asarray(crop, np.uint8)[None], np.asarray(tile, np.uint8)[None])


def _idx(path: Path, dimensions: int) -> NDArray[np.uint8]:
    """Read an IDX file (format: http://yann.lecun.com/exdb/mnist)."""
    data = path.read_bytes()
    shape = np.frombuffer(data, ">i4", dimensions, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)
