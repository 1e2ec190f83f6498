"""Several reading processes at once; what they see is handed on as it comes, whoever is faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from pathlib import Path

from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.worker import ReaderMaker, SeenPage, Worker

_LOOK_EVERY = 0.2


def see_files(
    paths: Sequence[Path],
    make_reader: ReaderMaker,
    limits: IntakeLimits,
    jobs: int,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[int, tuple[SeenPage, ...]]]:
    """Yield the position of each file in ``paths`` with its pages, in the order in which the files are finished.

    Args:
        paths: Files.
        make_reader: Makes the reader, in each process; must be picklable.
        limits: Bounds on each file.
        jobs: Number of processes.
        cancelled: Asked a few times a second; once true, the processes are ended and nothing more comes.

    Raises:
        SirekapError: If the reader can't be made.
    """
    workers = [Worker(make_reader, limits) for _ in range(min(jobs, len(paths)))]
    seen: dict[Worker, list[SeenPage]] = {}
    place: dict[Worker, int] = {}
    coming = iter(range(len(paths)))
    try:
        for worker in workers:
            _next_file(worker, paths, coming, place, seen)
        while place and not cancelled():
            wait([worker.connection for worker in place], timeout=_LOOK_EVERY)
            for worker in list(place):
                pages, finished = worker.receive()
                seen[worker] += pages
                if finished:
                    yield place.pop(worker), tuple(seen.pop(worker))
                    _next_file(worker, paths, coming, place, seen)
    finally:
        for worker in workers:
            worker.stop()


def _next_file(
    worker: Worker,
    paths: Sequence[Path],
    coming: Iterator[int],
    place: dict[Worker, int],
    seen: dict[Worker, list[SeenPage]],
) -> None:
    index = next(coming, None)
    if index is not None:
        place[worker], seen[worker] = index, []
        worker.submit(paths[index])
