"""What would change a verdict: the least stake that nobody disclosed, the least divestment."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from watchword.network.engine.cascade import Outcome, Reach
from watchword.network.engine.reading import CONTROL, Reading
from watchword.network.engine.walk import Walk, walk
from watchword.network.proof.nearby import Nearby, edges_into, owners_of
from watchword.network.proof.stakes import groups_of
from watchword.network.rules import Together

_MOST = 300
"""How many companies above the subject are looked at, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of one company's owners.

    Attributes:
        company: Whose.
        holders: Who would hold more, or less; nobody where no listed owner is near.
        share: How much, in per cent.
        more_than: Whether a little more than that is needed.
        measure: Which measure of the test it concerns.
    """

    company: int
    holders: tuple[int, ...]
    share: Fraction
    more_than: bool
    measure: int


def find_stake(outcome: Outcome, subject: int) -> Change | None:
    """The least further stake of those reached that would surely reach the subject."""
    reach = outcome.definite
    reading = reach.reading
    above = [subject]
    if reading.depth is None:
        above = owners_of(reading, subject, most=_MOST, through=lambda node: reach.rank[node] == -1)
    nearby = edges_into(reading, above)
    candidates = [
        (change, reached)
        for reached in _seed_groups(reach, above)
        for change in _gaps(reading, above, (nearby, reached))
    ]
    candidates.sort(key=lambda each: _order(each[0], subject))
    for change, reached in candidates:
        if change.company == subject:
            return change
        if subject in walk(reading, {*reached, change.company}, edges=nearby).rank:
            return change
    return None


def _order(change: Change, subject: int) -> tuple[Fraction, bool, bool, int, int]:
    nearer = change.company != subject
    return change.share, change.more_than, nearer, change.company, change.measure


def _seed_groups(reach: Reach, above: list[int]) -> list[frozenset[int]]:
    """For each group of listed parties, whom it reaches among those near the subject."""
    reading = reach.reading
    near = {owner for node in above for owner, *_ in reading.into(node) if reach.has(owner)}
    if reading.test.together is Together.ALL or not near:
        return [frozenset(near)]
    seeds = {seed for node in near for group in groups_of(reach, node) for seed in group.seeds}
    seeds |= {node for node in near if reach.rank[node] == 0}
    return [frozenset(walk(reading, (seed,)).rank.keys() & near) for seed in sorted(seeds)[:_MOST]]


def _gaps(reading: Reading, above: list[int], group: tuple[Nearby, frozenset[int]]) -> list[Change]:
    nearby, reached = group
    held: dict[tuple[int, int], list[tuple[Any, int]]] = {}
    for owner in sorted(reached):
        for node, action, value, _ in nearby.out(owner):
            held.setdefault((node, action - 1), []).append((value, owner))
    found = []
    for node in above:
        if node >= reading.graph.nodes:
            continue
        for number, measure in enumerate(reading.test.measures):
            stakes = held.get((node, number), [])
            total: Any = 0
            for value, _ in stakes:
                total = value + total
            have, is_open = reading.graph.scale.decode(total)
            holder = (max(stakes)[1],) if stakes else tuple(sorted(reached)[:1])
            found.append(
                Change(
                    company=node,
                    holders=holder,
                    share=max(measure.threshold - have, Fraction(0)),
                    more_than=measure.strict and not is_open,
                    measure=number,
                )
            )
    return found


def find_divestment(outcome: Outcome, subject: int) -> Change | None:
    """The least sale of shares in one company after which the subject is not surely reached."""
    reach = outcome.definite
    reading = reach.reading
    groups = [group for group in groups_of(reach, subject) if group.ranks(subject) >= 0]
    if len(groups) != 1:  # several listed parties reach it, each alone: each would have to sell
        return None
    above = owners_of(reading, subject, most=_MOST, through=reach.has)
    nearby = edges_into(reading, above)
    found = []
    for company in above:
        if company >= reading.graph.nodes or reach.rank[company] == 0:
            continue
        without = walk(reading, groups[0].seeds, blocked={company}, edges=nearby)
        if subject not in without.rank:
            found.extend(_sale(reading, company, without))
    return min(found, key=lambda each: (each.share, each.more_than), default=None)


def _sale(reading: Reading, company: int, without: Walk) -> list[Change]:
    """What those who reach a company without it would have to sell, if one sale is enough."""
    stakes: dict[int, list[tuple[Any, int]]] = {}
    for owner, action, value, _ in reading.into(company):
        if owner in without.rank:
            stakes.setdefault(action, []).append((value, owner))
    if CONTROL in stakes:
        return []
    met = [
        number
        for number in range(len(reading.test.measures))
        if reading.meets(number, without.totals[number].get(company, 0))
    ]
    if len(met) != 1:
        return []
    measure = reading.test.measures[met[0]]
    have, is_open = reading.graph.scale.decode(without.totals[met[0]][company])
    excess = have - measure.threshold
    holders = sorted(stakes[met[0] + 1], key=lambda each: (each[0], -each[1]), reverse=True)
    largest = reading.graph.scale.decode(holders[0][0])[0]
    enough = holders[:1] if largest > excess or (measure.strict and largest == excess) else holders
    return [
        Change(
            company=company,
            holders=tuple(owner for _, owner in enough),
            share=excess,
            more_than=not measure.strict or is_open,
            measure=met[0],
        )
    ]
