"""The gateway on the wired program: one line per use-case, nothing decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sirekap_desktop.app import App, ImportProgress, verify_files
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap import aggregate, correct, documents, intake, locks, objections, sheets, verify
from sirekap_desktop.recap import status as statuses
from sirekap_desktop.recap.states import Cara, KejadianKind, Level, StatusPelaksanaan
from sirekap_desktop.recap.views import DokumenView, LockPreview, PageView, RecapTable, TpsRow, TpsSheet
from sirekap_desktop.ui.document_desk import DocumentDesk
from sirekap_desktop.ui.gateway import (
    DocumentLine,
    GrayPage,
    ImportLine,
    ImportResult,
    ImportStep,
    OfficeInfo,
    VerificationLine,
)
from sirekap_desktop.ui.language import say


class AppGateway:
    """Wraps an open ``App``."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._office = app.office

    def info(self) -> OfficeInfo:
        """See ``Gateway.info``."""
        office = self._office
        return OfficeInfo(
            office.folder,
            office.kecamatan.kode,
            office.kecamatan.nama,
            office.pemilihan,
            office.actor.name,
            office.actor.role,
            office.station,
            office.practice,
            office.file.ketelitian,
        )

    def close(self) -> None:
        """See ``Gateway.close``."""
        self._app.close()

    def short_labels(self, pemilihan: str, kode: str | None = None) -> Mapping[str, str]:
        """See ``Gateway.short_labels``."""
        labels = {f.id: f.short for f in self._office.form(pemilihan, kode).fields}
        names = self._office.forms.vote_names(pemilihan, kode)
        labels |= {field_id: name for field_id, name in names.items() if field_id in labels}
        return {field_id: text[:1].upper() + text[1:] for field_id, text in labels.items()}

    def list_tps(self, pemilihan: str) -> list[TpsRow]:
        """See ``Gateway.list_tps``."""
        return sheets.list_tps(self._office, pemilihan)

    def sheet(self, pemilihan: str, kode: str) -> TpsSheet:
        """See ``Gateway.sheet``."""
        return sheets.tps_sheet(self._office, pemilihan, kode)

    def page_image(self, page: PageView) -> GrayPage:
        """See ``Gateway.page_image``."""
        from sirekap_desktop.intake.pages import PageImage, open_pages

        found = next(open_pages(Path(page.file), first=page.page_index), None)
        if not isinstance(found, PageImage) or found.page_index != page.page_index:
            raise SirekapError("scan.not_shown", name=page.original_name)
        return GrayPage(found.width, found.height, found.gray.tobytes())

    def confirm_identity(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """See ``Gateway.confirm_identity``."""
        return verify.confirm_identity(self._office, pemilihan, kode, version=version)

    def decide(
        self, pemilihan: str, kode: str, field_id: str, value: int, version: int, reason: str | None
    ) -> TpsSheet:
        """See ``Gateway.decide``."""
        return correct.decide(self._office, pemilihan, kode, field_id, value, version=version, reason=reason)

    def decide_many(self, pemilihan: str, kode: str, values: Mapping[str, int], version: int) -> TpsSheet:
        """See ``Gateway.decide_many``."""
        return correct.decide_many(self._office, pemilihan, kode, values, version=version)

    def undo_last(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """See ``Gateway.undo_last``."""
        return correct.undo_last(self._office, pemilihan, kode, version=version)

    def set_status(self, pemilihan: str, kode: str, status: StatusPelaksanaan, text: str, version: int) -> TpsSheet:
        """See ``Gateway.set_status``."""
        return statuses.set_status(self._office, pemilihan, kode, status, version=version, text=text)

    def mark_verified(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """See ``Gateway.mark_verified``."""
        return verify.mark_verified(self._office, pemilihan, kode, version=version)

    def agree(self, pemilihan: str, kode: str, version: int) -> TpsSheet:
        """See ``Gateway.agree``."""
        return verify.agree(self._office, pemilihan, kode, version=version)

    def record_kejadian(
        self, pemilihan: str, level: Level, kode: str, text: str, kind: str, rule_id: str | None
    ) -> None:
        """See ``Gateway.record_kejadian``."""
        objections.record_kejadian(
            self._office, pemilihan, level, kode, text, kind=KejadianKind(kind), rule_id=rule_id
        )

    def preview_lock(self, pemilihan: str, level: Level, kode: str) -> LockPreview:
        """See ``Gateway.preview_lock``."""
        return locks.preview_lock(self._office, pemilihan, level, kode)

    def lock(self, pemilihan: str, level: Level, kode: str) -> None:
        """See ``Gateway.lock``."""
        locks.lock(self._office, pemilihan, level, kode)

    def recap_table(self, pemilihan: str, level: Level, kode: str) -> RecapTable:
        """See ``Gateway.recap_table``."""
        return aggregate.recap_table(self._office, pemilihan, level, kode)

    def unassigned_pages(self, pemilihan: str) -> list[PageView]:
        """See ``Gateway.unassigned_pages``."""
        return intake.unassigned_pages(self._office, pemilihan)

    def assign_page(self, page_id: int, pemilihan: str, kode: str) -> None:
        """See ``Gateway.assign_page``."""
        intake.assign_page(self._office, page_id, pemilihan, kode)

    def import_paths(
        self,
        pemilihan: str,
        paths: Sequence[Path],
        progress: Callable[[ImportStep], None],
        cancelled: Callable[[], bool],
    ) -> ImportResult:
        """See ``Gateway.import_paths``."""
        done = 0

        def tell(step: ImportProgress) -> None:
            nonlocal done
            finished, done = step.done > done, step.done
            for told in _steps(step, finished):
                progress(told)

        summary = self._app.import_paths(pemilihan, paths, progress=tell, cancelled=cancelled)
        return ImportResult(
            summary.files,
            summary.pages,
            summary.read,
            summary.known,
            summary.unassigned,
            summary.refused,
            summary.cancelled,
        )

    def documents(self, pemilihan: str) -> list[DocumentLine]:
        """See ``Gateway.documents``."""
        found = documents.list_documents(self._office, pemilihan)
        return [self._line(d) for d in sorted(found, key=lambda d: d.created_at, reverse=True)]

    def _line(self, document: DokumenView) -> DocumentLine:
        # A paper of a TPS is named by its number and desa.
        region = self._office.wilayah(document.kode[:10]).nama
        if len(document.kode) > 10:
            region = f"TPS {document.kode[10:]} {region}"
        return DocumentLine(
            document.kind,
            document.kode,
            region,
            document.state.value,
            document.path,
            document.digest,
            document.signer,
            f"{document.created_at.astimezone():%d-%m-%Y %H:%M}",
            document.id,
            document.pages,
            sum(signature.cara is Cara.ELEKTRONIK for signature in document.signatures),
        )

    def print_document(self, pemilihan: str, kind: str, kode: str, p12: Path | None, passphrase: str | None) -> Path:
        """See ``Gateway.print_document``."""
        out = free_name(self._office.folder / "documents", f"{kind}-{pemilihan}-{kode}")
        return self._app.print_document(pemilihan, kind, kode, out, p12=p12, passphrase=passphrase).path

    @property
    def desk(self) -> DocumentDesk:
        """See ``Gateway.desk``."""
        return DocumentDesk(self._app)

    def verify_file(self, path: Path) -> VerificationLine:
        """See ``Gateway.verify_file``."""
        result = verify_files([path], self._office.folder)[0]
        return VerificationLine(
            path, result.exit_code == 0, (result.told(say), *(f.told(say) for f in result.findings))
        )


def free_name(folder: Path, stem: str) -> Path:
    """Return a PDF name in a folder that is not taken: an earlier print is never written over."""
    number = 1
    while (path := folder / f"{stem}-{number:02}.pdf").exists():
        number += 1
    return path


def _steps(step: ImportProgress, finished: bool) -> list[ImportStep]:
    """Return one step per page of a finished file, or one that says what came of the file."""
    if not step.pages:
        status = "rejected" if step.refused else "known"
        line = ImportLine(step.name, 0, None, None, None, status, step.text) if finished else None
        return [ImportStep(step.done, step.total, line)]
    return [
        ImportStep(
            step.done,
            step.total,
            ImportLine(step.name, page.page_index, page.form, page.page, page.tps, page.status, page.reason or ""),
        )
        for page in step.pages
    ]
