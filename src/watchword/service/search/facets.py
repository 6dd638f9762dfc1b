"""Counts of a whole answer, by what its targets have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.service.search.layout import Catalogue
from watchword.service.search.question import KINDS
from watchword.service.search.selecting import Selection

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many targets have a value.

    Attributes:
        value: The value; None for the targets that have none, or none that is known.
        authority: Whose programme it is.
    """

    value: str | None
    count: int
    authority: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The count as JSON values."""
        shown: dict[str, Any] = {"value": self.value, "count": self.count}
        if self.authority is not None:
            shown["authority"] = self.authority
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Counts of the targets of an answer, the highest first; years, the newest first.

    A target that has several values counts for each.

    Attributes:
        authorities: By whom the targets are listed, whoever was asked for.
        kinds: What they are.
        countries: Which countries they count for.
        programmes: Under what, in the listings that meet the filters.
        years: When they were listed, by these listings; None for targets of which no
            listing is known to the year.
    """

    authorities: tuple[Count, ...]
    kinds: tuple[Count, ...]
    countries: tuple[Count, ...]
    programmes: tuple[Count, ...]
    years: tuple[Count, ...]

    def named(self) -> Iterator[tuple[str, tuple[Count, ...]]]:
        """The counts with what they go by."""
        yield "authority", self.authorities
        yield "kind", self.kinds
        yield "country", self.countries
        yield "programme", self.programmes
        yield "year", self.years

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values."""
        return {title: [each.to_dict() for each in counts] for title, counts in self.named()}


def count_facets(catalogue: Catalogue, selection: Selection) -> Facets:
    """Count the targets of an answer."""
    return Facets(
        authorities=_ranked(_authorities(catalogue, selection)),
        kinds=_ranked(_kinds(catalogue, selection)),
        countries=_ranked(_countries(catalogue, selection)),
        programmes=_ranked(_programmes(catalogue, selection)),
        years=tuple(_years(catalogue, selection)),
    )


def _ranked(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(
        sorted(
            (each for each in counts if each.count),
            key=lambda each: (-each.count, each.value is None, each.value, each.authority),
        )
    )


def _per_value(targets: NDArray[Any], values: NDArray[Any], count: int) -> list[int]:
    """How many targets have each of so many values."""
    if not count:
        return []
    pairs = np.sort(targets.astype(np.int64) * count + values)
    # numpy's unique finds distinct numbers by hashing, which takes several times as long.
    distinct = pairs[np.diff(pairs, prepend=-1) > 0]
    counts: list[int] = np.bincount(distinct % count, minlength=count).tolist()
    return counts


def _without(selection: Selection, targets: NDArray[Any]) -> Count:
    """How many targets of the answer have no value: those that are not among these."""
    missing = selection.targets.copy()
    missing[targets] = False
    return Count(value=None, count=int(np.count_nonzero(missing)))


def _authorities(catalogue: Catalogue, selection: Selection) -> Iterator[Count]:
    codes = catalogue.tables.authorities
    mine = selection.standing & selection.targets[catalogue.time_target]
    counts = _per_value(catalogue.time_target[mine], catalogue.time_authority[mine], len(codes))
    for code, count in zip(codes, counts, strict=True):
        yield Count(value=code, count=count)


def _kinds(catalogue: Catalogue, selection: Selection) -> Iterator[Count]:
    schemas = catalogue.columns.target_schema[selection.targets]
    counts = np.bincount(schemas, minlength=len(catalogue.tables.schemas)).tolist()
    by_schema = dict(zip(catalogue.tables.schemas, counts, strict=True))
    for kind, members in KINDS.items():
        yield Count(value=kind, count=sum(by_schema[schema.value] for schema in members))


def _countries(catalogue: Catalogue, selection: Selection) -> Iterator[Count]:
    columns, codes = catalogue.columns, catalogue.tables.places
    mine = selection.targets[columns.place_target]
    counts = _per_value(columns.place_target[mine], columns.place[mine], len(codes))
    for code, count in zip(codes, counts, strict=True):
        yield Count(value=code, count=count)
    yield _without(selection, columns.place_target[mine])


def _programmes(catalogue: Catalogue, selection: Selection) -> Iterator[Count]:
    columns, tables = catalogue.columns, catalogue.tables
    mine = selection.times[columns.programme_time]
    targets = catalogue.time_target[columns.programme_time[mine]]
    counts = _per_value(targets, columns.programme[mine], len(tables.programmes))
    for (authority, key), count in zip(tables.programmes, counts, strict=True):
        yield Count(value=key, count=count, authority=tables.authorities[authority])
    yield _without(selection, targets)


def _years(catalogue: Catalogue, selection: Selection) -> Iterator[Count]:
    columns = catalogue.columns
    first, by = years_of(columns.time_first), years_of(columns.time_by)
    known = selection.times & (first == by) & (by > 0)
    counts = _per_value(catalogue.time_target[known], by[known], date.max.year + 1)
    for year in np.flatnonzero(counts)[::-1].tolist():
        yield Count(value=f"{year:04d}", count=counts[year])
    missing = _without(selection, catalogue.time_target[known])
    if missing.count:
        yield missing


def years_of(days: NDArray[np.int32]) -> NDArray[np.int64]:
    """The year of each day; 0 where it is not known."""
    dates = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(days > 0, years, 0)
