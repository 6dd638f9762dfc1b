"""The inner loop: rank the names that share terms with a query.

Plain Python that numba can compile. Whoever asks once is answered by the interpreter,
which needs no start; whoever asks often calls :func:`compiled` first. Counts are whole
numbers and the few fractions are double precision in a fixed order, so both give the
same (a test holds them against each other).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.compare.score import weigh

WEIGHT_BITS = 11
"""A hit is packed into one number: how alike, then how much the listed term tells, each
in thousandths."""


def rank_names(
    starts: Any,
    ends: Any,
    slots: Any,
    hits: Any,
    admits: Any,
    slot_weights: Any,
    query: Any,
    floor: float,
    dated_floor: float,
    postings: Any,
    name_facts: Any,
    target_years: Any,
    where: Any,
    touched: Any,
    best: Any,
    out_rows: Any,
    out_values: Any,
) -> int:
    """Estimate the score of every name that shares a term with a query.

    Args:
        starts, ends: Of the slices of ``postings`` to go through.
        slots: For each slice, the word of the query that it is a hit for.
        hits: For each slice, how alike and how telling, packed.
        admits: By slot: whether a name first met there can still reach the floor.
        slot_weights: By slot, how much the query's word tells, in thousandths.
        query: Reading mask, initials, first and last birth year (0 for none).
        floor: The least estimate that is given out.
        dated_floor: The same for names of targets whose birth year may agree.
        postings: Name rows of all terms.
        name_facts: Target, weight, initials and reading of each name, one after the
            other.
        target_years: First and last birth year of each target, one after the other.
        where: A number for each name, all -1; left so.
        touched, best: Room to work in: a number for each name, and for each and slot.
        out_rows, out_values: Filled with the names' rows and estimates.

    Returns:
        How many were filled in.
    """
    count = len(slot_weights)
    mask, initials, first_year, last_year = query[0], query[1], query[2], query[3]
    met = 0
    for piece in range(len(starts)):
        slot, hit, admit = slots[piece], hits[piece], admits[slots[piece]]
        for place in range(starts[piece], ends[piece]):
            row = postings[place]
            at = where[row]
            if at < 0:
                if not admit or not (mask >> name_facts[4 * row + 3]) & 1:
                    continue
                at = met
                where[row] = at
                touched[at] = row
                for other in range(count):
                    best[at * count + other] = 0
                met += 1
            if best[at * count + slot] < hit:
                best[at * count + slot] = hit
    asked = 0
    for slot in range(count):
        asked += slot_weights[slot]
    found = 0
    for at in range(met):
        row = touched[at]
        where[row] = -1
        aligned, alike, extra = 0, 0, asked
        for slot in range(count):
            hit = best[at * count + slot]
            if hit:
                aligned += hit & 2047
                alike += (hit >> 11) * (hit & 2047)
                extra -= slot_weights[slot]
        if aligned == 0:
            continue
        missing = max(0, name_facts[4 * row + 1] - aligned - 1000 * initials)
        extra = max(0, extra - 1000 * name_facts[4 * row + 2] - 400 * initials)
        value = weigh(
            aligned / 1000.0,
            alike / aligned / 1000.0,
            min(missing, extra) / 1000.0,
            abs(missing - extra) / 1000.0,
        )
        least = floor
        if first_year:
            target = name_facts[4 * row]
            low, high = target_years[2 * target], target_years[2 * target + 1]
            gap = max(low - last_year, first_year - high)
            if low and gap < 4:
                least = dated_floor
            elif low:
                # One digit written wrong is a slip, not a contradiction.
                slips = 0
                if low == high and first_year == last_year:
                    left, right = low, first_year
                    for _ in range(4):
                        if left % 10 != right % 10:
                            slips += 1
                        left //= 10
                        right //= 10
                if slips == 1:
                    least = dated_floor
                else:
                    value *= 0.7
        if value >= least:
            out_rows[found] = row
            out_values[found] = value
            found += 1
    return found


@lru_cache(maxsize=1)
def compiled() -> Callable[..., int]:
    """:func:`rank_names` as machine code.

    The first call on a machine compiles for some seconds; the result is kept on disk
    beside this module, or in the user's cache where that can't be written.
    """
    from numba import njit
    from numba.extending import register_jitable

    register_jitable(weigh)
    function: Callable[..., int] = njit(cache=True, nogil=True)(rank_names)
    return function


class Workspace:
    """The arrays that ranking works in, made once for an index."""

    def __init__(self, names: int) -> None:
        self.where: NDArray[np.int32] = np.full(names, -1, np.int32)
        self.touched: NDArray[np.int32] = np.empty(names, np.int32)
        self.best: NDArray[np.int32] = np.empty(0, np.int32)
        self.rows: NDArray[np.int32] = np.empty(names, np.int32)
        self.values: NDArray[np.float64] = np.empty(names, np.float64)

    def room_for(self, slots: int) -> NDArray[np.int32]:
        """The room for the hits of each name and slot."""
        if len(self.best) < slots * len(self.where):
            self.best = np.empty(slots * len(self.where), np.int32)
        return self.best
