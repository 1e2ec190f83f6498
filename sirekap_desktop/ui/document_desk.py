"""What the window asks of an office about a printed document: sign, refuse, scan back, print on paper, hand over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sirekap_desktop.app import App
from sirekap_desktop.recap import document_trail, documents, recipients, signatures
from sirekap_desktop.recap.recipients import Recipient, Signatory
from sirekap_desktop.recap.signatures import Handing
from sirekap_desktop.recap.views import DokumenView
from sirekap_desktop.ui.language import say


class DocumentDesk:
    """The use-cases of one printed document; every method may be called from any thread."""

    def __init__(self, app: App) -> None:
        self._office = app.office

    def document(self, document_id: int) -> DokumenView:
        """Return a document with its signatures and copies."""
        return documents.find_document(self._office, document_id)

    def trail(self, document_id: int) -> list[str]:
        """Return the road of a document in sentences, newest first."""
        return [line.told(say) for line in reversed(document_trail.document_trail(self._office, document_id))]

    def signatories(self, pemilihan: str) -> tuple[Signatory, ...]:
        """Return the signature blocks of an election's documents."""
        return recipients.signatories(self._office, pemilihan)

    def recipients(self, pemilihan: str) -> tuple[Recipient, ...]:
        """Return who gets a copy of an election's documents."""
        return recipients.recipients(self._office, pemilihan)

    def sign(self, document_id: int, blok: str, p12: Path, passphrase: str) -> Path:
        """Add an electronic signature; return the new file."""
        from sirekap_desktop.countersigning import sign_with_file

        return sign_with_file(self._office, document_id, blok, p12, passphrase).path

    def refuse(self, document_id: int, blok: str, nama: str, alasan: str) -> None:
        """Record that somebody refuses to sign, and why."""
        signatures.refuse_signature(self._office, document_id, blok=blok, nama=nama, alasan=alasan)

    def accept_scans(self, document_id: int, paths: Sequence[Path]) -> str:
        """Keep scans of the paper signed by hand; return in a sentence what they came to."""
        from sirekap_desktop.scan_back import accept_scans

        made = accept_scans(self._office, paths, document_id)
        pages, missing = (", ".join(map(str, part)) for part in (made.pages, made.missing))
        if made.missing:
            return say("scan_back.some", pages=pages, missing=missing)
        return say("scan_back.all", pages=pages)

    def note_printing(self, document_id: int, printer: str, pages: str, copies: Mapping[str, int]) -> None:
        """Record that a document was printed on paper."""
        signatures.note_printing(self._office, document_id, printer=printer, pages=pages, copies=copies)

    def hand_over(self, document_id: int, handings: Sequence[Handing]) -> None:
        """Record copies that were handed over."""
        signatures.hand_over(self._office, document_id, handings)
