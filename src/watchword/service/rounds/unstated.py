"""What one release of a list states of nobody, since its format or its files don't have it.

OFAC's addresses stand in a file of their own. Where one of two releases was read without
that file, every address of the other would look like an amendment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from watchword.model import CountryTie, Entry, Feature, Identifier, Name, Relation

FEW = 20
"""What fewer entries than this state can be new, and is told."""

_SORTS: dict[type, Callable[[Any], Hashable]] = {
    Name: lambda it: (it.kind, it.strength),
    CountryTie: lambda it: it.role,
    Identifier: lambda it: it.kind,
    Feature: lambda it: it.label,
    Relation: lambda it: it.kind,
}


def sort_of(field: str, value: Any) -> Hashable:
    """The sort of a value: its field, and of names, identifiers and the like their kind."""
    find = _SORTS.get(type(value))
    return (field, None if find is None else find(value))


def count_sorts(entries: Iterable[Entry], fields: Iterable[str]) -> Mapping[Hashable, int]:
    """How many values of each sort some entries state."""
    names = [name for name in fields if name != "designations"]
    counts: Counter[Hashable] = Counter()
    for entry in entries:
        for name in names:
            values = getattr(entry, name)
            if isinstance(values, tuple):
                counts.update(sort_of(name, value) for value in values)
            elif values is not None:
                counts[sort_of(name, values)] += 1
    return counts


def unstated_sorts(
    before: Mapping[Hashable, int], after: Mapping[Hashable, int]
) -> frozenset[Hashable]:
    """The sorts that one of two releases never states, and the other often does."""
    return frozenset(
        sort
        for sort in before.keys() | after.keys()
        if min(before.get(sort, 0), after.get(sort, 0)) == 0
        and max(before.get(sort, 0), after.get(sort, 0)) >= FEW
    )


def fields_of(sorts: Iterable[Hashable]) -> list[str]:
    """The fields that sorts belong to, as a sentence names them."""
    found = {str(sort[0]).replace("_", " ") for sort in sorts if isinstance(sort, tuple)}
    return sorted(found)
