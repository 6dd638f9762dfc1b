"""What a search answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from watchword.index import IndexListing, IndexTarget
from watchword.model import is_official
from watchword.service.search.facets import Facets
from watchword.service.search.question import KINDS, Question, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class HitListing:
    """A listing of a target that was found.

    Attributes:
        stands: Whether it counts by the status and day that were asked for.
        meets: Whether it meets the filters on listings.
        first, by: The first and the last day that its day of listing can be, of the time
            on the list that meets the filters; None where that is not known.
        said: The words that were asked for, in what the list says, by the filter's name.
    """

    listing: IndexListing
    stands: bool
    meets: bool
    first: date | None = None
    by: date | None = None
    said: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The listing as JSON values."""
        listing = self.listing
        return {
            "authority": listing.authority,
            "list": listing.list,
            "entry": listing.entry,
            "current": listing.current,
            "stands": self.stands,
            "meets": self.meets,
            "listed_on": _iso(listing.listed_on),
            "listed": {"earliest": _iso(self.first), "latest": _iso(self.by)},
            "programmes": list(listing.programmes),
            "said": dict(self.said),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A target that was found.

    Attributes:
        countries: The countries that it counts for.
        certain: Whether it meets the filters for certain, and not only perhaps.
        matched_name: The name that met the text best.
        listings: All of its listings.
    """

    target: IndexTarget
    countries: tuple[str, ...]
    certain: bool
    listings: tuple[HitListing, ...]
    matched_name: str | None = None

    @property
    def kind(self) -> str:
        """What it is."""
        return next(kind for kind, members in KINDS.items() if self.target.schema in members)

    @property
    def birth_dates(self) -> tuple[str, ...]:
        """Its birth dates, each once."""
        return tuple(dict.fromkeys(map(str, self.target.birth_dates)))

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities that list it, by the status and day asked for; own lists are none."""
        return tuple(sorted({each.authority for each in self._standing if _official(each)}))

    @property
    def own_lists(self) -> tuple[str, ...]:
        """The names of the own lists that it stands on."""
        return tuple(sorted({each.list for each in self._standing if not _official(each)}))

    @property
    def _standing(self) -> list[IndexListing]:
        return [each.listing for each in self.listings if each.stands]

    @property
    def meeting(self) -> tuple[HitListing, ...]:
        """The listings that meet the filters."""
        return tuple(each for each in self.listings if each.meets)

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes of the listings that meet the filters."""
        return tuple(sorted({key for each in self.meeting for key in each.listing.programmes}))

    def to_dict(self) -> dict[str, Any]:
        """The target as JSON values."""
        target = self.target
        return {
            "target": target.id,
            "name": target.name,
            "matched_name": self.matched_name,
            "schema": target.schema.value,
            "kind": self.kind,
            "certain": self.certain,
            "countries": list(self.countries),
            "birth_dates": list(self.birth_dates),
            "identifiers": [
                {"kind": each.kind.value, "value": each.value} for each in target.identifiers
            ],
            "names": [name.full for name in target.names],
            "authorities": list(self.authorities),
            "own_lists": list(self.own_lists),
            "programmes": list(self.programmes),
            "listings": [each.to_dict() for each in self.listings],
        }


def _official(listing: IndexListing) -> bool:
    return is_official(listing.authority)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The answer to a search: one page of it, and counts of the whole.

    Attributes:
        state: The hash of the register's state that was asked.
        algorithm: The version of the index and of what is searched.
        total: How many targets meet the filters, for certain or perhaps.
        certain: How many of them do so for certain.
        page: The number of the page; None where it goes by what comes before it.
        pages: How many pages the answer has.
        after: The id after which the next page goes on; None on the last one.
        notes: What a user should know of the question.
    """

    question: Question
    state: str
    algorithm: str
    sort: Sort
    reverse: bool
    total: int
    certain: int
    page: int | None
    pages: int
    per_page: int
    after: str | None
    hits: tuple[Hit, ...]
    facets: Facets | None = None
    notes: Sequence[str] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON values."""
        return {
            "query": {
                **self.question.to_dict(),
                "sort": self.sort.value,
                "reverse": self.reverse,
            },
            "state": self.state,
            "algorithm": self.algorithm,
            "total": self.total,
            "certain": self.certain,
            "page": self.page,
            "pages": self.pages,
            "per_page": self.per_page,
            "after": self.after,
            "notes": list(self.notes),
            "results": [hit.to_dict() for hit in self.hits],
            "facets": None if self.facets is None else self.facets.to_dict(),
        }
