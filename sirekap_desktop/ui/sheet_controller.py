"""One TPS under verification: what is on the screen, what is on its way to the office, what came back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sirekap_desktop.recap.states import Level, StatusPelaksanaan, TpsState
from sirekap_desktop.recap.views import FieldView, TpsSheet
from sirekap_desktop.ui.session import Session

REASON_NEEDED = "ReasonNeeded"
STALE_VERSION = "StaleVersion"


class SheetController(QObject):
    """Sends decisions to the office one after the other and shows them at once as pending.

    Each change carries the version that the change before it returned, so a person at another desk is never
    overwritten: the office refuses, the sheet is loaded anew and the person is told.

    Signals:
        sheet_changed: ``sheet`` or ``pending`` changed.
        sheet_opened: Another TPS is open.
        reason_wanted: The office asks why (field id, value).
        refused: A change of a field was refused (field id, "" for the TPS as a whole).
        agreed: The TPS on the screen was agreed.
    """

    sheet_changed = Signal()
    sheet_opened = Signal()
    reason_wanted = Signal(str, int)
    refused = Signal(str)
    agreed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sheet: TpsSheet | None = None
        self.pending: dict[str, int] = {}
        self._wanted: tuple[str, str] | None = None
        self._versions: dict[tuple[str, str], int] = {}  # touched by the queue of changes only, so never out of order

    def open(self, kode: str) -> None:
        """Load a TPS; the sheet shown stays until it is there."""
        gateway, pemilihan = self._session.gateway, self._session.pemilihan
        self._wanted = (pemilihan, kode)

        def work() -> TpsSheet:
            sheet = gateway.sheet(pemilihan, kode)
            self._versions[pemilihan, kode] = sheet.version
            return sheet

        # through the queue of changes, so that what was just decided is in it
        self._session.change(work, self._opened)

    def reload(self) -> None:
        """Load the TPS on the screen anew."""
        if self.sheet is not None:
            self.open(self.sheet.kode)

    def field(self, field_id: str) -> FieldView | None:
        """Return a field of the sheet."""
        if self.sheet is None:
            return None
        return next((f for f in self.sheet.fields if f.id == field_id), None)

    @property
    def needing_eyes(self) -> list[FieldView]:
        """Fields that a person must still look at, in the form's order."""
        if self.sheet is None:
            return []
        return [f for f in self.sheet.fields if f.needs_eyes and f.id not in self.pending]

    @property
    def open_fields(self) -> list[FieldView]:
        """Fields that no person has decided yet, in the form's order."""
        if self.sheet is None:
            return []
        return [f for f in self.sheet.fields if not f.is_decided and f.id not in self.pending]

    def decide(self, field_id: str, value: int, reason: str | None = None) -> None:
        """Record a value of a field."""
        if self.sheet is None:
            return
        self.pending[field_id] = value
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._submit(
            lambda version: gateway.decide(pemilihan, kode, field_id, value, version, reason),
            fields=(field_id,),
            value=value,
        )
        self.sheet_changed.emit()

    def decide_many(self, values: dict[str, int]) -> None:
        """Record values of several fields that a person has looked at."""
        if self.sheet is None:
            return
        self.pending.update(values)
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._submit(lambda version: gateway.decide_many(pemilihan, kode, values, version), fields=tuple(values))
        self.sheet_changed.emit()

    def confirm_identity(self) -> None:
        """Record that the pages belong to this TPS."""
        if self.sheet is None or self.sheet.identity_confirmed:
            return
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._submit(lambda version: gateway.confirm_identity(pemilihan, kode, version))

    def undo(self) -> None:
        """Take back the last decision."""
        if self.sheet is None:
            return
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._submit(lambda version: gateway.undo_last(pemilihan, kode, version))

    def agree(self) -> None:
        """Mark the TPS verified and agreed, as far as the office allows."""
        if self.sheet is None:
            return
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan

        def work(version: int) -> TpsSheet:
            sheet = gateway.sheet(pemilihan, kode)
            if sheet.state not in (TpsState.DIVERIFIKASI, TpsState.DISEPAKATI, TpsState.TERKUNCI):
                sheet = gateway.mark_verified(pemilihan, kode, version)
            if sheet.state is TpsState.DIVERIFIKASI:
                sheet = gateway.agree(pemilihan, kode, sheet.version)
            return sheet

        self._submit(work, after=lambda: self.agreed.emit(kode))

    def set_status(self, status: StatusPelaksanaan, text: str) -> None:
        """Record that the votes of this TPS were counted or cast again."""
        if self.sheet is None:
            return
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._submit(lambda version: gateway.set_status(pemilihan, kode, status, text, version))

    def record_kejadian(self, text: str, kind: str, rule_id: str | None) -> None:
        """Record a special event or objection of this TPS."""
        if self.sheet is None:
            return
        kode, gateway, pemilihan = self.sheet.kode, self._session.gateway, self.sheet.pemilihan
        self._session.change(
            lambda: gateway.record_kejadian(pemilihan, Level.TPS, kode, text, kind, rule_id), self._kejadian_recorded
        )

    def _kejadian_recorded(self, _result: object) -> None:
        self._session.notice.emit(self.tr("Kejadian khusus dicatat."))
        self.reload()

    def _opened(self, sheet: TpsSheet) -> None:
        if _key(sheet) != self._wanted:
            return
        is_other = self.sheet is None or _key(self.sheet) != _key(sheet)
        self.sheet = sheet
        self.pending = {} if is_other else self.pending
        if is_other:
            self.sheet_opened.emit()
        self.sheet_changed.emit()

    def _submit(
        self,
        work: Callable[[int], TpsSheet],
        *,
        fields: tuple[str, ...] = (),
        value: int = 0,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Queue a change; it runs with the version that the change before it left behind."""
        assert self.sheet is not None
        key = _key(self.sheet)

        def run() -> TpsSheet:
            sheet = work(self._versions[key])
            self._versions[key] = sheet.version
            return sheet

        def done(sheet: TpsSheet) -> None:
            if self.sheet is not None and _key(self.sheet) == _key(sheet):
                self._forget(fields)
                self.sheet = sheet
                self.sheet_changed.emit()
            self._session.numbers_changed.emit()
            if after is not None:
                after()

        self._session.change(run, done, lambda error: self._failed(error, key, fields, value))

    def _failed(self, error: Exception, key: tuple[str, str], fields: tuple[str, ...], value: int) -> None:
        on_screen = self.sheet is not None and _key(self.sheet) == key
        if on_screen:
            self._forget(fields)
            self.sheet_changed.emit()
        name = type(error).__name__
        if on_screen and name == REASON_NEEDED and len(fields) == 1:
            self.reason_wanted.emit(fields[0], value)
            return
        self._session.report(error)
        if on_screen:
            if name == STALE_VERSION:
                self.reload()
            self.refused.emit(fields[0] if fields else "")

    def _forget(self, fields: tuple[str, ...]) -> None:
        for field_id in fields:
            self.pending.pop(field_id, None)


def _key(sheet: TpsSheet) -> tuple[str, str]:
    return sheet.pemilihan, sheet.kode
