"""The review sheet: every number that was read with confidence beside its image, before it is agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui.theme import tabular, theme
from sirekap_desktop.ui.widgets.buttons import set_primary

_COLUMNS = 4
_SNIPPET = (126, 34)


class ReviewDialog(QDialog):
    """Nothing is agreed unseen: a field whose image is not on the sheet can't be agreed here.

    Signals:
        field_doubted: Somebody wants to look at a field again (its id).
    """

    field_doubted = Signal(str)

    def __init__(
        self,
        title: str,
        fields: list[FieldView],
        labels: Mapping[str, str],
        snippet: Callable[[FieldView], QImage | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tinjau sebelum menyetujui"))
        self.setMinimumSize(1080, 600)
        head = QLabel(title, self)
        head.setProperty("title", True)
        lead = QLabel(
            self.tr(
                "{count} angka terbaca yakin dan belum ditetapkan. Bandingkan setiap angka dengan potongan "
                "pindaiannya. Klik angka yang meragukan untuk kembali ke isiannya."
            ).format(count=len(fields)),
            self,
        )
        lead.setWordWrap(True)
        lead.setProperty("muted", True)
        self.shown = [f for f in fields if snippet(f) is not None]
        grid_holder = QWidget(self)
        grid = QGridLayout(grid_holder)
        grid.setSpacing(6)
        rows = -(-len(fields) // _COLUMNS)
        for place, field in enumerate(fields):
            grid.addWidget(
                self._cell(field, labels.get(field.id, field.label), snippet(field)), place % rows, place // rows
            )
        area = QScrollArea(self)
        area.setWidget(grid_holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(lead)
        layout.addWidget(area, 1)
        layout.addLayout(self._buttons(len(fields)))

    def _buttons(self, count: int) -> QHBoxLayout:
        self.agree_button = QPushButton(self.tr("Semua cocok, setujui (Enter)"), self)
        set_primary(self.agree_button)
        self.agree_button.setDefault(True)
        self.agree_button.clicked.connect(self.accept)
        complete = len(self.shown) == count
        self.agree_button.setEnabled(complete)
        cancel = QPushButton(self.tr("Kembali (Esc)"), self)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        if not complete:
            row.addWidget(QLabel("⚠ " + self.tr("Sebagian gambar belum tampil; tutup dan coba lagi."), self))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.agree_button)
        self.agree_button.setFocus()
        return row

    def _cell(self, field: FieldView, name: str, image: QImage | None) -> QFrame:
        cell = _Cell(field.id, self)
        cell.clicked.connect(self._doubt)
        label = QLabel(name, cell)
        label.setWordWrap(True)
        small = label.font()
        small.setPointSizeF(small.pointSizeF() - 1.5)
        label.setFont(small)
        label.setProperty("muted", True)
        picture = QLabel(cell)
        picture.setFixedSize(*_SNIPPET)
        if image is not None:
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap.fromImage(
                image.scaled(
                    int(_SNIPPET[0] * ratio),
                    int(_SNIPPET[1] * ratio),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            pixmap.setDevicePixelRatio(ratio)
            picture.setPixmap(pixmap)
        value = QLabel(str(field.read), cell)
        big = tabular(value.font())
        big.setPointSizeF(big.pointSizeF() + 5)
        big.setBold(True)
        value.setFont(big)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.addWidget(picture)
        line.addWidget(value, 1)
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(1)
        layout.addWidget(label)
        layout.addLayout(line)
        return cell

    def _doubt(self, field_id: str) -> None:
        self.reject()
        self.field_doubted.emit(field_id)


class _Cell(QFrame):
    """One number of the sheet; a click or Space sends its field back to the table."""

    clicked = Signal(str)

    def __init__(self, field_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field_id = field_id
        self.setObjectName("cell")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        t = theme()
        self.setStyleSheet(
            f"QFrame#cell {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; }}"
            f"QFrame#cell:focus {{ border: 2px solid {t.accent}; }}"
        )

    def mousePressEvent(self, event: object) -> None:  # noqa: N802
        """Doubt this number."""
        self.clicked.emit(self._field_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Doubt this number with Space."""
        if event.key() == Qt.Key.Key_Space:
            self.clicked.emit(self._field_id)
        else:
            super().keyPressEvent(event)
