"""Header strips of all pages of a TPS, one below the other: a page of another TPS stands out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sirekap_desktop.ui.theme import theme

_TITLE_WIDTH = 84
_HIGHEST = 54
_MOST = 300
"""Height of the list in pixels: the strips of a paper of five pages; more are scrolled, so that each can be read."""


class IdentityStrips(QFrame):
    """Shown until a person has confirmed the TPS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._strips: list[tuple[str, QImage | None]] = []
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._question = QLabel(self.tr("Apakah semua halaman ini milik TPS ini? F2 memastikan."), self)
        self._question.setStyleSheet(f"color: {theme().warn}; font-weight: 600;")
        self._inner = QWidget(self)
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.area = QScrollArea(self)
        self.area.setWidget(self._inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Kepala semua halaman"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 6)
        layout.setSpacing(3)
        layout.addWidget(self._question)
        layout.addWidget(self.area)

    @property
    def complete(self) -> bool:
        """Whether every page's strip is on the screen."""
        return bool(self._strips) and all(image is not None for _, image in self._strips)

    def turn(self) -> bool:
        """Show the next heads where some were not seen yet; return whether there were any."""
        bar = self.area.verticalScrollBar()
        if not self.isVisible() or bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + bar.pageStep() - _HIGHEST)
        return True

    def show_strips(self, strips: list[tuple[str, QImage | None]]) -> None:
        """Show (name of the page, its header strip or None while it loads)."""
        self._strips = strips
        while len(self._labels) < len(strips):
            row = len(self._labels)
            title, picture = QLabel(self._inner), QLabel(self._inner)
            title.setFixedWidth(_TITLE_WIDTH)
            picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(title, row, 0)
            self._grid.addWidget(picture, row, 1)
            self._labels.append((title, picture))
        for place, (title, picture) in enumerate(self._labels):
            shown = place < len(strips)
            title.setVisible(shown)
            picture.setVisible(shown)
            if shown:
                title.setText(strips[place][0])
                picture.setAccessibleName(self.tr("Kepala {page}").format(page=strips[place][0]))
        self._paint()

    def _paint(self) -> None:
        width = max(80, self.width() - _TITLE_WIDTH - 50)
        ratio = self.devicePixelRatioF()
        for (_, picture), (_, image) in zip(self._labels, self._strips, strict=False):
            if image is None:
                picture.setText("…")
                continue
            scaled = image.scaled(
                int(width * ratio),
                int(_HIGHEST * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            picture.setPixmap(QPixmap.fromImage(scaled))
        self.area.setFixedHeight(min(_MOST, self._inner.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the strips anew."""
        super().resizeEvent(event)
        self._paint()
