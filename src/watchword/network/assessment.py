"""Assess a network under one authority's rule on one day: the room's one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from watchword.errors import NotFound
from watchword.model import Holding, Party, Problem, ProblemCode, Severity
from watchword.network.case import Case
from watchword.network.engine import Network, Outcome, number_network
from watchword.network.engine.cascade import Standing
from watchword.network.judging import Judge, answer_of
from watchword.network.proof import owners_of_all
from watchword.network.verdict import Answer, Listing, Rebuttal, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A party that an authority's measures reach, or may reach, without listing it."""

    key: str
    name: str
    answer: Answer
    owners: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "key": self.key,
            "name": self.name,
            "verdict": self.answer.value,
            "owners": list(self.owners),
        }


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What a rule says of a network.

    Attributes:
        network: Parties and holdings, numbered.
        outcome: Everybody's standing.
    """

    network: Network
    case: Case
    as_of: date
    outcome: Outcome

    def verdict(self, key: str) -> Verdict:
        """The verdict on one party, with proof, flags and what would flip it.

        Raises:
            NotFound: The network has no party of this key.
        """
        number = self.network.numbers.get(key)
        if number is None:
            raise NotFound(f"no party {key!r} in the network")
        return self._judge.judge(number)

    def affected(self) -> tuple[Reached, ...]:
        """All that are reached or may be and are not listed themselves, in order of names."""
        owners = owners_of_all(self.outcome)
        found = [
            self._reached(number, sorted(owners.get(number, ())))
            for number in self.outcome.reached()
        ]
        return tuple(sorted(found, key=lambda each: (each.name, each.key)))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What makes no sense in the holdings, and what became of it."""
        graph, holdings = self.outcome.definite.reading.graph, self.network.holdings
        conflicts = [
            _problem(_located(holdings[row]), _CONFLICT, _pair(holdings[row]))
            for row in graph.conflicts
        ]
        names = [self.network.parties[node] for node in graph.over_full() if node < graph.nodes]
        over = [_problem(party.key, _OVER, party.name) for party in names]
        return (*self.network.problems, *conflicts, *over)

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON: all that are reached."""
        return {
            "authority": self.case.authority,
            "as_of": self.as_of.isoformat(),
            "rule": self.outcome.rule.name,
            "citation": self.outcome.rule.citation,
            "affected": [each.to_dict() for each in self.affected()],
            "problems": [
                {"code": each.code.value, "locator": each.locator, "message": each.message}
                for each in self.problems
            ],
        }

    @cached_property
    def _judge(self) -> Judge:
        return Judge(network=self.network, case=self.case, as_of=self.as_of, outcome=self.outcome)

    def _reached(self, number: int, owners: Iterable[int]) -> Reached:
        party = self.network.parties[number]
        standing = self.outcome.standing(number)
        return Reached(
            key=party.key,
            name=party.name,
            answer=answer_of(standing),
            owners=tuple(self.network.parties[owner].name for owner in owners),
        )


def assess(
    parties: Iterable[Party],
    holdings: Iterable[Holding],
    *,
    listed: Mapping[str, Listing],
    authority: str,
    as_of: date,
    rebuttals: Sequence[Rebuttal] = (),
) -> Assessment:
    """Who is reached by an authority's measures on a day.

    Args:
        parties: The parties of the network; holdings may name further ones.
        holdings: Holdings of all days: those that are valid on the day count, the others say
            since when a verdict holds.
        listed: What the authority's lists say of parties, by their keys.
        authority: ``us``, ``eu`` …
        as_of: The day.
        rebuttals: What the user found; those of other authorities are passed over.

    Raises:
        WrongUse: There is no such authority, or it has no rule of ownership.
    """
    network = number_network(parties, holdings)
    numbers = network.numbers
    seeds = {numbers[key]: listing for key, listing in listed.items() if key in numbers}
    case = Case(
        authority=authority,
        columns=network.columns,
        nodes=len(network.parties),
        listed=seeds,
        schemas={number: network.parties[number].schema.value for number in seeds},
        rebutted={
            numbers[each.party]: each
            for each in rebuttals
            if each.authority == authority and each.party in numbers
        },
    )
    return Assessment(network=network, case=case, as_of=as_of, outcome=case.on(as_of))


_CONFLICT = "its statements contradict each other: it counts as anything from the least to the most"
_OVER = "the stated holders have more than 100 per cent of it"


def _problem(locator: str, message: str, about: str) -> Problem:
    return Problem(
        severity=Severity.WARNING,
        code=ProblemCode.VALUE_CONFLICT,
        locator=locator,
        message=f"{message} ({about})",
    )


def _located(holding: Holding) -> str:
    return f"{holding.source.name}, {holding.source.locator}"


def _pair(holding: Holding) -> str:
    return f"{holding.owner} in {holding.owned}"


__all__ = ["Assessment", "Reached", "Standing", "assess"]
