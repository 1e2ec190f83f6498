"""The numbers inside a PDF: read back as they were written, and nothing malformed is taken for numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sirekap_desktop.documents.contents_check import check_contents
from sirekap_desktop.documents.findings import Part
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.numbers import PrintedAs, embedded_json, numbers_digest, read_embedded
from sirekap_desktop.documents.read_back import PrintedFile, PrintedPage
from sirekap_desktop.documents.wording import wording
from sirekap_desktop.recap.digest import canonical_digest, canonical_json
from sirekap_desktop.recap.views import RecapTable

Tables = Callable[..., RecapTable]
Identities = Callable[..., DocumentIdentity]


@pytest.fixture
def embedded(table: Tables, identity: Identities) -> bytes:
    words = wording("PPWP")
    made = table([("1", "A"), ("2", "B")])
    return embedded_json(words, words.kinds["d-hasil-kecamatan"], made, identity(), PrintedAs(True, (2,), (28,)))


def test_numbers_come_back_as_written(table: Tables, embedded: bytes) -> None:
    found, content = read_embedded(embedded)
    made = table([("1", "A"), ("2", "B")])
    assert (found.rows, found.columns, found.values, found.totals) == (
        made.rows,
        made.columns,
        made.values,
        made.totals,
    )
    assert content["digest"] == numbers_digest(found) == made.digest


def test_digest_is_that_of_a_lock(table: Tables) -> None:
    made = table([("1", "A"), ("2", "B")])
    columns = [
        {"kode": kode, "values": {row[0]: made.values[i][place] for i, row in enumerate(made.rows)}}
        for place, (kode, _) in enumerate(made.columns)
    ]
    locked = {"pemilihan": "PPWP", "level": "kecamatan", "kode": made.kode, "columns": columns}
    assert numbers_digest(made) == canonical_digest(locked)


def change(data: bytes, path: tuple[Any, ...], value: object) -> bytes:
    content = json.loads(data)
    target = content
    for step in path[:-1]:
        target = target[step]
    if value is ...:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return canonical_json(content).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "sirekap-rekap/2"),
        (("values", 0, 0), "7"),
        (("values", 0, 0), 1.5),
        (("values", 0, 0), True),
        (("values", 0), [1]),
        (("values",), []),
        (("totals", 3), 1),
        (("totals",), [1]),
        (("rows", 0), ["x"]),
        (("rows", 0, 0), "suara_baru"),
        (("level",), "negara"),
        (("pemilihan",), ["PPWP"]),
        (("kind",), "d-lain"),
        (("pages",), [1]),
        (("pages",), []),
        (("pages",), "2"),
        (("columns",), None),
        *(
            ((key,), ...)
            for key in ("rows", "columns", "values", "totals", "kind", "pages", "digest", "wording", "final")
        ),
    ],
)
def test_malformed_numbers_are_found_out(embedded: bytes, path: tuple[Any, ...], value: object) -> None:
    check = check_contents(PrintedFile(change(embedded, path, value), (PrintedPage("", None),)))
    assert check.table is None
    assert [(finding.part, finding.ok) for finding in check.findings] == [(Part.EMBEDDED, False)]


def test_wrong_digest_is_found_out(embedded: bytes) -> None:
    check = check_contents(PrintedFile(change(embedded, ("digest",), "0" * 64), (PrintedPage("", None),)))
    assert (check.findings[0].part, check.findings[0].ok) == (Part.EMBEDDED, False)
    assert "sidik" in str(check.findings[0])


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), st.just(b"[" * 100_000)))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_embedded(data)


@pytest.mark.parametrize("spelling", [b" ", b"\n"])
def test_other_spelling_of_the_same_json_is_refused(embedded: bytes, spelling: bytes) -> None:
    with pytest.raises(ValueError, match="canonical"):
        read_embedded(embedded + spelling)
