"""Two editions of an entry, field by field and fact by fact.

A *field change* is exact: applied to the one edition it gives the other, to the byte. A
*fact change* is what it comes to for a reader: the values that were taken away and those
that were put in. The same values in another order, or other words for the same date, change
a field and no fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from watchword.model import Designation, Entry
from watchword.service.rounds.unstated import sort_of
from watchword.service.rounds.values import same_key

T = TypeVar("T")

FIELDS = tuple(each.name for each in fields(Entry) if each.compare and each.name != "id")
"""What an entry states of its party, in the order of the model."""

_ONE_VALUE = frozenset({"schema", "sex"})


class Fact(StrEnum):
    """What of an entry changed."""

    KIND = "kind"
    NAMES = "names"
    LEADING_NAME = "leading name"
    """Another of its names stands first."""
    BIRTH_DATES = "birth dates"
    DEATH_DATES = "death dates"
    FOUNDED_ON = "founded on"
    BIRTH_PLACES = "birth places"
    ADDRESSES = "addresses"
    COUNTRIES = "countries"
    IDENTIFIERS = "identifiers"
    CROSS_REFERENCES = "cross-references"
    CONTACTS = "contacts"
    SEX = "sex"
    TITLES = "titles"
    POSITIONS = "positions"
    PROGRAMMES = "programmes"
    LISTED_ON = "listed on"
    AMENDED_ON = "amended on"
    DELISTED_ON = "delisted on"
    BASIS = "basis"
    REASON = "reason"
    MEASURES = "measures"
    REQUESTED_BY = "requested by"
    DESIGNATION_REMARKS = "designation remarks"
    DESIGNATIONS = "designations"
    """The same values, shared out otherwise between several designations."""
    RELATIONS = "relations"
    FEATURES = "features"
    REMARKS = "remarks"


_FACTS = {
    "schema": Fact.KIND,
    "names": Fact.NAMES,
    **{
        name: Fact(name.replace("_", "-" if name == "cross_references" else " "))
        for name in FIELDS
        if name not in {"schema", "names", "designations"}
    },
}

_ACT_FACTS: tuple[tuple[Fact, Callable[[Designation], Iterable[Any]]], ...] = (
    (Fact.PROGRAMMES, lambda act: act.programmes),
    (Fact.LISTED_ON, lambda act: _stated(act.listed_on)),
    (Fact.AMENDED_ON, lambda act: act.amended_on),
    (Fact.DELISTED_ON, lambda act: _stated(act.delisted_on)),
    (Fact.BASIS, lambda act: act.basis),
    (Fact.REASON, lambda act: _stated(act.reason)),
    (Fact.MEASURES, lambda act: act.measures),
    (Fact.REQUESTED_BY, lambda act: _stated(act.source)),
    (Fact.DESIGNATION_REMARKS, lambda act: _stated(act.remark)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of the model before and after, whole.

    Attributes:
        field: Its name in :class:`~watchword.model.Entry`.
        before, after: Its values in order; a field of one value has one or none.
    """

    field: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact that changed.

    Attributes:
        removed, added: The values that only the one edition states, as the model has them.
    """

    fact: Fact
    removed: tuple[Any, ...]
    added: tuple[Any, ...]


def field_changes(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    """Every field in which two editions of an entry differ, id and locator apart."""
    found = ((name, _values(before, name), _values(after, name)) for name in FIELDS)
    return tuple(
        FieldChange(field=name, before=old, after=new) for name, old, new in found if old != new
    )


def apply_fields(entry: Entry, changes: Iterable[FieldChange]) -> Entry:
    """The edition that these changes lead to.

    Raises:
        ValueError: The entry is not the edition that they start from.
    """
    new: dict[str, Any] = {}
    for change in changes:
        if _values(entry, change.field) != change.before:
            raise ValueError(f"{entry.id}: {change.field} is not what the change starts from")
        if change.field in _ONE_VALUE:
            new[change.field] = change.after[0] if change.after else None
        else:
            new[change.field] = change.after
    return replace(entry, **new)


def fact_changes(
    changes: Iterable[FieldChange], *, unstated: Collection[Hashable] = ()
) -> tuple[FactChange, ...]:
    """What field changes come to.

    Args:
        changes: Of one entry.
        unstated: The sorts of values that one of the two releases can't state (see
            ``unstated``): that they come or go is no change.
    """
    if unstated:
        changes = [_without(change, unstated) for change in changes]
    return tuple(fact for change in changes for fact in _facts_of(change))


def _without(change: FieldChange, unstated: Collection[Hashable]) -> FieldChange:
    if (change.field, None) in unstated:
        return replace(change, before=(), after=())
    before, after = (
        tuple(value for value in values if sort_of(change.field, value) not in unstated)
        for values in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _facts_of(change: FieldChange) -> Iterator[FactChange]:
    if change.field == "designations":
        yield from _designation_facts(change.before, change.after)
        return
    found = _difference(_FACTS[change.field], change.before, change.after)
    if found is not None:
        yield found
    if change.field == "names":
        yield from _leading_name(change.before, change.after)


def _leading_name(before: Sequence[Any], after: Sequence[Any]) -> Iterator[FactChange]:
    """That a name leads which did not, where the list of names does not tell it."""
    if not before or not after:
        return
    old, new = same_key(before[0]), same_key(after[0])
    stayed = old in map(same_key, after) or new in map(same_key, before)
    if old != new and stayed:
        yield FactChange(fact=Fact.LEADING_NAME, removed=(before[0],), added=(after[0],))


def _designation_facts(
    before: Sequence[Designation], after: Sequence[Designation]
) -> Iterator[FactChange]:
    told = False
    for fact, pick in _ACT_FACTS:
        # A value that two acts state is one fact all the same.
        old, new = _each_once(pick, before), _each_once(pick, after)
        found = _difference(fact, old, new)
        if found is not None:
            told = True
            yield found
    whole = None if told else _difference(Fact.DESIGNATIONS, before, after)
    if whole is not None:
        yield whole


def _each_once(
    pick: Callable[[Designation], Iterable[Any]], acts: Iterable[Designation]
) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for act in acts for value in pick(act)))


def _difference(fact: Fact, before: Sequence[Any], after: Sequence[Any]) -> FactChange | None:
    removed = minus(before, after, key=same_key)
    added = minus(after, before, key=same_key)
    if not removed and not added:
        return None
    return FactChange(fact=fact, removed=removed, added=added)


def minus(
    these: Iterable[T], others: Iterable[T], *, key: Callable[[T], Hashable] = lambda value: value
) -> tuple[T, ...]:
    """These values without the others, each as often as it is left, in order."""
    left = Counter(key(value) for value in others)
    found: list[T] = []
    for value in these:
        this = key(value)
        if left[this] > 0:
            left[this] -= 1
        else:
            found.append(value)
    return tuple(found)


def _values(entry: Entry, field: str) -> tuple[Any, ...]:
    value = getattr(entry, field)
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _stated(value: T | None) -> tuple[T, ...]:
    return (value,) if value else ()
