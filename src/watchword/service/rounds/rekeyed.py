"""The same party under a new id: entries that left a list and came back in one release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product

from watchword.compare.evidence import Agreement
from watchword.compare.facts import (
    compare_dates,
    compare_identifiers,
    identifier_key,
    is_strong,
    kinds_can_meet,
)
from watchword.merge.member import MergeEntry
from watchword.merge.merging import judge_entries
from watchword.merge.pairs import Ground, Verdict
from watchword.model import Entry, EntryKey, Schema, encode_entry, hash_body
from watchword.text.keys import loose_key

MOST_SHARING = 12
"""What more entries than this have in common does not tell which of them are one."""

_GROUNDS = tuple(Ground)
_TELLING_WORDS = 3
"""A person's name of so many words is hardly anyone else's who comes at the same time."""


class Pairing(StrEnum):
    """Why two entries with different ids are one party."""

    SAME_CONTENT = "same content"
    """They state the same, to the letter."""
    SAME_TARGET = "same target"
    """They were merged into one target (evidence of all lists, and what people decided)."""
    IDENTIFIER = "identifier"
    BIRTH_DATE = "birth date"
    NAME = "name"
    REFERENCE = "reference"
    PLACE = "place"
    """The one left the list when the other came, under the same leading name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An entry that is gone and one that came in its place.

    Attributes:
        reason: Why they are one party, in a sentence.
    """

    before: Entry
    after: Entry
    ground: Pairing
    reason: str


Pairer = Callable[[Sequence[Entry], Sequence[Entry]], Iterable[Pair]]
"""Finds which of the entries that are gone are which of the new ones, each at most once."""


def pair_by_evidence(gone: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
    """Pairs by what the entries themselves state, as merging judges it.

    Only entries that share a name, whatever the order of its words, or an identifier that
    alone says who it is, are laid side by side.
    """
    judged = []
    for left, right in _sharing(gone, new):
        found = judge_entries(_to_merge(gone[left], "gone"), _to_merge(new[right], "new"))
        if found.verdict in {Verdict.SAME, Verdict.LIKELY}:
            trust = (found.verdict is Verdict.LIKELY, _GROUNDS.index(found.ground), -found.score)
            judged.append((trust, left, right, found))
    # The most trusted first; an entry that two could be goes to the better one.
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, left, right, found in sorted(judged, key=lambda each: each[:3]):
        if left in used[0] or right in used[1]:
            continue
        used[0].add(left)
        used[1].add(right)
        ground = Pairing(found.ground.value)
        pairs.append(Pair(before=gone[left], after=new[right], ground=ground, reason=found.reason))
    return pairs


def pair_by_targets(
    gone: Sequence[Entry],
    new: Sequence[Entry],
    *,
    target_before: Callable[[Entry], str | None],
    target_after: Callable[[Entry], str | None],
) -> list[Pair]:
    """Pairs of entries that were merged into one target.

    Args:
        gone, new: The entries.
        target_before: The target of an entry that is gone; None where it has none.
        target_after: That of a new one.
    """
    waiting: dict[str, list[Entry]] = {}
    for entry in new:
        target = target_after(entry)
        if target is not None:
            waiting.setdefault(target, []).append(entry)
    pairs = []
    for entry in gone:
        candidates = waiting.get(target_before(entry) or "")
        if candidates:
            # Of several the one of the same name, else the first of the list.
            found = min(candidates, key=lambda each: loose_key(each.name) != loose_key(entry.name))
            candidates.remove(found)
            reason = "Both were merged into one target."
            pairs.append(Pair(before=entry, after=found, ground=Pairing.SAME_TARGET, reason=reason))
    return pairs


def pair_by_content(gone: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
    """Pairs that state the same to the letter, their ids apart."""
    waiting: dict[str, list[Entry]] = {}
    for entry in new:
        waiting.setdefault(_content(entry), []).append(entry)
    pairs = []
    for entry in gone:
        candidates = waiting.get(_content(entry))
        if candidates:
            pairs.append(
                Pair(
                    before=entry,
                    after=candidates.pop(0),
                    ground=Pairing.SAME_CONTENT,
                    reason="Both state the same.",
                )
            )
    return pairs


def pair_by_place(gone: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
    """Pairs of which the one came under the leading name under which the other went.

    Merging leaves namesakes to a person. That a list drops one and takes in the other at
    once tells more than two entries side by side: it is enough where no other entry that
    went or came leads with the name, and nothing contradicts.
    """
    ours, theirs = _by_leading_name(gone), _by_leading_name(new)
    pairs = []
    for key, left in ours.items():
        right = theirs.get(key, [])
        if len(left) == len(right) == 1 and _can_be_one(key, left[0], right[0]):
            reason = f"“{left[0].name}” left the list when “{right[0].name}” came."
            pairs.append(Pair(before=left[0], after=right[0], ground=Pairing.PLACE, reason=reason))
    return pairs


def find_pairs(
    gone: Sequence[Entry], new: Sequence[Entry], evidence: Pairer = pair_by_evidence
) -> list[Pair]:
    """Which entries that are gone are which of the new ones, by all that tells it.

    Args:
        gone, new: The entries.
        evidence: Asked of those that do not state the same to the letter, before those
            of which the one took the other's place.
    """
    pairs: list[Pair] = []
    for find in (pair_by_content, evidence, pair_by_place):
        left = {pair.before.id for pair in pairs}
        came = {pair.after.id for pair in pairs}
        gone = [entry for entry in gone if entry.id not in left]
        new = [entry for entry in new if entry.id not in came]
        if not gone or not new:
            break
        pairs.extend(find(gone, new))
    return pairs


def has_other_names(before: Entry, after: Entry) -> bool:
    """Whether no name of the one is a name of the other, whatever the order of the words."""
    names = {loose_key(name.full) for name in before.names}
    return names.isdisjoint(loose_key(name.full) for name in after.names)


def _by_leading_name(entries: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        key = loose_key(entry.name)
        if key:
            found.setdefault(key, []).append(entry)
    return found


def _can_be_one(name: str, before: Entry, after: Entry) -> bool:
    """Whether two entries that lead with one name can be one party, and what backs it."""
    date = compare_dates(before.birth_dates, after.birth_dates)
    identifiers = compare_identifiers(before.identifiers, after.identifiers)
    against = (
        not kinds_can_meet(before.schema, after.schema),
        bool(before.sex and after.sex and before.sex != after.sex),
        date is not None and date.agreement is Agreement.CONTRADICT,
        any(each.agreement is Agreement.CONTRADICT for each in identifiers),
    )
    if any(against):
        return False
    if before.schema is not Schema.PERSON or (date and date.agreement is Agreement.AGREE):
        return True
    words = len(name.split())
    shared = not _programmes(before).isdisjoint(_programmes(after))
    return words >= _TELLING_WORDS or (words > 1 and shared)


def _programmes(entry: Entry) -> set[str]:
    return {programme for act in entry.designations for programme in act.programmes}


def _content(entry: Entry) -> str:
    return hash_body(encode_entry(replace(entry, id="")))


def _sharing(gone: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The places of entries that share a key which few have."""
    ours, theirs = _by_key(gone), _by_key(new)
    found = {
        pair
        for key, left in ours.items()
        if len(left) <= MOST_SHARING and len(theirs.get(key, ())) <= MOST_SHARING
        for pair in product(left, theirs.get(key, ()))
    }
    yield from sorted(found)


def _by_key(entries: Sequence[Entry]) -> Mapping[tuple[str, str], list[int]]:
    places: dict[tuple[str, str], list[int]] = {}
    for place, entry in enumerate(entries):
        for key in dict.fromkeys(_keys(entry)):
            places.setdefault(key, []).append(place)
    return places


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    for identifier in entry.identifiers:
        if is_strong(identifier):
            yield "identifier", identifier_key(identifier)
    for name in entry.names:
        key = loose_key(name.full)
        # One word alone is half a nation's name.
        if " " in key or (key and entry.schema is not Schema.PERSON):
            yield "name", key


_DAYS = {"gone": date(1, 1, 1), "new": date(1, 1, 2)}
"""No release holds both."""


def _to_merge(entry: Entry, side: str) -> MergeEntry:
    """The entry as it is merged; its id says nothing, as ids are what is in question."""
    body = encode_entry(entry)
    return MergeEntry(
        key=EntryKey("", "", f"{side} {entry.id}"),
        digest=bytes.fromhex(hash_body(body)),
        seen=((_DAYS[side], _DAYS[side]),),
        load=lambda: entry,
    )
