"""What dates mean, against TempEval-3 platinum."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.reading.gold import Place, overlap, tempeval
from benchmarks.reading.measure import Tally, read


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A time expression: where, TimeML's value, and whether it is a DATE."""

    place: Place
    value: str
    is_date: bool = True


Finder = Callable[[str, date], list[FoundDate]]


def find(text: str, day: date) -> list[FoundDate]:
    """The time expressions of a report."""
    return [
        FoundDate(place=(each.start, each.end), value=each.value, is_date=each.kind == "date")
        for each in read(text, day).dates
    ]


@dataclass(slots=True)
class Dates:
    """What was measured: a value is right when it is the gold's, to the letter.

    Attributes:
        every: All four types of TimeML.
        dates: DATE alone.
        days: Days of the calendar that were found: whether it is the right day (``given``
            and ``right`` alone).
    """

    every: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    days: Tally = field(default_factory=Tally)


def measure(shared: Path, finder: Finder = find) -> Dates:
    """Compare with TempEval-3 platinum."""
    measured = Dates()
    for report in tempeval(shared):
        found = finder(report.text, report.day)
        measured.every.given += len(found)
        measured.dates.given += sum(each.is_date for each in found)
        for place, value, kind in report.expressions:
            values = {each.value for each in found if overlap(each.place, place)}
            _count(measured.every, hit=value in values)
            if kind == "DATE":
                _count(measured.dates, hit=value in values)
            if kind == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and values:
                measured.days.given += 1
                measured.days.right += value in values
    return measured


def _count(tally: Tally, *, hit: bool) -> None:
    tally.wanted += 1
    tally.reached += hit
    tally.right += hit
