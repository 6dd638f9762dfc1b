"""How much a word tells, from how many targets have it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PER_MILLE = 1000
"""Weights are kept as whole thousandths, which add up the same on every machine."""
_FEWEST_TARGETS = 1000
"""Below so many targets, counts say little; a small index reckons as if it had so many."""
_SPREAD = 0.6


def rarities(counts: NDArray[np.int32], targets: int) -> NDArray[np.float32]:
    """Weights above 0 and up to 1: 1 for a word of one target, .4 for a word of all."""
    most = np.log(max(targets, _FEWEST_TARGETS))
    weights = 1.0 - _SPREAD * np.log(np.maximum(counts, 1)) / most
    clipped: NDArray[np.float64] = np.clip(weights, 1.0 - _SPREAD, 1.0)
    return clipped.astype(np.float32)
