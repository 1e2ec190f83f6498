"""Signed files, good and bad, for a second validator: certificates of every kind, and what can happen to a file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from sirekap_desktop.documents.signing import Signer, add_signature, sign_pdf, signer_of
from sirekap_desktop.documents.signing_key import Pkcs12Key

TODAY = datetime.now(UTC).replace(microsecond=0)
MESSAGE_DIGEST = b"06092A864886F70D010904"
SHA256, SHA512 = b"0609608648016503040201", b"0609608648016503040203"
"""Object identifiers in DER, as hexadecimal digits."""
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def certificate(
    name: str,
    key: Key,
    issuer: tuple[x509.Certificate, Key] | None = None,
    *,
    days: tuple[int, int] = (-30, 300),
    ca: bool = False,
) -> x509.Certificate:
    """Return a certificate valid from and until some days from today, issued by another one or by itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    builder = builder.issuer_name(issuer[0].subject if issuer else subject)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(TODAY + timedelta(days=days[0]))
    builder = builder.not_valid_after(TODAY + timedelta(days=days[1]))
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256())


def self_made(name: str, *, curve: bool = True, days: tuple[int, int] = (-30, 300)) -> Signer:
    """Return a signer whose certificate it made itself."""
    key: Key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    return signer_of(Pkcs12Key(certificate(name, key, days=days), (), key))


def issued(name: str, *, leaf_days: tuple[int, int] = (-30, 300), with_root: bool = True) -> Signer:
    """Return a signer whose certificate stands under an intermediate and a root."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    root = certificate("Induk Uji", keys[0], ca=True)
    middle = certificate("Penerbit Uji", keys[1], (root, keys[0]), ca=True)
    leaf = certificate(name, keys[2], (middle, keys[1]), days=leaf_days)
    return signer_of(Pkcs12Key(leaf, (middle, root) if with_root else (middle,), keys[2]))


def signed(data: bytes, *signers: Signer, at: datetime = TODAY) -> bytes:
    """Return a paper signed by several, one after another."""
    made = sign_pdf(data, signers[0], location="Uji", now=at)
    for number, signer in enumerate(signers[1:], start=1):
        made = add_signature(made, signer, blok=f"anggota-{number}", location="Uji", now=at)
    return made


def flipped(data: bytes, place: int, bits: int = 1) -> bytes:
    """Return the file with some bits of one byte turned over."""
    other = bytearray(data)
    other[place] ^= bits
    return bytes(other)


def other_digit(data: bytes, place: int) -> bytes:
    """Return the file with another hexadecimal digit in one place."""
    return data[:place] + (b"1" if data[place : place + 1] == b"0" else b"0") + data[place + 1 :]


def holes(data: bytes) -> list[tuple[int, int]]:
    """Return start and end of each signature's hexadecimal string."""
    return [found.span() for found in re.finditer(rb"<[0-9A-F]{2000,}>", data)]


def updated(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Return the file with an unsigned revision behind it."""
    writer, out = IncrementalPdfFileWriter(io.BytesIO(data)), io.BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def other_page_text(writer: IncrementalPdfFileWriter) -> None:
    """Write over the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    stream = generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 300 Td (9999) Tj ET")
    page[generic.pdf_name("/Contents")] = writer.add_object(stream)
    writer.update_container(page)


def other_field_value(writer: IncrementalPdfFileWriter) -> None:
    """Fill in a form field that was there when the file was signed."""
    fields = writer.root["/AcroForm"]["/Fields"]
    field_ = next(f for f in (fields[i] for i in range(len(fields))) if f["/FT"] == "/Tx")
    field_[generic.pdf_name("/V")] = generic.TextStringObject("diubah")
    writer.update_container(field_)


def with_text_field(data: bytes) -> bytes:
    """Return a paper with a form field for text."""

    def add(writer: IncrementalPdfFileWriter) -> None:
        made = generic.DictionaryObject(
            {
                generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
                generic.pdf_name("/T"): generic.TextStringObject("Catatan"),
                generic.pdf_name("/V"): generic.TextStringObject("awal"),
            }
        )
        form = generic.DictionaryObject({generic.pdf_name("/Fields"): generic.ArrayObject([writer.add_object(made)])})
        writer.root[generic.pdf_name("/AcroForm")] = writer.add_object(form)
        writer.update_root()

    return updated(data, add)


@dataclass(frozen=True)
class Case:
    """A file, and what both validators should say of it: signatures intact and nothing behind them, or not."""

    name: str
    data: bytes
    intact: bool
    signatures: int = 1


def cases(paper: bytes) -> list[Case]:
    """Return every case, made from one unsigned paper."""
    ketua, anggota, third, fourth, saksi = (self_made(f"Orang {n}", curve=n != 2) for n in range(5))
    one, three = signed(paper, ketua), signed(paper, ketua, anggota, saksi)
    four = signed(paper, ketua, anggota, issued("Berantai"), third)
    five = signed(paper, ketua, anggota, third, fourth, saksi)
    expired = signed(paper, self_made("Lama", days=(-90, -10)), at=TODAY - timedelta(days=20))
    future = signed(paper, self_made("Nanti", days=(10, 90)), at=TODAY + timedelta(days=20))
    return [
        Case("self-signed on a curve", one, True),
        Case("self-signed RSA", signed(paper, third), True),
        Case("chained CA", signed(paper, issued("Berantai")), True),
        Case("chained CA without its root", signed(paper, issued("Tanpa Induk", with_root=False)), True),
        Case("two signatures", signed(paper, ketua, anggota), True, 2),
        Case("three signatures", three, True, 3),
        Case("four signatures, one issued", four, True, 4),
        Case("five signatures", five, True, 5),
        Case("last signature cut off again", three[: revision_ends(three)[-2]], True, 2),
        Case("expired since", expired, True),
        Case("not yet valid", future, True),
        Case("with a form field", signed(with_text_field(paper), ketua), True),
        *bad_cases(paper, one, three, ketua),
    ]


def bad_cases(paper: bytes, one: bytes, three: bytes, ketua: Signer) -> list[Case]:
    """Return what can happen to files with one and with three signatures."""
    hole, end = holes(one)[0], revision_ends(one)[0]
    digest = one.index(MESSAGE_DIGEST) + len(MESSAGE_DIGEST) + 20
    value = hole[0] + len(one[slice(*hole)].rstrip(b">").rstrip(b"0")) - 9
    foreign = signed(flipped_paper(paper), ketua)
    moved = one[: hole[0]] + foreign[slice(*holes(foreign)[0])] + one[hole[1] :]
    fielded = signed(with_text_field(paper), ketua)
    return [
        Case("first byte of the paper changed", flipped(one, 12), False),
        Case("byte of the table changed", flipped(one, end // 2), False),
        Case("byte of the embedded numbers changed", flipped(one, one.index(b"EmbeddedFile")), False),
        Case("byte behind the signature changed", flipped(one, len(one) - 9), False),
        Case("digest in the signature changed", other_digit(one, digest), False),
        Case("value of the signature changed", other_digit(one, value), False),
        Case("other digest algorithm claimed", one.replace(SHA256, SHA512), False),
        Case("byte of the first of three changed", flipped(three, end // 2), False, 3),
        Case("hole of the first of three changed", other_digit(three, holes(three)[0][0] + 701), False, 3),
        Case("unsigned update of a page", updated(one, other_page_text), False),
        Case("unsigned update behind three", updated(three, other_page_text), False, 3),
        Case("form field changed", updated(fielded, other_field_value), False),
        Case("bytes behind the end", one + b"\n% lagi\n", False),
        Case("cut off", one[:-40], False),
        Case("signature of another paper", moved, False),
        Case("signature removed", one[:end], False, 0),
    ]


def revision_ends(data: bytes) -> list[int]:
    """Return where each revision of a file ends."""
    return [found.end() for found in re.finditer(rb"%%EOF\n?", data)]


def flipped_paper(paper: bytes) -> bytes:
    """Return a paper that says of itself that another program made it: same length, other bytes."""
    return paper.replace(b"/Creator (Sirekap", b"/Creator (Zirekap")
