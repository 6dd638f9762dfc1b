"""A round: what the lists of one authority changed between two days, as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from watchword.model import Entry, EntryKey, Release
from watchword.service.rounds.changes import Amendment, Changes, Rekeying
from watchword.service.rounds.elsewhere import AlreadyListed
from watchword.service.rounds.fields import FactChange
from watchword.service.rounds.networks import Network
from watchword.service.rounds.totals import PLACES_DEFINED, Places, Totals, count_entries, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChanges:
    """What changed from one release to another.

    Attributes:
        before, after: The releases; of two lists where the later one took the other's place.
        networks: Of the added.
        already: The added that others had listed.
        places: Gives the countries of an entry.
    """

    before: Release
    after: Release
    changes: Changes
    networks: tuple[Network, ...]
    already: tuple[AlreadyListed, ...]
    places: Places

    @property
    def key(self) -> str:
        """The list, as in ``us/sdn``."""
        return f"{self.after.authority}/{self.after.list}"

    @property
    def same_list(self) -> bool:
        """Whether both releases are of one list."""
        return self.before.list == self.after.list

    def to_dict(self) -> dict[str, Any]:
        """The changes as JSON values."""
        changes = self.changes
        return {
            "list": self.after.list,
            "before": _release(self.before),
            "after": _release(self.after),
            "counts": counts_of(changes),
            "added": [self._entry(each, self.after) for each in changes.added],
            "removed": [self._entry(each, self.before) for each in changes.removed],
            "amended": [_amended(each) for each in changes.amended],
            "rekeyed": [_rekeyed(each) for each in changes.rekeyed],
            "moved": [_moved(each) for each in changes.moved],
            "brought": [self._entry(each, self.after) for each in changes.brought],
            "restated": [each.after.id for each in changes.restated],
            "networks": [each.to_dict() for each in self.networks],
            "already_listed": [each.to_dict() for each in self.already],
        }

    def _entry(self, entry: Entry, release: Release) -> dict[str, Any]:
        listed_on = listing_day(entry)
        return {
            "entry": entry.id,
            "target": EntryKey(release.authority, release.list, entry.id).target,
            "name": entry.name,
            "kind": kind_of(entry).value,
            "schema": entry.schema.value,
            "programmes": [key for act in entry.designations for key in act.programmes],
            "places": list(self.places(entry)),
            "listed_on": None if listed_on is None else listed_on.isoformat(),
            "linked_to": [relation.other for relation in entry.relations],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What the lists of an authority changed between two days.

    Attributes:
        start, end: The days that were asked for; of one round the day of the release
            before, where the lists share it, and its own.
        single: Whether it was asked for as the round of a day.
        lists: One for each list that was compared.
        notes: What a reader should know, in sentences.
        state: The register's state.
    """

    authority: str
    start: date
    end: date
    single: bool
    lists: tuple[ListChanges, ...]
    notes: tuple[str, ...]
    state: str

    @property
    def added(self) -> Totals:
        """Counts of what was added to any of the lists."""
        return self._count(lambda changes: changes.added)

    @property
    def removed(self) -> Totals:
        """Counts of what was removed."""
        return self._count(lambda changes: changes.removed)

    def total(self, pick: Callable[[Changes], Iterable[object]]) -> int:
        """How many of something the lists have."""
        return sum(len(list(pick(each.changes))) for each in self.lists)

    def to_dict(self) -> dict[str, Any]:
        """The round as JSON values."""
        from watchword.service.rounds.telling import counted, summary

        return {
            "authority": self.authority,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "summary": summary(self),
            "counts": counted(self),
            "totals": {"added": self.added.to_dict(), "removed": self.removed.to_dict()},
            "places_defined": PLACES_DEFINED,
            "lists": [each.to_dict() for each in self.lists],
            "notes": list(self.notes),
            "state": self.state,
        }

    def _count(self, pick: Callable[[Changes], tuple[Entry, ...]]) -> Totals:
        places = {id(entry): each.places for each in self.lists for entry in pick(each.changes)}
        entries = [entry for each in self.lists for entry in pick(each.changes)]
        return count_entries(entries, lambda entry: places[id(entry)](entry))


def counts_of(changes: Changes) -> dict[str, int]:
    """How many entries went which way."""
    return {
        "before": changes.before,
        "after": changes.after,
        "added": len(changes.added),
        "removed": len(changes.removed),
        "amended": len(changes.amended),
        "rekeyed": len(changes.rekeyed),
        "moved": len(changes.moved),
        "restated": len(changes.restated),
        "brought": len(changes.brought),
        "unchanged": changes.unchanged,
    }


def listing_day(entry: Entry) -> date | None:
    """The earliest day of listing that an entry states."""
    return min((act.listed_on for act in entry.designations if act.listed_on), default=None)


def _release(release: Release) -> dict[str, Any]:
    return {
        "list": release.list,
        "released_on": release.released_on.isoformat(),
        "format": release.format,
        "sha256": release.sha256,
    }


def _amended(each: Amendment) -> dict[str, Any]:
    return {
        "entry": each.after.id,
        "name": each.after.name,
        "kind": kind_of(each.after).value,
        "facts": [_fact(fact) for fact in each.facts],
    }


def _rekeyed(each: Rekeying) -> dict[str, Any]:
    told = _amended(each)
    return {
        "former_entry": each.before.id,
        **told,
        "ground": each.ground.value,
        "reason": each.reason,
    }


def _moved(each: Amendment) -> dict[str, Any]:
    move = each.move
    assert move is not None  # noqa: S101 - it is one of those that moved
    return {
        "entry": each.after.id,
        "name": each.after.name,
        "left": list(move.removed),
        "joined": list(move.added),
    }


def _fact(fact: FactChange) -> dict[str, Any]:
    return {
        "fact": fact.fact.value,
        "removed": [msgspec.to_builtins(value) for value in fact.removed],
        "added": [msgspec.to_builtins(value) for value in fact.added],
    }
