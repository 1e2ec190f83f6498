"""A process that reads files, so that a hostile or broken one can only take this process down.

The parent keeps the clock: a page that takes too long, asks for too much memory or crashes the process costs that
page and a new process, never the batch.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic, perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.pages import PageRejected, has_pages, open_pages
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.reader import Unrecognised
from sirekap_desktop.reading.result import PageEvidence

_START_SECONDS = 180.0
_MOST_LOSSES = 2


class EvidenceReader(Protocol):
    """What tells the evidence of a page: ``reading.reader.PageReader``, or a test's own."""

    def evidence(
        self, gray: NDArray[np.uint8], stages: dict[str, float] | None = None
    ) -> PageEvidence | Unrecognised:
        """Return what is seen on a page."""
        ...


ReaderMaker = Callable[[], EvidenceReader]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page as it left the process: its evidence, or a sentence why there is none.

    Attributes:
        rejected: Whether the picture itself can't be used; else, without evidence, no known form is on it.
        milliseconds: From the file's bytes to the evidence.
        stages: Milliseconds by stage.
    """

    page_index: int
    evidence: PageEvidence | None = None
    reason: str | None = None
    rejected: bool = False
    width: int = 0
    height: int = 0
    milliseconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    first: int


@dataclass(frozen=True, slots=True)
class _Done:
    """The file has no more pages."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """The process is ready for files, or says why it never will be."""

    message_id: str | None = None
    values: dict[str, object] = field(default_factory=dict)


def bundled_reader(folders: tuple[Path, ...] = ()) -> EvidenceReader:
    """Return the reader of all bundled forms, and of those in some folders, with the bundled nets.

    Raises:
        SirekapError: If a definition in the folders can't be used.
    """
    from sirekap_desktop.forms.catalogue import all_forms, forms_in
    from sirekap_desktop.reading.digits import DigitReader
    from sirekap_desktop.reading.reader import PageReader
    from sirekap_desktop.reading.tally_net import TallyNet

    return PageReader((*all_forms(), *forms_in(folders)), DigitReader(), tally=TallyNet())


def doubting_reader(folders: tuple[Path, ...] = ()) -> EvidenceReader:
    """Return the bundled reader that also asks EasyOCR about every digit.

    Raises:
        SirekapError: If the extra ``[easyocr]`` is missing or broken, or a definition in the folders can't be used.
    """
    from sirekap_desktop.forms.catalogue import all_forms, forms_in
    from sirekap_desktop.reading.digits import DigitReader
    from sirekap_desktop.reading.easyocr_reader import EasyOcrReader
    from sirekap_desktop.reading.reader import PageReader
    from sirekap_desktop.reading.tally_net import TallyNet

    return PageReader((*all_forms(), *forms_in(folders)), DigitReader(), EasyOcrReader(), TallyNet())


def see_file(path: Path, reader: EvidenceReader, limits: IntakeLimits, first: int = 0) -> Iterator[SeenPage]:
    """Yield the evidence of each page of a file, in this process."""
    import cv2

    pages = open_pages(path, limits, first)
    index = first
    while True:
        begun = perf_counter()
        stages: dict[str, float] = {}
        try:
            page = next(pages, None)
            if page is None:
                return
            index = page.page_index
            stages["file"] = 1000.0 * (perf_counter() - begun)
            if isinstance(page, PageRejected):
                yield SeenPage(index, reason=page.text, rejected=True, milliseconds=stages["file"], stages=stages)
            else:
                seen = reader.evidence(page.gray, stages)
                spent = 1000.0 * (perf_counter() - begun)
                evidence, reason = (None, seen.reason) if isinstance(seen, Unrecognised) else (seen, None)
                told = None if reason is None else sentence(reason)
                yield SeenPage(index, evidence, told, False, page.width, page.height, spent, stages)
        except (MemoryError, cv2.error) as error:
            if isinstance(error, cv2.error) and getattr(error, "code", 0) != cv2.Error.StsNoMem:
                raise
            yield SeenPage(index, reason=sentence("intake.no_memory", name=path.name), rejected=True)
        index += 1


def _serve(connection: Connection, make_reader: ReaderMaker, limits: IntakeLimits) -> None:
    """Read files until the parent hangs up; runs in the child."""
    import cv2

    # Ctrl+C reaches the whole group of processes; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
    # What is odd about a file is told by its result; Pillow's remarks would only litter the terminal.
    warnings.filterwarnings("ignore", module="PIL")
    try:
        reader = make_reader()
    except SirekapError as error:
        connection.send(_Ready(error.message_id, dict(error.values)))
        return
    _bound_memory(limits.memory_bytes)
    connection.send(_Ready())
    while True:
        try:
            task: _Task = connection.recv()
        except EOFError:
            return
        for page in see_file(task.path, reader, limits, task.first):
            connection.send(page)
        connection.send(_Done())


def _bound_memory(more: int) -> None:
    """Bound the address space of this process, where the system can."""
    if sys.platform != "linux" or more <= 0:
        return
    import resource

    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + more
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))


class Worker:
    """The parent's end of one reading process; it starts when first needed and starts anew after it was lost."""

    def __init__(self, make_reader: ReaderMaker, limits: IntakeLimits) -> None:
        self._make_reader, self._limits = make_reader, limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._task: _Task | None = None
        self._next_page = 0
        self._losses = 0
        self._since = 0.0
        self._ready = False

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._task is not None

    @property
    def connection(self) -> Connection:
        """What to wait on while busy."""
        assert self._connection is not None
        return self._connection

    def submit(self, path: Path) -> None:
        """Hand a file over."""
        self._losses = 0
        self._hand_over(_Task(path, 0))

    def _hand_over(self, task: _Task) -> None:
        self._task, self._next_page = task, task.first
        if self._connection is None:
            self._start()
        elif self._ready:
            self._send()

    def receive(self) -> tuple[list[SeenPage], bool]:
        """Take what the process has sent.

        Returns:
            Pages, and whether the file is finished. A page that took the process down comes as a rejected one.

        Raises:
            SirekapError: If the reader can't be made at all.
        """
        pages: list[SeenPage] = []
        while self.connection.poll():
            try:
                message = self.connection.recv()
            except (EOFError, OSError):
                return self._lost(pages, "intake.crashed")
            if isinstance(message, _Ready):
                self._become_ready(message)
            elif isinstance(message, _Done):
                self._task = None
                return pages, True
            else:
                pages.append(message)
                self._next_page, self._losses = message.page_index + 1, 0
                self._since = monotonic()
        if monotonic() - self._since > (self._limits.seconds if self._ready else _START_SECONDS):
            return self._lost(pages, "intake.too_slow", seconds=round(self._limits.seconds))
        return pages, False

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None
        self._ready = False

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._make_reader, self._limits), name="pembaca", daemon=True
        )
        self._process.start()
        theirs.close()
        self._since = monotonic()

    def _become_ready(self, message: _Ready) -> None:
        if message.message_id is not None:
            self.stop()
            raise SirekapError(message.message_id, **message.values)
        self._ready = True
        self._send()

    def _send(self) -> None:
        self._since = monotonic()
        self.connection.send(self._task)

    def _lost(self, pages: list[SeenPage], message_id: str, **values: object) -> tuple[list[SeenPage], bool]:
        """Report the page that took the process down; go on behind it, but not again and again."""
        was_ready = self._ready
        self.stop()
        assert self._task is not None
        if not was_ready:
            raise SirekapError("intake.no_reader")
        path, index = self._task.path, self._next_page
        self._losses += 1
        more = has_pages(path)
        if more and self._losses >= _MOST_LOSSES:
            message_id, values = "intake.rest_unread", {"page": index + 1}
        pages.append(SeenPage(index, reason=sentence(message_id, name=path.name, **values), rejected=True))
        if not more or self._losses >= _MOST_LOSSES:
            self._task = None
            return pages, True
        self._hand_over(_Task(path, index + 1))
        return pages, False
