"""From files and folders to the readings of their pages, in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.intake.crew import see_files
from sirekap_desktop.intake.limits import LIMITS, IntakeLimits
from sirekap_desktop.intake.worker import ReaderMaker, SeenPage, bundled_reader
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.group import decode_pages, fits, page_numbers
from sirekap_desktop.reading.naming import without_party
from sirekap_desktop.reading.result import PageReading, PageStatus
from sirekap_desktop.reading.settings import DecodeSettings

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
REASON_OTHER_CONTESTANTS = "reading.other_contestants"
_PageKey = tuple[int, int]
GroupOf = Callable[[Path], str | None]
"""Says of which TPS a file is; None where nobody knows."""


def find_inputs(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those named, and those in the folders named, each once.

    Folders are searched to their depths and in order of names; hidden files, what systems leave behind, and anything
    that is no regular file are left out there. A link that leads back into its own folder is not followed again. A
    file that was named is returned even where it does not exist, so that someone says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_files_below(path.absolute(), frozenset())))
        else:
            found[Path(os.path.abspath(path))] = None  # noqa: PTH100 - resolve() would follow links and change the name
    return list(found)


def _files_below(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    real = folder.resolve()
    if real in above:
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda p: (p.name.casefold(), p.name))
    except OSError:
        # A folder that may not be listed is reported as one file that can't be read.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.casefold() in _LEFT_BY_SYSTEMS:
            continue
        if entry.is_dir():
            yield from _files_below(entry, above | {real})
        elif entry.is_file() or entry.is_symlink():
            yield entry


def read_paths(
    paths: Sequence[Path],
    *,
    jobs: int = 1,
    group: bool | GroupOf = False,
    limit: float | None = None,
    limits: IntakeLimits = LIMITS,
    make_reader: ReaderMaker = bundled_reader,
    forms: Sequence[FormDefinition] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Generator[PageReading]:
    """Read files in processes of their own and yield their pages in the order of ``paths``.

    Args:
        paths: Files, e.g. from ``find_inputs``.
        jobs: Number of reading processes.
        group: Whether the files directly in one folder, and the pages of one file of several pages, are one TPS each;
            or who says of which TPS a file is (pages of none are decoded alone).
        limit: Greatest risk at which a value is accepted; None for the usual one.
        limits: Bounds on each file.
        make_reader: Makes the reader, in each process; must be picklable.
        forms: Forms that take the place of the bundled ones of their codes, such as an office's: a page of a party
            is then read as theirs, with the party's number in its field ids, and a page of other contestants is none.
        cancelled: Asked a few times a second; once true, nothing more comes.

    Yields:
        One reading per page, and one for each file that could not be opened.

    Raises:
        SirekapError: If the reader can't be made at all.
    """
    files = [path.absolute() for path in paths]
    known = {form.code: form for form in (*all_forms(), *(forms or ()))}
    settings = DecodeSettings() if limit is None else DecodeSettings(limit=limit)
    names = _names(files, group)
    bundles = _bundles(names)
    bundle_of = {at: bundle for bundle in bundles for at in bundle}
    seen: dict[int, tuple[SeenPage, ...]] = {}
    ready: dict[int, list[PageReading]] = {}
    cursor = 0
    for at, pages in see_files(files, make_reader, limits, jobs, cancelled):
        seen[at] = pages
        bundle = bundle_of[at]
        if all(member in seen for member in bundle):
            apart = group is True
            ready |= _decode_bundle(files, {m: seen[m] for m in bundle}, names[at], apart, known, settings)
        while cursor in ready:
            yield from ready.pop(cursor)
            cursor += 1


def _names(files: Sequence[Path], group: bool | GroupOf) -> list[str | None]:
    """Return the group that each file belongs to, None where its pages stand alone."""
    if callable(group):
        return [group(file) for file in files]
    return [str(file.parent) if group else None for file in files]


def _bundles(names: Sequence[str | None]) -> list[tuple[int, ...]]:
    """Return which files must all be seen before any of them can be decoded."""
    together: dict[str | int, list[int]] = {}
    for at, name in enumerate(names):
        together.setdefault(at if name is None else name, []).append(at)
    return [tuple(members) for members in together.values()]


def _decode_bundle(
    files: Sequence[Path],
    seen: Mapping[int, Sequence[SeenPage]],
    group: str | None,
    apart: bool,
    forms: Mapping[str, FormDefinition],
    settings: DecodeSettings,
) -> dict[int, list[PageReading]]:
    """Decode some files whose pages belong together; ``apart``: a file of several pages is a TPS by itself."""
    groups: dict[str, list[_PageKey]] = {}
    for at, pages in seen.items():
        for page in pages:
            name = f"{at}/{page.page_index}" if group is None else group
            if apart and len(pages) > 1:
                name = str(files[at])
            groups.setdefault(name, []).append((at, page.page_index))
    by_key = {(at, page.page_index): page for at, pages in seen.items() for page in pages}
    readings: dict[_PageKey, PageReading] = {}
    for name, keys in groups.items():
        told = None if group is None else name
        readings |= _decode_group(files, {key: by_key[key] for key in keys}, told, forms, settings)
    return {at: [readings[at, page.page_index] for page in pages] for at, pages in seen.items()}


def _decode_group(
    files: Sequence[Path],
    pages: Mapping[_PageKey, SeenPage],
    group: str | None,
    forms: Mapping[str, FormDefinition],
    settings: DecodeSettings,
) -> dict[_PageKey, PageReading]:
    result = {key: _unread(files[key[0]], page, group) for key, page in pages.items()}
    located = []
    for key, seen in pages.items():
        form = None if seen.evidence is None else forms.get(seen.evidence.form)
        if seen.evidence is not None and (form is None or fits(form, seen.evidence)):
            located.append((key, seen.evidence))
        elif seen.evidence is not None:
            result[key] = replace(result[key], reason=sentence(REASON_OTHER_CONTESTANTS))
    begun = perf_counter()
    decoded = decode_pages(forms, [evidence for _, evidence in located], settings)
    numbers = page_numbers(forms, [evidence for _, evidence in located])
    share = 1000.0 * (perf_counter() - begun) / max(1, len(located))
    for (key, evidence), told, number in zip(located, decoded, numbers, strict=True):
        page, form = pages[key], forms.get(evidence.form)
        fields = told if form is not None or evidence.partai is None else without_party(told, evidence.partai)
        result[key] = PageReading(
            source=str(files[key[0]]),
            page_index=page.page_index,
            status=PageStatus.READ,
            group=group,
            form=evidence.form,
            page=number,
            partai=evidence.partai,
            width=page.width,
            height=page.height,
            milliseconds=page.milliseconds + share,
            quality=evidence.quality,
            fields=fields.fields,
            checks=fields.checks,
            header_polygon=evidence.header_polygon,
            expected_errors=fields.expected_errors,
            stages=page.stages | {"decode": share},
        )
    return result


def _unread(file: Path, page: SeenPage, group: str | None) -> PageReading:
    return PageReading(
        source=str(file),
        page_index=page.page_index,
        status=PageStatus.REJECTED if page.rejected else PageStatus.UNRECOGNISED,
        reason=page.reason,
        group=group,
        width=page.width,
        height=page.height,
        milliseconds=page.milliseconds,
        stages=page.stages,
    )
