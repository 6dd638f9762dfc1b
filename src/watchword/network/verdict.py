"""What an authority's rule says of a party on a day, with the reasons, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from watchword.model import HoldingSource, Interest, Share


class Answer(StrEnum):
    """The words of a verdict."""

    AFFECTED = "affected"
    POSSIBLY_AFFECTED = "possibly_affected"
    NOT_AFFECTED = "not_affected"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one authority's lists say of a party of the network.

    Attributes:
        listed_on: None where the list does not say: then it is taken as listed always.
        delisted_on: The first day on which it was listed no more.
        lists: Keys of the lists that it stands on: ``sdn``.
        certain: Whether the party is the listed one beyond doubt; otherwise nothing that
            follows from it is more than possible.
        target: The target's id.
    """

    listed_on: date | None = None
    delisted_on: date | None = None
    programmes: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    certain: bool = True
    target: str | None = None

    def is_in_force_on(self, day: date) -> bool:
        """Whether the party is listed on a day."""
        return (self.listed_on is None or self.listed_on <= day) and (
            self.delisted_on is None or day < self.delisted_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuttal:
    """A user's finding that a party is not owned or controlled, against the presumption.

    Attributes:
        party: The key of the party.
        note: Why.
        holds_from: The first day for which it was found; None for all days.
        by: Who found it.
    """

    party: str
    authority: str
    note: str
    holds_from: date | None = None
    by: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        from_day = self.holds_from.isoformat() if self.holds_from else None
        return {"note": self.note, "by": self.by, "from": from_day}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One holding of a proof, by the names of its parties.

    Attributes:
        also: Further statements of the same holding.
        together: Whether it is held jointly, or under an arrangement that counts.
    """

    holder: str
    held: str
    interest: Interest
    share: Share | None
    source: HoldingSource
    also: tuple[HoldingSource, ...] = ()
    together: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "holder": self.holder,
            "held": self.held,
            "interest": self.interest.value,
            "share": share_dict(self.share),
            "source": f"{self.source.name}, {self.source.locator}".rstrip(", "),
            "url": self.source.url,
            "also": [f"{each.name}, {each.locator}".rstrip(", ") for each in self.also],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to look at that decides nothing."""

    code: str
    text: str
    citation: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {"flag": self.code, "text": self.text, "citation": self.citation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The least change of one company's owners that changes the verdict.

    Attributes:
        kind: ``stake`` (one that nobody disclosed) or ``divestment``.
        holders: Who would hold or sell.
        share: How much, in per cent.
        more_than: Whether a little more than that is needed.
    """

    kind: str
    holders: tuple[str, ...]
    held: str
    share: Fraction
    more_than: bool
    text: str

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "kind": self.kind,
            "holders": list(self.holders),
            "held": self.held,
            "share": show(self.share),
            "more_than": self.more_than,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A verdict, for an authority and a day.

    Attributes:
        name, key: The party.
        owners: Names of the listed parties behind it that contribute.
        share: What they, and companies that they reach, hold of it directly.
        proof: The holdings that force it, from the listed parties on.
        smallest: Whether no smaller set forces it; otherwise none can be left out.
        since: The first day from which on it held without a break; None where unknown.
    """

    key: str
    name: str
    authority: str
    as_of: date
    answer: Answer
    owners: tuple[str, ...]
    share: Share
    proof: tuple[Step, ...]
    smallest: bool
    explanation: str
    citation: str
    listed: bool = False
    since: date | None = None
    flags: tuple[Remark, ...] = ()
    flip: Flip | None = None
    rebuttal: Rebuttal | None = None
    verify: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its form in JSON."""
        return {
            "authority": self.authority,
            "as_of": self.as_of.isoformat(),
            "key": self.key,
            "name": self.name,
            "verdict": self.answer.value,
            "listed": self.listed,
            "owners": list(self.owners),
            "share": share_dict(self.share),
            "proof": [step.to_dict() for step in self.proof],
            "smallest": self.smallest,
            "since": self.since.isoformat() if self.since else None,
            "explanation": self.explanation,
            "citation": self.citation,
            "verify": self.verify,
            "flags": [flag.to_dict() for flag in self.flags],
            "flip": self.flip.to_dict() if self.flip else None,
            "rebuttal": self.rebuttal.to_dict() if self.rebuttal else None,
        }


def show(number: Fraction) -> str:
    """A number of per cent: as a decimal where it has an end, else as a fraction."""
    rest = number.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(number)
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{whole}" if number < 0 else whole


def share_dict(share: Share | None) -> dict[str, Any] | None:
    """A share in JSON: its ends as text, and whether they are open where they are."""
    if share is None:
        return None
    ends: dict[str, Any] = {"low": show(share.low), "high": show(share.high)}
    if share.low_open:
        ends["low_open"] = True
    if share.high_open:
        ends["high_open"] = True
    return ends
