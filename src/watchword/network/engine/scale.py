"""Ends of shares as numbers that add up and compare exactly, open ends included.

An end is a pair: its value, and how many open ends went into it (plus one for a low end that
is not reached itself, minus one for a high end). Sums of pairs compare in this order, so that
two stakes of *more than* 25 are more than 50. Mostly the pair is packed into one ``int64``:
units times a power of two above any number of holders, plus the count. Where no unit holds
all shares, it is an :class:`Exact`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from typing import Any

import numpy as np

from watchword.network.engine.columns import HIGH_OPEN, LOW_OPEN, Array, Columns

_ROOM = 2**62


@total_ordering
@dataclass(frozen=True, slots=True)
class Exact:
    """A value, and how many open ends it is the sum of; numpy adds these as objects."""

    value: Fraction
    opened: int = 0

    def __add__(self, other: Exact | int) -> Exact:
        if isinstance(other, Exact):
            return Exact(self.value + other.value, self.opened + other.opened)
        return Exact(self.value + other, self.opened)

    __radd__ = __add__

    def __lt__(self, other: Exact | int) -> bool:
        there = other if isinstance(other, Exact) else Exact(Fraction(other))
        return (self.value, self.opened) < (there.value, there.opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How ends are written in the arrays of one graph.

    Attributes:
        units: Units of a per cent; 0 where ends are :class:`Exact`.
        grain: A power of two above any number of holders.
    """

    units: int
    grain: int

    @classmethod
    def fit(cls, columns: Columns, *, holders: int) -> Scale:
        """The scale for columns of which no party has more than ``holders`` rows."""
        grain = 1 << (holders + 1).bit_length()
        fits = columns.low.dtype != object and 100 * columns.units * grain * (holders + 1) < _ROOM
        return cls(units=columns.units if fits else 0, grain=grain)

    @property
    def dtype(self) -> type:
        """The type of the arrays."""
        return np.int64 if self.units else object

    def encode(self, columns: Columns, rows: Array) -> tuple[Array, Array]:
        """The low and the high ends of rows."""
        flags = columns.flags[rows]
        low_open, high_open = (flags & LOW_OPEN) != 0, (flags & HIGH_OPEN) != 0
        if not self.units:
            low, high = columns.low[rows], columns.high[rows]
            return _exact(low, low_open, columns.units, 1), _exact(
                high, high_open, columns.units, -1
            )
        low = columns.low[rows]
        low *= self.grain
        exact = columns.high is columns.low and not low_open.any() and not high_open.any()
        if exact:
            return low, low
        low += low_open
        high = columns.high[rows]
        high *= self.grain
        high -= high_open
        return low, high

    def per_cent(self, value: Fraction) -> Any:
        """A share that is known exactly, to compare sums with."""
        if not self.units:
            return Exact(value)
        packed = value * self.units * self.grain
        return int(packed) if packed.denominator == 1 else packed

    def decode(self, end: Any) -> tuple[Fraction, bool]:
        """The per cent of a low end or a sum of them, and whether it is open."""
        if isinstance(end, Exact):
            return end.value, end.opened != 0
        if not self.units:  # the sum of nothing
            return Fraction(int(end)), False
        packed = int(end)
        return Fraction(packed // self.grain, self.units), packed % self.grain != 0

    def decode_high(self, end: Any) -> tuple[Fraction, bool]:
        """The same of a high end."""
        if isinstance(end, Exact) or not self.units:
            return self.decode(end)
        packed = -int(end)
        return Fraction(-(packed // self.grain), self.units), packed % self.grain != 0


def _exact(ends: Array, opened: Array, per_cent: int, sign: int) -> Array:
    exact = np.empty(len(ends), object)
    exact[:] = [
        Exact(Fraction(end) / per_cent, sign * int(flag))
        for end, flag in zip(ends.tolist(), opened.tolist(), strict=True)
    ]
    return exact
