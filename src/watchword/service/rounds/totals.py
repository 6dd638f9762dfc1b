"""Counts of entries: by kind, by nation or jurisdiction, by programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from watchword.model import CountryRole, Entry, Schema

PLACE_ROLES = (
    CountryRole.NATIONALITY,
    CountryRole.CITIZENSHIP,
    CountryRole.RESIDENCE,
    CountryRole.JURISDICTION,
    CountryRole.FLAG,
)
"""The ties that put a party into a country."""

PLACES_DEFINED = (
    "A party counts for each country that its entry gives as nationality, citizenship, "
    "residence, jurisdiction or flag; where it gives none of these, for the countries of its "
    "addresses. One without either, or whose countries are not recognised, is unknown. Former "
    "flags, places of birth, issuers of documents and the country that a regime is about do "
    "not count."
)


class Kind(StrEnum):
    """What a party is, in the words of a report."""

    ENTITY = "entity"
    INDIVIDUAL = "individual"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    WALLET = "wallet"
    UNSTATED = "unstated"
    """A person or a body: the list does not say."""


_KINDS = {
    Schema.PERSON: Kind.INDIVIDUAL,
    Schema.VESSEL: Kind.VESSEL,
    Schema.AIRPLANE: Kind.AIRCRAFT,
    Schema.CRYPTO_WALLET: Kind.WALLET,
    Schema.LEGAL_ENTITY: Kind.UNSTATED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of some entries.

    Attributes:
        entries: How many they are.
        kinds, places, programmes: Counts by kind, ISO code and programme, the highest
            first; an entry of several places or programmes counts for each.
        unknown_places: How many have no known place.
        no_programme: How many state no programme.
    """

    entries: int = 0
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    unknown_places: int = 0
    programmes: Mapping[str, int] = field(default_factory=dict)
    no_programme: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values."""
        return {
            "entries": self.entries,
            "kinds": {kind.value: count for kind, count in self.kinds.items()},
            "places": dict(self.places),
            "unknown_places": self.unknown_places,
            "programmes": dict(self.programmes),
            "no_programme": self.no_programme,
        }


Places = Callable[[Entry], tuple[str, ...]]
"""The countries that a party counts for (see :data:`PLACES_DEFINED`)."""


def kind_of(entry: Entry) -> Kind:
    """What an entry's party is."""
    return _KINDS.get(entry.schema, Kind.ENTITY)


def ties_of(entry: Entry) -> tuple[str, ...]:
    """The countries that an entry gives its party, in order."""
    return _codes(tie.country for tie in entry.countries if tie.role in PLACE_ROLES)


def address_countries(entry: Entry) -> tuple[str, ...]:
    """The countries of an entry's addresses, in order."""
    return _codes(place.country for place in entry.addresses)


def places_of(entry: Entry) -> tuple[str, ...]:
    """The countries that an entry's party counts for."""
    return ties_of(entry) or address_countries(entry)


def programmes_of(entry: Entry) -> tuple[str, ...]:
    """The programmes under which an entry stands, each once."""
    return tuple(dict.fromkeys(key for act in entry.designations for key in act.programmes))


def count_entries(entries: Iterable[Entry], places: Places = places_of) -> Totals:
    """Count entries.

    Args:
        entries: What to count.
        places: Gives the countries of an entry.
    """
    counted = list(entries)
    by_place = [places(entry) for entry in counted]
    by_programme = [programmes_of(entry) for entry in counted]
    return Totals(
        entries=len(counted),
        kinds=_ranked(kind_of(entry) for entry in counted),
        places=_ranked(code for codes in by_place for code in codes),
        unknown_places=sum(not codes for codes in by_place),
        programmes=_ranked(key for keys in by_programme for key in keys),
        no_programme=sum(not keys for keys in by_programme),
    )


def _ranked(values: Iterable[Any]) -> dict[Any, int]:
    counts = Counter(values)
    return {key: counts[key] for key in sorted(counts, key=lambda key: (-counts[key], key))}


def _codes(countries: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in countries if code))
