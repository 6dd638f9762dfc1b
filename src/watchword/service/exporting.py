"""Write who stands on lists in a format that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES, EntryKey, Relation
from watchword.service.context import Context
from watchword.service.held import Held, Told
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.targets import lead_name

if TYPE_CHECKING:
    from watchword.index import Index, IndexTarget
    from watchword.service.followthemoney import Other, Party

_RANK = {code: rank for rank, code in enumerate(AUTHORITIES)}


def export_followthemoney(
    context: Context,
    *,
    authority: str | None = None,
    entries: bool = False,
    as_of: date | None = None,
    watcher: Watcher | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield who stands on lists as FollowTheMoney entities, streamed.

    A target is written where the first of its entries stands: by authority, list and place
    in the file, whatever the order in which the register read them.

    Args:
        context: The register.
        authority: Only what this authority states.
        entries: Write each entry by itself, and not what all entries state of a target.
        as_of: Who stood on lists on that day (see :class:`Held`), instead of who does.
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
        held = Held(reader, index, authority=authority, as_of=as_of)
        watcher.begin("export", held.most)
        parties = (_Entries if entries else _Targets)(index, held)
        for done, told in enumerate(held, start=1):
            party = parties.party(told)
            if party is not None:
                yield from entities_of(party, parties.resolve, as_of=as_of)
            if done % 100 == 0:
                watcher.advance(done)


class _Entries:
    """Entries, each a party of its own."""

    def __init__(self, index: Index, held: Held) -> None:
        self._index = index
        self._held = held

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
        named = self._held.named(told.release, relation.other)
        others = {other.id: other for key in named if (other := self._other(key)) is not None}
        return next(iter(others.values())) if len(others) == 1 else None

    def _other(self, key: EntryKey) -> Other | None:
        from watchword.service.followthemoney import Other

        told = self._held.find(key)
        return None if told is None else Other(id=key.target, schema=told.entry.schema)


class _Targets(_Entries):
    """Targets, with what all their entries state."""

    def __init__(self, index: Index, held: Held) -> None:
        super().__init__(index, held)
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
        speaking = {each.key for each in members}
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
                    if listing.first_seen_on and listing.key in speaking
                ),
                default=None,
            ),
        )

    def _members(self, target: IndexTarget, told: Told) -> tuple[Told, ...]:
        """The entries of a target that stand, in the order of the authorities."""
        found = {told.key: told}
        for listing in target.listings:
            member = None if listing.key in found else self._held.find(listing.key)
            if member is not None:
                found[listing.key] = member
        ranked = sorted(found, key=lambda key: (_RANK.get(key.authority, len(_RANK)), key))
        return tuple(found[key] for key in ranked)

    def _other(self, key: EntryKey) -> Other | None:
        from watchword.service.followthemoney import Other

        row = self._index.row_of_target(key.target)
        if row is None or self._held.find(key) is None:
            return None
        target = self._index.target(row)
        return Other(id=target.id, schema=target.schema)
