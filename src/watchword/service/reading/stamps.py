"""When a report says that it was published: the forms in which feeds and archives write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from watchword.model import Precision
from watchword.sources.dates import read_date

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$", re.DOTALL)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.I
)
_TIME = re.compile(r"(?:,| at)?\s+\d{1,2}[:.]\d{2}.*$", re.DOTALL)
_TWO_WAYS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}$")
_LONGEST = 100
_EARLIEST = date(1600, 1, 1)
"""Before the first newspaper (Strasbourg, 1605) nothing was published that day."""


def read_stamp(value: object) -> date | None:
    """The day of a stamp; None where it is none, or can be two days.

    The day is the one that is written: a time zone does not move it. A number is seconds or
    milliseconds since 1970, in UTC.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _plausible(_of_number(value))
    if isinstance(value, str) and len(value) <= _LONGEST:
        return _plausible(_of_text(value.strip()))
    return None


def _plausible(day: date | None) -> date | None:
    return None if day is None or day < _EARLIEST else day


def _of_number(value: float) -> date | None:
    try:
        seconds = value / 1000 if abs(value) >= 1e11 else value
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _of_text(text: str) -> date | None:
    try:
        if found := _ISO.match(text):
            return date(*map(int, found.groups()))
        if re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d", text):
            return parsedate_to_datetime(text).date()  # RFC 5322, section 3.3, as RSS has it
        bare = _TIME.sub("", _WEEKDAY.sub("", text))
        if (both := _TWO_WAYS.match(bare)) and both[1] != both[2]:
            if int(both[1]) <= 12 and int(both[2]) <= 12:
                return None
            return _of_numbers(bare)
        interval = read_date(bare)
    except (ValueError, TypeError, OverflowError):
        return None
    exact = interval is not None and interval.precision is Precision.DAY and not interval.circa
    return interval.earliest if interval is not None and exact else None


def _of_numbers(text: str) -> date | None:
    """A date of three numbers of which only one can be the month."""
    first, second, year = map(int, re.split(r"[/-]", text))
    return date(year, second, first) if second <= 12 else date(year, first, second)
