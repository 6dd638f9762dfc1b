"""A line of time as a value, and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.service.timeline.focus import Focus
from watchword.service.timeline.line import Item
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.stances import Month, blocks
from watchword.service.timeline.words_said import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened to somebody, or between two countries, in the order of time.

    Attributes:
        asked: The words that were asked.
        reports: How many stored reports tell of it.
        horizon: The day up to which the reports go, by which a plan is held: that of the
            newest report, or the one that was asked for. None where there is no report.
        items: The line.
        background: What reports recall as known, without a day: each once.
        statements: The person's words, where they were asked for.
        stance: Of a pair, month by month.
        state: The register's state.
    """

    asked: str
    focus: Focus
    wishes: Wishes
    reports: int
    horizon: date | None
    items: tuple[Item, ...]
    background: tuple[Item, ...] = ()
    statements: tuple[Utterance, ...] | None = None
    stance: tuple[Month, ...] | None = None
    state: str | None = None

    @property
    def title(self) -> str:
        """Whose line it is."""
        return self.focus.title

    @property
    def stance_line(self) -> str:
        """The stance as one line of blocks."""
        return blocks(self.stance or ())

    def to_dict(self) -> dict[str, Any]:
        """The line as JSON values."""
        wishes = self.wishes
        return {
            "query": {
                "text": self.asked,
                **self.focus.to_dict(),
                "since": _day(wishes.since),
                "until": _day(wishes.until),
                "types": list(wishes.types),
                "as_of": _day(wishes.as_of),
            },
            "state": self.state,
            "reports": self.reports,
            "horizon": _day(self.horizon),
            "events": [item.to_dict() for item in self.items],
            "background": [item.to_dict() for item in self.background],
            "stance": None
            if self.stance is None
            else {
                "line": self.stance_line,
                "months": [month.to_dict() for month in self.stance],
            },
            "statements": None
            if self.statements is None
            else [each.to_dict() for each in self.statements],
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
