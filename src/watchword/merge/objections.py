"""What speaks against two entries being one party, told to whoever says that they are."""

from __future__ import annotations

from typing import TypeVar

from watchword.compare import Evidence, explain
from watchword.compare.evidence import Agreement, DateEvidence, KindEvidence, SexEvidence
from watchword.compare.facts import (
    compare_dates,
    compare_identifiers,
    compare_kinds,
    compare_sexes,
)
from watchword.merge.member import MergeEntry, Traits, read_traits

F = TypeVar("F", DateEvidence, SexEvidence, KindEvidence)


def find_objections(first: MergeEntry, second: MergeEntry) -> tuple[str, ...]:
    """What contradicts, in sentences; nothing where all that both state can be true of one party.

    This is what keeps the machine from joining two entries by itself: kinds that can't be one,
    birth dates, sexes and numbers that contradict each other, two ids of the United Nations,
    and a list that enters both beside each other.
    """
    left, right = sorted((first, second), key=lambda entry: entry.key)
    ours, theirs = (read_traits(entry.key, entry.load()) for entry in (left, right))
    found = []
    contradicting = _contradictions(ours, theirs)
    if contradicting != Evidence():
        found.append(explain(contradicting))
    if ours.two_of_the_united_nations(theirs):
        shown = (", ".join(sorted(traits.united_nations)) for traits in (ours, theirs))
        found.append("The United Nations list two: {} and {}.".format(*shown))
    if left.stands_beside(right) and ours.under_one_programme(theirs):
        found.append(f"{left.key.authority}/{left.key.list} holds both under one programme.")
    return tuple(found)


def _contradictions(ours: Traits, theirs: Traits) -> Evidence:
    left, right = ours.party, theirs.party
    return Evidence(
        birth_date=_against(compare_dates(left.birth_dates, right.birth_dates)),
        sex=_against(compare_sexes(left.sex, right.sex)),
        kind=_against(compare_kinds(left.schema, right.schema)),
        identifiers=tuple(
            each
            for each in compare_identifiers(left.identifiers, right.identifiers)
            if each.agreement is Agreement.CONTRADICT
        ),
    )


def _against(found: F | None) -> F | None:
    return found if found is not None and found.agreement is Agreement.CONTRADICT else None
