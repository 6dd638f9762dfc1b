"""What changed between two sets of entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.support.entries import OWNER, YACHT

from watchword.model import (
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Place,
    Schema,
    day_interval,
)
from watchword.service.rounds import Fact, apply_changes, compare_releases
from watchword.service.rounds.changes import Amendment, set_brought_apart
from watchword.service.rounds.rekeyed import Pairing, pair_by_targets

OTHER = Entry(
    id="9",
    schema=Schema.PERSON,
    names=(Name(full="Wilhelmina Vandersloot"),),
    birth_dates=(day_interval(date(1970, 4, 13)),),
    designations=(Designation(programmes=("GLOMAG",), listed_on=date(2020, 1, 2)),),
)
FIRM = Entry(id="20", schema=Schema.COMPANY, names=(Name(full="Dubious Trading GmbH"),))


def _amended(before: Entry, after: Entry) -> Amendment:
    changes = compare_releases([before], [after])
    (found,) = (*changes.amended, *changes.restated)
    return found


def _facts(before: Entry, after: Entry) -> dict[Fact, tuple[list[object], list[object]]]:
    amended = _amended(before, after)
    return {each.fact: (list(each.removed), list(each.added)) for each in amended.facts}


def test_who_came_and_who_went() -> None:
    changes = compare_releases([OWNER, YACHT], [YACHT, OTHER])
    assert changes.added == (OTHER,)
    assert changes.removed == (OWNER,)
    assert changes.unchanged == 1
    assert not changes.amended
    assert not changes.rekeyed


def test_a_corrected_number_is_one_fact() -> None:
    wrong = Identifier(kind=IdentifierKind.TAX_NUMBER, value="770501001")
    right = replace(wrong, value="9705083235")
    facts = _facts(replace(FIRM, identifiers=(wrong,)), replace(FIRM, identifiers=(right,)))
    assert facts == {Fact.IDENTIFIERS: ([wrong], [right])}


def test_each_part_of_a_designation_is_a_fact_of_its_own() -> None:
    act = Designation(
        programmes=("UKRAINE-EO13661",),
        listed_on=date(2022, 3, 3),
        basis=("Executive Order 13661",),
        reason="Because.",
        measures=("Asset freeze",),
    )
    later = replace(
        act, programmes=("RUSSIA-EO14024",), reason="Still.", amended_on=(date(2023, 4, 12),)
    )
    facts = _facts(replace(OWNER, designations=(act,)), replace(OWNER, designations=(later,)))
    assert facts == {
        Fact.PROGRAMMES: (["UKRAINE-EO13661"], ["RUSSIA-EO14024"]),
        Fact.AMENDED_ON: ([], [date(2023, 4, 12)]),
        Fact.REASON: (["Because."], ["Still."]),
    }


def test_values_that_change_places_between_designations_are_told() -> None:
    first = Designation(programmes=("A",), listed_on=date(2020, 1, 1))
    second = Designation(programmes=("B",), listed_on=date(2021, 1, 1))
    swapped = (
        replace(first, listed_on=second.listed_on),
        replace(second, listed_on=first.listed_on),
    )
    facts = _facts(
        replace(OWNER, designations=(first, second)), replace(OWNER, designations=swapped)
    )
    assert facts == {Fact.DESIGNATIONS: ([first, second], list(swapped))}


def test_who_leaves_a_programme_and_joins_one_has_moved() -> None:
    before = replace(OWNER, designations=(Designation(programmes=("A", "B")),))
    after = replace(OWNER, designations=(Designation(programmes=("B", "C")),))
    changes = compare_releases([before, OTHER], [after, replace(OTHER, sex="female")])
    assert len(changes.amended) == 2
    (moved,) = changes.moved
    assert moved.move is not None
    assert (moved.move.removed, moved.move.added) == (("A",), ("C",))


def test_another_order_is_no_change_of_facts() -> None:
    acts = OWNER.designations
    twice = replace(OWNER, designations=(*acts, Designation(programmes=("GLOMAG",))))
    turned = replace(twice, designations=tuple(reversed(twice.designations)))
    changes = compare_releases([twice], [turned])
    assert not changes.amended
    assert [each.after for each in changes.restated] == [turned]
    assert apply_changes([twice], changes) == {turned.id: turned}


def test_another_leading_name_is_one() -> None:
    names = OWNER.names
    facts = _facts(OWNER, replace(OWNER, names=(names[1], names[0], names[2])))
    assert facts == {Fact.LEADING_NAME: ([names[0]], [names[1]])}


def test_a_name_that_becomes_a_former_one_is_told() -> None:
    new = Name(full="TBANK")
    old = Name(full="TINKOFF BANK")
    former = replace(old, kind=NameKind.FORMER)
    facts = _facts(replace(FIRM, names=(old,)), replace(FIRM, names=(new, former)))
    assert facts == {Fact.NAMES: ([old], [new, former])}


def test_what_one_release_cannot_state_is_not_told() -> None:
    after = replace(OWNER, addresses=(Place(text="Moscow", country="ru"),), sex="male")
    changes = compare_releases([OWNER], [after], unstated=[("addresses", None)])
    (amended,) = changes.amended
    assert [each.fact for each in amended.facts] == [Fact.SEX]
    assert apply_changes([OWNER], changes) == {OWNER.id: after}
    nothing = compare_releases([OWNER], [replace(after, sex=None)], unstated=[("addresses", None)])
    assert not nothing.amended
    assert len(nothing.restated) == 1


def test_a_list_that_is_numbered_anew_exchanges_nobody() -> None:
    first, second = replace(OWNER, id="1"), replace(OTHER, id="2")
    before = [first, second, replace(YACHT, id="3")]
    after = [replace(second, id="1"), replace(first, id="2", sex="male"), replace(FIRM, id="3")]
    changes = compare_releases(before, after)
    assert {(each.before.id, each.after.id) for each in changes.rekeyed} == {
        ("1", "2"),
        ("2", "1"),
    }
    # A new party under an old number, with nothing in common, is an amendment: the list
    # says that it is the same entry, and nobody else claims either side.
    assert [each.before.id for each in changes.amended] == ["3"]
    assert apply_changes(before, changes) == {entry.id: entry for entry in after}


def test_a_number_that_is_given_to_somebody_else_removes_the_first() -> None:
    first, second = replace(OWNER, id="1"), replace(OTHER, id="2")
    changes = compare_releases([first, second], [replace(second, id="1")])
    assert changes.removed == (first,)
    (rekeyed,) = changes.rekeyed
    assert (rekeyed.before.id, rekeyed.after.id) == ("2", "1")
    assert rekeyed.ground is Pairing.SAME_CONTENT


def test_between_two_lists_ids_say_nothing_and_no_fact_is_told() -> None:
    after = [replace(OTHER, id="RUS1", sex="female"), replace(FIRM, id="9")]
    changes = compare_releases([OTHER], after, same_ids=False)
    (carried,) = changes.rekeyed
    assert (carried.before.id, carried.after.id, carried.facts) == ("9", "RUS1", ())
    assert [entry.id for entry in changes.added] == ["9"]
    assert apply_changes([OTHER], changes) == {entry.id: entry for entry in after}


def test_what_the_new_list_listed_before_is_not_added() -> None:
    old = replace(FIRM, designations=(Designation(listed_on=date(2020, 5, 5)),))
    new = replace(FIRM, id="21", designations=(Designation(listed_on=date(2026, 1, 2)),))
    undated = replace(YACHT, id="22")
    changes = compare_releases([], [old, new, undated], same_ids=False)
    apart = set_brought_apart(changes, date(2025, 4, 14))
    assert apart.brought == (old,)
    assert apart.added == (new, undated)
    assert apart.after == 3
    assert len(apply_changes([], apart)) == 3


def test_targets_pair_what_entries_do_not_show() -> None:
    target = {"9": "ww-1", "20": "ww-1", "35301": "ww-2"}

    def of(entry: Entry) -> str | None:
        return target.get(entry.id)

    changes = compare_releases(
        [OTHER],
        [YACHT, FIRM],
        pairer=lambda gone, new: pair_by_targets(gone, new, target_before=of, target_after=of),
    )
    (rekeyed,) = changes.rekeyed
    assert (rekeyed.after, rekeyed.ground) == (FIRM, Pairing.SAME_TARGET)
    assert changes.added == (YACHT,)


def test_changes_do_not_fit_another_release() -> None:
    changes = compare_releases([OWNER], [replace(OWNER, sex="male")])
    with pytest.raises(ValueError, match="is not there"):
        apply_changes([OTHER], changes)
    with pytest.raises(ValueError, match="sex is not what the change starts from"):
        apply_changes([replace(OWNER, sex="female")], changes)
    added = compare_releases([], [OWNER])
    with pytest.raises(ValueError, match="is there already"):
        apply_changes([OWNER], added)
    with pytest.raises(ValueError, match="is not what the changes start from"):
        apply_changes([], compare_releases([OWNER], []))


def test_an_id_that_is_used_twice_holds_for_the_first() -> None:
    changes = compare_releases([], [OWNER, replace(OTHER, id=OWNER.id)])
    assert changes.added == (OWNER,)
