"""What screening answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from watchword.compare import Evidence, explain
from watchword.index import IndexListing, IndexTarget, Standing
from watchword.model import Schema, is_official
from watchword.screen.decision import Allowance, Lapse
from watchword.screen.standing import tell_standing
from watchword.screen.subject import Subject


def stands(listing: IndexListing, as_of: date | None) -> bool:
    """Whether a listing counts: it is in force, or it may have been on a day."""
    if as_of is None:
        return listing.current
    return listing.standing_on(as_of) is not Standing.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A target that the subject may be.

    Attributes:
        score: 0 to 1, rounded to four digits.
        alert: Whether the score reaches the threshold and the target stands on a list, or
            may have stood on it on the day that was asked for.
        listings: Of the authorities that were asked for.
        as_of: The day that was asked for; None for now.
        allowed: The decision that makes it a known false positive, and so no alert.
        lapsed: A decision on the same name and target that does not hold any more.
    """

    target: IndexTarget
    score: float
    alert: bool
    evidence: Evidence
    listings: tuple[IndexListing, ...]
    as_of: date | None = None
    allowed: Allowance | None = None
    lapsed: Lapse | None = None

    @property
    def standing(self) -> tuple[IndexListing, ...]:
        """The listings that are in force, or that may have been on the day asked for."""
        return tuple(item for item in self.listings if stands(item, self.as_of))

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities that sanction the target; own lists are none."""
        return tuple(sorted({item.authority for item in self._standing(official=True)}))

    @property
    def own_lists(self) -> tuple[str, ...]:
        """The names of the own lists on which the target stands."""
        return tuple(sorted({item.list for item in self._standing(official=False)}))

    def _standing(self, *, official: bool) -> list[IndexListing]:
        return [item for item in self.standing if is_official(item.authority) is official]

    @property
    def explanation(self) -> str:
        """Why, in a sentence."""
        more = tell_standing(self.listings, self.as_of)
        sentence = explain(self.evidence)
        return f"{sentence[:-1]}; {more}." if more else sentence

    def to_dict(self) -> dict[str, object]:
        """The match as JSON values."""
        official, own = self._standing(official=True), self._standing(official=False)
        return {
            "target": self.target.id,
            "name": self.target.name,
            "schema": self.target.schema.value,
            "score": self.score,
            "alert": self.alert,
            "allowed": None if self.allowed is None else self.allowed.to_dict(),
            "lapsed": None if self.lapsed is None else self.lapsed.to_dict(),
            "authorities": list(self.authorities),
            "listed_on": _first_days(official, key=lambda item: item.authority),
            "own_lists": _first_days(own, key=lambda item: item.list),
            "explanation": self.explanation,
            "evidence": self.evidence.to_dict(),
            "programmes": sorted({key for item in self.standing for key in item.programmes}),
            "names": [name.full for name in self.target.names],
            "countries": list(self.target.countries),
            "birth_dates": [str(interval) for interval in self.target.birth_dates],
            "listings": [_listing_dict(item, self.as_of) for item in self.listings],
        }


def _listing_dict(item: IndexListing, as_of: date | None) -> dict[str, object]:
    shown: dict[str, object] = {
        "authority": item.authority,
        "list": item.list,
        "entry": item.entry,
        "current": item.current,
        "listed_on": _iso(item.listed_on),
        "first_seen_on": _iso(item.first_seen_on),
        "spans": [
            {
                "after": _iso(span.after),
                "by": _iso(span.by),
                "until": _iso(span.until),
                "gone_by": _iso(span.gone_by),
            }
            for span in item.spans
        ],
    }
    if as_of is not None:
        shown["standing"] = item.standing_on(as_of).value
    return shown


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


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
        matches: Alerts first, then by score, the highest first, then by the target's id.
        thresholds: Other such scores, for targets of some kinds.
        authorities: The authorities that were asked for; None for all.
        as_of: The day whose lists were asked; None for those in force.
        decisions: The hash of the decisions on known false positives that were applied;
            None where there were none to apply.
    """

    subject: Subject
    state: str
    algorithm: str
    threshold: float
    matches: tuple[Match, ...]
    thresholds: Mapping[Schema, float] = field(default_factory=dict)
    authorities: tuple[str, ...] | None = None
    as_of: date | None = None
    decisions: str | None = None

    @property
    def alerts(self) -> tuple[Match, ...]:
        """The matches that reach the threshold."""
        return tuple(match for match in self.matches if match.alert)

    def to_dict(self) -> dict[str, object]:
        """The answer as JSON values."""
        return {
            "query": {
                **self.subject.to_dict(),
                "threshold": self.threshold,
                "thresholds": {
                    schema.value: value for schema, value in sorted(self.thresholds.items())
                },
                "authorities": None if self.authorities is None else list(self.authorities),
                "as_of": _iso(self.as_of),
            },
            "state": self.state,
            "algorithm": self.algorithm,
            "decisions": self.decisions,
            "matches": [match.to_dict() for match in self.matches],
        }
