from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.support.entries import OWNER
from tests.support.members import DAY, make_member

from watchword.compare.evidence import Agreement
from watchword.model import (
    DateInterval,
    Entry,
    Identifier,
    IdentifierKind,
    Schema,
    day_interval,
    year_interval,
)
from watchword.service.profile.conflicts import Conflict, find_conflicts

BARE = replace(OWNER, birth_dates=(), identifiers=(), sex=None)


def born(*dates: DateInterval) -> Entry:
    return replace(BARE, birth_dates=dates)


def found(**entries: Entry) -> list[Conflict]:
    return list(find_conflicts([make_member(code, (DAY, e)) for code, e in entries.items()]))


def values(conflict: Conflict) -> dict[str, tuple[str, ...]]:
    return {each.value: each.authorities for each in conflict.values}


def test_two_birth_dates_of_two_authorities_stand_side_by_side() -> None:
    (conflict,) = found(
        us=born(day_interval(date(1953, 9, 9))),
        eu=born(day_interval(date(1953, 9, 9))),
        gb=born(day_interval(date(1961, 2, 1))),
        ca=BARE,
    )
    assert (conflict.fact, conflict.agreement) == ("birth_date", Agreement.CONTRADICT)
    assert values(conflict) == {"1953-09-09": ("us", "eu"), "1961-02-01": ("gb",)}
    told = conflict.to_dict()
    assert told["values"][1]["stated_by"] == [
        {"authority": "gb", "list": "sdn", "entry": "35283", "release": "2023-04-12"}
    ]


def test_a_day_and_a_month_that_changed_places_are_a_near_conflict() -> None:
    (conflict,) = found(
        us=born(day_interval(date(1970, 12, 9))), gb=born(day_interval(date(1970, 9, 12)))
    )
    assert conflict.agreement is Agreement.NEAR


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([day_interval(date(1953, 9, 9))], [year_interval(1953)]),
        ([day_interval(date(1953, 9, 9))], []),
        # An entry that gives two dates leaves open which is true.
        ([year_interval(1953), year_interval(1961)], [year_interval(1961)]),
        ([year_interval(1958, circa=True)], [year_interval(1960)]),
        # Many registers write 1 January where they know the year only.
        ([day_interval(date(1953, 1, 1))], [day_interval(date(1953, 9, 9))]),
    ],
)
def test_dates_that_can_both_hold_are_none(
    ours: list[DateInterval], theirs: list[DateInterval]
) -> None:
    assert found(us=born(*ours), gb=born(*theirs)) == []


def test_an_entry_does_not_contradict_itself() -> None:
    assert found(us=born(year_interval(1953), year_interval(1990))) == []


def test_only_who_contradicts_somebody_is_told() -> None:
    (conflict,) = found(
        us=born(year_interval(1953), year_interval(1961)),
        eu=born(year_interval(1953)),
        gb=born(year_interval(1961)),
    )
    assert values(conflict) == {"1953": ("eu",), "1961": ("gb",)}


def test_sex_and_kind_can_be_at_odds() -> None:
    conflicts = found(
        us=replace(BARE, sex="male", schema=Schema.PERSON),
        gb=replace(BARE, sex="female", schema=Schema.COMPANY),
        eu=replace(BARE, schema=Schema.LEGAL_ENTITY),
    )
    assert [(each.fact, values(each)) for each in conflicts] == [
        ("sex", {"male": ("us",), "female": ("gb",)}),
        ("kind", {"Person": ("us",), "Company": ("gb",)}),
    ]


def numbered(kind: IdentifierKind, *numbers: str, country: str | None = None) -> Entry:
    return replace(
        BARE,
        identifiers=tuple(Identifier(kind=kind, value=each, country=country) for each in numbers),
    )


def test_two_imo_numbers_are_a_conflict_and_two_passports_are_none() -> None:
    imo, passport = IdentifierKind.IMO, IdentifierKind.PASSPORT
    (conflict,) = found(
        us=numbered(imo, "9661792"), gb=numbered(imo, "IMO 9661792"), eu=numbered(imo, "9187629")
    )
    assert conflict.fact == "imo"
    assert values(conflict) == {"9661792": ("us", "gb"), "9187629": ("eu",)}
    assert found(us=numbered(passport, "N1234567"), gb=numbered(passport, "M7654321")) == []


def test_a_tax_number_is_one_for_each_country() -> None:
    tax = IdentifierKind.TAX_NUMBER
    ours = numbered(tax, "1601108019", country="ru")
    assert found(us=ours, gb=numbered(tax, "DE123456789", country="de")) == []
    (conflict,) = found(us=ours, gb=numbered(tax, "7707083893", country="ru"))
    assert set(values(conflict)) == {"1601108019", "7707083893"}
