"""Countries that lists name: uncooperative, weak against laundering, or on detours of goods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from watchword.model import Schema, Spell, SpellKind
from watchword.network.flags.directors import founding_evidence
from watchword.network.flags.facts import Facts
from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.handover import (
    Dealings,
    is_near,
    nearest_listing,
    transfer_evidence,
    transfer_text,
)
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import NamedCountry, measure, named_countries
from watchword.network.flags.telling import days_text, listing_evidence, listing_text, tie_evidence

_MOVED = "moved-to-jurisdiction"


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of lists of countries."""

    key: str
    words: str


SECRECY = Family("secrecy", "a secrecy jurisdiction")
TRANSSHIPMENT = Family("transshipment", "a country through which goods are known to be passed on")


def find_in(family: Family) -> Callable[[Facts], Iterator[Found]]:
    """The rule: a body tied to a listed party in such a country, which is not that party's."""

    def find(facts: Facts) -> Iterator[Found]:
        for key, root in sorted(facts.tied.items()):
            party = facts.party(key)
            home = facts.party(root).countries
            if party.schema is Schema.PERSON or not home:
                continue
            named = [
                each
                for country in party.countries
                if country not in home
                for each in named_countries(family.key, country, facts.as_of)
            ]
            if not named:
                continue
            late = _is_founded_late(facts, key, root)
            yield Found(
                party=key,
                about=(root,),
                sentence=(
                    f"{facts.name(key)}, tied to {facts.name(root)}, who is listed, is in "
                    f"{family.words}: {_why(named)}."
                ),
                evidence=[
                    *map(_evidence, named),
                    *([founding_evidence(facts, key)] if late else []),
                    *tie_evidence(facts, key),
                ],
                strength=FlagStrength.MODERATE if late else FlagStrength.WEAK,
            )

    return find


def find_moved(facts: Facts) -> Iterator[Found]:
    """A body, listed or tied to a listed party, that moved to such a country."""
    for key in sorted(facts.parties):
        root = key if key in facts.designations else facts.tied.get(key)
        if root is None or facts.party(key).schema in {Schema.PERSON, Schema.VESSEL}:
            continue
        for old, new in _moves(facts, key):
            day = new.starts_on or facts.as_of
            named, before = _named(new.value, day), _named(old.value, day)
            near = nearest_listing(facts, root, day)
            if not named or before or near is None or not is_near(_MOVED, near[1]):
                continue
            listing, days = near
            yield Found(
                party=key,
                about=(root,),
                sentence=(
                    f"{facts.name(key)} moved from {old.value.upper()} to {new.value.upper()} on "
                    f"{day}, {days_text(days)} {listing_text(listing)} of {facts.name(root)}: "
                    f"{_why(named)}."
                ),
                evidence=[
                    Evidence(what=f"in {old.value.upper()}", on=old.starts_on),
                    Evidence(
                        what=f"in {new.value.upper()} ({new.source.name}, {new.source.locator})",
                        on=day,
                        sure=not new.source.claim,
                    ),
                    *map(_evidence, named),
                    *(tie_evidence(facts, key) or [listing_evidence(facts, listing)]),
                ],
                strength=_strength(days),
            )


def find_transferred(facts: Dealings) -> Iterator[Found]:
    """A stake that went from a listed party to a body in such a country."""
    for given in facts.transfers:
        near = nearest_listing(facts, given.giver, given.on)
        if near is None or not is_near(_MOVED, near[1]):
            continue
        homes = {*facts.party(given.giver).countries, *facts.party(given.company).countries}
        for taker in given.taken_by:
            countries = [each for each in facts.party(taker).countries if each not in homes]
            named = [each for country in countries for each in _named(country, given.on)]
            if not homes or not named or facts.party(taker).schema is Schema.PERSON:
                continue
            yield Found(
                party=taker,
                about=(given.giver, given.company),
                sentence=(
                    f"{transfer_text(facts, given)}, {days_text(near[1])} "
                    f"{listing_text(near[0])}; {facts.name(taker)} is in "
                    f"{named[0].country.upper()}: {_why(named)}."
                ),
                evidence=[*map(_evidence, named), *transfer_evidence(facts, given, near[0])],
                strength=_strength(near[1]),
            )


def _moves(facts: Facts, key: str) -> list[tuple[Spell, Spell]]:
    spells = sorted(
        {
            each
            for each in facts.party(key).spells
            if each.kind is SpellKind.COUNTRY
            and (each.starts_on is None or each.starts_on <= facts.as_of)
        },
        key=lambda each: (each.starts_on or date.min, each.value, each.source.name),
    )
    return [
        (old, new)
        for old, new in pairwise(spells)
        if old.value != new.value and new.starts_on is not None
    ]


def _named(country: str, day: date) -> list[NamedCountry]:
    return [
        each
        for family in (SECRECY, TRANSSHIPMENT)
        for each in named_countries(family.key, country, day)
    ]


def _is_founded_late(facts: Facts, key: str, root: str) -> bool:
    founded = facts.party(key).founded_on
    if founded is None or founded > facts.as_of:
        return False
    near = nearest_listing(facts, root, founded)
    return near is not None and is_near(_MOVED, near[1])


def _strength(days: int) -> FlagStrength:
    close = abs(days) <= measure(_MOVED, "close")
    return FlagStrength.STRONG if close else FlagStrength.MODERATE


def _why(named: list[NamedCountry]) -> str:
    return "; ".join(dict.fromkeys(each.text for each in named))


def _evidence(each: NamedCountry) -> Evidence:
    return Evidence(what=each.text, on=each.since)
