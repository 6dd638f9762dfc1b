from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.entries import OWNER, YACHT

from watchword.service.plausible import Tally, loss_doubt
from watchword.sources.contract import Expectation

ids = st.sets(st.integers(min_value=0, max_value=400).map(str), max_size=400)


def tally(expectation: Expectation) -> Tally:
    made = Tally(expectation)
    for entry in (OWNER, YACHT):
        made.add(entry)
    return made


def test_a_list_as_expected_raises_no_doubt() -> None:
    fill = {"names": 1.0, "birth_dates": 0.5}
    assert tally(Expectation(least=2, most=2, fill=fill)).doubts() == []


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        (Expectation(least=3, most=9), "at least 3"),
        (Expectation(least=0, most=1), "at most 1"),
        (Expectation(least=0, most=9, fill={"birth_dates": 0.6}), "50% of the targets have birth"),
        (Expectation(least=0, most=9, fill={"addresses": 0.1}), "0% of the targets have addresses"),
    ],
)
def test_what_falls_outside_is_said(expectation: Expectation, said: str) -> None:
    (doubt,) = tally(expectation).doubts()
    assert said in doubt


def test_an_empty_list_fills_nothing() -> None:
    empty = Tally(Expectation(least=0, most=9, fill={"names": 1.0}))
    assert empty.doubts()


def lost(before: int, now: int, days: int, most_lost: float = 0.1) -> str | None:
    everyone = [str(number) for number in range(before)]
    return loss_doubt(set(everyone), set(everyone[:now]), days=days, most_lost=most_lost)


def test_what_may_go_grows_with_time_to_half() -> None:
    assert lost(1000, 900, days=1) is None
    assert lost(1000, 899, days=1)
    assert lost(1000, 899, days=90)
    assert lost(1000, 700, days=270) is None
    assert lost(1000, 499, days=9999)
    assert lost(1000, 499, days=9999, most_lost=1.0) is None


def test_a_list_with_new_ids_has_lost_everyone() -> None:
    before = {str(number) for number in range(100)}
    now = {f"new-{number}" for number in range(100)}
    assert loss_doubt(before, now, days=1, most_lost=0.1)


@given(before=ids, now=ids, days=st.integers(min_value=0, max_value=10_000))
def test_additions_never_raise_a_doubt(before: set[str], now: set[str], days: int) -> None:
    assert loss_doubt(before, before | now, days=days, most_lost=0.0) is None
    more_patience = loss_doubt(before, now, days=days + 1, most_lost=0.1)
    if loss_doubt(before, now, days=days, most_lost=0.1) is None:
        assert more_patience is None
