"""What takes pictures of the window: waiting while it works, and writing what a widget shows."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

OUT = Path(__file__).resolve().parent.parent / "docs" / "screens"
LONGEST_SIDE = 1366


def wait(milliseconds: int) -> None:
    """Let the window work; Python threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool], milliseconds: int = 60_000) -> None:
    """Let the window work until something is so."""
    for _ in range(milliseconds // 20):
        if condition():
            wait(250)
            return
        wait(20)
    raise TimeoutError(condition)


def grab(widget: QWidget, name: str) -> None:
    """Write the picture of a widget, 256 colours: small and as good as a screen needs."""
    from PIL import Image

    path = OUT / f"{name}.png"
    widget.grab().save(str(path))
    with Image.open(path) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.name, path.stat().st_size // 1024, "KiB")


def dialog_on(act: Callable[[], None], name: str, before: Callable[[QWidget], None] | None = None) -> None:
    """Run something that opens a modal dialog, take its picture, and close it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, look)
            return
        wait(700)
        if before is not None:
            before(dialog)
            wait(300)
        grab(dialog, name)
        dialog.close()

    QTimer.singleShot(100, look)
    act()
    wait(200)
