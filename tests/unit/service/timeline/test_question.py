"""What is asked: pairs, types, names."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.errors import NotFound, WrongUse
from watchword.model import ActorSchema
from watchword.service.timeline.naming import Known, Wanted, find_named
from watchword.service.timeline.question import Wishes, country_of, read_pair, read_types


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("cn-ru", ("cn", "ru")),
        ("CN-RU", ("cn", "ru")),
        ("China-Russia", ("cn", "ru")),
        ("China – Russia", ("cn", "ru")),
        ("china and the united states", ("cn", "us")),
        ("nato-ru", ("nato", "ru")),
        ("uk-eu", ("gb", "eu")),
        ("Guinea-Bissau-Russia", ("gw", "ru")),
        ("al-Qaida", None),
        ("Timor-Leste", None),
        ("Ban Ki-moon", None),
        ("", None),
    ],
)
def test_pairs(text: str, pair: tuple[str, str] | None) -> None:
    assert read_pair(text) == pair


def test_a_pair_is_of_two_and_days_are_in_order() -> None:
    with pytest.raises(WrongUse, match="two countries"):
        read_pair("cn-China")
    with pytest.raises(WrongUse, match="after"):
        Wishes(since=date(2023, 2, 1), until=date(2023, 1, 1))
    assert country_of("The Russian Federation") == "ru"
    assert country_of("nowhere") is None


def test_types_in_any_case_and_an_error_that_names_them() -> None:
    assert read_types(["consult", " SANCTION ", "Consult"]) == ("CONSULT", "SANCTION")
    with pytest.raises(WrongUse, match=r"consult.*sanction"):
        read_types(["visit"])


def known(
    name: str, country: str | None = None, *targets: str, reports: int = 1, person: bool = True
) -> Known:
    schema = ActorSchema.PERSON if person else ActorSchema.ORGANIZATION
    return Known(
        name=name, schema=schema, country=country, targets=frozenset(targets), reports=reports
    )


OBAMA = known("Barack Obama", "us", reports=9)


def test_a_surname_of_one_person_means_that_person() -> None:
    found = find_named("Obama", [OBAMA, known("Obama", "us"), known("Xi Jinping", "cn")], None)
    assert found.name == "Barack Obama"
    assert found.known == {("Barack Obama", "us"), ("Obama", "us")}


def test_a_surname_of_two_people_is_refused_with_both() -> None:
    with pytest.raises(WrongUse, match=r"Barack Obama \(us\); Michelle Obama"):
        find_named("Obama", [OBAMA, known("Michelle Obama")], None)


def test_a_full_name_takes_the_surname_only_where_it_is_safe() -> None:
    alone = [known("Obama", "us"), known("Obama", None), known("Obama", "ke")]
    assert find_named("Barack Obama", [OBAMA, *alone], None).known == {
        ("Barack Obama", "us"),
        ("Obama", "us"),
    }
    others = [OBAMA, *alone, known("Michelle Obama", "us")]
    assert find_named("Barack Obama", others, None).known == {("Barack Obama", "us")}


def test_the_target_of_the_register_is_found_by_link_and_by_name() -> None:
    wanted = Wanted(target="ww-1", name="LI Shangfu", names=("LI Shangfu",), countries=("cn",))
    found = find_named(
        "Li Shangfu",
        [
            known("Li Shangfu", "cn", "ww-1"),
            known("General Li", "cn", "ww-1"),
            known("Li Shangfu", "us"),
            known("Li Shangfu", None, "ww-9"),
            known("Li", "cn"),
            known("Li Keqiang", "cn"),
        ],
        wanted,
    )
    assert found.target == "ww-1"
    assert found.known == {("Li Shangfu", "cn"), ("General Li", "cn")}


def test_bodies_are_found_by_name_and_unknown_names_are_said_to_be() -> None:
    bodies = [
        known("Wagner Group", "ru", "ww-7", person=False),
        known("Bank Rossiya", person=False),
    ]
    found = find_named("Wagner", bodies, None)
    assert found.target == "ww-7"
    with pytest.raises(NotFound, match="Nobody"):
        find_named("Nobody Atall", bodies, None)
