"""The Islamic calendar."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.model import day_interval
from watchword.sources.hijri import hijri_interval


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        # Known pairs: the epoch, and two documents that state both calendars.
        ((1, 1, 1), date(622, 7, 19)),
        ((1431, 3, 21), date(2010, 3, 7)),
        ((1402, 6, 24), date(1982, 4, 18)),
        ((1445, 1, 1), date(2023, 7, 19)),
    ],
)
def test_the_day_lies_within(stated: tuple[int, int, int], day: date) -> None:
    interval = hijri_interval(*stated)
    assert interval.overlaps(day_interval(day))
    assert (interval.latest - interval.earliest).days == 2
    assert interval.calendar == "islamic"


@pytest.mark.parametrize("stated", [(0, 1, 1), (1400, 13, 1), (1400, 1, 31), (9999, 1, 1)])
def test_days_that_cannot_be(stated: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Islamic calendar"):
        hijri_interval(*stated)
