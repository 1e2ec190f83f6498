"""Import: files, folders or a drop; a live list; pages without a TPS are given one with a few keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.ui.gateway import ImportResult, ImportStep
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.item_models.import_model import ImportColumn, ImportModel
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.unassigned_panel import UnassignedPanel
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.widgets.middle_elide import MiddleElideDelegate
from sirekap_desktop.ui.words import PAGE_STATUSES, page_status

_PATTERN = "*.jpg *.jpeg *.png *.tif *.tiff *.pdf *.JPG *.JPEG *.PNG *.TIF *.TIFF *.PDF"
_LONG_NAME = "1700000000000-salinan-1.jpg"
_LONG_FORM = "C.HASIL-SALINAN-PPWP-2024"
_CELL_PADDING = 28
_ICON_ROOM = 18
_FLUSH_MILLISECONDS = 120
_REFRESH_MILLISECONDS = 2000


class ImportJob(QObject):
    """One import on a worker thread; steps are gathered and told in small portions.

    Signals:
        stepped: Some pages are done (list of ImportStep).
        finished: The import ended (ImportResult).
        broke: The import ended with an error.
    """

    stepped = Signal(list)
    finished = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[ImportStep] = []
        self._cancelled = False
        self._timer = QTimer(self)
        self._timer.setInterval(_FLUSH_MILLISECONDS)
        self._timer.timeout.connect(self._flush)

    def start(self, paths: list[Path]) -> None:
        """Begin."""
        gateway, pemilihan = self._session.gateway, self._session.pemilihan
        self._timer.start()
        self._session.load(
            # list.append is atomic, so the worker may add steps while the timer takes them away
            lambda: gateway.import_paths(pemilihan, paths, self._steps.append, lambda: self._cancelled),
            self._done,
            self._failed,
        )

    def cancel(self) -> None:
        """Stop after the page that is being read; what is stored stays stored."""
        self._cancelled = True

    def _flush(self) -> None:
        count = len(self._steps)
        if count:
            steps, self._steps[:count] = self._steps[:count], []
            self.stepped.emit(steps)

    def _done(self, result: ImportResult) -> None:
        self._timer.stop()
        self._flush()
        self.finished.emit(result)

    def _failed(self, error: Exception) -> None:
        self._timer.stop()
        self._flush()
        self.broke.emit(error)


class ImportView(QWidget):
    """The live list on the left, pages without a TPS on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ImportJob | None = None
        self._refreshed = QElapsedTimer()
        self.setAcceptDrops(True)
        self.model = ImportModel(self)
        self.table = QTableView(self)
        self.bar = QProgressBar(self)
        self.files_button = QPushButton(icon("file"), self.tr("Pilih berkas…"), self)
        self.folder_button = QPushButton(icon("folder"), self.tr("Pilih folder…"), self)
        self.cancel_button = QPushButton(icon("stop", "bad"), self.tr("Hentikan"), self)
        self.summary = QLabel(self)
        self.reason = QLabel(self)
        self.unassigned = UnassignedPanel(session, self)
        self._lay_out()
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.cancel_button.clicked.connect(self.cancel)
        self._show_running(False)

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Impor pindaian"), self)
        title.setProperty("title", True)
        hint = QLabel(
            self.tr("Seret berkas atau folder ke sini, atau pilih. JPG, PNG, TIFF, PDF; berkas asli disimpan utuh."),
            self,
        )
        hint.setProperty("muted", True)
        set_primary(self.files_button)
        self.files_button.setIcon(icon("file", "on_accent"))
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(hint)
        top.addLayout(words, 1)
        top.addWidget(self.files_button)
        top.addWidget(self.folder_button)
        run = QHBoxLayout()
        run.addWidget(self.bar, 1)
        run.addWidget(self.cancel_button)
        card = QFrame(self)
        card.setObjectName("card")
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(16, 10, 16, 12)
        card_layout.addLayout(top)
        card_layout.addLayout(run)
        card_layout.addWidget(self.summary)
        self._set_up_table()
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._list_side())
        split.addWidget(self.unassigned)
        split.setSizes([856, 334])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(card)
        layout.addWidget(split, 1)
        self.bar.setAccessibleName(self.tr("Kemajuan impor"))

    def _list_side(self) -> QWidget:
        side = QWidget(self)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reason)
        self.reason.setWordWrap(True)
        self.reason.hide()
        return side

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setAccessibleName(self.tr("Halaman yang diimpor"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        table.setItemDelegateForColumn(ImportColumn.FILE, MiddleElideDelegate(table))
        metrics = table.fontMetrics()
        room = {
            ImportColumn.FILE: [_LONG_NAME],
            ImportColumn.FORM: [_LONG_FORM],
            ImportColumn.PAGE: ["0"],
            ImportColumn.TPS: ["0" * 13],
            ImportColumn.STATUS: [page_status(status).word for status in PAGE_STATUSES],
        }
        for column, samples in room.items():
            room_of_icon = _ICON_ROOM if column is ImportColumn.STATUS else 0
            needed = max(metrics.horizontalAdvance(text) for text in samples) + _CELL_PADDING + room_of_icon
            table.setColumnWidth(column, max(needed, header.sectionSizeHint(column)))
        table.selectionModel().currentChanged.connect(self._show_reason)

    def start(self, paths: list[Path]) -> None:
        """Import files and folders."""
        if self._job is not None:
            self._session.problem.emit(self.tr("Impor masih berjalan; tunggu sampai selesai atau hentikan dulu."))
            return
        self.model.clear()
        self._show_reason()
        self.summary.clear()
        self.bar.setRange(0, 0)
        self.bar.setFormat(self.tr("Menyiapkan…"))
        self._refreshed.start()
        self._job = ImportJob(self._session, self)
        self._job.stepped.connect(self._stepped)
        self._job.finished.connect(self._finished)
        self._job.broke.connect(self._broke)
        self._show_running(True)
        self._job.start(paths)

    def _stepped(self, steps: list[ImportStep]) -> None:
        last = steps[-1]
        self.bar.setRange(0, max(1, last.total))
        self.bar.setValue(last.done)
        self.bar.setFormat(self.tr("%v dari %m berkas"))
        at_end = self.table.verticalScrollBar().value() >= self.table.verticalScrollBar().maximum() - 2
        self.model.append([step.line for step in steps if step.line is not None])
        if at_end:
            self.table.scrollToBottom()
        text = self.tr("Mengimpor {done} dari {total}").format(done=last.done, total=last.total)
        self._session.busy_changed.emit(text)
        if self._refreshed.hasExpired(_REFRESH_MILLISECONDS):
            self._refreshed.restart()
            self._session.refresh()

    def _finished(self, result: ImportResult) -> None:
        text = self.tr(
            "{files} berkas, {pages} halaman: {read} terbaca, {unassigned} belum punya TPS, {refused} ditolak, "
            "{known} sudah ada sebelumnya."
        ).format(
            files=result.files,
            pages=result.pages,
            read=result.read,
            unassigned=result.unassigned,
            refused=result.refused,
            known=result.known,
        )
        refused = self.model.first_refused()
        if refused is not None:
            self.table.setCurrentIndex(self.model.index(refused, ImportColumn.FILE))
        if result.cancelled:
            text = self.tr("Dihentikan. Yang sudah tersimpan tetap tersimpan.") + " " + text
        self.summary.setText(text)
        self._end()

    def _show_reason(self) -> None:
        """Say in full what the chosen line has no room for."""
        text = self.model.reason_of(self.table.currentIndex().row())
        self.reason.setText(text)
        self.reason.setVisible(bool(text))

    def _broke(self, error: Exception) -> None:
        self._end()
        self._session.report(error)

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._show_running(False)
        self._session.busy_changed.emit("")
        self._session.refresh()
        self.unassigned.reload()

    def _show_running(self, on: bool) -> None:
        self.bar.setVisible(on)
        self.cancel_button.setVisible(on)
        self.cancel_button.setEnabled(on)
        self.files_button.setEnabled(not on)
        self.folder_button.setEnabled(not on)
        self.summary.setVisible(not on)

    def cancel(self) -> None:
        """Stop the import after the page that is being read."""
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.bar.setFormat(self.tr("Menghentikan…"))

    def _choose_files(self) -> None:
        kinds = self.tr("Pindaian") + f" ({_PATTERN})"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Pilih pindaian"), "", kinds)
        if names:
            self.start([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Pilih folder pindaian"))
        if name:
            self.start([Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.start(paths)
