"""Companies that hold each other or themselves, where listed parties own what is outside.

The rules can't decide these; whether one is so is what the proof of a verdict finds
(:mod:`watchword.network.proof.circular`), here for all companies and all authorities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from watchword.model import AUTHORITIES, is_official
from watchword.network.flags.facts import COUNTABLE, Facts
from watchword.network.flags.flag import FlagStrength
from watchword.network.flags.raising import Found
from watchword.network.flags.telling import authority_name, holding_evidence, listing_evidence

_MOST = 200
"""So many companies in loops are looked at."""


def find_inconclusive(facts: Facts) -> Iterator[Found]:
    """A company that listed parties would own, were the shares in a loop left out."""
    looped = sorted(_looped(facts))[:_MOST]
    if not looped:
        return
    whose: dict[str, list[str]] = {}
    for authority in sorted(
        {d.authority for all_of in facts.designations.values() for d in all_of}
    ):
        if authority in AUTHORITIES and is_official(authority):
            for key in _inconclusive(facts, authority, looped):
                whose.setdefault(key, []).append(authority)
    for key, authorities in sorted(whose.items()):
        into = [each for each in facts.into(key) if facts.running(each)]
        owners = [each.owner for each in into if facts.is_listed(each.owner)]
        yield Found(
            party=key,
            about=owners,
            sentence=(
                f"{facts.name(key)} is held by itself or in a loop, and listed parties hold enough "
                f"of what is owned from outside: the ownership is inconclusive for "
                f"{' and '.join(map(authority_name, authorities))}."
            ),
            evidence=[
                *(holding_evidence(facts, each, each.starts_on) for each in into),
                *(
                    listing_evidence(facts, each)
                    for owner in dict.fromkeys(owners)
                    for each in facts.designations[owner]
                ),
            ],
            strength=FlagStrength.MODERATE,
        )


def _inconclusive(facts: Facts, authority: str, looped: list[str]) -> Iterator[str]:
    from watchword.network.assessment import assess
    from watchword.network.proof import is_inconclusive

    listed = {
        key: each.listing
        for key, found in facts.designations.items()
        for each in found
        if each.authority == authority
    }
    said = assess(
        facts.parties.values(),
        facts.holdings,
        listed=listed,
        authority=authority,
        as_of=facts.as_of,
    )
    own = said.case.own_shares(facts.as_of)
    for key in looped:
        number, reach = said.network.numbers[key], said.outcome.definite
        if not reach.has(number) and is_inconclusive(reach, number, own):
            yield key


def _looped(facts: Facts) -> set[str]:
    """The parties that hold themselves, or each other, on the day."""
    out: dict[str, set[str]] = {}
    for each in facts.holdings:
        if each.interest in COUNTABLE and facts.running(each) and each.owner != each.owned:
            out.setdefault(each.owner, set()).add(each.owned)
            out.setdefault(each.owned, set())
    own = {
        each.owned
        for each in facts.holdings
        if each.interest in COUNTABLE and facts.running(each) and each.owner == each.owned
    }
    return own | _in_loops(out)


def _in_loops(out: Mapping[str, set[str]]) -> set[str]:
    """The nodes of all cycles, and of ways from one cycle to another.

    They are what is left of a graph when those that nobody holds, and those that hold
    nobody, are taken away again and again.
    """
    into: dict[str, set[str]] = {key: set() for key in out}
    for owner, owned in out.items():
        for each in owned:
            into[each].add(owner)
    left = dict.fromkeys(out)
    for one_way, other_way in ((out, into), (into, out)):
        count = {key: sum(each in left for each in one_way[key]) for key in left}
        bare = [key for key in left if not count[key]]
        while bare:
            key = bare.pop()
            del left[key]
            for each in other_way[key]:
                if each in left:
                    count[each] -= 1
                    if not count[each]:
                        bare.append(each)
    return set(left)
