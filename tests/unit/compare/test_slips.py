"""Slips, and how easily each is made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from watchword.compare.similarity import compare_words
from watchword.compare.slips import EASY, slip_cost

WORDS = st.text(alphabet="adhsuz", max_size=8)


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("emrah", "emrsh"),  # the key beside it
        ("song", "snog"),  # two letters exchanged
        ("karimi", "kariimi"),  # twice
        ("hasan", "hasdan"),  # the key beside it too
    ],
)
def test_what_fingers_do_by_themselves_counts_less(right: str, slip: str) -> None:
    assert slip_cost(right, slip) == slip_cost(slip, right) == EASY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("emrah", "emrpah"),
        ("hamid", "haid"),
        ("haruki", "haruko"),  # side by side, and yet two names
        ("duri", "buri"),
    ],
)
def test_any_other_slip_counts_one(one: str, other: str) -> None:
    assert slip_cost(one, other) == slip_cost(other, one) == 1.0


def test_several_slips_add_up() -> None:
    assert slip_cost("mahmoud", "nahmuod") == pytest.approx(2 * EASY)
    assert slip_cost("mahmoud", "xahmuod") == pytest.approx(1 + EASY)


@given(one=WORDS, other=WORDS)
def test_slips_never_count_more_than_their_number(one: str, other: str) -> None:
    cost, number = slip_cost(one, other), OSA.distance(one, other)
    assert EASY * number - 1e-9 <= cost <= number + 1e-9
    assert cost == pytest.approx(slip_cost(other, one))


def test_an_easy_slip_leaves_words_more_alike() -> None:
    easy, other = compare_words("erdogan", "ersogan"), compare_words("erdogan", "erqogan")
    assert easy is not None
    assert other is not None
    assert easy[1] > other[1]


def test_two_names_are_two_wherever_their_keys_lie() -> None:
    assert compare_words("jamal", "kamal") is None
