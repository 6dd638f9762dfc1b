"""Dates as FollowTheMoney has them: a year, a month, a day or an instant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from watchword.model import DateInterval, Precision, ProblemCode
from watchword.sources.dates import read_date
from watchword.sources.draft import Draft, clean
from watchword.sources.own.ftm.entity import Entity

_LIMIT = 200
_INSTANT = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}.*$")
_UNKNOWN_PART = re.compile(r"(?:-(?:00|XX))+$", re.I)

DATE_NOTE = re.compile(r"(birthDate|deathDate|incorporationDate|buildDate): (.+)", re.S)
"""The words of a date that FollowTheMoney can't write, as our own export keeps them."""


def read_interval(text: str) -> DateInterval | None:
    """The interval of a date; None where it is none, or can't be."""
    if len(text) > _LIMIT:
        return None
    plain = _UNKNOWN_PART.sub("", _INSTANT.sub(r"\1", clean(text)))
    try:
        return read_date(plain)
    except ValueError:
        return None


def read_exact_day(text: str) -> date | None:
    """The day of a date that states one."""
    interval = read_interval(text)
    exact = interval is not None and interval.precision is Precision.DAY
    return interval.earliest if interval is not None and exact else None


def _day_seen(entity: Entity) -> date:
    """The day whose state an entity has: when it was last seen, else today."""
    return read_exact_day(entity.last_seen) or datetime.now(UTC).date()


def end_of(entity: Entity) -> date | None:
    """The day on which what an entity states was over; None where it is not, or not known.

    Of a month or a year it is the last day; of several ends the last one.
    """
    seen = _day_seen(entity)
    ends = [read_interval(text) for text in entity.values("endDate")]
    known = [end.latest for end in ends if end is not None and end.latest <= seen]
    return max(known) if known and len(known) == len(ends) else None


def add_dates(
    draft: Draft, into: list[DateInterval], values: Iterable[str], notes: Iterable[str] = ()
) -> None:
    """Add the dates of a property.

    Args:
        draft: The entry.
        into: Its field.
        values: As stated.
        notes: The words of dates that the values are but the ends of.
    """
    wordy = [interval for text in notes if (interval := read_interval(text)) is not None]
    for text in values:
        interval = read_interval(text)
        if interval is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", text[:_LIMIT])
            draft.add_feature("Unread date", text)
        elif not any(_is_end(interval, whole) for whole in wordy) and interval not in into:
            into.append(interval)
    into.extend(each for each in wordy if each not in into)


def _is_end(interval: DateInterval, whole: DateInterval) -> bool:
    """Whether a date is all that its property could take of another one."""
    if whole.precision is not Precision.RANGE:
        return (interval.earliest, interval.latest) == (whole.earliest, whole.latest)
    ends = {whole.earliest.year, whole.latest.year}
    return interval.precision is Precision.YEAR and interval.earliest.year in ends
