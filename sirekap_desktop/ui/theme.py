"""Colours, fonts and style sheet of the window: one accent, light and dark, visible focus everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from sirekap_desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours; every widget asks these names and none knows a colour of its own."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    rail: str
    rail_text: str
    rail_active: str


LIGHT = Theme(
    window="#f3f5f7", surface="#ffffff", raised="#f8fafb", line="#d5dbe1", text="#18222d", muted="#566473",
    accent="#12598c", accent_soft="#dcebf6", on_accent="#ffffff",
    good="#1c6b3f", good_soft="#e0f2e7", warn="#8a4b00", warn_soft="#fff0d6", bad="#a61b1b", bad_soft="#fde4e3",
    rail="#14283a", rail_text="#c9d6e2", rail_active="#25455f",
)  # fmt: skip
DARK = Theme(
    window="#171c21", surface="#1f262d", raised="#262f37", line="#3a4650", text="#e8edf2", muted="#a3b1be",
    accent="#6db7ea", accent_soft="#213c50", on_accent="#0d1a24",
    good="#73cf98", good_soft="#1d3a2a", warn="#f2bb66", warn_soft="#42331b", bad="#ff8f8a", bad_soft="#4a2424",
    rail="#0e1419", rail_text="#b9c6d1", rail_active="#23313d",
)  # fmt: skip

_current = LIGHT


def theme() -> Theme:
    """Return the theme in force."""
    return _current


def colour(name: str) -> QColor:
    """Return a colour of the theme in force by its name."""
    return QColor(getattr(_current, name))


def tabular(font: QFont) -> QFont:
    """Return the font with figures of equal width, so that columns of numbers stand straight."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def load_fonts() -> None:
    """Make the bundled Noto Sans known to Qt, so that every machine shows the same window."""
    for path in sorted(resource("fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def apply_theme(app: QApplication, chosen: Theme | None = None) -> None:
    """Dress the application: Fusion, palette, font and style sheet.

    Args:
        app: The running application.
        chosen: Theme to use; by default light or dark as the desktop asks.
    """
    global _current
    if chosen is None:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        chosen = DARK if dark else LIGHT
    _current = chosen
    load_fonts()
    app.setStyle(QStyleFactory.create("Fusion"))
    font = QFont("Noto Sans")
    font.setPointSizeF(max(9.5, app.font().pointSizeF()))
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_style_sheet(chosen))


def _palette(t: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: t.window,
        QPalette.ColorRole.WindowText: t.text,
        QPalette.ColorRole.Base: t.surface,
        QPalette.ColorRole.AlternateBase: t.raised,
        QPalette.ColorRole.Text: t.text,
        QPalette.ColorRole.Button: t.surface,
        QPalette.ColorRole.ButtonText: t.text,
        QPalette.ColorRole.Highlight: t.accent,
        QPalette.ColorRole.HighlightedText: t.on_accent,
        QPalette.ColorRole.PlaceholderText: t.muted,
        QPalette.ColorRole.ToolTipBase: t.surface,
        QPalette.ColorRole.ToolTipText: t.text,
        QPalette.ColorRole.Link: t.accent,
    }
    palette = QPalette()
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return palette


def _arrow() -> str:
    return resource("icons", "chevron-down.svg").as_posix()


def _style_sheet(t: Theme) -> str:
    return f"""
    QWidget {{ color: {t.text}; }}
    QMainWindow, QDialog {{ background: {t.window}; }}
    QToolTip {{ background: {t.surface}; border: 1px solid {t.line}; padding: 4px; }}
    QPushButton {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 6px 14px; }}
    QPushButton:hover {{ background: {t.accent_soft}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 5px 13px; }}
    QPushButton:disabled {{ color: {t.muted}; background: {t.window}; }}
    QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
        font-weight: 600; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {t.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {t.line}; color: {t.muted}; border-color: {t.line}; }}
    QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: 6px; padding: 5px 8px; selection-background-color: {t.accent}; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {t.accent}; padding: 4px 7px; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow {{ image: url("{_arrow()}"); width: 14px; height: 14px; }}
    QTableView, QListView, QTreeView {{ background: {t.surface}; border: 2px solid {t.line}; border-radius: 6px;
        gridline-color: {t.line}; alternate-background-color: {t.raised}; outline: 0; }}
    QTableView:focus, QListView:focus {{ border-color: {t.accent}; }}
    QTableView::item, QListView::item {{ padding: 4px 6px; }}
    QTableView::item:selected, QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
    QHeaderView {{ background: {t.raised}; border: 0; }}
    QHeaderView::section {{ background: {t.raised}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.line};
        border-right: 1px solid {t.line}; padding: 5px 8px; font-weight: 600; }}
    QTableCornerButton::section {{ background: {t.raised}; border: 0; border-bottom: 1px solid {t.line}; }}
    QProgressBar {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 6px; text-align: center;
        min-height: 18px; }}
    QProgressBar::chunk {{ background: {t.accent_soft}; border-radius: 5px; }}
    QTabBar::tab {{ padding: 6px 11px; border: 1px solid {t.line}; border-bottom: 0; background: {t.raised};
        border-top-left-radius: 6px; border-top-right-radius: 6px; margin-right: 3px; color: {t.muted}; }}
    QTabBar::tab:selected {{ background: {t.surface}; color: {t.text}; font-weight: 600;
        border-top: 3px solid {t.accent}; padding-top: 4px; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QStatusBar {{ background: {t.raised}; border-top: 1px solid {t.line}; color: {t.muted}; }}
    QStatusBar::item {{ border: 0; }}
    QStatusBar QLabel {{ color: {t.muted}; padding: 2px 8px; }}
    QToolButton::menu-indicator {{ image: url("{_arrow()}"); width: 12px; height: 12px;
        subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }}
    QFrame#topbar QToolButton {{ padding: 5px 22px 5px 8px; border: 2px solid transparent; border-radius: 6px; }}
    QFrame#topbar QToolButton:focus {{ border-color: {t.accent}; }}
    QFrame#topbar QToolButton:hover {{ background: {t.accent_soft}; }}
    QFrame#card {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
    QFrame#topbar {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
    QToolButton#overlay {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 4px; }}
    QToolButton#overlay:hover {{ background: {t.accent_soft}; }}
    QFrame#rail {{ background: {t.rail}; }}
    QFrame#rail QToolButton {{ color: {t.rail_text}; background: transparent; border: 2px solid transparent;
        border-radius: 8px; padding: 8px 10px; text-align: left; }}
    QFrame#rail QToolButton:hover {{ background: {t.rail_active}; }}
    QFrame#rail QToolButton:checked {{ background: {t.rail_active}; color: #ffffff; font-weight: 600; }}
    QFrame#rail QToolButton:focus {{ border-color: #ffffff; }}
    QFrame#rail QLabel {{ color: {t.rail_text}; }}
    QLabel#practice {{ background: #b3171d; color: #ffffff; font-weight: 700; padding: 3px; }}
    QLabel[muted="true"] {{ color: {t.muted}; }}
    QLabel[title="true"] {{ font-size: 15pt; font-weight: 600; }}
    QLabel[subtitle="true"] {{ font-weight: 600; }}
    QSplitter::handle {{ background: {t.line}; }}
    QSplitter::handle:horizontal {{ width: 3px; }}
    """
