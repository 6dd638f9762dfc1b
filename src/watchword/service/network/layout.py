"""Where the parties of a picture stand: in layers, each owner above what it owns.

The layered method of Sugiyama, Tagawa and Toda (1981): turn round the few holdings that
close a loop, give each party the layer below its lowest owner, and order each layer by the
middle of its neighbours, there and back. The same picture always gets the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SWEEPS = 6
_WIDEST = 12
"""How many parties stand side by side at most: a wider layer takes several rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places of parties.

    Attributes:
        places: Column and row of each party, by its key; columns may be halves.
        columns, rows: How many there are.
    """

    places: Mapping[str, tuple[float, int]]
    columns: int
    rows: int


def lay_out(
    keys: Sequence[str], above: Iterable[tuple[str, str]], beside: Iterable[tuple[str, str]]
) -> Layout:
    """Place parties.

    Args:
        keys: The parties, in the order in which they stand where nothing else decides.
        above: Pairs of which the first belongs above the second.
        beside: Pairs that belong near each other, neither above.
    """
    down, sideways = _pairs(above), _pairs(beside)
    order = {key: place for place, key in enumerate(keys)}
    owned = _without_loops(keys, down)
    layers = _layers(keys, owned, _both_ways(sideways))
    rows = _ordered(layers, order, _both_ways([*owned, *sideways]))
    rows = [part for row in rows for part in _wrapped(row)]
    columns = max((len(row) for row in rows), default=1)
    places = {
        key: ((columns - len(row)) / 2 + column, number)
        for number, row in enumerate(rows)
        for column, key in enumerate(row)
    }
    return Layout(places=places, columns=columns, rows=len(rows))


def _pairs(stated: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({pair for pair in stated if pair[0] != pair[1]})


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return found


def _without_loops(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs with those turned round that close a loop, found by depth-first search."""
    below: dict[str, list[str]] = {}
    for owner, owned in pairs:
        below.setdefault(owner, []).append(owned)
    with_owners = {owned for _, owned in pairs}
    state: dict[str, int] = {}
    turned: set[tuple[str, str]] = set()
    for start in sorted(keys, key=lambda key: key in with_owners):
        if start in state:
            continue
        state[start] = 1
        stack = [(start, iter(below.get(start, ())))]
        while stack:
            key, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[key] = 2
                stack.pop()
            elif following not in state:
                state[following] = 1
                stack.append((following, iter(below.get(following, ()))))
            elif state[following] == 1:
                turned.add((key, following))
    return sorted({(b, a) if (a, b) in turned else (a, b) for a, b in pairs})


def _layers(
    keys: Sequence[str], pairs: Sequence[tuple[str, str]], beside: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """The layer of each party: below its lowest owner, and not further up than it must be."""
    owners: dict[str, list[str]] = {key: [] for key in keys}
    below: dict[str, list[str]] = {key: [] for key in keys}
    for owner, owned in pairs:
        owners[owned].append(owner)
        below[owner].append(owned)
    waiting = {key: len(owners[key]) for key in keys}
    ready = [key for key in keys if not waiting[key]]
    layer = dict.fromkeys(keys, 0)
    for key in ready:  # grows
        for owned in below[key]:
            layer[owned] = max(layer[owned], layer[key] + 1)
            waiting[owned] -= 1
            if not waiting[owned]:
                ready.append(owned)
    for key in reversed(ready):
        if below[key] and not owners[key]:
            layer[key] = min(layer[owned] for owned in below[key]) - 1
    loose = [key for key in keys if not owners[key] and not below[key]]
    placed = set(keys) - set(loose)
    for key in loose:
        near = [other for other in beside.get(key, ()) if other in placed]
        layer[key] = min((layer[other] for other in near), default=0)
        placed.add(key)
    return layer


def _ordered(
    layers: Mapping[str, int], order: Mapping[str, int], near: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """Each layer in the order of the middle of its parties' neighbours."""
    rows: dict[int, list[str]] = {}
    for key in sorted(layers, key=order.__getitem__):
        rows.setdefault(layers[key], []).append(key)
    numbers, place = sorted(rows), dict[str, float]()
    for row in rows.values():
        _take_places(row, place)
    for sweep in range(_SWEEPS):
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            rows[number].sort(key=lambda key: (_middle(key, near, place), order[key]))
            _take_places(rows[number], place)
    return [rows[number] for number in numbers]


def _take_places(row: Sequence[str], place: dict[str, float]) -> None:
    for index, key in enumerate(row):
        place[key] = (index + 0.5) / len(row)


def _middle(key: str, near: Mapping[str, Sequence[str]], place: Mapping[str, float]) -> float:
    others = near.get(key, ())
    return sum(place[other] for other in others) / len(others) if others else place[key]


def _wrapped(row: Sequence[str]) -> list[list[str]]:
    """A layer in as few rows as hold it, evenly filled."""
    count = -(-len(row) // _WIDEST)
    each = -(-len(row) // count)
    return [list(row[start : start + each]) for start in range(0, len(row), each)]
