"""Values of time expressions, as TimeML writes them, and the days that they span.

Source of the notation: TimeML 1.2.1, the ``value`` of TIMEX3 (ISO 8601 with ``X`` for
what is not known, ``W`` for weeks, ``SP SU FA WI`` for seasons, ``TMO TAF TEV TNI`` for
parts of the day).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI",
    "overnight": "NI", "noon": "MI",
}  # fmt: skip
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M",
    "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "quarter": "Q",
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {
    "a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "couple": 2, "dozen": 12,
}  # fmt: skip
NUMBER = (
    r"(?:\d{1,4}(?:\.\d)?|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|an?(?:\s+couple\s+of)?|a\s+dozen)"
)


def read_number(words: str) -> int | None:
    """The number that words or digits give; None for "1.5" and the like."""
    cleaned = words.lower().strip()
    if cleaned.isdigit():
        return int(cleaned)
    total = 0
    for word in re.split(r"[\s-]+", cleaned):
        if word in {"of", "a", "an"} and len(cleaned) > 2:
            continue
        if word not in _NUMBERS:
            return None
        total += _NUMBERS[word]
    return total


def week_value(day: date) -> str:
    """The ISO week of a day: ``2013-W12``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """``2023-04``."""
    return f"{year:04d}-{month:02d}"


def add_months(day: date, months: int) -> date:
    """A day some months later or earlier, at the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, number: int, unit: str) -> str | None:
    """The value of "``number`` units from a day", as exact as the unit."""
    try:
        if unit == "day":
            return (day + timedelta(days=number)).isoformat()
        if unit == "week":
            return week_value(day + timedelta(weeks=number))
        if unit == "month":
            moved = add_months(day, number)
            return month_value(moved.year, moved.month)
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        if years is None or not 1 <= day.year + number * years <= 9999:
            return None
        year = day.year + number * years
        return {"year": f"{year:04d}", "decade": f"{year // 10:03d}"}.get(
            unit, f"{year // 100:02d}"
        )
    except OverflowError:
        return None


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def span_of(value: str) -> tuple[date, date, str] | None:
    """The first and the last day of a value and its precision; None for no place in time."""
    try:
        first, _, last = value.partition("/")
        span, end = _span(first), _span(last or first)
        return (span[0], end[1], span[2]) if span and end else None
    except (ValueError, OverflowError):
        return None


def _span(value: str) -> tuple[date, date, str] | None:
    day = _DAY.match(value)
    if day:
        found = date.fromisoformat(day.group())
        return found, found, "day"
    for reader in (_week_span, _month_span, _part_of_year_span, _years_span):
        span = reader(value)
        if span is not None:
            return span
    return None


def _week_span(value: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value)
    if not match:
        return None
    first = date.fromisocalendar(
        int(match.group(1)), int(match.group(2)), 6 if match.group(3) else 1
    )
    return first, first + timedelta(days=1 if match.group(3) else 6), "week"


def _month_span(value: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})", value)
    if not match:
        return None
    year, month = int(match.group(1)), int(match.group(2))
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def _part_of_year_span(value: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))", value)
    if not match:
        return None
    year = int(match.group(1))
    if match.group(4):
        first, last = _SEASON_MONTHS[match.group(4)]
        precision = "season"
    elif match.group(2):
        first, last = int(match.group(2)) * 3 - 2, int(match.group(2)) * 3
        precision = "quarter"
    else:
        first, last = int(match.group(3)) * 6 - 5, int(match.group(3)) * 6
        precision = "half"
    end = add_months(date(year, 1, 1), last) - timedelta(days=1)
    return date(year, first, 1), end, precision


def _years_span(value: str) -> tuple[date, date, str] | None:
    if not value.isdigit() or len(value) not in {2, 3, 4}:
        return None
    width = 10 ** (4 - len(value))
    first = int(value) * width
    precision = {4: "year", 3: "decade", 2: "century"}[len(value)]
    return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31), precision
