"""Companies that hold each other or themselves: what the least fixpoint can't decide.

Shares in a loop belong to nobody outside. Where the listed owners hold enough of what is
owned from outside, the verdict stays what it is, and is flagged as inconclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from watchword.network.engine.cascade import Reach
from watchword.network.proof.nearby import owners_of

_MOST = 2_000


def is_inconclusive(reach: Reach, subject: int, own: Mapping[int, Fraction]) -> bool:
    """Whether leaving out the shares that a loop holds would reach a subject.

    Args:
        reach: The cascade that did not reach it.
        subject: The party in question.
        own: What parties hold of themselves, in per cent.
    """
    reading = reach.reading
    above = set(
        owners_of(reading, subject, most=_MOST, through=lambda node: reach.rank[node] == -1)
    )
    loop, stack = {subject}, [subject]
    while stack:
        for owned, *_ in reading.out(stack.pop()):
            if owned in above and owned not in loop:
                loop.add(owned)
                stack.append(owned)
    if len(loop) == 1 and subject not in own:
        return False
    return subject in _inside(reach, loop, own)


def _inside(reach: Reach, loop: set[int], own: Mapping[int, Fraction]) -> set[int]:
    reading, found = reach.reading, set[int]()
    decode, measure = reading.graph.scale.decode, reading.test.measures[0]
    while True:
        before = len(found)
        for node in loop - found:
            listed, looped = Fraction(0), own.get(node, Fraction(0))
            for owner, action, value, _ in reading.into(node):
                if action != 1:
                    continue
                if reach.has(owner) or owner in found:
                    listed += decode(value)[0]
                elif owner in loop:
                    looped += decode(value)[0]
            if listed > 0 and looped < 100 and measure.is_met(100 * listed / (100 - looped)):
                found.add(node)
        if len(found) == before:
            return found
