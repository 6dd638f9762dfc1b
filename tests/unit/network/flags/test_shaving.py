"""Stakes just under a threshold, and what is given up between two listings."""

from __future__ import annotations

from fractions import Fraction

from tests.support.flags import found, held

from watchword.model import Interest, Share
from watchword.network.flags import FlagStrength

SHAVED, UNDER = "shaved-below-threshold", "just-under-threshold"
BAND = Share(low=Fraction(25), high=Fraction(50), low_open=True)
ABOVE = held("X", "C", 75, starts="2015-01-01", ends="2022-02-20")


def test_a_stake_that_went_from_75_to_49_9_is_flagged() -> None:
    (flag,) = found(
        ABOVE, held("X", "C", "49.9", starts="2022-02-21"), code=SHAVED, us="2022-02-28"
    )
    assert (flag.party, flag.about, flag.strength) == ("C", ("X",), FlagStrength.STRONG)
    assert flag.sentence == (
        "X went from 75% to 49.9% of the shares in C on 2022-02-21, 7 days before the listing by "
        "the United States on 2022-02-28: just under the 50% of the US rule."
    )


def test_a_stake_that_went_under_what_registers_name_is_flagged() -> None:
    (flag,) = found(
        held("X", "C", 30, ends="2022-02-20"),
        held("X", "C", "24.99", starts="2022-02-21"),
        code=SHAVED,
        us="2022-02-28",
    )
    assert flag.sentence.endswith("just under the 25% of registers of beneficial owners.")


def test_a_stake_that_shrank_long_before_weighs_less() -> None:
    (flag,) = found(ABOVE, held("X", "C", 49, starts="2022-02-21"), code=SHAVED, us="2024-02-28")
    assert flag.strength is FlagStrength.MODERATE


def test_a_stake_that_went_far_below_is_not_flagged() -> None:
    stake = held("X", "C", "48.9", starts="2022-02-21")
    assert not found(ABOVE, stake, code=SHAVED, us="2022-02-28")


def test_a_stake_that_stays_at_the_threshold_is_not_flagged() -> None:
    stake = held("X", "C", 50, starts="2022-02-21")
    assert not found(ABOVE, stake, code=SHAVED, us="2022-02-28")


def test_a_band_that_reaches_a_threshold_is_not_flagged() -> None:
    band = held("X", "C", 1, starts="2022-02-21", share=BAND)
    assert not found(ABOVE, band, code=SHAVED, us="2022-02-28")


def test_a_stake_just_under_of_which_no_more_is_known_is_weak() -> None:
    (flag,) = found(held("X", "C", "49.9"), code=UNDER, us="2022-02-28")
    assert flag.strength is FlagStrength.WEAK
    assert flag.sentence == "X holds 49.9% of the shares in C: just under the 50% of the US rule."


def test_a_stake_that_is_shaved_is_not_flagged_twice() -> None:
    stake = held("X", "C", "49.9", starts="2022-02-21")
    assert not found(ABOVE, stake, code=UNDER, us="2022-02-28")


def test_a_stake_just_under_that_is_over_is_not_flagged() -> None:
    assert not found(held("X", "C", "49.9", ends="2023-01-01"), code=UNDER, us="2022-02-28")


def test_a_stake_just_under_of_somebody_who_is_not_listed_is_not_flagged() -> None:
    assert not found(held("Y", "C", "49.9"), code=UNDER, us="2022-02-28")


STAGGERED = "staggered-listings"


def test_a_stake_given_up_between_two_listings_is_flagged() -> None:
    (flag,) = found(
        held("X", "C", 60, ends="2022-03-05"), code=STAGGERED, eu="2022-02-28", gb="2022-03-10"
    )
    assert (flag.party, flag.about, flag.strength) == ("C", ("X",), FlagStrength.MODERATE)
    assert flag.sentence == (
        "X gave up 60% of the shares in C on 2022-03-05, after the listing by the European Union "
        "on 2022-02-28 and before the United Kingdom listed too on 2022-03-10."
    )


def test_a_seat_given_up_between_two_listings_is_weak() -> None:
    (flag,) = found(
        held("X", "C", Interest.DIRECTOR, ends="2022-03-05"),
        code=STAGGERED,
        eu="2022-02-28",
        gb="2022-03-10",
    )
    assert flag.strength is FlagStrength.WEAK


def test_a_stake_given_up_after_both_listings_is_not_flagged() -> None:
    stake = held("X", "C", 60, ends="2022-03-11")
    assert not found(stake, code=STAGGERED, eu="2022-02-28", gb="2022-03-10")


def test_a_stake_given_up_where_all_listed_on_one_day_is_not_flagged() -> None:
    stake = held("X", "C", 60, ends="2022-02-28")
    assert not found(stake, code=STAGGERED, eu="2022-02-28", gb="2022-02-28")


def test_a_stake_given_up_years_after_the_first_listing_is_not_flagged() -> None:
    stake = held("X", "C", 60, ends="2019-03-05")
    assert not found(stake, code=STAGGERED, us="2014-03-20", gb="2022-03-10")
