"""Which kinds of D-series paper with a table there are, and what renders each; letters are in ``letter``.

A new kind is one entry here and its wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.letter import PAPER_KINDS
from sirekap_desktop.documents.rendering import render
from sirekap_desktop.documents.wording import KindWording, Wording
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable


class UnknownKindError(SirekapError):
    """A kind of document that this program does not print."""


class Renderer(Protocol):
    """Makes the unsigned PDF of a paper and counts its pages."""

    def __call__(
        self,
        wording: Wording,
        kind: KindWording,
        table: RecapTable,
        identity: DocumentIdentity,
        *,
        paper: Paper = Paper.A4,
        signature_note: str = "",
    ) -> tuple[bytes, int]:
        """Render one paper."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of paper: its id in the contract, the level whose table it prints, and its renderer."""

    id: str
    level: Level
    renderer: Renderer


KINDS = {
    kind.id: kind
    for kind in (
        DocumentKind("d-hasil-kecamatan", Level.KECAMATAN, render),
        DocumentKind("lampiran-desa", Level.DESA, render),
    )
}


def document_kind(kind: str) -> DocumentKind:
    """Return a kind by its id.

    Raises:
        UnknownKindError: If there is none; the sentence lists those that there are.
    """
    if kind not in KINDS:
        raise UnknownKindError("document.unknown_kind", kind=kind, kinds=", ".join(PAPER_KINDS))
    return KINDS[kind]
