"""Candidates: the targets that are worth a comparison."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from watchword.compare import Party
from watchword.compare.facts import identifier_key
from watchword.compare.names import SYLLABIC, word_weight
from watchword.compare.score import least_name_score, weigh
from watchword.compare.similarity import UNWRITTEN
from watchword.index.build import READING_CODES
from watchword.index.expand import Expansion, expand_word, pack
from watchword.index.kernel import WEIGHT_BITS, Workspace, compiled, rank_names
from watchword.index.keys import CHINESE, CHINESE_OLD, is_old, joined_words, query_keys, word_keys
from watchword.index.reader import Index
from watchword.index.weights import PER_MILLE
from watchword.text.chinese import loose_key
from watchword.text.names import NameForm, is_initial
from watchword.text.sounds import fold

_MOST_SLOTS = 12
_MARGIN = 0.06
"""How far an estimate may lie below the score of the comparison that follows."""
_NAMES_EACH = 4
_NEAR_BEST = 0.15
"""Names of a target that lie further below its best are not compared."""
_FOREIGN_FLOOR = 0.3
"""The floor for names of syllables, whose words meet only as wholes."""
_KEPT_WORDS = 200_000
_WARM_AFTER = 3
_CHINESE_ALIKE = 0.9
_LATIN = frozenset({"Latn", None})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target worth a comparison.

    Attributes:
        target: Its row.
        names: The rows of those of its names that are worth it; empty for all.
    """

    target: int
    names: tuple[int, ...] = ()


def find_candidates(
    index: Index, query: Party, *, floor: float = 0.3, limit: int = 60
) -> list[Candidate]:
    """The targets that share a strong identifier or enough of a name, the best first.

    Args:
        index: The open index.
        query: The party that is asked about.
        floor: The score below which nobody is interested, 0 to 1.
        limit: How many at most; those that share an identifier come on top of it.
    """
    return _finder_of(index).find(query, floor=floor, limit=limit)


def warm(index: Index) -> None:
    """Make an index ready for many questions: what is needed often is compiled and read.

    A process that screens many subjects calls it once, before it forks.
    """
    _finder_of(index).warm()


_finders = threading.local()


def _finder_of(index: Index) -> Finder:
    """This thread's finder of an index."""
    known: WeakKeyDictionary[Index, Finder] | None = getattr(_finders, "known", None)
    if known is None:
        known = _finders.known = WeakKeyDictionary()
    found = known.get(index)
    if found is None:
        found = known[index] = Finder(index)
    return found


class Finder:
    """Finds candidates in one index, and remembers what it has looked up.

    It belongs to one thread.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._rank: Callable[..., int] = rank_names
        self._asked = 0
        self._expansions: OrderedDict[tuple[str, bool, bool], Expansion] = OrderedDict()
        self._space = Workspace(len(index.name_target))
        facts = np.stack(
            [
                np.asarray(each, np.int32)
                for each in (
                    index.name_target,
                    index.name_weight,
                    index.name_initials,
                    index.name_reading,
                )
            ],
            axis=1,
        )
        self._facts: NDArray[np.int32] = np.ascontiguousarray(facts).reshape(-1)
        self._years = np.ascontiguousarray(index.target_years, np.int32).reshape(-1)

    def warm(self) -> None:
        """Make ready for many questions: from now on the compiled loop answers."""
        self._rank = compiled()

    def find(self, query: Party, *, floor: float, limit: int) -> list[Candidate]:
        """See :func:`find_candidates`."""
        self._asked += 1
        if self._asked == _WARM_AFTER:
            self.warm()
        known = dict.fromkeys(
            target
            for identifier in query.identifiers
            if (key := identifier_key(identifier))
            for target in self.index.targets_of_identifier(key)
        )
        found = [Candidate(target) for target in known]
        estimates: dict[int, float] = {}
        for form, readings in _distinct_forms(query):
            self._estimate(form, readings, query, floor, estimates)
        found.extend(
            candidate
            for candidate in self._best_targets(estimates, limit)
            if candidate.target not in known
        )
        return found

    def _estimate(
        self,
        form: NameForm,
        readings: int,
        query: Party,
        floor: float,
        estimates: dict[int, float],
    ) -> None:
        """Add the names that may be the same, each with its best estimate."""
        words = word_keys(form)[:_MOST_SLOTS]
        if not words:
            return
        least = least_name_score(floor - _MARGIN, dated=False, placed=bool(query.countries))
        dated = least_name_score(floor - _MARGIN, dated=True, placed=bool(query.countries))
        if form.script not in _LATIN:
            least, dated = min(least, _FOREIGN_FLOOR), min(dated, _FOREIGN_FLOOR)
        years = _years(query)
        plan = self._plan(form, words)
        weights = np.array(
            [round(PER_MILLE * word_weight(w, form.reading, self.index.rarity)) for w in words],
            np.int64,
        )
        rank, view = self._rank, _same
        if rank is rank_names:
            view = memoryview  # numbers come out of it as Python's own
        space = self._space
        count = rank(
            *(view(np.concatenate(part)) for part in plan),
            view(self._admits(plan, weights, dated if years[0] else least)),
            view(weights),
            view(np.array((readings, sum(map(is_initial, words)), *years), np.int64)),
            least,
            dated,
            view(np.asarray(self.index.term_postings)),
            view(self._facts),
            view(self._years),
            view(space.where),
            view(space.touched),
            view(space.room_for(len(words))),
            view(space.rows),
            view(space.values),
        )
        rows, values = space.rows[:count].tolist(), space.values[:count].tolist()
        for row, value in zip(rows, values, strict=True):
            if value > estimates.get(row, 0.0):
                estimates[row] = value

    def _plan(self, form: NameForm, words: tuple[str, ...]) -> list[list[NDArray[np.int64]]]:
        """Slices of postings to go through: starts, ends, slots, hits."""
        slots = {word: slot for slot, word in enumerate(words)}
        pieces = [(slot, self._expansion(form, word)) for word, slot in slots.items()]
        for run in joined_words(form.tokens):
            inside = [slots[word] for word in run if word in slots]
            expansion = self._joined(form, "".join(run), len(inside))
            pieces.extend((slot, expansion) for slot in inside)
        chinese = self._chinese(form)
        if chinese is not None:
            pieces.extend((slot, chinese) for slot in slots.values())
        pieces.sort(key=lambda piece: piece[0])
        return [
            [each.starts for _, each in pieces],
            [each.ends for _, each in pieces],
            [np.full(len(each.starts), slot, np.int64) for slot, each in pieces],
            [each.hits for _, each in pieces],
        ]

    def _expansion(self, form: NameForm, word: str) -> Expansion:
        key = (word, form.script in UNWRITTEN, form.script in SYLLABIC)
        found = self._expansions.get(key)
        if found is None:
            found = expand_word(self.index, word, unwritten=key[1], syllables=key[2])
            self._expansions[key] = found
            if len(self._expansions) > _KEPT_WORDS:
                self._expansions.popitem(last=False)
        return found

    def _joined(self, form: NameForm, joined: str, words: int) -> Expansion:
        """The listed words that are several of the query's, in equal shares."""
        key = (f"{words} {joined}", form.script in UNWRITTEN, False)
        found = self._expansions.get(key)
        if found is None:
            found = self._expansions[key] = self._find_joined(form, joined, words)
        return found

    def _find_joined(self, form: NameForm, joined: str, words: int) -> Expansion:
        keys = query_keys(joined, unwritten=form.script in UNWRITTEN)
        alike = {}
        for number in self.index.terms_of_keys(np.array(keys, np.uint32)).tolist():
            term = self.index.term(number)
            if term == joined or (term[:1].isalpha() and fold(term) == fold(joined)):
                alike[number] = 0.98
        return pack(self.index, alike, share=1.0 / max(words, 1))

    def _chinese(self, form: NameForm) -> Expansion | None:
        """Names that may be the same in the other system of spelling Chinese."""
        loose = loose_key(form.tokens)
        if not loose:
            return None
        signs = (CHINESE, CHINESE_OLD) if is_old(form) else (CHINESE_OLD,)
        numbers = (self.index.term_number(sign + loose) for sign in signs)
        return pack(self.index, {n: _CHINESE_ALIKE for n in numbers if n is not None})

    def _admits(
        self, plan: list[list[NDArray[np.int64]]], weights: NDArray[np.int64], least: float
    ) -> NDArray[np.int64]:
        """For each slot, whether a name that has none of the words before can still do."""
        mask = (1 << WEIGHT_BITS) - 1
        most = weights.copy()
        for slots, hits in zip(plan[2], plan[3], strict=True):
            if len(slots):
                most[slots[0]] = max(int(most[slots[0]]), int((hits & mask).max()))
        admits = np.zeros(len(weights), np.int64)
        before, after = 0, int(most.sum())
        for slot, weight in enumerate(weights.tolist()):
            value = weigh(after / PER_MILLE, 1.0, 0.0, before / PER_MILLE)
            admits[slot] = value >= least
            before += weight
            after -= int(most[slot])
        return admits

    def _best_targets(self, estimates: dict[int, float], limit: int) -> list[Candidate]:
        names: dict[int, list[int]] = {}
        best: dict[int, float] = {}
        target_of = self.index.name_target
        for row, value in sorted(estimates.items(), key=lambda item: (-item[1], item[0])):
            target = int(target_of[row])
            if target not in names:
                if len(names) >= limit:
                    continue
                names[target], best[target] = [], value
            kept = names[target]
            if len(kept) < _NAMES_EACH and value >= best[target] - _NEAR_BEST:
                kept.append(row)
        return [Candidate(target, tuple(sorted(rows))) for target, rows in names.items()]


def _same(array: NDArray[Any]) -> Any:
    return array


def _distinct_forms(query: Party) -> Iterable[tuple[NameForm, int]]:
    """Each sequence of words once, with a bit for each reading that gives it."""
    forms: dict[tuple[str, ...], tuple[NameForm, int]] = {}
    for name in query.names:
        form, bits = forms.get(name.form.tokens, (name.form, 0))
        forms[name.form.tokens] = (form, bits | 1 << READING_CODES[name.form.reading])
    return forms.values()


def _years(query: Party) -> tuple[int, int]:
    """The first and last year in which the party may be born; zeros where not known."""
    dates = query.birth_dates
    if not dates:
        return 0, 0
    return min(d.earliest.year for d in dates), max(d.latest.year for d in dates)
