"""Which targets meet the filters, for certain or perhaps.

Days of listing are often known as an interval only, so whether a listing meets a filter is
yes, no or perhaps, and answers are put together in Kleene's logic of three values (S. C.
Kleene, "Introduction to Metamathematics", 1952, § 64).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.service.search.layout import Catalogue
from watchword.service.search.question import Filters, Question, Status

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """For each of many things: whether something holds of it perhaps, and for certain."""

    perhaps: Mask
    surely: Mask

    @classmethod
    def known(cls, mask: Mask) -> Doubtful:
        """What is known of each."""
        return cls(mask, mask)

    def __and__(self, other: Doubtful) -> Doubtful:
        return Doubtful(self.perhaps & other.perhaps, self.surely & other.surely)

    def __invert__(self) -> Doubtful:
        return Doubtful(~self.surely, ~self.perhaps)

    def at(self, places: NDArray[Any]) -> Doubtful:
        """What holds at each of these places."""
        return Doubtful(self.perhaps[places], self.surely[places])

    def any_by(self, owners: NDArray[Any], count: int) -> Doubtful:
        """For each of so many owners: whether it holds of anything that it owns."""
        return Doubtful(any_by(self.perhaps, owners, count), any_by(self.surely, owners, count))


def any_by(mask: Mask, owners: NDArray[Any], count: int) -> Mask:
    """For each of so many owners: whether anything of its own is in a mask."""
    found = np.zeros(count, np.bool_)
    found[owners[mask]] = True
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What meets the filters.

    Attributes:
        targets: Which targets are in the answer.
        certain: Which of them are in it for certain.
        times: Which times on a list meet the filters on listings, of targets in the answer.
        standing: Which times count at all: those in force, gone, or ever.
        names: The documents of names that hold the text; None where none was given.
        unknown_programmes: Those asked for that no list has.
    """

    targets: Mask
    certain: Mask
    times: Mask
    standing: Mask
    names: NDArray[np.int32] | None
    unknown_programmes: tuple[str, ...]


def select(catalogue: Catalogue, question: Question, filters: Filters) -> Selection:
    """Find what meets the filters."""
    standing = _standing(catalogue, question)
    programmes, unknown = _programmes(catalogue, question.programmes)
    times = standing & _listed(catalogue, question.listed_since, question.listed_until)
    for mask in (programmes, *_texts(catalogue, filters)):
        if mask is not None:
            times &= Doubtful.known(mask)
    targets = _by_authority(catalogue, question, times)
    if question.authorities:
        times &= Doubtful.known(_of(catalogue, question.authorities))
    for authority in question.not_authorities:
        targets &= ~_listing_by(catalogue, question, standing, authority)
    names = None if filters.names is None else catalogue.field("names").find(filters.names)
    for mask in _of_targets(catalogue, filters, names):
        targets &= Doubtful.known(mask)
    chosen = targets.surely if question.certain else targets.perhaps
    shown = times.surely if question.certain else times.perhaps
    return Selection(
        targets=chosen,
        certain=targets.surely,
        times=shown & chosen[catalogue.time_target],
        standing=standing.surely if question.certain else standing.perhaps,
        names=names,
        unknown_programmes=unknown,
    )


def _standing(catalogue: Catalogue, question: Question) -> Doubtful:
    """Which times count, by the status that is asked for."""
    stands = _stands(catalogue, question.as_of)
    if question.status is Status.CURRENT:
        return stands
    if question.status is Status.EVER:
        return _begun(catalogue, question.as_of)
    gone = _left(catalogue, question.as_of) & ~_held(catalogue, stands)
    if question.authorities:
        return gone
    # By nobody: where no authority is named, all are meant.
    held = stands.any_by(catalogue.time_target, len(catalogue))
    return gone & ~held.at(catalogue.time_target)


def _stands(catalogue: Catalogue, as_of: date | None) -> Doubtful:
    """At which times a target stands on the list."""
    columns = catalogue.columns
    if as_of is None:
        return Doubtful.known(columns.time_now)
    day = as_of.toordinal()
    return _begun(catalogue, as_of) & ~Doubtful(
        _known_and(columns.time_gone, columns.time_gone <= day)
        | _known_and(columns.time_until, columns.time_until < day),
        _known_and(columns.time_gone, columns.time_gone <= day),
    )


def _begun(catalogue: Catalogue, as_of: date | None) -> Doubtful:
    """Which times had begun by a day."""
    columns = catalogue.columns
    if as_of is None:
        return Doubtful.known(np.ones(len(columns.time_now), np.bool_))
    day = as_of.toordinal()
    return Doubtful(
        ~_known_and(columns.time_after, day <= columns.time_after),
        _known_and(columns.time_from, columns.time_from <= day),
    )


def _left(catalogue: Catalogue, as_of: date | None) -> Doubtful:
    """Which times had come to an end by a day."""
    columns = catalogue.columns
    if as_of is None:
        return Doubtful.known(~columns.time_now)
    day = as_of.toordinal()
    over = _known_and(columns.time_gone, columns.time_gone <= day)
    return Doubtful(over | _known_and(columns.time_until, columns.time_until < day), over)


def _known_and(days: NDArray[np.int32], mask: Mask) -> Mask:
    return (days > 0) & mask


def _held(catalogue: Catalogue, stands: Doubtful) -> Doubtful:
    """For each time: whether its authority lists its target."""
    count = len(catalogue.tables.authorities)
    pairs = catalogue.time_target.astype(np.int64) * count + catalogue.time_authority
    return stands.any_by(pairs, len(catalogue) * count).at(pairs)


def _listed(catalogue: Catalogue, since: date | None, until: date | None) -> Doubtful:
    """At which times a target was listed between two days."""
    first, by = catalogue.columns.time_first, catalogue.columns.time_by
    found = Doubtful.known(np.ones(len(by), np.bool_))
    if since is not None:
        day = since.toordinal()
        found &= Doubtful((by == 0) | (by >= day), _known_and(first, first >= day))
    if until is not None:
        day = until.toordinal()
        found &= Doubtful(first <= day, _known_and(by, by <= day))
    return found


def _programmes(catalogue: Catalogue, wanted: Sequence[str]) -> tuple[Mask | None, tuple[str, ...]]:
    """At which times a target stands under one of the programmes; those that there are not."""
    if not wanted:
        return None, ()
    known = [plain(key) for _, key in catalogue.tables.programmes]
    met = np.zeros(len(known), np.bool_)
    unknown = []
    for text in wanted:
        found = np.fromiter((_is_programme(text, key) for key in known), np.bool_, len(known))
        if not found.any():
            unknown.append(text)
        met |= found
    columns = catalogue.columns
    mask = met[columns.programme]
    return any_by(mask, columns.programme_time, len(columns.time_now)), tuple(unknown)


def _is_programme(text: str, key: str) -> bool:
    if text.startswith("="):
        return plain(text[1:]) == key
    return plain(text) in key


def plain(text: str) -> str:
    """Text without accents and case, with single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def _texts(catalogue: Catalogue, filters: Filters) -> Iterable[Mask]:
    """At which times a listing says what was asked for."""
    columns = catalogue.columns
    for name, terms in filters.texts.items():
        field = catalogue.field(name)
        listings = np.zeros(len(columns.listing_target), np.bool_)
        listings[field.owners[field.find(terms)]] = True
        yield listings[columns.time_listing]


def _of(catalogue: Catalogue, authorities: Iterable[str]) -> Mask:
    """Which times are on a list of these authorities."""
    wanted = [code in set(authorities) for code in catalogue.tables.authorities]
    return np.array(wanted, np.bool_)[catalogue.time_authority]


def _by_authority(catalogue: Catalogue, question: Question, times: Doubtful) -> Doubtful:
    """The targets of these times; all authorities asked for have one, or any."""
    owners, count = catalogue.time_target, len(catalogue)
    if not question.authorities:
        return times.any_by(owners, count)
    if not question.listed_by_all:
        mine = times & Doubtful.known(_of(catalogue, question.authorities))
        return mine.any_by(owners, count)
    found = Doubtful.known(np.ones(count, np.bool_))
    for authority in question.authorities:
        mine = times & Doubtful.known(_of(catalogue, (authority,)))
        found &= mine.any_by(owners, count)
    return found


def _listing_by(
    catalogue: Catalogue, question: Question, standing: Doubtful, authority: str
) -> Doubtful:
    """Which targets an authority lists; where gone listings are asked for, still lists."""
    if question.status is Status.GONE:
        standing = _stands(catalogue, question.as_of)
    mine = standing & Doubtful.known(_of(catalogue, (authority,)))
    return mine.any_by(catalogue.time_target, len(catalogue))


def _of_targets(
    catalogue: Catalogue, filters: Filters, names: NDArray[np.int32] | None
) -> Iterable[Mask]:
    """The targets that meet each of the filters on targets."""
    columns, tables = catalogue.columns, catalogue.tables
    if names is not None:
        found = np.zeros(len(catalogue), np.bool_)
        found[catalogue.field("names").owners[names]] = True
        yield found
    if filters.schemas is not None:
        wanted = np.array([name in filters.schemas for name in tables.schemas], np.bool_)
        yield wanted[columns.target_schema]
    if filters.countries is not None:
        wanted = np.array([code in filters.countries for code in tables.places], np.bool_)
        yield any_by(wanted[columns.place], columns.place_target, len(catalogue))
    if filters.identifiers:
        field = catalogue.field("identifiers")
        found = np.zeros(len(catalogue), np.bool_)
        for key in filters.identifiers:
            found[field.owners[field.having(key)]] = True
        yield found
