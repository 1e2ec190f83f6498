"""From a page's picture to the evidence of its fields: locate, cut, look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.forms.tagged_pages import tag_of
from sirekap_desktop.reading.bubbles import read_bubbles
from sirekap_desktop.reading.crops import box_pixels, corners_of_boxes, cut, wholly_inside
from sirekap_desktop.reading.locate import Located, Locator
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.quality import (
    SMALL_BOXES,
    WARN_CUT,
    WARN_FRAMES,
    WARN_GLARE,
    WARN_TAG,
    has_glare,
    measure_quality,
)
from sirekap_desktop.reading.result import FieldEvidence, PageEvidence, Witness
from sirekap_desktop.reading.second_opinion import TextReader, ask, cut_tiles
from sirekap_desktop.reading.strays import strayed
from sirekap_desktop.reading.tally_net import TallyNet
from sirekap_desktop.reading.tally_page import TallyPage

_CUT_SLACK = 0.003
"""How far printed lines may lie outside the picture, of its long side: a line's own width, and what bends."""

_GLARE_LONG_SIDE = 450
"""Long side, at most, of the picture in which glare is looked for: spots that matter are large."""

NOTE_FRAME = "reading.note.frame"
NOTE_CUT_OFF = "reading.note.cut_off"
NOTE_SMALL = "reading.note.small_boxes"
NOTE_TAG = "reading.note.tag"
NOTE_STRAY = "reading.note.stray"
REASON_UNRECOGNISED = "reading.unrecognised"


class BoxReader(Protocol):
    """What tells digits: crops of shape (n, 40, 40) to probabilities of shape (n, 14)."""

    def read(self, crops: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Classify crops."""
        ...


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A picture that shows no page of a known form for certain; ``reason`` is a message id."""

    reason: str


class PageReader:
    """Reads pages of a fixed set of forms. Not thread-safe: give each worker its own."""

    def __init__(
        self,
        forms: Sequence[FormDefinition],
        digit_reader: BoxReader,
        second: TextReader | None = None,
        tally: TallyNet | None = None,
    ) -> None:
        """Prepare the forms; takes some tenths of a second.

        Args:
            forms: Whose pages are read.
            digit_reader: Reads boxes.
            second: Who else is asked about every digit.
            tally: Counts the strokes of tally grids; None leaves them uncounted.
        """
        self._locator = Locator(forms)
        self._digits = digit_reader
        self._second = second
        self._tally = tally

    def evidence(
        self, gray: NDArray[np.uint8], stages: dict[str, float] | None = None
    ) -> PageEvidence | Unrecognised:
        """Return what is seen on a page.

        Args:
            gray: The page as decoded, turned as its EXIF says, shape (height, width).
            stages: If given, gets the milliseconds of ``locate``, ``crops`` (bubbles and quality too), ``tally``
                where strokes are counted, ``digits`` and, where another reader is asked, ``second``.
        """
        clock = _Clock({} if stages is None else stages)
        pyramid = Pyramid(np.ascontiguousarray(gray))
        located = self._locator.locate(pyramid)
        clock.stop("locate")
        if located is None:
            return Unrecognised(REASON_UNRECOGNISED)
        fields = located.page.fields
        crops = [cut(pyramid, located.frames[f.id], f) for f in fields]
        every = np.concatenate(crops) if crops else np.empty((0, 40, 40), dtype=np.uint8)
        bubbles = read_bubbles(pyramid, located.frames, fields)
        pixels = {f.id: box_pixels(located.frames[f.id], f) for f in fields}
        typical = float(np.median(list(pixels.values()))) if pixels else 0.0
        strays = {f.id for f, c in zip(fields, crops, strict=True) if strayed(pyramid, located.frames[f.id], f, c)}
        quality = measure_quality(every, typical, _page_doubts(located, pyramid))
        clock.stop("crops")
        tallies = None if self._tally is None else TallyPage(self._tally, pyramid, located)
        if tallies is not None:
            every = np.concatenate((every, tallies.sum_crops))
            clock.stop("tally")
        probabilities = self._digits.read(every)
        clock.stop("digits")
        own = sum(len(f.boxes) for f in fields)
        sights = {} if tallies is None else tallies.sights(probabilities[own:])
        probabilities = probabilities[:own]
        rows = np.split(probabilities, np.cumsum([len(f.boxes) for f in fields])[:-1]) if fields else []
        seconds = self._ask_second(pyramid, located, rows)
        if self._second is not None:
            clock.stop("second")
        evidence = tuple(
            FieldEvidence(
                field.id,
                digits,
                bubbles.get(field.id),
                corners_of_boxes(located.frames[field.id], field),
                _notes(located, field.id, min(typical, pixels[field.id]), gray.shape)
                + ((NOTE_STRAY,) if field.id in strays else ()),
                second,
                sights.get(field.id),
            )
            for field, digits, second in zip(fields, rows, seconds, strict=True)
        )
        header = tuple((float(x), float(y)) for x, y in located.polygon(located.page.header))
        page = located.page
        return PageEvidence(located.form.code, page.number, evidence, quality, header, tag_of(page), page.partai)

    def _ask_second(
        self, pyramid: Pyramid, located: Located, rows: Sequence[NDArray[np.float64]]
    ) -> Sequence[tuple[Witness, ...] | None]:
        fields = located.page.fields
        if self._second is None:
            return [None] * len(fields)
        return ask(self._second, [cut_tiles(pyramid, located.frames[f.id], f) for f in fields], rows)


def _page_doubts(located: Located, pyramid: Pyramid) -> list[str]:
    doubts = []
    height, width = pyramid.gray.shape
    slack = _CUT_SLACK * max(height, width)
    low, high = located.printed_part.min(axis=0), located.printed_part.max(axis=0)
    if (low < -slack).any() or (high > np.array([width, height]) + slack).any():
        doubts.append(WARN_CUT)
    halved = max(0, int(np.ceil(np.log2(max(height, width) / _GLARE_LONG_SIDE))))
    if has_glare(pyramid.level(halved), located.printed_part / 2**halved):
        doubts.append(WARN_GLARE)
    if located.tag_read is False:
        doubts.append(WARN_TAG)
    if not all(frame.sure for frame in located.frames.values()):
        doubts.append(WARN_FRAMES)
    return doubts


def _notes(located: Located, field_id: str, pixels: float, shape: tuple[int, ...]) -> tuple[str, ...]:
    """Return why a person must look at a field, whatever its digits say."""
    frame = located.frames[field_id]
    field = next(f for f in located.page.fields if f.id == field_id)
    notes = []
    if not wholly_inside(frame, field, shape):
        notes.append(NOTE_CUT_OFF)
    elif not frame.sure:
        notes.append(NOTE_FRAME)
    if pixels < SMALL_BOXES:
        notes.append(NOTE_SMALL)
    if located.tag_read is False:
        notes.append(NOTE_TAG)
    return tuple(notes)


class _Clock:
    """Writes down how long each stage took."""

    def __init__(self, stages: dict[str, float]) -> None:
        self._stages = stages
        self._last = perf_counter()

    def stop(self, stage: str) -> None:
        """End a stage."""
        now = perf_counter()
        self._stages[stage] = 1000.0 * (now - self._last)
        self._last = now
