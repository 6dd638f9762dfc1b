"""What changed between two releases of a list: the pure core of ``diff`` and ``round``.

    changes = compare_releases(entries_before, entries_after)
    changes.added          # entries whose party was not on the list
    changes.removed        # entries whose party is not on the list any more
    changes.amended        # the same id, and a fact differs: .before .after .facts .move
    changes.rekeyed        # the same party under another id: as amended, with .ground
    changes.restated       # the same facts in another order or in other words
    changes.moved          # of amended and rekeyed: other programmes than before
    changes.unchanged      # how many are the same to the byte

    apply_changes(entries_before, changes)   # the entries after, by id

Nothing is read or written here. Entries that are the same in both releases can be left out of
both sides; pass their count as ``unchanged`` (``Reader.differing`` finds the others by the
hashes of their bodies).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from watchword.model import Entry
from watchword.service.rounds.fields import (
    Fact,
    FactChange,
    FieldChange,
    apply_fields,
    fact_changes,
    field_changes,
)
from watchword.service.rounds.rekeyed import (
    Pair,
    Pairer,
    Pairing,
    find_pairs,
    has_other_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An entry in two editions.

    Attributes:
        before, after: The editions, whole.
        fields: The exact differences; applied to the one they give the other.
        facts: What they come to.
    """

    before: Entry
    after: Entry
    fields: tuple[FieldChange, ...]
    facts: tuple[FactChange, ...]

    @property
    def move(self) -> FactChange | None:
        """The programmes that it left (removed) and joined (added); None for neither."""
        return next((each for each in self.facts if each.fact is Fact.PROGRAMMES), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeying(Amendment):
    """An entry whose party has another id than before; :attr:`facts` can be empty.

    Attributes:
        ground: What says that it is one party.
        reason: The same in a sentence.
    """

    ground: Pairing
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed; added and removed entries in the order of their releases.

    Attributes:
        added, removed: Whole entries.
        amended: By the order of the newer release.
        restated: Entries whose bytes differ and whose facts do not.
        rekeyed: Neither added nor removed: the same party under another id. Where that is
            in another list, no fact is told: each list words the same in its own way.
        brought: What a list that took another's place held already, and the other did not
            (see :func:`set_brought_apart`).
        unchanged: How many entries are the same.
    """

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    amended: tuple[Amendment, ...] = ()
    restated: tuple[Amendment, ...] = ()
    rekeyed: tuple[Rekeying, ...] = ()
    brought: tuple[Entry, ...] = ()
    unchanged: int = 0

    @property
    def moved(self) -> tuple[Amendment, ...]:
        """Those of :attr:`amended` and :attr:`rekeyed` that changed programmes."""
        return tuple(each for each in (*self.amended, *self.rekeyed) if each.move is not None)

    @property
    def before(self) -> int:
        """How many entries the older release has."""
        return self._kept + len(self.removed)

    @property
    def after(self) -> int:
        """How many entries the newer release has."""
        return self._kept + len(self.added) + len(self.brought)

    @property
    def _kept(self) -> int:
        return self.unchanged + len(self.amended) + len(self.restated) + len(self.rekeyed)


def compare_releases(
    before: Iterable[Entry],
    after: Iterable[Entry],
    *,
    pairer: Pairer = find_pairs,
    same_ids: bool = True,
    unchanged: int = 0,
    unstated: Collection[Hashable] = (),
) -> Changes:
    """What changed between two releases.

    Args:
        before: The entries of the older release, or those that differ from the newer one.
        after: Likewise of the newer one.
        pairer: Finds which removed entries are which added ones under another id.
        same_ids: Whether an id means the same party in both; not so between a list and the
            one that took its place.
        unchanged: How many entries were left out of both sides.
        unstated: The sorts of values that one of the two never states (see ``unstated``):
            they are in the fields of an amendment and not among its facts.
    """
    old, new = by_id(before), by_id(after)
    shared = [key for key in new if key in old] if same_ids else []
    editions = {key: amendment(old[key], new[key], unstated=unstated) for key in shared}
    reused = _reused_ids(old, new, editions)
    for pair in reused:
        editions.pop(pair.before.id, None)
        editions.pop(pair.after.id, None)
    gone = [entry for key, entry in old.items() if key not in editions]
    fresh = [entry for key, entry in new.items() if key not in editions]
    left, came = _sides(reused)
    pairs = [
        *reused,
        *pairer(
            [entry for entry in gone if entry.id not in left],
            [entry for entry in fresh if entry.id not in came],
        ),
    ]
    left, came = _sides(pairs)
    found = {pair.after.id: pair for pair in pairs}
    return Changes(
        added=tuple(entry for entry in fresh if entry.id not in came),
        removed=tuple(entry for entry in gone if entry.id not in left),
        amended=tuple(each for each in editions.values() if each.facts),
        restated=tuple(each for each in editions.values() if each.fields and not each.facts),
        rekeyed=tuple(
            _rekeying(found[entry.id], unstated if same_ids else None)
            for entry in fresh
            if entry.id in found
        ),
        unchanged=unchanged + sum(not each.fields for each in editions.values()),
    )


def apply_changes(entries: Iterable[Entry], changes: Changes) -> dict[str, Entry]:
    """The entries of the newer release by id, made from those of the older one.

    Raises:
        ValueError: They are not those that the changes start from.
    """
    now = by_id(entries)
    for gone in (*changes.removed, *(each.before for each in changes.rekeyed)):
        if now.pop(gone.id, None) != gone:
            raise ValueError(f"{gone.id} is not what the changes start from")
    for each in (*changes.amended, *changes.restated):
        if each.before.id not in now:
            raise ValueError(f"{each.before.id} is not there")
        now[each.after.id] = apply_fields(now[each.before.id], each.fields)
    arrived = [
        *changes.added,
        *changes.brought,
        *(
            replace(apply_fields(each.before, each.fields), id=each.after.id)
            for each in changes.rekeyed
        ),
    ]
    for entry in arrived:
        if entry.id in now:
            raise ValueError(f"{entry.id} is there already")
        now[entry.id] = entry
    return now


def set_brought_apart(changes: Changes, day: date) -> Changes:
    """The changes without taking for new what a list states to have listed by a day.

    A list that takes another's place may cover more: who stands on it since before is new
    to the comparison and not to the authority.
    """
    brought = tuple(entry for entry in changes.added if _listed_by(entry, day))
    held = {entry.id for entry in brought}
    added = tuple(entry for entry in changes.added if entry.id not in held)
    return replace(changes, added=added, brought=brought)


def _listed_by(entry: Entry, day: date) -> bool:
    days = [act.listed_on for act in entry.designations if act.listed_on is not None]
    return bool(days) and min(days) <= day


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by id; where one is used twice, the first holds."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return found


def amendment(before: Entry, after: Entry, *, unstated: Collection[Hashable] = ()) -> Amendment:
    """Two editions of an entry."""
    changed = field_changes(before, after)
    facts = fact_changes(changed, unstated=unstated)
    return Amendment(before=before, after=after, fields=changed, facts=facts)


def _reused_ids(
    old: Mapping[str, Entry], new: Mapping[str, Entry], editions: Mapping[str, Amendment]
) -> list[Pair]:
    """The parties whose id another one has now, or whose new id was another one's.

    A list that numbers its entries by their place gives a number to someone else when it
    is put in a new order.
    """
    doubtful = {
        key
        for key, each in editions.items()
        if any(change.field == "names" for change in each.fields)
        and has_other_names(each.before, each.after)
    }
    if not doubtful:
        return []
    pairs = find_pairs(
        [entry for key, entry in old.items() if key not in editions or key in doubtful],
        [entry for key, entry in new.items() if key not in editions or key in doubtful],
    )
    return [
        pair
        for pair in pairs
        if pair.before.id != pair.after.id and doubtful & {pair.before.id, pair.after.id}
    ]


def _sides(pairs: Iterable[Pair]) -> tuple[set[str], set[str]]:
    """The ids that the entries of pairs had, and those that they have."""
    return {pair.before.id for pair in pairs}, {pair.after.id for pair in pairs}


def _rekeying(pair: Pair, unstated: Collection[Hashable] | None) -> Rekeying:
    changed = field_changes(pair.before, pair.after)
    return Rekeying(
        before=pair.before,
        after=pair.after,
        fields=changed,
        facts=() if unstated is None else fact_changes(changed, unstated=unstated),
        ground=pair.ground,
        reason=pair.reason,
    )
