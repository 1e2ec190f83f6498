"""What a contestant file brings, before an office is made of it: its elections, what is wrong, the whole list."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.contestants import ELECTIONS, ContestantPreview, preview_contestants
from sirekap_desktop.ui.language import catalogue_text, error_text
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.worker import Runner

_ROW = 24
"""Height of a line of choices, in pixels."""
_TOLD = 3
"""So many problems are told at once; the list shows them all."""


class ContestantPanel(QWidget):
    """Reads a contestant file off the GUI thread and shows what is in it; nothing is stored.

    Signals:
        changed: Another file was read, or another election chosen.
    """

    changed = Signal()

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted = ""
        self.preview: ContestantPreview | None = None
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, code in enumerate(ELECTIONS):
            box = QCheckBox(code, self)
            box.setMinimumHeight(_ROW)
            box.setEnabled(False)
            box.toggled.connect(self.changed)
            self.boxes[code] = box
            grid.addWidget(box, place // 4, place % 4)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.list_button = QPushButton(self.tr("Lihat daftar…"), self)
        self.list_button.setEnabled(False)
        self.list_button.clicked.connect(self.show_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self.told)
        layout.addWidget(self.list_button)

    @property
    def elections(self) -> tuple[str, ...]:
        """The elections that were chosen, in their usual order."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    @property
    def sound(self) -> bool:
        """Whether an office can be made of the file and the elections chosen."""
        return self.preview is not None and not self.preview.errors and bool(self.elections)

    def read(self, text: str) -> None:
        """Read the file of this name, as soon as the name is that of a file."""
        self._wanted = text
        self._show(None, "")
        path = Path(text.strip())
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a text that can't be a path
            self._runner.submit(lambda: preview_contestants(path), self._if_wanted(text, self._read), self._failed)

    def _if_wanted(self, text: str, done: Callable[[ContestantPreview], None]) -> Callable[[ContestantPreview], None]:
        return lambda preview: done(preview) if self._wanted == text else None

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SirekapError):
            raise error
        self._show(None, error_text(error))

    def _read(self, preview: ContestantPreview) -> None:
        told = [catalogue_text(p.message_id, p.values) for p in preview.problems]
        more = len(told) - _TOLD
        if more > 0:
            told = [*told[:_TOLD], self.tr("… dan {count} lagi; lihat daftarnya.").format(count=more)]
        self._show(preview, "\n".join(told))

    def _show(self, preview: ContestantPreview | None, text: str) -> None:
        self.preview = preview
        known = preview.elections if preview is not None else ()
        for code, box in self.boxes.items():
            box.blockSignals(True)
            box.setEnabled(code in known)
            box.setChecked(code in known)
            box.blockSignals(False)
        bad = preview is None or bool(preview.errors)
        self.told.setText(text)
        self.told.setStyleSheet(f"color: {theme().bad if bad else theme().warn}; font-weight: 600;")
        self.told.setVisible(bool(text))
        self.list_button.setEnabled(preview is not None)
        self.changed.emit()

    def show_list(self) -> None:
        """Show every row and every problem."""
        if self.preview is not None:
            ContestantListDialog(self.preview, self).exec()


class ContestantListDialog(QDialog):
    """The rows of a contestant file, and above them what is wrong with it."""

    def __init__(self, preview: ContestantPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Daftar kontestan: {name}").format(name=preview.name))
        self.resize(760, 560)
        layout = QVBoxLayout(self)
        summary = [
            catalogue_text(
                "kontestan.line", {"pemilihan": code, "dapil": dapil or "-", "partai": parties, "calon": persons}
            )
            for code, dapil, parties, persons in preview.summary()
        ]
        layout.addWidget(QLabel("\n".join(summary), self))
        if preview.problems:
            problems = QPlainTextEdit(self)
            problems.setReadOnly(True)
            problems.setAccessibleName(self.tr("Yang perlu diperbaiki atau diketahui"))
            problems.setPlainText("\n".join(catalogue_text(p.message_id, p.values) for p in preview.problems))
            problems.setMaximumHeight(120)
            layout.addWidget(problems)
        self.table = self._rows(preview)
        layout.addWidget(self.table, 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Tutup"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _rows(self, preview: ContestantPreview) -> QTableWidget:
        table = QTableWidget(len(preview.rows), 5, self)
        table.setAccessibleName(self.tr("Kontestan"))
        heads = (self.tr("Pemilihan"), self.tr("Dapil"), self.tr("Partai"), self.tr("Nomor"), self.tr("Nama"))
        table.setHorizontalHeaderLabels(heads)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        for at, row in enumerate(preview.rows):
            cells = (row.pemilihan, row.dapil, str(row.partai or ""), str(row.nomor or ""), row.nama)
            for column, text in enumerate(cells):
                table.setItem(at, column, QTableWidgetItem(text))
        table.horizontalHeader().setStretchLastSection(True)
        return table
