"""Who reads the boxes: our net alone, EasyOCR and Tesseract on boxes and on strips; each in a process of its own."""

from __future__ import annotations

import csv
import io
import math
import multiprocessing
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from comparing.cases import FieldPictures
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.digits import DigitReader
from sirekap_desktop.reading.easyocr_reader import EasyOcrReader, require_easyocr
from sirekap_desktop.reading.second_opinion import TextReader
from sirekap_desktop.reading.values import distribution

UNCLEAR = "?"
_PADDING = 12
"""White pixels around a picture for Tesseract, which expects writing to stand apart from the edge."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of a field; boxes as in the contract.

    Attributes:
        sound: Whether the format is right (``is_sound``): all that speaks for an answer of theirs.
        seen: What it saw of each box by itself, text and confidence; empty for a reader of strips.
    """

    boxes: tuple[str, ...]
    value: int | None
    confidence: float
    sound: bool
    seen: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The answers of one reader, by page, with the seconds of each page and the process's greatest memory in MB."""

    answers: list[list[Answer]]
    seconds: list[float]
    peak_mb: float


class FieldReader(Protocol):
    """Reads the fields of a page from their pictures."""

    def read(self, fields: Sequence[FieldPictures]) -> list[Answer]:
        """Return an answer for each field."""
        ...


class Unavailable(Exception):
    """A reader isn't installed here; says which and why."""


class NetAlone:
    """Our digit net without sums, bubbles and limits: the most probable class of each box."""

    def __init__(self) -> None:
        self._net = DigitReader()

    def read(self, fields: Sequence[FieldPictures]) -> list[Answer]:
        """Return the net's classes and the value that they mean."""
        rows = self._net.read(np.concatenate([f.crops for f in fields]))
        return [self._answer(part) for part in np.split(rows, np.cumsum([len(f.crops) for f in fields])[:-1])]

    def _answer(self, rows: NDArray[np.float64]) -> Answer:
        boxes = tuple(CLASSES[c] for c in rows.argmax(axis=1))
        said = distribution(rows)
        best = said.best
        return Answer(boxes, best if best >= 0 else None, said.probability(best), is_sound(boxes))


class ByBox:
    """A reader of text, asked about each box."""

    def __init__(self, reader: TextReader) -> None:
        self._reader = reader

    def read(self, fields: Sequence[FieldPictures]) -> list[Answer]:
        """Return the digits of each box; a box with several is illegible."""
        answers = iter(self._reader.read([tile for f in fields for tile in f.tiles]))
        return [self._answer([next(answers) for _ in f.tiles]) for f in fields]

    def _answer(self, seen: list[tuple[str, float]]) -> Answer:
        boxes = tuple(text if len(text) < 2 else UNCLEAR for text, _ in seen)
        confidence = math.prod(p for text, p in seen if text)
        return Answer(boxes, value_of(boxes), confidence if any(boxes) else 0.0, is_sound(boxes), tuple(seen))


class ByStrip:
    """A reader of text, asked about all boxes of a field in one strip."""

    def __init__(self, reader: TextReader) -> None:
        self._reader = reader

    def read(self, fields: Sequence[FieldPictures]) -> list[Answer]:
        """Return the digits of each strip, set into the boxes from the right."""
        answers = self._reader.read([np.hstack(list(f.tiles)) for f in fields])
        return [self._answer(len(f.tiles), *said) for f, said in zip(fields, answers, strict=True)]

    def _answer(self, count: int, text: str, confidence: float) -> Answer:
        boxes = ("",) * (count - len(text)) + tuple(text) if len(text) <= count else (UNCLEAR,) * count
        return Answer(boxes, int(text) if text else None, confidence, is_sound(boxes))


class Tesseract:
    """Tesseract 5 by its program, digits only. All pictures of a page go into one call."""

    def __init__(self, layout: int) -> None:
        """``layout``: Tesseract's page segmentation mode, 10 for one character, 7 for one line."""
        self._layout = str(layout)
        require_tesseract()

    def read(self, pictures: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
        """Return for each picture its digits and Tesseract's confidence, 0 … 1 (the least of its words)."""
        with tempfile.TemporaryDirectory() as scratch:
            names = [str(self._saved(Path(scratch), n, p)) for n, p in enumerate(pictures)]
            listed = Path(scratch, "pictures.txt")
            listed.write_text("\n".join(names), encoding="utf-8")
            command = ["tesseract", str(listed), "-", "--psm", self._layout, "--oem", "1"]
            command += ["-c", "tessedit_char_whitelist=0123456789", "tsv"]
            said = subprocess.run(
                command, capture_output=True, text=True, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
            )
        return _from_tsv(said.stdout, len(pictures))

    def _saved(self, folder: Path, number: int, picture: NDArray[np.uint8]) -> Path:
        path = folder / f"{number}.png"
        p = _PADDING
        cv2.imwrite(str(path), cv2.copyMakeBorder(picture, p, p, p, p, cv2.BORDER_CONSTANT, value=255))
        return path


def _from_tsv(text: str, count: int) -> list[tuple[str, float]]:
    words: list[list[tuple[str, float]]] = [[] for _ in range(count)]
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip():
            words[int(row["page_num"]) - 1].append((row["text"].strip(), float(row["conf"]) / 100))
    return [("".join(t for t, _ in said), min((p for _, p in said), default=0.0)) for said in words]


def is_sound(boxes: tuple[str, ...]) -> bool:
    """Return whether boxes have the format of a number: blanks, then digits to the end; or all crosses or dashes."""
    if set(boxes) in ({"X"}, {"-"}):
        return True
    digits = [box.isdigit() for box in boxes]
    return UNCLEAR not in boxes and any(digits) and all(digits[digits.index(True) :])


def value_of(boxes: tuple[str, ...]) -> int | None:
    """Return the number in the boxes, as far as digits stand there."""
    text = "".join(box for box in boxes if box.isdigit())
    return int(text) if text else None


def require_tesseract() -> None:
    """Make sure that Tesseract 5 is there.

    Raises:
        Unavailable: If not.
    """
    if shutil.which("tesseract") is None:
        raise Unavailable("the program tesseract is not installed (Debian: tesseract-ocr)")
    version = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    if not version.lstrip("v").startswith("5."):
        raise Unavailable(f"tesseract is version {version}, not 5")


def easyocr_boxes() -> FieldReader:
    """Return EasyOCR on single boxes."""
    return ByBox(EasyOcrReader())


def easyocr_strips() -> FieldReader:
    """Return EasyOCR on strips."""
    return ByStrip(EasyOcrReader())


def tesseract_boxes() -> FieldReader:
    """Return Tesseract on single boxes."""
    return ByBox(Tesseract(10))


def tesseract_strips() -> FieldReader:
    """Return Tesseract on strips."""
    return ByStrip(Tesseract(7))


T = TypeVar("T")
Maker = Callable[[], FieldReader]
READERS: dict[str, tuple[Maker, Callable[[], None]]] = {
    "net alone": (NetAlone, lambda: None),
    "EasyOCR on boxes": (easyocr_boxes, require_easyocr),
    "EasyOCR on strips": (easyocr_strips, require_easyocr),
    "Tesseract on boxes": (tesseract_boxes, require_tesseract),
    "Tesseract on strips": (tesseract_strips, require_tesseract),
}
"""By name: who makes the reader (in its process), and what raises where it can't be had."""


def run_reader(name: str, pages: Sequence[Sequence[FieldPictures]]) -> Measured:
    """Let a reader read all pages in a new process.

    Raises:
        Unavailable: If it isn't installed.
    """
    maker, required = READERS[name]
    try:
        required()
    except SirekapError as error:
        raise Unavailable(error.text) from error
    return in_new_process(_measure, maker, pages)


def in_new_process(work: Callable[..., T], *arguments: object) -> T:
    """Return what a function of this program returns in a new process, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _measure(maker: Maker, pages: Sequence[Sequence[FieldPictures]]) -> Measured:
    cv2.setNumThreads(1)
    reader = maker()
    reader.read(pages[0][:1])
    answers, seconds = [], []
    for fields in pages:
        begun = perf_counter()
        answers.append(reader.read(fields))
        seconds.append(perf_counter() - begun)
    return Measured(answers, seconds, peak_mb())


def peak_mb() -> float:
    """Return the greatest memory of this process or of any one that it started and that has ended, in MB."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, children) / 1000
