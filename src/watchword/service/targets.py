"""Targets as the index holds them: each made of the entries of all lists that are one party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from watchword.compare.facts import identifier_key
from watchword.index import IndexListing, IndexSource, IndexTarget
from watchword.merge.member import BELONGS, MergeEntry
from watchword.model import Designation, Entry, EntryKey, Name, Schema, Strength, is_official
from watchword.service.standing import is_exact, list_closed_on, listed_spans
from watchword.text.keys import loose_key

if TYPE_CHECKING:
    from watchword.store.presence import Bodies, EverListed
    from watchword.store.reader import Reader

_SHAPE = 3
"""Goes up when a target is made otherwise from the same entries."""

_REASON_LIMIT = 300
_KINDS_FIRST = (
    *(Schema.PERSON, Schema.VESSEL, Schema.AIRPLANE, Schema.CRYPTO_WALLET, Schema.COMPANY),
    *(Schema.PUBLIC_BODY, Schema.ORGANIZATION, Schema.LEGAL_ENTITY),
)
"""Which kind stands for a target where lists differ as often as not: the narrower one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list as its newest release leaves it."""

    authority: str
    key: str
    closed_on: date | None
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry as the newest release of its list that holds it has it."""

    list: _List
    listed: EverListed
    bodies: Bodies
    place: int

    @property
    def key(self) -> EntryKey:
        """The entry."""
        return EntryKey(self.list.authority, self.list.key, self.listed.entry_id)

    def load(self) -> Entry:
        """Read it; the register must be open for reading."""
        return self.bodies.read(self.place)

    def to_merge(self) -> MergeEntry:
        """The entry as it is merged."""
        return MergeEntry(
            key=self.key,
            digest=bytes.fromhex(self.listed.body_sha256),
            seen=tuple(
                (spell.first_seen_on, spell.last_seen_on) for spell in self.listed.presence.spells
            ),
            load=self.load,
        )

    def source_key(self) -> bytes:
        """All that a target takes from it; when it was last seen only where it is gone."""
        spells = [
            (each.absent_on, each.first_seen_on, each.gone_by and (each.last_seen_on, each.gone_by))
            for each in self.listed.presence.spells
        ]
        # A closed list ends after its newest release, so that its day counts there too.
        closed_on = self.list.closed_on
        end = (closed_on, self.listed.presence.last_seen_on) if closed_on else None
        facts = (self.listed.body_sha256, self.listed.listed_on, spells, end)
        return repr((self.key, self.list.current, *facts)).encode()


def listed_entries(
    reader: Reader, *, keys: Collection[EntryKey] | None = None
) -> Iterator[ListedEntry]:
    """Every entry that any release ever held, list by list; or of these entries, those."""
    newest = {(e.release.authority, e.release.list): e.release for e in reversed(reader.releases())}
    for (authority, key), release in sorted(newest.items()):
        wanted = None if keys is None else {k.entry for k in keys if k[:2] == (authority, key)}
        if wanted is not None and not wanted:
            continue
        current = release.current
        this = _List(
            authority=authority,
            key=key,
            closed_on=list_closed_on(authority, key, current=current),
            current=current,
        )
        listed = reader.ever_listed(authority, key, entry_ids=wanted)
        bodies = reader.bodies(listed)
        for place, each in enumerate(listed):
            yield ListedEntry(list=this, listed=each, bodies=bodies, place=place)


def is_merged(key: EntryKey) -> bool:
    """Whether an entry is merged with others.

    What a user's own list says stays by itself: it is no authority, and what it states of a
    namesake must not become a fact of an official target.
    """
    return is_official(key.authority)


def index_source(members: Sequence[ListedEntry]) -> IndexSource:
    """A target to be read when the index needs it.

    Args:
        members: Its entries; the target has the id of the first.
    """
    keys = b"\x00".join(member.source_key() for member in members)
    return IndexSource(key=repr(_SHAPE).encode() + keys, load=partial(_load, tuple(members)))


def _load(members: Sequence[ListedEntry]) -> IndexTarget:
    entries = [member.load() for member in members]
    countries = {tie.country for entry in entries for tie in entry.countries if tie.role in BELONGS}
    sexes = {entry.sex for entry in entries if entry.sex}
    name = lead_name(entries)
    return IndexTarget(
        id=members[0].key.target,
        schema=common_schema(entry.schema for entry in entries),
        name=name,
        names=join_names(entries, name),
        birth_dates=_distinct(
            (each for entry in entries for each in entry.birth_dates),
            key=lambda each: (each.earliest, each.latest, each.precision, each.circa),
        ),
        countries=tuple(sorted(code for code in countries if code)),
        sex=sexes.pop() if len(sexes) == 1 else None,
        identifiers=_distinct(
            (each for entry in entries for each in entry.identifiers),
            key=lambda each: (each.kind, identifier_key(each), each.country),
        ),
        listings=tuple(
            _listing(entry, member) for entry, member in zip(entries, members, strict=True)
        ),
    )


def lead_name(entries: Sequence[Entry]) -> str:
    """The name that most lists lead with; the earliest where none has more."""
    counts = Counter(loose_key(entry.name) for entry in entries)
    return max(entries, key=lambda entry: counts[loose_key(entry.name)]).name


def common_schema(schemas: Iterable[Schema]) -> Schema:
    """What most lists say that a party is."""
    counts = Counter(schemas)
    return max(counts, key=lambda each: (counts[each], -_KINDS_FIRST.index(each)))


def join_names(entries: Sequence[Entry], first: str) -> tuple[Name, ...]:
    """All names, each once; strong where any list that states it has it so."""
    found: dict[str, Name] = {}
    stated = [name for entry in entries for name in entry.names]
    for name in sorted(stated, key=lambda name: name.full != first):
        key = " ".join(name.full.split()).casefold()
        known = found.setdefault(key, name)
        if known.strength is Strength.WEAK and name.strength is Strength.STRONG:
            found[key] = replace(known, strength=Strength.STRONG)
    return tuple(found.values())


def _distinct(values: Iterable[T], *, key: Callable[[T], object]) -> tuple[T, ...]:
    """The first of all values that have one key."""
    found: dict[object, T] = {}
    for value in values:
        found.setdefault(key(value), value)
    return tuple(found.values())


def _listing(entry: Entry, member: ListedEntry) -> IndexListing:
    this, presence = member.list, member.listed.presence
    acts = entry.designations
    in_force = [each for each in acts if each.delisted_on is None]
    shown = in_force or list(acts)
    return IndexListing(
        authority=this.authority,
        list=this.key,
        entry=entry.id,
        listed_on=_first_day(shown),
        first_seen_on=presence.first_seen_on,
        programmes=tuple(dict.fromkeys(key for each in shown for key in each.programmes)),
        current=this.current and presence.gone_by is None and (bool(in_force) or not acts),
        reason=_shorten(next((each.reason for each in shown if each.reason), "")),
        spans=listed_spans(
            acts, member.listed, closed_on=this.closed_on, exact=is_exact(this.authority)
        ),
    )


def _first_day(acts: list[Designation]) -> date | None:
    return min((each.listed_on for each in acts if each.listed_on), default=None)


def _shorten(reason: str) -> str:
    """The first words of a reason, cut between words."""
    if len(reason) <= _REASON_LIMIT:
        return reason
    return f"{reason[:_REASON_LIMIT].rsplit(' ', 1)[0]} …"
