"""Read models: what the doors (window, command line) are shown of the office. Plain, frozen, without SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap.states import (
    Cara,
    DocumentState,
    KejadianKind,
    Level,
    RegionState,
    StatusPelaksanaan,
    TpsState,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a TPS that a person must look at; ``message_id`` and ``values`` name the sentence."""

    kind: str
    message_id: str
    values: dict[str, object]
    fields: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return sentence(self.message_id, **self.values)


@dataclass(frozen=True, slots=True)
class WilayahView:
    """A region: its code of 2, 4, 6 or 10 digits and its name."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class KontestanView:
    """A contestant; ``partai`` and ``nomor`` are None where it has none."""

    pemilihan: str
    dapil: str
    partai: int | None
    nomor: int | None
    nama: str


@dataclass(frozen=True, slots=True)
class TpsRow:
    """One line of the list of TPS of an election.

    Attributes:
        status: Whether votes were counted or cast again.
        decided: Fields that a person has decided.
        accepted: Fields not decided yet whose reading is accepted.
        review: Fields not decided yet whose reading needs eyes; fields without any reading are in none of the three.
        pages_present: Plano pages of ``pages_expected`` that were read.
        expected_errors: How many of the ``accepted`` fields are expected to be wrong: the sum of their stated risks.
    """

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
    expected_errors: float = 0.0
    status: StatusPelaksanaan = StatusPelaksanaan.REGULER


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
    pemilihan: str = ""
    tps: str | None = None
    reason: str | None = None
    original_name: str = ""
    partai: int | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a TPS with the three things that stay apart: read, suggested, decided.

    Attributes:
        read: Best value of the plano's newest reading; None where empty or not read.
        decision: ``accepted``, ``review`` or None where nothing was read.
        salinan: Value read on the SALINAN, None where none; ``salinan_differs`` sends the field to review.
        suggested: What the rules suggest, None where they suggest nothing else.
        page_id: Page on which ``polygons`` (pixels) lie.
        notes: Message ids of what the reader wants a person to look at.
        bubbles: Value of the filled bubbles, None where none is filled or the field has none.
        tally: Strokes counted in the tally grid, None where it says nothing or the field has none.
        page: Number of the plano page that has the field.
        partai: Number of the party whose block it stands in; 0 where it is no party's.
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
    notes: tuple[str, ...] = ()
    bubbles: int | None = None
    tally: int | None = None
    page: int = 0
    partai: int = 0

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
    status: StatusPelaksanaan = StatusPelaksanaan.REGULER


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
    """Locked at this level, with the very numbers of the lock."""
    digest: str | None
    """Digest of the lock (64 hex digits) where ``final``."""
    column_checks: tuple[tuple[Check, ...], ...] = ()
    """Per column, as ``checks`` of the totals (rule R4)"""
    recap_checks: tuple[Check, ...] = ()
    """Rules R1 (sums) and R3 (which TPS) of the table itself; none of a TPS"""


@dataclass(frozen=True, slots=True)
class LockPreview:
    """What a person is shown before a lock: what is missing, which rules are broken, what will be printed."""

    level: Level
    kode: str
    missing: tuple[Problem, ...]
    broken: tuple[tuple[str, Check], ...]
    """(kode of the TPS or region, broken check of severity H or L) that has no Kejadian yet"""
    digest: str
    doubtful: tuple[Check, ...] = ()
    """Broken checks of severity W: they are shown, and hold up nothing"""
    warnings: tuple[tuple[str, Problem], ...] = ()
    """(kode of the TPS, what its elections or its status say otherwise: T15, R5); they hold up nothing"""


@dataclass(frozen=True, slots=True)
class StoredScan:
    """A file in the office's keeping; ``is_new`` until a reading of it was recorded, ``file`` with its whole path."""

    sha256: str
    file: Path
    is_new: bool
    original_name: str


@dataclass(frozen=True, slots=True)
class KejadianView:
    """A special event or objection."""

    id: int
    pemilihan: str
    level: Level
    kode: str
    kind: KejadianKind
    rule_id: str | None
    fields: tuple[str, ...]
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KunciView:
    """A lock; ``numbers`` is what was locked, as ``recap.digest`` lays it out."""

    id: int
    pemilihan: str
    level: Level
    kode: str
    digest: str
    hash: str
    by: str
    role: str
    utc: str
    local: str
    numbers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class JejakView:
    """An audit line; ``before`` and ``after`` as they were recorded."""

    id: int
    utc: str
    local: str
    by: str
    role: str
    station: str
    action: str
    pemilihan: str | None
    kode: str | None
    object: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class PembetulanView:
    """One change of a value: who, when, from what to what and why."""

    field: str
    kind: str
    before: int | None
    after: int | None
    reason: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TandaTanganView:
    """A signature of a document, a scan of it signed by hand, or a refusal (``models.tanda_tangan.TandaTangan``)."""

    cara: Cara
    blok: str
    nama: str
    alasan: str | None
    fingerprint: str | None
    sha256: str | None
    halaman: tuple[int, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PenyerahanView:
    """Copies of a document that somebody was given."""

    penerima: str
    nama: str
    rangkap: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class DokumenView:
    """A printed document of the office.

    Attributes:
        path: The newest file: with every electronic signature so far.
        sha256: Of that file.
        versions: Every file from the first print on, each with its SHA-256; the newest stands last.
        signatures: Signatures, scans and refusals in the order in which they came.
        handed: Copies handed over, in their order.
    """

    id: int
    pemilihan: str
    kind: str
    kode: str
    path: Path
    sha256: str
    digest: str
    pages: int
    state: DocumentState
    signer: str | None
    created_at: datetime
    created_by: str
    versions: tuple[tuple[Path, str], ...] = ()
    signatures: tuple[TandaTanganView, ...] = ()
    handed: tuple[PenyerahanView, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the check of an office found wrong: where it stands, and the sentence that says it."""

    table: str
    row: str
    field: str | None
    message_id: str
    values: dict[str, object]

    @property
    def text(self) -> str:
        """The Indonesian sentence."""
        return sentence(self.message_id, **self.values)
