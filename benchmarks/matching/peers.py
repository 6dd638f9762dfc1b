"""The peer: nomenklatura's logic-v2, on the same entities and the same questions.

nomenklatura is the open-source reference behind yente. Its entities are those that
``watchword export`` writes of the register, its candidates come from
:mod:`benchmarks.matching.blocks`. It is needed for benchmarks only.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Sequence
from typing import Any

# Before followthemoney: it stands in for PyICU where that is missing.
import watchword.text  # isort: skip # noqa: F401

from benchmarks.matching.pairs import Judged, Pair
from benchmarks.matching.run import Answer
from benchmarks.matching.sets import Query
from watchword.model import DateInterval, Precision, Schema
from watchword.service.context import Context
from watchword.service.exporting import export_followthemoney

HOW_TO_INSTALL = "pip install --no-deps -r requirements/bench.txt"
"""Without what it asks for: its upper bounds differ from ours, and it needs little of it."""
MOST_CANDIDATES = 50
THRESHOLD = 0.7
"""The threshold that yente proposes for logic-v2."""


class Peer:
    """logic-v2 with its candidates.

    Raises:
        ImportError: nomenklatura is not installed.
    """

    name = "logic-v2"

    def __init__(self, context: Context | None = None) -> None:
        from followthemoney import model
        from nomenklatura.matching.logic_v2.model import LogicV2

        self._make = model.make_entity
        self._compare = LogicV2.compare
        self._config = LogicV2.default_config()
        self._asked = 0
        self.entities: list[Any] = []
        if context is not None:
            from benchmarks.matching.blocks import Blocks

            self.entities = [
                model.get_proxy(data)
                for data in export_followthemoney(context)
                if data.get("target")
            ]
            self.blocks = Blocks(self.entities)

    def entity(
        self,
        schema: Schema,
        name: str,
        birth_date: DateInterval | None = None,
        countries: Iterable[str] = (),
    ) -> Any:
        """A query as an entity."""
        entity = self._make(schema.value)
        self._asked += 1
        entity.id = f"query-{self._asked}"
        entity.add("name", name)
        if schema is Schema.PERSON:
            for each in _years(birth_date):
                entity.add("birthDate", each)
            entity.add("nationality", list(countries))
        elif "country" in entity.schema.properties:
            entity.add("country", list(countries))
        return entity

    def search(self, query: Query) -> list[tuple[float, str, str]]:
        """The scores of the candidates with their ids and names, the best first."""
        asked = self.entity(query.schema, query.name, query.birth_date, query.countries)
        found = []
        for row in self.blocks.find(asked, limit=MOST_CANDIDATES):
            other = self.entities[row]
            score = self._compare(asked, other, self._config).score
            if score > 0:
                found.append((score, other.id, other.caption))
        return sorted(found, key=lambda item: (-item[0], item[1]))

    def answers(self, queries: Sequence[Query], *, jobs: int = 1) -> list[Answer]:
        """What comes of each query, in so many processes."""
        global _forked  # noqa: PLW0603 - what the forked processes share
        if jobs <= 1 or not hasattr(os, "fork"):
            return [self.answer(query) for query in queries]
        _forked = self
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            return pool.map(_answer_forked, queries, chunksize=50)

    def answer(self, query: Query) -> Answer:
        """What comes of one query."""
        found = self.search(query)
        right = max((score for score, each, _ in found if each in query.truth), default=0.0)
        wrong = max((score for score, each, _ in found if each not in query.truth), default=0.0)
        best = f"{found[0][2]} ({found[0][0]:.2f})" if found else ""
        return Answer(query, right, wrong, best)

    def judge(self, pairs: Iterable[Pair]) -> list[Judged]:
        """The scores of labelled pairs."""
        return [Judged(pair=pair, score=self._score(pair)) for pair in pairs]

    def _score(self, pair: Pair) -> float:
        first, second = (self.entity(pair.schema, name) for name in (pair.first, pair.second))
        return float(self._compare(first, second, self._config).score)


_forked: Peer | None = None


def _answer_forked(query: Query) -> Answer:
    assert _forked is not None
    return _forked.answer(query)


def _years(interval: DateInterval | None) -> list[str]:
    """A date as FollowTheMoney has it: a range is its years."""
    if interval is None:
        return []
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}.get(interval.precision)
    if length is not None:
        return [interval.earliest.isoformat()[:length]]
    return [str(year) for year in range(interval.earliest.year, interval.latest.year + 1)]
