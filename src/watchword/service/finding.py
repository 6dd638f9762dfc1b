"""Which entries a text names: an id, an identifier or a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from watchword.errors import RegisterTrouble
from watchword.index import IndexTarget
from watchword.model import AUTHORITIES, EntryKey, is_official
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.store.reader import Reader, StoredRelease

_PREFIXED = re.compile(r"^([a-z]{2,3})[:/](.+)$")
_IN_LIST = re.compile(r"^([a-z0-9-]+)[:/](.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry, and the newest release that holds it."""

    stored: StoredRelease
    entry_id: str

    @property
    def key(self) -> EntryKey:
        """The entry."""
        release = self.stored.release
        return EntryKey(release.authority, release.list, self.entry_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTarget:
    """A target, and the entry of it that was found."""

    target: IndexTarget
    key: EntryKey


def find_targets(context: Context, reader: Reader, text: str) -> list[FoundTarget]:
    """The targets that a text names, best first (see :func:`find_entries`)."""
    index = ensure_index(context)
    found: dict[int, FoundTarget] = {}
    for entry in find_entries(context, reader, text):
        row = index.row_of_target(entry.key.target)
        if row is not None:
            found.setdefault(row, FoundTarget(target=index.target(row), key=entry.key))
    return list(found.values())


def find_entries(context: Context, reader: Reader, text: str) -> list[Found]:
    """The entries that a text names, best first, each in its newest release.

    An id goes before an identifier, an identifier before a name, an exact name before a
    similar one, and what is in force before what was. Of those that fit as well as each
    other, the one goes first that the most authorities list.
    """
    text = text.strip()
    releases = reader.releases()
    if text.startswith("ww-"):
        return _newest(releases, _by_target(context, reader, text))
    prefixed = _PREFIXED.match(text)
    if prefixed and prefixed[1] in AUTHORITIES:
        among, entry_id = _of_authority(releases, prefixed[1], prefixed[2])
        return _newest(among, reader.with_id(_ids(among), entry_id))
    current = [each for each in releases if each.release.current]
    steps: tuple[Callable[[Sequence[int], str], Iterable[tuple[int, str]]], ...] = (
        reader.with_id,
        reader.identified,
        reader.named,
    )
    for among in (current, releases):
        for step in steps:
            found = _newest(among, step(_ids(among), text))
            if found:
                return _most_listed_first(context, found)
        if among is current and (found := _newest(among, _similar(context, among, text))):
            return found
    return []


def _of_authority(
    releases: Iterable[StoredRelease], authority: str, rest: str
) -> tuple[list[StoredRelease], str]:
    """The releases that are meant by ``us:35283`` or ``us:sdn:35283``, and the entry's id."""
    among = [each for each in releases if each.release.authority == authority]
    in_list = _IN_LIST.match(rest)
    if in_list and in_list[1] in {each.release.list for each in among}:
        return [each for each in among if each.release.list == in_list[1]], in_list[2]
    return among, rest


def _ids(releases: Iterable[StoredRelease]) -> list[int]:
    return [each.id for each in releases]


def _newest(releases: Sequence[StoredRelease], hits: Iterable[tuple[int, str]]) -> list[Found]:
    """Each entry once, in the newest of the releases that were hit."""
    rank = {each.id: position for position, each in enumerate(releases)}
    known = {each.id: each for each in releases}
    best: dict[tuple[str, str, str], int] = {}
    for release_id, entry_id in hits:
        release = known[release_id].release
        key = (release.authority, release.list, entry_id)
        # Releases come newest first within each list.
        if key not in best or rank[release_id] < rank[best[key]]:
            best[key] = release_id
    return [
        Found(stored=known[release_id], entry_id=entry_id)
        for (_, _, entry_id), release_id in best.items()
    ]


def _by_target(context: Context, reader: Reader, target: str) -> Iterator[tuple[int, str]]:
    """The entries of the target to which an id leads, the one whose id it is first."""
    index = ensure_index(context)
    row = index.row_of_target(target)
    listings = () if row is None else index.target(row).listings
    for listing in sorted(listings, key=lambda each: each.key.target != target):
        for release_id in reader.releases_with(*listing.key):
            yield release_id, listing.entry


def _most_listed_first(context: Context, found: list[Found]) -> list[Found]:
    index = ensure_index(context)

    def authorities(entry: Found) -> int:
        row = index.row_of_target(entry.key.target)
        listings = () if row is None else index.target(row).listings
        return len(
            {each.authority for each in listings if each.current and is_official(each.authority)}
        )

    return sorted(found, key=authorities, reverse=True) if len(found) > 1 else found


def _similar(
    context: Context, among: Sequence[StoredRelease], text: str
) -> Iterator[tuple[int, str]]:
    """What the matcher finds for a name on the lists in force."""
    from watchword.service.checking import check, make_subject

    by_list = {(each.release.authority, each.release.list): each.id for each in among}
    try:
        result = check(context, make_subject(text))
    except RegisterTrouble:
        return
    best = sorted(result.matches, key=lambda match: (-match.score, -len(match.authorities)))
    for match in best:
        for listing in match.listings:
            if listing.current:
                yield by_list[listing.authority, listing.list], listing.entry
