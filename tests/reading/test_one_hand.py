"""One hand per page: boxes are judged by how their own writer makes the two digits."""

from __future__ import annotations

import numpy as np
import pytest
from decode_cases import boxes, evidence, sum_form
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.reading.decode import decode_page
from sirekap_desktop.reading.one_hand import ODD_SIGNS, HandPair, adapted, known_pairs, log_odds

PAIR = HandPair(1, 7, mean=(-6.0, 6.5), covariance=(7.5, 0.3, 8.0), spread=1.4, gap=9.0)
ODDS = st.lists(st.floats(-9, 9), min_size=2, max_size=40)


def rows(odds, rest=1e-3):
    """Boxes that are a 1 or a 7 with the given log odds for the 7."""
    made = np.full((len(odds), 14), rest / 12)
    seven = 1.0 / (1.0 + np.exp(-np.asarray(odds, float)))
    made[:, 7], made[:, 1] = (1 - rest) * seven, (1 - rest) * (1 - seven)
    return made


def sevens(odds):
    (judged,) = adapted([rows(odds)], [PAIR])
    return judged[:, 7] / (judged[:, 1] + judged[:, 7])


def test_a_flagged_one_is_told_by_the_other_ones_of_its_hand():
    flagged = [-1.2, -0.8, -1.5, -0.3, -2.0, -1.0, 0.2, -1.7]
    share = sevens([*flagged, 7.5, 8.1, 0.8])
    assert share[-1] < 0.05
    assert (share[: len(flagged)] < 0.05).all()
    assert (share[len(flagged) : -1] > 0.99).all()


def test_a_short_seven_is_told_by_the_plain_ones_of_its_hand():
    share = sevens([-8.0, -7.6, -8.3, -7.9, 2.0, 1.5, 2.5, -0.8])
    assert share[-1] > 0.9


def test_signs_close_together_are_one_digit():
    """No hand puts its 1 and its 7 three log odds apart: the farthest of these is a 1 like the others."""
    share = sevens([-2.4, -2.1, -2.6, -1.9, -2.2, -2.5, 0.9])
    assert share[-1] < 0.2


def test_a_box_alone_is_left_as_the_net_saw_it():
    alone = rows([0.7])
    assert np.array_equal(adapted([alone], [PAIR])[0], alone)


def test_ones_that_all_lie_where_neither_usually_does_stay_in_doubt():
    assert sevens([0.0, 0.3, 0.1, -0.2]).min() > ODD_SIGNS / 2 * 0.9


@settings(max_examples=80, deadline=None)
@given(ODDS)
def test_only_the_two_digits_share_their_mass_anew(odds):
    before = rows(odds)
    (after,) = adapted([before], [PAIR])
    others = [c for c in range(14) if c not in (1, 7)]
    assert np.array_equal(after[:, others], before[:, others])
    assert after[:, 1] + after[:, 7] == pytest.approx(before[:, 1] + before[:, 7])
    assert (after[:, [1, 7]] > 0).all()


@settings(max_examples=80, deadline=None)
@given(ODDS)
def test_some_of_the_nets_own_doubt_always_stays(odds):
    before = rows(odds)
    alone = before[:, 7] / (before[:, 1] + before[:, 7])
    share = sevens(odds)
    assert (share >= ODD_SIGNS * alone * 0.999).all()
    assert (1 - share >= ODD_SIGNS * (1 - alone) * 0.999).all()


def test_fields_come_back_in_their_own_shapes():
    fields = [rows([-8.0, -7.0, 8.0]), rows([7.0, -9.0])]
    before = [f.copy() for f in fields]
    after = adapted(fields, [PAIR])
    assert [len(f) for f in after] == [3, 2]
    assert all(np.array_equal(f, b) for f, b in zip(fields, before, strict=True))
    assert adapted([], [PAIR]) == []


def test_log_odds_end_where_the_net_can_tell_no_more():
    assert log_odds(rows([30.0, -30.0, 1.5]), 1, 7) == pytest.approx([9.0, -9.0, 1.5], abs=1e-6)


def test_the_card_of_the_net_tells_its_pairs():
    pairs = {(p.first, p.second): p for p in known_pairs()}
    assert (1, 7) in pairs
    for pair in pairs.values():
        assert pair.mean[0] < 0 < pair.mean[1]
        assert pair.covariance[0] * pair.covariance[2] > pair.covariance[1] ** 2
        assert pair.spread > 0
        assert pair.gap > 0


def test_a_doubtful_digit_is_accepted_where_its_hand_and_the_sum_agree():
    """The same doubtful 1 beside a hand with plain ones (then a 7 is likelier) and beside one with flagged ones."""

    def stated(flag):
        texts = {"sah": "211", "tidak_sah": "X11", "total": "222"}
        fields = [evidence(n, boxes(t)) for n, t in texts.items()]
        for field in fields:
            ones = [at for at, c in enumerate(texts[field.field_id]) if c == "1"]
            field.digits[ones] = rows([flag] * len(ones), rest=1e-6)
        fields[1].digits[2] = rows([0.8], rest=1e-6)[0]
        return {f.id: f for f in decode_page(sum_form(), 1, fields)[0]}["tidak_sah"]

    assert stated(flag=-1.2).value == 11
    assert 1 - stated(flag=-1.2).confidence < (1 - stated(flag=-8.5).confidence) / 10
