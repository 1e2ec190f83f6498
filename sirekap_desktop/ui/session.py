"""The open office as the views share it: gateway, worker, chosen election and TPS, and one place for errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import TpsRow
from sirekap_desktop.ui.gateway import Gateway, OfficeInfo
from sirekap_desktop.ui.language import error_text
from sirekap_desktop.ui.worker import Runner

DONE_STATES = (TpsState.DISEPAKATI, TpsState.TERKUNCI)


class Session(QObject):
    """What all views of one open office share.

    Signals:
        rows_changed: The list of TPS was loaded anew.
        numbers_changed: Decided numbers, locks or documents may have changed.
        election_chosen: Another election is the current one; the list of TPS is empty until it is loaded.
        tps_chosen: Another TPS is the current one (its code).
        problem: Something went wrong; the sentence for people.
        notice: Something went well; a short sentence.
        busy_changed: What the status bar says of long work ("" when idle).
        open_tps: A view asks for the verification of a TPS (its code).
    """

    rows_changed = Signal()
    numbers_changed = Signal()
    election_chosen = Signal()
    tps_chosen = Signal(str)
    problem = Signal(str)
    notice = Signal(str)
    busy_changed = Signal(str)
    open_tps = Signal(str)

    def __init__(self, gateway: Gateway, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gateway = gateway
        self.runner = runner
        self.info: OfficeInfo = gateway.info()
        self.pemilihan = self.info.pemilihan[0]
        self.rows: list[TpsRow] = []
        self.current: str | None = None
        self._refreshing = False
        self._refresh_again = False

    def load(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Read something off the GUI thread."""
        self.runner.submit(work, done, failed or self.report)

    def change(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Change something off the GUI thread; changes run one after the other."""
        self.runner.submit(work, done, failed or self.report, serial=True)

    def report(self, error: Exception) -> None:
        """Show a known problem as a sentence; let a bug go on to the crash dialog."""
        if isinstance(error, SirekapError):
            self.problem.emit(error_text(error))
        else:
            raise error

    def refresh(self) -> None:
        """Load the list of TPS anew and tell the views; asked for again meanwhile, it is loaded once more."""
        if self._refreshing:
            self._refresh_again = True
            return
        self._refreshing = True
        pemilihan = self.pemilihan
        self.load(
            lambda: self.gateway.list_tps(pemilihan),
            lambda rows: self._rows_loaded(pemilihan, rows),
            self._rows_failed,
        )

    def _rows_loaded(self, pemilihan: str, rows: list[TpsRow]) -> None:
        self._refreshing = False
        if pemilihan == self.pemilihan:
            self.rows = rows
            self.rows_changed.emit()
        if self._refresh_again:
            self._refresh_again = False
            self.refresh()

    def _rows_failed(self, error: Exception) -> None:
        self._refreshing = self._refresh_again = False
        self.report(error)

    def choose_election(self, pemilihan: str) -> None:
        """Make an election the current one; the current TPS stays, because all elections have the same."""
        if pemilihan == self.pemilihan or pemilihan not in self.info.pemilihan:
            return
        self.pemilihan = pemilihan
        self.rows = []
        self.election_chosen.emit()
        self.rows_changed.emit()
        self.refresh()

    def choose(self, kode: str) -> None:
        """Make a TPS the current one."""
        if kode != self.current:
            self.current = kode
            self.tps_chosen.emit(kode)

    def row(self, kode: str) -> TpsRow | None:
        """Return the line of a TPS, or None."""
        return next((r for r in self.rows if r.kode == kode), None)

    def neighbour(self, kode: str, step: int) -> str | None:
        """Return the TPS ``step`` places after ``kode`` in the list, or None beyond its ends."""
        codes = [r.kode for r in self.rows]
        if kode not in codes:
            return codes[0] if codes else None
        place = codes.index(kode) + step
        return codes[place] if 0 <= place < len(codes) else None

    def next_open(self, kode: str | None) -> str | None:
        """Return the next TPS after ``kode`` (round the end) that has pages and still needs a person, or None."""
        codes = [r.kode for r in self.rows]
        start = codes.index(kode) + 1 if kode in codes else 0
        for row in self.rows[start:] + self.rows[:start]:
            if row.kode != kode and row.pages_present and row.state not in DONE_STATES:
                return row.kode
        return None
