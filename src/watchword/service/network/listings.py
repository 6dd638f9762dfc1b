"""What an authority's lists say of a target, as the rules of ownership take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from watchword.index import Index, IndexListing, ListedSpan, Standing
from watchword.model import Party
from watchword.network.verdict import Listing
from watchword.service.holdings.linking import PartyLink
from watchword.service.retention import beyond, tell_beyond

if TYPE_CHECKING:
    from watchword.service.context import Context
    from watchword.service.network.world import World

_DAY = timedelta(days=1)


def with_lists(
    context: Context, index: Index, world: World, authorities: tuple[str, ...], *, day: date
) -> World:
    """A network with what the lists of authorities say of its parties on a day."""
    listed = {
        code: listed_parties(index, world.parties, world.links, authority=code, day=day)
        for code in authorities
    }
    missing = _without_release(context, authorities, day=day)
    dropped = tell_beyond(beyond(context, day))
    notes = (*world.notes, dropped) if dropped else world.notes
    return replace(world, listed=listed, missing=missing, notes=notes)


def _without_release(
    context: Context, authorities: tuple[str, ...], *, day: date
) -> tuple[str, ...]:
    """The authorities of whom the register has no release of a day."""
    with context.register.read() as reader:
        held = {
            stored.release.authority
            for stored in reader.releases()
            if stored.release.released_on <= day
        }
    return tuple(code for code in authorities if code not in held)


def listed_parties(
    index: Index,
    parties: Iterable[Party],
    links: Iterable[PartyLink],
    *,
    authority: str,
    day: date,
) -> dict[str, Listing]:
    """Which parties of a network an authority lists on a day, by their keys.

    A party that stands under a target's id is that target. One that only may be a target
    is listed uncertainly, so that what follows from it is only possible.
    """
    found: dict[str, Listing] = {}
    for party in parties:
        listing = _of_target(index, party.key, authority, day)
        if listing is not None:
            found[party.key] = listing
    for link in links:
        listing = None if link.certain else _of_target(index, link.target, authority, day)
        if listing is not None and link.party not in found:
            found[link.party] = replace(listing, certain=False)
    return found


def _of_target(index: Index, identity: str, authority: str, day: date) -> Listing | None:
    row = index.row_of_target(identity)
    if row is None:
        return None
    target = index.target(row)
    standing: Mapping[Standing, list[IndexListing]] = {Standing.YES: [], Standing.UNCERTAIN: []}
    for each in target.listings:
        on_day = each.standing_on(day)
        if each.authority == authority and on_day in standing:
            standing[on_day].append(each)
    certain = bool(standing[Standing.YES])
    counted = standing[Standing.YES] or standing[Standing.UNCERTAIN]
    if not counted:
        return None
    spans = [
        span for each in counted for span in each.spans if span.standing_on(day) is not Standing.NO
    ]
    return Listing(
        listed_on=_start(spans, certain=certain),
        delisted_on=_end(spans, certain=certain),
        programmes=tuple(dict.fromkeys(name for each in counted for name in each.programmes)),
        lists=tuple(dict.fromkeys(each.list for each in counted)),
        certain=certain,
        target=target.id,
    )


def _start(spans: list[ListedSpan], *, certain: bool) -> date | None:
    """The first day, as far as the register knows; None where nothing is known of it."""
    if certain:
        return min((span.by for span in spans), default=None)
    if not spans or any(span.after is None for span in spans):
        return None
    return min(span.after for span in spans if span.after is not None) + _DAY


def _end(spans: list[ListedSpan], *, certain: bool) -> date | None:
    """The first day on which it is listed no more; None where it still is."""
    ends = [
        (span.gone_by or None)
        if not certain
        else (None if span.until is None else span.until + _DAY)
        for span in spans
    ]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None
