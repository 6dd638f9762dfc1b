"""Which entries become one target, and which never do."""

from __future__ import annotations

import pytest
from tests.support.merging import entry, to_merge

from watchword.merge.member import MergeEntry
from watchword.merge.merging import judge_entries, merge_entries, open_pairs
from watchword.merge.pairs import Ground, Verdict
from watchword.model import EntryKey, Identifier, IdentifierKind, Schema

IMO = Identifier(kind=IdentifierKind.IMO, value="9661792")
OTHER_IMO = Identifier(kind=IdentifierKind.IMO, value="9074729")


def groups(*entries: MergeEntry) -> set[frozenset[str]]:
    found = merge_entries(entries).groups
    return {frozenset(f"{e.key.authority}:{e.key.entry}" for e in group) for group in found}


def one(*entries: MergeEntry) -> bool:
    return len(groups(*entries)) == 1


def test_a_reference_that_lists_state_joins() -> None:
    un = to_merge("un/sc", entry("QDi.043", "Zelimkhan Yandarbiev"))
    au = to_merge(
        "au/dfat", entry("7", "Zelimkhan Jandarbijew", references=["un-reference:QDi.43"])
    )
    found = judge_entries(un, au)
    assert (found.verdict, found.ground) == (Verdict.SAME, Ground.REFERENCE)
    assert "Both state un-reference qdi.43" in found.reason
    assert one(un, au)


def test_a_reference_to_somebody_of_another_name_is_left_to_a_person() -> None:
    un = to_merge("un/sc", entry("QDe.004", "Al-Qaida", schema=Schema.ORGANIZATION))
    wrong = to_merge(
        "gb/conlist", entry("1", "Nayef Al-Hababi", references=["un-reference:QDe.004"])
    )
    assert judge_entries(un, wrong).verdict is Verdict.UNCERTAIN
    merged = merge_entries([un, wrong])
    assert len(merged.groups) == 2
    assert [set(pair) for pair in open_pairs([un.key, wrong.key], merged.kept)] == [
        {un.key, wrong.key}
    ]


def test_a_ship_is_told_by_its_number_and_not_by_its_name() -> None:
    ship = to_merge("us/sdn", entry("1", "DILBAR", schema=Schema.VESSEL, identifiers=[IMO]))
    renamed = to_merge("eu/fsf", entry("2", "NEW DAWN", schema=Schema.VESSEL, identifiers=[IMO]))
    namesake = to_merge(
        "gb/uksl", entry("3", "DILBAR", schema=Schema.VESSEL, identifiers=[OTHER_IMO])
    )
    unnumbered = to_merge("nz/russia", entry("4", "DILBAR", schema=Schema.VESSEL))
    assert groups(ship, renamed, namesake, unnumbered) == {
        frozenset({"us:1", "eu:2"}),
        frozenset({"gb:3"}),
        frozenset({"nz:4"}),
    }


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        (("Sergei Shoigu", "1955-05-21"), ("Sergey Shoygu", "1955-05-21"), True),
        (("Sergei Kuzhugetovich Shoigu", "1955-05-21"), ("Sergey Shoygu", "1955-05-21"), True),
        (("Kim Yong Chol", "1946-01-02"), ("Kim Yong Chol", "1962-02-18"), False),
        (("Mohammed Ali", "1970-03-04"), ("Mohammed Ali", None), False),
        (("Zelimkhan Yandarbiev", "1952-09-12"), ("Zelimkhan Yandarbiev", None), False),
        (("Maria Ivanova", "1970-03-04"), ("Mario Ivanov", "1970-03-04"), False),
    ],
)
def test_people_go_by_name_and_birth_date(
    left: tuple[str, str | None], right: tuple[str, str | None], is_one: bool
) -> None:
    first = to_merge("us/sdn", entry("1", left[0], born=left[1]))
    second = to_merge("eu/fsf", entry("2", right[0], born=right[1]))
    assert one(first, second) is is_one


def test_a_telling_name_joins_in_a_shared_context_only() -> None:
    def pair(*where: tuple[str, str | None]) -> bool:
        (one_programme, one_country), (two_programme, two_country) = where
        return one(
            to_merge(
                "us/sdn",
                entry("1", "Zelimkhan Yandarbiev", programme=one_programme, country=one_country),
            ),
            to_merge(
                "eu/fsf",
                entry("2", "Zelimkhan Yandarbiev", programme=two_programme, country=two_country),
            ),
        )

    assert pair(("RUSSIA-EO14024", None), ("UKR", None))
    assert pair(("SDGT", "ru"), ("", "ru"))
    assert not pair(("", "ru"), ("", "mx"))


def test_who_stands_twice_on_a_list_under_two_programmes_is_one() -> None:
    names = ("Hassan Dahir Aweys", "Shaykh Hassan Dahir Awes", "Hassen Dahir Aweyes")
    first = to_merge("jp/mof", entry("1", *names, programme="タリバーン関係者等", country="so"))
    second = to_merge("jp/mof", entry("2", *names, programme="ソマリア", country="so"))
    assert one(first, second)


def test_two_who_stand_beside_each_other_under_one_programme_stay_two() -> None:
    first = to_merge("us/sdn", entry("1", "Maksim Zelimkhanov", programme="CYBER2", country="ru"))
    second = to_merge("us/sdn", entry("2", "Maksim Zelimkhanov", programme="CYBER2", country="ru"))
    later = to_merge(
        "us/sdn",
        entry("3", "Maksim Zelimkhanov", programme="CYBER2", country="ru"),
        seen=("2025-02-01", "2025-03-01"),
    )
    assert not one(first, second)
    # The same party under a new id: the old one was gone when it came.
    assert one(first, later)


def test_no_chain_joins_strangers() -> None:
    young = to_merge("us/sdn", entry("1", "Ivan Petrov", born="1990-05-05", country="ru"))
    old = to_merge("eu/fsf", entry("2", "Ivan Petrov", born="1950-01-09", country="ru"))
    unknown = to_merge("jp/mof", entry("3", "Ivan Petrov", country="ru"))
    assert len(groups(young, old, unknown)) == 3
    assert groups(young, unknown) == {frozenset({"us:1", "jp:3"})}


def test_a_byname_joins_nobody() -> None:
    first = to_merge("us/sdn", entry("1", "Noureddine Drissi", "Abu Ali", country="tn"))
    second = to_merge("eu/fsf", entry("2", "Mohamed Dhess", "Abu Ali", country="tn"))
    assert not one(first, second)
    assert judge_entries(first, second).verdict is Verdict.DIFFERENT


def test_a_contradicted_sex_or_number_parts() -> None:
    def number(value: str) -> list[Identifier]:
        return [Identifier(kind=IdentifierKind.NATIONAL_ID, value=value, country="ru")]

    born = "1960-06-06"
    woman = entry("1", "Sasha Zelimkhanova", born=born, sex="female")
    man = entry("2", "Sasha Zelimkhanova", born=born, sex="male")
    assert not one(to_merge("us/sdn", woman), to_merge("eu/fsf", man))
    one_number = entry("1", "Sasha Zelimkhanov", born=born, identifiers=number("4011 100200"))
    other = entry("2", "Sasha Zelimkhanov", born=born, identifiers=number("4011 100300"))
    assert not one(to_merge("us/sdn", one_number), to_merge("eu/fsf", other))


def test_decisions_win_over_the_machine() -> None:
    first = to_merge("us/sdn", entry("1", "Ivan Petrov", born="1990-05-05"))
    second = to_merge("eu/fsf", entry("2", "Ivan Petrov", born="1950-01-09"))
    third = to_merge("jp/mof", entry("3", "Ivan Petrov", born="1990-05-05"))
    entries = [first, second, third]
    accepted = merge_entries(entries, decisions={(first.key, second.key): True})
    # Whoever joins two targets keeps what either of them had.
    (group,) = accepted.groups
    assert {each.key for each in group} == {first.key, second.key, third.key}
    rejected = merge_entries(entries, decisions={(third.key, first.key): False})
    assert len(rejected.groups) == 3
    open_now = open_pairs([e.key for e in entries], rejected.kept)
    assert {third.key, first.key} not in map(set, open_now)
    both = {(first.key, second.key): True, (third.key, first.key): False}
    held = merge_entries(entries, decisions=both).groups
    assert {frozenset(e.key for e in group) for group in held} == {
        frozenset({first.key, second.key}),
        frozenset({third.key}),
    }
    gone = EntryKey("us", "sdn", "gone")
    assert len(merge_entries(entries, decisions={(gone, first.key): True}).groups) == 2


def test_the_entry_that_was_seen_first_names_the_target() -> None:
    late = to_merge("eu/fsf", entry("2", "Sergei Shoigu", born="1955-05-21"))
    early = to_merge(
        "us/sdn", entry("1", "Sergei Shoigu", born="1955-05-21"), seen=("2022-02-24", "2024-12-31")
    )
    (group,) = merge_entries([late, early]).groups
    assert group[0].key == early.key
    newest = to_merge(
        "un/sc", entry("9", "Sergei Shoigu", born="1955-05-21"), seen=("2025-01-01", "2025-01-01")
    )
    (group,) = merge_entries([late, early, newest]).groups
    assert group[0].key == early.key


def test_what_is_kept_is_taken_over_and_not_read_again() -> None:
    def refuse() -> None:
        raise AssertionError("read again")

    entries = [
        to_merge("us/sdn", entry(str(n), f"Person Number{n} Zelimkhan", born="1955-05-21"))
        for n in range(20)
    ]
    first = merge_entries(entries)
    unread = [
        MergeEntry(key=e.key, digest=e.digest, seen=e.seen, load=refuse)  # type: ignore[arg-type]
        for e in entries
    ]
    again = merge_entries(unread, earlier=first.kept)
    assert again.kept == first.kept
    assert [[e.key for e in g] for g in again.groups] == [[e.key for e in g] for g in first.groups]


@pytest.mark.parametrize("kept", [b"\x00broken", b"", b"\x81\xa7version\x00"])
def test_what_was_kept_and_cannot_be_read_is_made_anew(kept: bytes) -> None:
    entries = [to_merge("us/sdn", entry("1", "Sergei Shoigu"))]
    assert merge_entries(entries, earlier=kept).kept == merge_entries(entries).kept
    assert merge_entries([], earlier=kept).groups == []
