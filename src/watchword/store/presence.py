"""When entries stood on a list, as far as its releases tell."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, func, select

from watchword.model import Entry, decode_entry
from watchword.store.schema import body, designation, entry, release

_A_FEW = 32
_GROUP = 256
_KEPT_GROUPS = 100
_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A run of releases of a list, one after the other, that all hold an entry.

    Attributes:
        absent_on: The date of the release before them; None where there is none.
        first_seen_on, last_seen_on: The dates of the first and the last of them.
        gone_by: The date of the release after them, which does not hold the entry; None
            where there is none.
    """

    absent_on: date | None
    first_seen_on: date
    last_seen_on: date
    gone_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """When an entry has been seen on its list: at least one spell, the earliest first."""

    spells: tuple[Spell, ...]

    @property
    def first_seen_on(self) -> date:
        """The date of the earliest release that has it."""
        return self.spells[0].first_seen_on

    @property
    def absent_on(self) -> date | None:
        """The date of the release before that one; None where there is none."""
        return self.spells[0].absent_on

    @property
    def last_seen_on(self) -> date:
        """The date of the newest release that has it."""
        return self.spells[-1].last_seen_on

    @property
    def gone_by(self) -> date | None:
        """The date of the first release without it after that one; None where there is none."""
        return self.spells[-1].gone_by


@dataclass(frozen=True, slots=True, kw_only=True)
class EverListed:
    """An entry in the newest release of its list that holds it.

    Attributes:
        body_id: The number under which the register keeps its content.
        body_sha256: The hash of the content: equal contents have equal hashes.
        locator: Where in the release's file it stands.
        listed_on: The earliest day of listing that any of the releases states: another
            format of the list can leave it out.
    """

    entry_id: str
    body_id: int
    body_sha256: str
    locator: str
    presence: Presence
    listed_on: date | None = None


class Bodies:
    """Contents of entries by their place, fetched in groups by whoever reads many."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        self._connection = connection
        self._ids = ids
        self._groups: OrderedDict[int, dict[int, bytes]] = OrderedDict()
        self._asked = 0

    def read(self, place: int, *, locator: str = "") -> Entry:
        """The entry at a place of the ids that were given."""
        self._asked += 1
        # Whoever reads them all, in whatever order, should not pay for a query each, and
        # whoever reads a few of them not for the others.
        if self._asked <= _A_FEW:
            found = self._fetch(self._ids[place : place + 1])
        else:
            found = self._group(place // _GROUP)
        return decode_entry(found[self._ids[place]], locator=locator)

    def _group(self, number: int) -> dict[int, bytes]:
        if number not in self._groups:
            start = number * _GROUP
            self._groups[number] = self._fetch(self._ids[start : start + _GROUP])
            if len(self._groups) > _KEPT_GROUPS:
                self._groups.popitem(last=False)
        self._groups.move_to_end(number)
        return self._groups[number]

    def _fetch(self, ids: Sequence[int]) -> dict[int, bytes]:
        rows = self._connection.execute(select(body.c.id, body.c.content).where(body.c.id.in_(ids)))
        return {row.id: row.content for row in rows}


def find_ever_listed(
    connection: Connection,
    authority: str,
    list_key: str,
    *,
    entry_ids: Collection[str] | None = None,
) -> list[EverListed]:
    """Every entry that any release of a list holds; see ``Reader.ever_listed``."""
    of_list = (release.c.authority == authority, release.c.list == list_key)
    releases = connection.execute(
        select(release.c.id, release.c.released_on)
        .where(*of_list)
        .order_by(release.c.released_on.desc(), release.c.read_at.desc(), release.c.id.desc())
    ).all()
    mine: tuple[Any, ...] = of_list
    if entry_ids is not None:
        mine = (*of_list, entry.c.entry_id.in_(sorted(entry_ids)))
    seen = (
        select(
            entry.c.entry_id,
            func.min(release.c.released_on).label("first"),
            func.max(release.c.released_on).label("last"),
            func.count().label("sightings"),
        )
        .join(release, release.c.id == entry.c.release_id)
        .where(*mine)
        .group_by(entry.c.entry_id)
        .subquery()
    )
    found = connection.execute(
        select(entry, seen.c.first, seen.c.last, seen.c.sightings, body.c.sha256)
        .join_from(seen, release, release.c.released_on == seen.c.last)
        .join(entry, (entry.c.entry_id == seen.c.entry_id) & (entry.c.release_id == release.c.id))
        .join(body, body.c.id == entry.c.body_id)
        .where(*mine)
    ).all()
    calendar = _Calendar([(row.id, row.released_on) for row in releases])
    # A day can have two releases; the one that was read last goes before.
    newest: dict[str, Row[Any]] = {}
    for row in sorted(found, key=lambda row: (calendar.rank[row.release_id], row.position)):
        newest.setdefault(row.entry_id, row)
    rows = newest.values()
    broken = [row.entry_id for row in rows if not calendar.is_unbroken(row)]
    sightings = _sightings(connection, mine, broken)
    listed_on = _stated_days(connection, mine)
    return [
        EverListed(
            entry_id=row.entry_id,
            body_id=row.body_id,
            body_sha256=row.sha256,
            locator=row.locator,
            presence=calendar.presence(row, sightings.get(row.entry_id)),
            listed_on=listed_on.get(row.entry_id),
        )
        for row in rows
    ]


def _sightings(
    connection: Connection, mine: tuple[Any, ...], entry_ids: Sequence[str]
) -> Mapping[str, set[date]]:
    """The dates of all releases that hold each of these entries."""
    found: dict[str, set[date]] = {}
    for start in range(0, len(entry_ids), _MOST_PARAMETERS):
        rows = connection.execute(
            select(entry.c.entry_id, release.c.released_on)
            .join(release, release.c.id == entry.c.release_id)
            .where(*mine, entry.c.entry_id.in_(entry_ids[start : start + _MOST_PARAMETERS]))
        )
        for entry_id, day in rows:
            found.setdefault(entry_id, set()).add(day)
    return found


def _stated_days(connection: Connection, mine: tuple[Any, ...]) -> Mapping[str, date]:
    """The earliest day of listing that any release states, by entry id."""
    rows = connection.execute(
        select(entry.c.entry_id, func.min(designation.c.listed_on))
        .join(designation, designation.c.body_id == entry.c.body_id)
        .join(release, release.c.id == entry.c.release_id)
        .where(*mine, designation.c.listed_on.is_not(None))
        .group_by(entry.c.entry_id)
    )
    return {row[0]: row[1] for row in rows}


class _Calendar:
    """The releases of a list in order of time; spells are made once and shared."""

    def __init__(self, newest_first: Sequence[tuple[int, date]]) -> None:
        self.rank = {release_id: place for place, (release_id, _) in enumerate(newest_first)}
        self._dates = [day for _, day in newest_first]
        self._days = sorted(set(self._dates))
        self._place = {day: place for place, day in enumerate(self._days)}
        self._made: dict[tuple[date, date, bool], Spell] = {}
        self._held: dict[tuple[int, date], int] = {}

    def is_unbroken(self, row: Row[Any]) -> bool:
        """Whether an entry stands in every release from its first to its newest."""
        key = (self.rank[row.release_id], row.first)
        if key not in self._held:
            self._held[key] = sum(day >= row.first for day in self._dates[key[0] :])
        return bool(self._held[key] == row.sightings)

    def presence(self, row: Row[Any], sightings: Iterable[date] | None) -> Presence:
        """When the entry of a row was seen."""
        superseded = self.rank[row.release_id] > 0
        if sightings is None:
            return Presence(spells=(self._spell(row.first, row.last, superseded=superseded),))
        days = sorted(sightings)
        breaks = [
            place
            for place, (day, following) in enumerate(pairwise(days), start=1)
            if self._place[following] - self._place[day] > 1
        ]
        runs = [days[start:end] for start, end in zip([0, *breaks], [*breaks, None], strict=True)]
        return Presence(
            spells=tuple(
                self._spell(run[0], run[-1], superseded=superseded and run is runs[-1])
                for run in runs
            )
        )

    def _spell(self, first: date, last: date, *, superseded: bool) -> Spell:
        key = (first, last, superseded)
        if key not in self._made:
            start, end = self._place[first], self._place[last]
            following = self._days[end + 1] if end + 1 < len(self._days) else None
            # Where a day has two releases, the one that was read last holds.
            self._made[key] = Spell(
                absent_on=self._days[start - 1] if start else None,
                first_seen_on=first,
                last_seen_on=last,
                gone_by=last if following is None and superseded else following,
            )
        return self._made[key]
