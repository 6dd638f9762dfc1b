"""What an entry says that is searched, and the times at which it stood on its list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from watchword.index import IndexListing, ListedSpan
from watchword.model import Entry
from watchword.service.rounds.totals import places_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Act:
    """An act of listing: its programmes, and its days where stated."""

    programmes: tuple[str, ...]
    listed_on: date | None = None
    delisted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an entry says that is searched.

    Attributes:
        acts: The acts of listing.
        reasons: The statements of reasons and the remarks, in full.
        positions: Offices and functions.
        links: The other parties of the relations that it states, each as ``(name, id)``
            where the list gives one; either may be empty.
        places: The countries that its party counts for.
    """

    acts: tuple[Act, ...] = ()
    reasons: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()


def read_said(entry: Entry) -> Said:
    """What an entry says that is searched."""
    acts = entry.designations
    texts = (*(act.reason for act in acts), *(act.remark for act in acts), *entry.remarks)
    return Said(
        acts=_joined(Act(act.programmes, act.listed_on, act.delisted_on) for act in acts),
        reasons=_distinct(texts),
        positions=_distinct(entry.positions),
        links=tuple(dict.fromkeys((each.other, each.other_id or "") for each in entry.relations)),
        places=places_of(entry),
    )


def _joined(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts, those of the same days as one."""
    found: dict[tuple[date | None, date | None], dict[str, None]] = {}
    for act in acts:
        found.setdefault((act.listed_on, act.delisted_on), {}).update(dict.fromkeys(act.programmes))
    return tuple(Act(tuple(keys), *days) for days, keys in found.items())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts, each once: a list may write its reasons as remarks too."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(" ".join(text.split()), text)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time on a list, under one act: what the filters on listings are held against.

    Attributes:
        programmes: Of the act.
        first, by: The first and the last day that the day of listing can be; None where
            that is not known.
        span: When it stood there.
        now: Whether it stands there now.
    """

    programmes: tuple[str, ...]
    first: date | None
    by: date | None
    span: ListedSpan
    now: bool


def times_of(listing: IndexListing, acts: Sequence[Act]) -> Iterator[Time]:
    """Every time at which a listing stood on its list, under each of its acts.

    The day of listing is the one that the act states. Where it states none, it lies where
    the bounds of the span say: after the last day on which the party is known not to
    have stood there, and not after the first on which it is known to have done.
    """
    spans = list(listing.spans) or [_span_without_bounds(listing)]
    others: list[Act] = []
    for act in acts:
        own = next((span for span in spans if _is_of(span, act)), None)
        if own is None:
            others.append(act)
        else:
            yield _time(act, own, listed_on=act.listed_on, now=False)
    taken = [span for span in spans if any(_is_of(span, act) for act in acts)]
    seen = [span for span in spans if span not in taken]
    others = others or [Act(listing.programmes, listing.listed_on)]
    earliest = min((act.listed_on for act in others if act.listed_on), default=None)
    for span in seen:
        last = span is seen[-1]
        for act in others:
            now = last and listing.current and act.delisted_on is None
            # The list states when it listed its party last.
            listed_on = act.listed_on if last else None
            own = span if listed_on == earliest else _from(listed_on, span)
            yield _time(act, own, listed_on=listed_on, now=now)


def _is_of(span: ListedSpan, act: Act) -> bool:
    """Whether a span is that of an act which states its end."""
    if act.delisted_on is None or span.gone_by != act.delisted_on:
        return False
    return act.listed_on is None or span.by == act.listed_on


def _time(act: Act, span: ListedSpan, *, listed_on: date | None, now: bool) -> Time:
    first, by = listed_on, listed_on
    if listed_on is None:
        first = None if span.after is None else span.after + _DAY
        by = None if span.by == date.max else span.by
    return Time(programmes=act.programmes, first=first, by=by, span=span, now=now)


def _from(day: date | None, span: ListedSpan) -> ListedSpan:
    """A span of which an act holds only a later part: from a day on."""
    if day is None or day <= span.by or (span.until is not None and day > span.until):
        return span
    return replace(span, after=day - _DAY, by=day)


def _span_without_bounds(listing: IndexListing) -> ListedSpan:
    return ListedSpan(after=None, by=listing.listed_on or listing.first_seen_on or date.max)
