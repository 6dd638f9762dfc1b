"""Who took over from listed parties: companies new, or alike in address or in founders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from watchword.model import Holding, Schema
from watchword.network.flags.addresses import address_key, bodies_by_address, is_mass
from watchword.network.flags.directors import founded_after, founding_evidence
from watchword.network.flags.facts import SEATS, Facts
from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.handover import (
    Dealings,
    Transfer,
    nearest_listing,
    transfer_evidence,
    transfer_text,
)
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import (
    authority_name,
    holding_evidence,
    listing_evidence,
)

_FOUNDER = re.compile(r"incorporator|subscriber|founder|formation|registered agent", re.IGNORECASE)


@dataclass(slots=True)
class _Link:
    """What several takers have in common."""

    words: str
    takers: dict[str, list[Evidence]] = field(default_factory=dict)


def find_new_takers(facts: Dealings) -> Iterator[Found]:
    """A company founded soon after a listing that took a stake from the listed party."""
    for given in facts.transfers:
        for taker in given.taken_by:
            near = founded_after(facts, taker, given.giver)
            if near is None:
                continue
            yield Found(
                party=taker,
                about=(given.giver, given.company),
                sentence=(
                    f"{transfer_text(facts, given)}; {facts.name(taker)} was founded on "
                    f"{facts.party(taker).founded_on}, {near[1]} days after "
                    f"{authority_name(near[0].authority)} listed {facts.name(given.giver)}."
                ),
                evidence=[
                    founding_evidence(facts, taker),
                    *transfer_evidence(facts, given, near[0]),
                ],
                strength=FlagStrength.STRONG,
            )


def find_alike_takers(facts: Dealings) -> Iterator[Found]:
    """Stakes that went from one listed party to several companies of one address or founder."""
    by_giver: dict[str, list[Transfer]] = defaultdict(list)
    for given in facts.transfers:
        near = nearest_listing(facts, given.giver, given.on)
        if near and -measure("alike-transferees", "before") <= near[1] <= measure(
            "alike-transferees", "after"
        ):
            by_giver[given.giver].append(given)
    for giver, transfers in by_giver.items():
        takers = dict.fromkeys(key for each in transfers for key in each.taken_by)
        shown: set[tuple[str, ...]] = set()
        for link in _links(facts, [key for key in takers if not facts.is_listed(key)]):
            group = tuple(sorted(link.takers))
            if len(group) < 2 or group in shown:
                continue
            shown.add(group)
            names = " and ".join(facts.name(key) for key in group[:3])
            yield Found(
                party=giver,
                about=group,
                sentence=(
                    f"Stakes of {facts.name(giver)} went to {len(group)} companies that share "
                    f"{link.words}: {names}."
                ),
                evidence=[
                    *(each for key in group for each in link.takers[key][:2]),
                    *(listing_evidence(facts, each) for each in facts.designations[giver]),
                    *_transfers_to(facts, transfers, set(group)),
                ],
                strength=FlagStrength.STRONG,
            )


def _links(facts: Facts, takers: list[str]) -> list[_Link]:
    found: dict[tuple[str, str], _Link] = {}
    at = bodies_by_address(facts) if len(takers) > 1 else {}
    for key in takers:
        party = facts.party(key)
        if party.schema in {Schema.PERSON, Schema.VESSEL}:
            continue
        place = address_key(party)
        if place and not is_mass(facts, at.get(place, ())):
            link = found.setdefault(("address", place), _Link(f"the address {party.address}"))
            link.takers.setdefault(key, []).append(
                Evidence(what=f"{facts.name(key)} is at {party.address}")
            )
        for tie in facts.into(key):
            if _is_founder(tie):
                words = f"{facts.name(tie.owner)} as director or founder"
                link = found.setdefault(("person", tie.owner), _Link(words))
                link.takers.setdefault(key, []).append(holding_evidence(facts, tie, tie.starts_on))
    return [found[each] for each in sorted(found)]


def _is_founder(tie: Holding) -> bool:
    return tie.interest in SEATS or _FOUNDER.search(tie.detail) is not None


def _transfers_to(facts: Facts, transfers: list[Transfer], group: set[str]) -> list[Evidence]:
    return [
        each
        for given in transfers
        if group & set(given.taken_by)
        for each in transfer_evidence(facts, given)
    ]
