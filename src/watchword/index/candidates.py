"""Candidates: the targets that are worth a comparison."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel, Levenshtein

from watchword.compare import Party
from watchword.compare.facts import identifier_key
from watchword.compare.similarity import UNWRITTEN, allowed_edits
from watchword.index.build import READING_CODES
from watchword.index.keys import CHINESE, FOLD, joined_words, word_keys, word_marks
from watchword.index.reader import Index, Rows
from watchword.text.chinese import loose_key
from watchword.text.names import NameForm
from watchword.text.sounds import fold

_MOST_NAMES = 400
_WHOLE_NAMES = 40
_WHOLE_TRIED = 4000
_WHOLE_CUTOFF = 0.72
_FOUND = 0.8
"""A rank from which a name is found by its words, and no search by wholes is needed."""
_SHORTEST_TYPO = 4
_SHORTEST_WHOLE = 8
_MARK_TRUST = 0.85
_TYPO_TRUST = 0.7
_QUERY_SHARE = 0.6
"""How much a word that the listed name lacks counts against one that the query lacks."""
_PROMISING = 0.5
"""Names of a target below this share of its best are not compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target worth a comparison.

    Attributes:
        target: Its row.
        names: The places among its party's names that are worth it; empty for all.
    """

    target: int
    names: tuple[int, ...] = ()


def find_candidates(index: Index, query: Party, *, limit: int = 60) -> list[Candidate]:
    """The targets that share a strong identifier or some of a name, the best first.

    Args:
        index: The open index.
        query: The party that is asked about.
        limit: How many at most; those that share an identifier come on top of it.
    """
    by_identifier: dict[int, Candidate] = {}
    for identifier in query.identifiers:
        for target in index.targets_of_identifier(identifier_key(identifier)).tolist():
            by_identifier[target] = Candidate(target)
    ranks = np.zeros(len(index.name_target), np.float32)
    for form, readings in _distinct_forms(query):
        found = _rank_names(index, form)
        if len(readings) < len(READING_CODES):
            found[~np.isin(index.name_reading, readings)] = 0.0
        np.maximum(ranks, found, out=ranks)
    named = _best_targets(index, ranks, limit)
    return [*by_identifier.values(), *(c for c in named if c.target not in by_identifier)]


def _distinct_forms(query: Party) -> list[tuple[NameForm, list[int]]]:
    """Each sequence of words once, with the readings that give it."""
    forms: dict[tuple[str, ...], tuple[NameForm, list[int]]] = {}
    for name in query.names:
        _, readings = forms.setdefault(name.form.tokens, (name.form, []))
        readings.append(READING_CODES[name.form.reading])
    return list(forms.values())


def _rank_names(index: Index, form: NameForm) -> NDArray[np.float32]:
    """For every name, how much of it and of the query is one: 0 to about 1."""
    words = word_keys(form)
    ranks = np.zeros(len(index.name_target), np.float32)
    typos = _find_typos(index, words)
    asked = 0.0
    for word in words:
        weight = index.rarity(word)
        asked += weight
        _add_word(index, form, word, weight, typos.get(word, []), ranks)
    for joined in joined_words(form):
        weight = index.rarity(joined)
        for rows in (index.rows_of_word(joined), index.rows_of_mark(FOLD + fold(joined))):
            ranks[rows] = np.maximum(ranks[rows], weight)
    ranks /= _QUERY_SHARE * asked + (1.0 - _QUERY_SHARE) * np.asarray(index.name_weight) + 1e-6
    chinese = loose_key(form.tokens)
    if chinese:
        rows = index.rows_of_mark(CHINESE + chinese)
        ranks[rows] = np.maximum(ranks[rows], _MARK_TRUST)
    _add_whole_names(index, form, ranks)
    return ranks


def _add_word(
    index: Index,
    form: NameForm,
    word: str,
    weight: float,
    typos: list[tuple[int, float]],
    ranks: NDArray[np.float32],
) -> None:
    """Add a word's weight to each name that has it in some shape, once, by the best shape."""
    shapes: list[tuple[float, Rows]] = [
        (index.rarity_at(place) * alike * _TYPO_TRUST, index.rows_of_word_at(place))
        for place, alike in typos
    ]
    shapes.extend(
        (weight * _MARK_TRUST, index.rows_of_mark(mark))
        for mark in word_marks(word, unwritten=form.script in UNWRITTEN)
    )
    shapes.append((weight, index.rows_of_word(word)))
    shapes.sort(key=lambda shape: shape[0])
    hits = np.zeros(len(ranks), np.float32)
    for value, rows in shapes:
        hits[rows] = value
    ranks += hits


def _find_typos(index: Index, words: Collection[str]) -> dict[str, list[tuple[int, float]]]:
    """For each word, the places of the index's words that are a slip or two away."""
    asked = [word for word in words if allowed_edits(len(word)) and word.isalpha()]
    if not asked or not index.words:
        return {}
    # Levenshtein takes less than half the time of OSA; it counts a swap of neighbours as
    # two, so what it finds at two in a short word is measured again.
    distances = process.cdist(
        asked, index.words, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8
    )
    long_enough = index.word_lengths >= _SHORTEST_TYPO
    found: dict[str, list[tuple[int, float]]] = {}
    for word, row in zip(asked, distances, strict=True):
        close = np.flatnonzero((row > 0) & (row <= 2) & long_enough).tolist()
        edits = ((place, OSA.distance(word, index.words[place])) for place in close)
        allowed = allowed_edits(len(word))
        found[word] = [(p, 1.0 - count / len(word)) for p, count in edits if count <= allowed]
    return found


def _add_whole_names(index: Index, form: NameForm, ranks: NDArray[np.float32]) -> None:
    """Of the names that share anything with the query, those that are alike as wholes."""
    if len(form.joined_key) < _SHORTEST_WHOLE or ranks.max(initial=0.0) >= _FOUND:
        return
    rows = _best_rows(ranks, _WHOLE_TRIED)
    keys = index.name_keys
    for _, alike, place in process.extract(
        form.sorted_key,
        [keys[row] for row in rows.tolist()],
        scorer=Indel.normalized_similarity,
        score_cutoff=_WHOLE_CUTOFF,
        limit=_WHOLE_NAMES,
    ):
        row = rows[place]
        ranks[row] = max(float(ranks[row]), alike * _TYPO_TRUST)


def _best_rows(ranks: NDArray[np.float32], most: int) -> NDArray[np.intp]:
    """The rows of the highest ranks above 0, in order of rows."""
    rows = np.flatnonzero(ranks > 0)
    if len(rows) <= most:
        return rows
    top = np.argpartition(-ranks[rows], most)[:most]
    return np.sort(rows[top])


def _best_targets(index: Index, ranks: NDArray[np.float32], limit: int) -> list[Candidate]:
    rows = _best_rows(ranks, _MOST_NAMES)
    rows = rows[np.argsort(-ranks[rows], kind="stable")]
    names: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    for row, target in zip(rows.tolist(), index.name_target[rows].tolist(), strict=True):
        rank = float(ranks[row])
        if target not in names and len(names) >= limit:
            continue
        if rank >= best.setdefault(target, rank) * _PROMISING:
            names.setdefault(target, []).append(row)
    return [
        Candidate(target, tuple(row - index.first_name(target) for row in sorted(kept)))
        for target, kept in names.items()
    ]
