"""What one of two releases states of nobody."""

from __future__ import annotations

from dataclasses import replace

from tests.support.entries import OWNER

from watchword.model import Name, NameKind, Place, Strength
from watchword.service.rounds.fields import FIELDS
from watchword.service.rounds.unstated import FEW, count_sorts, fields_of, unstated_sorts

ALIAS = Name(full="Somebody Else", kind=NameKind.ALIAS, strength=Strength.STRONG)


def test_a_sort_that_one_release_never_states_and_the_other_often() -> None:
    bare = [replace(OWNER, id=str(number)) for number in range(FEW)]
    full = [
        replace(each, names=(*each.names, ALIAS), addresses=(Place(text="Moscow"),))
        for each in bare
    ]
    before, after = count_sorts(bare, FIELDS), count_sorts(full, FIELDS)
    found = unstated_sorts(before, after)
    assert found == unstated_sorts(after, before)
    assert found == {("addresses", None), ("names", (NameKind.ALIAS, Strength.STRONG))}
    assert fields_of(found) == ["addresses", "names"]


def test_what_few_entries_state_can_be_new() -> None:
    full = [replace(OWNER, addresses=(Place(text="Moscow"),))] * (FEW - 1)
    assert unstated_sorts(count_sorts([OWNER], FIELDS), count_sorts(full, FIELDS)) == set()
