"""What verdicts and the parties that are affected look like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from watchword.model import Problem
from watchword.network.assessment import Reached
from watchword.network.flags import Flag
from watchword.network.verdict import Answer, Verdict
from watchword.service.problem_values import problem_dict

if TYPE_CHECKING:
    from watchword.service.holdings.linking import PartyLink

_REACHED = frozenset({Answer.AFFECTED, Answer.POSSIBLY_AFFECTED})


def is_finding(verdict: Verdict) -> bool:
    """Whether somebody has to look: affected, possibly so, or listed owners and no rule."""
    if verdict.answer is Answer.INDETERMINATE:
        return bool(verdict.owners)
    return verdict.answer in _REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The verdicts of one or of all authorities on a party.

    Attributes:
        single: Whether one authority was asked for.
        flags: Red flags of circumvention; those of a verdict tell of its rule.
        unknown: What was not known, each in a sentence.
        links: How parties behind this one are tied to targets.
        problems: What could not be understood in the holdings.
    """

    key: str
    name: str
    as_of: date
    verdicts: tuple[Verdict, ...]
    single: bool
    flags: tuple[Flag, ...] = ()
    unknown: tuple[str, ...] = ()
    links: tuple[PartyLink, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> bool:
        """Whether somebody has to look at any of them."""
        return any(map(is_finding, self.verdicts))

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``watchword verdict``."""
        more = {
            "unknown": list(self.unknown),
            "links": [each.to_dict() for each in self.links],
            "problems": list(map(problem_dict, self.problems)),
        }
        flags = [each.to_dict() for each in self.flags]
        if self.single:
            said = self.verdicts[0].to_dict()
            return {**said, "flags": [*said["flags"], *flags], **more}
        return {
            "key": self.key,
            "name": self.name,
            "as_of": self.as_of.isoformat(),
            "verdicts": [each.to_dict() for each in self.verdicts],
            "flags": flags,
            **more,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """Everybody whom an authority's measures reach, or may reach, without being listed.

    Attributes:
        listed: How many parties of the network are listed.
        parties, holdings: How many there are.
        unknown: What was not known, each in a sentence.
    """

    authority: str
    as_of: date
    rule: str
    citation: str
    affected: tuple[Reached, ...]
    listed: int
    parties: int
    holdings: int
    unknown: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``watchword affected``."""
        return {
            "authority": self.authority,
            "as_of": self.as_of.isoformat(),
            "rule": self.rule,
            "citation": self.citation,
            "affected": [each.to_dict() for each in self.affected],
            "listed": self.listed,
            "parties": self.parties,
            "holdings": self.holdings,
            "unknown": list(self.unknown),
            "problems": list(map(problem_dict, self.problems)),
        }
