"""The times on a list, and what an entry says."""

from __future__ import annotations

from datetime import date

from watchword.index import IndexListing, ListedSpan
from watchword.model import (
    CountryRole,
    CountryTie,
    Designation,
    Entry,
    Name,
    Place,
    Relation,
    RelationKind,
    Schema,
)
from watchword.service.search.said import Act, Said, Time, read_said, times_of

OLD, MID, NEW = date(2011, 5, 1), date(2019, 1, 21), date(2023, 4, 12)


def listing(
    *spans: ListedSpan, listed_on: date | None = None, current: bool = True
) -> IndexListing:
    return IndexListing(
        authority="gb",
        list="conlist",
        entry="1",
        listed_on=listed_on,
        programmes=("A", "B"),
        current=current,
        spans=spans,
    )


def days(times: list[Time]) -> list[tuple[tuple[str, ...], date | None, date | None, bool]]:
    return [(each.programmes, each.first, each.by, each.now) for each in times]


def test_a_stated_day_is_the_day() -> None:
    span = ListedSpan(after=date(2019, 1, 20), by=MID)
    found = list(times_of(listing(span, listed_on=MID), [Act(("A", "B"), MID)]))
    assert days(found) == [(("A", "B"), MID, MID, True)]


def test_an_unstated_day_lies_between_two_releases() -> None:
    span = ListedSpan(after=date(2019, 1, 20), by=NEW)
    assert days(list(times_of(listing(span), [Act(("A",))]))) == [(("A",), MID, NEW, True)]


def test_of_the_first_release_no_first_day_is_known() -> None:
    span = ListedSpan(after=None, by=NEW)
    assert days(list(times_of(listing(span), []))) == [(("A", "B"), None, NEW, True)]


def test_acts_of_one_entry_keep_their_days_and_programmes() -> None:
    span = ListedSpan(after=date(2011, 4, 30), by=OLD)
    found = list(times_of(listing(span, listed_on=OLD), [Act(("A",), OLD), Act(("B",), MID)]))
    assert days(found) == [(("A",), OLD, OLD, True), (("B",), MID, MID, True)]
    # Under the second programme it stood there from the second day on only.
    assert found[1].span == ListedSpan(after=date(2019, 1, 20), by=MID)


def test_an_act_that_ended_is_a_time_of_its_own() -> None:
    over = ListedSpan(after=date(2011, 4, 30), by=OLD, until=date(2019, 1, 20), gone_by=MID)
    again = ListedSpan(after=date(2023, 4, 11), by=NEW)
    acts = [Act(("A",), OLD, MID), Act(("B",), NEW)]
    found = list(times_of(listing(over, again, listed_on=NEW), acts))
    assert days(found) == [(("A",), OLD, OLD, False), (("B",), NEW, NEW, True)]


def test_all_acts_over_leave_no_time_that_goes_on() -> None:
    over = ListedSpan(after=date(2011, 4, 30), by=OLD, until=date(2019, 1, 20), gone_by=MID)
    found = list(times_of(listing(over, listed_on=OLD, current=False), [Act(("A",), OLD, MID)]))
    assert days(found) == [(("A",), OLD, OLD, False)]


def test_a_gap_in_the_releases_makes_two_times() -> None:
    first = ListedSpan(after=None, by=OLD, until=OLD, gone_by=date(2012, 1, 1))
    second = ListedSpan(after=date(2012, 1, 1), by=NEW)
    found = list(times_of(listing(first, second), [Act(("A",))]))
    assert days(found) == [(("A",), None, OLD, False), (("A",), date(2012, 1, 2), NEW, True)]


def test_a_listing_of_which_nothing_is_known_is_there_all_the_same() -> None:
    assert days(list(times_of(listing(), []))) == [(("A", "B"), None, None, True)]


def test_what_an_entry_says() -> None:
    entry = Entry(
        id="1",
        schema=Schema.PERSON,
        names=(Name(full="X"),),
        addresses=(Place(text="Paris", country="fr"),),
        countries=(CountryTie(role=CountryRole.REGIME, country="ru", text="Russia"),),
        positions=("Minister", " ", "Minister"),
        designations=(
            Designation(programmes=("A",), listed_on=OLD, reason="He  did it."),
            Designation(programmes=("B",), listed_on=OLD, remark="Annex I"),
        ),
        relations=(Relation(kind=RelationKind.FAMILY, other="Y", other_id="2"),),
        remarks=("He did it.", "Also."),
    )
    assert read_said(entry) == Said(
        acts=(Act(("A", "B"), OLD),),
        reasons=("He  did it.", "Annex I", "Also."),
        positions=("Minister",),
        links=(("Y", "2"),),
        places=("fr",),
    )
