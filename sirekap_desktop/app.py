"""The one place where the parts are wired together: an open office, the reader, the papers, the signer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sirekap_desktop import importing
from sirekap_desktop.importing import ImportProgress, ImportSummary
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.office import Actor, Clock, Office, create_office, open_office, system_clock

if TYPE_CHECKING:
    from sirekap_desktop.documents.verification import Verification
    from sirekap_desktop.exchange.bundle_reader import Bundle
    from sirekap_desktop.intake.worker import ReaderMaker
    from sirekap_desktop.recap.views import DokumenView

__all__ = ["KETUA", "App", "ImportProgress", "ImportSummary", "verify_files"]

KETUA = Actor("Ketua PPK", "ketua")


class App:
    """An open office with everything that works on it."""

    def __init__(self, office: Office) -> None:
        self.office = office

    @classmethod
    def open(cls, folder: Path, *, actor: Actor | None = None, clock: Clock = system_clock) -> App:
        """Open an office folder; ``actor`` None acts as its first account.

        Raises:
            SirekapError: If the folder is no office, is newer than this program, or can't be used.
        """
        return cls(open_office(folder, actor=actor, clock=clock))

    @classmethod
    def create(
        cls,
        folder: Path,
        wilayah_csv: Path,
        kecamatan: str,
        pemilihan: Sequence[str],
        kontestan_csv: Path | Sequence[Path],
        *,
        dapil: Mapping[tuple[str, str], str] | None = None,
        actor: Actor = KETUA,
        clock: Clock = system_clock,
        practice: bool = False,
        ketelitian: Ketelitian = Ketelitian.BIASA,
    ) -> App:
        """Create an office in a new or empty folder and open it.

        Raises:
            SirekapError: If a file or the folder can't be used.
        """
        return cls(
            create_office(
                folder,
                wilayah_csv,
                kecamatan,
                pemilihan,
                kontestan_csv,
                dapil=dapil,
                clock=clock,
                actor=actor,
                practice=practice,
                ketelitian=ketelitian,
            )
        )

    def close(self) -> None:
        """Close the office."""
        self.office.close()

    def import_paths(
        self,
        pemilihan: str,
        paths: Sequence[Path],
        *,
        tps: str | None = None,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        jobs: int = 1,
        make_reader: ReaderMaker | None = None,
    ) -> ImportSummary:
        """Keep and read files and folders (``importing.import_paths``)."""
        return importing.import_paths(
            self.office,
            pemilihan,
            paths,
            tps=tps,
            progress=progress,
            cancelled=cancelled,
            jobs=jobs,
            make_reader=make_reader,
        )

    def print_document(
        self,
        pemilihan: str,
        kind: str,
        kode: str,
        out: Path,
        *,
        p12: Path | None = None,
        passphrase: str | None = None,
    ) -> DokumenView:
        """Print a D document to a PDF and record it; a draft until its level is locked.

        Raises:
            SirekapError: If the kind or region is unknown, the file can't be written, or signing fails (then no
                document is left).
        """
        from sirekap_desktop import papers

        return papers.print_document(self.office, pemilihan, kind, kode, out, p12=p12, passphrase=passphrase)


def verify_files(
    paths: Sequence[Path], office_folder: Path | None = None, bundle: Bundle | None = None
) -> list[Verification]:
    """Check PDFs against a bundle or an office, the nearest above each where none is named, or by themselves."""
    from sirekap_desktop import papers

    if bundle is not None:
        return [papers.verify_with_bundle(path, bundle) for path in paths]

    return [papers.verify_file(path, office_folder) for path in paths]
