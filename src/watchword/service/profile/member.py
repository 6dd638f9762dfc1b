"""The entries that make a target, each with all that the releases of its list say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from watchword.index import ListedSpan, Standing
from watchword.model import AUTHORITIES, Entry, EntryKey, Release
from watchword.service.standing import is_exact, listed_spans
from watchword.service.targets import listed_entries
from watchword.store.presence import EverListed, Spell
from watchword.store.reader import Reader

_RANK = {code: rank for rank, code in enumerate(AUTHORITIES)}


class State(StrEnum):
    """How a listing stands, now or on the day that was asked for."""

    CURRENT = "current"
    PAST = "past"
    UNCERTAIN = "uncertain"
    """The day lies between what the list states and what its releases show."""
    NOT_YET = "not-yet"
    """It began after the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one release says of an entry."""

    release_id: int
    release: Release
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An entry of a target.

    Attributes:
        shown: What the release in force says, or that of the day that was asked for; else
            the newest that holds the entry, and of a day before all of them the earliest.
        editions: What every release that holds it says, the newest first.
        listed: When it was seen on its list.
        list_current: Whether the list has a release in force.
        closed_on: The day on which the list gave way to another one, if it has.
        as_of: The day that was asked for; None for now.
    """

    key: EntryKey
    shown: Edition
    editions: tuple[Edition, ...]
    listed: EverListed
    list_current: bool
    closed_on: date | None
    as_of: date | None = None

    @property
    def entry(self) -> Entry:
        """What is shown of it."""
        return self.shown.entry

    @property
    def ahead(self) -> bool:
        """Whether what is shown was published after the day that was asked for."""
        return self.as_of is not None and self.shown.release.released_on > self.as_of

    @property
    def spell(self) -> Spell:
        """The run of releases to which what is shown belongs."""
        day = self.shown.release.released_on
        spells = self.listed.presence.spells
        return next(each for each in reversed(spells) if each.first_seen_on <= day)

    @property
    def earlier(self) -> tuple[Edition, ...]:
        """What releases before the one that is shown say, the newest first."""
        return self.editions[self.editions.index(self.shown) + 1 :]

    @property
    def state(self) -> State:
        """How the entry stands."""
        acts = self.editions[0].entry.designations
        if self.as_of is not None:
            exact = is_exact(self.key.authority)
            spans = listed_spans(acts, self.listed, closed_on=self.closed_on, exact=exact)
            return state_on(spans, self.as_of)
        in_force = not acts or any(act.delisted_on is None for act in acts)
        return State.CURRENT if in_force and self.is_held else State.PAST

    @property
    def is_held(self) -> bool:
        """Whether the release in force of its list holds it."""
        return self.list_current and self.listed.presence.gone_by is None


def state_on(spans: Sequence[ListedSpan], day: date) -> State:
    """How what stood on a list during these times stands on a day."""
    found = {span.standing_on(day) for span in spans}
    if Standing.YES in found:
        return State.CURRENT
    if Standing.UNCERTAIN in found or not found:
        return State.UNCERTAIN
    begun = any(span.after is None or day > span.after for span in spans)
    return State.PAST if begun else State.NOT_YET


def read_members(
    reader: Reader, keys: Collection[EntryKey], *, as_of: date | None
) -> tuple[Member, ...]:
    """The entries of these keys that the register holds, in the order of the authorities."""
    releases = reader.releases()
    found = []
    for each in listed_entries(reader, keys=keys):
        said = reader.contents(each.key)
        editions = tuple(
            Edition(release_id=stored.id, release=stored.release, entry=said[stored.id])
            for stored in releases
            if stored.id in said
        )
        if editions:
            found.append(
                Member(
                    key=each.key,
                    shown=_shown(editions, as_of),
                    editions=editions,
                    listed=each.listed,
                    list_current=each.list.current,
                    closed_on=each.list.closed_on,
                    as_of=as_of,
                )
            )
    return tuple(sorted(found, key=lambda member: rank_of(member.key)))


def _shown(editions: Sequence[Edition], as_of: date | None) -> Edition:
    if as_of is None:
        return editions[0]
    return next((each for each in editions if each.release.released_on <= as_of), editions[-1])


def rank_of(key: EntryKey) -> tuple[int, EntryKey]:
    """The order in which tables show entries."""
    return _RANK[key.authority], key


def speaking(members: Iterable[Member]) -> tuple[Member, ...]:
    """Those whose words count: what was listed only later, had not been said on the day."""
    every = tuple(members)
    return tuple(each for each in every if each.state is not State.NOT_YET) or every
