"""The smallest set of holdings that forces a verdict.

First a short proof is built backwards from the subject: for each company on the way, the
fewest holdings by those reached earlier that are enough, listed owners before others, and
none that can be left out. As every company on the way has only holdings that it needs, none
of the whole can be left out. Then, while the holdings above the subject are few, every
smaller set is tried (at most ``_TRIES`` sets), and the answer is the smallest there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

from watchword.network.engine.reading import CONTROL, FAMILY, Reading
from watchword.network.engine.walk import walk
from watchword.network.proof.nearby import Nearby, owners_of
from watchword.network.proof.stakes import Group

_TRIES, _MOST_ROWS, _MOST_NODES = 5_000, 24, 60

_Into = tuple[int, int, Any, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A proof: edges in the order in which they are used.

    Attributes:
        smallest: Whether every smaller set was ruled out.
    """

    edges: tuple[int, ...]
    smallest: bool


def find_chain(reading: Reading, groups: Sequence[Group], subject: int) -> Chain:
    """The shortest proof that any group of listed parties reaches a subject.

    Args:
        reading: The test by which it is reached.
        groups: Those that reach it.
        subject: Whom the proof is of.
    """
    found = [_chain(reading, group, subject) for group in groups[:20]]
    return min(found, key=lambda chain: len(chain.edges))


def _chain(reading: Reading, group: Group, subject: int) -> Chain:
    edges = _backwards(reading, group, subject)
    rows = _rows(reading, edges)
    if len(rows) == 1:
        return Chain(edges=tuple(edges), smallest=True)
    above = owners_of(
        reading, subject, most=_MOST_NODES, through=lambda node: group.ranks(node) >= 0
    )
    candidates = [
        (node, into)
        for node in above
        for into in reading.into(node)
        if group.ranks(into[0]) >= 0 and group.ranks(node) != 0
    ]
    numbered = _rows(reading, [into[3] for _, into in candidates])
    few = len(above) < _MOST_NODES and len(numbered) <= _MOST_ROWS
    if not few or sum(comb(len(numbered), size) for size in range(1, len(rows))) > _TRIES:
        return Chain(edges=tuple(edges), smallest=False)
    smaller = _try_all(reading, group, (subject, candidates), numbered, len(rows))
    return Chain(edges=tuple(smaller or edges), smallest=True)


def _rows(reading: Reading, edges: Iterable[int]) -> list[int]:
    rows = {int(reading.graph.row[edge]) for edge in edges}
    return sorted(rows - {-1})


def _backwards(reading: Reading, group: Group, subject: int) -> list[int]:
    chosen: dict[int, list[_Into]] = {}
    stack = [subject]
    while stack:
        node = stack.pop()
        if node in chosen or group.ranks(node) == 0:
            continue
        chosen[node] = _enough(reading, group, node)
        stack.extend(owner for owner, *_ in chosen[node])
    order = sorted(chosen, key=lambda node: (group.ranks(node), node))
    return [
        edge
        for node in order
        for *_, edge in sorted(chosen[node], key=lambda each: (group.ranks(each[0]), each[3]))
    ]


def _enough(reading: Reading, group: Group, node: int) -> list[_Into]:
    """The fewest holdings of those reached earlier that reach a node."""
    here = group.ranks(node)
    into = [each for each in reading.into(node) if 0 <= group.ranks(each[0]) < here]
    into.sort(key=lambda each: (group.ranks(each[0]), each[3]))
    options = []
    for measure in range(len(reading.test.measures)):
        stakes = [each for each in into if each[1] == measure + 1]
        if stakes and reading.meets(measure, _sum(stakes)):
            options.append(_fewest(reading, measure, stakes, group))
    options.extend(
        [each]
        for each in into
        if each[1] == CONTROL or (each[1] == FAMILY and not group.ranks(each[0]))
    )
    return min(options, key=lambda option: (len(option), [group.ranks(each[0]) for each in option]))


def _fewest(reading: Reading, measure: int, stakes: list[_Into], group: Group) -> list[_Into]:
    stakes = sorted(stakes, key=lambda each: each[2], reverse=True)
    number = next(
        count for count in range(1, len(stakes) + 1) if reading.meets(measure, _sum(stakes[:count]))
    )
    # As many listed owners as that number allows: they need no proof of their own.
    listed = [each for each in stakes if group.ranks(each[0]) == 0][:number]
    if len(listed) == number and reading.meets(measure, _sum(listed)):
        return listed
    return stakes[:number]


def _sum(stakes: Iterable[_Into]) -> Any:
    total: Any = 0
    for stake in stakes:
        total = stake[2] + total
    return total


def _try_all(
    reading: Reading,
    group: Group,
    above: tuple[int, list[tuple[int, _Into]]],
    rows: Sequence[int],
    below: int,
) -> list[int] | None:
    """The first smaller set of rows that forces the verdict; None when there is none."""
    subject, candidates = above
    row_of = reading.graph.row
    edges = [
        (int(row_of[edge]), owner, (node, action, value, edge))
        for node, (owner, action, value, edge) in candidates
    ]
    for size in range(1, below):
        for kept in combinations(rows, size):
            allowed = {-1, *kept}
            nearby = Nearby((owner, edge) for row, owner, edge in edges if row in allowed)
            walked = walk(reading, group.seeds, edges=nearby)
            if subject in walked.rank:
                used = [
                    (walked.rank[edge[0]], owner, edge[3])
                    for owner, edge in nearby.into()
                    if owner in walked.rank and edge[0] in walked.rank
                ]
                return [edge for *_, edge in sorted(used)]
    return None
