"""Who is logged in, and the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMessageBox, QToolButton, QWidget

from sirekap_desktop.ui.language import LANGUAGES, chosen_language
from sirekap_desktop.ui.words import role_word


class AccountButton(QToolButton):
    """Name and role; its menu chooses the language."""

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        word = role_word(role)
        self.setText(name if name.casefold() == word.casefold() else f"{name} · {word}")
        self.setAccessibleName(self.tr("Akun: {name}, {role}").format(name=name, role=word))
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addSection(self.tr("Bahasa"))
        group = QActionGroup(menu)
        for code, text in LANGUAGES.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(code == chosen_language())
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked, chosen=code: self._choose(chosen))
        self.setMenu(menu)

    def _choose(self, language: str) -> None:
        QSettings().setValue("language", language)
        QMessageBox.information(
            self, self.tr("Bahasa"), self.tr("Bahasa yang dipilih berlaku saat program dibuka lagi.")
        )
