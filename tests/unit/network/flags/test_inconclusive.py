"""Loops and treasury shares."""

from __future__ import annotations

from tests.support.flags import found, held

CODE = "inconclusive-ownership"


def test_a_loop_of_which_the_listed_party_is_the_only_outside_owner_is_flagged() -> None:
    loop = (held("X", "A", 10), held("B", "A", 90), held("A", "B", 100))
    flags = found(*loop, code=CODE, us="2022-02-28", gb="2022-03-01")
    assert [(flag.party, flag.about) for flag in flags] == [("A", ("X",)), ("B", ())]
    assert flags[0].sentence.endswith("inconclusive for the United Kingdom and the United States.")


def test_treasury_shares_that_lift_a_stake_to_half_are_flagged() -> None:
    (flag,) = found(held("X", "A", 45), held("A", "A", 20), code=CODE, us="2022-02-28")
    assert flag.party == "A"


def test_treasury_shares_that_do_not_lift_it_so_far_are_not_flagged() -> None:
    assert not found(held("X", "A", 45), held("A", "A", 9), code=CODE, us="2022-02-28")


def test_a_loop_with_another_outside_owner_of_more_is_not_flagged() -> None:
    loop = (held("X", "A", 10), held("Y", "A", 30), held("B", "A", 60), held("A", "B", 100))
    assert not found(*loop, code=CODE, us="2022-02-28")


def test_a_company_that_is_owned_anyway_is_not_flagged() -> None:
    assert not found(held("X", "A", 60), held("A", "A", 20), code=CODE, us="2022-02-28")
