"""An entry as merging sees it: what it states of its party, and how it can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from watchword.compare import Party, read_party_names
from watchword.merge.themes import themes_of
from watchword.model import CountryRole, CrossReference, Entry, EntryKey

BELONGS = frozenset(CountryRole) - {CountryRole.REGIME, CountryRole.OTHER}
"""A regime's country is what the sanctions are about, not where the party belongs."""

_UN_SCHEME = "un-reference"
_OWN_SCHEMES = {
    ("un", "sc"): _UN_SCHEME,
    ("gb", "conlist"): "ofsi-group",
    ("gb", "uksl"): "uk-reference",
    ("eu", "fsf"): "eu-reference",
}
"""What other lists call the ids of a list."""
_SHARED_SCHEMES = frozenset({_UN_SCHEME, "ofsi-group", "uk-reference", "eu-reference", "us-entry"})
_UN_REFERENCE = re.compile(r"([a-z]{2}[ie])\.?0*([0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEntry:
    """An entry that is to be merged, not read yet.

    Attributes:
        digest: Of all that the entry states: equal digests state the same.
        seen: The times during which the list's releases hold it, first and last day.
        load: Reads it.
    """

    key: EntryKey
    digest: bytes
    seen: tuple[tuple[date, date], ...]
    load: Callable[[], Entry]

    @property
    def first_seen_on(self) -> date:
        """The day of the first release that holds it."""
        return self.seen[0][0]

    def stands_beside(self, other: MergeEntry) -> bool:
        """Whether one release of one list holds both: it took them for two."""
        if self.key[:2] != other.key[:2]:
            return False
        return any(
            first <= others_last and others_first <= last
            for first, last in self.seen
            for others_first, others_last in other.seen
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an entry states of its party, beside its names.

    Attributes:
        party: Its kind, dates, countries, sex and identifiers; without names.
        context: Countries and matters that it has to do with: where it was born, where it
            has addresses, what its programmes are about.
        programmes: Under which it stands.
        references: Ids that lists use for the party, as ``scheme:id``.
    """

    party: Party
    context: tuple[str, ...]
    programmes: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def united_nations(self) -> frozenset[str]:
        """The ids of the list of the United Nations that the entry states."""
        start = f"{_UN_SCHEME}:"
        return frozenset(
            each.removeprefix(start) for each in self.references if each.startswith(start)
        )

    def two_of_the_united_nations(self, other: Traits) -> bool:
        """Whether each states an id of the United Nations, and not the same."""
        ours, theirs = self.united_nations, other.united_nations
        return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)

    def under_one_programme(self, other: Traits) -> bool:
        """Whether a list that holds both takes them for two.

        Under two programmes it may well enter a party twice.
        """
        return not self.programmes or not set(self.programmes).isdisjoint(other.programmes)


def read_traits(key: EntryKey, entry: Entry) -> Traits:
    """What an entry states, names apart."""
    belongs = {each.country for each in entry.countries if each.role in BELONGS and each.country}
    context = {each.country for each in entry.countries if each.country} | belongs
    context |= {each.country for each in (*entry.birth_places, *entry.addresses) if each.country}
    context |= themes_of(key.authority, entry)
    return Traits(
        party=Party(
            schema=entry.schema,
            names=(),
            birth_dates=entry.birth_dates,
            countries=tuple(sorted(belongs)),
            sex=entry.sex,
            identifiers=entry.identifiers,
        ),
        context=tuple(sorted(context)),
        programmes=tuple(sorted({key for act in entry.designations for key in act.programmes})),
        references=tuple(sorted(_references(key, entry.cross_references))),
    )


def read_full_party(entry: Entry, traits: Traits) -> Party:
    """The entry's party with its names."""
    return Party(
        schema=entry.schema,
        names=read_party_names(entry.names, entry.schema),
        birth_dates=traits.party.birth_dates,
        countries=traits.party.countries,
        sex=entry.sex,
        identifiers=entry.identifiers,
    )


def _references(key: EntryKey, stated: Iterable[CrossReference]) -> set[str]:
    found = {
        f"{each.scheme}:{_plain(each.scheme, each.value)}"
        for each in stated
        if each.scheme in _SHARED_SCHEMES
    }
    scheme = _OWN_SCHEMES.get(key[:2], "us-entry" if key.authority == "us" else "")
    if scheme:
        found.add(f"{scheme}:{_plain(scheme, key.entry)}")
    return found


def _plain(scheme: str, value: str) -> str:
    """A reference in one spelling: lists write ``QDi.043`` and ``QDi.43``."""
    folded = value.strip().casefold()
    if scheme == _UN_SCHEME:
        found = _UN_REFERENCE.fullmatch(folded)
        return f"{found[1]}.{found[2]}" if found else folded
    return folded
