"""Which new parties other authorities had listed before, on targets made by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.support.entries import OWNER

from watchword.index import IndexListing, IndexTarget, ListedSpan
from watchword.model import Designation, Schema
from watchword.service.rounds.elsewhere import AlreadyListed, added_on, find_already_listed

DAY = date(2023, 4, 12)
HERE = IndexListing(authority="us", list="sdn", entry=OWNER.id, first_seen_on=DAY)


def listing(authority: str, *spans: ListedSpan, list_key: str = "x") -> IndexListing:
    return IndexListing(authority=authority, list=list_key, entry="1", spans=spans)


def since(day: date, *, until: date | None = None) -> ListedSpan:
    """A time on a list whose first day is stated."""
    gone_by = None if until is None else until + timedelta(days=1)
    return ListedSpan(after=day - timedelta(days=1), by=day, until=until, gone_by=gone_by)


def found(*listings: IndexListing) -> AlreadyListed | None:
    target = IndexTarget(
        id="ww-0000000000000001",
        schema=Schema.PERSON,
        name=OWNER.name,
        names=OWNER.names,
        listings=(HERE, *listings),
    )
    return find_already_listed(OWNER, target, authority="us", day=DAY)


def test_who_listed_it_since_when_and_how_long_before() -> None:
    told = found(listing("gb", since(date(2022, 3, 3))), listing("eu", since(date(2022, 2, 28))))
    assert told is not None
    assert told.target == "ww-0000000000000001"
    assert [(each.authority, each.since, each.days, each.exact) for each in told.earlier] == [
        ("eu", date(2022, 2, 28), 408, True),
        ("gb", date(2022, 3, 3), 405, True),
    ]
    assert told.uncertain == ()


@pytest.mark.parametrize(
    "other",
    [
        listing("gb", since(DAY)),
        listing("gb", since(date(2024, 1, 1))),
        listing("gb", since(date(2020, 1, 1), until=date(2022, 12, 31))),
        listing("us", since(date(2020, 1, 1)), list_key="consolidated"),
        listing("own", since(date(2020, 1, 1))),
    ],
    ids=["the same day", "later", "over by then", "the same authority", "an own list"],
)
def test_what_does_not_count(other: IndexListing) -> None:
    assert found(other) is None


def test_a_listing_that_ended_later_was_in_force() -> None:
    told = found(listing("gb", since(date(2020, 1, 1), until=date(2024, 5, 5))))
    assert told is not None
    assert told.earlier[0].since == date(2020, 1, 1)


def test_where_releases_alone_tell_it_is_since_then_at_the_latest() -> None:
    seen = ListedSpan(after=date(2021, 1, 1), by=date(2022, 1, 1))
    told = found(listing("ch", seen))
    assert told is not None
    assert (told.earlier[0].since, told.earlier[0].exact) == (date(2022, 1, 1), False)


def test_what_releases_do_not_tell_is_uncertain() -> None:
    between = ListedSpan(after=date(2021, 1, 1), by=date(2026, 1, 1))
    unknown = ListedSpan(after=None, by=date(2026, 3, 9))
    told = found(listing("eu", unknown), listing("ch", between), listing("gb", since(DAY)))
    assert told is not None
    assert told.earlier == ()
    assert told.uncertain == ("eu", "ch")


def test_each_authority_counts_once_with_its_first_listing() -> None:
    told = found(
        listing("gb", since(date(2022, 3, 4)), list_key="conlist"),
        listing("gb", since(date(2022, 3, 3)), list_key="uksl"),
    )
    assert told is not None
    assert [(each.list, each.since) for each in told.earlier] == [("uksl", date(2022, 3, 3))]


def test_a_listing_of_which_only_the_day_is_known() -> None:
    stated = IndexListing(authority="gb", list="x", entry="1", listed_on=date(2022, 3, 3))
    seen = IndexListing(authority="ch", list="x", entry="1", first_seen_on=date(2022, 6, 1))
    told = found(stated, seen)
    assert told is not None
    assert [(each.authority, each.exact, each.days) for each in told.earlier] == [
        ("gb", True, 405),
        ("ch", False, 315),
    ]


def test_an_entry_was_added_on_the_day_that_it_states_or_by_the_release() -> None:
    after, until = date(2023, 4, 1), date(2023, 5, 1)
    act = Designation(listed_on=date(2023, 4, 12))
    dated = OWNER.__class__(id="1", schema=Schema.PERSON, names=OWNER.names, designations=(act,))
    assert added_on(dated, after=after, until=until) == date(2023, 4, 12)
    # It states a day of which the older release denies it.
    assert added_on(OWNER, after=after, until=until) == until
