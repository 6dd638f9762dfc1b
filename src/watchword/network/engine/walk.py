"""The same fixpoint for few parties: a work list over dictionaries.

Where each listed party counts alone there are as many cascades as listed parties, each of
them tiny; an array as long as the graph for each would cost more than the walk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from watchword.network.engine.reading import CONTROL, FAMILY, Reading


class Edged(Protocol):
    """Whatever leads from owners to what they own."""

    def out(self, node: int) -> Iterator[tuple[int, int, Any, int]]:
        """Whom an owner's edges lead to, what they do, their value and number."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Who was reached.

    Attributes:
        rank: See :class:`~watchword.network.engine.cascade.Reach`; only those reached.
        totals: For each measure, what those reached hold of a node, by node.
    """

    rank: dict[int, int]
    totals: tuple[dict[int, Any], ...]


def walk(
    reading: Reading,
    seeds: Iterable[int],
    *,
    blocked: Collection[int] = (),
    edges: Edged | None = None,
) -> Walk:
    """Follow a reading from seeds.

    Args:
        reading: The rule's test on the graph.
        seeds: Where it begins.
        blocked: Nodes that are never reached.
        edges: Where the edges are taken from, if not from the whole graph.
    """
    taken, nodes = edges or reading, reading.graph.nodes
    rank = dict.fromkeys(seeds, 0)
    totals: tuple[dict[int, Any], ...] = tuple({} for _ in reading.test.measures)
    frontier, level = list(rank), 0
    while frontier and (reading.depth is None or level < reading.depth):
        level += 1
        found: list[int] = []
        for node in frontier:  # grows by joint holders, which are no level of their own
            for owned, action, value, _ in taken.out(node):
                if not _hits(reading, totals, (owned, action, value), seed=rank[node] == 0):
                    continue
                if owned not in rank and owned not in blocked:
                    joint = owned >= nodes
                    rank[owned] = 2 * level - joint
                    (frontier if joint else found).append(owned)
        frontier = found
    return Walk(rank=rank, totals=totals)


def _hits(
    reading: Reading, totals: tuple[dict[int, Any], ...], edge: tuple[int, int, Any], *, seed: bool
) -> bool:
    owned, action, value = edge
    if action == CONTROL:
        return True
    if action == FAMILY:
        return seed
    total = totals[action - 1]
    total[owned] = total.get(owned, 0) + value
    return bool(reading.meets(action - 1, total[owned]))
