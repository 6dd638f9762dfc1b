"""The register's names, as the news room asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from watchword.errors import NotFound
from watchword.index import Index, IndexListing
from watchword.model import LinkedTarget, Schema, is_official
from watchword.screen.check import check_subject
from watchword.screen.match import Match
from watchword.screen.subject import Subject
from watchword.service.checking import kind_thresholds
from watchword.service.context import Context
from watchword.service.indexing import ensure_index

_MOST_TARGETS = 30
"""How many targets an actor is linked to at most: one for each list, and some."""


class RegisterLookup:
    """The register's names, as the news room asks for them.

    Args:
        index: The index of the register.
        threshold: The score from which a match is an alert.
        thresholds: Other such scores for targets of some kinds.
        as_of: The day whose lists are asked; None for those in force.
    """

    def __init__(
        self,
        index: Index,
        *,
        threshold: float,
        thresholds: Mapping[Schema, float] | None = None,
        as_of: date | None = None,
    ) -> None:
        self._index = index
        self._threshold = threshold
        self._thresholds = thresholds
        self._as_of = as_of

    def find(self, name: str, *, kind: str | None, country: str | None) -> Sequence[LinkedTarget]:
        """The targets whose match with a full name is an alert, best first."""
        subject = Subject(
            names=(name,),
            countries=(country,) if country is not None else (),
            schema=Schema(kind) if kind is not None else None,
        )
        result = check_subject(
            self._index,
            subject,
            threshold=self._threshold,
            thresholds=self._thresholds,
            limit=_MOST_TARGETS,
            as_of=self._as_of,
        )
        return [_linked(match) for match in result.alerts]


def _linked(match: Match) -> LinkedTarget:
    listings = _one_each(match)
    return LinkedTarget(
        id=match.target.id,
        name=match.target.name,
        score=match.score,
        alert=match.alert,
        authorities=match.authorities,
        own_lists=match.own_lists,
        listed_on={each.authority: each.listed_on for each in listings},
        first_seen_on={each.authority: each.first_seen_on for each in listings},
        programmes={each.authority: list(each.programmes) for each in listings},
        reason=next((each.reason for each in listings or match.listings if each.reason), None),
        schema=match.target.schema.value,
    )


def _one_each(match: Match) -> list[IndexListing]:
    """A listing of each official authority that lists it: the earliest where there are several."""
    by_authority: dict[str, IndexListing] = {}
    for each in sorted(
        (each for each in match.standing if is_official(each.authority)),
        key=lambda each: (each.authority, each.listed_on or date.max, each.list, each.entry),
    ):
        by_authority.setdefault(each.authority, each)
    return list(by_authority.values())


def open_lookup(context: Context, *, as_of: date | None = None) -> RegisterLookup | None:
    """The register's names; None where there is no register yet."""
    try:
        index = ensure_index(context)
    except NotFound:
        return None
    settings = context.settings
    return RegisterLookup(
        index,
        threshold=settings.threshold,
        thresholds=kind_thresholds(settings),
        as_of=as_of,
    )
