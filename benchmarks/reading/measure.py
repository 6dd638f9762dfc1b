"""What is counted: how much of what was given is right, how much of what was wanted is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from benchmarks.matching.intervals import Share
from watchword.news.report import Reading

Reader = Callable[[str, date], Reading]
"""Reads a text that was published on a day."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over many answers.

    Attributes:
        given: How many answers there were.
        right: How many of them are right.
        wanted: How many the gold has.
        reached: How many of those were answered rightly.
    """

    given: int = 0
    right: int = 0
    wanted: int = 0
    reached: int = 0

    @property
    def precision(self) -> Share:
        """The share of the answers that is right."""
        return Share(self.right, self.given)

    @property
    def recall(self) -> Share:
        """The share of the gold that was reached."""
        return Share(self.reached, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        precision, recall = self.precision.value, self.recall.value
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, other: Tally) -> None:
        """Count what another one counted too."""
        self.given += other.given
        self.right += other.right
        self.wanted += other.wanted
        self.reached += other.reached


@cache
def read(text: str, day: date) -> Reading:
    """A report, read as ``watchword read`` does; once only, however many measures ask."""
    from watchword.news.reader import read_report  # parses: seconds to import

    return read_report(text, published_on=day)
