"""Directors in common, and companies founded after a listing by those who ran the listed one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from watchword.model import Holding, Schema
from watchword.network.flags.addresses import address_key, bodies_by_address, is_mass
from watchword.network.flags.facts import SEATS, Facts, ListedBy
from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import (
    authority_name,
    holding_evidence,
    listing_evidence,
)

Shared = Mapping[str, list[tuple[Holding, Holding]]]
"""For each company the pairs of seats, in the listed company and in it."""


def find_shared_directors(facts: Facts) -> Iterator[Found]:
    """An unlisted company that is led by those who lead a listed company at the same time."""
    least = measure("shared-director", "directors")
    for listed in _listed_bodies(facts):
        for company, seats in _shared(facts, listed).items():
            pairs = [each for each in seats if _overlap(*each)]
            people = list(dict.fromkeys(seat.owner for seat, _ in pairs))
            if not people or facts.tied.get(company):
                continue
            names = ", ".join(facts.name(key) for key in people[:3])
            yield Found(
                party=company,
                about=(listed, *people),
                sentence=(
                    f"{facts.name(company)} shares {_count(people)} with "
                    f"{facts.name(listed)}, which is listed: {names}."
                ),
                evidence=[
                    *(holding_evidence(facts, each) for pair in pairs for each in pair),
                    *(listing_evidence(facts, each) for each in facts.designations[listed]),
                ],
                strength=FlagStrength.MODERATE if len(people) >= least else FlagStrength.WEAK,
            )


def find_successors(facts: Facts) -> Iterator[Found]:
    """A company founded soon after a company was listed, with its directors or at its address."""
    bodies = _listed_bodies(facts)
    at = bodies_by_address(facts) if bodies else {}
    for listed in bodies:
        shared = _shared(facts, listed)
        neighbours = at.get(address_key(facts.party(listed)), [])
        own = facts.group(listed)
        there = {key for key in neighbours if facts.group(key) != own}
        if is_mass(facts, neighbours):
            there = set()
        for company in sorted((shared.keys() | there) - {listed}):
            near = founded_after(facts, company, listed)
            if near is None or facts.is_listed(company) or company in facts.tied:
                continue
            pairs = shared.get(company, [])
            what = ["its directors"] * bool(pairs) + ["its address"] * (company in there)
            yield Found(
                party=company,
                about=(listed, *(seat.owner for seat, _ in pairs)),
                sentence=(
                    f"{facts.name(company)} was founded on {facts.party(company).founded_on}, "
                    f"{near[1]} days after {authority_name(near[0].authority)} listed "
                    f"{facts.name(listed)}, and has {' and '.join(what)}."
                ),
                evidence=[
                    founding_evidence(facts, company),
                    listing_evidence(facts, near[0]),
                    *(holding_evidence(facts, each) for pair in pairs for each in pair),
                ],
                strength=FlagStrength.STRONG if len(what) > 1 else FlagStrength.MODERATE,
            )


def founded_after(facts: Facts, company: str, listed: str) -> tuple[ListedBy, int] | None:
    """The latest listing of a party soon after which a company was founded, and the days."""
    founded, most = facts.party(company).founded_on, measure("founded-after", "days")
    found = [
        (each, (founded - each.on).days)
        for each in facts.dated(listed)
        if founded and each.on and founded <= facts.as_of and 0 <= (founded - each.on).days <= most
    ]
    return min(found, key=lambda each: each[1], default=None)


def founding_evidence(facts: Facts, company: str) -> Evidence:
    """That a company was founded."""
    return Evidence(what=f"{facts.name(company)} was founded", on=facts.party(company).founded_on)


def _listed_bodies(facts: Facts) -> list[str]:
    return [
        key
        for key in facts.designations
        if facts.is_listed(key) and facts.party(key).schema not in {Schema.PERSON, Schema.VESSEL}
    ]


def _shared(facts: Facts, listed: str) -> Shared:
    """Unlisted companies that directors of a listed one lead; who leads very many is left out."""
    most = measure("shared-director", "seats")
    found: dict[str, list[tuple[Holding, Holding]]] = {}
    for seat in facts.into(listed):
        if seat.interest not in SEATS or facts.party(seat.owner).schema is not Schema.PERSON:
            continue
        others = [each for each in facts.of(seat.owner) if each.interest in SEATS]
        if len({each.owned for each in others}) > most:
            continue
        for other in others:
            if other.owned != listed and not facts.is_listed(other.owned):
                found.setdefault(other.owned, []).append((seat, other))
    return dict(sorted(found.items()))


def _overlap(first: Holding, second: Holding) -> bool:
    starts = [each.starts_on for each in (first, second) if each.starts_on]
    ends = [each.ends_on for each in (first, second) if each.ends_on]
    return not starts or not ends or max(starts) <= min(ends)


def _count(people: list[str]) -> str:
    return "a director" if len(people) == 1 else f"{len(people)} directors"
