"""Profiles of a register in which two authorities, and a user, list one party."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, YACHT, write_release

from watchword.errors import NotFound
from watchword.model import (
    Designation,
    EntryKey,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Relation,
    RelationKind,
    Schema,
    Strength,
)
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.profile import show
from watchword.service.profile.member import State
from watchword.settings import Settings

US = EntryKey("us", "sdn", "35283")
GB = EntryKey("gb", "uksl", "RUS0266")
SISTER = EntryKey("gb", "uksl", "RUS1178")

EARLY = replace(OWNER, names=OWNER.names[:2], designations=(Designation(programmes=("RUSSIA",)),))
BRITISH = replace(
    OWNER,
    id=GB.entry,
    names=(
        replace(OWNER.names[0], full="Alisher Burhanovich Usmanov"),
        Name(full="Uncle Alisher", kind=NameKind.ALIAS),
    ),
    sex="male",
    designations=(
        Designation(
            programmes=("Russia",),
            listed_on=date(2022, 3, 3),
            amended_on=(date(2023, 3, 21),),
            basis=("Regulations 2019",),
            measures=("Asset freeze",),
        ),
    ),
)
SAODAT = replace(
    YACHT,
    id=SISTER.entry,
    schema=Schema.PERSON,
    names=(Name(full="Saodat NARZIEVA"),),
    identifiers=(),
    relations=(
        Relation(kind=RelationKind.FAMILY, other="Alisher Burhanovich USMANOV", detail="sister"),
        Relation(kind=RelationKind.ASSOCIATE, other="Somebody Unlisted"),
    ),
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    folder = tmp_path_factory.mktemp("profiles")
    made = Context(Settings(register=str(folder / "register.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [YACHT], released_on=date(2022, 2, 24), body=b"1")
        write_release(connection, [EARLY, YACHT], released_on=date(2022, 3, 4), body=b"2")
        write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 12), body=b"3")
        write_release(
            connection,
            [BRITISH, SAODAT],
            authority="gb",
            list_key="uksl",
            released_on=date(2023, 4, 13),
            body=b"4",
        )
        write_release(
            connection,
            [replace(OWNER, id="H-1")],
            authority="own",
            list_key="desk",
            released_on=date(2023, 5, 1),
            body=b"5",
        )
    yield made
    made.close()


def test_entries_of_all_authorities_make_one_profile(context: Context) -> None:
    profile = show(context, "us:35283")
    assert [member.key for member in profile.members] == [US, GB]
    told = profile.to_dict()
    assert told["authorities"] == {"current": ["us", "gb"], "uncertain": [], "past": []}
    assert told["own_lists"] == {"current": [], "uncertain": [], "past": []}
    by_authority = {row["authority"]: row for row in told["coverage"]}
    assert by_authority["gb"]["listed_on"] == "2022-03-03"
    assert by_authority["gb"]["measures"] == ["Asset freeze"]
    assert by_authority["us"]["programmes"] == ["RUSSIA-EO14024"]
    assert (told["name"], told["schema"], told["sex"]) == (
        "Alisher Burhanovich USMANOV",
        "Person",
        "male",
    )
    (born,) = told["birth_dates"]
    assert [each["authority"] for each in born["stated_by"]] == ["us", "gb"]
    (tax,) = told["identifiers"]
    assert (tax["value"], len(tax["stated_by"])) == ("1601 108019", 2)
    assert told["conflicts"] == []
    uncle = next(each for each in told["names"] if each["name"] == "Uncle Alisher")
    assert uncle["strength_by"] == {"us": Strength.WEAK, "gb": Strength.STRONG}


def test_the_id_of_any_member_leads_to_the_target(context: Context) -> None:
    target = show(context, "us:35283").target
    assert target in {US.target, GB.target}
    for key in (US, GB):
        told = show(context, key.target).to_dict()
        assert (told["target"], told["asked"]) == (target, key.target)
        assert told["redirected_from"] == (None if key.target == target else key.target)
    by_entry = show(context, "gb:RUS0266").to_dict()
    assert (by_entry["target"], by_entry["redirected_from"]) == (target, None)


@pytest.mark.parametrize(
    "text", ["ww-0000000000000000", "ww-", "ww-zzzzzzzzzzzzzzzz", "ww-ffffffffffffffffff"]
)
def test_an_id_that_no_entry_has_leads_nowhere(context: Context, text: str) -> None:
    with pytest.raises(NotFound):
        show(context, text)


def test_why_the_entries_are_one_party_is_told(context: Context) -> None:
    (link,) = show(context, "us:35283").why
    assert {link.left, link.right} == {US, GB}
    assert link.reason
    assert show(context, "DILBAR").why == ()


def test_relations_lead_to_the_target_of_the_other_side(context: Context) -> None:
    owner = show(context, "us:35283")
    relations = {each.name: each for each in owner.relations}
    assert set(relations) == {"DILBAR", "Saodat NARZIEVA"}
    assert relations["DILBAR"].target == show(context, "9661792").target
    sister = relations["Saodat NARZIEVA"].to_dict()
    assert (sister["direction"], sister["kind"], sister["target"]) == (
        "in",
        "family",
        SISTER.target,
    )
    assert sister["stated_by"][0]["entry"] == SISTER.entry
    of_sister = {each.name: each.target for each in show(context, SISTER.target).relations}
    # GB's own entry is meant, and it is a member of the target.
    assert of_sister == {"Alisher Burhanovich USMANOV": owner.target, "Somebody Unlisted": None}


def test_the_timeline_is_that_of_all_authorities(context: Context) -> None:
    acts = show(context, "us:35283").to_dict()["timeline"]
    assert [(act["authority"], act["act"], act["on"], act["by"]) for act in acts] == [
        ("us", "listed", "2022-03-03", "2022-03-03"),
        ("gb", "listed", "2022-03-03", "2022-03-03"),
        ("gb", "amended", "2023-03-21", "2023-03-21"),
    ]


def test_as_of_a_day_shows_what_had_been_said(context: Context) -> None:
    then = show(context, "us:35283", as_of=date(2022, 3, 5))
    us, gb = then.members
    assert (us.shown.release.released_on, us.entry) == (date(2022, 3, 4), EARLY)
    assert (gb.state, gb.ahead) == (State.CURRENT, True)
    told = then.to_dict()
    assert told["as_of"] == "2022-03-05"
    # The release of that day did not state the day of listing; a later one does.
    (row, _) = told["coverage"]
    assert (row["programmes"], row["listed_on"]) == (["RUSSIA"], "2022-03-03")
    assert (row["release"], row["listed_on_release"]) == ("2022-03-04", "2023-04-12")
    assert [act["act"] for act in told["timeline"]] == ["listed", "listed"]
    assert told["coverage"][1]["amended_on"] == []


def test_who_was_not_listed_yet_had_said_nothing(context: Context) -> None:
    before = show(context, "us:35283", as_of=date(2022, 2, 24))
    told = before.to_dict()
    assert {row["state"] for row in told["coverage"]} == {"not-yet"}
    assert told["authorities"]["current"] == []
    assert told["timeline"] == []
    assert told["name"] == "Alisher Burhanovich USMANOV"
    assert not before.current


def test_an_own_list_stays_by_itself(context: Context) -> None:
    own = show(context, "own:H-1").to_dict()
    assert own["own_lists"]["current"] == ["desk"]
    assert own["authorities"]["current"] == []


def test_of_those_of_one_name_the_most_listed_goes_first(context: Context) -> None:
    with context.register.read() as reader:
        found = find_targets(context, reader, "Alisher Burhanovich USMANOV")
    assert [each.key.authority for each in found][1:] == ["own"]
    profile = show(context, "Alisher Burhanovich USMANOV")
    assert profile.authorities.current == ("us", "gb")
    assert [(each.key.authority, each.name) for each in profile.others] == [("own", OWNER.name)]


def test_every_source_is_named_with_its_bytes(context: Context) -> None:
    told = show(context, "us:35283").to_dict()
    quoted = {
        (each["authority"], each["list"], each["release"])
        for matter in ("names", "birth_dates", "identifiers", "relations")
        for value in told[matter]
        for each in value["stated_by"]
    }
    quoted |= {
        (each["authority"], each["list"], each["release"])
        for each in (*told["coverage"], *told["timeline"])
    }
    named = {(each["authority"], each["list"], each["release"]) for each in told["releases"]}
    assert quoted == named
    assert all(len(each["sha256"]) == 64 for each in told["releases"])


def test_the_answer_is_the_same_to_the_byte(context: Context) -> None:
    first, second = (json.dumps(show(context, "us:35283").to_dict()) for _ in range(2))
    assert first == second


def test_one_number_with_and_without_a_country_is_one(tmp_path: Path) -> None:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    passport = Identifier(kind=IdentifierKind.PASSPORT, value="N 1234567", country="ru")
    bare = replace(passport, value="n1234567", country=None)
    with made.register.write() as connection:
        write_release(connection, [replace(OWNER, identifiers=(bare,))], body=b"1")
        write_release(
            connection,
            [replace(BRITISH, identifiers=(passport,))],
            authority="gb",
            list_key="uksl",
            body=b"2",
        )
    (found,) = show(made, "us:35283").to_dict()["identifiers"]
    made.close()
    assert (found["value"], found["country"]) == ("N 1234567", "ru")
    assert [each["authority"] for each in found["stated_by"]] == ["us", "gb"]
