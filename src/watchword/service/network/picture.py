"""What lies around a party: who is in it, who holds what, who is listed, what proves a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from watchword.model import Holding, Interest, Party, Problem
from watchword.network.verdict import Answer, share_dict
from watchword.service.problem_values import problem_dict

if TYPE_CHECKING:
    from watchword.service.holdings.linking import PartyLink

TIES = frozenset({Interest.FAMILY, Interest.ASSOCIATE})
"""Interests that put nobody above the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party of a picture.

    Attributes:
        distance: How many holdings away it is from the party that was asked for.
        authorities: Who lists it on the day.
        unsure: Of these, those of whose listing it is not certain that it means this party,
            or that it held on the day.
        proof: Whether it belongs to the proof.
    """

    party: Party
    distance: int
    authorities: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    proof: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The party in JSON."""
        party = self.party
        return {
            "key": party.key,
            "name": party.name,
            "schema": party.schema.value,
            "countries": list(party.countries),
            "identifiers": dict(party.identifiers),
            "birth_date": party.birth_date,
            "known": party.known,
            "distance": self.distance,
            "authorities": list(self.authorities),
            "unsure": list(self.unsure),
            "proof": self.proof,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A holding of a picture; ``proof`` is whether it belongs to the proof."""

    holding: Holding
    proof: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The holding in JSON."""
        holding = self.holding
        starts, ends = holding.starts_on, holding.ends_on
        return {
            "owner": holding.owner,
            "owned": holding.owned,
            "interest": holding.interest.value,
            "share": share_dict(holding.share),
            "from": None if starts is None else starts.isoformat(),
            "to": None if ends is None else ends.isoformat(),
            "indirect": holding.indirect,
            "claim": holding.source.claim,
            "detail": holding.detail,
            "source": f"{holding.source.name}, {holding.source.locator}".rstrip(", "),
            "url": holding.source.url,
            "proof": self.proof,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The network around a party.

    Attributes:
        subject: The key of the party that was asked for.
        nodes: The nearest first, then by name.
        authority, verdict: Whose proof is marked, and what it says.
        unknown: What was not known, each in a sentence.
        links: Which parties are, or may be, targets.
    """

    subject: str
    as_of: date
    depth: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    authority: str | None = None
    verdict: Answer | None = None
    unknown: tuple[str, ...] = ()
    links: tuple[PartyLink, ...] = ()
    problems: tuple[Problem, ...] = ()
    by_key: dict[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {each.party.key: each for each in self.nodes})

    @property
    def name(self) -> str:
        """The name of the party that was asked for."""
        return self.by_key[self.subject].party.name

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``watchword network``."""
        return {
            "key": self.subject,
            "name": self.name,
            "as_of": self.as_of.isoformat(),
            "depth": self.depth,
            "parties": [each.to_dict() for each in self.nodes],
            "holdings": [each.to_dict() for each in self.edges],
            "authority": self.authority,
            "verdict": None if self.verdict is None else self.verdict.value,
            "unknown": list(self.unknown),
            "links": [each.to_dict() for each in self.links],
            "problems": list(map(problem_dict, self.problems)),
        }
