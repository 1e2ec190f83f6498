"""What each command does: thin calls of the use-cases, and how their results are printed."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sirekap_desktop import paper_commands
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.messages import sentence

if TYPE_CHECKING:
    from sirekap_desktop.app import App, ImportProgress
    from sirekap_desktop.exchange.bundle_reader import Bundle
    from sirekap_desktop.intake.worker import EvidenceReader
    from sirekap_desktop.reading.result import PageReading

_XCB_CURSOR = "libxcb-cursor.so.0"


def run(options: Namespace) -> int:
    """Carry out the parsed command and return its exit code.

    Raises:
        SirekapError: With a sentence for people, where the command can't be done.
    """
    commands: dict[str, Callable[[Namespace], int]] = {
        "gui": _gui,
        "demo": _demo,
        "office": _office,
        "import": _import,
        "read": _read,
        "status": _status,
        "akurasi": _akurasi,
        "lock": _lock,
        "print": _print,
        "verify": _verify,
        "recount": paper_commands.recount,
        "documents": paper_commands.documents,
        "sign": paper_commands.sign,
        "scan-back": paper_commands.scan_back,
        "hand-over": paper_commands.hand_over,
        "bundle": paper_commands.bundle,
        "forms": _forms_lint,
    }
    return commands[options.command](options)


def has_display() -> bool:
    """Return whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_window_libraries() -> None:
    """Make sure that Qt can open a window here; without this library Qt would end the program with a core dump.

    Raises:
        SirekapError: If Qt's X11 part lacks the library that it needs since 6.5 and many Linux systems don't bring.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return
    try:
        ctypes.CDLL(_XCB_CURSOR)
    except OSError as error:
        raise SirekapError("cli.window_library", name=_XCB_CURSOR) from error


def _open(folder: Path) -> App:
    from sirekap_desktop.app import App

    return App.open(folder)


def _gui(options: Namespace) -> int:
    if not has_display():
        raise SirekapError("cli.no_display")
    check_window_libraries()
    from sirekap_desktop.ui.main import run_gui

    return run_gui(options.office)


def _demo(options: Namespace) -> int:
    from sirekap_desktop import demo

    headless = options.headless
    if not headless and not has_display():
        print(sentence("demo.no_display"), file=sys.stderr)
        headless = True
    if not headless:
        check_window_libraries()
    from sirekap_desktop.contestant_commands import split_codes

    elections = split_codes(options.pemilihan)
    setup = demo.prepare(options.dir, options.kecamatan, options.tps, options.seed, say=_say, pemilihan=elections)
    if headless:
        print(json.dumps(demo.carry_on(setup, say=_say), ensure_ascii=False))
        return 0
    from sirekap_desktop.ui.main import run_gui

    return run_gui(setup.folder, import_after_open=[setup.forms_folder])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _office(options: Namespace) -> int:
    from sirekap_desktop import contestant_commands

    return {
        "new": _office_new,
        "template": contestant_commands.write_template,
        "kontestan": contestant_commands.check_contestants,
    }[options.action](options)


def _office_new(options: Namespace) -> int:
    from sirekap_desktop.app import App
    from sirekap_desktop.contestant_commands import split_codes
    from sirekap_desktop.reading.ketelitian import Ketelitian
    from sirekap_desktop.recap.dapil import parse_choice

    dapil = {(code, desa): name for code, desa, name in map(parse_choice, options.dapil)}
    app = App.create(
        options.dir,
        options.wilayah,
        options.kecamatan,
        split_codes(options.pemilihan),
        options.kontestan,
        dapil=dapil,
        ketelitian=Ketelitian(options.ketelitian),
    )
    print(app.office.folder.resolve())
    app.close()
    return 0


def _import(options: Namespace) -> int:
    make_reader = _reader_maker(options)
    app = _open(options.office)
    try:
        pemilihan = options.pemilihan or app.office.pemilihan[0]
        summary = app.import_paths(
            pemilihan, options.paths, tps=options.tps, progress=_print_progress, make_reader=make_reader
        )
    finally:
        app.close()
    print(
        sentence(
            "import.summary",
            files=summary.files,
            pages=summary.pages,
            known=summary.known,
            unassigned=summary.unassigned,
            refused=summary.refused,
        )
    )
    return 0 if summary.files else 1


def _print_progress(progress: ImportProgress) -> None:
    _say(f"[{progress.done}/{progress.total}] {progress.name}: {progress.text}")


def _read(options: Namespace) -> int:
    from sirekap_desktop.forms.catalogue import forms_in
    from sirekap_desktop.intake.batch import find_inputs, read_paths
    from sirekap_desktop.reading.ketelitian import Ketelitian
    from sirekap_desktop.reading.result import SCHEMA

    inputs = find_inputs(options.paths)
    if not inputs:
        print(sentence("read.no_input"), file=sys.stderr)
        return 2
    folders = tuple(folder.absolute() for folder in options.forms)
    own = forms_in(folders)
    make_reader = partial(_reader_maker(options), folders)
    limit = Ketelitian(options.ketelitian).limit
    pages = []
    for page in read_paths(
        inputs, jobs=options.jobs, group=options.group, limit=limit, make_reader=make_reader, forms=own
    ):
        _tell_second_opinion(page)
        pages.append(page.to_json())
    _write_json(options.json, {"schema": SCHEMA, "pages": pages})
    return 0


def _reader_maker(options: Namespace) -> Callable[..., EvidenceReader]:
    """Return who makes the reader of each process, given folders of further forms.

    A missing extra is told here, before any work begins.
    """
    from sirekap_desktop.intake.worker import bundled_reader, doubting_reader

    if not options.easyocr:
        return bundled_reader
    from sirekap_desktop.reading.easyocr_reader import require_easyocr

    require_easyocr()
    return doubting_reader


def _tell_second_opinion(page: PageReading) -> None:
    from sirekap_desktop.reading.second_opinion import NOTE_SECOND

    doubted = [field.id for field in page.fields if NOTE_SECOND in field.notes]
    if doubted:
        _say(sentence("read.second_opinion", name=page.source, page=page.page, fields=", ".join(doubted)))


def _write_json(target: str, content: dict[str, Any]) -> None:
    _write_text(target, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _write_text(target: str, text: str) -> None:
    """Write a file whole or not at all; ``-`` is the standard output."""
    if target == "-":
        print(text, end="")
        return
    path = Path(target)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise SirekapError("file.write", name=str(path), detail=str(error.strerror)) from error


def _status(options: Namespace) -> int:
    from sirekap_desktop.recap.remaining import meaning

    app = _open(options.office)
    try:
        print(f"{app.office.kecamatan.nama} ({app.office.kecamatan.kode}) - {app.office.folder.resolve()}")
        print(meaning(app.office.file.ketelitian, sentence))
        for pemilihan in app.office.pemilihan:
            print(f"\n{pemilihan}")
            _print_states(app, pemilihan, each_tps=options.tps)
    finally:
        app.close()
    return 0


def _print_states(app: App, pemilihan: str, *, each_tps: bool) -> None:
    from sirekap_desktop.recap import intake, sheets
    from sirekap_desktop.recap.remaining import remaining, told

    rows = sheets.list_tps(app.office, pemilihan)
    for desa in dict.fromkeys((row.desa_kode, row.desa_nama) for row in rows):
        mine = [row for row in rows if row.desa_kode == desa[0]]
        states = Counter(row.state.value for row in mine)
        standing = ", ".join(f"{state} {count}" for state, count in states.items())
        problems = sum(row.problems for row in mine)
        print(
            f"  {desa[0]} {desa[1]:<30} {len(mine):>4} TPS: {standing}"
            + (f"; masalah {problems}" if problems else "")
        )
        print(f"    {told(remaining(mine), sentence)}")
        for row in mine if each_tps else ():
            print(f"    TPS {row.nomor} {row.state.value}: {told(remaining([row]), sentence)}")
    loose = len(intake.unassigned_pages(app.office, pemilihan))
    if loose:
        print("  " + sentence("status.unassigned", count=loose))
    print("  " + sentence("status.left", told=told(remaining(rows), sentence)))


def _akurasi(options: Namespace) -> int:
    from sirekap_desktop.recap import accuracy, accuracy_text

    app = _open(options.office)
    try:
        reports = [accuracy.accuracy(app.office, pemilihan) for pemilihan in app.office.pemilihan]
    finally:
        app.close()
    if options.json:
        _write_json(options.json, accuracy_text.as_json(reports))
    elif options.csv:
        _write_text(options.csv, accuracy_text.as_csv(reports))
    else:
        print("\n\n".join(accuracy_text.as_text(report) for report in reports))
    return 0


def _lock(options: Namespace) -> int:
    from sirekap_desktop.recap import locks
    from sirekap_desktop.recap.states import Level

    app = _open(options.office)
    try:
        level = Level(options.level)
        preview = locks.preview_lock(app.office, options.pemilihan, level, options.kode)
        kunci = locks.lock(app.office, options.pemilihan, level, options.kode)
        for kode, text in locks.told_warnings(app.office, options.pemilihan, preview):
            _say(sentence("lock.warning", kode=kode, text=text))
    finally:
        app.close()
    print(sentence("lock.done", level=options.level, kode=options.kode, digest=kunci.digest[:16]))
    return 0


def _print(options: Namespace) -> int:
    passphrase = paper_commands.ask_passphrase() if options.sign else None
    app = _open(options.office)
    try:
        document = app.print_document(
            options.pemilihan or app.office.pemilihan[0],
            options.kind,
            options.kode,
            options.out,
            p12=options.sign,
            passphrase=passphrase,
        )
    finally:
        app.close()
    print(document.path)
    return 0


def _verify(options: Namespace) -> int:
    from sirekap_desktop.app import verify_files

    if not options.files:
        return _verify_office(options.office)
    results = verify_files(options.files, options.office, _bundle(options.bundle) if options.bundle else None)
    for result in results:
        print(f"{result.path}: {result.text}")
        for finding in result.findings:
            print(f"  - {finding}")
    codes = {result.exit_code for result in results}
    return next((code for code in (1, 2, 3) if code in codes), 0)


def _bundle(path: Path) -> Bundle:
    """Return a bundle, and say which one it is that papers are compared with."""
    from sirekap_desktop.exchange.bundle_reader import read_bundle

    bundle = read_bundle(path)
    told = {"name": path.name, "nama": bundle.nama, "kode": bundle.kode, "at": bundle.at, "digest": bundle.digest}
    print(sentence("bundle.compared", **told))
    if bundle.practice:
        print(sentence("bundle.practice"))
    return bundle


def _verify_office(folder: Path | None) -> int:
    from sirekap_desktop.recap.audit import verify_office

    if folder is None:
        raise SirekapError("verify.nothing")
    app = _open(folder)
    try:
        findings = verify_office(app.office)
    finally:
        app.close()
    for finding in findings:
        print(finding.text)
    print(sentence("verify.office_bad", count=len(findings)) if findings else sentence("verify.office_good"))
    return 1 if findings else 0


def _forms_lint(options: Namespace) -> int:
    from sirekap_desktop.documents.wording_lint import is_wording_file, lint_wording_file
    from sirekap_desktop.forms.lint import lint_file

    broken = 0
    for path in options.files:
        if is_wording_file(path):
            mistakes = lint_wording_file(path)
            broken += bool(mistakes)
            for text in mistakes or [sentence("wording.good")]:
                print(f"{path}: {text}")
            continue
        findings = lint_file(path)
        broken += bool(findings)
        for finding in findings:
            print(f"{path}: {finding.where}: {finding.text}")
        if not findings:
            print(f"{path}: " + sentence("lint.good"))
    return 1 if broken else 0
