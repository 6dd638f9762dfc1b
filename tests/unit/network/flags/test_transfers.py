"""Transfers about a designation."""

from __future__ import annotations

from datetime import date

from tests.support.flags import claimed, company, found, held, person

from watchword.model import Interest
from watchword.network.flags import FlagStrength

NEAR = "transfer-near-designation"
GIVEN = held("X", "C", 60, starts="2010-01-01", ends="2022-02-20")
TAKEN = held("Y", "C", 60, starts="2022-02-21")


def test_a_stake_given_up_eight_days_before_a_listing_is_flagged() -> None:
    (flag,) = found(GIVEN, TAKEN, code=NEAR, eu="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("C", ("X", "Y"), FlagStrength.STRONG)
    assert flag.sentence == (
        "X gave up 60% of the shares in C; in came Y with 60% of the shares, 8 days before the "
        "listing by the European Union on 2022-02-28."
    )
    assert [each.on for each in flag.evidence] == [
        date(2022, 2, 20),
        date(2022, 2, 21),
        date(2022, 2, 28),
    ]
    assert "July 2022" in flag.citation


def test_a_stake_that_shrank_is_given_up() -> None:
    kept = held("X", "C", 10, starts="2022-02-21")
    (flag,) = found(GIVEN, kept, TAKEN, code=NEAR, eu="2022-02-28")
    assert flag.sentence.startswith("X gave up 60% of the shares in C and kept 10%; in came Y")


def test_nobody_known_to_come_in_makes_it_weak() -> None:
    (flag,) = found(GIVEN, code=NEAR, eu="2022-02-28")
    assert flag.strength is FlagStrength.WEAK


def test_what_a_report_claims_makes_it_weak() -> None:
    (flag,) = found(
        GIVEN,
        held("Y", "C", 60, starts="2022-02-21", source=claimed("1")),
        code=NEAR,
        eu="2022-02-28",
    )
    assert (flag.strength, flag.sure) == (FlagStrength.WEAK, False)
    assert flag.sentence.endswith("Not all of this is sure.")


def test_a_sale_long_before_a_listing_is_not_flagged() -> None:
    assert not found(GIVEN, TAKEN, code=NEAR, eu="2023-02-28")


def test_a_stake_that_is_only_stated_anew_is_not_flagged() -> None:
    again = held("X", "C", 60, starts="2022-02-21")
    assert not found(GIVEN, again, TAKEN, code=NEAR, eu="2022-02-28")


def test_a_stake_put_into_a_company_of_ones_own_is_not_flagged() -> None:
    assert not found(
        GIVEN, TAKEN, held("X", "Y", 100, starts="2022-01-01"), code=NEAR, eu="2022-02-28"
    )


def test_what_happens_after_the_day_asked_for_is_not_known() -> None:
    assert not found(GIVEN, TAKEN, code=NEAR, as_of=date(2022, 2, 19), eu="2022-02-28")
    assert not found(GIVEN, TAKEN, code=NEAR, as_of=date(2022, 2, 25), eu="2022-02-28")


RELATIVE = "transfer-to-relative"
FAMILY = held("Y", "X", Interest.FAMILY, detail="daughter")


def test_a_stake_that_went_to_a_daughter_is_flagged() -> None:
    (flag,) = found(GIVEN, TAKEN, FAMILY, code=RELATIVE, eu="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("C", ("X", "Y"), FlagStrength.STRONG)
    assert flag.sentence.endswith("; close to X is Y (daughter).")


def test_a_stake_that_went_to_another_than_the_daughter_is_not_flagged() -> None:
    daughter = held("D", "X", Interest.FAMILY, detail="daughter")
    assert not found(GIVEN, TAKEN, daughter, code=RELATIVE, eu="2022-02-28")


def test_a_stake_inherited_years_before_is_not_flagged() -> None:
    assert not found(GIVEN, TAKEN, FAMILY, code=RELATIVE, eu="2024-02-28")


EMPLOYEE = "transfer-to-employee"


def test_a_stake_that_went_to_a_director_of_the_same_owner_is_flagged() -> None:
    seat = held("Y", "B", Interest.DIRECTOR, starts="2015-01-01")
    (flag,) = found(
        person("Y"), GIVEN, TAKEN, held("X", "B", 100), seat, code=EMPLOYEE, eu="2022-02-28"
    )
    assert flag.sentence.endswith("; close to X is Y (director of B).")


def test_a_stake_that_went_to_an_associate_is_flagged() -> None:
    tie = held("X", "Y", Interest.ASSOCIATE, detail="lawyer")
    assert found(GIVEN, TAKEN, tie, code=EMPLOYEE, eu="2022-02-28")


def test_a_stake_that_went_to_a_director_of_others_is_not_flagged() -> None:
    seat = held("Y", "B", Interest.DIRECTOR, starts="2015-01-01")
    assert not found(GIVEN, TAKEN, seat, code=EMPLOYEE, eu="2022-02-28")


def test_a_buyer_who_joins_the_board_only_then_is_not_flagged() -> None:
    seat = held("Y", "C", Interest.DIRECTOR, starts="2022-02-21")
    assert not found(GIVEN, TAKEN, seat, code=EMPLOYEE, eu="2022-02-28")


NEW = "new-transferee"


def test_a_company_founded_after_a_listing_that_takes_over_is_flagged() -> None:
    (flag,) = found(
        company("Y", founded_on=date(2022, 3, 10)),
        held("X", "C", 60, ends="2022-04-01"),
        held("Y", "C", 60, starts="2022-04-02"),
        code=NEW,
        us="2022-02-28",
    )
    assert (flag.party, flag.about) == ("Y", ("X", "C"))
    assert "Y was founded on 2022-03-10, 10 days after the United States listed X" in flag.sentence


def test_a_buyer_founded_before_is_not_flagged() -> None:
    assert not found(
        company("Y", founded_on=date(2022, 2, 27)),
        held("X", "C", 60, ends="2022-04-01"),
        held("Y", "C", 60, starts="2022-04-02"),
        code=NEW,
        us="2022-02-28",
    )


def test_a_new_company_that_took_nothing_over_is_not_flagged() -> None:
    assert not found(
        company("Y", founded_on=date(2022, 3, 10)),
        held("X", "C", 60, ends="2022-04-01"),
        held("Y", "C", 60, starts="2022-09-02"),
        code=NEW,
        us="2022-02-28",
    )


ALIKE = "alike-transferees"
TO_TWO = (
    held("X", "C", 60, ends="2022-02-20"),
    held("Y", "C", 60, starts="2022-02-21"),
    held("X", "D", 55, ends="2022-02-22"),
    held("Z", "D", 55, starts="2022-02-23"),
)


def test_two_takers_at_one_address_are_flagged() -> None:
    (flag,) = found(
        *TO_TWO,
        company("Y", address="Suite 4, 12 Harbour Road, Limassol"),
        company("Z", address="SUITE 4 12 HARBOUR ROAD  LIMASSOL"),
        code=ALIKE,
        us="2022-02-28",
    )
    assert (flag.party, flag.about) == ("X", ("Y", "Z"))
    assert "share the address Suite 4, 12 Harbour Road, Limassol: Y and Z" in flag.sentence


def test_two_takers_of_one_founder_are_flagged() -> None:
    founders = [held("F", each, Interest.UNKNOWN, detail="incorporator of") for each in "YZ"]
    assert found(*TO_TWO, *founders, code=ALIKE, us="2022-02-28")


def test_two_takers_in_one_town_are_not_flagged() -> None:
    parties = (company("Y", address="Limassol, Cyprus"), company("Z", address="Limassol, Cyprus"))
    assert not found(*TO_TWO, *parties, code=ALIKE, us="2022-02-28")


def test_one_taker_of_two_stakes_is_not_flagged() -> None:
    assert not found(
        *TO_TWO[:3],
        held("Y", "D", 55, starts="2022-02-23"),
        company("Y", address="Suite 4, 12 Harbour Road, Limassol"),
        code=ALIKE,
        us="2022-02-28",
    )
