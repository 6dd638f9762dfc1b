"""Shares that are held jointly, and joint arrangements, as nodes of their own.

Each holder of such a node reaches it, whatever its share: under SI 2019/855 Schedule 1 a
share that several persons hold is held by each of them, and under a joint arrangement each
holds what all of them hold together. A rule that does not know arrangements follows the
holders' own edges instead; jointly held shares count once for every rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from watchword.model import Interest
from watchword.network.engine.columns import CODES, HELD_JOINTLY, Array, Columns
from watchword.network.engine.edges import Edges
from watchword.network.engine.once import say_together

MEMBER = 15
"""The kind of an edge from a holder to the joint node."""
ALONE, IN_ARRANGEMENT, OF_ARRANGEMENT, OF_JOINT = 0, 16, 32, 48
"""An edge's part: none; a holder's own share in an arrangement; edges to and from the node
of an arrangement; edges to and from the node of jointly held shares."""

_ADDED = (CODES[Interest.SHARES], CODES[Interest.VOTES])
_Edge = tuple[int, int, int, Any, Any, int]


def split_joint(columns: Columns, rows: Array) -> tuple[Array, Array]:
    """Rows of jointly held shares or votes apart from all others."""
    together = (columns.flags[rows] & HELD_JOINTLY) != 0
    together &= columns.interest[rows] <= max(_ADDED)
    return (rows[~together], rows[together]) if together.any() else (rows, rows[:0])


def join_holders(edges: Edges, held: Edges, columns: Columns, *, nodes: int) -> tuple[Edges, int]:
    """Add the joint nodes: all edges, and how many nodes there are now."""
    arranged = np.flatnonzero((columns.joint[edges.row] != 0) & ((edges.kind & 15) <= max(_ADDED)))
    if not arranged.size and not len(held.row):
        return edges, nodes
    kinds = edges.kind.copy()
    kinds[arranged] |= IN_ARRANGEMENT
    marked = Edges(
        owner=edges.owner, owned=edges.owned, kind=kinds, low=edges.low, high=edges.high,
        row=edges.row,
    )  # fmt: skip
    groups = _grouped(edges.take(arranged), columns)
    joint = _grouped(held, columns)
    added: list[_Edge] = []
    for node, ((_, owned), members) in enumerate(groups.items(), nodes):
        added.extend(_arrangement(members, node, owned))
    for node, ((_, owned), members) in enumerate(joint.items(), nodes + len(groups)):
        added.extend(_jointly(members, node, owned, columns))
    return marked.join(added), nodes + len(groups) + len(joint)


def _grouped(edges: Edges, columns: Columns) -> Mapping[tuple[int, int], list[_Edge]]:
    groups: dict[tuple[int, int], list[_Edge]] = defaultdict(list)
    lists = [getattr(edges, name).tolist() for name in edges.__slots__]
    for edge in sorted(zip(*lists, strict=True), key=lambda edge: edge[5]):
        groups[int(columns.joint[edge[5]]), edge[1]].append(edge)
    return groups


def _arrangement(members: list[_Edge], node: int, owned: int) -> Iterator[_Edge]:
    for owner, _, kind, low, high, row in members:
        claimed = kind & 128
        yield owner, node, MEMBER | OF_ARRANGEMENT | claimed, low, high, row
        yield node, owned, kind | OF_ARRANGEMENT, low, high, row


def _jointly(members: list[_Edge], node: int, owned: int, columns: Columns) -> Iterator[_Edge]:
    by_kind: dict[int, list[_Edge]] = defaultdict(list)
    for owner, _, kind, low, high, row in members:
        yield owner, node, MEMBER | OF_JOINT | (kind & 128), low, high, row
        by_kind[kind].append((owner, owned, kind, low, high, row))
    for kind, same in by_kind.items():
        said = say_together([(row, low, high) for *_, low, high, row in same], columns)
        # Where all say the same, each holder's own statement proves it; else the one that counts.
        one = len({(low, high) for *_, low, high, _ in same}) == 1
        yield node, owned, kind | OF_JOINT, said.low, said.high, -1 if one else said.row
