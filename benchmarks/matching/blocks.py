"""Candidates for the peer, as its search server would find them, in memory.

nomenklatura scores pairs; in yente, Elasticsearch brings it the candidates. The fields
and their weights below follow yente's index: whole names, parts of names, their sound,
and the symbols that rigour finds in names (nicknames, transliterations, legal forms), each
term weighted by how rare it is. What the server calls fuzzy, terms one edit away, is here too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import numpy as np
from followthemoney.names import entity_names
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein

_BOOSTS = {"key": 4.0, "part": 1.0, "sound": 0.8, "symbol": 1.0}
_FUZZY = 0.7
_LEAST_FUZZY = 4
_MOST_COMMON = 0.2
"""Terms that a larger share of the entities have are left out, as stop words are."""


class Blocks:
    """An inverted index over entities.

    Args:
        entities: FollowTheMoney entities that can be found.
    """

    def __init__(self, entities: Iterable[Any]) -> None:
        self.ids: list[str] = []
        postings: dict[str, list[int]] = defaultdict(list)
        schemas: list[str] = []
        for row, entity in enumerate(entities):
            self.ids.append(entity.id)
            schemas.append(entity.schema.name)
            for term in set(terms(entity)):
                postings[term].append(row)
        self._postings = {
            term: np.array(rows, np.int32)
            for term, rows in postings.items()
            if len(rows) <= max(_MOST_COMMON * len(self.ids), 50)
        }
        self._schemas = np.array(schemas)
        self._near: dict[str, list[str]] = defaultdict(list)
        for term in self._postings:
            if term.startswith("part:"):
                for shorter in _deletes(term.removeprefix("part:")):
                    self._near[shorter].append(term)
        self._fitting: dict[str, NDArray[np.bool_]] = {}

    def find(self, query: Any, *, limit: int) -> list[int]:
        """The rows of the best candidates of a query, the best first."""
        weights: dict[str, float] = {}
        for term in set(terms(query)):
            self._weigh(term, weights)
        rows = [self._postings[term] for term in weights]
        if not rows:
            return []
        flat = np.concatenate(rows)
        each = np.repeat(list(weights.values()), [len(some) for some in rows])
        scores = np.bincount(flat, each, minlength=len(self.ids))
        scores[~self._can_match(query.schema)] = 0.0
        best = np.argpartition(-scores, min(limit, len(scores) - 1))[:limit]
        best = best[np.lexsort((best, -scores[best]))]
        return [int(row) for row in best if scores[row] > 0]

    def _weigh(self, term: str, weights: dict[str, float]) -> None:
        field, _, text = term.partition(":")
        if term in self._postings:
            weights[term] = max(weights.get(term, 0.0), _BOOSTS[field] * self._rarity(term))
        if field != "part" or len(text) < _LEAST_FUZZY:
            return
        for near in set(chain.from_iterable(self._near.get(each, ()) for each in _deletes(text))):
            if near != term and DamerauLevenshtein.distance(text, near[5:], score_cutoff=1) <= 1:
                weights[near] = max(weights.get(near, 0.0), _FUZZY * self._rarity(near))

    def _rarity(self, term: str) -> float:
        count = len(self._postings[term])
        return math.log(1 + (len(self.ids) - count + 0.5) / (count + 0.5))

    def _can_match(self, schema: Any) -> NDArray[np.bool_]:
        found = self._fitting.get(schema.name)
        if found is None:
            names = [schema.name, *(each.name for each in schema.matchable_schemata)]
            found = self._fitting[schema.name] = np.isin(self._schemas, names)
        return found


def terms(entity: Any) -> Iterator[str]:
    """The terms under which an entity is found."""
    for name in entity_names(entity, consolidate=False):
        parts = [part for part in name.parts if part.comparable]
        yield "key:" + "".join(sorted({part.comparable for part in parts}))
        for part in parts:
            yield f"part:{part.comparable}"
            if part.metaphone and len(part.metaphone) > 2:
                yield f"sound:{part.metaphone}"
        for symbol in name.symbols:
            yield f"symbol:{symbol.category.value}:{symbol.id}"


def _deletes(word: str) -> set[str]:
    if len(word) < _LEAST_FUZZY:
        return set()
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
