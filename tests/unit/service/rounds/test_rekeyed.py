"""Which entries that went are which of those that came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from watchword.model import (
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    day_interval,
    year_interval,
)
from watchword.service.rounds.rekeyed import Pairing, find_pairs, pair_by_evidence

RUSSIA = (Designation(programmes=("RUSSIA-EO14024",)),)


def person(name: str, *, id: str = "1", born: date | None = None) -> Entry:  # noqa: A002
    birth_dates = () if born is None else (day_interval(born),)
    return Entry(
        id=id,
        schema=Schema.PERSON,
        names=(Name(full=name),),
        birth_dates=birth_dates,
        designations=RUSSIA,
    )


def ship(name: str, imo: str | None, *, id: str = "1") -> Entry:  # noqa: A002
    numbers = () if imo is None else (Identifier(kind=IdentifierKind.IMO, value=imo),)
    return Entry(id=id, schema=Schema.VESSEL, names=(Name(full=name),), identifiers=numbers)


def grounds(before: Entry, after: Entry) -> list[Pairing]:
    return [pair.ground for pair in find_pairs([before], [after], pair_by_evidence)]


def test_the_same_content_under_another_id() -> None:
    before = person("Wilhelmina Vandersloot")
    assert grounds(before, replace(before, id="2")) == [Pairing.SAME_CONTENT]


def test_a_number_that_alone_says_who_it_is() -> None:
    before = ship("LADY R", "9161003")
    after = ship("SPARTA III", "9161003", id="2")
    assert grounds(before, after) == [Pairing.IDENTIFIER]


def test_the_same_name_and_birth_date() -> None:
    before = person("Wilhelmina Vandersloot", born=date(1970, 4, 13))
    after = replace(before, id="2", names=(Name(full="VANDERSLOOT, Wilhelmina"),), sex="female")
    assert grounds(before, after) == [Pairing.BIRTH_DATE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ship("SPARTA", "9161003"), ship("SPARTA", "9353955", id="2")),
        (
            person("Ivan Petrov", born=date(1960, 1, 2)),
            person("Ivan Petrov", id="2", born=date(1985, 7, 7)),
        ),
        (
            replace(person("Ivan Petrov"), sex="male"),
            replace(person("Ivan Petrov", id="2"), sex="female"),
        ),
        (person("Volga Volga Volga"), ship("Volga Volga Volga", None, id="2")),
    ],
    ids=["another IMO number", "another birth date", "another sex", "another kind"],
)
def test_a_namesake_that_is_contradicted_is_somebody_else(before: Entry, after: Entry) -> None:
    assert grounds(before, after) == []


def test_who_comes_under_the_name_under_which_one_goes_took_its_place() -> None:
    assert grounds(ship("MUSA JALIL", "8846814"), ship("Musa Jalil", None, id="2")) == [
        Pairing.PLACE
    ]


def test_one_word_alone_does_not_make_a_person_another() -> None:
    after = replace(person("Nazih", id="2"), sex="male")
    assert grounds(person("Nazih"), after) == []


def test_two_who_could_have_come_in_its_place_are_both_new() -> None:
    before = ship("SPARTA", None)
    after = [
        replace(ship("SPARTA", None, id=number), founded_on=(year_interval(1990 + place),))
        for place, number in enumerate(("2", "3"))
    ]
    assert find_pairs([before], after, pair_by_evidence) == []


def test_each_entry_is_paired_once_and_with_the_surer_one() -> None:
    number = Identifier(kind=IdentifierKind.PASSPORT, value="AB1234567", country="ru")
    before = replace(
        person("Wilhelmina Vandersloot", born=date(1970, 4, 13)), identifiers=(number,)
    )
    by_name = replace(person("Wilhelmina Vandersloot", id="2"), sex="female")
    by_number = replace(before, id="3", sex="female")
    (pair,) = find_pairs([before], [by_name, by_number], pair_by_evidence)
    assert pair.after is by_number


def test_what_a_crowd_shares_is_not_compared() -> None:
    gone = [ship("NEVA", f"{9100000 + n}", id=f"a{n}") for n in range(20)]
    new = [ship("NEVA", f"{9200000 + n}", id=f"b{n}") for n in range(20)]
    assert pair_by_evidence(gone, new) == []


def test_names_of_any_kind_lay_entries_side_by_side() -> None:
    before = replace(
        person("Alexander Yuryevich BORODAY", born=date(1972, 7, 25)),
        names=(
            Name(full="Alexander Yuryevich BORODAY"),
            Name(full="Aleksandr BORODAI", kind=NameKind.ALIAS),
        ),
    )
    after = person("Aleksandr BORODAI", id="2", born=date(1972, 7, 25))
    assert grounds(before, after) == [Pairing.BIRTH_DATE]
