"""Which release of each list is in force: now, or on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from watchword.model import LISTS, OWN_REMOVED


class Dated(Protocol):
    """A release, or a row of its table."""

    @property
    def authority(self) -> str:
        """Whose list it is."""
        ...

    @property
    def list(self) -> str:
        """The list's key."""
        ...

    @property
    def format(self) -> str:
        """In which format it was read."""
        ...

    @property
    def released_on(self) -> date:
        """Its day."""
        ...


R = TypeVar("R", bound=Dated)
Newest = Mapping[tuple[str, str], R]
"""A release for each list, by authority and list."""


def newest_releases(releases: Iterable[R], *, day: date | None = None) -> dict[tuple[str, str], R]:
    """The newest release of each list.

    Args:
        releases: Newest first within each list.
        day: Only those that were out by then.
    """
    newest: dict[tuple[str, str], R] = {}
    for each in releases:
        if day is None or each.released_on <= day:
            newest.setdefault((each.authority, each.list), each)
    return newest


def gave_way(release: R, newest: Newest[R]) -> bool:
    """Whether a list has given way to the one that took its place."""
    known = LISTS.get((release.authority, release.list))
    if known is None or known.successor is None or known.closed_on is None:
        return False
    successor = newest.get((release.authority, known.successor))
    return successor is not None and successor.released_on >= known.closed_on


def releases_in_force(releases: Iterable[R], *, day: date | None = None) -> list[R]:
    """The newest release of each list, unless the list has given way to another one.

    An own list that was removed has none.

    Args:
        releases: Newest first within each list.
        day: The day; None for now.
    """
    newest = newest_releases(releases, day=day)
    return [
        each
        for each in newest.values()
        if each.format != OWN_REMOVED and not gave_way(each, newest)
    ]
