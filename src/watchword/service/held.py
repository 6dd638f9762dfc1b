"""The entries that stand on lists, now or on a day, with the release that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from watchword.index import Index, Standing
from watchword.model import Entry, EntryKey, Release
from watchword.store.reader import Reader, StoredRelease

_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry, and the release that states it."""

    release: Release
    entry: Entry

    @property
    def key(self) -> EntryKey:
        """The entry's key."""
        return EntryKey(self.release.authority, self.release.list, self.entry.id)


@dataclass(frozen=True, slots=True)
class _List:
    """The entries of a list that stand.

    Attributes:
        shown: The release that was in force on the day; None where none is known.
        elsewhere: Those that stood on the list by what it states and are in none of its
            releases up to that day, with the release that has them.
    """

    shown: StoredRelease | None
    elsewhere: Mapping[str, StoredRelease] = field(default_factory=dict)


class Held:
    """The entries that stand on lists.

    Now it is what the releases in force hold. For a day it is who stood on a list then, as
    ``IndexListing.standing_on`` has it, the uncertain too; said in the words of the release
    that was in force on the day, else of the newest that holds the entry.

    Args:
        reader: The register.
        index: Its index.
        authority: Only the lists of this authority; all where it is None.
        as_of: The day; None for now.
    """

    def __init__(
        self, reader: Reader, index: Index, *, authority: str | None, as_of: date | None
    ) -> None:
        self._reader = reader
        self._index = index
        self._as_of = as_of
        self._lists = self._find_lists(authority)
        self._ids = {
            stored.release: stored.id
            for held in self._lists.values()
            for stored in (held.shown, *held.elsewhere.values())
            if stored is not None
        }
        self.find = lru_cache(_REMEMBERED)(self._find)
        self.named = lru_cache(_REMEMBERED)(self._find_named)

    def __iter__(self) -> Iterator[Told]:
        """Every entry that stands: by list, in the order of its release's file."""
        for held in self._lists.values():
            if held.shown is not None:
                release = held.shown.release
                for entry in self._reader.entries(held.shown.id):
                    told = Told(release=release, entry=entry)
                    if self._stands(told.key):
                        yield told
            for entry_id, stored in held.elsewhere.items():
                found = self._reader.entry(stored.id, entry_id)
                if found is not None:
                    yield Told(release=stored.release, entry=found)

    @property
    def most(self) -> int:
        """How many entries there can be."""
        return sum(
            len(held.elsewhere) + (held.shown.release.targets if held.shown is not None else 0)
            for held in self._lists.values()
        )

    def _find(self, key: EntryKey) -> Told | None:
        """An entry by its key; None where it does not stand on its list."""
        held = self._lists.get(key[:2])
        stored = None if held is None else held.elsewhere.get(key.entry, held.shown)
        if stored is None or not self._stands(key):
            return None
        entry = self._reader.entry(stored.id, key.entry)
        return None if entry is None else Told(release=stored.release, entry=entry)

    def _find_named(self, release: Release, name: str) -> tuple[EntryKey, ...]:
        """The entries of a release that bear a name."""
        found = self._reader.named([self._ids[release]], name)
        return tuple(EntryKey(release.authority, release.list, entry) for _, entry in found)

    def _find_lists(self, authority: str | None) -> dict[tuple[str, str], _List]:
        if self._as_of is None:
            releases = self._reader.current_releases()
            return {
                (stored.release.authority, stored.release.list): _List(stored)
                for stored in releases
                if authority in (None, stored.release.authority)
            }
        by_list: dict[tuple[str, str], list[StoredRelease]] = {}
        for stored in self._reader.releases(authority=authority):
            key = (stored.release.authority, stored.release.list)
            by_list.setdefault(key, []).append(stored)
        return {key: self._on_day(key, stored) for key, stored in sorted(by_list.items())}

    def _on_day(self, key: tuple[str, str], releases: list[StoredRelease]) -> _List:
        """The list on the day; its releases come newest first."""
        day = self._as_of
        assert day is not None  # noqa: S101
        shown = next((each for each in releases if each.release.released_on <= day), None)
        there = set() if shown is None else set(self._reader.entry_ids(shown.id))
        by_day: dict[date, StoredRelease] = {}
        for stored in releases:
            by_day.setdefault(stored.release.released_on, stored)
        elsewhere = {
            each.entry_id: by_day[each.presence.last_seen_on]
            for each in self._reader.ever_listed(*key)
            if each.entry_id not in there and self._stands(EntryKey(*key, each.entry_id))
        }
        return _List(shown, elsewhere)

    def _stands(self, key: EntryKey) -> bool:
        if self._as_of is None:
            return True
        row = self._index.row_of_target(key.target)
        listings = () if row is None else self._index.target(row).listings
        return any(
            each.key == key and each.standing_on(self._as_of) is not Standing.NO
            for each in listings
        )
