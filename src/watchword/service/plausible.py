"""Whether what was read can be the whole list."""

from __future__ import annotations

from collections import Counter

from watchword.model import Entry
from watchword.sources.contract import Expectation


class Tally:
    """Counts what a release holds while it is read."""

    def __init__(self, expectation: Expectation) -> None:
        self._expectation = expectation
        self._filled: Counter[str] = Counter()
        self.ids: set[str] = set()

    def add(self, entry: Entry) -> None:
        """Count an entry and its filled fields."""
        self.ids.add(entry.id)
        for name in self._expectation.fill:
            if getattr(entry, name):
                self._filled[name] += 1

    def doubts(self) -> list[str]:
        """Why this may not be the whole list; empty where it looks like it."""
        expected, count = self._expectation, len(self.ids)
        doubts = []
        if count < expected.least:
            doubts.append(f"{count:,} targets, where the list has at least {expected.least:,}")
        if count > expected.most:
            doubts.append(f"{count:,} targets, where the list has at most {expected.most:,}")
        for name, least in expected.fill.items():
            share = self._filled[name] / count if count else 0.0
            if share < least:
                doubts.append(
                    f"{share:.0%} of the targets have {name.replace('_', ' ')}, "
                    f"where at least {least:.0%} do"
                )
        return doubts


def loss_doubt(before: set[str], now: set[str], *, days: int, most_lost: float) -> str | None:
    """Why the loss of targets since the last release is doubtful, if it is.

    Delistings add up: what may go from one release to the next grows with the time
    between them, from ``most_lost`` for up to a quarter of a year to half of the list.

    Args:
        before, now: The entry ids of the two releases.
        days: How many days lie between them.
        most_lost: The share that may go at once.
    """
    if not before:
        return None
    lost = len(before - now)
    allowed = min(max(0.5, most_lost), most_lost * max(1.0, days / 90))
    if lost <= allowed * len(before):
        return None
    return (
        f"{lost:,} of the {len(before):,} targets of the last release are gone "
        f"({lost / len(before):.0%}; up to {allowed:.0%} is taken as ordinary)"
    )
