"""Holdings: who owns or controls whom, in which share, since when, and who says so.

Shares are exact: fractions of a hundred per cent as :class:`fractions.Fraction`, since
in floating point 14.2 + 17.9 + 17.9 is not 50.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from watchword.model.entry import Schema


class Interest(StrEnum):
    """What a holding gives its holder, in the words of BODS v0.4 where it has one."""

    SHARES = "shares"
    """Capital: what "ownership" means in the 50 per cent rules."""
    VOTES = "votes"
    BOARD = "board"
    """The right to appoint or remove a majority of the board."""
    INFLUENCE = "influence"
    """Dominant influence, by contract, articles or fact: all other control."""
    DIRECTOR = "director"
    """A seat on the board or in the management: no control by itself."""
    NOMINEE = "nominee"
    """Holds for somebody else."""
    CONSOLIDATION = "consolidation"
    """Accounts are consolidated (GLEIF): no percentage follows from it."""
    FAMILY = "family"
    ASSOCIATE = "associate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share in per cent as an interval: "more than 25%, not more than 50%".

    Attributes:
        low, high: Its ends, 0 to 100.
        low_open, high_open: Whether the end itself does not belong to it.
    """

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, per_cent: Fraction | int) -> Share:
        """A share that is known exactly."""
        return cls(low=Fraction(per_cent), high=Fraction(per_cent))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingSource:
    """Who states a holding and where.

    Attributes:
        name: The register, the file or the report: ``UK PSC``, ``gb-ownership.jsonl``.
        locator: The statement, the line or the characters in it.
        url: Where anybody can look it up.
        claim: Whether it is only claimed (by a report): shown, and never proof.
    """

    name: str
    locator: str
    url: str | None = None
    claim: bool = False


class SpellKind(StrEnum):
    """What a party had for a time."""

    NAME = "name"
    COUNTRY = "country"
    """Of registration; a vessel's flag."""
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A name, a country or an address that a party had for a time.

    Attributes:
        value: A country as ISO 3166-1 alpha-2 in lower case.
        starts_on, ends_on: Open where None, the last day included.
    """

    kind: SpellKind
    value: str
    starts_on: date | None = None
    ends_on: date | None = None
    source: HoldingSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or a body of a network.

    Attributes:
        key: Its name in the network: unique, stable, from its source (``gb-coh:00102498``).
        countries: ISO 3166-1 alpha-2 in lower case.
        identifiers: By scheme: ``{"lei": "213800…", "gb-coh": "00102498"}``.
        birth_date: As the source has it: ``1953``, ``1953-09``, ``1953-09-09``.
        known: False for an owner that a register says exists and does not name.
        aliases: Its other names.
        spells: Names, countries and addresses with their days, where a source dates them.
    """

    key: str
    name: str
    schema: Schema = Schema.LEGAL_ENTITY
    countries: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    birth_date: str | None = None
    address: str | None = None
    founded_on: date | None = None
    known: bool = True
    aliases: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """``owner`` holds an interest in ``owned``; both are keys of parties.

    Attributes:
        share: None where no share is stated, or none belongs to this interest.
        starts_on, ends_on: The days of its validity; open where None, the last day included.
        indirect: Whether it sums up others (BODS ``indirect``): shown, never added up.
        joint: The name of a joint arrangement whose holders act as one (UK), or of shares
            that are held jointly.
        held_jointly: Whether ``joint`` names one and the same shares, stated for each of
            their holders, and not an arrangement between holders of different shares.
        beneficial: Whether its source says that it makes the owner a beneficial owner.
        detail: The source's own words: ``daughter``, ``ownership-of-shares-75-to-100-percent``.
    """

    owner: str
    owned: str
    interest: Interest
    share: Share | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    indirect: bool = False
    joint: str | None = None
    held_jointly: bool = False
    beneficial: bool | None = None
    detail: str = ""
    source: HoldingSource
