"""What screening answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from watchword.compare import Evidence, explain
from watchword.index import IndexListing, IndexTarget
from watchword.model import is_official
from watchword.screen.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A target that the subject may be.

    Attributes:
        score: 0 to 1, rounded to four digits.
        alert: Whether the score reaches the threshold and the target still stands on a
            list.
        listings: Of the authorities that were asked for.
    """

    target: IndexTarget
    score: float
    alert: bool
    evidence: Evidence
    listings: tuple[IndexListing, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities that sanction the target now; own lists are none."""
        return tuple(sorted({item.authority for item in self._current(official=True)}))

    @property
    def own_lists(self) -> tuple[str, ...]:
        """The names of the own lists on which the target stands now."""
        return tuple(sorted({item.list for item in self._current(official=False)}))

    def _current(self, *, official: bool) -> list[IndexListing]:
        return [
            item
            for item in self.listings
            if item.current and is_official(item.authority) is official
        ]

    @property
    def explanation(self) -> str:
        """Why, in a sentence."""
        sentence = explain(self.evidence)
        if self.listings and not any(item.current for item in self.listings):
            official = any(is_official(item.authority) for item in self.listings)
            who = "authority lists" if official else "own list holds"
            return f"{sentence[:-1]}; no {who} the target any longer."
        return sentence

    def to_dict(self) -> dict[str, object]:
        """The match as JSON values."""
        current = [item for item in self.listings if item.current]
        official, own = self._current(official=True), self._current(official=False)
        return {
            "target": self.target.id,
            "name": self.target.name,
            "schema": self.target.schema.value,
            "score": self.score,
            "alert": self.alert,
            "authorities": list(self.authorities),
            "listed_on": _first_days(official, key=lambda item: item.authority),
            "own_lists": _first_days(own, key=lambda item: item.list),
            "explanation": self.explanation,
            "evidence": self.evidence.to_dict(),
            "programmes": sorted({key for item in current for key in item.programmes}),
            "names": [name.full for name in self.target.names],
            "countries": list(self.target.countries),
            "birth_dates": [str(interval) for interval in self.target.birth_dates],
        }


def _first_days(
    listings: list[IndexListing], *, key: Callable[[IndexListing], str]
) -> dict[str, str | None]:
    """The earliest day of listing by authority, or by list; None where none is stated."""
    days: dict[str, str | None] = dict.fromkeys(sorted(key(item) for item in listings))
    for item in listings:
        if item.listed_on is not None:
            day, known = item.listed_on.isoformat(), days[key(item)]
            days[key(item)] = day if known is None else min(day, known)
    return days


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The answer for one subject.

    Attributes:
        state: The hash of the register's state that was asked.
        algorithm: The version of the index and of the matching.
        threshold: The score from which a match is an alert.
        matches: By score, the highest first, then by the target's id.
    """

    subject: Subject
    state: str
    algorithm: str
    threshold: float
    matches: tuple[Match, ...]

    @property
    def alerts(self) -> tuple[Match, ...]:
        """The matches that reach the threshold."""
        return tuple(match for match in self.matches if match.alert)

    def to_dict(self) -> dict[str, object]:
        """The answer as JSON values."""
        return {
            "query": {**self.subject.to_dict(), "threshold": self.threshold},
            "state": self.state,
            "algorithm": self.algorithm,
            "matches": [match.to_dict() for match in self.matches],
        }
