"""What each release of an authority changed, as lines that another register can apply.

    {"op": "HEADER", "format": "watchword-delta", "version": 1, "fields": [...], ...}
    {"op": "RELEASE", "list": "sdn", "previous": {...}, "release": {...}, "counts": {...}}
    {"op": "DEL", "entry": "36012", "before": "<sha256>", "fields": {...}}
    {"op": "MOD", "entry": "35283", "before": "<sha256>", "after": "<sha256>", "fields": {...}}
    {"op": "ADD", "entry": "42101", "after": "<sha256>", "fields": {...}}
    {"op": "TRAILER", "releases": 1, "counts": {...}, "lists": {...}}

Applied in the order of the lines, they turn what an authority's lists held at the start into
what they hold at the end, to the byte; every line, and every release, has hashes to check
that by. ``docs/reference/deltas.md`` describes the format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from watchword.errors import NotFound, WrongUse
from watchword.model import LISTS, Entry, Release, encode_entry, hash_body
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.rounds.changes import Changes, compare_releases
from watchword.service.rounds.fields import FIELDS, FieldChange, field_changes, minus
from watchword.service.rounds.pairing import key_of, register_pairer
from watchword.service.rounds.steps import Step, check_authority

if TYPE_CHECKING:
    from watchword.index import Index
    from watchword.store.reader import Reader, StoredRelease

FORMAT = "watchword-delta"
VERSION = 1
OPS = ("ADD", "MOD", "DEL")

Line = dict[str, Any]


def export_delta(
    context: Context,
    authority: str,
    *,
    start: date | None = None,
    end: date | None = None,
    watcher: Watcher | None = None,
) -> Iterator[Line]:
    """Yield what the releases of an authority changed, one after the other.

    Args:
        context: The register.
        authority: Whose lists, or ``own`` for those of the user.
        start: Begin with what was in force on that day, which whoever applies the lines
            has; without it with nothing, so that the first release of a list is added
            whole.
        end: The last day whose releases count.
        watcher: Told how many releases are done.

    Raises:
        WrongUse: No such authority, or the days are in the wrong order.
        NotFound: There is no register, or no release of the authority.
    """
    if start is not None and end is not None and start > end:
        raise WrongUse(f"{start} is after {end}: give the earlier day first")
    with context.register.read() as reader:
        check_authority(authority, reader.releases(authority=authority))
    watcher = watcher or Silence()
    # Not while reading: an index that is missing is built from a register of its own.
    index = ensure_index(context, watcher=watcher)
    with context.register.read() as reader:
        chains = _chains(reader.releases(authority=authority), start, end)
        if not chains:
            raise NotFound(f"the register has no release of {authority} by {end}")
        watcher.begin(f"delta of {authority}", sum(len(chain.releases) for chain in chains))
        yield {
            "op": "HEADER",
            "format": FORMAT,
            "version": VERSION,
            "authority": authority,
            "from": _iso(start),
            "to": _iso(end),
            "fields": [each.name for each in fields(Entry)],
            "state": index.state,
        }
        yield from _Writer(reader, index, watcher).lines(chains)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The releases of a list, the oldest first.

    Attributes:
        base: What whoever applies the lines has already; None for nothing.
        releases: Those after it.
        closed: Whether another list took the place of this one after the last of them.
    """

    key: str
    base: StoredRelease | None
    releases: tuple[StoredRelease, ...]
    closed: bool


def _chains(
    releases: Sequence[StoredRelease], start: date | None, end: date | None
) -> list[_Chain]:
    """The releases of each list between two days; of a day with several the last that was read."""
    by_list: dict[str, dict[date, StoredRelease]] = {}
    for stored in releases:
        if end is None or stored.release.released_on <= end:
            # They come newest first.
            by_list.setdefault(stored.release.list, {}).setdefault(
                stored.release.released_on, stored
            )
    newest = {key: max(days) for key, days in by_list.items()}
    return [_chain(key, days, start, newest) for key, days in sorted(by_list.items())]


def _chain(
    key: str, days: dict[date, StoredRelease], start: date | None, newest: dict[str, date]
) -> _Chain:
    before = [day for day in days if start is not None and day <= start]
    after = sorted(day for day in days if start is None or day > start)
    known = LISTS.get((next(iter(days.values())).release.authority, key))
    came = newest.get(known.successor) if known is not None and known.successor else None
    closed_on = known.closed_on if known is not None else None
    return _Chain(
        key=key,
        base=days[max(before)] if before else None,
        releases=tuple(days[day] for day in after),
        closed=came is not None and closed_on is not None and came >= closed_on,
    )


@dataclass(slots=True)
class _Standing:
    """What a list holds after the lines so far: the hash of each entry by id."""

    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """One hash over all."""
        digest = hashlib.sha256()
        for entry_id, sha256 in sorted(self.hashes.items()):
            digest.update(f"{entry_id}\x00{sha256}\n".encode())
        return digest.hexdigest()


class _Writer:
    """Writes the lines of chains of releases."""

    def __init__(self, reader: Reader, index: Index, watcher: Watcher) -> None:
        self._reader = reader
        self._index = index
        self._watcher = watcher
        self._counts = dict.fromkeys(OPS, 0)
        self._done = 0

    def lines(self, chains: Iterable[_Chain]) -> Iterator[Line]:
        """The lines of all chains, and the trailer."""
        ends = {}
        for chain in chains:
            standing = self._base(chain)
            before = chain.base
            for stored in chain.releases:
                yield from self._release(before, stored, standing)
                before = stored
                self._done += 1
                self._watcher.advance(self._done)
            if before is not None:
                ends[chain.key] = {**_standing(before.release, standing), "closed": chain.closed}
        yield {
            "op": "TRAILER",
            "releases": self._done,
            "counts": self._counts,
            "lists": ends,
        }

    def _base(self, chain: _Chain) -> _Standing:
        return _Standing() if chain.base is None else self._held(chain.base)

    def _held(self, stored: StoredRelease) -> _Standing:
        return _Standing({entry.id: _hash(entry) for entry in self._reader.entries(stored.id)})

    def _release(
        self, before: StoredRelease | None, after: StoredRelease, standing: _Standing
    ) -> Iterator[Line]:
        """What a release changed: first what says how much, then each change."""
        if before is None:
            # A first release can be large: it is read twice and not held.
            standing.hashes = self._held(after).hashes
            yield self._heading(None, after, standing, _count(added=len(standing.hashes)))
            for entry in self._reader.entries(after.id):
                yield self._added(entry, None, after.release)
            return
        previous = _standing(before.release, standing)
        changes = self._changes(before, after)
        _apply(changes, standing)
        yield self._heading(previous, after, standing, _counts(changes))
        yield from self._changed(changes, before.release, after.release)

    def _heading(
        self, previous: Line | None, after: StoredRelease, standing: _Standing, counts: Line
    ) -> Line:
        for op in OPS:
            self._counts[op] += counts[op]
        release = after.release
        return {
            "op": "RELEASE",
            "authority": release.authority,
            "list": release.list,
            "previous": previous,
            "release": _standing(release, standing),
            "counts": counts,
        }

    def _changes(self, before: StoredRelease, after: StoredRelease) -> Changes:
        differing = self._reader.differing(before.id, after.id)
        step = Step(before=before, after=after)
        return compare_releases(
            differing.before,
            differing.after,
            pairer=register_pairer(self._reader, self._index, step),
            unchanged=differing.same,
        )

    def _changed(self, changes: Changes, before: Release, after: Release) -> Iterator[Line]:
        """What goes before what comes: an id can pass from one party to another."""
        now = {each.before.id: each.after.id for each in changes.rekeyed}
        formerly = {new: old for old, new in now.items()}
        for entry in (*changes.removed, *(each.before for each in changes.rekeyed)):
            line = self._line("DEL", entry, before, after)
            told = told_fields(field_changes(entry, _nothing(entry)))
            rekeyed = {"rekeyed_to": now[entry.id]} if entry.id in now else {}
            yield {**line, **rekeyed, "before": _hash(entry), "fields": told}
        for each in (*changes.amended, *changes.restated):
            yield {
                **self._line("MOD", each.after, before, after),
                "restated": not each.facts,
                "before": _hash(each.before),
                "after": _hash(each.after),
                "fields": told_fields(each.fields),
            }
        for entry in (*changes.added, *(each.after for each in changes.rekeyed)):
            rekeyed = {"rekeyed_from": formerly[entry.id]} if entry.id in formerly else {}
            yield {**self._added(entry, before, after), **rekeyed}

    def _added(self, entry: Entry, before: Release | None, after: Release) -> Line:
        told = told_fields(field_changes(_nothing(entry), entry))
        line = self._line("ADD", entry, before, after)
        return {**line, "after": _hash(entry), "fields": told}

    def _line(self, op: str, entry: Entry, before: Release | None, after: Release) -> Line:
        key = key_of(after, entry)
        row = self._index.row_of_target(key.target)
        return {
            "op": op,
            "authority": key.authority,
            "list": key.list,
            "release": after.released_on.isoformat(),
            "previous": None if before is None else before.released_on.isoformat(),
            "entry": entry.id,
            "target": key.target if row is None else self._index.target(row).id,
            "name": entry.name,
        }


def _apply(changes: Changes, standing: _Standing) -> None:
    hashes = standing.hashes
    for gone in (*changes.removed, *(each.before for each in changes.rekeyed)):
        del hashes[gone.id]
    for came in (
        *(each.after for each in (*changes.amended, *changes.restated, *changes.rekeyed)),
        *changes.added,
    ):
        hashes[came.id] = _hash(came)


def told_fields(changes: Iterable[FieldChange]) -> dict[str, Line]:
    """The values that each field lost and got.

    Where taking the ones out and putting the others at the end does not give the field as
    it is, it is told whole, in order.
    """
    told: dict[str, Line] = {}
    for change in changes:
        removed, added = minus(change.before, change.after), minus(change.after, change.before)
        line: Line = {"removed": _plain(removed), "added": _plain(added)}
        if (*minus(change.before, removed), *added) != change.after:
            line["values"] = _plain(change.after)
        told[change.field] = line
    return told


def _plain(values: Iterable[Any]) -> list[Any]:
    return [msgspec.to_builtins(value) for value in values]


def _nothing(entry: Entry) -> Entry:
    """An entry that says nothing: all of another one is a change to it."""
    blank: dict[str, Any] = dict.fromkeys(FIELDS, ())
    return Entry(**{**blank, "id": entry.id, "schema": None, "sex": None})


def _hash(entry: Entry) -> str:
    return hash_body(encode_entry(entry))


def _standing(release: Release, standing: _Standing) -> Line:
    """A release, and what its list holds with it."""
    return {
        "released_on": release.released_on.isoformat(),
        "format": release.format,
        "sha256": release.sha256,
        "entries": len(standing.hashes),
        "state": standing.state,
    }


def _counts(changes: Changes) -> Line:
    return _count(
        added=len(changes.added),
        changed=len(changes.amended) + len(changes.restated),
        gone=len(changes.removed),
        rekeyed=len(changes.rekeyed),
    )


def _count(*, added: int = 0, changed: int = 0, gone: int = 0, rekeyed: int = 0) -> Line:
    """How many lines of each sort there are; a party with a new id has two of them."""
    return {"ADD": added + rekeyed, "MOD": changed, "DEL": gone + rekeyed, "rekeyed": rekeyed}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
