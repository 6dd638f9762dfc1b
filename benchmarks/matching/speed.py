"""How fast both are: on one core, warm, in turns, and every question asked only once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.matching.pairs import Pair, judge
from benchmarks.matching.peers import Peer
from benchmarks.matching.sets import Query
from watchword.index import Index, warm
from watchword.screen import check_subject

ROUNDS = 5
_WARMING = 30


@dataclass(frozen=True, slots=True)
class Speed:
    """What one system took for a number of rounds.

    Attributes:
        rates: Questions a second, one for each round.
        singles: The milliseconds of every question.
    """

    rates: tuple[float, ...]
    singles: tuple[float, ...] = ()

    @property
    def rate(self) -> float:
        """The median over the rounds."""
        return median(self.rates)

    def percentile(self, share: float) -> float:
        """The milliseconds within which this share of the questions was answered."""
        times = sorted(self.singles)
        return times[min(int(share * len(times)), len(times) - 1)]


@contextmanager
def one_core() -> Iterator[None]:
    """Hold this process to one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def time_queries(
    index: Index, peer: Peer | None, queries: Sequence[Query]
) -> tuple[Speed, Speed | None]:
    """Our speed and the peer's over the same questions, each round with new ones."""
    warm(index)
    subjects = [query.to_subject() for query in queries]

    def ours(place: int) -> None:
        check_subject(index, subjects[place], near=0.0)

    def theirs(place: int) -> None:
        assert peer is not None
        peer.search(queries[place])

    systems = [ours] if peer is None else [ours, theirs]
    found = _in_turns(systems, len(queries))
    return found[0], found[1] if len(found) > 1 else None


def _in_turns(systems: Sequence[Callable[[int], Any]], count: int) -> list[Speed]:
    warming = min(_WARMING, count // 4)
    size = (count - warming) // ROUNDS
    rates: list[list[float]] = [[] for _ in systems]
    singles: list[list[float]] = [[] for _ in systems]
    with one_core():
        for ask in systems:
            for place in range(warming):
                ask(place)
        for number in range(ROUNDS):
            start = warming + number * size
            for which, ask in enumerate(systems):
                times = [_time(ask, place) for place in range(start, start + size)]
                rates[which].append(size / sum(times))
                singles[which] += [1000 * each for each in times]
    return [Speed(tuple(rate), tuple(each)) for rate, each in zip(rates, singles, strict=True)]


def _time(ask: Callable[[int], Any], place: int) -> float:
    start = time.perf_counter()
    ask(place)
    return time.perf_counter() - start


def time_pairs(peer: Peer | None, pairs: Sequence[Pair]) -> tuple[Speed, Speed | None]:
    """Pairs a second: all of them, over and over, so that their names are known."""
    judges: list[Callable[[Sequence[Pair]], Any]] = [judge]
    if peer is not None:
        judges.append(peer.judge)
    rates: list[list[float]] = [[] for _ in judges]
    with one_core():
        for _ in range(ROUNDS + 1):
            for which, ask in enumerate(judges):
                start = time.perf_counter()
                ask(pairs)
                rates[which].append(len(pairs) / (time.perf_counter() - start))
    found = [Speed(tuple(each[1:])) for each in rates]
    return found[0], found[1] if len(found) > 1 else None
