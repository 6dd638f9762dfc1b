"""One question: which holdings, whose lists, what was rebutted; and its answer on any day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

import numpy as np

from watchword.network.engine import Columns, Outcome, Seeds, build_graph, cascade
from watchword.network.engine.cascade import Standing
from watchword.network.engine.columns import INDIRECT, NO_END, Array
from watchword.network.rules import Excepted, Rule, rule_on, rules_of
from watchword.network.verdict import Listing, Rebuttal

_MOST_NEAR, _MOST_DAYS = 2_000, 150
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that a verdict depends on, but the day.

    Attributes:
        nodes: How many parties there are.
        listed: What the authority's lists say, by the number of the party.
        schemas: Kinds of the listed parties, as FollowTheMoney names them.
        rebutted: Rebuttals for this authority, by the number of the party.
    """

    authority: str
    columns: Columns
    nodes: int
    listed: Mapping[int, Listing]
    schemas: Mapping[int, str] = field(default_factory=dict)
    rebutted: Mapping[int, Rebuttal] = field(default_factory=dict)

    def on(self, day: date, *, rebuttals: bool = True) -> Outcome:
        """What the authority's rule of a day says of everybody on that day."""
        rule = rule_on(self.authority, day)
        graph = build_graph(self.columns, nodes=self.nodes, as_of=day)
        left_out = self.left_out(rule, day) if rebuttals else ()
        return cascade(graph, rule, self.seeds(rule, day), left_out=left_out)

    def seeds(self, rule: Rule, day: date) -> Seeds:
        """The listed parties from which the rule follows holdings on a day."""
        sure, unsure = list[int](), list[int]()
        for number, listing in self.listed.items():
            follows = self.schemas.get(number) not in rule.owners_except
            if follows and listing.is_in_force_on(day) and excepted_by(rule, listing) is None:
                (sure if listing.certain else unsure).append(number)
        return Seeds(sure=tuple(sure), unsure=tuple(unsure))

    def left_out(self, rule: Rule, day: date) -> tuple[int, ...]:
        """The parties that a rebuttal takes out on a day."""
        if not rule.rebuttable:
            return ()
        return tuple(
            number
            for number, rebuttal in self.rebutted.items()
            if rebuttal.holds_from is None or rebuttal.holds_from <= day
        )

    def own_shares(self, day: date) -> dict[int, Fraction]:
        """What parties hold of themselves on a day, in per cent."""
        columns, ordinal = self.columns, day.toordinal()
        rows = np.flatnonzero(
            (columns.owner == columns.owned)
            & (columns.interest == 0)
            & (columns.starts <= ordinal)
            & (ordinal <= columns.ends)
        )
        return {
            int(columns.owner[row]): Fraction(columns.low[row]) / columns.units
            if columns.low.dtype == object
            else Fraction(int(columns.low[row]), columns.units)
            for row in rows
        }

    def indirect_into(self, subject: int, day: date) -> list[int]:
        """Owners that are stated to hold a subject indirectly on a day."""
        columns, ordinal = self.columns, day.toordinal()
        rows = self._rows_into(subject)
        return [
            int(columns.owner[row])
            for row in rows
            if columns.flags[row] & INDIRECT and columns.starts[row] <= ordinal <= columns.ends[row]
        ]

    def first_day(self, subject: int, day: date, standing: Standing) -> date | None:
        """Since when a party has stood as it stands on a day, without a break.

        Looks at the holdings above it (the nearest 2,000 parties) on each day on which
        something changed, backwards.

        Returns:
            The first such day, or None where it stood so for as long as anything is known.
        """
        near, here = self._near(subject)
        first = day
        changes = near._changes(day)
        for change in changes[:_MOST_DAYS]:
            if near.on(change).standing(here) is not standing:
                return first
            first = change
        if len(changes) > _MOST_DAYS:
            return first
        before = first - _DAY if first > date.min else first
        return None if near.on(before).standing(here) is standing else first

    @cached_property
    def _incoming(self) -> tuple[Array, Array]:
        order = np.argsort(self.columns.owned, kind="stable")
        return self.columns.owned[order], order

    def _rows_into(self, node: int) -> list[int]:
        owned, order = self._incoming
        first, last = np.searchsorted(owned, [node, node + 1])
        rows: list[int] = order[first:last].tolist()
        return rows

    def _near(self, subject: int) -> tuple[Case, int]:
        """The case of what lies above a subject on any day, and the subject's number in it."""
        numbers, queue, rows = {subject: 0}, [subject], list[int]()
        for node in queue:
            into = self._rows_into(node)
            rows.extend(into)
            for owner in self.columns.owner[into].tolist():
                if owner not in numbers:
                    numbers[owner] = len(numbers)
                    if len(queue) < _MOST_NEAR:
                        queue.append(owner)
        taken = np.array(sorted(rows), np.int64)
        columns = self.columns.take(
            taken,
            owner=_renumbered(self.columns.owner[taken], numbers),
            owned=_renumbered(self.columns.owned[taken], numbers),
        )
        return (
            Case(
                authority=self.authority,
                columns=columns,
                nodes=len(numbers),
                listed={numbers[n]: each for n, each in self.listed.items() if n in numbers},
                schemas={numbers[n]: each for n, each in self.schemas.items() if n in numbers},
                rebutted={numbers[n]: each for n, each in self.rebutted.items() if n in numbers},
            ),
            0,
        )

    def _changes(self, day: date) -> list[date]:
        """The days until a day on which anything changed, the last one first."""
        starts, ends = self.columns.starts.tolist(), self.columns.ends.tolist()
        days = {date.fromordinal(start) for start in starts if start}
        days |= {date.fromordinal(end) + _DAY for end in ends if end < _LAST and end != NO_END}
        for listing in self.listed.values():
            days |= {each for each in (listing.listed_on, listing.delisted_on) if each}
        days |= {rule.valid_from for rule in rules_of(self.authority) if rule.valid_from}
        days |= {each.holds_from for each in self.rebutted.values() if each.holds_from}
        return sorted((each for each in days if each <= day), reverse=True)


_LAST = date.max.toordinal()


def excepted_by(rule: Rule, listing: Listing) -> Excepted | None:
    """Why nothing follows from a listing under a rule, or None."""
    for excepted in rule.excepted:
        if excepted.covers(programmes=listing.programmes, lists=listing.lists):
            return excepted
    return None


def _renumbered(nodes: Array, numbers: Mapping[int, int]) -> Array:
    return np.fromiter((numbers[node] for node in nodes.tolist()), np.int32)
