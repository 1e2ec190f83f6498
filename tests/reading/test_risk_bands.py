"""Bands of stated risk, and exact bounds of a rate."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.reading.risk_bands import interval, lower_bound, risk_bands, upper_bound


@pytest.mark.parametrize(
    ("wrong", "fields", "bound"),
    # From the closed form without errors, and from tables of the binomial distribution.
    [
        (0, 100, 1 - 0.05**0.01),
        (0, 30_000, 1 - 0.05 ** (1 / 30_000)),
        (1, 10, 0.3942),
        (5, 10, 0.7776),
        (10, 10, 1.0),
    ],
)
def test_upper_bound_is_the_exact_one(wrong, fields, bound):
    assert upper_bound(wrong, fields) == pytest.approx(bound, rel=1e-3)


def test_lower_bound_mirrors_the_upper_one():
    assert lower_bound(0, 50) == 0.0
    assert lower_bound(0, 0) == 0.0
    assert lower_bound(5, 10) == pytest.approx(1 - 0.7776, rel=1e-3)


def test_the_interval_is_the_two_sided_one():
    # Table of Clopper and Pearson for 1 of 10: 0.0025 … 0.4450.
    assert interval(1, 10) == (pytest.approx(0.00253, rel=1e-2), pytest.approx(0.44502, rel=1e-3))
    assert interval(0, 0) == (0.0, 1.0)


def test_more_wrong_than_fields_is_an_error():
    with pytest.raises(ValueError, match="3 of 2"):
        upper_bound(3, 2)


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(1, 300))
def test_bounds_enclose_the_rate_seen(wrong, more):
    fields = wrong + more
    assert lower_bound(wrong, fields) <= wrong / fields <= upper_bound(wrong, fields) <= 1.0


def test_fields_fall_into_the_band_of_their_risk():
    bands = risk_bands([(0.0, False), (5e-5, False), (1e-4, True), (0.5, True), (1.0, True)])
    assert [(b.fields, b.wrong) for b in bands] == [(2, 0), (1, 1), (0, 0), (0, 0), (2, 2)]
    assert sum(b.promised for b in bands) == pytest.approx(1.50015)
    assert all((b.at_least, b.at_most) == interval(b.wrong, b.fields) for b in bands)


def test_overconfidence_is_told_from_bad_luck():
    unlucky = risk_bands([(5e-4, n < 1) for n in range(200)])[1]
    overconfident = risk_bands([(5e-4, n < 5) for n in range(200)])[1]
    assert not unlucky.overconfident
    assert overconfident.overconfident
