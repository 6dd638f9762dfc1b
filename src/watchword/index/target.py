"""What the index is built from: a target with all that an answer shows of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from watchword.compare import Party, read_party_names
from watchword.model import DateInterval, EntryKey, Identifier, Name, Schema


class Standing(StrEnum):
    """Whether a target stood on a list on a day."""

    YES = "yes"
    NO = "no"
    UNCERTAIN = "uncertain"
    """The day lies between what the list states and what its releases show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpan:
    """A time during which a target stood on a list, as exactly as it is known.

    Attributes:
        after: The last day on which it is known not to have stood there; None where
            nothing is known of the days before ``by``.
        by: The first day on which it is known to have stood there.
        until: The last such day; None where it still stands there.
        gone_by: The first day after it on which it is known to be gone; None where
            nothing is known of the days after ``until``.
    """

    after: date | None
    by: date
    until: date | None = None
    gone_by: date | None = None

    def standing_on(self, day: date) -> Standing:
        """Whether this is a time to which a day belongs."""
        if self.gone_by is not None and day >= self.gone_by:
            return Standing.NO
        if self.after is not None and day <= self.after:
            return Standing.NO
        if day < self.by or (self.until is not None and day > self.until):
            return Standing.UNCERTAIN
        return Standing.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexListing:
    """What one list says of a target, in short.

    Attributes:
        authority, list: The list's key.
        entry: The id of the entry in that list.
        listed_on: The day of the listing where stated.
        first_seen_on: The date of the earliest release that has it, for the lists that
            state no day.
        programmes: By the authority's own keys or names.
        current: Whether the target still stands on the list.
        reason: The statement of reasons, shortened.
        spans: When it stood on the list, the earliest first.
    """

    authority: str
    list: str
    entry: str
    listed_on: date | None = None
    first_seen_on: date | None = None
    programmes: tuple[str, ...] = ()
    current: bool = True
    reason: str = ""
    spans: tuple[ListedSpan, ...] = ()

    def standing_on(self, day: date) -> Standing:
        """Whether the target stood on the list on a day.

        ``yes`` where the list's own dates or its releases say so, ``no`` where they
        exclude it; ``uncertain`` in between, and where nothing is known of that time.
        """
        found = {span.standing_on(day) for span in self.spans}
        return next((each for each in _STRONGEST_FIRST if each in found), Standing.UNCERTAIN)

    @property
    def key(self) -> EntryKey:
        """The entry."""
        return EntryKey(self.authority, self.list, self.entry)

    @property
    def gone_by(self) -> date | None:
        """The first day on which it is known to be gone for good; None where it is not."""
        return None if self.current or not self.spans else self.spans[-1].gone_by


_STRONGEST_FIRST = (Standing.YES, Standing.UNCERTAIN, Standing.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTarget:
    """A target as the index keeps it; a query needs nothing else.

    Attributes:
        id: The target's id.
        name: The name that stands for it.
        names: All its names, the one that stands for it too.
        countries: ISO codes of its nationalities, citizenships, jurisdiction, flag.
        sex: ``male``, ``female`` or None.
        listings: One for each entry that makes it a target.
    """

    id: str
    schema: Schema
    name: str
    names: tuple[Name, ...]
    birth_dates: tuple[DateInterval, ...] = ()
    countries: tuple[str, ...] = ()
    sex: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    listings: tuple[IndexListing, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The target's id, and those of its entries that lead to it."""
        return tuple(dict.fromkeys((self.id, *(item.key.target for item in self.listings))))

    def to_party(self) -> Party:
        """The target as it is compared."""
        return Party(
            schema=self.schema,
            names=read_party_names(self.names, self.schema),
            birth_dates=self.birth_dates,
            countries=self.countries,
            sex=self.sex,
            identifiers=self.identifiers,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSource:
    """A target that is not read yet.

    An index that is built anew can take over what an older one holds of the target,
    without reading it, where the key is the same.

    Attributes:
        key: A digest of all that :attr:`load` depends on: two sources with the same key
            load the same target.
        load: Reads the target; it may be called while the register is open for reading.
    """

    key: bytes
    load: Callable[[], IndexTarget]


_ID = re.compile(r"ww-([0-9a-f]{16})")


def entry_number(target: str) -> int | None:
    """The number that an id ``ww-…`` writes; None where it is no such id."""
    found = _ID.fullmatch(target)
    return int(found[1], 16) if found else None
