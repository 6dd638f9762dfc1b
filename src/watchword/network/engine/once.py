"""The same holding, stated more than once, counts once.

Statements of one owner, one owned party and one interest are one holding:

- A statement by a register or a person stands before a report's claim.
- Of one source, the statement that began last stands: it is the news of the ones before.
- What is left is narrowed to what all of them allow: "more than 25 to 50" and "40" are 40.
- Where they contradict each other, the share is anything from the least to the most that
  they say, so that the verdict is *possible* and not decided by whom we believe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from watchword.network.engine.columns import CLAIM, Array, Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Edges in the making: see :class:`~watchword.network.engine.graph.Graph`."""

    owner: Array
    owned: Array
    kind: Array
    low: Array
    high: Array
    row: Array

    def take(self, chosen: Array) -> Edges:
        """Some of them: by a mask, or in another order."""
        return Edges(**{name: getattr(self, name)[chosen] for name in self.__slots__})

    def join(self, others: Sequence[tuple[int, int, int, Any, Any, int]]) -> Edges:
        """These and others, each as the attributes in their order."""
        if not others:
            return self
        added = list(zip(*others, strict=True))
        return Edges(
            **{
                name: np.concatenate((array, _as(array.dtype, values)))
                for name, values in zip(self.__slots__, added, strict=True)
                for array in (getattr(self, name),)
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """Edges that count once, with the rows that state them too, and contradicted rows."""

    edges: Edges
    also: dict[int, tuple[int, ...]]
    conflicts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the statements of one holding say together."""

    row: int
    low: Any
    high: Any
    rest: tuple[int, ...]
    agree: bool


def count_once(edges: Edges, columns: Columns, *, nodes: int) -> Once:
    """Make one edge of all statements of a holding; edges come out in the order of owners."""
    key = (edges.owner.astype(np.int64) * nodes + edges.owned) * 16 + (edges.kind & 15)
    order = _order(key)
    key = key[order]
    again = np.flatnonzero(key[1:] == key[:-1]) + 1
    first = np.ones(len(order), bool)
    first[again] = False
    single = edges.take(order[first])
    runs = np.searchsorted(key, np.unique(key[again]))
    stops = np.searchsorted(key, key[runs], side="right")
    places = np.cumsum(first)[runs] - 1
    also, conflicts = dict[int, tuple[int, ...]](), list[int]()
    for place, start, stop in zip(places.tolist(), runs.tolist(), stops.tolist(), strict=True):
        said, kind = _read(edges, order[start:stop].tolist(), columns)
        single.low[place], single.high[place], single.row[place] = said.low, said.high, said.row
        single.kind[place] = kind
        also[said.row] = said.rest
        if not said.agree:
            conflicts.append(said.row)
    return Once(edges=single, also=also, conflicts=tuple(conflicts))


def _order(key: Array) -> Array:
    """The order of keys; a table that is kept in it costs no sorting."""
    if bool((key[1:] >= key[:-1]).all()):
        return np.arange(len(key))
    return np.argsort(key)


def _read(edges: Edges, places: list[int], columns: Columns) -> tuple[Said, int]:
    """What statements say together, and the kind of the one that speaks for all."""
    rows = {place: int(edges.row[place]) for place in places}
    statements = [
        (rows[place], edges.low[place], edges.high[place])
        for place in sorted(places, key=rows.get)  # type: ignore[arg-type]
    ]
    said = say_together(statements, columns)
    place = next(place for place, row in rows.items() if row == said.row)
    return said, int(edges.kind[place])


def say_together(statements: Sequence[tuple[int, Any, Any]], columns: Columns) -> Said:
    """What statements (row, low, high) of one holding say together: see the module."""
    stated = [each for each in statements if not columns.flags[each[0]] & CLAIM] or statements
    latest: dict[int, int] = {}
    for row, _, _ in stated:
        source, start = int(columns.source[row]), int(columns.starts[row])
        latest[source] = max(start, latest.get(source, 0))
    standing = [
        each for each in stated if columns.starts[each[0]] == latest[int(columns.source[each[0]])]
    ]
    low, high = max(each[1] for each in standing), min(each[2] for each in standing)
    agree = bool(low <= high)
    if not agree:
        low, high = min(each[1] for each in standing), max(each[2] for each in standing)
    # The statement that says most speaks for all: the one with the highest low end.
    best = max(standing, key=lambda each: (each[1], -each[0]))[0]
    rest = tuple(row for row, _, _ in statements if row != best)
    return Said(row=best, low=low, high=high, rest=rest, agree=agree)


def _as(dtype: np.dtype[Any], values: Sequence[Any]) -> Array:
    array = np.empty(len(values), dtype)
    array[:] = values
    return array
