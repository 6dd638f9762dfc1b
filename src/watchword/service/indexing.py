"""Keep the index in step with the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from watchword.errors import IndexTrouble
from watchword.index import Index, IndexListing, IndexTarget, build_index, open_index
from watchword.model import CountryRole, Designation, Entry, Release, target_id
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher

if TYPE_CHECKING:
    from watchword.store.reader import Presence, Reader

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
        total = sum(each.release.targets for each in reader.current_releases())
        watcher.begin("index", total)
        build_index(context.index_folder, state=state, targets=_watched(reader, watcher))
    return open_index(context.index_folder, state=state)


def _watched(reader: Reader, watcher: Watcher) -> Iterator[IndexTarget]:
    for done, target in enumerate(index_targets(reader), start=1):
        if done % 100 == 0:
            watcher.advance(done)
        yield target


def index_targets(reader: Reader) -> Iterator[IndexTarget]:
    """The targets of the current releases, as the index keeps them."""
    for stored in reader.current_releases():
        release = stored.release
        presence = reader.presence(release.authority, release.list)
        for entry in reader.entries(stored.id):
            yield _target(entry, release, presence[entry.id])


def _target(entry: Entry, release: Release, presence: Presence) -> IndexTarget:
    countries = {each.country for each in entry.countries if each.role in _BELONGS}
    return IndexTarget(
        id=target_id(release.authority, release.list, entry.id),
        schema=entry.schema,
        name=entry.name,
        names=entry.names,
        birth_dates=entry.birth_dates,
        countries=tuple(sorted(code for code in countries if code)),
        sex=entry.sex,
        identifiers=entry.identifiers,
        listings=(_listing(entry, release, presence),),
    )


def _listing(entry: Entry, release: Release, presence: Presence) -> IndexListing:
    acts = entry.designations
    in_force = [each for each in acts if each.delisted_on is None]
    shown = in_force or list(acts)
    return IndexListing(
        authority=release.authority,
        list=release.list,
        entry=entry.id,
        listed_on=_first_day(shown),
        first_seen_on=presence.first_seen_on,
        programmes=tuple(dict.fromkeys(key for each in shown for key in each.programmes)),
        current=bool(in_force) or not acts,
        reason=_shorten(next((each.reason for each in shown if each.reason), "")),
    )


def _first_day(acts: list[Designation]) -> date | None:
    return min((each.listed_on for each in acts if each.listed_on), default=None)


def _shorten(reason: str) -> str:
    """The first words of a reason, cut between words."""
    if len(reason) <= _REASON_LIMIT:
        return reason
    return f"{reason[:_REASON_LIMIT].rsplit(' ', 1)[0]} …"
