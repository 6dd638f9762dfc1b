"""A flag: something in a network that is known from circumvention, and never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from watchword.model import Holding
from watchword.network.verdict import share_dict


class FlagStrength(StrEnum):
    """How rarely an ordinary economy shows the same (see ``benchmarks/flags.py``)."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact that a flag rests on.

    Attributes:
        what: The fact in words.
        on: Its day, where it has one.
        holding: The holding that it is, where it is one.
        sure: False for what a report only claims, and for a listing of somebody who may be
            another party.
    """

    what: str
    on: date | None = None
    holding: Holding | None = None
    sure: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "what": self.what,
            "on": self.on.isoformat() if self.on else None,
            "holding": _holding(self.holding) if self.holding else None,
            "sure": self.sure,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A flag.

    Attributes:
        code: The rule that raised it: ``transfer-near-designation``.
        party: The key of the party to look at.
        about: Keys of the other parties in it.
        citation: Documents that name such a pattern.
        sure: Whether all that it rests on is stated, and nothing only claimed or possible.
    """

    code: str
    party: str
    about: tuple[str, ...]
    sentence: str
    evidence: tuple[Evidence, ...]
    citation: str
    strength: FlagStrength
    sure: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "flag": self.code,
            "party": self.party,
            "about": list(self.about),
            "strength": self.strength.value,
            "sure": self.sure,
            "text": self.sentence,
            "evidence": [each.to_dict() for each in self.evidence],
            "citation": self.citation,
        }


def _holding(held: Holding) -> dict[str, Any]:
    return {
        "owner": held.owner,
        "owned": held.owned,
        "interest": held.interest.value,
        "share": share_dict(held.share),
        "from": held.starts_on.isoformat() if held.starts_on else None,
        "to": held.ends_on.isoformat() if held.ends_on else None,
        "source": f"{held.source.name}, {held.source.locator}".rstrip(", "),
        "url": held.source.url,
    }
