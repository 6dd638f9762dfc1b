"""The part of a graph that matters for one party: what leads to it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from watchword.network.engine.reading import Reading

_Edge = tuple[int, int, Any, int]


class Nearby:
    """Edges of a reading, or some of them, by owner."""

    def __init__(self, edges: Iterable[tuple[int, _Edge]]) -> None:
        self._out: dict[int, list[_Edge]] = defaultdict(list)
        for owner, edge in edges:
            self._out[owner].append(edge)

    def out(self, node: int) -> Iterator[_Edge]:
        """Whom an owner's edges lead to, what they do, their value and number."""
        return iter(self._out.get(node, ()))

    def into(self) -> Iterator[tuple[int, _Edge]]:
        """All edges, each with its owner."""
        for owner, edges in self._out.items():
            for edge in edges:
                yield owner, edge


def owners_of(
    reading: Reading, subject: int, *, most: int, through: Callable[[int], bool]
) -> list[int]:
    """The subject and those above it, the nearest first.

    Args:
        reading: What counts as an edge.
        subject: Where it begins.
        most: How many at most.
        through: Which of them are taken, and looked behind.
    """
    found, queue = {subject: None}, deque([subject])
    while queue and len(found) < most:
        for owner, *_ in reading.into(queue.popleft()):
            if owner not in found and through(owner):
                found[owner] = None
                queue.append(owner)
    return list(found)


def edges_into(reading: Reading, nodes: Iterable[int]) -> Nearby:
    """All edges of a reading that lead to some nodes."""
    return Nearby(
        (owner, (node, action, value, edge))
        for node in nodes
        for owner, action, value, edge in reading.into(node)
    )
