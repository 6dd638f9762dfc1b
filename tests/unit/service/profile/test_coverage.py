from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.support.entries import OWNER, YACHT
from tests.support.members import DAY, make_member

from watchword.model import Designation, Entry
from watchword.service.profile.coverage import Listing, count_authorities, read_coverage
from watchword.service.profile.member import Member, State


def day(number: int) -> date:
    return date(2023, 4, number)


def listed(*acts: Designation) -> Entry:
    return replace(OWNER, designations=acts)


def only(member: Member) -> Listing:
    (row,) = read_coverage([member])
    return row


def test_every_act_is_a_row_with_its_own_end() -> None:
    un = Designation(programmes=("UN",), listed_on=day(1), delisted_on=day(5))
    own = Designation(programmes=("OWN",), listed_on=day(3), measures=("Asset freeze",))
    member = make_member("gb", (DAY, listed(un, own)))
    over, running = read_coverage([member])
    assert (over.state, over.standing, over.since) == (
        State.PAST,
        "delisted 2023-04-05",
        "2023-04-01",
    )
    assert (running.state, running.act.measures) == (State.CURRENT, ("Asset freeze",))
    assert count_authorities([over, running], official=True).current == ("gb",)


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (1, ["not-yet", "not-yet"]),
        (2, ["current", "not-yet"]),
        (4, ["current", "current"]),
        (6, ["past", "current"]),
    ],
)
def test_every_act_stands_by_itself_on_a_day(on: int, states: list[str]) -> None:
    un = Designation(programmes=("UN",), listed_on=day(2), delisted_on=day(5))
    own = Designation(programmes=("OWN",), listed_on=day(3))
    member = make_member("gb", (DAY, listed(un, own)), as_of=day(on))
    assert [row.state.value for row in read_coverage([member])] == states


def test_a_listing_without_a_day_lies_between_two_releases() -> None:
    row = only(make_member("us", (day(1), None), (day(3), YACHT)))
    assert row.since == "after 2023-04-01, by 2023-04-03"
    told = row.to_dict()
    assert (told["listed_on"], told["absent_on"], told["first_seen_on"]) == (
        None,
        "2023-04-01",
        "2023-04-03",
    )
    assert only(make_member("us", (day(3), YACHT))).since == "by 2023-04-03"


def test_what_was_amended_was_listed_by_then() -> None:
    amended = listed(Designation(amended_on=(day(2), day(9))))
    assert only(make_member("eu", (day(5), amended))).since == "by 2023-04-02"
    assert (
        only(make_member("eu", (day(3), None), (day(12), amended))).since
        == "after 2023-04-03, by 2023-04-09"
    )


def test_one_format_states_the_day_that_another_leaves_out() -> None:
    dated = listed(
        Designation(programmes=("A",), listed_on=day(1)),
        Designation(programmes=("B",), listed_on=day(2)),
    )
    bare = listed(Designation(programmes=("B",)))
    row = only(make_member("us", (day(3), dated), (day(4), bare)))
    assert (row.listed_on, row.listed_in and row.listed_in.released_on) == (day(2), day(3))
    assert row.release.released_on == day(4)
    # Who came back was listed anew.
    back = make_member("us", (day(3), dated), (day(4), None), (day(5), bare))
    assert only(back).since == "after 2023-04-04, by 2023-04-05"


def test_an_act_does_not_begin_after_the_release_that_shows_it() -> None:
    moved = listed(Designation(programmes=("NEW",), listed_on=day(8)))
    old = listed(Designation(programmes=("OLD",)))
    said = ((day(1), None), (day(3), old), (day(9), moved))
    assert only(make_member("us", *said)).listed_on == day(8)
    assert only(make_member("us", *said, as_of=day(5))).listed_on is None


def test_what_is_gone_says_by_when() -> None:
    row = only(make_member("us", (day(1), YACHT), (day(4), None)))
    assert (row.state, row.standing) == (State.PAST, "gone by 2023-04-04")
    told = row.to_dict()
    assert (told["current"], told["last_seen_on"], told["gone_by"]) == (
        False,
        "2023-04-01",
        "2023-04-04",
    )


def test_a_list_that_closed_says_so() -> None:
    row = only(make_member("gb", (day(1), OWNER), closed_on=day(20)))
    assert (row.state, row.standing) == (State.PAST, "list closed 2023-04-20")


@pytest.mark.parametrize(
    ("on", "state", "gone_by", "release", "later"),
    [
        (1, State.NOT_YET, None, 3, True),
        (2, State.UNCERTAIN, None, 3, True),
        (3, State.CURRENT, None, 3, False),
        (5, State.CURRENT, None, 3, False),
        (6, State.CURRENT, None, 6, False),
        (7, State.UNCERTAIN, day(8), 6, False),
        (8, State.PAST, day(8), 6, False),
    ],
)
def test_as_of_a_day_the_release_of_that_day_is_shown(
    on: int, state: State, gone_by: date | None, release: int, later: bool
) -> None:
    renamed = replace(YACHT, titles=("renamed",))
    member = make_member(
        "us", (day(1), None), (day(3), YACHT), (day(6), renamed), (day(8), None), as_of=day(on)
    )
    row = only(member)
    assert (row.state, row.gone_by, row.ahead) == (state, gone_by, later)
    assert row.release.released_on == day(release)
    assert member.entry == (renamed if release == 6 else YACHT)


def test_a_delisting_that_was_published_later_holds_from_its_day() -> None:
    before = listed(Designation(listed_on=day(1)))
    after = listed(Designation(listed_on=day(1), delisted_on=day(4)))

    def row(on: int) -> Listing:
        return only(make_member("nz", (day(2), before), (day(9), after), as_of=day(on)))

    assert (row(3).state, row(3).delisted_on) == (State.CURRENT, None)
    assert (row(5).state, row(5).delisted_on) == (State.PAST, day(4))
    assert row(5).release.released_on == day(2)


def test_amendments_after_the_day_are_left_out() -> None:
    entry = listed(Designation(listed_on=day(1), amended_on=(day(2), day(7))))
    assert only(make_member("eu", (day(1), entry), as_of=day(5))).act.amended_on == (day(2),)


def test_own_lists_are_no_authorities() -> None:
    rows = read_coverage(
        [
            make_member("us", (day(1), OWNER), (day(2), None)),
            make_member("gb", (day(1), OWNER)),
            make_member("own", (day(1), OWNER), list_key="desk"),
        ]
    )
    official, own = (count_authorities(rows, official=each) for each in (True, False))
    assert (official.current, official.past) == (("gb",), ("us",))
    assert own.to_dict() == {"current": ["desk"], "uncertain": [], "past": []}
