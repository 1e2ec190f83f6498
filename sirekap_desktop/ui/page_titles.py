"""In which order the pages of a TPS stand, what they are called, and what is wrong with their pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sirekap_desktop.recap.views import PageView
from sirekap_desktop.ui.language import say

_t = QCoreApplication.translate


def ordered_pages(pages: tuple[PageView, ...]) -> list[PageView]:
    """Return plano pages before SALINAN pages, sources before older scans."""
    return sorted(pages, key=lambda p: ("SALINAN" in (p.form or ""), not p.is_source, p.page or 0, -p.id))


def page_title(page: PageView) -> str:
    """Return the short name of a page; a dot marks one that a newer scan replaced."""
    name = "Salinan" if "SALINAN" in (page.form or "") else "Plano"
    old = "" if page.is_source else " ·"
    if page.partai:
        party = _t("PageTitles", "Partai {nomor}").format(nomor=page.partai)
        return f"{party}{old}" if name == "Plano" else f"{name} {party}{old}"
    return f"{name} {page.page or '?'}{old}"


def page_warnings(page: PageView) -> str:
    """Return what the reader or the office says of a page's picture, one sentence a line; empty where nothing."""
    return "\n".join(say(warning) for warning in page.warnings)


def page_hint(page: PageView) -> str:
    """Return the file that a page came from and what is wrong with its picture."""
    return "\n".join(filter(None, (page.original_name, page_warnings(page))))
