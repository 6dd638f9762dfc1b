"""Staggered listings: what a party gave up while one authority listed it and another not yet.

Assets move to where the listing has not arrived: a stake that ended between the two days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from watchword.model import Holding
from watchword.network.flags.facts import HOLDS, SEATS, Facts, ListedBy
from watchword.network.flags.flag import FlagStrength
from watchword.network.flags.handover import Dealings
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import (
    authority_name,
    holding_evidence,
    listing_evidence,
    listing_text,
    stake_text,
)


def find_staggered(facts: Dealings) -> Iterator[Found]:
    """A stake or a seat given up after one authority's listing and before another's."""
    for owner in facts.designations:
        stages = _stages(facts, owner)
        if len(stages) < 2:
            continue
        ends: dict[str, list[Holding]] = {}
        for held in _ended(facts, owner):
            ends.setdefault(held.owned, []).append(held)
        for company, all_of_it in sorted(ends.items()):
            yield from _between(facts, stages, company, all_of_it)


def _stages(facts: Facts, owner: str) -> list[ListedBy]:
    """The first listing by each authority, by day."""
    first: dict[str, ListedBy] = {}
    for each in facts.dated(owner):
        first.setdefault(each.authority, each)
    return list(first.values())


def _ended(facts: Dealings, owner: str) -> list[Holding]:
    """What a party gave up: stakes, and seats that nobody states further."""
    given = {each for one in facts.transfers if one.giver == owner for each in one.before}
    seats = [
        each
        for each in facts.of(owner)
        if each.interest in SEATS - HOLDS
        and facts.ended(each)
        and not any(
            other.interest is each.interest and facts.running(other)
            for other in facts.between(owner, each.owned)
        )
    ]
    return [each for each in facts.of(owner) if each in given or each in seats]


def _between(
    facts: Facts, stages: list[ListedBy], company: str, ended: list[Holding]
) -> Iterator[Found]:
    for earlier, later in pairwise(stages):
        found = [each for each in ended if _is_between(each.ends_on, earlier, later)]
        if not found:
            continue
        owner = earlier.party
        what = " and ".join(dict.fromkeys(stake_text(each) for each in found))
        stake = any(each.interest in HOLDS for each in found)
        yield Found(
            party=company,
            about=(owner,),
            sentence=(
                f"{facts.name(owner)} gave up {what} in {facts.name(company)} on "
                f"{found[0].ends_on}, after {listing_text(earlier)} and before "
                f"{authority_name(later.authority)} listed too on {later.on}."
            ),
            evidence=[
                *(holding_evidence(facts, each, each.ends_on) for each in found),
                listing_evidence(facts, earlier),
                listing_evidence(facts, later),
            ],
            strength=FlagStrength.MODERATE if stake else FlagStrength.WEAK,
        )
        return


def _is_between(day: date | None, earlier: ListedBy, later: ListedBy) -> bool:
    if day is None or earlier.on is None or later.on is None:
        return False
    most = measure("staggered-listings", "after")
    return earlier.on <= day < later.on and (day - earlier.on).days <= most
