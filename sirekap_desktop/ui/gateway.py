"""What the window asks of the rest of the program, and nothing more: the use-cases of one open office."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.states import Level, StatusPelaksanaan
from sirekap_desktop.recap.views import LockPreview, PageView, RecapTable, TpsRow, TpsSheet

if TYPE_CHECKING:
    from sirekap_desktop.ui.document_desk import DocumentDesk

KIND_KECAMATAN = "d-hasil-kecamatan"
KIND_DESA = "lampiran-desa"


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """What the frame shows of the open office."""

    folder: Path
    kecamatan_kode: str
    kecamatan_nama: str
    pemilihan: tuple[str, ...]
    actor_name: str
    actor_role: str
    station: str
    practice: bool
    ketelitian: Ketelitian


@dataclass(frozen=True, slots=True)
class GrayPage:
    """One decoded page: 8-bit gray rows of ``width`` bytes without padding, in the pixels that polygons count in."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One page (or refused file) as the import reports it."""

    file: str
    page_index: int
    form: str | None
    page: int | None
    tps: str | None
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class ImportStep:
    """How far an import is; ``line`` is the page just finished, None for a mere step."""

    done: int
    total: int
    line: ImportLine | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import came to; pages without a TPS wait for the operator."""

    files: int
    pages: int
    read: int
    known: int
    unassigned: int
    refused: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One printed document of the office."""

    kind: str
    kode: str
    region: str
    state: str
    file: Path
    digest: str
    signer: str | None
    printed_at: str
    id: int = 0
    pages: int = 0
    signers: int = 0


@dataclass(frozen=True, slots=True)
class VerificationLine:
    """What the check of one PDF says, in words for people."""

    file: Path
    agrees: bool
    sentences: tuple[str, ...]


class Gateway(Protocol):
    """The use-cases of one open office; every method may be called from any thread."""

    def info(self) -> OfficeInfo:
        """Return what the frame shows."""

    def close(self) -> None:
        """Close the office."""

    def short_labels(self, pemilihan: str, kode: str | None = None) -> Mapping[str, str]:
        """Return short names of the fields by id, of the papers of a TPS or desa, or of the kecamatan's table."""

    def list_tps(self, pemilihan: str) -> list[TpsRow]:
        """Return all TPS of an election with their states."""

    def sheet(self, pemilihan: str, kode: str) -> TpsSheet:
        """Return everything that the verification of a TPS shows."""

    def page_image(self, page: PageView) -> GrayPage:
        """Decode a stored page."""

    def confirm_identity(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """Record that a person saw that the pages belong to this TPS."""

    def decide(
        self, pemilihan: str, kode: str, field_id: str, value: int, version: int, reason: str | None
    ) -> TpsSheet:
        """Record a person's value of a field."""

    def decide_many(self, pemilihan: str, kode: str, values: Mapping[str, int], version: int) -> TpsSheet:
        """Record a person's values of several fields at once."""

    def undo_last(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """Take back the acting account's last decision."""

    def set_status(self, pemilihan: str, kode: str, status: StatusPelaksanaan, text: str, version: int) -> TpsSheet:
        """Record that the votes of a TPS were counted or cast again, with the event that says why."""

    def mark_verified(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """State that every field of the TPS was decided by a person."""

    def agree(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """State that the plenary agreed."""

    def record_kejadian(
        self, pemilihan: str, level: Level, kode: str, text: str, kind: str, rule_id: str | None
    ) -> None:
        """Record a special event or objection."""

    def preview_lock(self, pemilihan: str, level: Level, kode: str) -> LockPreview:
        """Return what stands against a lock, and the digest it would carry."""

    def lock(self, pemilihan: str, level: Level, kode: str) -> None:
        """Lock a TPS, desa or kecamatan."""

    def recap_table(self, pemilihan: str, level: Level, kode: str) -> RecapTable:
        """Return the numbers of a level as on its D form."""

    def unassigned_pages(self, pemilihan: str) -> list[PageView]:
        """Return stored pages that belong to no TPS yet."""

    def assign_page(self, page_id: int, pemilihan: str, kode: str) -> None:
        """Give a page to a TPS."""

    def import_paths(
        self,
        pemilihan: str,
        paths: Sequence[Path],
        progress: Callable[[ImportStep], None],
        cancelled: Callable[[], bool],
    ) -> ImportResult:
        """Store and read files and folders; reading runs in a process of its own."""

    def documents(self, pemilihan: str) -> list[DocumentLine]:
        """Return the printed documents, newest first."""

    def print_document(self, pemilihan: str, kind: str, kode: str, p12: Path | None, passphrase: str | None) -> Path:
        """Print a D document into the office's folder, signed where a certificate is given; return the PDF."""

    @property
    def desk(self) -> DocumentDesk:
        """What can be done with a document once it is printed."""

    def verify_file(self, path: Path) -> VerificationLine:
        """Check signature, digest and numbers of a PDF against this office."""
