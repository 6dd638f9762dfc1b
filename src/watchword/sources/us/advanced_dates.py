"""Dates of OFAC's Advanced format.

A ``DatePeriod`` has a ``Start`` and an ``End``, each a ``DateBoundary`` with a ``From`` and
a ``To`` point, since each end of a period can itself be fuzzy (the schema
``http://www.un.org/sanctions/1.0``, ``DatePeriod`` and ``DateBoundarySchemaType``).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from watchword.model import DateInterval, ProblemCode
from watchword.sources.draft import Draft, clean
from watchword.sources.us.features import bounded_interval
from watchword.sources.xml import Element, child, text_of

GREGORIAN = "gregorian"

Point = tuple[str, str, str]
"""Year, month and day as stated."""

NO_POINT: Point = ("", "", "")


@dataclass(frozen=True, slots=True)
class Period:
    """A period as stated.

    Attributes:
        points: First and last point of the start, first and last point of the end.
        approximate: Whether an end is called approximate.
        calendar_id: The reference of its calendar.
        note: Its comment and durations.
    """

    points: tuple[Point, Point, Point, Point]
    approximate: bool = False
    calendar_id: str = ""
    note: str = ""


def read_period(element: Element | None) -> Period | None:
    """A ``DatePeriod`` element as stated; None for none and for an empty one."""
    if element is None:
        return None
    points: list[Point] = []
    approximate = False
    for name in ("Start", "End"):
        boundary = child(element, name)
        points += [_read_point(boundary, "From"), _read_point(boundary, "To")]
        if boundary is not None and boundary.get("Approximate") == "true":
            approximate = True
    note = [text_of(element, "Comment")]
    for name in ("DurationMinimum", "DurationMaximum"):
        duration = child(element, name)
        if duration is not None:
            spans = (f"{text_of(duration, unit)} {unit.lower()}" for unit in _UNITS)
            note.append(f"{name} {', '.join(spans)}")
    stated = "; ".join(part for part in note if part)
    if all(point == NO_POINT for point in points) and not stated:
        return None
    return Period(
        points=(points[0], points[1], points[2], points[3]),
        approximate=approximate,
        calendar_id=element.get("CalendarTypeID", ""),
        note=clean(stated),
    )


_UNITS = ("Years", "Months", "Days")


def _read_point(boundary: Element | None, name: str) -> Point:
    point = child(boundary, name) if boundary is not None else None
    return read_point(point) if point is not None else NO_POINT


def read_point(element: Element) -> Point:
    """Year, month and day of a point or of a ``Date`` as stated."""
    return text_of(element, "Year"), text_of(element, "Month"), text_of(element, "Day")


def interval_of(period: Period | None, calendar_name: str, draft: Draft) -> DateInterval | None:
    """The interval of a period; what can't be understood is reported and kept.

    Args:
        period: The period as stated.
        calendar_name: The name of its calendar; another than the Gregorian can't be read.
        draft: The entry that it belongs to.
    """
    if period is None:
        return None
    if calendar_name and calendar_name.casefold() != GREGORIAN:
        stated = " to ".join("-".join(point) for point in period.points if point != NO_POINT)
        draft.problem(
            ProblemCode.DATE_UNREADABLE, f"a date of the calendar {calendar_name!r}", stated
        )
        draft.add_feature(f"Date ({calendar_name})", stated)
        return None
    bounds = [
        day_of(point, draft, last=number % 2 == 1 or number == 2)
        for number, point in enumerate(period.points)
    ]
    return bounded_interval((bounds[0], bounds[1], bounds[2], bounds[3]), circa=period.approximate)


def day_of(point: Point, draft: Draft, *, last: bool = False) -> date | None:
    """The day of a point; of one without a month or day, the first or the last it can be."""
    if point == NO_POINT:
        return None
    try:
        year, month, day = (int(part or 0) for part in point)
        if not month:
            month, day = (12, 31) if last else (1, 1)
        if not day:
            day = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except (ValueError, OverflowError):
        stated = "-".join(point)
        draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", stated)
        draft.add_feature("Unread date", stated)
        return None
