"""The binding keeps the counts of None and True; 6.12.0 lost one at each overridden call and aborted Python 3.11."""

from __future__ import annotations

import os
import subprocess
import sys

PROBE = """
import sys
from PySide6.QtCore import QAbstractTableModel, QModelIndex
from PySide6.QtWidgets import QApplication, QTableView, QWidget

class Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 3
    def columnCount(self, parent=QModelIndex()):
        return 3
    def data(self, index, role=0):
        return None

class Widget(QWidget):
    def paintEvent(self, event):
        return None

app = QApplication(['x'])
model, widget = Model(), Widget()
widget.show()
before = sys.getrefcount(None)
for _ in range(1000):
    model.index(0, 0).data(0)
for _ in range(100):
    widget.repaint()
print(sys.getrefcount(None) - before)
"""


def test_calls_from_qt_keep_the_count_of_none():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert abs(int(result.stdout)) < 50
