"""Which TPS is it: the name of the TPS beside the header strips of its pages, and one key to confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sirekap_desktop.recap.views import TpsSheet
from sirekap_desktop.ui.icons import pixmap
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.words import tps_sign

_STRIP_HEIGHT = 58


class IdentityBar(QFrame):
    """Name, state and header strip of the TPS.

    Signals:
        confirmed: A person says that the pages belong to this TPS.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name = QLabel(self)
        self._name.setProperty("title", True)
        self._desa = QLabel(self)
        self._desa.setProperty("muted", True)
        self._state_icon = QLabel(self)
        self._state = QLabel(self)
        self._strip = QLabel(self)
        self._strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._strip.setMinimumWidth(80)
        self._strip.setAccessibleName(self.tr("Kepala halaman pada pindaian"))
        self._image: QImage | None = None
        self._button = QPushButton(self.tr("Ini memang TPS ini (F2)"), self)
        set_primary(self._button)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.confirmed)
        self._sure = QLabel(self)
        self._sure.hide()
        self._lay_out()
        self.setFixedHeight(92)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(5)
        state.addWidget(self._state_icon)
        state.addWidget(self._state)
        state.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._desa)
        names.addLayout(state)
        right = QVBoxLayout()
        right.addWidget(self._button)
        right.addWidget(self._sure)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 10, 6)
        layout.setSpacing(12)
        layout.addLayout(names)
        layout.addWidget(self._strip, 1)
        layout.addLayout(right)

    def show_sheet(self, sheet: TpsSheet) -> None:
        """Show name and state of a TPS and whether its identity was confirmed."""
        self._name.setText(self.tr("TPS {nomor}").format(nomor=sheet.nomor))
        self._desa.setText(f"{sheet.desa_nama} · {sheet.kode}")
        sign = tps_sign(sheet.state)
        self._state_icon.setPixmap(pixmap(sign.icon, 18, sign.tint))
        self._state.setText(sign.word)
        self._state.setStyleSheet(f"color: {getattr(theme(), sign.tint)}; font-weight: 600;")
        has_pages = bool(sheet.pages)
        self._button.setVisible(has_pages and not sheet.identity_confirmed)
        self._sure.setVisible(sheet.identity_confirmed)
        self._sure.setText("✓ " + self.tr("identitas dipastikan"))
        self._sure.setStyleSheet(f"color: {theme().good}; font-weight: 600;")
        if not has_pages:
            self.show_strip(None)

    def show_strip(self, image: QImage | None) -> None:
        """Show the header strip of the page on the screen."""
        self._image = image
        if image is None:
            self._strip.clear()
            self._strip.setText(self.tr("belum ada pindaian"))
            return
        room = self._strip.size() * self.devicePixelRatioF()
        size = image.size().scaled(
            room.width(), int(_STRIP_HEIGHT * self.devicePixelRatioF()), Qt.AspectRatioMode.KeepAspectRatio
        )
        picture = QPixmap.fromImage(
            image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._strip.setPixmap(picture)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Fit the strip anew."""
        if self._image is not None:
            self.show_strip(self._image)
