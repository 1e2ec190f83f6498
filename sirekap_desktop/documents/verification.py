"""Checks printed documents: signature, file digest, and whether all numbers on and in them agree with the office."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from sirekap_desktop.documents.contents_check import ContentsCheck, check_contents
from sirekap_desktop.documents.findings import Finding, Part, Say
from sirekap_desktop.documents.office_check import check_known_file, check_numbers
from sirekap_desktop.documents.qr import place_text
from sirekap_desktop.documents.read_back import PrintedFile, UnreadableError, read_back
from sirekap_desktop.documents.signature_check import SignatureCheck, SignatureState, check_signature
from sirekap_desktop.documents.signature_findings import signature_findings
from sirekap_desktop.documents.signing import SIGNED_NOTE
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

MAX_BYTES = 64 * 1024 * 1024


class Status(StrEnum):
    """What the check of a file came to."""

    AGREE = "agree"
    DIFFER = "differ"
    UNREADABLE = "unreadable"
    NO_OFFICE = "no_office"


EXIT_CODES = {Status.AGREE: 0, Status.DIFFER: 1, Status.UNREADABLE: 2, Status.NO_OFFICE: 3}


class StoredDocument(Protocol):
    """A document that the office knows it has printed (``recap.views.DokumenView`` is one)."""

    @property
    def path(self) -> Path:
        """Where it was written."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the finished file."""

    @property
    def digest(self) -> str:
        """Digest of its numbers."""

    @property
    def versions(self) -> Sequence[tuple[Path, str]]:
        """Every file from the first print to the last signature with its SHA-256; the newest stands last."""


class OfficeLookup(Protocol):
    """What the check asks of an office."""

    def stored_documents(self) -> Sequence[StoredDocument]:
        """Return every document that the office has printed."""

    def table(self, pemilihan: str, level: Level, kode: str) -> RecapTable | None:
        """Return the office's numbers of a level as they stand now, or None where it has no such level."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome for one file; ``findings`` say part by part what was looked at and what came of it."""

    path: Path
    status: Status
    findings: tuple[Finding, ...]
    signature: SignatureCheck | None = None
    contents: ContentsCheck | None = None

    @property
    def exit_code(self) -> int:
        """The exit code of the contract."""
        return EXIT_CODES[self.status]

    @property
    def text(self) -> str:
        """The outcome in one Indonesian sentence."""
        return self.told(sentence)

    def told(self, say: Say) -> str:
        """Return the outcome in one sentence as ``say`` gives those of the catalogue."""
        failed = ", ".join(dict.fromkeys(finding.part_told(say) for finding in self.findings if finding.ok is False))
        unsigned = self.signature is not None and self.signature.state is SignatureState.NONE
        kind = "_unsigned" if unsigned and self.status in (Status.AGREE, Status.NO_OFFICE) else ""
        return say(f"verify.{self.status}{kind}", parts=failed)

    @property
    def failed_parts(self) -> frozenset[Part]:
        """The parts that failed."""
        return frozenset(finding.part for finding in self.findings if finding.ok is False)


def verify_pdf(path: Path, office: OfficeLookup | None, *, now: datetime | None = None) -> Verification:
    """Check one file; ``now`` (None: the computer's clock) decides which certificates have expired.

    The signature is judged from the raw bytes. A file whose signature is broken is not given to a PDF parser: what it
    still says does not matter.
    """
    now = now or datetime.now(UTC)
    data = _read(path)
    if data is None:
        return Verification(path, Status.UNREADABLE, (Finding(Part.FILE, False, "verify.not_readable"),))
    check = check_signature(data)
    findings = signature_findings(check, now)
    known = None
    if office is not None:
        known = check_known_file(path, hashlib.sha256(data).hexdigest(), office.stored_documents())
        findings.append(known.finding)
    if check.state is SignatureState.BROKEN:
        return Verification(path, Status.DIFFER, tuple(findings), check)
    try:
        printed = read_back(data)
    except UnreadableError:
        return _unreadable(path, data, findings, check, by_name=known is not None and known.same_name)
    if not printed.says_numbers and known is not None and known.finding.ok is not False:
        findings.append(Finding(Part.EMBEDDED, None, "verify.paper_without_numbers"))
        return Verification(path, Status.AGREE, tuple(findings), check)
    contents = check_contents(printed)
    findings += contents.findings
    if check.state is SignatureState.NONE and any(SIGNED_NOTE in page.text for page in printed.pages):
        findings.append(Finding(Part.SIGNATURE, False, "verify.signature_removed"))
    if contents.table is not None:
        findings += _place_findings(contents.table, printed)
    if office is not None and contents.table is not None:
        table = contents.table
        findings += check_numbers(table, office.table(table.pemilihan, table.level, table.kode))
    if any(finding.ok is False for finding in findings):
        status = Status.DIFFER
    elif office is None:
        status = Status.NO_OFFICE
        findings.append(Finding(Part.OFFICE, None, "verify.without_office"))
    else:
        status = Status.AGREE
    return Verification(path, status, tuple(findings), check, contents)


def _place_findings(table: RecapTable, printed: PrintedFile) -> list[Finding]:
    """Compare what the codes say of the place; papers of earlier versions say nothing."""
    wrong = [str(n) for n, page in enumerate(printed.pages, 1) if page.qr_place not in ("", place_text(table))]
    return [Finding(Part.QR, False, "verify.qr_differs", {"pages": ", ".join(wrong)})] if wrong else []


def _read(path: Path) -> bytes | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _unreadable(
    path: Path, data: bytes, findings: list[Finding], check: SignatureCheck, *, by_name: bool
) -> Verification:
    """Judge a file that no parser opens: what was a PDF, or is known by name, differs; anything else is not one."""
    findings.append(Finding(Part.FILE, False, "verify.damaged"))
    was_pdf = b"%PDF-" in data[:1024] or b"%%EOF" in data[-1024:] or check.state is not SignatureState.NONE
    status = Status.DIFFER if was_pdf or by_name else Status.UNREADABLE
    if status is Status.UNREADABLE:
        findings = [Finding(Part.FILE, False, "verify.not_pdf")]
    return Verification(path, status, tuple(findings), check)
