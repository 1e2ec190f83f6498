"""A PDF inside the window: pages are rendered off the GUI thread and shown one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sirekap_desktop.documents.pdfium_lock import PDFIUM
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.session import Session

_LONG_SIDE = 1600


@dataclass(frozen=True, slots=True)
class _Rendered:
    path: Path
    page: int
    count: int
    image: QImage


def render_page(path: Path, page: int, long_side: int = _LONG_SIDE) -> tuple[int, QImage]:
    """Render one page of a PDF with its signatures, ``long_side`` pixels long; return the number of pages as well."""
    with PDFIUM:
        return _render_locked(path, page, long_side)


def _render_locked(path: Path, page: int, long_side: int) -> tuple[int, QImage]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    try:
        document.init_forms()
        count = len(document)
        sheet = document[min(page, count - 1)]
        width, height = sheet.get_size()
        bitmap = sheet.render(scale=long_side / max(width, height), rev_byteorder=True)
        image_format = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, image_format).copy()
        bitmap.close()
        return count, image
    finally:
        document.close()


class PdfPreview(QWidget):
    """One page at a time, with buttons to turn."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._page = 0
        self._count = 0
        self._image: QImage | None = None
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._picture.setAccessibleName(self.tr("Pratinjau dokumen"))
        self._where = QLabel(self)
        self._back = self._button("previous", self.tr("Halaman sebelumnya"), -1)
        self._forth = self._button("next", self.tr("Halaman berikutnya"), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self._back, self._where, self._forth):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture, 1)
        layout.addLayout(row)
        self.show_file(None)

    def _button(self, name: str, text: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._turn(step))
        return button

    @property
    def page_count(self) -> int:
        """Number of pages of the document shown; 0 where none is."""
        return self._count

    def show_file(self, path: Path | None) -> None:
        """Show the first page of a document; None shows none."""
        self._path, self._page, self._count, self._image = path, 0, 0, None
        if path is None:
            self._picture.setText(self.tr("Pilih dokumen untuk melihatnya di sini."))
            self._show_where()
        else:
            self._picture.setText(self.tr("Memuat pratinjau…"))
            self._request()

    def _turn(self, step: int) -> None:
        self._page = max(0, min(self._count - 1, self._page + step))
        self._request()

    def _request(self) -> None:
        path, page = self._path, self._page
        if path is None:
            return

        def work() -> _Rendered:
            count, image = render_page(path, page)
            return _Rendered(path, page, count, image)

        self._session.load(work, self._rendered)

    def _rendered(self, result: _Rendered) -> None:
        if result.path != self._path or result.page != self._page:
            return
        self._count, self._image = result.count, result.image
        self._paint()
        self._show_where()

    def _show_where(self) -> None:
        text = self.tr("halaman {page} dari {count}").format(page=self._page + 1, count=self._count)
        self._where.setText(text if self._count else "")
        self._back.setEnabled(self._page > 0)
        self._forth.setEnabled(self._page + 1 < self._count)

    def _paint(self) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        scaled = self._image.scaled(
            self._picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the page anew."""
        super().resizeEvent(event)
        self._paint()
