"""Candidates: the targets that are worth a comparison."""

from __future__ import annotations

import atexit
import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from watchword.compare import Party
from watchword.compare.evidence import Exactness
from watchword.compare.facts import identifier_key
from watchword.compare.names import SYLLABIC, word_weight
from watchword.compare.score import least_name_score, weigh
from watchword.compare.similarity import UNWRITTEN
from watchword.index.build import READING_CODES, country_bits, days_of
from watchword.index.expand import JOINED_ALIKE, Expansion, expand_word, pack, terms_alike
from watchword.index.kernel import LONGEST_WORD, Names, Plan, Room, compiled, rank_names
from watchword.index.keys import joined_keys, joined_words, letters, whole_terms, word_keys
from watchword.index.reader import Index
from watchword.index.weights import PER_MILLE
from watchword.text.names import NameForm, is_initial
from watchword.text.sounds import fold

_MOST_SLOTS = 12
_MARGIN = 0.06
"""How far an estimate may lie below the score of the comparison that follows."""
_NAMES_EACH = 4
_NEAR_BEST = 0.15
"""Names of a target that lie further below its best are not compared."""
_WHOLES = frozenset({"Hang", "Kore"})
_WHOLE_FLOOR = 0.5
"""The floor for names in Hangul, whose spellings in Latin letters meet only as wholes."""
_KEPT_WORDS = 60_000
_WARM_AFTER = 3
_WHOLE_ALIKE = 0.95
_SERVANT_OF = "abdul"
_SHORTEST_ATTRIBUTE = 3


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

    A process that screens many subjects calls it once, before it forks. What lies in memory
    by then is taken to stay: the collector of garbage looks through it no more.
    """
    _finder_of(index).warm()
    _keep_what_is_loaded()


@lru_cache(maxsize=1)
def _keep_what_is_loaded() -> None:
    """Spare the collector of garbage the tables and libraries, an eighth of all time."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # libraries count what is left at the end


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
        self._rank: Callable[[Plan, Names, Room], int] = rank_names
        self._asked = 0
        self._expansions: OrderedDict[tuple[object, ...], Expansion] = OrderedDict()
        self._arrays = _arrays_of(index)
        size = len(index.name_target)
        self._room = Room(
            where=np.full(size, -1, np.int32),
            touched=np.empty(size, np.int32),
            best=np.empty(0, np.int32),
            line=np.empty(LONGEST_WORD + 1, np.int32),
            rows=np.empty(size, np.int32),
            values=np.empty(size, np.float64),
        )

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
        floors = _floors(floor - _MARGIN)
        if form.script in _WHOLES:
            floors = tuple(min(each, _WHOLE_FLOOR) for each in floors)
        plan = self._plan(form, words, query, readings, floors)
        room = self._room_for(len(words))
        if self._rank is rank_names:
            # Numbers come out of a view as Python's own, which is what it is quick with.
            count = rank_names(_views(plan), _views(self._arrays), _views(room))
        else:
            count = self._rank(plan, self._arrays, room)
        rows, values = room.rows[:count].tolist(), room.values[:count].tolist()
        for row, value in zip(rows, values, strict=True):
            if value > estimates.get(row, 0.0):
                estimates[row] = value

    def _room_for(self, slots: int) -> Room:
        if len(self._room.best) < slots * len(self._room.where):
            best = np.empty(slots * len(self._room.where), np.int32)
            self._room = self._room._replace(best=best)
        return self._room

    def _plan(
        self,
        form: NameForm,
        words: tuple[str, ...],
        query: Party,
        readings: int,
        floors: tuple[float, ...],
    ) -> Plan:
        pieces = self._pieces(form, words)
        rarity = self.index.rarity
        weights = np.array(
            [round(PER_MILLE * word_weight(word, form.reading, rarity)) for word in words],
            np.int64,
        )
        encoded = [word.encode() for word in words]
        first, last = days_of(query)
        initials = sum(map(is_initial, words))
        facts = (readings, initials, first, last, country_bits(query.countries))
        return Plan(
            starts=np.concatenate([each.starts for _, each in pieces]),
            ends=np.concatenate([each.ends for _, each in pieces]),
            slots=np.repeat(
                np.array([slot for slot, _ in pieces], np.int64),
                [len(each.starts) for _, each in pieces],
            ),
            hits=np.concatenate([each.hits for _, each in pieces]),
            terms=np.concatenate([each.terms for _, each in pieces]),
            admits=_admits(pieces, weights, min(floors)),
            slot_weights=weights,
            slot_letters=np.array([letters(word) for word in words], np.int64),
            slot_text=np.frombuffer(b"".join(encoded), np.uint8),
            slot_ends=np.array([0, *accumulate(map(len, encoded))], np.int64),
            facts=np.array(facts, np.int64),
            floors=np.array(floors, np.float64),
        )

    def _pieces(self, form: NameForm, words: tuple[str, ...]) -> list[tuple[int, Expansion]]:
        """For each word of the query in turn, where the names lie that have it."""
        slots = {word: slot for slot, word in enumerate(words)}
        pieces = [(slot, self._expansion(form, word)) for word, slot in slots.items()]
        for run in joined_words(form.tokens):
            inside = [slots[word] for word in run if word in slots]
            expansion = self._joined(run, len(inside))
            if len(expansion.starts):
                pieces.extend((slot, expansion) for slot in inside)
        whole = self._whole(form)
        if whole is not None:
            pieces.extend((slot, whole) for slot in slots.values())
        pieces.sort(key=itemgetter(0))
        return pieces

    def _expansion(self, form: NameForm, word: str) -> Expansion:
        """Where the names lie that have a word in some shape."""
        unwritten, syllables = form.script in UNWRITTEN, form.script in SYLLABIC
        return self._kept(
            (word, unwritten, syllables),
            lambda: expand_word(self.index, word, unwritten=unwritten, syllables=syllables),
        )

    def _joined(self, run: tuple[str, ...], words: int) -> Expansion:
        """The listed words that are several of the query's, in equal shares."""
        joined, compound = "".join(run), _compound(run)
        return self._kept(
            (joined, words, compound), lambda: self._find_joined(joined, words, compound)
        )

    def _kept(self, key: tuple[object, ...], find: Callable[[], Expansion]) -> Expansion:
        found = self._expansions.get(key)
        if found is None:
            found = self._expansions[key] = find()
            if len(self._expansions) > _KEPT_WORDS:
                self._expansions.popitem(last=False)
        return found

    def _find_joined(self, joined: str, words: int, compound: str) -> Expansion:
        alike = terms_alike(self.index, compound) if compound else {}
        for number in self.index.terms_of_keys(joined_keys(joined)):
            term = self.index.term(number)
            if term == joined or (term[:1].isalpha() and fold(term) == fold(joined)):
                alike[number] = JOINED_ALIKE
        return pack(self.index, alike, words=2, share=1.0 / max(words, 1))

    def _whole(self, form: NameForm) -> Expansion | None:
        """Names that may meet the query as a whole."""
        terms = whole_terms(form)
        if not terms:
            return None
        numbers = (self.index.term_number(term) for term in terms)
        alike = {number: _WHOLE_ALIKE for number in numbers if number is not None}
        return pack(self.index, alike, words=len(form.tokens) + 1)

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


def _compound(run: tuple[str, ...]) -> str:
    """The Arabic name that "Abdul" and a word make; empty where a run is no such two.

    Those that are written right are one word of the query already.
    """
    if len(run) != 2 or len(run[1]) < _SHORTEST_ATTRIBUTE:
        return ""
    slips = OSA.distance(run[0], _SERVANT_OF, score_cutoff=1)
    return "" if slips > 1 else _SERVANT_OF + run[1]


def _arrays_of(index: Index) -> Names:
    """What is searched of an index."""
    facts = (index.name_target, index.name_weight, index.name_initials, index.name_reading)
    text, starts = index.term_text
    return Names(
        postings=np.asarray(index.term_postings),
        facts=np.stack([each.astype(np.int32) for each in facts], axis=1).reshape(-1),
        terms=np.asarray(index.name_terms),
        term_ends=np.asarray(index.name_term_ends),
        letters=np.asarray(index.term_letters),
        text=text,
        starts=np.asarray(starts),
        dates=np.asarray(index.target_dates).reshape(-1),
        countries=np.asarray(index.target_countries),
    )


def _views(arrays: Any) -> Any:
    return type(arrays)(*(memoryview(array) for array in arrays))


@lru_cache(maxsize=64)
def _floors(floor: float) -> tuple[float, ...]:
    """What a name must score for facts to lift it to the floor (see Plan.floors)."""
    return tuple(
        least_name_score(floor, date=date, placed=placed)
        for placed in (False, True)
        for date in (None, Exactness.YEAR, Exactness.DAY)
    )


def _admits(
    pieces: list[tuple[int, Expansion]], weights: NDArray[np.int64], least: float
) -> NDArray[np.int64]:
    """For each slot, whether a name that has none of the words before can still do."""
    most = weights.tolist()
    for slot, expansion in pieces:
        most[slot] = max(most[slot], expansion.most)
    admits = np.zeros(len(weights), np.int64)
    before, after = 0, sum(most)
    for slot, weight in enumerate(weights.tolist()):
        admits[slot] = weigh(after / PER_MILLE, 1.0, 0.0, before / PER_MILLE) >= least
        before += weight
        after -= most[slot]
    return admits


def _distinct_forms(query: Party) -> Iterable[tuple[NameForm, int]]:
    """Each sequence of words once, with a bit for each reading that gives it."""
    forms: dict[tuple[str, ...], tuple[NameForm, int]] = {}
    for name in query.names:
        form, bits = forms.get(name.form.tokens, (name.form, 0))
        forms[name.form.tokens] = (form, bits | 1 << READING_CODES[name.form.reading])
    return forms.values()
