from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.support.entries import OWNER
from tests.support.members import DAY, make_member, make_profile

from watchword.merge.pairs import Verdict
from watchword.model import (
    CountryRole,
    CountryTie,
    Designation,
    EntryKey,
    day_interval,
    year_interval,
)
from watchword.service.merging import Link
from watchword.service.profile import phrases as told
from watchword.store.review_acts import ReviewAct, ReviewVerb

RUSSIAN = CountryTie(role=CountryRole.NATIONALITY, country="ru", text="Russia")
REGIME = CountryTie(role=CountryRole.REGIME, country="by", text="Belarus")


def test_the_summary_says_who_it_is_without_saying_it_twice() -> None:
    us = make_member("us", (DAY, replace(OWNER, countries=(RUSSIAN, REGIME))))
    ca = make_member("ca", (DAY, replace(OWNER, birth_dates=(year_interval(1953),))))
    summary = told.summary(make_profile(us, ca))
    assert summary == f"Person · born 1953-09-09 · ru · {us.key.target}"
    gb = make_member("gb", (DAY, replace(OWNER, birth_dates=(day_interval(date(1960, 1, 2)),))))
    assert "born 1953-09-09 or 1960-01-02 ·" in told.summary(make_profile(us, gb))


def test_who_lists_it_is_a_sentence() -> None:
    us = make_member("us", (DAY, OWNER))
    assert told.standing(make_profile(us)) == ["Listed by 1 authority: United States."]
    day = date(2023, 4, 13)
    profile = make_profile(
        make_member("us", (DAY, OWNER), as_of=day),
        make_member("eu", (DAY, replace(OWNER, designations=())), (day, None), as_of=day),
        make_member("gb", (date(2023, 5, 1), replace(OWNER, designations=())), as_of=day),
        as_of=day,
    )
    assert told.standing(profile) == [
        "Was listed by 1 authority on 2023-04-13: United States.",
        "Perhaps listed on 2023-04-13 by: United Kingdom.",
        "No longer listed on 2023-04-13 by: European Union.",
    ]
    own = make_profile(make_member("own", (DAY, OWNER), list_key="desk"))
    assert told.standing(own) == ["On no list of an authority.", "On your own list desk."]


def test_what_was_published_after_the_day_is_told_apart() -> None:
    day = date(2023, 4, 13)
    profile = make_profile(
        make_member("us", (DAY, OWNER), as_of=day),
        make_member("gb", (date(2023, 5, 1), OWNER), as_of=day),
        as_of=day,
    )
    assert told.sources(profile) == (
        "As the releases say: us/sdn of 2023-04-12; published after that day: gb/sdn of 2023-05-01."
    )


def test_a_reason_that_two_state_stands_once() -> None:
    rows = told.reasons(
        make_profile(
            make_member("us", (DAY, OWNER)),
            make_member("eu", (DAY, OWNER)),
            make_member("gb", (DAY, replace(OWNER, designations=(Designation(),)))),
        )
    )
    assert [(row.label, row.lines[0].text) for row in rows] == [("us eu", "Because.")]


def test_a_fact_at_odds_is_marked() -> None:
    profile = make_profile(
        make_member("us", (DAY, OWNER)),
        make_member("gb", (DAY, replace(OWNER, birth_dates=(year_interval(1990),)))),
    )
    (conflict,) = told.conflict_rows(profile)
    assert (conflict.label, [(line.text, line.by) for line in conflict.lines]) == (
        "birth date",
        [("1953-09-09", ("us",)), ("1990", ("gb",))],
    )
    rows = {row.label: row.conflict for row in told.identity_rows(profile)}
    assert rows == {"born": True, "identifiers": False}


def link(left: str, right: str, score: float) -> Link:
    keys = [EntryKey(code, "x", "1") for code in (left, right)]
    return Link(
        left=keys[0],
        right=keys[1],
        left_name="",
        right_name="",
        verdict=Verdict.SAME,
        ground="name",
        score=score,
        reason="",
    )


def test_of_all_links_as_many_are_told_as_hold_the_entries_together() -> None:
    keys = [EntryKey(code, "x", "1") for code in ("us", "eu", "gb", "ch")]
    links = [
        link("eu", "us", 0.9),
        link("gb", "us", 0.8),
        link("eu", "gb", 0.95),
        link("au", "nz", 1.0),
    ]
    chosen = told.strongest_links(keys, links)
    assert [(each.left.authority, each.right.authority) for each in chosen] == [
        ("eu", "us"),
        ("eu", "gb"),
    ]
    assert told.strongest_links([], links) == ()


def test_what_a_person_decided_is_told_before_what_the_machine_says() -> None:
    said = ReviewAct(
        act=ReviewVerb.ACCEPT,
        left=EntryKey("gb", "x", "1"),
        right=EntryKey("us", "x", "1"),
        left_name="",
        right_name="",
        reason="One passport",
        acted_by="A. Officer",
        acted_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        recorded_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    accepted = replace(link("gb", "us", 0.1), decision=said)
    profile = make_profile(*(make_member(code, (DAY, OWNER)) for code in ("us", "gb", "eu")))
    links = [
        replace(
            each,
            **{
                side: getattr(each, side)._replace(list="sdn", entry=OWNER.id)
                for side in ("left", "right")
            },
        )
        for each in (link("eu", "us", 0.9), link("eu", "gb", 0.8), accepted)
    ]
    rows = told.why_rows(replace(profile, why=tuple(links)))
    assert [row.lines[0].text for row in rows] == [
        "Decided by A. Officer on 2026-03-01: One passport",
        "",
    ]
