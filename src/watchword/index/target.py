"""What the index is built from: a target with all that an answer shows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from watchword.compare import Party, read_party_names
from watchword.model import DateInterval, Identifier, Name, Schema


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
    """

    authority: str
    list: str
    entry: str
    listed_on: date | None = None
    first_seen_on: date | None = None
    programmes: tuple[str, ...] = ()
    current: bool = True
    reason: str = ""


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
