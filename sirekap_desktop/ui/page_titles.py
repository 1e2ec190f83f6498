"""In which order the pages of a TPS stand, and what they are called."""

from __future__ import annotations

from sirekap_desktop.recap.views import PageView


def ordered_pages(pages: tuple[PageView, ...]) -> list[PageView]:
    """Return plano pages before SALINAN pages, sources before older scans."""
    return sorted(pages, key=lambda p: ("SALINAN" in (p.form or ""), not p.is_source, p.page or 0, -p.id))


def page_title(page: PageView) -> str:
    """Return the short name of a page; a dot marks one that a newer scan replaced."""
    name = "Salinan" if "SALINAN" in (page.form or "") else "Plano"
    old = "" if page.is_source else " ·"
    return f"{name} {page.page or '?'}{old}"
