"""What a person is shown before a lock: what is missing, what is broken and unexplained, and the digest."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms.rules import Check
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import LockPreview
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.language import catalogue_text, error_text
from sirekap_desktop.ui.rule_words import check_line
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.views.kejadian_dialog import KejadianDialog
from sirekap_desktop.ui.widgets.buttons import set_primary

_BROKEN_ROLE = Qt.ItemDataRole.UserRole + 1
Target = tuple[Level, str]


class LockDialog(QDialog):
    """Previews one or more locks of a level and, when nothing stands against them, locks one after the other."""

    def __init__(
        self, session: Session, targets: list[Target], labels: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._targets = targets
        self._labels = labels
        self._previews: list[LockPreview] = []
        self.setWindowTitle(self.tr("Kunci"))
        self.setMinimumSize(760, 480)
        self._title = QLabel(self._heading(), self)
        self._title.setProperty("title", True)
        self._state = QLabel(self.tr("Memeriksa…"), self)
        self._state.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Hasil pemeriksaan sebelum mengunci"))
        self.list.itemActivated.connect(self._explain)
        self.kejadian_button = QPushButton(icon("flag"), self.tr("Catat kejadian untuk aturan ini…"), self)
        self.kejadian_button.clicked.connect(lambda: self._explain(self.list.currentItem()))
        self.lock_button = QPushButton(icon("lock", "on_accent"), self.tr("Kunci sekarang"), self)
        set_primary(self.lock_button)
        self.lock_button.setEnabled(False)
        self.lock_button.clicked.connect(self._lock)
        self._cancel = QPushButton(self.tr("Batal"), self)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()

    def _heading(self) -> str:
        level, kode = self._targets[0]
        if level is Level.TPS:
            return self.tr("Kunci {count} TPS").format(count=len(self._targets))
        name = self.tr("Kunci desa/kelurahan") if level is Level.DESA else self.tr("Kunci kecamatan")
        return f"{name} {self._name(kode)}"

    def _name(self, kode: str) -> str:
        if len(kode) == 6:
            return self._session.info.kecamatan_nama
        for row in self._session.rows:
            if row.kode == kode:
                return self.tr("TPS {nomor} {desa}").format(nomor=row.nomor, desa=row.desa_nama)
            if row.desa_kode == kode:
                return row.desa_nama
        return kode

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setObjectName("card")
        card_layout = QVBoxLayout(card)
        card_layout.addWidget(self._state)
        card_layout.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.kejadian_button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.lock_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(card, 1)
        layout.addLayout(buttons)
        self.kejadian_button.setEnabled(False)
        self.list.currentItemChanged.connect(self._current_changed)

    def load(self) -> None:
        """Ask the office what stands against the locks."""
        gateway, pemilihan, targets = self._session.gateway, self._session.pemilihan, self._targets
        self._session.load(
            lambda: [gateway.preview_lock(pemilihan, level, kode) for level, kode in targets],
            self._show,
            self._failed,
        )

    def _show(self, previews: list[LockPreview]) -> None:
        self._previews = previews
        self.list.clear()
        for preview in previews:
            for problem in preview.missing:
                text = f"{self._name(preview.kode)}: {catalogue_text(problem.message_id, problem.values)}"
                self._add(text, "cross", "bad")
            for kode, check in preview.broken:
                text = f"{self._name(kode)}: {check_line(check, self._labels)}"
                self._add(text, "flag", "warn").setData(_BROKEN_ROLE, (kode, check))
            for check in preview.doubtful:
                self._add(f"{self._name(preview.kode)}: {check_line(check, self._labels)}", "warning", "warn")
            for kode, problem in preview.warnings:
                text = f"{self._name(kode)}: {catalogue_text(problem.message_id, problem.values)}"
                self._add(text, "warning", "warn")
        missing = sum(len(p.missing) for p in previews)
        broken = sum(len(p.broken) for p in previews)
        if missing or broken:
            text = self.tr(
                "Belum dapat dikunci: {missing} hal belum lengkap, {broken} aturan tidak cocok dan belum dijelaskan. "
                "Aturan yang tidak cocok perlu catatan kejadian khusus."
            ).format(missing=missing, broken=broken)
            self._tell("✗ " + text, "bad")
        else:
            self._tell("✓ " + self.tr("Lengkap. Setelah dikunci, angka tidak dapat diubah lagi."), "good")
            for preview in previews:
                text = self.tr("{name}: sidik angka {digest}").format(
                    name=self._name(preview.kode), digest=preview.digest[:16]
                )
                self._add(text, "check", "good")
        self.lock_button.setEnabled(not missing and not broken)
        (self.lock_button if self.lock_button.isEnabled() else self.list).setFocus()
        if self.list.count():
            self.list.setCurrentRow(0)

    def _add(self, text: str, sign: str, tint: str) -> QListWidgetItem:
        item = QListWidgetItem(icon(sign, tint), text)
        self.list.addItem(item)
        return item

    def _tell(self, text: str, tint: str) -> None:
        self._state.setText(text)
        self._state.setStyleSheet(f"font-weight: 600; color: {getattr(theme(), tint)};")

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        self.kejadian_button.setEnabled(item is not None and item.data(_BROKEN_ROLE) is not None)

    def _explain(self, item: QListWidgetItem | None) -> None:
        broken: tuple[str, Check] | None = item.data(_BROKEN_ROLE) if item else None
        if broken is None:
            return
        kode, check = broken
        dialog = KejadianDialog(self._name(kode), [check], self._labels, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        level = {13: Level.TPS, 10: Level.DESA, 6: Level.KECAMATAN}[len(kode)]
        gateway, pemilihan = self._session.gateway, self._session.pemilihan
        text, kind, rule_id = dialog.text, dialog.kind, dialog.rule_id
        self._session.change(
            lambda: gateway.record_kejadian(pemilihan, level, kode, text, kind, rule_id),
            lambda _result: self.load(),
            self._failed,
        )

    def _lock(self) -> None:
        self.lock_button.setEnabled(False)
        self._tell(self.tr("Mengunci…"), "accent")
        gateway, pemilihan, targets = self._session.gateway, self._session.pemilihan, self._targets

        def work() -> None:
            for level, kode in targets:
                gateway.lock(pemilihan, level, kode)

        self._session.change(work, lambda _result: self.accept(), self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SirekapError):
            self.reject()
            raise error
        self._tell("✗ " + error_text(error), "bad")
