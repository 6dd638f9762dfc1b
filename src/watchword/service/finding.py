"""Which entries a text names: an id, an identifier or a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from watchword.errors import RegisterTrouble
from watchword.model import AUTHORITIES, target_id
from watchword.service.context import Context
from watchword.store.reader import Reader, StoredRelease

_PREFIXED = re.compile(r"^([a-z]{2,3})[:/](.+)$")
_IN_LIST = re.compile(r"^([a-z0-9-]+)[:/](.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry, and the newest release that holds it."""

    stored: StoredRelease
    entry_id: str


def find_entries(context: Context, reader: Reader, text: str) -> list[Found]:
    """The entries that a text names, best first, each in its newest release.

    An id goes before an identifier, an identifier before a name, an exact name before a
    similar one, and what is in force before what was.
    """
    text = text.strip()
    releases = reader.releases()
    if text.startswith("ww-"):
        return _newest(releases, _by_target(reader, releases, text))
    prefixed = _PREFIXED.match(text)
    if prefixed and prefixed[1] in AUTHORITIES:
        among, entry_id = _of_authority(releases, prefixed[1], prefixed[2])
        return _newest(among, reader.with_id(_ids(among), entry_id))
    current = [each for each in releases if each.release.current]
    steps: tuple[Callable[[Sequence[StoredRelease]], Iterable[tuple[int, str]]], ...] = (
        lambda among: reader.with_id(_ids(among), text),
        lambda among: reader.identified(_ids(among), text),
        lambda among: reader.named(_ids(among), text),
        lambda among: _similar(context, among, text),
    )
    for among in (current, releases):
        for step in steps:
            found = _newest(among, step(among))
            if found:
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


def _by_target(
    reader: Reader, releases: Sequence[StoredRelease], target: str
) -> Iterator[tuple[int, str]]:
    for each in releases:
        release = each.release
        for entry_id in reader.entry_ids(each.id):
            if target_id(release.authority, release.list, entry_id) == target:
                yield each.id, entry_id


def _similar(
    context: Context, among: Sequence[StoredRelease], text: str
) -> Iterator[tuple[int, str]]:
    """What the matcher finds for a name, where the question is about what is in force."""
    from watchword.service.checking import check, make_subject

    if any(not each.release.current for each in among):
        return
    by_list = {(each.release.authority, each.release.list): each.id for each in among}
    try:
        result = check(context, make_subject(text))
    except RegisterTrouble:
        return
    for match in result.matches:
        for listing in match.listings:
            if listing.current:
                yield by_list[listing.authority, listing.list], listing.entry
