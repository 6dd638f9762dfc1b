from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, YACHT, write_release

from watchword.errors import NotFound
from watchword.model import target_id
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.profile import show
from watchword.service.profile.member import Edition
from watchword.settings import Settings


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 11), body=b"1")
        write_release(connection, [OWNER], released_on=date(2023, 4, 12), body=b"2")
    yield made
    made.close()


def shown(context: Context, text: str) -> Edition:
    (member,) = show(context, text).members
    return member.shown


def test_what_is_gone_is_found_in_the_last_release_that_had_it(context: Context) -> None:
    yacht = shown(context, "9661792")
    assert yacht.entry == YACHT
    assert yacht.release.released_on == date(2023, 4, 11)
    profile = show(context, "9661792")
    assert not profile.current
    assert profile.to_dict()["coverage"][0]["current"] is False


def test_what_is_in_force_goes_before_what_was(context: Context) -> None:
    owner = show(context, "Usmanov Alisher Burhanovich")
    assert owner.current
    assert shown(context, owner.target).release.released_on == date(2023, 4, 12)
    assert [row.listed_on for row in owner.coverage] == [date(2022, 3, 3)]
    assert owner.relations == ()


def test_an_id_with_its_authority_is_taken_by_the_word(context: Context) -> None:
    assert shown(context, "us:35283").entry == OWNER
    with pytest.raises(NotFound):
        show(context, "gb:35283")


def test_a_target_id_leads_back(context: Context) -> None:
    target = target_id("us", "sdn", "35301")
    assert show(context, target).target == target


def test_a_similar_name_is_found_by_the_matcher(context: Context) -> None:
    assert shown(context, "Alisher Usmanov").entry == OWNER
    with pytest.raises(NotFound, match="Nobody"):
        show(context, "Nobody at all")


def test_only_what_is_in_force_is_checked(context: Context) -> None:
    assert not check(context, make_subject("Dilbar")).alerts
    (alert,) = check(context, make_subject("Alisher Burhanovich Usmanov")).alerts
    (listing,) = alert.listings
    assert listing.first_seen_on == date(2023, 4, 11)
    assert listing.programmes == ("RUSSIA-EO14024",)


def test_a_weak_alias_alone_is_no_alert(context: Context) -> None:
    result = check(context, make_subject("Uncle Alisher"))
    assert result.matches
    assert not result.alerts


def test_the_threshold_is_a_setting_and_a_wish(context: Context) -> None:
    subject = make_subject("Usmanov")
    assert not check(context, subject).alerts
    assert check(context, subject, limits=Limits(threshold=0.1)).alerts


def test_the_index_is_built_again_where_it_is_missing_or_damaged(context: Context) -> None:
    subject = make_subject("Alisher Burhanovich Usmanov")
    expected = check(context, subject).to_dict()
    for path in context.index_folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    assert check(context, subject).to_dict() == expected


def test_names_that_only_earlier_releases_state_are_kept_apart(context: Context) -> None:
    with context.register.write() as connection:
        bare = replace(OWNER, names=OWNER.names[:1])
        write_release(connection, [bare], released_on=date(2023, 4, 13), body=b"3")
    owner = show(context, "35283")
    assert shown(context, "35283").entry.names == OWNER.names[:1]
    releases = {name["name"]: name["stated_by"][0]["release"] for name in owner.to_dict()["names"]}
    assert releases == {
        OWNER.names[0].full: "2023-04-13",
        OWNER.names[1].full: "2023-04-12",
        OWNER.names[2].full: "2023-04-12",
    }
