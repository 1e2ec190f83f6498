"""Rules of the TPS in words; choosing a broken one leads to its fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.ui.item_models.checks_model import CHECK_ROLE, FIELDS_ROLE, ChecksModel
from sirekap_desktop.ui.theme import theme


class RulesPanel(QFrame):
    """List of problems and checks with a count above it.

    Signals:
        fields_wanted: Somebody chose a line (list of field ids it speaks of).
    """

    fields_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        title = QLabel(self.tr("Aturan"), self)
        title.setProperty("subtitle", True)
        self._count = QLabel(self)
        self.model = ChecksModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Aturan dan masalah"))
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)

    def show_checks(
        self,
        checks: list[tuple[str, Check]],
        labels: Mapping[str, str],
        sentences: list[tuple[str, tuple[str, ...]]],
    ) -> None:
        """Show the checks and problems of a TPS or recap."""
        self.model.set_checks(checks, labels, sentences)
        broken, unknown, total = self.model.counts()
        if broken:
            text, tint = self.tr("{broken} dari {total} tidak cocok").format(broken=broken, total=total), "bad"
        elif unknown:
            text, tint = self.tr("{unknown} dari {total} belum dapat dihitung"), "warn"
            text = text.format(unknown=unknown, total=total)
        else:
            text, tint = self.tr("semua {total} cocok").format(total=total), "good"
        shape = {"bad": "✗ ", "warn": "? ", "good": "✓ "}[tint]
        self._count.setText(shape + text)
        self._count.setStyleSheet(f"font-weight: 600; color: {getattr(theme(), tint)};")

    def broken_rules(self) -> list[Check]:
        """Return the broken checks in the order shown."""
        model = self.model
        checks = [model.index(row).data(CHECK_ROLE) for row in range(model.rowCount())]
        return [c for c in checks if c is not None and c.broken]

    def _chosen(self, index: QModelIndex) -> None:
        fields = index.data(FIELDS_ROLE)
        if fields:
            self.fields_wanted.emit(list(fields))
