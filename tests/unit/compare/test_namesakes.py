"""Namesakes: a name that many have, and another country."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.compare import Party, compare_parties, read_party_names, score
from watchword.compare.namesakes import namesakes
from watchword.model import (
    DateInterval,
    Name,
    Schema,
    day_interval,
    spanning_interval,
    year_interval,
)
from watchword.screen.check import DEFAULT_THRESHOLD

DAY = day_interval(date(1964, 5, 17))


def party(name: str, country: str = "", born: DateInterval | None = None) -> Party:
    return Party(
        schema=Schema.PERSON,
        names=read_party_names([Name(full=name)], Schema.PERSON),
        birth_dates=() if born is None else (born,),
        countries=(country,) if country else (),
    )


def value(query: Party, listed: Party) -> float:
    return score(compare_parties(query, listed))


def share(name: str, other: str) -> float:
    found = compare_parties(party(name), party(other)).name
    assert found is not None
    return namesakes(found)


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("김병철", "Pyong Chol KIM"),
        ("Kim Pyong Chol", "KIM Pyong-chol"),
        ("张伟", "Wei ZHANG"),
        ("영호 최", "Yong-Ho CHOE"),
        ("Aung Win", "Aung Saw Win"),
        ("Ahmed Hassan", "Ahmed Mahmoud Hassan"),
    ],
)
def test_a_name_of_thousands_is_no_alert_in_another_country(query: str, listed: str) -> None:
    assert value(party(query, "hk"), party(listed, "kp")) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("Slobodan Tesić", "Slobodan TESIC"),
        ("Алишер Усманов", "Alisher USMANOV"),
        ("Mohammad Hashemi", "Mohammad HASHEMI"),
        ("Mohammad Reza Naqdi", "Mohammad Reza NAQDI"),
        ("Viktor Bout", "Viktor Anatolijevitch BOUT"),
        ("Zhenhua Wei", "WEI Zhenhua"),
    ],
)
def test_whoever_lives_abroad_is_found_all_the_same(query: str, listed: str) -> None:
    assert value(party(query, "ae"), party(listed, "ru")) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("born", [DAY, year_interval(1964)])
def test_a_birth_date_that_agrees_finds_the_commonest_name_abroad(born: DateInterval) -> None:
    query = party("김병철", "hk", DAY)
    assert value(query, party("Pyong Chol KIM", "kp", born)) >= DEFAULT_THRESHOLD


def test_no_country_contradicts_where_either_side_states_none() -> None:
    for query, listed in (("hk", ""), ("", "kp"), ("kp", "kp")):
        found = value(party("김병철", query), party("Pyong Chol KIM", listed))
        assert found >= DEFAULT_THRESHOLD


def test_the_more_a_name_tells_the_fewer_have_it() -> None:
    assert share("Kim Yong Su", "Kim Yong Su") > share("Mohammad Hashemi", "Mohammad Hashemi")
    assert share("Mohammad Hashemi", "Mohammad Hashemi") > share("Slobodan Tesic", "Slobodan Tesic")
    assert share("M. Hashemi", "Mohammad Hashemi") > share("Mohammad Hashemi", "Mohammad Hashemi")
    assert share("Feng Bing Xia", "Fengbing XIA") < share("Feng Bing Xia", "Feng Bing XIA")
    assert share("Slobodan Tesic", "Slobodan Tesic") == 0.0


def test_the_better_a_date_agrees_the_less_another_country_takes() -> None:
    listed = "Kim Yong Su"
    stated = [
        None,
        spanning_interval(year_interval(1962), year_interval(1966)),
        year_interval(1964),
        DAY,
    ]
    found = [value(party(listed, "cn", DAY), party(listed, "kp", born)) for born in stated]
    assert found == sorted(found)


def test_a_body_is_hardly_anybodys_namesake() -> None:
    def body(country: str) -> Party:
        schema = Schema.COMPANY
        names = read_party_names([Name(full="Global Trading")], schema)
        return Party(schema=schema, names=names, countries=(country,))

    found = compare_parties(body("de"), body("ir"))
    assert found.name is not None
    assert namesakes(found.name) == 0.0
