"""What stands outside the parties of OFAC's Advanced format, record by record.

The references in the records are unresolved: what they stand for is looked up by the party
that takes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model import Feature, Schema
from watchword.sources.us.advanced_dates import Period, Point


@dataclass(frozen=True, slots=True)
class Location:
    """A place: references of its countries and areas, and ``(part type, value)``."""

    countries: tuple[str, ...]
    areas: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    note: str
    extra: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """A document of an identity, with its dates as ``(date type, period)``."""

    kind: str
    number: str
    authority: str
    country: str
    location: str
    validity: str
    dates: tuple[tuple[str, Period | None], ...]
    names: tuple[str, ...]
    note: str
    extra: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship to another profile, or a link to another profile's sanctions entry."""

    to_profile: str
    kind: str
    quality: str = ""
    former: bool = False
    period: Period | None = None
    note: str = ""
    entry_link: bool = False
    extra: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a sanctions entry on a day."""

    kind: str
    basis: str
    day: Point
    calendar: str
    note: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A sanctions entry: a profile's place on a list.

    Attributes:
        list: The reference of the list.
        events: What was done, when, by which legal basis.
        measures: ``(sanctions type, comment, period)``.
        notes: Comments, limitations and supporting information.
    """

    id: str
    list: str
    events: tuple[Event, ...]
    measures: tuple[tuple[str, str, Period | None], ...]
    notes: tuple[str, ...]
    extra: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the other end of a link is: its entry's id, its schema, its leading name."""

    entry_id: str
    schema: Schema | None
    name: str
