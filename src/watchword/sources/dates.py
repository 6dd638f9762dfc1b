"""Dates in the forms that the lists use.

One reader for all sources: whatever order of day and month a format has is said by the
caller, everything else is recognised from the text.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from watchword.model import (
    DateInterval,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_CIRCA = re.compile(
    r"\b(?:circa|ca?\.|approximately|approx\.?|about|around|c\.)\s*|頃|\(approximative\)", re.I
)
_BETWEEN = re.compile(r"^(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$", re.I)
_TO = re.compile(r"^(.+?)\s+(?:to|until|and)\s+(.+)$", re.I)
_YEARS = re.compile(r"^(\d{4})\s*年?\s*[-\u2013\u2014~\u301c\uff5e/]\s*(\d{4})\s*年?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:T.*)?$")
_DOTTED_YEAR_FIRST = re.compile(r"^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?$")
_NUMERIC = re.compile(r"^([\da-z]{1,2})[./-]([\da-z]{1,2})[./-](\d{4})$", re.I)
_DAY_MONTH_YEAR = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]+)\.?,?[\s./-]+(\d{4})$", re.I
)
_MONTH_DAY_YEAR = re.compile(r"^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.I)
_MONTH_YEAR = re.compile(r"^([a-z]+)\.?,?[\s/-]+(\d{4})$", re.I)
_NUMERIC_MONTH_YEAR = re.compile(r"^(\d{1,2})/(\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")
_DECADE = re.compile(r"^(?:the\s+)?(early|mid|late)?[\s-]*(\d{3})0s$", re.I)
_JAPANESE = re.compile(r"^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$")

_DECADE_SPANS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}


@lru_cache(maxsize=65_536)
def read_date(text: str, *, month_first: bool = False) -> DateInterval | None:
    """Read a date, a month, a year or a range.

    Understands ``1953``, ``Sep 1953``, ``09 Sep 1953``, ``September 9, 1953``,
    ``1953-09-09``, ``9/9/1953``, ``dd/mm/1945`` and ``00/00/1980`` (unknown day and
    month), ``circa 1955``, ``1960 to 1961``, ``between 1960 and 1962``, ``1958-1963``,
    ``1941年8月20日``, ``1955年頃``, ``late 1960s``.

    Args:
        text: What the source says.
        month_first: Whether ``1/2/1953`` is January 2nd, as American files write it.

    Returns:
        None where the text is no date.

    Raises:
        ValueError: It looks like a date that can't be (30 February, year 0).
    """
    stated = " ".join(text.split()).strip(" .;,")
    stripped = _CIRCA.sub("", stated).strip(" .;,()")
    interval = _read_plain(_to_ascii_digits(stripped), month_first=month_first)
    if interval is None:
        return None
    return DateInterval(
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision,
        circa=interval.circa or stripped != stated,
        text=stated,
    )


def read_day(text: str, *, month_first: bool = False) -> date | None:
    """The day of a text that states exactly one; None otherwise, never an error."""
    try:
        interval = read_date(text, month_first=month_first)
    except ValueError:
        return None
    if interval is None or interval.earliest != interval.latest:
        return None
    return interval.earliest


def _to_ascii_digits(text: str) -> str:
    """Full-width and other decimal digits as ASCII."""
    if text.isascii():
        return text
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def _read_plain(text: str, *, month_first: bool) -> DateInterval | None:
    for pattern in (_BETWEEN, _YEARS, _TO):
        found = pattern.match(text)
        if found:
            first = _read_one(found[1].strip(), month_first=month_first)
            last = _read_one(found[2].strip(), month_first=month_first)
            if first is None or last is None:
                return None
            return spanning_interval(first, last)
    return _read_one(text, month_first=month_first)


def _read_one(text: str, *, month_first: bool) -> DateInterval | None:
    if found := _YEAR.match(text):
        return year_interval(int(found[1]))
    for pattern in (_ISO, _DOTTED_YEAR_FIRST, _JAPANESE):
        if found := pattern.match(text):
            return _build(found[1], found[2], found[3])
    if found := _DAY_MONTH_YEAR.match(text):
        return _build_named(found[3], found[2], found[1])
    if found := _MONTH_DAY_YEAR.match(text):
        return _build_named(found[3], found[1], found[2])
    if found := _MONTH_YEAR.match(text):
        return _build_named(found[2], found[1], None)
    if found := _NUMERIC_MONTH_YEAR.match(text):
        return _build(found[2], found[1], None)
    if found := _NUMERIC.match(text):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return _build(found[3], _known(month), _known(day))
    if found := _DECADE.match(text):
        first, last = _DECADE_SPANS[(found[1] or "").lower()]
        decade = int(found[2]) * 10
        return spanning_interval(year_interval(decade + first), year_interval(decade + last))
    return None


def _known(part: str) -> str | None:
    """A day or month that is stated; ``00``, ``dd`` and ``mm`` are not."""
    return part if part.isdecimal() and int(part) else None


def _build(year: str, month: str | None, day: str | None) -> DateInterval:
    if month is None or not int(month):
        return year_interval(int(year))
    if day is None or not int(day):
        return month_interval(int(year), int(month))
    return day_interval(date(int(year), int(month), int(day)))


def _build_named(year: str, month: str, day: str | None) -> DateInterval | None:
    number = _MONTHS.get(month.lower())
    return None if number is None else _build(year, str(number), day)
