"""The holdings that are valid on a day, each counted once, in compressed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from watchword.model import Interest, Share
from watchword.network.engine.columns import CODES, INDIRECT, Array, Columns
from watchword.network.engine.edges import Edges, edges_of
from watchword.network.engine.joining import OF_ARRANGEMENT, join_holders, split_joint
from watchword.network.engine.once import count_once
from watchword.network.engine.scale import Scale

_TIES = (CODES[Interest.FAMILY], CODES[Interest.ASSOCIATE])


@dataclass(frozen=True, kw_only=True)
class Graph:
    """Who holds what on a day: the edges of owner ``n`` are ``indptr[n]`` to ``indptr[n + 1]``.

    Attributes:
        nodes: How many parties there are; numbers from there on are joint holders.
        owned: Whom each edge leads to.
        kind: An interest's code, its part in joint holdings, and ``CLAIMED``.
        low, high: Ends of shares in the graph's scale.
        row: The row of the columns that each edge stands for; -1 for none of its own.
        also: Further rows that state the same holding, by row.
        conflicts: Rows of holdings on whose share their statements contradict each other.
    """

    nodes: int
    indptr: Array
    owned: Array
    kind: Array
    low: Array
    high: Array
    row: Array
    scale: Scale
    also: Mapping[int, tuple[int, ...]]
    conflicts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many nodes there are, joint holders included."""
        return len(self.indptr) - 1

    @cached_property
    def owner(self) -> Array:
        """Whom each edge comes from."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.indptr))

    @cached_property
    def kinds(self) -> Array:
        """The kinds that its edges have."""
        return np.flatnonzero(np.bincount(self.kind, minlength=256))

    @cached_property
    def is_exact(self) -> bool:
        """Whether every share is known exactly."""
        return self.low is self.high or bool(np.array_equal(self.low, self.high))

    @cached_property
    def _incoming(self) -> tuple[Array, Array]:
        counts = np.bincount(self.owned, minlength=self.size)
        return _starts(counts), np.argsort(self.owned, kind="stable")

    def edges_into(self, node: int) -> list[int]:
        """The edges that lead to a node."""
        starts, order = self._incoming
        edges: list[int] = order[starts[node] : starts[node + 1]].tolist()
        return edges

    def share(self, low: Any, high: Any) -> Share:
        """The share that ends, or sums of them, stand for; at most all of it."""
        first, first_open = self.scale.decode(low)
        last, last_open = self.scale.decode_high(high)
        return Share(
            low=min(first, _WHOLE),
            high=min(last, _WHOLE),
            low_open=first_open and first < _WHOLE,
            high_open=last_open and last <= _WHOLE,
        )

    def over_full(self) -> tuple[int, ...]:
        """Companies whose stated holders have more than 100 per cent, at the least."""
        found: set[int] = set()
        full = self.scale.per_cent(_WHOLE)
        for interest in (Interest.SHARES, Interest.VOTES):
            counted = ((self.kind & 15) == CODES[interest]) & ((self.kind & 48) != OF_ARRANGEMENT)
            totals: Array = np.zeros(self.size, self.scale.dtype)
            np.add.at(totals, self.owned[counted], self.low[counted])
            found.update(np.flatnonzero(totals > full).tolist())
        return tuple(sorted(found))


_WHOLE = Share.exactly(100).high


def build_graph(columns: Columns, *, nodes: int, as_of: date) -> Graph:
    """The graph of a day.

    Holdings of a party in itself count for nobody and are left out, as are indirect ones:
    they sum up holdings that are stated too (BODS v0.4, ``directOrIndirect``).

    Args:
        columns: The holdings of all days.
        nodes: How many parties there are.
        as_of: The day.
    """
    rows = _valid(columns, as_of)
    most = int(np.bincount(columns.owned[rows], minlength=nodes).max(initial=0))
    scale = Scale.fit(columns, holders=most)
    single, held = split_joint(columns, rows)
    del rows
    once = count_once(columns, single, scale, nodes=nodes)
    edges, size = join_holders(once.edges, edges_of(columns, held, scale), columns, nodes=nodes)
    edges = _both_ways(edges)
    if len(edges.row) != len(once.edges.row):
        edges = edges.take(np.argsort(edges.owner, kind="stable"))
    return Graph(
        nodes=nodes,
        indptr=_starts(np.bincount(edges.owner, minlength=size)),
        owned=edges.owned,
        kind=edges.kind,
        low=edges.low,
        high=edges.high,
        row=edges.row,
        scale=scale,
        also=once.also,
        conflicts=once.conflicts,
    )


def _valid(columns: Columns, as_of: date) -> Array:
    day = as_of.toordinal()
    valid = (columns.starts <= day) & (day <= columns.ends) & (columns.owner != columns.owned)
    valid &= (columns.flags & INDIRECT) == 0
    return np.flatnonzero(valid).astype(np.int32)


def _both_ways(edges: Edges) -> Edges:
    """Ties of family and association hold in both directions."""
    tied = edges.take(np.isin(edges.kind & 15, _TIES))
    back = (tied.owned, tied.owner, tied.kind, tied.low, tied.high, tied.row)
    return edges.join(list(zip(*(array.tolist() for array in back), strict=True)))


def _starts(counts: Array) -> Array:
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts
