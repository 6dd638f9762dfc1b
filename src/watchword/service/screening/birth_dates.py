"""Birth dates as customer files write them.

Most are read as the lists' own dates are. What is particular to customer files is that
nobody says whether 3/4/1965 is in March or in April, that an export writes a time behind
the day, and that systems which demand a date are fed one that means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from watchword.model import DateInterval, Precision, spanning_interval
from watchword.sources.dates import read_date


class DayOrder(StrEnum):
    """How a file writes a date of three numbers."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    EITHER = "either"
    """Not known: a date that can be two days is read as the time from one to the other."""


_NUMBERS = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_TIME_BEHIND = re.compile(r"^(.*\d)[T ]\d{1,2}:\d{2}.*$")
_WHOLE_FLOAT = re.compile(r"^(\d{4,8})\.0+$")
_PLACEHOLDERS = frozenset(
    {"0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1901-01-01"}
)
"""Days that databases and spreadsheets write where they know none."""
_FIRST_YEAR, _LAST_YEAR = 1850, 2099


def guess_day_order(texts: Iterable[str]) -> DayOrder:
    """Whether a column writes the day or the month first, from dates that can only be one."""
    day_first = month_first = 0
    for text in texts:
        found = _NUMBERS.match(_bare(text))
        if found:
            first, second = int(found[1]), int(found[2])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
    if day_first and not month_first:
        return DayOrder.DAY_FIRST
    if month_first and not day_first:
        return DayOrder.MONTH_FIRST
    return DayOrder.EITHER


def is_unclear(text: str) -> bool:
    """Whether a date can be two days, by which of its numbers is the month."""
    found = _NUMBERS.match(_bare(text))
    return bool(
        found
        and "." not in found[0]
        and found[1] != found[2]
        and 0 < int(found[1]) < 13 > int(found[2]) > 0
    )


@lru_cache(maxsize=1 << 17)
def read_birth_date(text: str, order: DayOrder) -> DateInterval | str:
    """A birth date, or why there is none, in words.

    A text of which only one order of day and month makes a date is read in that order,
    whatever the column's.
    """
    bare = _bare(text)
    try:
        interval = _read(bare, order)
    except ValueError as error:
        return f"birth date {text!r} can't be: {error}"
    if interval is None:
        return f"birth date {text!r} can't be read"
    if str(interval) in _PLACEHOLDERS or not _plausible(interval):
        return f"birth date {text!r} is taken for a placeholder"
    return interval


def join_parts(year: str, month: str, day: str) -> str:
    """A date that stands in three columns, of which the later ones may be empty."""
    parts = [_bare(year)]
    for part in (month, day):
        stated = _bare(part).removesuffix(".0").lstrip("0")
        if not stated:
            break
        parts.append(stated)
    if len(parts) > 1 and not parts[1].isdecimal():
        return " ".join(reversed(parts))
    return "-".join(parts)


def _bare(text: str) -> str:
    """A date without what spreadsheets and databases put around it."""
    bare = text.strip().strip("'\"").strip()
    if found := _TIME_BEHIND.match(bare):
        bare = found[1].strip()
    if found := _WHOLE_FLOAT.match(bare):
        bare = found[1]
    if found := _COMPACT.match(bare):
        bare = "-".join(found.groups())
    return bare


def _read(text: str, order: DayOrder) -> DateInterval | None:
    if _NUMBERS.match(text) is None:
        return read_date(text)
    if order is DayOrder.EITHER and "." in text:
        # Nobody writes the month first with points between.
        order = DayOrder.DAY_FIRST
    day_first, month_first = _in_order(text, month_first=False), _in_order(text, month_first=True)
    if order is DayOrder.MONTH_FIRST:
        day_first, month_first = month_first, day_first
    likely, other = day_first or month_first, month_first or day_first
    if likely is None or other is None:
        raise ValueError("there is no such day")
    same = (likely.earliest, likely.latest) == (other.earliest, other.latest)
    if same or order is not DayOrder.EITHER:
        return likely
    return spanning_interval(likely, other, text=text)


def _in_order(text: str, *, month_first: bool) -> DateInterval | None:
    """A date of three numbers in one order; None where that gives no date."""
    try:
        return read_date(text, month_first=month_first)
    except ValueError:
        return None


def _plausible(interval: DateInterval) -> bool:
    if interval.precision is Precision.YEAR and interval.earliest.year == 1900:
        return False
    return interval.earliest.year >= _FIRST_YEAR and interval.latest.year <= _LAST_YEAR
