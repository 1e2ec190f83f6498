"""Records a special event or an objection, linked to a broken rule where there is one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.recap.states import KejadianKind
from sirekap_desktop.ui.rule_words import check_line
from sirekap_desktop.ui.widgets.buttons import decision_row


class KejadianDialog(QDialog):
    """Asks what happened; it can't be left with an empty text."""

    def __init__(
        self, where: str, broken: list[Check], labels: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Catat kejadian khusus"))
        self.setMinimumWidth(560)
        title = QLabel(where, self)
        title.setProperty("title", True)
        self._kind = QComboBox(self)
        self._kind.addItem(self.tr("Kejadian khusus"), KejadianKind.KEJADIAN.value)
        self._kind.addItem(self.tr("Keberatan saksi"), KejadianKind.KEBERATAN.value)
        self._rule = QComboBox(self)
        self._rule.addItem(self.tr("Tidak terkait aturan"), None)
        for check in broken:
            self._rule.addItem(check_line(check, labels), check.rule.id)
        if broken:
            self._rule.setCurrentIndex(1)
        self._rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = QPlainTextEdit(self)
        self._text.setPlaceholderText(
            self.tr("Apa yang terjadi, siapa yang menyampaikan, dan bagaimana penyelesaiannya?")
        )
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(110)
        self._text.textChanged.connect(self._check)
        form = QFormLayout()
        form.addRow(self.tr("Jenis"), self._kind)
        form.addRow(self.tr("Aturan"), self._rule)
        form.addRow(self.tr("Uraian"), self._text)
        buttons, self._save = decision_row(self, self.tr("Catat"))
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._check()
        self._text.setFocus()

    def _check(self) -> None:
        self._save.setEnabled(bool(self.text))

    @property
    def text(self) -> str:
        """What happened."""
        return self._text.toPlainText().strip()

    @property
    def kind(self) -> str:
        """Kind of the record."""
        return str(self._kind.currentData())

    @property
    def rule_id(self) -> str | None:
        """The rule that the record explains, or None."""
        rule = self._rule.currentData()
        return None if rule is None else str(rule)
