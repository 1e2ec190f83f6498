"""The one place where work leaves the GUI thread and its result comes back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Runner(Protocol):
    """Runs work somewhere and calls back on the GUI thread."""

    def close(self) -> None:
        """Let changes finish, drop the rest, deliver nothing more."""

    def submit(self, work: Callable[[], Any], done: Done, failed: Failed, *, serial: bool = False) -> None:
        """Run ``work``; then call ``done`` with its result or ``failed`` with its exception.

        Args:
            work: Called once, possibly on another thread.
            done: Called on the GUI thread with what ``work`` returned.
            failed: Called on the GUI thread with what ``work`` raised.
            serial: Work submitted so runs one after the other, in order (changes of the office).
        """


@dataclass(slots=True)
class _Outcome:
    result: Any
    error: Exception | None
    done: Done
    failed: Failed


class PoolRunner(QObject):
    """Runner on Qt's thread pools: one pool of two threads for reading, one thread for changes in order."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[], Any], done: Done, failed: Failed, *, serial: bool = False) -> None:
        """See ``Runner.submit``."""
        pool = self._writer if serial else self._readers
        pool.start(_Job(work, done, failed, self._finished.emit))

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait until no work is left; return whether that came true in time."""
        return self._writer.waitForDone(milliseconds) and self._readers.waitForDone(milliseconds)

    def close(self) -> None:
        """Drop reading that has not begun, let changes finish, and deliver nothing more."""
        self._closed = True
        self._readers.clear()
        self.wait()

    def _deliver(self, outcome: _Outcome) -> None:
        if self._closed:
            return
        if outcome.error is not None:
            outcome.failed(outcome.error)
        else:
            outcome.done(outcome.result)


class _Job(QRunnable):
    """One piece of work on its way through a pool."""

    def __init__(
        self, work: Callable[[], Any], done: Done, failed: Failed, finish: Callable[[_Outcome], None]
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._finish = work, done, failed, finish

    def run(self) -> None:
        """Do the work and hand over its outcome, whatever it is."""
        outcome = _Outcome(None, None, self._done, self._failed)
        try:
            outcome.result = self._work()
        except Exception as error:  # noqa: BLE001 - every error crosses to the GUI thread, none is swallowed
            outcome.error = error
        self._finish(outcome)
