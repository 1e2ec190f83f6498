"""What a bundle holds: the locked numbers of an office, so that its papers can be checked where the office is not.

A bundle is a ZIP file of::

    manifest.json                      schema, kecamatan, moment, and size and SHA-256 of every other member
    kunci.json                         every lock line with its hash and that of the line before
    dokumen.json                       every printed document: kind, place, digest, and each file's SHA-256
    tabel/<pemilihan>/<level>-<kode>.json   the rows and columns of a locked level by name, and its numbers
    dokumen/<file>                     the documents themselves, where they were asked for

All JSON is RFC 8785. Nothing is signed: whoever makes a whole new bundle can make it say anything, so the digest of
the bundle (the SHA-256 of its manifest) is told when it is written and when it is used, to be compared by hand.
"""

from __future__ import annotations

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap.states import Level

SCHEMA = "sirekap-bundel/1"
MANIFEST = "manifest.json"
LOCKS = "kunci.json"
PAPERS = "dokumen.json"
TABLES = "tabel/"
FILES = "dokumen/"


class BundleRefused(SirekapError):
    """A bundle can't be made or used; the sentence names what is wrong in it."""


def table_name(pemilihan: str, level: Level, kode: str) -> str:
    """Return the member that holds a table."""
    return f"{TABLES}{pemilihan}/{level}-{kode}.json"
