"""Columns over sheets: every part once and in order, sums carried right, and nothing printed that does not add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.documents.columns import (
    ColumnKind,
    TotalsDifferError,
    carried,
    carry_over,
    check_sheets,
    plan_sheets,
)
from sirekap_desktop.forms.recap_rules import check_carried
from sirekap_desktop.recap.states import Level, RegionState
from sirekap_desktop.recap.views import RecapTable


def small_table(values: list[list[int | None]]) -> RecapTable:
    names = tuple((str(i), f"D{i}") for i in range(len(values[0])))
    rows = tuple((f"f{i}", f"F{i}", "I") for i in range(len(values)))
    totals = tuple(None if None in row else sum(v for v in row if v is not None) for row in values)
    return RecapTable(
        "PPWP",
        Level.DESA,
        "1",
        "X",
        rows,
        names,
        tuple(map(tuple, values)),
        totals,
        (),
        RegionState.DRAF,
        (),
        False,
        None,
    )


@st.composite
def tables(draw: st.DrawFn) -> RecapTable:
    width = draw(st.integers(1, 130))
    cell = st.one_of(st.integers(0, 999), st.none()) if draw(st.booleans()) else st.integers(0, 999)
    return small_table([draw(st.lists(cell, min_size=width, max_size=width)) for _ in range(3)])


@given(tables(), st.integers(3, 25))
@settings(max_examples=40, deadline=None)
def test_every_part_stands_once_in_order_and_sums_are_carried(table: RecapTable, capacity: int) -> None:
    sheets = plan_sheets(table, capacity)
    parts = [c for sheet in sheets for c in sheet.columns if c.kind is ColumnKind.PART]
    assert [c.name for c in parts] == [name for _, name in table.columns]
    assert [c.values for c in parts] == [tuple(row[i] for row in table.values) for i in range(len(parts))]
    seen = 0
    for index, sheet in enumerate(sheets):
        assert len(sheet.columns) <= capacity
        seen += sheet.last - sheet.first + 1
        prefix = tuple(None if None in row[:seen] else sum(row[:seen]) for row in table.values)
        last = index == len(sheets) - 1
        assert sheet.columns[-1].kind is (ColumnKind.TOTAL if last else ColumnKind.CARRIED_OUT)
        assert sheet.columns[-1].values == prefix
        if index:
            before = sheets[index - 1].columns[-1]
            assert sheet.columns[0].kind is ColumnKind.CARRIED_IN
            assert (sheet.columns[0].values, sheet.columns[0].number) == (before.values, before.number)
    assert sheets[-1].columns[-1].values == table.totals


@given(tables(), st.integers(3, 25))
@settings(max_examples=40, deadline=None)
def test_sheets_are_as_few_and_as_even_as_can_be(table: RecapTable, capacity: int) -> None:
    sheets = plan_sheets(table, capacity)
    fewer = len(sheets) - 1
    if fewer:
        assert fewer * capacity < len(table.columns) + 2 * (fewer - 1) + 1
    widths = [len(sheet.columns) for sheet in sheets]
    assert max(widths) - min(widths) <= 1


def test_column_numbers_run_on_over_the_sheets() -> None:
    sheets = plan_sheets(small_table([[1] * 7]), 4)
    numbers = [[column.number for column in sheet.columns] for sheet in sheets]
    assert numbers == [[4, 5, 6, 7], [7, 8, 9, 10], [10, 11, 12, 13]]


@pytest.mark.parametrize("capacity", [2, 0])
def test_too_narrow_sheets_are_refused(capacity: int) -> None:
    with pytest.raises(ValueError, match="columns"):
        plan_sheets(small_table([[1, 2]]), capacity)


def test_totals_that_are_not_the_sums_are_never_laid_out() -> None:
    table = replace(small_table([[1, 2], [3, 4]]), totals=(3, 8))
    with pytest.raises(TotalsDifferError) as caught:
        plan_sheets(table, 5)
    assert caught.value.values["field"] == "f1"
    assert "8" in caught.value.text
    assert "7" in caught.value.text


def test_shares_must_make_up_the_table() -> None:
    with pytest.raises(ValueError, match="not"):
        carry_over(small_table([[1, 2, 3]]), [1, 1])


def test_a_sum_that_was_carried_wrongly_is_never_printed() -> None:
    """Rule R2 looks at the sheets themselves, however they were made."""
    table = small_table([[1, 2, 3, 4]])
    good = [carried(sheet) for sheet in carry_over(table, [2, 2])]
    assert [check.holds for check in check_carried(["f0"], good)] == [True, True, True]
    wrong = carry_over(table, [2, 2])
    columns = (replace(wrong[1].columns[0], values=(4,)), *wrong[1].columns[1:])
    with pytest.raises(TotalsDifferError, match=r"di awal lembar 2 4 ≠ .* di akhir lembar 1 3 \(selisih \+1\)"):
        check_sheets(table, [wrong[0], replace(wrong[1], columns=columns)])
