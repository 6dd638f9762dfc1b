"""What screening answers."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.compare import Evidence, explain
from watchword.index import IndexListing, IndexTarget
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
        """The authorities on whose lists the target stands now."""
        return tuple(sorted({item.authority for item in self.listings if item.current}))

    @property
    def explanation(self) -> str:
        """Why, in a sentence."""
        sentence = explain(self.evidence)
        if self.listings and not self.authorities:
            return f"{sentence[:-1]}; no authority lists the target any longer."
        return sentence

    def to_dict(self) -> dict[str, object]:
        """The match as JSON values."""
        current = [item for item in self.listings if item.current]
        listed_on: dict[str, str | None] = {}
        for item in sorted(current, key=_by_authority):
            day = None if item.listed_on is None else item.listed_on.isoformat()
            if listed_on.get(item.authority) is None:
                listed_on[item.authority] = day
        return {
            "target": self.target.id,
            "name": self.target.name,
            "schema": self.target.schema.value,
            "score": self.score,
            "alert": self.alert,
            "authorities": list(self.authorities),
            "listed_on": listed_on,
            "explanation": self.explanation,
            "evidence": self.evidence.to_dict(),
            "programmes": sorted({key for item in current for key in item.programmes}),
            "names": [name.full for name in self.target.names],
            "countries": list(self.target.countries),
            "birth_dates": [str(interval) for interval in self.target.birth_dates],
        }


def _by_authority(item: IndexListing) -> tuple[str, bool, str]:
    """By authority, and the earliest day first; a listing without a day last."""
    day = item.listed_on
    return item.authority, day is None, "" if day is None else day.isoformat()


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
