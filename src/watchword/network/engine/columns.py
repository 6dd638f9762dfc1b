"""Holdings as columns of numbers: what a graph is built from, and what a table stores.

A store that keeps holdings in columns hands them over as they are; holdings as objects are
brought into this form, with a problem for whatever makes no sense.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.model import Holding, Interest, Party, Problem, ProblemCode, Severity, Share

INTERESTS = tuple(Interest)
"""An interest's code is its place here."""
CODES = {interest: code for code, interest in enumerate(INTERESTS)}

UNITS = 100_000
"""The least number of units in one per cent."""
_MOST_UNITS, _MOST_DENOMINATORS = 10**12, 1_000
_WHOLE = Fraction(100)
_UNSTATED = Share(low=Fraction(0), high=_WHOLE)

LOW_OPEN, HIGH_OPEN, INDIRECT, CLAIM, HELD_JOINTLY = 1, 2, 4, 8, 16
"""Bits of ``Columns.flags``."""

NO_END = np.iinfo(np.int32).max

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Holdings, one a row.

    Attributes:
        owner, owned: Numbers of parties (int32).
        interest: Codes of interests (uint8).
        low, high: Ends of shares, in ``units`` of a per cent (int64), or fractions of a per
            cent (object) where ``units`` is 1 and no integer unit holds them all; one and the
            same array where every share is exact, which saves a third of the memory. A share
            that is not stated is 0 to 100.
        flags: Bits (uint8).
        starts, ends: Ordinals of days (int32): 0 and ``NO_END`` where open.
        source: A number for each source (int32).
        joint: A number for each joint arrangement or jointly held share, 0 for none.
    """

    owner: Array
    owned: Array
    interest: Array
    low: Array
    high: Array
    flags: Array
    starts: Array
    ends: Array
    source: Array
    joint: Array
    units: int = UNITS

    def take(self, rows: Array, *, owner: Array, owned: Array) -> Columns:
        """Some rows, with other numbers for their parties."""
        return Columns(
            owner=owner,
            owned=owned,
            interest=self.interest[rows],
            low=self.low[rows],
            high=self.high[rows],
            flags=self.flags[rows],
            starts=self.starts[rows],
            ends=self.ends[rows],
            source=self.source[rows],
            joint=self.joint[rows],
            units=self.units,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Parties and holdings, numbered.

    Attributes:
        numbers: The number of each party by its key.
        problems: What could not be understood, and what became of it.
    """

    parties: tuple[Party, ...]
    holdings: Sequence[Holding]
    numbers: dict[str, int]
    columns: Columns
    problems: tuple[Problem, ...]


def number_network(parties: Iterable[Party], holdings: Iterable[Holding]) -> Network:
    """Number parties and holdings.

    A holding of a party that nobody described keeps its owner under its key; a share that
    is negative, over 100 per cent or upside down counts as not stated.
    """
    held, problems = tuple(holdings), list[Problem]()
    known = {party.key: party for party in parties}
    for holding in held:
        for key in (holding.owner, holding.owned):
            if key not in known:
                known[key] = Party(key=key, name=key)
                problems.append(_problem(holding, ProblemCode.RELATION_UNRESOLVED, _NO_PARTY, key))
    numbers = {key: number for number, key in enumerate(known)}
    shares = [_share(holding, problems) for holding in held]
    problems.extend(
        _problem(holding, ProblemCode.VALUE_CONFLICT, _OWN_SHARES)
        for holding in held
        if holding.owner == holding.owned
    )
    return Network(
        parties=tuple(known.values()),
        holdings=held,
        numbers=numbers,
        columns=_columns(held, shares, numbers),
        problems=tuple(problems),
    )


_NO_PARTY = "a holding names a party that is not described; it is kept under its key"
_OWN_SHARES = "a party holds an interest in itself, which counts for nobody"


def _columns(
    holdings: Sequence[Holding], shares: Sequence[Share], numbers: dict[str, int]
) -> Columns:
    units = _common_units(shares)
    sources, joints = dict[str, int](), dict[str, int]()
    return Columns(
        owner=np.fromiter((numbers[each.owner] for each in holdings), np.int32),
        owned=np.fromiter((numbers[each.owned] for each in holdings), np.int32),
        interest=np.fromiter((CODES[each.interest] for each in holdings), np.uint8),
        low=_scaled([share.low for share in shares], units, up=False),
        high=_scaled([share.high for share in shares], units, up=True),
        flags=np.fromiter(map(_flags, holdings, shares), np.uint8),
        starts=np.fromiter(
            (each.starts_on.toordinal() if each.starts_on else 0 for each in holdings), np.int32
        ),
        ends=np.fromiter(
            (each.ends_on.toordinal() if each.ends_on else NO_END for each in holdings), np.int32
        ),
        source=np.fromiter(
            (sources.setdefault(each.source.name, len(sources)) for each in holdings), np.int32
        ),
        joint=np.fromiter(
            (
                joints.setdefault(each.joint, len(joints) + 1) if each.joint else 0
                for each in holdings
            ),
            np.int32,
        ),
        units=units or 1,
    )


def _share(holding: Holding, problems: list[Problem]) -> Share:
    share = holding.share
    if share is None:
        return _UNSTATED
    empty = share.low == share.high and (share.low_open or share.high_open)
    if not 0 <= share.low <= share.high <= _WHOLE or empty:
        raw = f"{share.low} to {share.high}"
        problems.append(_problem(holding, ProblemCode.VALUE_UNREADABLE, _NO_SHARE, raw))
        return _UNSTATED
    return share


_NO_SHARE = "no share of a whole: it counts as not stated"


def _problem(holding: Holding, code: ProblemCode, message: str, raw: str = "") -> Problem:
    return Problem(
        severity=Severity.WARNING,
        code=code,
        locator=f"{holding.source.name}, {holding.source.locator}",
        message=f"{message} ({holding.owner} in {holding.owned})",
        raw=raw,
    )


def _common_units(shares: Iterable[Share]) -> int:
    """The units of a per cent in which every share is a whole number; 0 for none in reach.

    Sums of fractions with ever new denominators grow without end, so that beyond a thousand
    of them shares are widened to the next whole units instead.
    """
    denominators = {end.denominator for share in shares for end in (share.low, share.high)}
    units = UNITS
    for denominator in denominators:
        units = math.lcm(units, denominator)
        if units > _MOST_UNITS:
            return 0 if len(denominators) <= _MOST_DENOMINATORS else UNITS
    return units


def _scaled(ends: Sequence[Fraction], units: int, *, up: bool) -> Array:
    if units:
        return np.fromiter(
            ((math.ceil if up else math.floor)(end * units) for end in ends), np.int64
        )
    exact = np.empty(len(ends), object)
    exact[:] = ends
    return exact


def _flags(holding: Holding, share: Share) -> int:
    return (
        LOW_OPEN * share.low_open
        | HIGH_OPEN * share.high_open
        | INDIRECT * holding.indirect
        | CLAIM * holding.source.claim
        | HELD_JOINTLY * bool(holding.joint and holding.held_jointly)
    )
