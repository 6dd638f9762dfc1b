"""Offices that one report leaves out and others tell.

A report writes "Vladimir Putin" or "President Putin" and trusts its readers to know for whom
he acts. Another report of the same year says it. Lent is only what all reports agree on, and never to
somebody whom the report calls a former holder of an office.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from watchword.news.names import person_name
from watchword.service.timeline.parties import Likeness, Party, same_name
from watchword.service.timeline.tellings import SourcedReport

Told = Sequence[tuple[SourcedReport, Mapping[str, Party]]]

_HELD_FOR = 365
"""Days before and after a report for which an office that it tells is lent."""


def lend_offices(told: Told) -> Told:
    """The reports, with whom persons act for where only other reports tell it."""
    holders = _Holders(told)
    return [
        (
            report,
            {
                key: holders.with_office(party, report.published_on.toordinal())
                for key, party in parties.items()
            },
        )
        for report, parties in told
    ]


class _Holders:
    """Who holds an office, and who else has the family name."""

    def __init__(self, told: Told) -> None:
        self._days: dict[Party, list[int]] = defaultdict(list)
        self._by_family: dict[str, dict[Party, None]] = defaultdict(dict)
        for report, parties in told:
            for party in set(parties.values()):
                if party.is_person and party.named:
                    self._days[party].append(report.published_on.toordinal())
        for days in self._days.values():
            days.sort()
        for party in self._days:
            for word in person_name(party.name).family:
                self._by_family[word][party] = None
        self._answers: dict[Party, tuple[Party, ...]] = {}

    def with_office(self, party: Party, day: int) -> Party:
        """A party with the office that others tell of it on about a day, if it has none."""
        if not party.is_person or not party.named or party.states or party.former:
            return party
        if party.roles and party.country:
            return party
        if party not in self._answers:
            self._answers[party] = tuple(self._namesakes(party))
        near = [each for each in self._answers[party] if self._is_near(each, day)]
        holders = [each for each in near if each.states]
        if not holders or len({each.states for each in holders}) != 1:
            return party
        if not _is_full(party) and _are_several(near):
            return party
        return replace(party, states=holders[0].states)

    def _is_near(self, party: Party, day: int) -> bool:
        days = self._days[party]
        after = bisect_left(days, day - _HELD_FOR)
        return after < len(days) and days[after] <= day + _HELD_FOR

    def _namesakes(self, party: Party) -> Iterable[Party]:
        """Who may be meant: for a surname alone all who bear it."""
        families = person_name(party.name).family
        found = dict.fromkeys(each for word in families for each in self._by_family[word])
        for each in found:
            if party.country and each.country and party.country != each.country:
                continue
            if party.roles and each.states and not party.roles & each.roles:
                continue
            if not _is_full(party) or same_name(party.name, each.name, placed=True):
                yield each


def _is_full(party: Party) -> bool:
    return person_name(party.name).is_full


def _are_several(parties: Iterable[Party]) -> bool:
    """Whether full names are those of different persons."""
    names = sorted({each.name for each in parties if _is_full(each)})
    return any(same_name(names[0], each, placed=True) is not Likeness.SAME for each in names[1:])
