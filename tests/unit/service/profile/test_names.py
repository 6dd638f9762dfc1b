from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.entries import OWNER
from tests.support.members import DAY, make_member

from watchword.model import Entry, Name, NameKind, Strength
from watchword.service.profile.names import gather_names, group_names

FULL = OWNER.names[0]


def named(*names: Name) -> Entry:
    return replace(OWNER, names=names)


def alias(full: str, strength: Strength = Strength.STRONG) -> Name:
    return Name(full=full, kind=NameKind.ALIAS, strength=strength)


def test_a_name_stands_once_however_it_is_written() -> None:
    members = [
        make_member("us", (DAY, named(FULL))),
        make_member("gb", (DAY, named(Name(full="Alisher  Burhanovich Usmanov", script="Latn")))),
    ]
    (name,) = gather_names(members, first="nobody")
    assert (name.full, name.authorities) == (FULL.full, ("us", "gb"))
    written = [each["written"] for each in name.to_dict()["stated_by"]]
    assert written == [FULL.full, "Alisher  Burhanovich Usmanov"]


def test_a_name_that_is_weak_for_one_and_strong_for_another_shows_both() -> None:
    members = [
        make_member("us", (DAY, named(FULL, alias("Uncle", Strength.WEAK)))),
        make_member("gb", (DAY, named(FULL, alias("Uncle")))),
    ]
    _, uncle = gather_names(members, first=FULL.full)
    assert uncle.strength is Strength.STRONG
    assert uncle.to_dict()["strength_by"] == {"us": "weak", "gb": "strong"}


def test_the_name_that_stands_for_the_target_goes_first() -> None:
    member = make_member("us", (DAY, named(FULL, alias("Uncle"))))
    assert [each.full for each in gather_names([member], first="UNCLE")] == ["Uncle", FULL.full]


def test_names_of_earlier_releases_are_kept_apart() -> None:
    first, second, third = (date(2023, 4, day) for day in (1, 2, 3))
    member = make_member(
        "us",
        (first, named(FULL, alias("Old"), alias("Older"))),
        (second, named(FULL, alias("Old"))),
        (third, named(FULL)),
    )
    names = gather_names([member], first=FULL.full)
    sources = {each.full: each.statements[0].source for each in names}
    assert {name: source.release.released_on for name, source in sources.items()} == {
        FULL.full: third,
        "Old": second,
        "Older": first,
    }
    assert [each.earlier for each in names] == [False, True, True]
    # On an earlier day, what was said later had not been said, and the rest was not over.
    then = make_member(
        "us",
        (first, named(FULL, alias("Old"), alias("Older"))),
        (second, named(FULL, alias("Old"))),
        (third, named(FULL, alias("New"))),
        as_of=second,
    )
    told = {each.full: each.earlier for each in gather_names([then], first=FULL.full)}
    assert told == {FULL.full: False, "Old": False, "Older": True}


def test_names_are_grouped_as_a_person_looks_for_them() -> None:
    cyrillic = Name(full="Алишер", kind=NameKind.ORIGINAL_SCRIPT, script="Cyrl")
    former = Name(full="Usmonov", kind=NameKind.FORMER, script="Latn")
    entry = named(FULL, cyrillic, former, alias("Uncle", Strength.WEAK))
    member = make_member("us", (date(2023, 1, 1), named(FULL, alias("Old"))), (DAY, entry))
    groups = group_names(gather_names([member], first=FULL.full))
    assert {group: [name.full for name in names] for group, names in groups.items()} == {
        "names": [FULL.full],
        "weak names": ["Uncle"],
        "in other scripts": ["Алишер"],
        "former names": ["Usmonov"],
        "in earlier releases": ["Old"],
    }
