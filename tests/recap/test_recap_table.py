"""Sums over TPS and desa, whatever is decided and what is not."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recap_office import DESA, REGIONS, TPS, decide_all, lock_all, numbers, sql

from sirekap_desktop.recap import aggregate
from sirekap_desktop.recap.digest import table_numbers
from sirekap_desktop.recap.states import Level, RegionState

KECAMATAN = "170799"
FIELDS = sorted(numbers())


def totals(office, level, kode):
    table = aggregate.recap_table(office, "PPWP", level, kode)
    return {row[0]: total for row, total in zip(table.rows, table.totals, strict=True)}


def test_an_empty_office_has_no_totals(office):
    table = aggregate.recap_table(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    assert table.columns == ((DESA[0], "DESA SATU"), (DESA[1], "DESA DUA"))
    assert len(table.rows) == 28
    assert set(table.totals) == {None}
    assert table.state is RegionState.BERJALAN
    assert not table.final
    assert table.digest is None


def test_tables_of_every_level_add_up(office):
    truth = lock_all(office)
    for index, desa in enumerate(DESA):
        table = aggregate.recap_table(office, "PPWP", Level.DESA, desa)
        mine = [tps for tps in TPS if tps.startswith(desa)]
        assert [c[0] for c in table.columns] == mine
        assert [c[1] for c in table.columns] == [f"TPS {tps[-3:]}" for tps in mine]
        for row, values, total in zip(table.rows, table.values, table.totals, strict=True):
            assert list(values) == [truth[tps][row[0]] for tps in mine]
            assert total == sum(values)
        whole = aggregate.recap_table(office, "PPWP", Level.KECAMATAN, KECAMATAN)
        assert [row[index] for row in whole.values] == list(table.totals)
    assert totals(office, Level.KECAMATAN, KECAMATAN) == {f: sum(v[f] for v in truth.values()) for f in FIELDS}
    assert not any(check.broken for check in whole.checks)
    assert whole.column_states == ("final", "final")


def test_one_undecided_number_leaves_its_totals_open(office):
    for seed, tps in enumerate(TPS):
        some = numbers(seed)
        if tps == TPS[2]:
            some.pop("suara_sah")
        decide_all(office, tps, some)
    desa = totals(office, Level.DESA, DESA[0])
    assert desa["suara_sah"] is None
    assert desa["suara_total"] == sum(numbers(s)["suara_total"] for s in range(3))
    assert totals(office, Level.DESA, DESA[1])["suara_sah"] == sum(numbers(s)["suara_sah"] for s in (3, 4))
    assert totals(office, Level.KECAMATAN, KECAMATAN)["suara_sah"] is None


def test_rules_that_hold_for_a_tps_only_are_not_asked_of_sums(office):
    lock_all(office)
    whole = aggregate.recap_table(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    one = aggregate.recap_table(office, "PPWP", Level.TPS, TPS[0])
    assert {c.rule.id for c in one.checks} - {c.rule.id for c in whole.checks} == {"T9", "T11"}


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_numbers_add_up_and_their_digest_knows_every_one(office, data):
    values = {
        tps: data.draw(st.fixed_dictionaries({f: st.none() | st.integers(0, 999) for f in FIELDS}), label=tps)
        for tps in TPS[:3]
    }
    sql(office, "DELETE FROM isian")
    for hasil, tps in enumerate(TPS[:3], 1):
        rows = [f"({hasil}, '{f}', {v}, 'x', '2024-01-01')" for f, v in values[tps].items() if v is not None]
        if rows:
            sql(
                office, f"INSERT INTO isian (hasil_id, field, value, decided_by, decided_at) VALUES {', '.join(rows)}"
            )
    table = aggregate.recap_table(office, "PPWP", Level.DESA, DESA[0])
    for row, total in zip(table.rows, table.totals, strict=True):
        parts = [values[tps][row[0]] for tps in TPS[:3]]
        assert total == (None if None in parts else sum(parts))
    shown = table_numbers(table)
    digest = aggregate.canonical_digest(shown)
    column = data.draw(st.integers(0, 2))
    field = data.draw(st.sampled_from(FIELDS))
    shown["columns"][column]["values"][field] = (shown["columns"][column]["values"][field] or 0) + 1
    assert aggregate.canonical_digest(shown) != digest


def test_four_hundred_tps_add_up(make_office):
    head = "\n".join(REGIONS.splitlines()[:4]) + "\n"
    office = make_office(regions=head + "".join(f"170799{2001 + n},DESA {n:02},1-10\n" for n in range(40)))
    rows = [
        f"({hasil}, '{f}', {v}, 'x', '2024-01-01')" for hasil in range(1, 401) for f, v in numbers(hasil % 20).items()
    ]
    sql(office, f"INSERT INTO isian (hasil_id, field, value, decided_by, decided_at) VALUES {', '.join(rows)}")
    assert totals(office, Level.KECAMATAN, KECAMATAN)["suara_sah"] == sum(
        numbers(hasil % 20)["suara_sah"] for hasil in range(1, 401)
    )
