"""A rule's test laid on one end of a graph's shares: what each edge does, and what is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from watchword.model import Interest
from watchword.network.engine.columns import INTERESTS, Array
from watchword.network.engine.edges import CLAIMED
from watchword.network.engine.graph import Graph
from watchword.network.engine.joining import (
    ALONE,
    IN_ARRANGEMENT,
    MEMBER,
    OF_ARRANGEMENT,
    OF_JOINT,
)
from watchword.network.rules import Criteria, Rule

NOTHING, CONTROL, FAMILY = 0, 14, 15
"""Actions of edges; 1 and 2 add to the first and the second measure of the test."""

_UNCLEAR = frozenset({Interest.UNKNOWN, Interest.CONSOLIDATION})
"""May be shares, in any amount: nobody says that there are none."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A test on a graph.

    Attributes:
        sure: Whether it reads low ends and what is certain, or high ends and claims too.
        actions: What an edge of each kind does.
        values: The ends of shares.
        bounds: What the sum of each measure is compared with.
        depth: How many levels are followed; None for all.
    """

    graph: Graph
    test: Criteria
    sure: bool
    actions: Array
    values: Array
    bounds: tuple[Any, ...]
    depth: int | None

    @classmethod
    def of(cls, graph: Graph, rule: Rule, *, sure: bool) -> Reading:
        """Read a graph under a rule."""
        test = rule.sure if sure else rule.possible
        return cls(
            graph=graph,
            test=test,
            sure=sure,
            actions=actions_of(test, sure=sure),
            values=graph.low if sure else graph.high,
            bounds=tuple(graph.scale.per_cent(measure.threshold) for measure in test.measures),
            depth=rule.depth,
        )

    def says_the_same_as(self, other: Reading) -> bool:
        """Whether no edge of the graph differs between two readings."""
        kinds = self.graph.kinds
        return (
            self.test == other.test
            and self.graph.is_exact
            and np.array_equal(self.actions[kinds], other.actions[kinds])
        )

    def meets(self, measure: int, total: Any) -> Any:
        """Whether a sum, or each sum of an array, is enough."""
        bound = self.bounds[measure]
        return total > bound if self.test.measures[measure].strict else total >= bound

    def out(self, node: int) -> Iterator[tuple[int, int, Any, int]]:
        """The edges of an owner that do something: whom they lead to, what, value, number."""
        graph = self.graph
        start, stop = int(graph.indptr[node]), int(graph.indptr[node + 1])
        owned, values = graph.owned[start:stop].tolist(), self.values[start:stop].tolist()
        actions = self.actions[graph.kind[start:stop]].tolist()
        for place, action in enumerate(actions):
            if action:
                yield owned[place], action, values[place], start + place

    def into(self, node: int) -> Iterator[tuple[int, int, Any, int]]:
        """The edges into a node that do something: whose they are, what, value, number."""
        graph = self.graph
        for edge in graph.edges_into(node):
            action = int(self.actions[graph.kind[edge]])
            if action:
                yield int(graph.owner[edge]), action, self.values[edge], edge


@lru_cache(maxsize=64)
def actions_of(test: Criteria, *, sure: bool) -> Array:
    """What edges of each kind do under a test."""
    return np.array([_action(test, kind, sure=sure) for kind in range(256)], np.uint8)


def _action(test: Criteria, kind: int, *, sure: bool) -> int:
    part, code = kind & 48, kind & 15
    counts = {
        ALONE: True,
        IN_ARRANGEMENT: not test.joint,
        OF_ARRANGEMENT: test.joint,
        OF_JOINT: True,
    }[part]
    if (kind & CLAIMED and sure) or not counts:
        return NOTHING
    if code == MEMBER:
        return CONTROL
    return _does(test, INTERESTS[code], sure=sure) if code < len(INTERESTS) else NOTHING


def _does(test: Criteria, interest: Interest, *, sure: bool) -> int:
    if interest in test.control:
        return CONTROL
    if interest in test.family:
        return FAMILY
    if not sure and interest in _UNCLEAR:
        interest = Interest.SHARES
    measured = [measure.interest for measure in test.measures]
    return measured.index(interest) + 1 if interest in measured else NOTHING
