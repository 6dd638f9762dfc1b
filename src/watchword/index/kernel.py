"""The inner loop: rank the names that share terms with a query.

Plain Python that numba can compile. Whoever asks once is answered by the interpreter,
which needs no start; whoever asks often calls :func:`compiled` first. Counts are whole
numbers and the few fractions are double precision in a fixed order, so both give the
same (a test holds them against each other).

The estimate of a name is its score as ``compare`` would reckon it from the same parts,
or a little more where the loop can't know: it decides who is compared, never the score.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_cache_path

from watchword.compare.score import (
    ANCHORED_GAP,
    CONTRADICTED_DATE,
    FAR_DATE,
    FAR_YEARS,
    garbled_likeness,
    weigh,
)

WEIGHT_BITS = 11
"""A hit is packed into one number: how alike, then how much the listed term tells, each
in thousandths."""
WEIGHT_MASK = (1 << WEIGHT_BITS) - 1
FACTS = 4
"""A name's facts: target, weight of its words, initials, reading."""
DATED = 3
"""Floors come in threes: no birth date agrees, one of a year does, one of a day."""
LONGEST_WORD = 32
LIGHT = 100
"""A query has nothing more than a name if what it has weighs no more than an article."""
SLIP_MARGIN = 0.18
"""Two slips in a short word are more than garbled to ``compare``, which the loop can't tell."""


YEAR = 366
FAR_DAYS = int(FAR_YEARS * 365.25) + 1


class Plan(NamedTuple):
    """What a query asks of the index.

    Attributes:
        starts, ends, slots, hits, terms: Slices of the postings; for which word of the
            query each is a hit, how alike and how telling, packed, and of which term (-1
            for one that stands for several of the query's words).
        admits: By slot: whether a name first met there can still reach a floor.
        slot_weights: By slot, how much the query's word tells, in thousandths.
        slot_letters: By slot, a bit for each letter of the word.
        slot_text, slot_ends: The words themselves, and where each ends.
        facts: Reading mask, initials, first and last day of birth (0 for none), and a
            bit for each country.
        floors: The least estimates of interest: three for another country, three for
            the same.
    """

    starts: Any
    ends: Any
    slots: Any
    hits: Any
    terms: Any
    admits: Any
    slot_weights: Any
    slot_letters: Any
    slot_text: Any
    slot_ends: Any
    facts: Any
    floors: Any


class Names(NamedTuple):
    """The arrays of an index that are searched.

    Attributes:
        postings: The names' rows of all terms.
        facts: Of each name, :data:`FACTS` numbers.
        terms, term_ends: The terms of all names, one name after the other.
        letters: Of each term, a bit for each letter; 0 for what is no single word.
        text, starts: The terms themselves, and where each starts.
        dates: The first and the last day of birth of each target; 0 for none.
        countries: A bit for each country of each target.
    """

    postings: Any
    facts: Any
    terms: Any
    term_ends: Any
    letters: Any
    text: Any
    starts: Any
    dates: Any
    countries: Any


class Room(NamedTuple):
    """Room to work in.

    Attributes:
        where: A number for each name, all -1; left so.
        touched, best: A number for each name, and for each name and slot.
        line: A number more than :data:`LONGEST_WORD`.
        rows, values: Filled with the names found and their estimates.
    """

    where: Any
    touched: Any
    best: Any
    line: Any
    rows: Any
    values: Any


def rank_names(plan: Plan, names: Names, room: Room) -> int:
    """Estimate the score of every name that shares a term with a query.

    Returns:
        How many names reach their floor: so many are filled into the room's rows.
    """
    met = _collect(plan, names, room)
    asked = 0
    for slot in range(len(plan.slot_weights)):
        asked += plan.slot_weights[slot]
    found = 0
    for at in range(met):
        row = room.touched[at]
        room.where[row] = -1
        target = names.facts[FACTS * row]
        floor, factor = _floor(plan, names, target)
        if factor < floor:  # no name is alike enough
            continue
        value = _estimate(plan, names, room, at, asked, floor / factor) * factor
        if value >= floor:
            room.rows[found] = row
            room.values[found] = value
            found += 1
    return found


def _collect(plan: Plan, names: Names, room: Room) -> int:
    """Note for each name that shares a term the slice of the best hit of each slot."""
    count = len(plan.slot_weights)
    mask = plan.facts[0]
    met = 0
    for piece in range(len(plan.starts)):
        slot, hit = plan.slots[piece], plan.hits[piece]
        admit = plan.admits[slot]
        for place in range(plan.starts[piece], plan.ends[piece]):
            row = names.postings[place]
            at = room.where[row]
            if at < 0:
                if not admit or not (mask >> names.facts[FACTS * row + 3]) & 1:
                    continue
                at = met
                room.where[row] = at
                room.touched[at] = row
                for other in range(count):
                    room.best[at * count + other] = 0
                met += 1
            known = room.best[at * count + slot]
            if known == 0 or plan.hits[known - 1] < hit:
                room.best[at * count + slot] = piece + 1
    return met


def _floor(plan: Plan, names: Names, target: int) -> tuple[float, float]:
    """The least estimate of interest for a target, and what its birth date leaves of it."""
    first, last = plan.facts[2], plan.facts[3]
    low, high = names.dates[2 * target], names.dates[2 * target + 1]
    near = DATED if plan.facts[4] & names.countries[target] else 0
    if first == 0 or low == 0:
        return plan.floors[near], 1.0
    gap = max(low - last, first - high)
    if gap <= 0:
        exact = low == high and first == last
        return plan.floors[near + (2 if exact else 1)], 1.0
    if gap <= 1098:  # near, if the year was estimated
        return plan.floors[near], 1.0
    # One digit of the year written wrong: the days of the year agree but for leap days.
    off = gap % 1461 % 365
    if low == high and first == last and min(off, 365 - off) <= 4:
        return plan.floors[near], 1.0
    # A longer span may hold several dates, of which one is perhaps a slip.
    far = gap >= FAR_DAYS and high - low <= YEAR and last - first <= YEAR
    return plan.floors[near], FAR_DATE if far else CONTRADICTED_DATE


def _estimate(plan: Plan, names: Names, room: Room, at: int, asked: int, floor: float) -> float:
    """What the parts of a name that meet the query's come to."""
    count = len(plan.slot_weights)
    row = room.touched[at]
    initials, own = plan.facts[1], names.facts[FACTS * row + 2]
    aligned, alike, extra, open_slots = 0, 0, asked, 0
    for slot in range(count):
        piece = room.best[at * count + slot]
        if piece and _is_taken(plan, room, at * count, slot, plan.terms[piece - 1]):
            room.best[at * count + slot] = piece = 0
        if piece:
            hit = plan.hits[piece - 1]
            aligned += hit & WEIGHT_MASK
            alike += (hit >> WEIGHT_BITS) * (hit & WEIGHT_MASK)
            extra -= plan.slot_weights[slot]
        else:
            open_slots += 1
    if aligned == 0:
        return 0.0
    missing = max(0, names.facts[FACTS * row + 1] - aligned - 1000 * initials)
    extra = max(0, extra - 1000 * own - 400 * initials)
    told = alike / 1000.0
    value = _weigh(aligned, told, missing, extra)
    if value >= floor or open_slots == 0 or min(missing, extra) == 0:
        return value
    # What contradicts may be a word badly written: look at the letters.
    bent = aligned + min(missing, extra)
    if _weigh(bent, told + min(missing, extra), missing, extra - (bent - aligned)) < floor:
        return value
    for slot in range(count):
        if room.best[at * count + slot] == 0:
            share = _best_share(plan, names, room, slot, row)
            if share >= 0.5:
                weight = min(plan.slot_weights[slot], missing, extra)
                aligned += weight
                told += weight * min(1.0, garbled_likeness(share) + SLIP_MARGIN)
                missing -= weight
                extra -= weight
    return _weigh(aligned, told, missing, extra)


def _is_taken(plan: Plan, room: Room, first: int, slot: int, term: int) -> bool:
    """Whether a slot before has met the same word of the name already."""
    if term < 0:
        return False
    for other in range(slot):
        piece = room.best[first + other]
        if piece and plan.terms[piece - 1] == term:
            return True
    return False


def _weigh(aligned: int, told: float, missing: int, extra: int) -> float:
    against = min(missing, extra)
    gaps = (missing + extra - 2 * against) / 1000.0
    if extra <= LIGHT:
        gaps *= ANCHORED_GAP
    return weigh(aligned / 1000.0, told / aligned, against / 1000.0, gaps)


def _best_share(plan: Plan, names: Names, room: Room, slot: int, row: int) -> float:
    """The greatest share of letters that a query's word has in common with one of a name."""
    best = 0.0
    mask = plan.slot_letters[slot]
    for place in range(names.term_ends[row], names.term_ends[row + 1]):
        term = names.terms[place]
        shared, either = mask & names.letters[term], mask | names.letters[term]
        common, every = 0, 0
        while shared:
            shared &= shared - 1
            common += 1
        while either:
            either &= either - 1
            every += 1
        if 2 * common >= every:
            best = max(best, _share(plan, names, room, slot, term))
    return best


def _share(plan: Plan, names: Names, room: Room, slot: int, term: int) -> float:
    """One less the edits between two words in the letters of the longer one."""
    start = plan.slot_ends[slot]
    size = plan.slot_ends[slot + 1] - start
    first = names.starts[term]
    other = names.starts[term + 1] - first
    if size > LONGEST_WORD or other > LONGEST_WORD or min(size, other) < 4:
        return 0.0
    line = room.line
    for column in range(other + 1):
        line[column] = column
    for place in range(size):
        diagonal = line[0]
        line[0] = place + 1
        letter = plan.slot_text[start + place]
        for column in range(other):
            above = line[column + 1]
            cost = diagonal
            if letter != names.text[first + column]:
                cost = 1 + min(diagonal, above, line[column])
            line[column + 1] = cost
            diagonal = above
    # A swap of neighbours counts as two here and as one in the comparison.
    edits: int = line[other]
    share: float = 1.0 - (edits - (edits > 1)) / max(size, other)
    return share


_PARTS = (
    _collect,
    _floor,
    _estimate,
    _is_taken,
    _weigh,
    _best_share,
    _share,
    weigh,
    garbled_likeness,
)


@lru_cache(maxsize=1)
def compiled() -> Callable[[Plan, Names, Room], int]:
    """:func:`rank_names` as machine code.

    The first call on a machine compiles for some seconds; the result is kept in the
    user's cache, where that can be written.
    """
    from numba import config, njit
    from numba.extending import register_jitable

    settings: Any = config

    for part in _PARTS:
        register_jitable(part)
    # What numba keeps is only as old as the file of the outermost function; the formula
    # lies in another one, so the place is named after both.
    chosen, settings.CACHE_DIR = settings.CACHE_DIR, settings.CACHE_DIR or str(_cache_place())
    try:
        function: Callable[[Plan, Names, Room], int] = njit(cache=True, nogil=True)(rank_names)
    finally:
        settings.CACHE_DIR = chosen
    return function


def _cache_place() -> Path:
    """Where the machine code of this very source is kept."""
    digest = hashlib.sha256()
    for part in sorted({inspect.getfile(each) for each in _PARTS}):
        digest.update(Path(part).read_bytes())
    return user_cache_path("watchword") / "compiled" / digest.hexdigest()[:16]
