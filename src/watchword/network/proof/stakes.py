"""Who of the listed stands behind a party, and with how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from watchword.model import Share
from watchword.network.engine.cascade import Outcome, Reach
from watchword.network.engine.columns import Array
from watchword.network.engine.reading import CONTROL, FAMILY, Reading
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


def owners_of_all(outcome: Outcome) -> dict[int, frozenset[int]]:
    """The listed parties that contribute to each party that is reached or may be."""
    possible = _owners_by_node(outcome.possible)
    definite = _owners_by_node(outcome.definite)
    return {**possible, **definite}


def _owners_by_node(reach: Reach) -> dict[int, frozenset[int]]:
    reading, rank = reach.reading, reach.rank
    seeds = np.flatnonzero(rank == 0).tolist()
    if reading.test.together is Together.ALONE:
        found: dict[int, set[int]] = {}
        for seed in seeds:
            for node in walk(reading, (seed,), blocked=_left_out(reach)).rank:
                found.setdefault(node, set()).add(seed)
        return {node: frozenset(by - {node}) for node, by in found.items()}
    group = Group(seeds=tuple(seeds), rank=rank, total=())
    owners = {seed: frozenset({seed}) for seed in seeds}
    reached = np.flatnonzero(rank > 0)
    for node in reached[np.argsort(rank[reached], kind="stable")].tolist():
        behind = {owners[owner] for owner in _earlier(reading, group, node)}
        owners[node] = behind.pop() if len(behind) == 1 else frozenset().union(*behind)
    return owners


def _left_out(reach: Reach) -> frozenset[int]:
    return frozenset(np.flatnonzero(reach.rank == _LEFT_OUT).tolist())


_LEFT_OUT = -2


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
    seen, stack, roots = {subject}, [subject], list[int]()
    while stack:
        for owner in _earlier(reading, group, stack.pop()):
            if owner in seen:
                continue
            seen.add(owner)
            (stack if group.ranks(owner) else roots).append(owner)
    return roots


def _earlier(reading: Reading, group: Group, node: int) -> Iterator[int]:
    """Owners that contribute to a node and were reached before it; all, where it is not."""
    here = group.ranks(node)
    for owner, action, value, _ in reading.into(node):
        rank = group.ranks(owner)
        if rank < 0 or 0 <= here <= rank or (action == FAMILY and rank):
            continue
        if action in (CONTROL, FAMILY) or value:
            yield owner
