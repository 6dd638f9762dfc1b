"""Dates as the lists state them: intervals, with how exact they are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """A date that is known to lie between two days, both included.

    Attributes:
        earliest: The first day that it can be.
        latest: The last day that it can be.
        precision: What was stated: a day, a month, a year, or a range.
        circa: Whether the source says "about"; the interval is *not* widened for it.
        text: The words of the source.
        calendar: The calendar of ``text`` when it is not the Gregorian one.
    """

    earliest: date
    latest: date
    precision: Precision
    circa: bool = False
    text: str = ""
    calendar: str | None = None

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"interval ends before it begins: {self.earliest} > {self.latest}")

    def __str__(self) -> str:
        shown = {
            Precision.DAY: self.earliest.isoformat(),
            Precision.MONTH: f"{self.earliest.year:04d}-{self.earliest.month:02d}",
            Precision.YEAR: f"{self.earliest.year:04d}",
        }.get(self.precision)
        if shown is None:
            shown = f"{_short(self.earliest, first=True)} to {_short(self.latest, first=False)}"
        return f"circa {shown}" if self.circa else shown

    def overlaps(self, other: DateInterval) -> bool:
        """Whether both can be the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def _short(day: date, *, first: bool) -> str:
    """A bound of a range: the bare year where the bound is the year's edge."""
    edge = (1, 1) if first else (12, 31)
    return f"{day.year:04d}" if (day.month, day.day) == edge else day.isoformat()


def day_interval(day: date, *, circa: bool = False, text: str = "") -> DateInterval:
    """The interval of one day."""
    return DateInterval(
        earliest=day, latest=day, precision=Precision.DAY, circa=circa, text=text or day.isoformat()
    )


def month_interval(year: int, month: int, *, circa: bool = False, text: str = "") -> DateInterval:
    """The interval of one month; raises ValueError for a month or year that can't be."""
    last = calendar.monthrange(year, month)[1]
    return DateInterval(
        earliest=date(year, month, 1),
        latest=date(year, month, last),
        precision=Precision.MONTH,
        circa=circa,
        text=text or f"{year:04d}-{month:02d}",
    )


def year_interval(year: int, *, circa: bool = False, text: str = "") -> DateInterval:
    """The interval of one year; raises ValueError for a year that can't be."""
    return DateInterval(
        earliest=date(year, 1, 1),
        latest=date(year, 12, 31),
        precision=Precision.YEAR,
        circa=circa,
        text=text or f"{year:04d}",
    )


def spanning_interval(
    first: DateInterval, last: DateInterval, *, circa: bool = False, text: str = ""
) -> DateInterval:
    """The interval from the start of ``first`` to the end of ``last``, in either order."""
    return DateInterval(
        earliest=min(first.earliest, last.earliest),
        latest=max(first.latest, last.latest),
        precision=Precision.RANGE,
        circa=circa or first.circa or last.circa,
        text=text or f"{first.text} to {last.text}",
    )
