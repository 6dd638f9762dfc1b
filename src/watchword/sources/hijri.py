"""Days of the Islamic calendar, as some entries state a birth in it."""

from __future__ import annotations

from datetime import date, timedelta

from watchword.model import DateInterval, Precision

_EPOCH = date(622, 7, 19).toordinal() - 1
"""1 Muharram 1 of the tabular (civil) calendar, in the proleptic Gregorian one."""


def hijri_interval(year: int, month: int, day: int, *, text: str = "") -> DateInterval:
    """The days that a day of the Islamic calendar can be.

    Months begin with the sighting of the moon, so the tabular calendar that this uses
    may be a day off: the interval is the day with one day to each side.

    Raises:
        ValueError: There is no such day.
    """
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no day of the Islamic calendar: {day}/{month}/{year}")
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    middle = date.fromordinal(_EPOCH + days)
    return DateInterval(
        earliest=middle - timedelta(days=1),
        latest=middle + timedelta(days=1),
        precision=Precision.RANGE,
        text=text or f"{day:02d}/{month:02d}/{year} (Hijri)",
        calendar="islamic",
    )
