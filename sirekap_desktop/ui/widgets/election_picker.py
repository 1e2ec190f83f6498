"""Which election is being recapped: a name, or a choice where the office has several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.words import election_name

KEY = "F6"


class ElectionPicker(QComboBox):
    """Chooses the session's election; F6 opens it from anywhere, Ctrl+PageUp and Ctrl+PageDown step through."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        for code in session.info.pemilihan:
            self.addItem(f"{election_name(code)} ({code})", code)
        self.setCurrentIndex(self.findData(session.pemilihan))
        self.setEnabled(self.count() > 1)
        self.setMaxVisibleItems(self.count())
        self.setAccessibleName(self.tr("Pemilihan"))
        self.setToolTip(self.tr("Pemilihan yang direkap (F6; Ctrl+PageDown berikutnya)"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)
        session.election_chosen.connect(self._follow)
        scope = parent or self
        QShortcut(QKeySequence(KEY), scope, self._open, context=Qt.ShortcutContext.WindowShortcut)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), scope)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=step: self.step(by))

    def _chosen(self, place: int) -> None:
        self._session.choose_election(str(self.itemData(place)))

    def _follow(self) -> None:
        self.setCurrentIndex(self.findData(self._session.pemilihan))

    def _open(self) -> None:
        if self.isEnabled():
            self.setFocus()
            self.showPopup()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) election, round the ends."""
        self._chosen((self.currentIndex() + by) % self.count())
