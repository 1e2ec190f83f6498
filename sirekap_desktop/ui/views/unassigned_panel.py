"""Pages that belong to no TPS yet: header strip, a line with completion, Enter, next page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.views import PageView, TpsRow
from sirekap_desktop.ui.images import PageImageStore
from sirekap_desktop.ui.page_titles import page_warnings
from sirekap_desktop.ui.session import Session

REJECTED = "rejected"
_PAGE_ROLE = Qt.ItemDataRole.UserRole + 1


def tps_choice(row: TpsRow) -> str:
    """Return how a TPS is offered: number and desa first, its code last."""
    return f"{row.nomor} {row.desa_nama} · {row.kode}"


def tps_of_choice(text: str, rows: list[TpsRow]) -> str | None:
    """Return the code of the one TPS that a typed text means, None where it means none or several.

    Every word must be the number of the TPS, a part of the name of its desa, or the beginning of its code.
    """
    words = text.casefold().replace("·", " ").split()
    found = [row.kode for row in rows if all(_means(word, row) for word in words)]
    return found[0] if words and len(found) == 1 else None


def _means(word: str, row: TpsRow) -> bool:
    if word.isdigit():
        return int(word) == int(row.nomor) if len(word) <= 3 else row.kode.startswith(word)
    return word in row.desa_nama.casefold() or word == "tps"


class UnassignedPanel(QFrame):
    """Works through pages without a TPS with the keyboard alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._images = PageImageStore(session, self)
        self._choices: list[str] = []
        self._title = QLabel(self)
        self._title.setProperty("subtitle", True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Halaman tanpa TPS"))
        self._picture = QLabel(self)
        self._picture.setMinimumHeight(210)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(self.tr("Gambar halaman"))
        self.warnings = QLabel(self)
        self.warnings.setWordWrap(True)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Nomor dan desa, atau kode TPS; lalu Enter"))
        self.line.setAccessibleName(self.tr("TPS halaman ini"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        for widget in (self._title, self.list, self._picture, self.warnings, self.line):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)
        layout.addStretch(0)
        self.list.currentItemChanged.connect(self._show_picture)
        self.line.returnPressed.connect(self._assign)
        self._images.loaded.connect(lambda _page: self._show_picture())
        session.rows_changed.connect(self._offer)
        self._show_pages([])

    def reload(self) -> None:
        """Load the pages anew."""
        session, pemilihan = self._session, self._session.pemilihan
        session.load(lambda: session.gateway.unassigned_pages(pemilihan), self._show_pages)

    def _offer(self) -> None:
        choices = [tps_choice(row) for row in self._session.rows]
        if choices == self._choices:
            return
        self._choices = choices
        completer = QCompleter(choices, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    def _show_pages(self, pages: list[PageView]) -> None:
        pages = [page for page in pages if page.status != REJECTED]
        place = max(0, self.list.currentRow())
        self.list.clear()
        for page in pages:
            what = f"{page.form} · {self.tr('hal.')} {page.page}" if page.form else self.tr("formulir tidak dikenal")
            item = QListWidgetItem(f"{page.original_name}\n{what}")
            item.setData(_PAGE_ROLE, page)
            self.list.addItem(item)
        self._title.setText(self.tr("Halaman tanpa TPS: {count}").format(count=len(pages)))
        self.line.setVisible(bool(pages))
        self.list.setVisible(bool(pages))
        self._picture.setMinimumHeight(210 if pages else 60)
        if pages:
            self.list.setCurrentRow(min(place, len(pages) - 1))
        else:
            self._picture.setText("✓ " + self.tr("Semua halaman sudah punya TPS."))

    def _page(self) -> PageView | None:
        item = self.list.currentItem()
        return item.data(_PAGE_ROLE) if item else None

    def _show_picture(self) -> None:
        page = self._page()
        self.warnings.setText(page_warnings(page) if page else "")
        self.warnings.setVisible(bool(self.warnings.text()))
        if page is None:
            return
        self._images.request(page, whole=True)
        image = self._images.get(page.id)
        if image is None:
            self._picture.setText(self.tr("memuat gambar…"))
            return
        shown = image.header or image.levels[2]
        scaled = shown.scaled(
            max(100, self.width() - 28),
            205,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(QPixmap.fromImage(scaled))

    def _assign(self) -> None:
        page = self._page()
        if page is None:
            return
        kode = tps_of_choice(self.line.text(), self._session.rows)
        if kode is None:
            self._session.problem.emit(
                self.tr("TPS belum jelas. Ketik nomor dan nama desanya, misalnya: 003 nama desa, atau kode 13 angka.")
            )
            return
        session, pemilihan, page_id = self._session, self._session.pemilihan, page.id
        session.change(lambda: session.gateway.assign_page(page_id, pemilihan, kode), self._assigned)

    def _assigned(self, _result: object) -> None:
        self.line.clear()
        self.line.setFocus()
        self.reload()
        self._session.refresh()
        self._session.numbers_changed.emit()
