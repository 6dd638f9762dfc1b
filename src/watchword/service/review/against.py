"""What speaks against making two targets one: between any entry of the one and of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from watchword.index import Index
from watchword.merge.member import MergeEntry
from watchword.merge.objections import find_objections
from watchword.model import EntryKey
from watchword.store.review_acts import EntryPair, entry_pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What contradicts between two entries, in a sentence."""

    left: EntryKey
    right: EntryKey
    text: str

    def __str__(self) -> str:
        sides = (f"{key.authority}/{key.list} {key.entry}" for key in (self.left, self.right))
        return f"{' and '.join(sides)}: {self.text}"

    def to_dict(self) -> dict[str, Any]:
        """The objection as JSON values."""
        return {
            "left": self.left._asdict(),
            "right": self.right._asdict(),
            "text": self.text,
        }


def entries_of(index: Index, key: EntryKey) -> tuple[EntryKey, ...]:
    """The entries of the target to which an entry belongs, this one first."""
    row = index.row_of_target(key.target)
    listings = () if row is None else index.target(row).listings
    return (key, *(each.key for each in listings if each.key != key))


def concerned(index: Index, pair: EntryPair) -> list[EntryPair]:
    """The pairs that a decision on two entries makes one party each, the two themselves first.

    Each entry of the one target with each of the other; two entries of one target are alone.
    """
    left, right = (entries_of(index, key) for key in pair)
    if pair[1] in left:
        return [pair]
    return [entry_pair(ours, theirs) for ours in left for theirs in right]


def find_against(
    pairs: Iterable[EntryPair], entries: Mapping[EntryKey, MergeEntry]
) -> tuple[Objection, ...]:
    """What speaks against these pairs being one party each."""
    return tuple(
        Objection(left=left, right=right, text=text)
        for left, right in pairs
        if left in entries and right in entries
        for text in find_objections(entries[left], entries[right])
    )
