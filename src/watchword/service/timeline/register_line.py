"""What the register has for the line of time: acts on a target, and rounds between countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from watchword.model import AUTHORITIES, is_official
from watchword.service.context import Context
from watchword.service.profile.member import read_members
from watchword.service.profile.timeline import Act, LegalAct, read_timeline
from watchword.service.search.filing import ensure_catalogue
from watchword.service.search.layout import Catalogue

if TYPE_CHECKING:
    from watchword.index import Index, IndexTarget
    from watchword.store.reader import Reader

LISTING = frozenset({Act.LISTED, Act.SEEN})
_WORDS = {
    Act.LISTED: "listed",
    Act.SEEN: "listed, on a day that the list does not state",
    Act.AMENDED: "listing amended",
    Act.DELISTED: "taken off the list",
    Act.GONE: "taken off the list, on a day that it does not state",
    Act.CLOSED: "no longer listed: another list took the place of this one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAct:
    """An act on a target, as the register has it."""

    act: LegalAct

    @property
    def authority(self) -> str:
        """Who acted."""
        return self.act.key.authority

    @property
    def is_listing(self) -> bool:
        """Whether it put the target on a list."""
        return self.act.act in LISTING

    @property
    def is_amendment(self) -> bool:
        """Whether it only changed a listing: a report may tell of it as of a listing."""
        return self.act.act is Act.AMENDED

    @property
    def placed_on(self) -> date:
        """Its day, or the first by which it had happened."""
        return self.act.by

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which it can have been."""
        act = self.act
        if act.on is not None:
            return act.on, act.on
        return (date.min if act.after is None else act.after + timedelta(days=1)), act.by

    @property
    def words(self) -> str:
        """What happened, in words."""
        return _WORDS[self.act.act]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRound:
    """The parties of one country that an authority listed on one day.

    Attributes:
        authority: Who listed them.
        country: Whose they are.
        on: The day.
        targets: How many, each once, whatever lists of the authority hold it.
        names: Some of them, in the order of the alphabet.
    """

    authority: str
    country: str
    on: date
    targets: int
    names: tuple[str, ...] = field(default_factory=tuple)

    @property
    def days(self) -> tuple[date, date]:
        """Its day, as the first and the last."""
        return self.on, self.on

    def to_dict(self) -> dict[str, Any]:
        """The round as JSON values."""
        return {
            "authority": self.authority,
            "country": self.country,
            "on": self.on.isoformat(),
            "targets": self.targets,
            "names": list(self.names),
        }


def authority_name(code: str) -> str:
    """What an authority is called: its jurisdiction; an own list by its name."""
    known = AUTHORITIES.get(code)
    return known.jurisdiction if known is not None else code.removeprefix("own:")


def acts_on(reader: Reader, target: IndexTarget, *, until: date | None) -> Iterator[RegisterAct]:
    """The listings, amendments and removals of a target, in the order of time.

    A list that another one of its authority replaced is no removal of who stands there.

    Args:
        reader: The register.
        target: Whose acts.
        until: The last day that is shown; None for all.
    """
    members = read_members(reader, [each.key for each in target.listings], as_of=None)
    standing = {each.authority for each in target.listings if each.current}
    seen: set[tuple[object, ...]] = set()
    for act in read_timeline(members, until=until):
        authority = act.key.authority
        if act.act is Act.CLOSED and authority in standing:
            continue
        # A list of several entries of one target tells the same act as often.
        key = (act.act, act.on, act.after, act.by, authority)
        if is_official(authority) and key not in seen:
            seen.add(key)
            yield RegisterAct(act=act)


_SOME_NAMES = 5
_ECHO = 14
"""Days within which another list of the authority tells of the same listing."""


def rounds_between(
    context: Context, index: Index, first: str, second: str, *, until: date | None
) -> Iterator[RegisterRound]:
    """The days on which either side's authority listed parties of the other.

    Days that the lists do not state are left out: what only two releases bracket is no day.
    A party counts for a country as in ``watchword round``.
    """
    sides = [(a, c) for a, c in ((first, second), (second, first)) if a in AUTHORITIES]
    if not sides:
        return
    catalogue = ensure_catalogue(context, index)
    for authority, country in sides:
        yield from _rounds(catalogue, index, authority, country, until)


def _rounds(
    catalogue: Catalogue, index: Index, authority: str, country: str, until: date | None
) -> Iterator[RegisterRound]:
    tables, columns = catalogue.tables, catalogue.columns
    if authority not in tables.authorities or country not in tables.places:
        return
    theirs = np.zeros(len(catalogue), np.bool_)
    theirs[columns.place_target[columns.place == tables.places.index(country)]] = True
    known = (columns.time_first > 0) & (columns.time_first == columns.time_by)
    chosen = known & theirs[catalogue.time_target]
    chosen &= catalogue.time_authority == tables.authorities.index(authority)
    if until is not None:
        chosen &= columns.time_by <= until.toordinal()
    pairs = np.unique(
        np.stack([columns.time_by[chosen], catalogue.time_target[chosen]]).astype(np.int64), axis=1
    )
    pairs = pairs[:, _first_told(pairs)]
    days, starts, counts = np.unique(pairs[0], return_index=True, return_counts=True)
    for day, start, count in zip(days.tolist(), starts.tolist(), counts.tolist(), strict=True):
        rows = pairs[1][start : start + count]
        some = rows[np.argsort(columns.target_by_name[rows])][:_SOME_NAMES]
        yield RegisterRound(
            authority=authority,
            country=country,
            on=date.fromordinal(day),
            targets=count,
            names=tuple(_names(index, some.tolist())),
        )


def _first_told(pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs of a day and a target are no echo of one some days before.

    Two lists of one authority state the day of a listing each in its own way: that of the
    decision, that of the notice.
    """
    kept = np.ones(pairs.shape[1], np.bool_)
    order = np.lexsort((pairs[0], pairs[1]))
    days, targets = pairs[0][order], pairs[1][order]
    echo = (targets[1:] == targets[:-1]) & (days[1:] - days[:-1] <= _ECHO)
    kept[order[1:]] = ~echo
    return kept


def _names(index: Index, rows: Iterable[int]) -> Iterator[str]:
    return (index.target(row).name for row in rows)
