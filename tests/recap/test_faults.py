"""Power cuts, second programs and damaged files: nothing half done, and a clear sentence."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing

import pytest
from recap_office import FIRST, PLANO, TPS, add_file, numbers, page_reading, scans_of, sheet, sql

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap import audit, correct, intake
from sirekap_desktop.recap.errors import DatabaseBusy, DatabaseDamaged
from sirekap_desktop.recap.office import open_office

WORK = """
    import sys
    from pathlib import Path
    from sirekap_desktop.recap import correct, intake, sheets
    from sirekap_desktop.recap.office import open_office

    office = open_office(Path(sys.argv[1]))
    source = Path(sys.argv[2])
    print("siap", flush=True)
    for number in range(1000):
        source.write_bytes(bytes([number % 256]) * 400_000 + str(number).encode())
        intake.store_scan(office, source)
        version = sheets.tps_sheet(office, "PPWP", "{tps}").version
        correct.decide(office, "PPWP", "{tps}", "suara_sah", number % 900, version=version, reason="uji")
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0.05, 0.2, 0.45])
def test_a_killed_program_leaves_a_sound_office(office, tmp_path, after):
    office.close()
    script = textwrap.dedent(WORK).replace("{tps}", FIRST)
    command = [sys.executable, "-c", script, str(office.folder), str(tmp_path / "sumber.jpg")]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout.readline() == "siap\n"
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        told = [int(line) for line in child.stdout.read().split("\n")[:-1] if line.strip()]
    again = open_office(office.folder)
    try:
        assert audit.verify_office(again) == []
        known = {row[0] for row in sql(again, "SELECT file FROM scan")}
        on_disk = {str(p.relative_to(again.folder)) for p in scans_of(again) if not p.name.startswith(".tmp-")}
        assert known <= on_disk
        assert len(on_disk - known) <= 1, "at most the file that was being recorded"
        assert len(known) >= len(told), "what was told to be stored is stored"
        if told:
            (decided,) = sql(again, "SELECT value FROM isian WHERE field = 'suara_sah'")[0]
            assert decided >= told[-1]
    finally:
        again.close()


def test_a_file_copied_before_a_crash_is_completed_by_the_next_import(office, tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"isi")

    def crash(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(intake, "_record_scan", crash)
        with pytest.raises(KeyboardInterrupt):
            intake.store_scan(office, path)
    assert len(scans_of(office)) == 1
    assert sql(office, "SELECT count(*) FROM scan") == [(0,)]
    assert intake.store_scan(office, path).is_new
    assert len(scans_of(office)) == 1
    assert sql(office, "SELECT count(*) FROM scan") == [(1,)]


def test_readings_are_recorded_whole_or_not_at_all(office, tmp_path, monkeypatch):
    readings = [page_reading(PLANO, page, numbers(), index=page - 1) for page in (1, 2, 3)]
    real, calls = intake._Recording.record, []

    def failing(*args: object) -> object:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*args)

    before = sheet(office)
    with monkeypatch.context() as patch:
        patch.setattr(intake._Recording, "record", failing)
        with pytest.raises(KeyboardInterrupt):
            add_file(office, readings, FIRST, b"isi")
    assert sheet(office) == before
    assert sql(office, "SELECT count(*) FROM page") == [(0,)]
    add_file(office, readings, FIRST, b"isi")
    assert len(sheet(office).pages) == 3
    assert audit.verify_office(office) == []


def test_another_program_that_writes_is_waited_for_then_said(office):
    office.close()
    again = open_office(office.folder, busy_seconds=0.2)
    before = sheet(again)
    with closing(sqlite3.connect(again.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert sheet(again) == before, "reading goes on"
        with pytest.raises(DatabaseBusy, match="sedang dipakai program lain"):
            correct.decide(again, "PPWP", FIRST, "suara_sah", 1, version=before.version)
        other.execute("ROLLBACK")
    correct.decide(again, "PPWP", FIRST, "suara_sah", 1, version=before.version)
    again.close()


def test_two_programs_on_one_office_take_turns(office):
    other = open_office(office.folder)
    failed: list[SirekapError] = []

    def work(mine, tps: str) -> None:
        try:
            for field_id, value in numbers().items():
                correct.decide(mine, "PPWP", tps, field_id, value, version=sheet(mine, tps).version)
        except SirekapError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=pair) for pair in ((office, FIRST), (other, TPS[1]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert failed == []
    assert audit.verify_office(office) == []


def check(folder):
    office = open_office(folder)
    try:
        return audit.verify_office(office)
    finally:
        office.close()


def test_a_damaged_database_is_said(office):
    from recap_office import decide_all

    decide_all(office, FIRST, numbers())
    office.close()
    path = office.folder / "office.sqlite3"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 30] = os.urandom(4096 * 27)
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="rusak"):
        check(office.folder)
