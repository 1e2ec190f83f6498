"""Measures how long the event loop is kept from running: a timer that should fire every few milliseconds."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MILLISECONDS = 5


class StallMonitor(QObject):
    """Records the gaps between ticks of a precise timer; a gap longer than a tick is a stall of the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    @property
    def longest(self) -> float:
        """The longest gap in milliseconds."""
        return max(self.gaps, default=0.0)

    def over(self, milliseconds: float) -> int:
        """Return how many gaps were longer."""
        return sum(gap > milliseconds for gap in self.gaps)
