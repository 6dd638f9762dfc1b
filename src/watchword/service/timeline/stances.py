"""How two countries stood towards each other, month by month.

A report's reading gives each actor's stance towards another, from -1 (hostile) to 1
(friendly), from what it did and said. A month's score is the mean of these over the
reports published in it, each weighted by the number of events and statements that it
rests on: a long report counts for more than a line, a copy for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from watchword.service.timeline.focus import PairFocus, acts_for
from watchword.service.timeline.parties import Party
from watchword.service.timeline.tellings import SourcedReport

_BLOCKS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


@dataclass(slots=True)
class _Sum:
    total: float = 0.0
    weight: int = 0

    def add(self, score: float, weight: int) -> None:
        self.total += score * weight
        self.weight += weight

    @property
    def mean(self) -> float | None:
        return round(self.total / self.weight, 3) if self.weight else None


@dataclass(slots=True)
class _MonthSums:
    both: _Sum = field(default_factory=_Sum)
    ways: tuple[_Sum, _Sum] = field(default_factory=lambda: (_Sum(), _Sum()))
    reports: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The stance of a pair in a month.

    Attributes:
        month: As ``2023-04``.
        score: From -1 to 1; None where no report tells of a stance.
        first, second: Of the first towards the second, and the other way.
        basis: How many events and statements it rests on.
        reports: How many reports.
    """

    month: str
    score: float | None = None
    first: float | None = None
    second: float | None = None
    basis: int = 0
    reports: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The month as JSON values."""
        return {
            "month": self.month,
            "score": self.score,
            "first": self.first,
            "second": self.second,
            "basis": self.basis,
            "reports": self.reports,
        }


def stance_by_month(
    reports: Iterable[tuple[SourcedReport, Mapping[str, Party]]], pair: PairFocus
) -> tuple[Month, ...]:
    """The stance of a pair for every month from the first report that tells one to the last."""
    sums: dict[tuple[int, int], _MonthSums] = {}
    for report, parties in sorted(reports, key=lambda each: (each[0].published_on, each[0].id)):
        for stance in report.reading.stances:
            source, target = parties.get(stance.source), parties.get(stance.target)
            way = _way(source, target, pair)
            if way is None:
                continue
            day = report.published_on
            month = sums.setdefault((day.year, day.month), _MonthSums())
            weight = max(1, len(stance.events) + len(stance.statements))
            month.both.add(stance.score, weight)
            month.ways[way].add(stance.score, weight)
            month.reports.add(report.id)
    return tuple(_month(each, sums.get(each)) for each in _through(sums))


def _way(source: Party | None, target: Party | None, pair: PairFocus) -> int | None:
    if source is None or target is None:
        return None
    if acts_for(source, pair.first) and acts_for(target, pair.second):
        return 0
    return 1 if acts_for(source, pair.second) and acts_for(target, pair.first) else None


def _through(sums: Mapping[tuple[int, int], _MonthSums]) -> Iterable[tuple[int, int]]:
    """Every month from the first to the last."""
    if not sums:
        return
    year, month = min(sums)
    while (year, month) <= max(sums):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _month(which: tuple[int, int], sums: _MonthSums | None) -> Month:
    name = f"{which[0]:04}-{which[1]:02}"
    if sums is None:
        return Month(month=name)
    first, second = sums.ways
    return Month(
        month=name,
        score=sums.both.mean,
        first=first.mean,
        second=second.mean,
        basis=sums.both.weight,
        reports=len(sums.reports),
    )


def blocks(months: Iterable[Month]) -> str:
    """The months as one line: the higher the friendlier, a dot where nothing is told."""
    return "".join(_block(month.score) for month in months)


def _block(score: float | None) -> str:
    if score is None:
        return _NOTHING
    place = round((min(1.0, max(-1.0, score)) + 1) / 2 * (len(_BLOCKS) - 1))
    return _BLOCKS[place]
