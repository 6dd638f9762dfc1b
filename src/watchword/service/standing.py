"""When a target stood on a list: what the list states, and else what its releases show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from watchword.index import ListedSpan
from watchword.model import LISTS, Designation, is_official

if TYPE_CHECKING:
    from watchword.store.presence import EverListed, Presence, Spell

_DAY = timedelta(days=1)


def listed_spans(
    acts: Sequence[Designation], listed: EverListed, *, closed_on: date | None, exact: bool
) -> tuple[ListedSpan, ...]:
    """The times during which an entry stood on its list, the earliest first.

    A day of listing or delisting that the entry states goes before the releases; where
    it states none, the listing lies between a release without the entry and the first
    with it. Sightings rule where a stated day contradicts them: an entry that was seen
    before its day of listing has been listed again.

    Args:
        acts: The designations that the entry states.
        listed: In which releases the entry was seen, and the day that any of them states.
        closed_on: The day on which the list as a whole came to an end, if it has.
        exact: Whether a release shows the list as it stands until the next one: an own
            list's does.
    """
    presence = listed.presence
    over = [act for act in acts if act.delisted_on is not None]
    spans = [_stated(act, presence) for act in over]
    if len(over) < len(acts) or not acts:
        starts = {act.listed_on for act in acts if act.delisted_on is None and act.listed_on}
        if not starts and listed.listed_on is not None:
            starts = {listed.listed_on}
        first, *later = presence.spells
        spans.append(_from_stated_start(_seen(first, exact=exact), starts))
        for before, spell in zip(presence.spells, later, strict=False):
            spans.append(_resumed(_seen(spell, exact=exact), starts, before))
        if closed_on is not None and spans[-1].until is None:
            spans[-1] = _ended(spans[-1], max(closed_on, presence.last_seen_on + _DAY))
    return tuple(sorted(set(spans), key=lambda span: (span.by, span.until or date.max)))


def list_closed_on(authority: str, list_key: str, *, current: bool) -> date | None:
    """The day on which a list gave way to another, where that has come to pass."""
    known = LISTS.get((authority, list_key))
    return known.closed_on if known is not None and not current else None


def is_exact(authority: str) -> bool:
    """Whether the releases of an authority's lists follow one another without a gap."""
    return not is_official(authority)


def _stated(act: Designation, presence: Presence) -> ListedSpan:
    """The span of an act that states its end."""
    assert act.delisted_on is not None  # noqa: S101
    gone_by = act.delisted_on
    last = _before(gone_by)
    if act.listed_on is not None:
        return ListedSpan(
            after=_before(act.listed_on), by=act.listed_on, until=last, gone_by=gone_by
        )
    seen = presence.first_seen_on < gone_by
    return ListedSpan(
        after=presence.absent_on if seen else None,
        by=presence.first_seen_on if seen else last,
        until=last,
        gone_by=gone_by,
    )


def _seen(spell: Spell, *, exact: bool) -> ListedSpan:
    """The span that a spell shows."""
    until = None if spell.gone_by is None else spell.last_seen_on
    absent_on = spell.absent_on
    if exact:
        absent_on = _before(spell.first_seen_on)
        until = None if spell.gone_by is None else _before(spell.gone_by)
    return ListedSpan(after=absent_on, by=spell.first_seen_on, until=until, gone_by=spell.gone_by)


def _resumed(span: ListedSpan, starts: Collection[date], before: Spell) -> ListedSpan:
    """The span of a spell that another one went before.

    Where the list states no new day of listing, only the old one, it denies the gap that
    its releases show: then nothing is certain in between.
    """
    within = [day for day in starts if day > (span.after or before.last_seen_on)]
    if any(day <= span.by for day in within):
        return _from_stated_start(span, within)
    if any(day <= before.last_seen_on for day in starts):
        return replace(span, after=before.last_seen_on)
    return span


def _from_stated_start(span: ListedSpan, starts: Collection[date]) -> ListedSpan:
    """The span from the earliest of these days that is not after its start."""
    day = min(starts, default=None)
    if day is None or day > span.by:
        return span
    return replace(span, after=_before(day), by=day)


def _ended(span: ListedSpan, gone_by: date) -> ListedSpan:
    return replace(span, until=_before(gone_by), gone_by=gone_by)


def _before(day: date) -> date:
    return day if day == date.min else day - _DAY
