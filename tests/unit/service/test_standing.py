"""When an entry stood on its list: stated days before sightings."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.index import IndexListing, ListedSpan
from watchword.model import Designation
from watchword.service.standing import is_exact, list_closed_on, listed_spans
from watchword.store.presence import EverListed, Presence, Spell


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def spell(absent: str | None, first: str, last: str, gone: str | None) -> Spell:
    return Spell(
        absent_on=day(absent),
        first_seen_on=date.fromisoformat(first),
        last_seen_on=date.fromisoformat(last),
        gone_by=day(gone),
    )


def act(listed: str | None = None, delisted: str | None = None) -> Designation:
    return Designation(programmes=("P",), listed_on=day(listed), delisted_on=day(delisted))


def spans(
    acts: list[Designation],
    *spells: Spell,
    earlier: str | None = None,
    closed: str | None = None,
    exact: bool = False,
) -> tuple[ListedSpan, ...]:
    listed = EverListed(
        entry_id="1",
        body_id=1,
        body_sha256="",
        locator="",
        presence=Presence(spells=spells),
        listed_on=day(earlier),
    )
    return listed_spans(acts, listed, closed_on=day(closed), exact=exact)


def told(found: tuple[ListedSpan, ...], *days: str) -> list[str]:
    listing = IndexListing(authority="us", list="sdn", entry="1", spans=found)
    return [listing.standing_on(date.fromisoformat(each)).value for each in days]


NOW = spell("2023-04-11", "2023-04-12", "2024-01-01", None)
GONE = spell(None, "2020-01-01", "2020-06-01", "2020-09-01")


def test_without_days_the_releases_tell() -> None:
    for acts in ([], [act()]):
        found = spans(acts, NOW)
        assert told(found, "2023-04-11", "2023-04-12", "2030-01-01") == ["no", "yes", "yes"]
        found = spans(acts, GONE)
        assert told(found, "2019-01-01", "2020-01-01", "2020-06-01") == ["uncertain", "yes", "yes"]
        assert told(found, "2020-06-02", "2020-08-31", "2020-09-01") == [
            "uncertain",
            "uncertain",
            "no",
        ]


def test_a_stated_day_of_listing_goes_before_the_releases() -> None:
    found = spans([act("2022-03-03")], NOW)
    assert told(found, "2022-03-02", "2022-03-03", "2023-04-11") == ["no", "yes", "yes"]
    found = spans([act("2023-04-12"), act("2022-03-03"), act()], NOW)
    assert told(found, "2022-03-02", "2022-03-03") == ["no", "yes"]


def test_a_sighting_before_the_stated_day_counts() -> None:
    found = spans([act("2020-03-01")], GONE)
    assert told(found, "2020-01-01", "2020-02-01", "2020-09-01") == ["yes", "yes", "no"]


def test_a_day_that_another_release_states_counts() -> None:
    found = spans([act()], NOW, earlier="2022-03-03")
    assert told(found, "2022-03-02", "2022-03-03") == ["no", "yes"]
    found = spans([act("2023-01-01")], NOW, earlier="2022-03-03")
    assert told(found, "2022-03-03", "2023-01-01") == ["no", "yes"]


def test_removed_and_added_again() -> None:
    again = spell("2021-01-01", "2021-05-01", "2024-01-01", None)
    days = ("2020-06-01", "2020-07-01", "2020-09-01", "2021-01-01", "2021-02-01", "2021-05-01")
    assert told(spans([], GONE, again), *days) == [
        "yes",
        "uncertain",
        "no",
        "no",
        "uncertain",
        "yes",
    ]
    # A new day of listing makes the second time exact.
    assert told(spans([act("2021-02-02")], GONE, again), *days, "2021-02-02") == [
        "yes",
        "uncertain",
        "no",
        "no",
        "no",
        "yes",
        "yes",
    ]
    # The old one denies the gap.
    assert told(spans([act("2015-01-01")], GONE, again), "2014-12-31", "2015-01-01", *days) == [
        "no",
        "yes",
        "yes",
        "uncertain",
        "uncertain",
        "uncertain",
        "uncertain",
        "yes",
    ]


def test_a_stated_delisting_ends_it_though_the_file_still_shows_it() -> None:
    found = spans([act("2022-01-01", "2023-06-01")], NOW)
    assert told(found, "2021-12-31", "2022-01-01", "2023-05-31", "2023-06-01", "2024-01-01") == [
        "no",
        "yes",
        "yes",
        "no",
        "no",
    ]
    found = spans([act(None, "2023-06-01")], NOW)
    assert told(found, "2023-04-11", "2023-04-12", "2023-05-31", "2023-06-01") == [
        "no",
        "yes",
        "yes",
        "no",
    ]
    found = spans([act(None, "2023-01-01")], NOW)
    assert told(found, "2022-01-01", "2023-01-01", "2023-04-12") == ["uncertain", "no", "no"]


def test_one_act_ends_and_another_goes_on() -> None:
    found = spans([act("2010-01-01", "2012-01-01"), act("2022-03-03")], NOW)
    assert told(found, "2009-01-01", "2011-01-01", "2012-01-01", "2022-03-03", "2024-01-01") == [
        "no",
        "yes",
        "no",
        "yes",
        "yes",
    ]


def test_a_list_that_closed_ends_all_that_stood_on_it() -> None:
    found = spans([], NOW, closed="2026-01-28")
    assert told(found, "2026-01-27", "2026-01-28") == ["yes", "no"]
    found = spans([], NOW, closed="2023-05-01")  # a release came out later all the same
    assert told(found, "2024-01-01", "2024-01-02") == ["yes", "no"]
    assert spans([], GONE, closed="2026-01-28") == spans([], GONE)


def test_an_own_list_stands_until_it_is_changed() -> None:
    found = spans([], spell("2020-01-01", "2020-02-01", "2020-06-01", "2020-09-01"), exact=True)
    assert told(found, "2020-01-31", "2020-02-01", "2020-08-31", "2020-09-01") == [
        "no",
        "yes",
        "yes",
        "no",
    ]
    assert [is_exact("own"), is_exact("us")] == [True, False]


def test_only_lists_with_a_successor_close() -> None:
    assert list_closed_on("gb", "conlist", current=False) == date(2026, 1, 28)
    assert list_closed_on("gb", "conlist", current=True) is None
    assert list_closed_on("us", "sdn", current=False) is None
    assert list_closed_on("own", "anything", current=False) is None


@pytest.mark.parametrize("edge", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_time_do_no_harm(edge: str) -> None:
    for acts in ([act(edge)], [act(None, edge)], [act(edge, edge)]):
        assert told(spans(acts, NOW, exact=True), "0001-01-01", "9999-12-31")
