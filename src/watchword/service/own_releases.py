"""Releases of own lists: a file that its owner changes, and changes back.

An official release is known by its day and its bytes. An own list can go back to what it
was on the same day, after a mistake; so what is in force decides whether a file is news.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from watchword.model import OWN, OWN_REMOVED, DateBasis, Release
from watchword.store.reader import Reader, StoredRelease
from watchword.store.writer import Heading


def own_in_force(reader: Reader, heading: Heading) -> Release | None:
    """The release in force, if it was read from the same bytes and the day is no other."""
    newest = _newest(reader, heading)
    if newest is None or newest.release.format == OWN_REMOVED:
        return None
    release = newest.release
    same_day = (
        heading.released_on_basis is DateBasis.READ or heading.released_on == release.released_on
    )
    read_from = {sha256 for _, sha256 in reader.raw_files(newest.id)}
    return release if same_day and read_from == {sha256 for _, sha256 in heading.files} else None


def distinct(reader: Reader, heading: Heading) -> Heading:
    """The heading under a hash that no other release of an own list has on that day.

    Where the list goes back to a file that it had on the same day, the hash is one over
    the file's and that of the release before it: the register's state tells the two apart.
    """
    if heading.authority != OWN:
        return heading
    same_day = {
        stored.release.sha256
        for stored in _releases(reader, heading)
        if stored.release.released_on == heading.released_on
    }
    newest = _newest(reader, heading)
    if newest is None or heading.sha256 not in same_day:
        return heading
    chained = f"{heading.sha256} after {newest.release.sha256}"
    return replace(heading, sha256=hashlib.sha256(chained.encode()).hexdigest())


def _releases(reader: Reader, heading: Heading) -> list[StoredRelease]:
    return [
        stored for stored in reader.releases(authority=OWN) if stored.release.list == heading.list
    ]


def _newest(reader: Reader, heading: Heading) -> StoredRelease | None:
    return next(iter(_releases(reader, heading)), None)
