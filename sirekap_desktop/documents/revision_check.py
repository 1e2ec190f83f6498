"""What each signature added to a file: nothing but itself, or the signatures before it no longer stand.

The bytes say that nothing was changed after the last signature. Whoever signed last, though, could have changed what
was signed before; PDF lets a later part of a file replace an earlier one. So the revisions are compared (pyHanko's
difference analysis): between two signatures only signature fields may change.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import read_certification_data
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from sirekap_desktop.documents.signature_container import Broken

_UNREADABLE = (
    PdfError,
    SignatureValidationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
)
"""What pyHanko raises on files whose structure is not what it claims to be."""


@dataclass(frozen=True, slots=True)
class Revisions:
    """Name of the field and stated time of each signature, oldest first; ``closed``: no more may be added."""

    signatures: tuple[tuple[str, datetime | None], ...]
    closed: bool


def check_revisions(data: bytes, ranges: Sequence[tuple[int, int, int]]) -> Revisions:
    """Judge what was added to a file from signature to signature.

    Args:
        data: The whole file, whose signatures hold by themselves.
        ranges: Of each signature the start and end of its hole and the end of what it covers, oldest first.

    Raises:
        Broken: If the structure is damaged, or anything but signatures was added.
    """
    try:
        reader = PdfFileReader(io.BytesIO(data))
        found = {_range(signature): signature for signature in reader.embedded_signatures}
        certified = read_certification_data(reader)
        closed = certified is not None and certified.permission is MDPPerm.NO_CHANGES
        if set(found) != set(ranges):
            raise Broken("catatan tanda tangan rusak")
        signatures = [found[place] for place in ranges]
        if closed and len(signatures) > 1:
            raise Broken("dokumen tidak menerima tanda tangan tambahan")
        names = {signature.field_name for signature in signatures}
        for number, signature in enumerate(signatures[:-1], start=1):
            _check_later(signature, number, names)
        return Revisions(tuple((s.field_name, s.self_reported_timestamp) for s in signatures), closed)
    except _UNREADABLE as error:
        raise Broken("susunan berkas bertanda tangan rusak") from error


def _range(signature: EmbeddedPdfSignature) -> tuple[int, int, int]:
    start, first, after, second = (int(number) for number in signature.byte_range)
    if start != 0:
        raise Broken("tanda tangan tidak mencakup seluruh berkas")
    return first, after, after + second


def _check_later(signature: EmbeddedPdfSignature, number: int, names: set[str]) -> None:
    """Compare the file with what a signature saw of it."""
    signature.compute_integrity_info(diff_policy=DEFAULT_DIFF_POLICY)  # type: ignore[no-untyped-call]
    result: object = signature.diff_result
    if not isinstance(result, DiffResult) or result.modification_level > ModificationLevel.FORM_FILLING:
        raise Broken(f"isi berkas berubah setelah tanda tangan ke-{number}")
    if not result.changed_form_fields <= names:
        raise Broken(f"isian berubah setelah tanda tangan ke-{number}")
