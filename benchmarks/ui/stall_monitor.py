"""Measures how long the event loop is kept from running: a timer that should fire every few milliseconds.

On a busy machine gaps also come from other programs; processor time of the GUI thread tells them apart.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MILLISECONDS = 5


class StallMonitor(QObject):
    """Records the gaps between ticks of a precise timer; a gap longer than a tick is a stall of the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._last = time.perf_counter()
        self._last_cpu = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self.gaps, self.worked = [], []
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now
        cpu = time.thread_time()
        self.worked.append((cpu - self._last_cpu) * 1000)
        self._last_cpu = cpu

    @property
    def longest(self) -> float:
        """The longest gap in milliseconds."""
        return max(self.gaps, default=0.0)

    @property
    def longest_worked(self) -> float:
        """The most processor time of the GUI thread between two ticks: stalls of our own making."""
        return max(self.worked, default=0.0)

    def over(self, milliseconds: float) -> int:
        """Return how many gaps were longer."""
        return sum(gap > milliseconds for gap in self.gaps)
