"""Write what is in force in a format that other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES, Entry, EntryKey, Relation
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.targets import lead_name

if TYPE_CHECKING:
    from watchword.index import Index, IndexTarget
    from watchword.service.followthemoney import Other, Party, Told
    from watchword.store.reader import Reader, StoredRelease

_REMEMBERED = 4_096
_RANK = {code: rank for rank, code in enumerate(AUTHORITIES)}


def export_followthemoney(
    context: Context,
    *,
    authority: str | None = None,
    entries: bool = False,
    watcher: Watcher | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield what is in force as FollowTheMoney entities, streamed.

    A target is written where the first of its entries stands: by authority, list and place
    in the file, whatever the order in which the register read them.

    Args:
        context: The register.
        authority: Only what this authority states.
        entries: Write each entry by itself, and not what all entries state of a target.
        watcher: Told how many entries are done.

    Raises:
        WrongUse: No such authority.
        NotFound: There is no register yet.
    """
    from watchword.service.followthemoney import entities_of

    if authority is not None and authority not in AUTHORITIES:
        raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    watcher = watcher or Silence()
    index = ensure_index(context, watcher=watcher)
    with context.register.read() as reader:
        chosen = [
            stored
            for stored in reader.current_releases()
            if authority in (None, stored.release.authority)
        ]
        watcher.begin("export", sum(stored.release.targets for stored in chosen))
        kind = _Entries if entries else _Targets
        source = kind(index, reader, chosen)
        for done, told in enumerate(_told(reader, chosen), start=1):
            party = source.party(told)
            if party is not None:
                yield from entities_of(party, source.resolve)
            if done % 100 == 0:
                watcher.advance(done)


def _told(reader: Reader, chosen: Sequence[StoredRelease]) -> Iterator[Told]:
    from watchword.service.followthemoney import Told

    for stored in chosen:
        for entry in reader.entries(stored.id):
            yield Told(release=stored.release, entry=entry)


class _Entries:
    """Entries, each a party of its own."""

    def __init__(self, index: Index, reader: Reader, chosen: Sequence[StoredRelease]) -> None:
        self._index = index
        self._reader = reader
        self._chosen = {(each.release.authority, each.release.list): each for each in chosen}
        self._entry = lru_cache(_REMEMBERED)(self._read_entry)
        self._named = lru_cache(_REMEMBERED)(self._find_named)

    def party(self, told: Told) -> Party | None:
        """The party of an entry, unless it was written already."""
        from watchword.service.followthemoney import Party

        entry = told.entry
        return Party(id=told.key.target, schema=entry.schema, name=entry.name, told=(told,))

    def resolve(self, told: Told, relation: Relation) -> Other | None:
        """Whom a relation leads to, in the release that states it.

        A relation that gives no id names its other side; a name that two parties bear leads
        to neither of them.
        """
        if relation.other_id:
            key = EntryKey(told.release.authority, told.release.list, relation.other_id)
            return self._other(key)
        named = self._named(told.key[:2], relation.other)
        others = {other.id: other for key in named if (other := self._other(key)) is not None}
        return next(iter(others.values())) if len(others) == 1 else None

    def _other(self, key: EntryKey) -> Other | None:
        from watchword.service.followthemoney import Other

        entry = self._entry(key)
        return None if entry is None else Other(id=key.target, schema=entry.schema)

    def _read_entry(self, key: EntryKey) -> Entry | None:
        stored = self._chosen.get(key[:2])
        return None if stored is None else self._reader.entry(stored.id, key.entry)

    def _find_named(self, of: tuple[str, str], name: str) -> tuple[EntryKey, ...]:
        found = self._reader.named([self._chosen[of].id], name)
        return tuple(EntryKey(*of, entry_id) for _, entry_id in found)


class _Targets(_Entries):
    """Targets, with what all their entries state."""

    def __init__(self, index: Index, reader: Reader, chosen: Sequence[StoredRelease]) -> None:
        super().__init__(index, reader, chosen)
        self._written: set[int] = set()

    def party(self, told: Told) -> Party | None:
        """The party to which an entry belongs, unless it was written already."""
        from watchword.service.followthemoney import Party

        row = self._index.row_of_target(told.key.target)
        if row is None:
            return super().party(told)
        if row in self._written:
            return None
        self._written.add(row)
        target = self._index.target(row)
        members = self._members(target, told)
        return Party(
            id=target.id,
            schema=target.schema,
            name=lead_name([each.entry for each in members]),
            told=members,
            referents=tuple(listing.key.target for listing in target.listings),
            first_seen_on=min(
                (
                    listing.first_seen_on
                    for listing in target.listings
                    if listing.first_seen_on and listing.key in {each.key for each in members}
                ),
                default=None,
            ),
        )

    def _members(self, target: IndexTarget, told: Told) -> tuple[Told, ...]:
        """The entries of a target that are in force, in the order of the authorities."""
        from watchword.service.followthemoney import Told

        found = {told.key: told}
        for listing in target.listings:
            stored, key = self._chosen.get(listing.key[:2]), listing.key
            entry = None if stored is None or key in found else self._entry(key)
            if stored is not None and entry is not None:
                found[key] = Told(release=stored.release, entry=entry)
        ranked = sorted(found, key=lambda key: (_RANK.get(key.authority, len(_RANK)), key))
        return tuple(found[key] for key in ranked)

    def _other(self, key: EntryKey) -> Other | None:
        from watchword.service.followthemoney import Other

        row = self._index.row_of_target(key.target)
        if row is None or self._entry(key) is None:
            return super()._other(key)
        target = self._index.target(row)
        return Other(id=target.id, schema=target.schema)
