"""The wording files: complete for their election, and never silently at odds with a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sirekap_desktop.documents.kinds import KINDS, UnknownKindError, document_kind
from sirekap_desktop.documents.wording import WordingError, wording
from sirekap_desktop.recap.views import RecapTable


def test_wording_has_every_kind_and_all_28_rows(table: Callable[..., RecapTable]) -> None:
    words = wording("PPWP")
    assert set(words.kinds) == set(KINDS)
    blocks = words.rows_for(table([("1", "A")]))
    fields = [field for block in blocks for row in block.rows for field in row.fields]
    assert len(fields) == len(set(fields)) == 28
    assert [block.number for block in blocks] == ["I", "II", "III", "IV", "V"]
    for kind in words.kinds.values():
        assert kind.level == KINDS[kind.kind].level


def test_contestants_of_the_table_become_rows(table: Callable[..., RecapTable]) -> None:
    rows = wording("PPWP").rows_for(table([("1", "A")], contestants=5))[3].rows
    assert [(row.number, row.text) for row in rows] == [(str(n), f"Pasangan Calon {n:02d}") for n in range(1, 6)]


@pytest.mark.parametrize("change", ["missing", "extra"])
def test_table_with_other_rows_is_refused_by_name(table: Callable[..., RecapTable], change: str) -> None:
    found = table([("1", "A")])
    rows = found.rows[1:] if change == "missing" else (*found.rows, ("suara_baru", "x", "V"))
    with pytest.raises(WordingError) as caught:
        wording("PPWP").rows_for(replace(found, rows=rows))
    assert ("pemilih_dpt_l" if change == "missing" else "suara_baru") in caught.value.text


def test_unknown_election_and_kind_are_refused() -> None:
    with pytest.raises(WordingError, match="PILKADES"):
        wording("PILKADES")
    with pytest.raises(UnknownKindError, match="lampiran-desa"):
        document_kind("d-hasil-provinsi")
