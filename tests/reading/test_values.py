"""From boxes to values: what strings mean, and that no mass is lost or invented."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
import pytest
from decode_cases import boxes, bubbles
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.values import (
    NULL,
    UNREADABLE,
    boxes_of,
    bubble_distribution,
    bubble_likelihood,
    distribution,
    guess_malformed,
    is_malformed,
    is_mixed_crossing,
)
from sirekap_desktop.resources import resource


def meaning(string):
    """What a string of classes means, written down anew."""
    if all(c == "" for c in string):
        return NULL
    number = "".join("_" if c in ("X", "-", "") else c for c in string).lstrip("_")
    if "_" in number:
        return UNREADABLE
    return int(number) if number else 0


def by_hand(rows, likelihood=None):
    """Every string, one by one."""
    likelihood = np.ones_like(rows) if likelihood is None else likelihood
    rows = rows / rows.sum(axis=1, keepdims=True)
    for row in rows:
        if row.argmax() != 13:
            half = row[13] / 2
            row[:13] += half * row[:13] / row[:13].sum()
            row[13] -= half
    result = {}
    for string in product(range(13), repeat=len(rows)):
        p = 1.0
        for box, c in enumerate(string):
            share = rows[box, c] + (rows[box, 13] / 10 if c < 10 else 0.0)
            p *= share * likelihood[box, c]
        value = meaning([CLASSES[c] for c in string])
        result[value] = result.get(value, 0.0) + p
    whole = sum(result.values())
    return {value: p / whole for value, p in result.items()}


def random_rows(count):
    weights = arrays(np.float64, (count, 14), elements=st.floats(1e-6, 1.0))
    return weights.map(lambda w: w / w.sum(axis=1, keepdims=True))


@settings(max_examples=15, deadline=None)
@given(random_rows(2))
def test_two_boxes_agree_with_counting_every_string(rows):
    dist, wanted = distribution(rows), by_hand(rows)
    for value, p in wanted.items():
        assert dist.probability(value) == pytest.approx(p, rel=1e-9, abs=1e-12)


@settings(max_examples=10, deadline=None)
@given(random_rows(2), arrays(np.float64, (2, 11), elements=st.floats(1e-3, 1.0)))
def test_bubbles_multiply_as_counting_every_string_says(rows, filled):
    dist = distribution(rows, filled)
    for value, p in by_hand(rows, bubble_likelihood(filled)).items():
        assert dist.probability(value) == pytest.approx(p, rel=1e-9, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(random_rows(4))
def test_probabilities_sum_to_one(rows):
    dist = distribution(rows)
    assert dist.numbers.sum() + dist.null + dist.unreadable == pytest.approx(1.0)
    assert 0 <= dist.mixed <= dist.numbers[0] + 1e-15


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("057", 57),
        ("X57", 57),
        ("-57", 57),
        ("_57", 57),
        ("XX7", 7),
        ("_X7", 7),
        ("000", 0),
        ("XXX", 0),
        ("---", 0),
        ("__0", 0),
        ("X_X", 0),
        ("___", NULL),
        ("5_7", UNREADABLE),
        ("57X", UNREADABLE),
        ("-5-", UNREADABLE),
        ("888", 888),
    ],
)
def test_strings_mean_values(text, value):
    dist = distribution(boxes(text))
    assert dist.best == value
    assert dist.probability(value) > 0.999
    assert boxes_of(boxes(text), value) == tuple("" if c == "_" else c for c in text)


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789X-_", min_size=1, max_size=4), st.floats(1e-9, 0.05))
def test_every_string_is_taken_for_what_it_says(text, doubt):
    string = ["" if c == "_" else c for c in text]
    dist = distribution(boxes(text, doubt=doubt))
    assert dist.best == meaning(string)
    assert is_malformed(tuple(string)) == (meaning(string) == UNREADABLE)


def test_crosses_are_never_eights():
    dist = distribution(boxes("XXX", doubt=0.3, toward="888"))
    assert dist.best == 0
    assert dist.probability(888) == pytest.approx(0.027, rel=0.01)


def test_empty_boxes_are_never_zero():
    dist = distribution(boxes("___", doubt=0.2))
    assert dist.best == NULL
    assert dist.numbers[0] < 0.1


def test_improbable_malformed_strings_do_not_outweigh_an_empty_field():
    rows = boxes("___", doubt=0.45)
    assert distribution(rows).unreadable > distribution(rows).null
    assert distribution(rows).best == NULL


def test_illegible_ink_may_be_any_digit():
    rows = boxes("?23")
    dist = distribution(rows)
    assert dist.numbers[[23, 123, 923]] == pytest.approx([0.1, 0.1, 0.1], rel=1e-3)
    assert boxes_of(rows, 123) == ("?", "2", "3")


def test_a_box_that_may_be_illegible_is_half_what_it_looks_like():
    dist = distribution(boxes("12", doubt=0.2, toward=".?"))
    assert dist.numbers[12] == pytest.approx(0.8 + 0.1 + 0.01, rel=1e-3)
    assert dist.numbers[17] == pytest.approx(0.01, rel=1e-3)


def test_mixed_crossings_are_doubtful_zeros():
    assert distribution(boxes("X-_")).mixed > 0.99
    assert distribution(boxes("XXX")).mixed < 1e-5
    assert is_mixed_crossing(("X", "-", "X"))
    assert not is_mixed_crossing(("X", "X", "X"))


def test_malformed_digits_are_read_on_end():
    assert guess_malformed(boxes("57_")) == 57
    assert guess_malformed(boxes("5_7")) == 57


def test_untouched_bubbles_say_nothing():
    rows = boxes("X57", doubt=0.01)
    with_bubbles = distribution(rows, bubbles("___", sure=1.0))
    assert with_bubbles.numbers == pytest.approx(distribution(rows).numbers)
    assert bubble_distribution(bubbles("___"))[0] is None


def test_agreeing_bubbles_leave_less_doubt():
    rows = boxes("X57", doubt=0.01)
    assert 1 - distribution(rows, bubbles("057")).numbers[57] < (1 - distribution(rows).numbers[57]) / 20
    assert 1 - distribution(rows, bubbles("_57")).numbers[57] < (1 - distribution(rows).numbers[57]) / 2
    assert bubble_distribution(bubbles("_57"))[0] == 57


def test_classes_are_those_of_the_net():
    card = json.loads(resource("nets", "digits.json").read_text(encoding="utf-8"))
    assert tuple(card["classes"]) == CLASSES
