"""Shares with their intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing is 0."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval (Wilson 1927)."""
        if not self.total:
            return 0.0, 1.0
        count, square = self.total, _Z * _Z
        middle = (self.value + square / (2 * count)) / (1 + square / count)
        spread = math.sqrt(self.value * (1 - self.value) / count + square / (4 * count * count))
        width = _Z * spread / (1 + square / count)
        return max(middle - width, 0.0), min(middle + width, 1.0)
