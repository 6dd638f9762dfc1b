"""Addresses and countries."""

from __future__ import annotations

from datetime import date

from tests.support.flags import TODAY, company, found, held, person, spell

from watchword.model import Party, SpellKind
from watchword.network.flags import FlagStrength
from watchword.network.flags.reading import named_countries

MASS = "mass-address"


def _bodies(count: int, address: str = "Suite 1, 20 Long Street, Dover") -> list[Party]:
    return [company(f"B{number:02}", address=address) for number in range(count)]


def test_each_of_fifty_bodies_at_one_address_is_flagged() -> None:
    flags = found(*_bodies(50), code=MASS)
    assert {flag.party for flag in flags} == {each.key for each in _bodies(50)}
    assert {flag.strength for flag in flags} == {FlagStrength.WEAK}
    assert flags[0].sentence == (
        "B00 is registered at Suite 1, 20 Long Street, Dover, as are 49 other bodies of the "
        "network, of 50 groups."
    )


def test_a_body_there_that_is_tied_to_a_listed_party_weighs_more() -> None:
    flags = found(*_bodies(50), held("X", "B07", 10), code=MASS, us="2022-02-28")
    assert [each.party for each in flags if each.strength is FlagStrength.MODERATE] == ["B07"]


def test_forty_nine_bodies_at_one_address_are_not_flagged() -> None:
    assert not found(*_bodies(49), code=MASS)


def test_the_seat_of_one_large_group_is_not_flagged() -> None:
    subsidiaries = [held("B00", f"B{number:02}", 100) for number in range(1, 50)]
    assert not found(*_bodies(50), *subsidiaries, code=MASS)


def test_many_people_at_one_address_are_not_flagged() -> None:
    people = [person(f"P{number}", address="Suite 1, 20 Long Street") for number in range(80)]
    assert not found(*people, code=MASS)


def test_many_bodies_of_which_only_the_town_is_known_are_not_flagged() -> None:
    assert not found(*_bodies(80, "Dover"), code=MASS)


SECRET, THROUGH = "secrecy-jurisdiction", "transshipment-jurisdiction"


def test_a_company_of_a_listed_party_in_a_country_of_the_lists_is_flagged() -> None:
    (flag,) = found(
        person("X", countries=("fr",)),
        company("C", "pa"),
        held("X", "C", 40),
        code=SECRET,
        us="2022-02-28",
    )
    assert (flag.party, flag.about, flag.strength) == ("C", ("X",), FlagStrength.WEAK)
    assert "since 2020-02-18" in flag.sentence
    assert flag.evidence[0].on == date(2020, 2, 18)


def test_a_company_founded_there_about_the_listing_weighs_more() -> None:
    (flag,) = found(
        person("X", countries=("fr",)),
        company("C", "ae", founded_on=date(2022, 5, 1)),
        held("X", "C", 40),
        code=THROUGH,
        us="2022-02-28",
    )
    assert flag.strength is FlagStrength.MODERATE
    assert "FIN-2022-Alert003" in flag.sentence


def test_a_company_in_the_listed_partys_own_country_is_not_flagged() -> None:
    assert not found(
        person("X", countries=("pa",)),
        company("C", "pa"),
        held("X", "C", 40),
        code=SECRET,
        us="2022-02-28",
    )


def test_a_company_there_before_the_country_was_named_is_not_flagged() -> None:
    parties = (person("X", countries=("fr",)), company("C", "pa"), held("X", "C", 40))
    assert not found(*parties, code=SECRET, as_of=date(2018, 1, 1), us="2014-02-28")


def test_a_company_there_that_nobody_listed_has_to_do_with_is_not_flagged() -> None:
    assert not found(company("C", "pa"), held("Y", "C", 40), code=SECRET, us="2022-02-28")


MOVED = "moved-to-jurisdiction"


def _moving(*spells: tuple[str, str]) -> tuple[object, ...]:
    moves = tuple(spell(SpellKind.COUNTRY, *each) for each in spells)
    return (company("C", spells=moves), held("X", "C", 40, starts="2015-01-01"))


def test_a_company_that_moved_there_after_the_listing_is_flagged() -> None:
    (flag,) = found(
        *_moving(("cy", "2010-01-01"), ("ae", "2022-04-10")), code=MOVED, us="2022-02-28"
    )
    assert (flag.party, flag.about, flag.strength) == ("C", ("X",), FlagStrength.STRONG)
    assert flag.sentence.startswith(
        "C moved from CY to AE on 2022-04-10, 41 days after the listing by the United States on "
        "2022-02-28 of X: AE is named by"
    )


def test_a_company_that_moved_elsewhere_is_not_flagged() -> None:
    given = _moving(("cy", "2010-01-01"), ("ie", "2022-04-10"))
    assert not found(*given, code=MOVED, us="2022-02-28")


def test_a_company_that_moved_there_long_before_is_not_flagged() -> None:
    given = _moving(("cy", "2010-01-01"), ("pa", "2020-04-10"))
    assert not found(*given, code=MOVED, us="2022-02-28")


def test_a_company_that_moved_from_one_such_country_to_another_is_not_flagged() -> None:
    given = _moving(("pa", "2010-01-01"), ("ae", "2022-04-10"))
    assert not found(*given, code=MOVED, us="2022-02-28")


TO = "transfer-to-jurisdiction"
SOLD = (
    held("X", "C", 60, ends="2022-04-01"),
    held("Y", "C", 60, starts="2022-04-02"),
    company("C", "cy"),
)


def test_a_stake_that_went_to_a_body_there_is_flagged() -> None:
    (flag,) = found(*SOLD, company("Y", "ae"), code=TO, us="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("Y", ("X", "C"), FlagStrength.STRONG)


def test_a_stake_that_went_to_a_body_elsewhere_is_not_flagged() -> None:
    assert not found(*SOLD, company("Y", "ie"), code=TO, us="2022-02-28")


def test_a_local_sale_there_is_not_flagged() -> None:
    sold = (*SOLD[:2], company("C", "ae"))
    assert not found(*sold, company("Y", "ae"), code=TO, us="2022-02-28")


def test_days_of_a_list_are_those_on_it() -> None:
    def on(day: date) -> int:
        return len(named_countries("secrecy", "vg", day))

    days = (date(2023, 2, 13), date(2023, 2, 14), date(2023, 10, 16), date(2023, 10, 17))
    assert [on(day) for day in days] == [0, 1, 1, 0]


def test_a_list_that_is_not_followed_any_more_says_so() -> None:
    (known,) = named_countries("secrecy", "ru", date(2025, 2, 18))
    (later,) = named_countries("secrecy", "ru", date(2026, 2, 18))
    assert later.text == f"{known.text} (as the list was on 2025-02-18)"
    assert date(2025, 2, 18) > TODAY
