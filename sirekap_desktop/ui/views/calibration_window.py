"""The window in which a form is calibrated: a blank scan on the left, what is known of it on the right."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.calibration.draft import Draft
from sirekap_desktop.calibration.trial import Trial
from sirekap_desktop.forms.catalogue import user_folder
from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.intake.pages import has_pages
from sirekap_desktop.reading.result import Decision
from sirekap_desktop.ui.calibration_controller import CalibrationController
from sirekap_desktop.ui.calibration_model import BOXES, ID
from sirekap_desktop.ui.images import PageImage
from sirekap_desktop.ui.language import catalogue_text
from sirekap_desktop.ui.views.calibration_panel import CalibrationPanel
from sirekap_desktop.ui.widgets.banner import Banner
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.widgets.calibration_canvas import CalibrationCanvas
from sirekap_desktop.ui.worker import Runner

_PANEL_WIDTH = 430


class CalibrationWindow(QDialog):
    """Makes a form definition from a blank scan; the definition is saved into a folder of forms."""

    def __init__(self, runner: Runner, folder: Path | None = None, parent: QWidget | None = None) -> None:
        """Show an empty window.

        Args:
            runner: Runs long work off the GUI thread.
            folder: Where definitions are saved; None for the user's own folder.
            parent: The window that it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kalibrasi formulir"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1300, 700)
        self.folder = folder or user_folder()
        self.controller = CalibrationController(runner, self)
        self.canvas, self.panel, self.banner = CalibrationCanvas(self), CalibrationPanel(self), Banner(self)
        self._blank: PageImage | None = None
        self._lay_out()
        self._connect()
        self._enable(False)

    def _lay_out(self) -> None:
        self.load_button = self._button(self.tr("&Buka formulir kosong…"), self.choose_blank)
        self.draw_button = self._button(self.tr("&Gambar kotak"), self._toggle_draw)
        self.draw_button.setCheckable(True)
        self.delete_button = self._button(self.tr("Hapus (Del)"), self.controller.delete)
        self.undo_button = self._button(self.tr("Urungkan (Ctrl+Z)"), self.controller.undo)
        self.redo_button = self._button(self.tr("Ulangi (Ctrl+Y)"), self.controller.redo)
        self.try_button = self._button(self.tr("&Uji pada pindaian terisi…"), self.choose_filled)
        self.back_button = self._button(self.tr("Kembali ke formulir kosong"), self._show_blank)
        self.save_button = self._button(self.tr("&Simpan definisi"), self.save)
        set_primary(self.save_button)
        edits = (self.draw_button, self.delete_button, self.undo_button, self.redo_button)
        self._tools = (*edits, self.try_button, self.save_button)
        bar = QHBoxLayout()
        for button in (self.load_button, *edits):
            bar.addWidget(button)
        bar.addStretch(1)
        for button in (self.back_button, self.try_button, self.save_button):
            bar.addWidget(button)
        self.back_button.hide()
        split = QSplitter(self)
        split.addWidget(self.canvas)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        self.panel.setMinimumWidth(_PANEL_WIDTH)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(self.banner)
        layout.addWidget(split, 1)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _connect(self) -> None:
        control, canvas, panel = self.controller, self.canvas, self.panel
        control.loaded.connect(self._show_loaded)
        control.changed.connect(self._show)
        control.tried.connect(self._show_trial)
        control.problem.connect(self.banner.show_problem)
        control.saved.connect(self._saved)
        control.busy.connect(self._set_busy)
        canvas.chosen.connect(control.choose)
        canvas.moved.connect(control.move)
        canvas.resized.connect(control.resize)
        canvas.drawn.connect(self._drawn)
        canvas.delete_wanted.connect(control.delete)
        canvas.step_wanted.connect(control.step)
        panel.head_edited.connect(control.set_head)
        panel.locating_edited.connect(control.set_locating)
        panel.field_chosen.connect(control.choose)
        panel.field_edited.connect(self._edited)
        for keys, act in (("Ctrl+Z", control.undo), ("Ctrl+Y", control.redo), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(keys), self, act)

    def choose_blank(self) -> None:
        """Ask for the scan of a blank form."""
        chosen = self._asked(self.tr("Pindaian formulir kosong"))
        if chosen is not None:
            self.load(*chosen)

    def load(self, path: Path, page_index: int = 0) -> None:
        """Load the scan of a blank form."""
        self.controller.load(path, page_index, self.panel.head(), self.panel.sheet())

    def choose_filled(self) -> None:
        """Ask for a filled scan and read it."""
        chosen = self._asked(self.tr("Pindaian formulir terisi"))
        if chosen is not None:
            self.controller.try_scan(*chosen)

    def _asked(self, title: str) -> tuple[Path, int] | None:
        """Ask for a file and, where it can hold several, for its page; return the page counted from 0."""
        kinds = self.tr("Pindaian (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.pdf)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if not name:
            return None
        path, number, known = Path(name), 1, True
        if has_pages(path):
            number, known = QInputDialog.getInt(self, title, self.tr("Halaman ke berapa dari berkas ini?"), 1, 1)
        return (path, number - 1) if known else None

    def save(self) -> None:
        """Write the definition."""
        self.controller.save(self.folder)

    def _saved(self, path: Path) -> None:
        self.banner.show_notice(catalogue_text("calibration.saved", {"name": str(path)}))

    def _set_busy(self, busy: bool) -> None:
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)
        self.load_button.setEnabled(not busy)
        self._enable(not busy and self.controller.draft is not None)

    def _enable(self, on: bool) -> None:
        for button in self._tools:
            button.setEnabled(on)

    def _toggle_draw(self) -> None:
        self.canvas.draw_mode = self.draw_button.isChecked()

    def _drawn(self, frame: Rect) -> None:
        self.draw_button.setChecked(False)
        self._toggle_draw()
        self.controller.draw(frame)

    def _edited(self, row: int, column: int, text: str) -> None:
        if column == BOXES:
            self.controller.count(row, int(text) if text.isdigit() else 0)
        elif column == ID:
            self.controller.name(row, text)
        else:
            self.controller.label(row, text)

    def _show_loaded(self, picture: PageImage) -> None:
        self._blank = picture
        self._show_blank()

    def _show_blank(self) -> None:
        draft = self.controller.draft
        if draft is not None:
            self.back_button.hide()
            self.canvas.show_page(self._blank, draft.structure.size)
            self._show()

    def _show(self) -> None:
        draft = self.controller.draft
        if draft is None:
            return
        if self.back_button.isVisible():
            self._show_blank()
            return
        self.panel.show_draft(draft, self.controller.active)
        named = [bool(field.id) for field in draft.fields]
        self.canvas.show_strips([field.strip for field in draft.fields], self.controller.active, named)
        self.canvas.show_polygons(_locating(draft))
        if self.controller.active >= 0:
            self.canvas.show_strip(self.controller.active)
        self._show_findings()

    def _show_findings(self) -> None:
        checked = self.controller.checked()
        assert checked is not None
        found = [f"{p.where}: {catalogue_text(p.message_id, p.values)}" for p in checked.problems]
        if checked.left_out and not found:
            self.panel.rules.setToolTip(
                catalogue_text("calibration.left_out", {"rules": ", ".join(checked.left_out)})
            )
        self.panel.show_findings(found)

    def _show_trial(self, trial: Trial, picture: PageImage) -> None:
        self.canvas.show_page(picture, (float(picture.width), float(picture.height)))
        self.canvas.show_strips((), -1, ())
        shown = []
        for field in trial.fields:
            tint = "good" if field.reading.decision is Decision.ACCEPTED else "warn"
            shown += [(polygon, tint if field.sure else "bad") for polygon in field.reading.box_polygons]
        self.canvas.show_polygons(shown)
        self.back_button.show()
        lines = [(catalogue_text(message_id, values), False) for message_id, values in trial.told]
        for field in trial.fields:
            read = field.reading
            value = "–" if read.value is None else str(read.value)
            # Rounded down: nothing is certain.
            sure = floor(10_000 * min(read.confidence, 0.9999)) / 100
            text = f"{read.id} = {value}  ({sure:.2f} %)".replace(".", ",")
            lines.append((text, read.decision is Decision.ACCEPTED))
        self.panel.show_result(lines)


def _locating(draft: Draft) -> list[tuple[list[tuple[float, float]], str]]:
    """Return the outlines of what locates the page."""
    rects = [draft.structure.tables[at] for at in sorted(draft.anchors)]
    rects += [square for mark in draft.structure.marks if draft.use_marks for square in mark.squares]
    if draft.use_tag and draft.structure.tag is not None:
        rects.append(draft.structure.tag.rect)
    return [([(r.x, r.y), (r.right, r.y), (r.right, r.bottom), (r.x, r.bottom)], "muted") for r in rects]
