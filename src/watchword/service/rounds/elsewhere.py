"""Which new parties other authorities had listed before, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from watchword.index import IndexListing, IndexTarget
from watchword.index.target import ListedSpan, Standing
from watchword.model import AUTHORITIES, Entry, is_official

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A listing by another authority that was in force when the party was added.

    Attributes:
        since: Its first day; where :attr:`exact` is false, the first on which it is known
            to have been in force.
        days: How long that was before the party was added here.
    """

    authority: str
    list: str
    entry: str
    since: date
    exact: bool
    days: int

    def to_dict(self) -> dict[str, Any]:
        """The listing as JSON values."""
        return {
            "authority": self.authority,
            "list": self.list,
            "entry": self.entry,
            "since": self.since.isoformat(),
            "exact": self.exact,
            "days_before": self.days,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyListed:
    """A new entry whose party others had listed.

    Attributes:
        added_on: The day it was added: the day of listing that it states, where that lies
            between the releases, else the day of the newer one.
        earlier: One listing for each authority, the earliest first.
        uncertain: The authorities that may have listed it by then; their releases don't
            tell.
    """

    entry: Entry
    target: str
    added_on: date
    earlier: tuple[Earlier, ...]
    uncertain: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The entry and its listings as JSON values."""
        return {
            "entry": self.entry.id,
            "name": self.entry.name,
            "target": self.target,
            "added_on": self.added_on.isoformat(),
            "earlier": [each.to_dict() for each in self.earlier],
            "uncertain": list(self.uncertain),
        }


def added_on(entry: Entry, *, after: date, until: date) -> date:
    """The day on which an entry was added between two releases, as exactly as is known."""
    stated = [
        act.listed_on
        for act in entry.designations
        if act.listed_on is not None and after < act.listed_on <= until
    ]
    return min(stated, default=until)


def find_already_listed(
    entry: Entry, target: IndexTarget, *, authority: str, day: date
) -> AlreadyListed | None:
    """The listings of a new party by others that were in force the day before it was added.

    Args:
        entry: The new entry.
        target: The target that it belongs to.
        authority: Whose entry it is.
        day: When it was added.

    Returns:
        None where no other authority had, or may have, listed it.
    """
    others = [
        listing
        for listing in target.listings
        if listing.authority != authority and is_official(listing.authority)
    ]
    found: dict[str, Earlier] = {}
    for each in sorted(_earlier(others, day), key=_first):
        found.setdefault(each.authority, each)
    uncertain = {
        listing.authority
        for listing in others
        if listing.authority not in found and _may_stand(listing, _before(day))
    }
    if not found and not uncertain:
        return None
    return AlreadyListed(
        entry=entry,
        target=target.id,
        added_on=day,
        earlier=tuple(found.values()),
        uncertain=tuple(code for code in AUTHORITIES if code in uncertain),
    )


def _earlier(listings: Iterable[IndexListing], day: date) -> Iterator[Earlier]:
    before = _before(day)
    for listing in listings:
        spans = [span for span in _spans(listing) if span.standing_on(before) is Standing.YES]
        if spans:
            span = min(spans, key=lambda span: span.by)
            yield Earlier(
                authority=listing.authority,
                list=listing.list,
                entry=listing.entry,
                since=span.by,
                exact=_is_exact(span),
                days=(day - span.by).days,
            )


def _spans(listing: IndexListing) -> tuple[ListedSpan, ...]:
    """When it stood on its list; from its first day on where nothing more is known."""
    if listing.spans:
        return listing.spans
    if listing.listed_on is not None:
        return (ListedSpan(after=_before(listing.listed_on), by=listing.listed_on),)
    seen = listing.first_seen_on
    return () if seen is None else (ListedSpan(after=None, by=seen),)


def _may_stand(listing: IndexListing, day: date) -> bool:
    """Whether it is not known if the listing was in force."""
    found = {span.standing_on(day) for span in _spans(listing)}
    return not found or Standing.UNCERTAIN in found


def _is_exact(span: ListedSpan) -> bool:
    return span.after is not None and span.by - span.after == _DAY


def _first(each: Earlier) -> tuple[date, bool, str, str, str]:
    return (each.since, not each.exact, each.authority, each.list, each.entry)


def _before(day: date) -> date:
    return day if day == date.min else day - _DAY
