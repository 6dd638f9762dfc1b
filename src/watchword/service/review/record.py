"""The record of merge decisions: what became of each act, and what goes into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchword.errors import WrongUse
from watchword.service.merging import decision_dict
from watchword.service.review.against import Objection
from watchword.service.review.naming import entry_name, pair_id
from watchword.store.review_acts import EntryPair, ReviewAct, ReviewRecord, ReviewVerb

IN_FORCE, REPLACED, OVERTAKEN = "in force", "replaced", "overtaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An act, and what has become of it.

    Attributes:
        status: ``in force``: the newest on its two entries; ``replaced`` by a later one;
            ``overtaken``: not taken in from a file, since a later one was here already.
        made: Whether it was made just now; False where it stood already.
        against: What it was made in spite of.
    """

    act: ReviewAct
    status: str = IN_FORCE
    made: bool = False
    against: tuple[Objection, ...] = ()

    @property
    def id(self) -> str:
        """The pair's short id."""
        return pair_id(self.act.pair)

    def to_dict(self) -> dict[str, Any]:
        """The act as JSON values."""
        act = self.act
        return {
            "pair": self.id,
            "left": {**act.left._asdict(), "name": act.left_name},
            "right": {**act.right._asdict(), "name": act.right_name},
            **decision_dict(act),
            "recorded_at": act.recorded_at.isoformat(),
            "status": self.status,
            "against": [each.to_dict() for each in self.against],
        }


def follow(record: ReviewRecord, *, everything: bool) -> list[Decided]:
    """The acts of a record, in its order.

    Args:
        record: The record.
        everything: Those that were replaced, and withdrawals, too; otherwise what
            people hold of each pair now.
    """
    newest = record.newest()
    rows = [
        Decided(act=act, status=IN_FORCE if newest[act.pair] is act else REPLACED)
        for act in record.acts
    ]
    if everything:
        return rows
    return [
        row for row in rows if row.status == IN_FORCE and row.act.act is not ReviewVerb.WITHDRAW
    ]


def check_consistent(newest: Mapping[EntryPair, ReviewAct]) -> None:
    """Hold decisions against each other: what is one party in the end can't be two.

    Raises:
        WrongUse: Two entries are rejected that other decisions make one party.
    """
    accepted = [act.pair for act in newest.values() if act.act is ReviewVerb.ACCEPT]
    for act in newest.values():
        if act.act is not ReviewVerb.REJECT:
            continue
        way = _way(accepted, act.pair)
        if way:
            left, right = (entry_name(key) for key in act.pair)
            accepts = ", ".join(
                f"{pair_id(pair)} ({' = '.join(entry_name(key) for key in pair)})" for pair in way
            )
            raise WrongUse(
                f"decisions contradict each other: {pair_id(act.pair)} says that {left} and "
                f"{right} are two parties, and {accepts} that they are one: withdraw what is wrong"
            )


def _way(accepted: Sequence[EntryPair], pair: EntryPair) -> list[EntryPair]:
    """The accepted pairs that lead from one entry to another, the fewest; none where none do."""
    start, end = pair
    ways: dict[object, list[EntryPair]] = {start: []}
    reached = [start]
    for here in reached:
        for link in accepted:
            if here not in link:
                continue
            there = link[1] if link[0] == here else link[0]
            if there not in ways:
                ways[there] = [*ways[here], link]
                reached.append(there)
    return ways.get(end, [])
