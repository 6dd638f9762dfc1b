"""The terms that a word of a query may mean, and how alike they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from watchword.compare.score import likeness
from watchword.compare.similarity import allowed_edits, compare_words
from watchword.index.kernel import WEIGHT_BITS
from watchword.index.keys import (
    ACRONYM,
    JOINED,
    SHORTEST_TWO_SLIPS,
    VOWELLESS,
    WHOLE,
    letters,
    query_keys,
    slip_keys,
)
from watchword.index.reader import Index
from watchword.index.weights import PER_MILLE
from watchword.text.common_names import COMMON, commonness
from watchword.text.sounds import fold

JOINED_ALIKE = 0.98
_SHORTEST_SLIP = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """Where the names lie that have a word in some shape.

    Attributes:
        starts, ends: Of slices of the index's postings.
        hits: For each slice, how alike the shape is and how much it tells, packed.
        terms: For each slice, the number of its term; -1 where that stands for several
            words of the query.
        most: The most that any of the shapes tells, in thousandths.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hits: NDArray[np.int64]
    terms: NDArray[np.int64]
    most: int


_NO_NUMBERS = np.empty(0, np.int64)
NOTHING = Expansion(_NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS, 0)


def expand_word(index: Index, word: str, *, unwritten: bool, syllables: bool) -> Expansion:
    """Where the names lie that have a word in some shape.

    Args:
        index: The open index.
        word: A word in normal form.
        unwritten: Whether it comes from a script that leaves vowels out.
        syllables: Whether it is a syllable of a script of syllables.
    """
    return pack(index, terms_alike(index, word, unwritten=unwritten, syllables=syllables))


def terms_alike(
    index: Index, word: str, *, unwritten: bool = False, syllables: bool = False
) -> dict[int, float]:
    """Every term that a word can mean, by its number, and how alike they are."""
    alike: dict[int, float] = {}
    numbers = set(index.terms_of_keys(query_keys(word, unwritten=unwritten)))
    if commonness(word) < COMMON or index.term_number(word) is None:
        # A common name that is listed as it stands was hardly meant to be another one.
        numbers.update(_near(index, word, unwritten=unwritten))
    for number in numbers:
        value = _compare(word, index.term(number), unwritten=unwritten, syllables=syllables)
        if value:
            alike[number] = value
    return alike


def pack(index: Index, alike: dict[int, float], *, words: int = 1, share: float = 1.0) -> Expansion:
    """The slices of terms, by the numbers of these.

    Args:
        index: The open index.
        alike: How alike each term is to what it is a hit for.
        words: For how many words of the query together.
        share: The share of the terms' weights that goes to each word.
    """
    if not alike:
        return NOTHING
    order = sorted(alike)
    numbers = np.array(order, np.int64)
    grades = np.array([round(PER_MILLE * alike[n]) for n in order], np.int64)
    weights = np.rint(index.term_weights[numbers] * share).astype(np.int64)
    weights = np.maximum(weights, 1)
    return Expansion(
        starts=index.term_ends[numbers],
        ends=index.term_ends[numbers + 1],
        hits=(grades << WEIGHT_BITS) | weights,
        terms=numbers if words == 1 else np.full(len(numbers), -1, np.int64),
        most=int(weights.max(initial=0)),
    )


def _near(index: Index, word: str, *, unwritten: bool) -> Iterator[int]:
    """The terms that are a few slips away, in their letters or in their sounds."""
    keys = slip_keys(word, unwritten=unwritten)
    # A word of three letters has none to lose, but may have lost one.
    most = max(_most_slips(word), int(len(word) == _SHORTEST_SLIP))
    if most == 0 or not keys:
        return
    numbers = index.terms_of_keys(keys)
    for text, shapes, change in (
        (word, index.term_shapes, str),
        (fold(word), index.fold_shapes, fold),
    ):
        # A slip changes two letters at most, so most terms need no closer look.
        shape = letters(text)
        near = [n for n in numbers if (shapes[n] ^ shape).bit_count() <= 2 * most]
        for number in near:
            term = change(index.term(number).removeprefix(VOWELLESS))
            # More than the most count as one more, which a long term may hold.
            if OSA.distance(text, term, score_cutoff=most) <= _most_slips(term):
                yield number


def _most_slips(word: str) -> int:
    """How many slips are looked for in a word."""
    return min(allowed_edits(len(word)), 2 if len(word) >= SHORTEST_TWO_SLIPS else 1)


def _compare(word: str, term: str, *, unwritten: bool, syllables: bool) -> float:
    """How alike a word and a term are; 0 where they are two words."""
    if term.startswith((WHOLE, ACRONYM)):
        return 0.0
    if term.startswith(JOINED):
        return JOINED_ALIKE if term[1:] == fold(word) else 0.0
    if term.startswith(VOWELLESS):
        met = compare_words(word, term[1:], "both" if unwritten else "right")
    else:
        met = compare_words(word, term, "left" if unwritten else "", syllables=syllables)
    return 0.0 if met is None else likeness(*met)
