"""Who of the listed stands behind a party, and with how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from watchword.model import Share
from watchword.network.engine.cascade import Outcome, Reach
from watchword.network.engine.columns import Array
from watchword.network.engine.reading import FAMILY, Reading
from watchword.network.engine.walk import walk
from watchword.network.proof.nearby import edges_into, owners_of
from watchword.network.rules import Together

MOST_REACHED = 50_000
"""How many reached parties above one are looked at."""
_MOST_ALONE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Listed parties that count together: all of them, or one.

    Attributes:
        seeds: Who.
        rank: The rank of a node from them; -1 where they don't reach it.
        total: What they and those that they reach hold of the subject, by measure.
    """

    seeds: tuple[int, ...]
    rank: Mapping[int, int] | Array
    total: tuple[Any, ...]

    def ranks(self, node: int) -> int:
        """The rank of a node."""
        if isinstance(self.rank, Mapping):
            return self.rank.get(node, -1)
        return int(self.rank[node])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """What stands behind a subject.

    Attributes:
        groups: Groups that reach the subject or, where none does, all that hold of it; the
            one that holds most first.
        owners: The listed parties that contribute.
        share: What the first group holds directly, at the least and at the most.
    """

    groups: tuple[Group, ...]
    owners: tuple[int, ...]
    share: Share


def find_stakes(outcome: Outcome, subject: int) -> Stakes:
    """Who stands behind a subject, surely or possibly."""
    low, high = groups_of(outcome.definite, subject), groups_of(outcome.possible, subject)
    groups = low if outcome.definite.has(subject) else high
    reading = groups_reading(outcome, subject)
    reaching = tuple(group for group in groups if group.ranks(subject) >= 0) or groups
    owners = {seed for group in reaching for seed in _roots(reading, group, subject)}
    graph = reading.graph
    best_low = max((group.total[0] for group in low), default=0)
    best_high = max((group.total[0] for group in high), default=0)
    return Stakes(
        groups=reaching, owners=tuple(sorted(owners)), share=graph.share(best_low, best_high)
    )


def groups_reading(outcome: Outcome, subject: int) -> Reading:
    """The reading by which a subject is reached, or may be."""
    return (outcome.definite if outcome.definite.has(subject) else outcome.possible).reading


def groups_of(reach: Reach, subject: int) -> tuple[Group, ...]:
    """The groups of listed parties that hold of a subject."""
    reading = reach.reading
    above = owners_of(reading, subject, most=MOST_REACHED, through=reach.has)
    seeds = tuple(sorted(node for node in above if reach.rank[node] == 0 and node != subject))
    if reading.test.together is Together.ALL:
        totals = _direct(reading, subject, reach)
        return (Group(seeds=seeds, rank=reach.rank, total=totals),) if seeds else ()
    nearby, groups = edges_into(reading, above), []
    for seed in seeds[:_MOST_ALONE]:
        walked = walk(reading, (seed,), edges=nearby)
        total = tuple(by_node.get(subject, 0) for by_node in walked.totals)
        groups.append(Group(seeds=(seed,), rank=walked.rank, total=total))
    return tuple(sorted(groups, key=lambda group: group.total[0], reverse=True))


def _direct(reading: Reading, subject: int, reach: Reach) -> tuple[Any, ...]:
    totals: list[Any] = [0] * len(reading.test.measures)
    for owner, action, value, _ in reading.into(subject):
        if reach.has(owner) and 1 <= action <= len(totals) and _may_lead(reading, reach, owner):
            totals[action - 1] = value + totals[action - 1]
    return tuple(totals)


def _may_lead(reading: Reading, reach: Reach, owner: int) -> bool:
    """Whether the rule follows an owner's holdings so deep."""
    return reading.depth is None or (int(reach.rank[owner]) + 1) // 2 < reading.depth + (
        owner >= reading.graph.nodes
    )


def _roots(reading: Reading, group: Group, subject: int) -> Iterable[int]:
    """The seeds from which a contribution comes to the subject."""
    seen, stack, roots = {subject}, [subject], []
    while stack:
        node = stack.pop()
        here = group.ranks(node)
        for owner, action, value, _ in reading.into(node):
            rank = group.ranks(owner)
            earlier = rank >= 0 and (here < 0 or rank < here)
            if (
                owner in seen
                or not earlier
                or (action == FAMILY and rank)
                or not (value or action > 2)
            ):
                continue
            seen.add(owner)
            if rank == 0:
                roots.append(owner)
            else:
                stack.append(owner)
    return roots
