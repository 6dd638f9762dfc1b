"""Keep the index in step with the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from watchword.errors import IndexTrouble
from watchword.index import (
    Index,
    IndexListing,
    IndexSource,
    IndexTarget,
    build_index,
    open_index,
    open_newest_index,
)
from watchword.model import CountryRole, Designation, Entry, target_id
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher
from watchword.service.standing import is_exact, list_closed_on, listed_spans

if TYPE_CHECKING:
    from watchword.store.presence import Bodies, EverListed
    from watchword.store.reader import Reader

_SHAPE = 1
"""Goes up when a target is made otherwise from the same entry."""

_REASON_LIMIT = 300

# A regime's country is what the sanctions are about, not where the party belongs.
_BELONGS = frozenset(CountryRole) - {CountryRole.REGIME, CountryRole.OTHER}


def ensure_index(context: Context, *, watcher: Watcher | None = None) -> Index:
    """The index of the register's present state, built if there is none.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: The index can't be written.
    """
    try:
        return open_index(context.index_folder, state=context.state())
    except IndexTrouble:
        # Missing or damaged; it is derived, so it is built again.
        return _build(context, watcher or Silence())


def _build(context: Context, watcher: Watcher) -> Index:
    with context.register.read() as reader:
        state = reader.state()
        sources = list(index_targets(reader))
        watcher.begin("index", len(sources))
        build_index(
            context.index_folder,
            state=state,
            targets=_watched(sources, watcher),
            earlier=open_newest_index(context.index_folder),
        )
    return open_index(context.index_folder, state=state)


def _watched(sources: Sequence[IndexSource], watcher: Watcher) -> Iterator[IndexSource]:
    for done, source in enumerate(sources, start=1):
        if done % 100 == 0:
            watcher.advance(done)
        yield source


def index_targets(reader: Reader) -> Iterator[IndexSource]:
    """Every target that any release ever held, to be read when the index needs it.

    Each is what the newest release of its list that holds it says.
    """
    newest = {(e.release.authority, e.release.list): e.release for e in reversed(reader.releases())}
    for (authority, key), release in sorted(newest.items()):
        current = release.current
        this = _List(
            authority=authority,
            key=key,
            closed_on=list_closed_on(authority, key, current=current),
            current=current,
        )
        listed = reader.ever_listed(authority, key)
        bodies = reader.bodies(listed)
        for place, each in enumerate(listed):
            yield IndexSource(
                key=_source_key(this, each), load=partial(_load, bodies, place, this, each)
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list as its newest release leaves it."""

    authority: str
    key: str
    closed_on: date | None
    current: bool


def _source_key(this: _List, listed: EverListed) -> bytes:
    """All that a target is made from; the day on which it was last seen only where it is gone."""
    spells = [
        (each.absent_on, each.first_seen_on, each.gone_by and (each.last_seen_on, each.gone_by))
        for each in listed.presence.spells
    ]
    # A closed list ends after its newest release, so that its day counts there too.
    end = (this.closed_on, listed.presence.last_seen_on) if this.closed_on else None
    facts = (listed.entry_id, listed.body_sha256, listed.listed_on, spells, end)
    return repr((_SHAPE, this.authority, this.key, this.current, *facts)).encode()


def _load(bodies: Bodies, place: int, this: _List, listed: EverListed) -> IndexTarget:
    entry = bodies.read(place)
    countries = {each.country for each in entry.countries if each.role in _BELONGS}
    return IndexTarget(
        id=target_id(this.authority, this.key, entry.id),
        schema=entry.schema,
        name=entry.name,
        names=entry.names,
        birth_dates=entry.birth_dates,
        countries=tuple(sorted(code for code in countries if code)),
        sex=entry.sex,
        identifiers=entry.identifiers,
        listings=(_listing(entry, this, listed),),
    )


def _listing(entry: Entry, this: _List, listed: EverListed) -> IndexListing:
    presence = listed.presence
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
        spans=listed_spans(acts, listed, closed_on=this.closed_on, exact=is_exact(this.authority)),
    )


def _first_day(acts: list[Designation]) -> date | None:
    return min((each.listed_on for each in acts if each.listed_on), default=None)


def _shorten(reason: str) -> str:
    """The first words of a reason, cut between words."""
    if len(reason) <= _REASON_LIMIT:
        return reason
    return f"{reason[:_REASON_LIMIT].rsplit(' ', 1)[0]} …"
