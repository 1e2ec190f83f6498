"""From a recap table to a finished file: rendered, signed where asked, checked, and written whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.documents.atomic_file import write_whole
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.kinds import document_kind
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.letter import LETTERS, LetterData, letter_digest
from sirekap_desktop.documents.letter_drawing import render_letter
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.rendering import is_final
from sirekap_desktop.documents.signature_check import has_signature_traces
from sirekap_desktop.documents.signing import Signer, sign_pdf
from sirekap_desktop.documents.wording import Wording, WordingError, wording
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.views import RecapTable


class ProducingError(SirekapError):
    """A paper cannot be made as asked."""


@dataclass(frozen=True, slots=True)
class Produced:
    """A finished file: ``digest`` is that of its numbers, ``sha256`` that of the file; ``signer`` may be None."""

    path: Path
    sha256: str
    digest: str
    pages: int
    final: bool
    signer: str | None

    @property
    def versions(self) -> tuple[tuple[Path, str], ...]:
        """The file with its digest; each later signature would add another one."""
        return ((self.path, self.sha256),)


def produce(
    kind: str,
    table: RecapTable,
    identity: DocumentIdentity,
    out: Path,
    signer: Signer | None = None,
    *,
    paper: Paper = Paper.A4,
    words: Wording | None = None,
) -> Produced:
    """Print one paper to a file; a signed one is written only after its own signature was checked.

    ``words`` are the office's own wording, None for the bundled one.

    Raises:
        UnknownKindError: If there is no such kind.
        ProducingError: If the table is of another level or election than asked, its digest is not that of its
            numbers, a draft shall be signed, or a signed file stands in the way.
        SigningError: If the signature fails; no file is left then.
        TotalsDifferError: If the table's totals are not the sums of its columns.
        WordingError: If the table's rows are not those of the paper.
        LayoutError: If the table cannot be set on the sheet.
    """
    document = document_kind(kind)
    words = words or wording(table.pemilihan)
    final = is_final(table, identity)
    digest = _checked_digest(kind, document.level, table, identity)
    if signer and not final:
        raise ProducingError("document.sign_draft", nama=table.nama)
    _check_place(out)
    note = signer.note if signer else ""
    data, pages = document.renderer(words, words.kinds[kind], table, identity, paper=paper, signature_note=note)
    return _finish(_Unsigned(data, digest, pages, final), identity, out, signer)


def produce_letter(
    kind: str,
    letter: LetterData,
    identity: DocumentIdentity,
    words: Wording,
    out: Path,
    signer: Signer | None = None,
    *,
    paper: Paper = Paper.A4,
) -> Produced:
    """Print one letter to a file, as ``produce``; one that reports the recap is final when the kecamatan is locked.

    Raises:
        ProducingError: If a draft shall be signed, or a signed file stands in the way.
        SigningError: If the signature fails; no file is left then.
        WordingError: If a text names a value that the letter does not have.
        LayoutError: If a text cannot be set on the sheet.
    """
    final = identity.kecamatan_locked or not LETTERS[kind].final_when_locked
    if signer and not final:
        raise ProducingError("document.sign_draft", nama=letter.nama)
    _check_place(out)
    note = signer.note if signer else ""
    try:
        data, pages = render_letter(
            words, words.letters[kind], letter, identity, final=final, paper=paper, signature_note=note
        )
    except (KeyError, IndexError, ValueError) as error:
        raise WordingError("document.wording_missing", name=kind, key=str(error.args[0])) from error
    digest = letter_digest(kind, words.pemilihan, letter)
    return _finish(_Unsigned(data, digest, pages, final), identity, out, signer)


@dataclass(frozen=True, slots=True)
class _Unsigned:
    data: bytes
    digest: str
    pages: int
    final: bool


def _finish(paper: _Unsigned, identity: DocumentIdentity, out: Path, signer: Signer | None) -> Produced:
    """Sign a paper where asked, and write it whole."""
    data = paper.data
    if signer:
        data = sign_pdf(data, signer, location=identity.kecamatan.nama, now=identity.printed_at)
    try:
        write_whole(out, data)
    except OSError as error:
        raise ProducingError("document.not_written", path=str(out), detail=error.strerror or str(error)) from error
    name = signer.name if signer else None
    sha256 = hashlib.sha256(data).hexdigest()
    return Produced(out.resolve(), sha256, paper.digest, paper.pages, paper.final, name)


def _checked_digest(kind: str, level: str, table: RecapTable, identity: DocumentIdentity) -> str:
    if table.level != level or identity.pemilihan != table.pemilihan:
        raise ProducingError("document.other_level", kind=kind, level=level, nama=table.nama)
    if not table.columns:
        raise ProducingError("document.no_columns", nama=table.nama)
    digest = numbers_digest(table)
    if table.digest is not None and table.digest != digest:
        raise ProducingError("document.digest_differs", nama=table.nama, locked=table.digest[:16], found=digest[:16])
    return digest


def _check_place(out: Path) -> None:
    try:
        if out.is_dir() or not out.parent.is_dir():
            raise ProducingError("document.no_folder", path=str(out))
        if out.exists() and has_signature_traces(out.read_bytes()):
            raise ProducingError("document.signed_in_the_way", path=str(out))
    except OSError as error:
        raise ProducingError("document.not_written", path=str(out), detail=error.strerror or str(error)) from error
