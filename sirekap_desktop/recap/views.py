"""Read models: what the doors (window, command line) are shown of the office. Plain, frozen, without SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.recap.states import Level, RegionState, TpsState


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a TPS that a person must look at; ``message_id`` and ``values`` name the sentence."""

    kind: str
    message_id: str
    values: dict[str, object]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TpsRow:
    """One line of the list of TPS of an election."""

    kode: str
    nomor: str
    desa_kode: str
    desa_nama: str
    state: TpsState
    identity_confirmed: bool
    pages_present: int
    pages_expected: int
    decided: int
    accepted: int
    review: int
    fields: int
    problems: int


@dataclass(frozen=True, slots=True)
class PageView:
    """One stored page that claims a place in a TPS; the newest of each (form, page) is the reading source."""

    id: int
    scan_sha256: str
    file: str
    page_index: int
    form: str | None
    page: int | None
    status: str
    is_source: bool
    width: int
    height: int
    header_polygon: tuple[tuple[float, float], ...]
    warnings: tuple[str, ...]
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a TPS with the three things that stay apart: read, suggested, decided.

    Attributes:
        read: Best value of the plano's newest reading; None where empty or not read.
        decision: ``accepted``, ``review`` or None where nothing was read.
        salinan: Value read on the SALINAN, None where none; ``salinan_differs`` sends the field to review.
        suggested: What the rules suggest, None where they suggest nothing else.
        page_id: Page on which ``polygons`` (pixels) lie.
    """

    id: str
    label: str
    section: str
    boxes: int
    read: int | None
    read_boxes: tuple[str, ...]
    confidence: float | None
    decision: str | None
    salinan: int | None
    salinan_differs: bool
    suggested: int | None
    decided: int | None
    is_decided: bool
    decided_by: str | None
    decided_at: datetime | None
    corrections: int
    page_id: int | None
    polygons: tuple[tuple[tuple[float, float], ...], ...]

    @property
    def needs_eyes(self) -> bool:
        """Whether a person must look at the field itself before the TPS can be verified."""
        return not self.is_decided and self.decision != "accepted"


@dataclass(frozen=True, slots=True)
class TpsSheet:
    """Everything that the verification of one TPS and election shows. ``version`` guards against lost updates."""

    pemilihan: str
    kode: str
    nomor: str
    desa_nama: str
    state: TpsState
    version: int
    identity_confirmed: bool
    pages: tuple[PageView, ...]
    fields: tuple[FieldView, ...]
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RecapTable:
    """Numbers of a level as on its D form: rows = fields, columns = TPS or desa, last column the total.

    ``values[row][column]`` is None where not decided; a total with a None part is None.
    """

    pemilihan: str
    level: Level
    kode: str
    nama: str
    rows: tuple[tuple[str, str, str], ...]
    """(field id, label, section)"""
    columns: tuple[tuple[str, str], ...]
    """(kode, name)"""
    values: tuple[tuple[int | None, ...], ...]
    totals: tuple[int | None, ...]
    column_states: tuple[str, ...]
    state: RegionState | TpsState
    checks: tuple[Check, ...]
    final: bool
    digest: str | None


@dataclass(frozen=True, slots=True)
class LockPreview:
    """What a person is shown before a lock: what is missing, which rules are broken, what will be printed."""

    level: Level
    kode: str
    missing: tuple[Problem, ...]
    broken: tuple[tuple[str, Check], ...]
    """(kode of the TPS or region, broken check of severity H or L) that has no Kejadian yet"""
    digest: str
