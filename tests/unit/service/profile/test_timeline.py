from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.entries import OWNER, YACHT
from tests.support.members import make_member

from watchword.model import Designation, Entry, Feature
from watchword.service.profile.timeline import LegalAct, read_timeline


def day(number: int) -> date:
    return date(2023, 4, number)


def listed(*acts: Designation, features: tuple[Feature, ...] = ()) -> Entry:
    return replace(OWNER, designations=acts, features=features)


def told(acts: tuple[LegalAct, ...]) -> list[tuple[str, str, str]]:
    return [(act.when, act.key.authority, act.act.value) for act in acts]


def test_acts_of_all_authorities_stand_in_the_order_of_time() -> None:
    us = listed(Designation(listed_on=day(3), amended_on=(day(9),), basis=("Order 1",)))
    gb = listed(Designation(listed_on=day(1), delisted_on=day(5)))
    timeline = read_timeline(
        [make_member("us", (day(10), us)), make_member("gb", (day(10), gb))], until=None
    )
    assert told(timeline) == [
        ("2023-04-01", "gb", "listed"),
        ("2023-04-03", "us", "listed"),
        ("2023-04-05", "gb", "delisted"),
        ("2023-04-09", "us", "amended"),
    ]
    first = timeline[1].to_dict()
    assert (first["on"], first["basis"], first["release"]) == (
        "2023-04-03",
        ["Order 1"],
        "2023-04-10",
    )
    assert len(first["sha256"]) == 64


def test_what_only_an_older_release_states_is_told_from_it() -> None:
    older = listed(Designation(listed_on=day(1), amended_on=(day(2),)))
    newer = listed(Designation(listed_on=day(1), amended_on=(day(6),)))
    timeline = read_timeline([make_member("gb", (day(3), older), (day(7), newer))], until=None)
    assert [(act.when, act.release.released_on) for act in timeline] == [
        ("2023-04-01", day(7)),
        ("2023-04-02", day(3)),
        ("2023-04-06", day(7)),
    ]


def test_where_no_day_is_stated_the_releases_tell_an_interval() -> None:
    member = make_member("us", (day(1), None), (day(3), YACHT), (day(5), None), (day(7), YACHT))
    assert told(read_timeline([member], until=None)) == [
        ("2023-04-01 to 2023-04-03", "us", "seen"),
        ("2023-04-03 to 2023-04-05", "us", "gone"),
        ("2023-04-05 to 2023-04-07", "us", "seen"),
    ]
    assert told(read_timeline([make_member("us", (day(3), YACHT))], until=None)) == [
        ("by 2023-04-03", "us", "seen")
    ]


def test_a_listing_without_a_day_has_its_basis_and_an_end_has_none() -> None:
    entry = listed(Designation(programmes=("A",), basis=("Order 1",)))
    begun, over = read_timeline([make_member("us", (day(3), entry), (day(4), None))], until=None)
    assert (begun.basis, over.basis) == (("Order 1",), ())
    assert (begun.programmes, over.programmes) == (("A",), ("A",))


def test_a_stated_day_goes_before_what_the_releases_show() -> None:
    back = listed(Designation(listed_on=day(6)))
    gone = listed(Designation(listed_on=day(1), delisted_on=day(4)))
    member = make_member("us", (day(2), gone), (day(5), None), (day(7), back))
    assert told(read_timeline([member], until=None)) == [
        ("2023-04-01", "us", "listed"),
        ("2023-04-04", "us", "delisted"),
        ("2023-04-06", "us", "listed"),
    ]


def test_an_amendment_narrows_the_interval_of_the_listing() -> None:
    entry = listed(Designation(amended_on=(day(4),)))
    member = make_member("eu", (day(1), None), (day(9), entry))
    assert told(read_timeline([member], until=None)) == [
        ("2023-04-01 to 2023-04-04", "eu", "seen"),
        ("2023-04-04", "eu", "amended"),
    ]


def test_a_list_that_closed_ends_the_line() -> None:
    timeline = read_timeline([make_member("gb", (day(1), OWNER), closed_on=day(9))], until=None)
    assert told(timeline)[-1] == ("2023-04-09", "gb", "list-closed")


def test_each_act_has_the_basis_of_its_day_where_the_entry_tells_it() -> None:
    entry = listed(
        Designation(amended_on=(day(1), day(2), day(3)), basis=("R1", "R2")),
        features=(
            Feature(label="Regulation", value="R1: published 2023-04-01"),
            Feature(label="Regulation", value="R2: published 2023-04-02"),
        ),
    )
    timeline = read_timeline([make_member("eu", (day(4), entry))], until=None)
    assert {act.when: act.basis for act in timeline if act.on} == {
        "2023-04-01": ("R1",),
        "2023-04-02": ("R2",),
        "2023-04-03": ("R1", "R2"),
    }


def test_two_programmes_of_one_day_are_one_act() -> None:
    entry = listed(
        Designation(programmes=("A",), listed_on=day(1), basis=("x",)),
        Designation(programmes=("B",), listed_on=day(1), basis=("x", "y")),
    )
    (act,) = read_timeline([make_member("us", (day(4), entry))], until=None)
    assert (act.programmes, act.basis) == (("A", "B"), ("x", "y"))


def test_the_line_is_cut_at_the_day() -> None:
    entry = listed(Designation(listed_on=day(2), amended_on=(day(5),), delisted_on=day(8)))
    unsure = make_member("gb", (day(3), None), (day(7), YACHT))
    for on, expected in ((1, 0), (2, 1), (3, 1), (4, 2), (5, 3), (8, 4)):
        members = [make_member("us", (day(9), entry)), unsure]
        assert len(read_timeline(members, until=day(on))) == expected, on
