"""Start-up time of the window, and stalls of its event loop during an import and a walk through a TPS.

    python benchmarks/ui/run.py OFFICE [--pages N] [--json FILE]

OFFICE is a practice office (``sirekap-desktop demo``) with its forms in ``latihan``; the import goes into a new
office in a temporary folder. Start-up is the time from starting Python to the first painted window (warm cache).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_CONFIG_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from stall_monitor import StallMonitor

from sirekap_desktop.ui.main import make_application, make_window
from sirekap_desktop.ui.main_window import MainWindow
from sirekap_desktop.ui.views.frame import VERIFY

STARTS = 5
START_CODE = """
import sys, time
from sirekap_desktop.ui.main import make_application, make_window
app = make_application(['sirekap'])
window = make_window()
window.show()
app.processEvents()
print(time.time())
window.close()
"""


def start_up() -> list[float]:
    """Return the seconds from starting Python to the painted window, several times."""
    seconds = []
    for _ in range(STARTS):
        began = time.time()
        done = subprocess.run([sys.executable, "-c", START_CODE], capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout) - began)
    return seconds


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Let the window work until something is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    if not condition():
        raise TimeoutError


def new_office(practice: Path, folder: Path) -> Path:
    """Create an empty office with the regions and contestants of a practice office."""
    from sirekap_desktop.app import App

    kecamatan = tomllib.loads((practice / "office.toml").read_text(encoding="utf-8"))["kecamatan"]
    App.create(
        folder, practice / "wilayah.csv", kecamatan, ("PPWP",), practice / "kontestan.csv", practice=True
    ).close()
    return folder


def measure_import(window: MainWindow, scans: Path, monitor: StallMonitor) -> dict[str, float]:
    """Import in view and return how long it took and how the event loop did."""
    frame = window.frame
    began = time.perf_counter()
    monitor.start()
    frame.import_paths([scans])
    wait_until(lambda: not frame.importing.running, 1200)
    monitor.stop()
    return {
        "pages": len(list(scans.iterdir())),
        "seconds": round(time.perf_counter() - began, 1),
        "longest_stall_ms": round(monitor.longest, 1),
        "longest_own_work_ms": round(monitor.longest_worked, 1),
        "stalls_over_100_ms": monitor.over(100),
        "stalls_over_50_ms": monitor.over(50),
    }


def measure_walk(window: MainWindow, monitor: StallMonitor) -> dict[str, float]:
    """Walk through all fields of a TPS with Tab and agree with some of them."""
    frame = window.frame
    monitor.start()
    frame.show_view(VERIFY)
    view = frame.verify
    wait_until(lambda: view.controller.sheet is not None, 60)
    fields = view.controller.sheet.fields
    wait_until(lambda: all(view._snippet(f) is not None for f in fields if f.page_id), 60)
    for place in range(len(fields)):
        QTest.keyClick(view.table, Qt.Key.Key_Return if place % 3 == 0 else Qt.Key.Key_Tab)
        loop = QEventLoop()
        QTimer.singleShot(120, loop.quit)
        loop.exec()
    wait_until(lambda: not view.controller.pending, 60)
    monitor.stop()
    return {
        "fields": len(fields),
        "longest_stall_ms": round(monitor.longest, 1),
        "longest_own_work_ms": round(monitor.longest_worked, 1),
        "stalls_over_100_ms": monitor.over(100),
        "stalls_over_50_ms": monitor.over(50),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("office", type=Path)
    parser.add_argument("--pages", type=int, default=85)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    starts = start_up()
    work = Path(tempfile.mkdtemp())
    scans = work / "pindaian"
    scans.mkdir()
    for path in sorted((options.office / "latihan").rglob("*.jpg"))[: options.pages]:
        shutil.copy(path, scans / path.name)
    app = make_application(["sirekap"])
    window = make_window()
    window.show()
    window.open_office(new_office(options.office, work / "kantor"))
    wait_until(lambda: window.frame is not None and bool(window.session.rows), 60)
    monitor = StallMonitor()
    result = {
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "start_up_seconds": {"best": round(min(starts), 3), "all": [round(s, 3) for s in starts]},
        "import": measure_import(window, scans, monitor),
        "walk": measure_walk(window, monitor),
    }
    window.close()
    app.quit()
    shutil.rmtree(work)
    text = json.dumps(result, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
