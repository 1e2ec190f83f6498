"""Forms of many pages, one page at a time: a party election has twenty pages and some two hundred numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from sirekap_desktop.recap.views import FieldView, TpsSheet

_t = QCoreApplication.translate

FEW = 4
"""Up to so many pages a form is shown as one table: their numbers go on a screen or two."""


class PageTurner:
    """Which page of the plano is on the screen; forms of few pages are shown whole."""

    def __init__(self) -> None:
        self._pages: list[int] = []
        self.current: int | None = None

    def take(self, sheet: TpsSheet) -> None:
        """Take the pages of a sheet; the page shown stays where the form has it."""
        self._pages = sorted({f.page for f in sheet.fields})
        if len(self._pages) <= FEW:
            self.current = None
        elif self.current not in self._pages:
            self.current = self._pages[0]

    @property
    def turns(self) -> bool:
        """Whether pages are shown one at a time."""
        return self.current is not None

    def show(self, page: int) -> bool:
        """Make a page the current one; return whether that changes what is shown."""
        if self.current is None or page == self.current or page not in self._pages:
            return False
        self.current = page
        return True

    def beside(self, step: int) -> int | None:
        """Return the page ``step`` places on, round the ends; None where the form is shown whole."""
        if self.current is None:
            return None
        return self._pages[(self._pages.index(self.current) + step) % len(self._pages)]

    def fields(self, sheet: TpsSheet) -> tuple[FieldView, ...]:
        """Return the fields that are shown."""
        return tuple(f for f in sheet.fields if self.current in (None, f.page))

    def title(self, sheet: TpsSheet, labels: Mapping[str, str]) -> str:
        """Return what the page is: its number, its party, and how many of its fields need eyes."""
        if self.current is None:
            return ""
        shown = self.fields(sheet)
        text = _t("PageTurner", "Halaman {page} dari {pages}").format(page=self.current, pages=len(self._pages))
        partai = next((f.partai for f in shown if f.partai), 0)
        if partai:
            text += f"  ·  {labels.get(f'suara_partai_{partai}', str(partai))}"
        waiting = sum(f.needs_eyes for f in shown)
        if waiting:
            text += "  ·  " + _t("PageTurner", "{count} perlu dilihat").format(count=waiting)
        return text + "  ·  " + _t("PageTurner", "PageDown berikutnya")
