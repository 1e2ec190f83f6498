"""The import: every file is kept first, then read in a process of its own, then recorded whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap import intake
from sirekap_desktop.recap.office import Office

if TYPE_CHECKING:
    from sirekap_desktop.intake.worker import ReaderMaker
    from sirekap_desktop.reading.result import PageReading
    from sirekap_desktop.recap.views import PageView, StoredScan


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """One step of an import: how many files are done, and in a sentence what came of this one.

    Attributes:
        name: The file as the person named it.
        pages: The pages that were recorded of it; empty while files are still being kept.
        refused: Whether nothing of the file could be used.
    """

    done: int
    total: int
    name: str
    text: str
    pages: tuple[PageView, ...] = ()
    refused: bool = False


@dataclass(slots=True)
class ImportSummary:
    """What an import did, in counts; ``readings`` in the order of the files, sources as people named them."""

    files: int = 0
    pages: int = 0
    read: int = 0
    known: int = 0
    unassigned: int = 0
    refused: int = 0
    cancelled: bool = False
    readings: list[PageReading] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file that is kept and waits to be read; ``tps`` is the TPS that its name or the operator says."""

    stored: StoredScan
    original: Path
    tps: str | None


Progress = Callable[[ImportProgress], None]


def import_paths(
    office: Office,
    pemilihan: str,
    paths: Sequence[Path],
    *,
    tps: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    jobs: int = 1,
    make_reader: ReaderMaker | None = None,
) -> ImportSummary:
    """Keep and read files and folders; pages whose name carries the code of a TPS are given to it.

    The pages of one TPS that come in one import are decoded together. One bad file never stops the rest. A cancelled
    import keeps what was recorded and can simply be started again.

    Args:
        office: The office.
        pemilihan: The election that is being recapped; pages of the office's other elections go to those.
        paths: Files and folders (searched to the bottom).
        tps: The operator's word that all pages belong to this TPS; None goes by the names.
        progress: Told after each file.
        cancelled: Asked between files and pages.
        jobs: Reading processes.
        make_reader: Makes the reader of each process; None for the bundled one.

    Raises:
        SirekapError: If nothing was found to import, or the office can't be written.
    """
    from sirekap_desktop.intake.batch import find_inputs

    files = find_inputs(list(paths))
    if not files:
        raise SirekapError("import.nothing")
    run = _Import(office, pemilihan, progress or (lambda _: None), cancelled or (lambda: False), len(files))
    run.keep(files, tps)
    run.read(jobs, make_reader)
    return run.summary


class _Import:
    """One import under way."""

    def __init__(
        self, office: Office, pemilihan: str, progress: Progress, cancelled: Callable[[], bool], total: int
    ) -> None:
        self.office, self.pemilihan = office, pemilihan
        self.progress, self.cancelled, self.total = progress, cancelled, total
        self.summary = ImportSummary()
        self.incoming: dict[Path, _Incoming] = {}
        self.done = 0

    def keep(self, files: Sequence[Path], tps: str | None) -> None:
        """Copy every file into the office; what is known and read already is said and left alone."""
        codes = set(intake.tps_codes(self.office, self.pemilihan))
        for number, path in enumerate(files, 1):
            if self.cancelled():
                self.summary.cancelled = True
                return
            try:
                stored = intake.store_scan(self.office, path)
            except SirekapError as error:
                self.summary.refused += 1
                self._step(path.name, error.text, refused=True)
                continue
            code = tps or intake.tps_from_path(path, codes)
            kept = stored.file.absolute()
            if kept in self.incoming or not intake.needs_reading(self.office, stored, code):
                self.summary.known += 1
                self._step(path.name, sentence("import.known"))
                continue
            self.incoming[kept] = _Incoming(stored, path, code)
            self.progress(ImportProgress(self.done, self.total, path.name, sentence("import.kept", number=number)))

    def read(self, jobs: int, make_reader: ReaderMaker | None) -> None:
        """Read what was kept and record each file as soon as all its pages are read."""
        if self.summary.cancelled:
            return
        by_papers: dict[tuple[str, ...], list[Path]] = {}
        for path, incoming in self.incoming.items():
            by_papers.setdefault(self.office.forms.place_of_paper(incoming.tps), []).append(path)
        for papers, paths in by_papers.items():
            self._read_alike(paths, self.office.forms.definitions(papers), jobs, make_reader)
        self.summary.cancelled = self.cancelled()

    def _read_alike(
        self,
        paths: list[Path],
        own: tuple[FormDefinition, ...],
        jobs: int,
        make_reader: ReaderMaker | None,
    ) -> None:
        """Read files of TPS that use the same papers."""
        from sirekap_desktop.intake.batch import read_paths
        from sirekap_desktop.intake.worker import bundled_reader

        folders = self._own_folders()
        calibrated = catalogue.forms_in(folders)
        pages = read_paths(
            paths,
            jobs=jobs,
            group=self._group_of,
            limit=self.office.settings.limit,
            make_reader=make_reader or partial(bundled_reader, folders),
            forms=(*own, *calibrated),
            cancelled=self.cancelled,
        )
        numbers = {f.code: {n.id for n in f.number_fields} for f in (*catalogue.all_forms(), *own, *calibrated)}
        try:
            for source, readings in groupby(pages, key=lambda page: page.source):
                self._record(self.incoming[Path(source)], list(readings), numbers)
        finally:
            pages.close()

    def _group_of(self, path: Path) -> str | None:
        return self.incoming[path].tps

    def _own_folders(self) -> tuple[Path, ...]:
        """Return the office's folder of calibrated forms, where it has any."""
        folder = self.office.folder / "forms"
        return (folder,) if any(folder.glob("*.toml")) else ()

    def _record(
        self, incoming: _Incoming, readings: list[PageReading], numbers: Mapping[str, Collection[str]]
    ) -> None:
        readings = [_as_named(page, incoming) for page in readings]
        views = intake.record_readings(self.office, incoming.stored, readings, self.pemilihan, incoming.tps)
        summary = self.summary
        summary.files += 1
        summary.pages += len(views)
        counts = Counter(page.status.value for page in readings)
        summary.read += counts["read"]
        summary.unassigned += sum(view.tps is None and view.status == "read" for view in views)
        summary.refused += not counts["read"]
        summary.readings.extend(readings)
        self._step(incoming.original.name, _told(readings, numbers), tuple(views), refused=not counts["read"])

    def _step(self, name: str, text: str, pages: tuple[PageView, ...] = (), *, refused: bool = False) -> None:
        self.done += 1
        self.progress(ImportProgress(self.done, self.total, name, text, pages, refused))


def _as_named(page: PageReading, incoming: _Incoming) -> PageReading:
    """Return a reading of the kept copy as one of the file that the person knows."""
    reason = page.reason and page.reason.replace(incoming.stored.file.name, incoming.original.name)
    return replace(page, source=str(incoming.original.absolute()), reason=reason)


def _told(readings: Sequence[PageReading], numbers: Mapping[str, Collection[str]]) -> str:
    """Return in one line what was found in a file."""
    parts = []
    for page in readings:
        if page.reason or page.form is None:
            parts.append(page.reason or sentence("import.unrecognised"))
        else:
            review = sum(f.decision.value == "review" and f.id in numbers.get(page.form, ()) for f in page.fields)
            parts.append(sentence("import.read", form=page.form, page=page.page, review=review))
    return "; ".join(parts)
