"""Directors in common and companies that follow a listed one."""

from __future__ import annotations

from datetime import date

from tests.support.flags import company, found, held, person

from watchword.model import Interest
from watchword.network.flags import FlagStrength

SHARED = "shared-director"
PEOPLE = (person("P"), person("Q"), company("X"), company("C"))


def _seats(owner: str, *companies: str, **more: str) -> list[object]:
    return [held(owner, each, Interest.DIRECTOR, **more) for each in companies]


def test_a_company_with_a_listed_companys_director_is_flagged() -> None:
    (flag,) = found(*PEOPLE, *_seats("P", "X", "C"), code=SHARED, us="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("C", ("X", "P"), FlagStrength.WEAK)
    assert flag.sentence == "C shares a director with X, which is listed: P."


def test_two_directors_in_common_weigh_more() -> None:
    seats = [*_seats("P", "X", "C"), *_seats("Q", "X", "C")]
    (flag,) = found(*PEOPLE, *seats, code=SHARED, us="2022-02-28")
    assert flag.strength is FlagStrength.MODERATE


def test_a_director_who_left_before_is_not_shared() -> None:
    seats = [*_seats("P", "X", ends="2020-01-01"), *_seats("P", "C", starts="2020-01-02")]
    assert not found(*PEOPLE, *seats, code=SHARED, us="2022-02-28")


def test_a_director_of_a_subsidiary_is_not_flagged() -> None:
    seats = _seats("P", "X", "C")
    assert not found(*PEOPLE, *seats, held("X", "C", 100), code=SHARED, us="2022-02-28")


def test_somebody_who_directs_very_many_companies_is_not_a_tie() -> None:
    seats = _seats("P", "X", *(f"C{number}" for number in range(15)))
    assert not found(*PEOPLE, *seats, code=SHARED, us="2022-02-28")


NEXT = "successor-company"
PLACE = "Suite 4, 12 Harbour Road, Limassol"


def _follower(day: date, address: str = PLACE) -> tuple[object, ...]:
    return (
        person("P"),
        company("X", address=PLACE),
        company("C", address=address, founded_on=day),
    )


def test_a_new_company_with_address_and_director_of_the_listed_one_is_strong() -> None:
    given = (*_follower(date(2022, 3, 10)), *_seats("P", "X", "C"))
    (flag,) = found(*given, code=NEXT, us="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("C", ("X", "P"), FlagStrength.STRONG)
    assert flag.sentence == (
        "C was founded on 2022-03-10, 10 days after the United States listed X, and has its "
        "directors and its address."
    )


def test_a_new_company_with_its_address_only_is_moderate() -> None:
    (flag,) = found(*_follower(date(2022, 3, 10)), code=NEXT, us="2022-02-28")
    assert flag.strength is FlagStrength.MODERATE


def test_a_company_founded_before_the_listing_is_not_flagged() -> None:
    given = (*_follower(date(2022, 2, 27)), *_seats("P", "X", "C"))
    assert not found(*given, code=NEXT, us="2022-02-28")


def test_a_new_company_next_door_is_not_flagged() -> None:
    given = _follower(date(2022, 3, 10), "Suite 5, 12 Harbour Road, Limassol")
    assert not found(*given, code=NEXT, us="2022-02-28")


def test_a_formation_agents_address_ties_nobody() -> None:
    others = [company(f"B{number}", address=PLACE) for number in range(200)]
    assert not found(*_follower(date(2022, 3, 10)), *others, code=NEXT, us="2022-02-28")


def test_a_new_sister_company_at_the_seat_of_the_group_is_not_flagged() -> None:
    given = (*_follower(date(2022, 3, 10)), held("M", "X", 100), held("M", "C", 100))
    assert not found(*given, code=NEXT, us="2022-02-28")


def test_a_new_company_of_the_listed_one_itself_is_not_flagged() -> None:
    given = (*_follower(date(2022, 3, 10)), held("X", "C", 30), *_seats("P", "X", "C"))
    assert not found(*given, code=NEXT, us="2022-02-28")
