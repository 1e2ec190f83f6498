"""How the parts of the verification stand: scan on the left, numbers and rules on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from sirekap_desktop.ui.icons import icon

if TYPE_CHECKING:
    from sirekap_desktop.ui.views.verify_view import VerifyView

_t = QCoreApplication.translate


def lay_out(view: VerifyView) -> None:
    """Put the parts of the view in their places."""
    view.pages.setExpanding(False)
    view.pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.pages.setAccessibleName(_t("VerifyView", "Halaman"))
    over = QHBoxLayout(view.scan)
    over.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    over.addWidget(_tool(view, "zoom-out", _t("VerifyView", "Perkecil (Ctrl+−)"), lambda: view.scan.zoom(0.8)))
    over.addWidget(_tool(view, "zoom-in", _t("VerifyView", "Perbesar (Ctrl++)"), lambda: view.scan.zoom(1.25)))
    over.addWidget(_tool(view, "fit", _t("VerifyView", "Seluruh halaman (Ctrl+0)"), view.scan.fit))
    left = QWidget(view)
    left_layout = QVBoxLayout(left)
    left_layout.setContentsMargins(0, 0, 0, 0)
    left_layout.setSpacing(0)
    left_layout.addWidget(view.strips)
    left_layout.addWidget(view.pages)
    left_layout.addWidget(view.scan, 1)
    right = QSplitter(Qt.Orientation.Vertical, view)
    upper = QWidget(view)
    upper_layout = QVBoxLayout(upper)
    upper_layout.setContentsMargins(0, 0, 0, 0)
    upper_layout.setSpacing(4)
    view.page_title.setProperty("subtitle", True)
    upper_layout.addWidget(view.page_title)
    upper_layout.addWidget(view.table, 1)
    upper_layout.addWidget(view.why)
    right.addWidget(upper)
    right.addWidget(view.rules)
    right.setSizes([420, 150])
    right.setStretchFactor(0, 1)
    right.setChildrenCollapsible(False)
    split = QSplitter(Qt.Orientation.Horizontal, view)
    split.addWidget(left)
    split.addWidget(right)
    split.setSizes([470, 730])
    split.setStretchFactor(0, 1)
    split.setChildrenCollapsible(False)
    right.setMinimumWidth(690)
    layout = QVBoxLayout(view)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(8)
    layout.addWidget(view.identity)
    layout.addWidget(split, 1)
    view.setFocusProxy(view.table)


def _tool(view: VerifyView, name: str, text: str, act: object) -> QToolButton:
    button = QToolButton(view)
    button.setIcon(icon(name))
    button.setObjectName("overlay")
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(act)
    return button
