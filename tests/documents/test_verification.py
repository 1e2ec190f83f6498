"""Verification: agrees on what was printed, and names what differs for every single changed byte."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from sirekap_desktop.documents.findings import Part
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.producing import Produced, produce
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.documents.signing import Signer
from sirekap_desktop.documents.verification import Status, verify_pdf
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

Tables = Callable[..., RecapTable]
Identities = Callable[..., DocumentIdentity]
Columns = dict[str, Callable[[int], list[tuple[str, str]]]]
KIND = "d-hasil-kecamatan"


@dataclass
class KnownOffice:
    """An office as the check sees it: the files that it printed, and its numbers."""

    tables: dict[str, RecapTable]
    documents: list[Produced] = field(default_factory=list)

    def stored_documents(self) -> list[Produced]:
        return self.documents

    def table(self, pemilihan: str, level: Level, kode: str) -> RecapTable | None:
        found = self.tables.get(kode)
        return found if found and (found.pemilihan, found.level) == (pemilihan, level) else None


@dataclass(frozen=True)
class Printed:
    path: Path
    table: RecapTable
    office: KnownOffice

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()

    def changed(self, data: bytes, name: str | None = None) -> Path:
        path = self.path.with_name(name) if name else self.path.parent / "lain" / self.path.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path


@pytest.fixture
def signed(table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path) -> Printed:
    made = table(columns["desa"](6))
    document = produce(KIND, made, identity(), tmp_path / "d-hasil.pdf", signer)
    return Printed(document.path, made, KnownOffice({made.kode: made}, [document]))


@pytest.fixture
def draft(table: Tables, identity: Identities, columns: Columns, tmp_path: Path) -> Printed:
    made = table(columns["desa"](6), final=False)
    document = produce(KIND, made, identity(), tmp_path / "draf.pdf")
    return Printed(document.path, made, KnownOffice({made.kode: made}, [document]))


def test_untouched_signed_paper_agrees_with_its_office(signed: Printed) -> None:
    found = verify_pdf(signed.path, signed.office)
    assert (found.status, found.exit_code) == (Status.AGREE, 0)
    looked_at = {finding.part for finding in found.findings if finding.ok}
    assert looked_at == {Part.SIGNATURE, Part.FILE_DIGEST, Part.EMBEDDED, Part.PAGES, Part.QR, Part.NUMBERS}
    assert found.failed_parts == frozenset()
    assert "cocok" in found.text


def test_unsigned_papers_are_never_called_signed(draft: Printed) -> None:
    found = verify_pdf(draft.path, draft.office)
    assert found.status is Status.AGREE
    assert "tanpa tanda tangan" in found.text
    alone = verify_pdf(draft.path, None)
    assert alone.status is Status.NO_OFFICE
    assert "tanpa tanda tangan" in alone.text


def test_removed_signature_gives_itself_away(signed: Printed) -> None:
    # The signature was added behind the paper: what stands before it is a whole, unsigned PDF.
    unsigned = signed.data[: signed.data.index(b"%%EOF") + len(b"%%EOF\n")]
    target = signed.changed(unsigned, "tanpa.pdf")
    found = verify_pdf(target, None)
    assert found.signature is not None
    assert found.signature.state is SignatureState.NONE
    assert found.failed_parts == {Part.SIGNATURE}
    assert found.exit_code == 1


def test_without_an_office_it_says_so(signed: Printed) -> None:
    found = verify_pdf(signed.path, None)
    assert (found.status, found.exit_code) == (Status.NO_OFFICE, 3)
    assert any(finding.part is Part.OFFICE and finding.ok is None for finding in found.findings)


def test_carried_sheets_and_annexes_agree(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    made = table(columns["tps"](108), level=Level.DESA, most=999)
    document = produce("lampiran-desa", made, identity(), tmp_path / "l.pdf", signer)
    found = verify_pdf(document.path, KnownOffice({made.kode: made}, [document]))
    assert found.status is Status.AGREE
    assert any(finding.values.get("count") == 28 * (108 + 2 * 6 + 1) for finding in found.findings)


def assert_flips_are_seen(signed: Printed, count: int) -> None:
    rng, data = random.Random(20261124), signed.data
    for _ in range(count):
        place = rng.randrange(len(data))
        other = bytearray(data)
        other[place] = rng.choice([value for value in range(256) if value != data[place]])
        found = verify_pdf(signed.changed(bytes(other)), signed.office)
        assert (found.status, found.exit_code) == (Status.DIFFER, 1), place
        assert {Part.SIGNATURE, Part.FILE_DIGEST} <= found.failed_parts, place
        assert "Tanda tangan, Sidik berkas" in found.text
        assert verify_pdf(signed.changed(bytes(other)), None).exit_code == 1, place


def test_changed_bytes_are_seen(signed: Printed) -> None:
    assert_flips_are_seen(signed, 40)


@pytest.mark.slow
def test_two_hundred_changed_bytes_are_seen(signed: Printed) -> None:
    assert_flips_are_seen(signed, 200)


@pytest.mark.slow
def test_every_byte_of_the_signature_itself_is_seen(signed: Printed) -> None:
    data = signed.data
    hole = re.search(rb"<[0-9A-F]{2000,}>", data)
    assert hole is not None
    for place in range(hole.start(), hole.end()):
        for bit in (0, 5):
            other = bytearray(data)
            other[place] ^= 1 << bit
            assert check_signature(bytes(other)).state is SignatureState.BROKEN, (place, bit)


def test_changed_bytes_of_a_draft_are_seen_by_the_file_digest(draft: Printed) -> None:
    assert verify_pdf(draft.path, draft.office).status is Status.AGREE
    rng, data = random.Random(7), draft.data
    for _ in range(25):
        other = bytearray(data)
        other[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        found = verify_pdf(draft.changed(bytes(other)), draft.office)
        assert found.status is Status.DIFFER
        assert Part.FILE_DIGEST in found.failed_parts


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"x" * 2000])
def test_bytes_after_the_signed_range_are_refused(signed: Printed, tail: bytes) -> None:
    found = verify_pdf(signed.changed(signed.data + tail), None)
    assert found.status is Status.DIFFER
    assert "seluruh berkas" in " ".join(str(finding) for finding in found.findings)


def test_update_after_signing_is_refused(signed: Printed) -> None:
    path = signed.changed(signed.data)
    with path.open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        writer.root["/Lang"] = writer.root.raw_get("/Type")
        writer.update_root()
        writer.write_in_place()
    assert verify_pdf(path, None).status is Status.DIFFER


def test_cut_off_files_differ(signed: Printed) -> None:
    data = signed.data
    for share in (0.1, 0.5, 0.9, 0.999):
        found = verify_pdf(signed.changed(data[: int(len(data) * share)]), signed.office)
        assert found.status is Status.DIFFER, share


def test_valid_signature_of_somebody_else_is_not_the_offices_file(
    signed: Printed, identity: Identities, signer: Signer, table: Tables, columns: Columns
) -> None:
    other = replace(signed.table, values=((1,) * 6, *signed.table.values[1:]), totals=(6, *signed.table.totals[1:]))
    other = replace(other, digest=numbers_digest(other))
    forged = produce(KIND, other, identity(), signed.path.with_name("palsu.pdf"), signer)
    found = verify_pdf(forged.path, signed.office)
    assert found.status is Status.DIFFER
    assert found.failed_parts == {Part.FILE_DIGEST, Part.NUMBERS}
    named = " ".join(str(finding) for finding in found.findings if finding.part is Part.NUMBERS)
    assert "pemilih_dpt_l" in named
    assert "RIMBO PENGADANG" in named
    assert "tercetak 1, di kantor" in named


def test_numbers_that_changed_in_the_office_are_named(signed: Printed) -> None:
    values = [list(row) for row in signed.table.values]
    values[22][4] = 7
    signed.office.tables[signed.table.kode] = replace(
        signed.table, values=tuple(map(tuple, values)), totals=tuple(sum(row) for row in values), final=False
    )
    found = verify_pdf(signed.path, signed.office)
    texts = [str(finding) for finding in found.findings if finding.ok is False]
    assert found.status is Status.DIFFER
    assert found.failed_parts == {Part.NUMBERS}
    assert any("suara_paslon_1, TIK KUTO (1707052004)" in text and "di kantor 7" in text for text in texts)
    assert any("suara_paslon_1, JUMLAH AKHIR" in text for text in texts)


def test_unlocked_office_makes_a_final_paper_differ(signed: Printed) -> None:
    signed.office.tables[signed.table.kode] = replace(signed.table, final=False)
    found = verify_pdf(signed.path, signed.office)
    assert found.failed_parts == {Part.NUMBERS}
    assert "tidak terkunci" in " ".join(str(finding) for finding in found.findings)


def test_region_that_the_office_does_not_have_differs(signed: Printed) -> None:
    signed.office.tables.clear()
    assert verify_pdf(signed.path, signed.office).failed_parts == {Part.NUMBERS}


def swap_page(draft: Printed, other: bytes) -> bytes:
    """Return the draft with the page of another paper in place of its own: its embedded numbers stay."""
    writer = PdfWriter(clone_from=draft.path)
    path = draft.changed(other, "halaman.pdf")
    page = PdfReader(path).pages[0]
    writer.insert_page(page, 0)
    writer.remove_page(1)
    target = draft.path.with_name("tukar.pdf")
    writer.write(target)
    return target.read_bytes()


def test_page_with_other_numbers_than_embedded_differs(draft: Printed, identity: Identities) -> None:
    values = [list(row) for row in draft.table.values]
    values[27][5] = (values[27][5] or 0) + 1
    other = replace(draft.table, values=tuple(map(tuple, values)), totals=tuple(sum(row) for row in values))  # type: ignore[arg-type]
    made = produce(KIND, other, identity(), draft.path.with_name("angka-lain.pdf"))
    found = verify_pdf(draft.changed(swap_page(draft, made.path.read_bytes()), "dipalsu.pdf"), None)
    assert found.status is Status.DIFFER
    assert found.failed_parts == {Part.PAGES, Part.QR}
    texts = " ".join(str(finding) for finding in found.findings)
    assert "JUMLAH SELURUH SUARA SAH DAN SUARA TIDAK SAH (A+B) (JML)" in texts
    assert "sidik tercetak salah di halaman 1" in texts


def test_foreign_pdf_has_no_numbers(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    path = tmp_path / "lain.pdf"
    writer.write(path)
    found = verify_pdf(path, None)
    assert (found.status, found.failed_parts) == (Status.DIFFER, {Part.EMBEDDED})


@pytest.mark.parametrize("content", [None, b"", b"hello", b"\xff\xd8\xff\xe0 picture", b"PK\x03\x04" + b"\0" * 500])
def test_what_is_no_pdf_is_unreadable(signed: Printed, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "entah.bin"
    if content is not None:
        path.write_bytes(content)
    for office in (None, signed.office):
        found = verify_pdf(path, office)
        assert (found.status, found.exit_code) == (Status.UNREADABLE, 2)


def test_unreadable_file_under_a_known_name_differs(signed: Printed) -> None:
    assert verify_pdf(signed.changed(b"\0" * 5000), signed.office).exit_code == 1


def test_absurdly_large_page_is_not_drawn(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(14_000, 14_000)
    path = tmp_path / "besar.pdf"
    writer.write(path)
    found = verify_pdf(path, None)
    assert (found.status, found.failed_parts) == (Status.DIFFER, {Part.FILE})
