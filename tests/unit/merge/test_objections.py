"""What is held against a person who says that two entries are one party."""

from __future__ import annotations

import pytest
from tests.support.merging import entry, to_merge

from watchword.merge.objections import find_objections
from watchword.model import Entry, Identifier, IdentifierKind, Schema


def national_id(value: str) -> Identifier:
    return Identifier(kind=IdentifierKind.NATIONAL_ID, value=value, country="ru")


def test_nothing_is_held_against_what_can_be_one() -> None:
    full = entry("1", "Ivan Petrov", born="1950-01-09", country="ru", sex="male")
    other = entry("2", "Somebody Else", country="by")
    assert find_objections(to_merge("us/sdn", full), to_merge("eu/fsf", other)) == ()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            entry("1", "Ivan Petrov", born="1950-01-09"),
            entry("2", "Ivan Petrov", born="1990-05-05"),
            "The birth date 1990-05-05 contradicts the listed 1950-01-09.",
        ),
        (
            entry("1", "Sasha Petrov", sex="male"),
            entry("2", "Sasha Petrov", sex="female"),
            "The sex female contradicts the listed male.",
        ),
        (
            entry("1", "DILBAR", schema=Schema.VESSEL),
            entry("2", "DILBAR", schema=Schema.PERSON),
            "One is a person, the other a vessel.",
        ),
        (
            entry(
                "1",
                "DILBAR",
                schema=Schema.VESSEL,
                identifiers=[Identifier(kind=IdentifierKind.IMO, value="9661792")],
            ),
            entry(
                "2",
                "DILBAR",
                schema=Schema.VESSEL,
                identifiers=[Identifier(kind=IdentifierKind.IMO, value="9074729")],
            ),
            "The imo 9074729 is not the listed 9661792.",
        ),
        (
            entry("1", "Ivan Petrov", references=["un-reference:QDi.043"]),
            entry("2", "Ivan Petrov", references=["un-reference:QDi.44"]),
            "The United Nations list two: qdi.44 and qdi.43.",
        ),
    ],
)
def test_contradictions_are_told_the_same_from_either_side(
    one: Entry, other: Entry, told: str
) -> None:
    us, eu = to_merge("us/sdn", one), to_merge("eu/fsf", other)
    assert find_objections(us, eu) == find_objections(eu, us) == (told,)


def test_a_list_that_holds_both_is_told_unless_their_programmes_differ() -> None:
    first = to_merge("us/sdn", entry("1", "Ivan Petrov", programme="SDGT"))
    beside = to_merge("us/sdn", entry("2", "Ivan Petrov", programme="SDGT"))
    assert find_objections(first, beside) == ("us/sdn holds both under one programme.",)
    twice = to_merge("us/sdn", entry("2", "Ivan Petrov", programme="SYRIA"))
    assert find_objections(first, twice) == ()
    later = ("2025-01-01", "2025-02-01")
    after = to_merge("us/sdn", entry("2", "Ivan Petrov", programme="SDGT"), seen=later)
    assert find_objections(first, after) == ()


def test_a_number_that_contradicts_is_told_although_another_agrees() -> None:
    passport = Identifier(kind=IdentifierKind.PASSPORT, value="AB 12345", country="ru")
    ours = entry("1", "Ivan Petrov", identifiers=[passport, national_id("10010")])
    theirs = entry("2", "Ivan Petrov", identifiers=[passport, national_id("20020")])
    assert find_objections(to_merge("us/sdn", ours), to_merge("eu/fsf", theirs)) == (
        "The national id 20020 is not the listed 10010.",
    )
    both = entry("2", "Ivan Petrov", identifiers=[national_id("20020"), national_id("10010")])
    assert find_objections(to_merge("us/sdn", ours), to_merge("eu/fsf", both)) == ()
