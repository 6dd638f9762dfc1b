"""Days of the two Islamic calendars as Gregorian days.

European lists state a few birth dates in the calendar of the birth certificate and call
both calendars "Islamic": the lunar one (Arab world) and the solar one, which is the
civil calendar of Iran and Afghanistan. Some 40 years lie between the two readings of the
same number, so the caller has to say which one is meant.
"""

from __future__ import annotations

from datetime import date, timedelta

from watchword.model import DateInterval, Precision

# Ordinals as `date.toordinal` counts them.
_LUNAR_EPOCH = 227_015  # 1 Muharram 1, the civil ("Friday") epoch: 19 July 622
_SOLAR_EPOCH = 226_894  # the day before 1 Farvardin 1

# Leap years of the solar calendar within its 33-year cycle.
_SOLAR_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def islamic_interval(
    year: int, month: int | None = None, day: int | None = None, *, solar: bool
) -> DateInterval:
    """The Gregorian days that an Islamic year, month or day covers.

    The lunar calendar depends on sightings of the moon, so its day is right to a day or
    two and is marked ``circa``.

    Args:
        solar: Whether the year is one of the Iranian (solar) calendar.

    Raises:
        ValueError: There is no such month or day, or no such Gregorian day.
    """
    first_of = _solar_day if solar else _lunar_day
    length = _solar_month_length if solar else _lunar_month_length
    if month is None:
        earliest, latest = first_of(year, 1, 1), first_of(year + 1, 1, 1) - timedelta(days=1)
        precision = Precision.RANGE
    else:
        if not 1 <= month <= 12:
            raise ValueError(f"no month {month}")
        last = length(year, month)
        if day is not None and not 1 <= day <= last:
            raise ValueError(f"no day {day} in month {month}")
        earliest, latest = first_of(year, month, day or 1), first_of(year, month, day or last)
        precision = Precision.RANGE if day is None else Precision.DAY
    stated = "-".join(f"{part:02d}" for part in (year, month, day) if part is not None)
    return DateInterval(
        earliest=earliest,
        latest=latest,
        precision=precision,
        circa=not solar,
        text=stated,
        calendar="Iranian" if solar else "Islamic",
    )


def _lunar_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (30-year cycle, leap years 2, 5, 7, 10 …)."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return _gregorian(_LUNAR_EPOCH + days)


def _lunar_month_length(year: int, month: int) -> int:
    leap = (11 * year + 14) % 30 < 11
    return 30 if month % 2 or (month == 12 and leap) else 29


def _solar_day(year: int, month: int, day: int) -> date:
    """A day of the Iranian calendar (33-year rule, right from 1800 to 2256 CE)."""
    cycles, rest = divmod(year - 1, 33)
    leaps = cycles * len(_SOLAR_LEAPS) + sum(1 for leap in _SOLAR_LEAPS if leap <= rest)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _gregorian(_SOLAR_EPOCH + (year - 1) * 365 + leaps + before + day)


def _solar_month_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or year % 33 in _SOLAR_LEAPS else 29


def _gregorian(ordinal: int) -> date:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError) as error:
        raise ValueError("no such day") from error
