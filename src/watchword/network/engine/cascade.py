"""The least fixpoint: from the listed parties to all that a rule reaches.

A company is reached when the holdings of those already reached are enough, on low ends for
``definite`` and on high ends for ``possible``. Each owner's holdings are added once, when it
is reached itself, so that the work is in proportion to what is reached and not to the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np

from watchword.network.engine.columns import Array
from watchword.network.engine.graph import Graph
from watchword.network.engine.reading import CONTROL, FAMILY, NOTHING, Reading
from watchword.network.engine.walk import walk
from watchword.network.rules import Rule, Together


class Standing(StrEnum):
    """What the cascade says of a party."""

    LISTED = "listed"
    DEFINITE = "definite"
    POSSIBLE = "possible"
    NO = "no"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Listed parties, by number.

    Attributes:
        sure: Those that are listed for certain.
        unsure: Those of which it is not certain that they are the listed party.
    """

    sure: tuple[int, ...]
    unsure: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Both."""
        return (*self.sure, *self.unsure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who is reached on one end.

    Attributes:
        rank: For each node how far it is: 0 for seeds, twice the level for others, one less
            for joint holders, -1 for those that are not reached, -2 for those left out.
            Where each party counts alone, the rank from the nearest of them.
    """

    reading: Reading
    rank: Array

    def has(self, node: int) -> bool:
        """Whether a node is reached, or a seed."""
        return bool(self.rank[node] >= 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says of every party of a graph."""

    rule: Rule
    seeds: Seeds
    definite: Reach
    possible: Reach
    _sure: frozenset[int] = field(default=frozenset())

    def standing(self, node: int) -> Standing:
        """What the rule says of one party."""
        if node in self._sure:
            return Standing.LISTED
        if self.rule.indeterminate is not None:
            return Standing.INDETERMINATE
        if self.definite.has(node):
            return Standing.DEFINITE
        return Standing.POSSIBLE if self.possible.has(node) else Standing.NO

    def reached(self) -> list[int]:
        """The parties that are reached or may be, without the listed ones."""
        nodes = np.flatnonzero(self.possible.rank >= 0).tolist()
        limit = self.possible.reading.graph.nodes
        return [node for node in nodes if node < limit and node not in self._sure]


def cascade(graph: Graph, rule: Rule, seeds: Seeds, *, left_out: Collection[int] = ()) -> Outcome:
    """Follow a rule from the listed parties through a graph.

    Args:
        graph: The holdings of the day.
        rule: The rule of the day.
        seeds: The listed parties.
        left_out: Parties that are never reached, since a rebuttal is recorded for them.
    """
    low, high = (Reading.of(graph, rule, sure=sure) for sure in (True, False))
    definite = _reach(low, seeds.sure, left_out)
    same = not seeds.unsure and low.says_the_same_as(high)
    return Outcome(
        rule=rule,
        seeds=seeds,
        definite=definite,
        possible=replace(definite, reading=high) if same else _reach(high, seeds.all, left_out),
        _sure=frozenset(seeds.sure),
    )


def _reach(reading: Reading, seeds: Iterable[int], left_out: Collection[int]) -> Reach:
    rank = np.full(reading.graph.size, -1, np.int32)
    rank[list(left_out)] = -2
    start = np.unique(np.fromiter(seeds, np.int32))
    rank[start] = 0
    if reading.test.together is Together.ALL:
        _spread(reading, start, rank)
        return Reach(reading=reading, rank=rank)
    blocked = frozenset(left_out) - frozenset(start.tolist())
    for seed in start.tolist():
        for node, own in walk(reading, (seed,), blocked=blocked).rank.items():
            if rank[node] < 0 or rank[node] > own:
                rank[node] = own
    return Reach(reading=reading, rank=rank)


def _spread(reading: Reading, start: Array, rank: Array) -> None:
    """Mark all that are reached by all seeds together, level by level."""
    graph, level, frontier = reading.graph, 0, start
    totals: list[Array] = [np.zeros(graph.size, graph.scale.dtype) for _ in reading.test.measures]
    while frontier.size and (reading.depth is None or level < reading.depth):
        level += 1
        hit = _step(reading, frontier, totals, first=level == 1)
        hit = hit[rank[hit] == -1]
        joint = hit[hit >= graph.nodes]
        if joint.size:  # whoever holds jointly is no level of its own
            rank[joint] = 2 * level - 1
            further = _step(reading, joint, totals, first=False)
            hit = np.union1d(hit[hit < graph.nodes], further)
            hit = hit[rank[hit] == -1]
        rank[hit] = 2 * level
        frontier = hit


def _step(reading: Reading, frontier: Array, totals: list[Any], *, first: bool) -> Array:
    """Add what a frontier holds; whom that reaches."""
    graph = reading.graph
    edges = _edges_of(graph, frontier)
    actions = reading.actions[graph.kind[edges]]
    edges, actions = edges[actions != NOTHING], actions[actions != NOTHING]
    owned = graph.owned[edges]
    hits = [owned[(actions == CONTROL) | ((actions == FAMILY) & first)]]
    for measure, total in enumerate(totals):
        added = actions == measure + 1
        if added.any():
            targets = owned[added]
            np.add.at(total, targets, reading.values[edges[added]])
            hits.append(targets[reading.meets(measure, total[targets]).astype(bool)])
    return np.unique(np.concatenate(hits))


def _edges_of(graph: Graph, frontier: Array) -> Array:
    """The numbers of all edges of some owners."""
    starts = graph.indptr[frontier]
    counts = graph.indptr[frontier + 1] - starts
    offsets = np.cumsum(counts) - counts
    return np.repeat(starts - offsets, counts) + np.arange(int(counts.sum()))
