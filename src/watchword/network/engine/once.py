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
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from watchword.network.engine.columns import CLAIM, INTERESTS, Array, Columns
from watchword.network.engine.edges import Edges, edges_of
from watchword.network.engine.scale import Scale


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


def count_once(columns: Columns, rows: Array, scale: Scale, *, nodes: int) -> Once:
    """Make one edge of all statements of a holding; edges come out in the order of owners."""
    rows, again = _sorted(columns, rows, nodes)
    if not again.size:
        return Once(edges=edges_of(columns, rows, scale), also={}, conflicts=())
    is_head = np.diff(again, prepend=-2) != 1
    heads = again[is_head] - 1
    lengths = np.diff(np.flatnonzero(is_head), append=len(again)) + 1
    places = heads - np.searchsorted(again, heads)
    first = np.ones(len(rows), bool)
    first[again] = False
    single = edges_of(columns, rows[first], scale)
    said = [
        _read(columns, np.sort(rows[head : head + length]), scale)
        for head, length in zip(heads.tolist(), lengths.tolist(), strict=True)
    ]
    if single.high is single.low and any(each.low != each.high for each, _ in said):
        single = replace(single, high=single.low.copy())
    for place, (each, kind) in zip(places.tolist(), said, strict=True):
        single.low[place], single.high[place], single.row[place] = each.low, each.high, each.row
        single.kind[place] = kind
    also = {each.row: each.rest for each, _ in said}
    conflicts = tuple(each.row for each, _ in said if not each.agree)
    return Once(edges=single, also=also, conflicts=conflicts)


def _sorted(columns: Columns, rows: Array, nodes: int) -> tuple[Array, Array]:
    """Rows by owner, owned and interest, and the places of those that state a holding again."""
    key = columns.owner[rows].astype(np.int64)
    for size, part in ((nodes, columns.owned), (len(INTERESTS), columns.interest)):
        key *= size
        key += part[rows]
    if not bool((key[1:] >= key[:-1]).all()):  # a table that is kept in order costs no sorting
        order = np.argsort(key)
        rows, key = rows[order], key[order]
    return rows, np.flatnonzero(key[1:] == key[:-1]) + 1


def _read(columns: Columns, rows: Array, scale: Scale) -> tuple[Said, int]:
    """What rows say together, and the kind of the one that speaks for all."""
    edges = edges_of(columns, rows, scale)
    statements = list(zip(rows.tolist(), edges.low.tolist(), edges.high.tolist(), strict=True))
    said = say_together(statements, columns)
    return said, int(edges.kind[rows.tolist().index(said.row)])


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
