"""Labelled pairs of names: the same party or not, from the names alone.

Two sources. The lists: two strong names of one target are the same, and names that look
alike of two targets that can't be one are not. A checklist of general knowledge
(``tests/quality/pairs.csv``): what a compliance officer would say of two names.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.matching.intervals import Share
from benchmarks.matching.sets import SEED, Targets, name_key
from watchword.compare.facts import identifier_key
from watchword.index import IndexTarget
from watchword.model import DateInterval, IdentifierKind, Schema, Strength
from watchword.service.comparing import Side, compare_sides, read_schema
from watchword.text.scripts import script_of

CHECKLIST = Path(__file__).parents[2] / "tests" / "quality" / "pairs.csv"
SOURCES = ("lists", "checklist")
_SCHEMAS = {
    Schema.PERSON: frozenset({Schema.PERSON}),
    Schema.ORGANIZATION: frozenset({Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY}),
    Schema.VESSEL: frozenset({Schema.VESSEL}),
}
_ALIKE = 70
"""The rapidfuzz ratio from which two names, or two words, look alike."""
_LOOK_ALIKE = 62
"""The ratio from which a neighbour, its words in order of letters, is taken at all."""
_TRIED, _AT_ONCE = 12, 200
_YEARS_APART = 2
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names with the answer.

    Attributes:
        source: One of :data:`SOURCES`.
        kind: What makes it hard. ``far`` are names of one target that share nothing,
            which nobody could tell from the names.
    """

    source: str
    kind: str
    schema: Schema
    first: str
    second: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair with the score that it got."""

    pair: Pair
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well a threshold divides pairs.

    Attributes:
        right, wrong, missed: Alerts on the same party, alerts on others, no alerts on
            the same party.
        others: Pairs of different parties.
    """

    right: int
    wrong: int
    missed: int
    others: int

    @property
    def precision(self) -> Share:
        """Of the alerts, those on the same party."""
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        """Of the pairs of one party, those with an alert."""
        return Share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _dice(self._jaccard.value)

    @property
    def f1_interval(self) -> tuple[float, float]:
        """The 95% interval: F1 is a monotone function of a share, and that has one."""
        low, high = self._jaccard.interval
        return _dice(low), _dice(high)

    @property
    def _jaccard(self) -> Share:
        return Share(self.right, self.right + self.wrong + self.missed)

    def to_dict(self) -> dict[str, Any]:
        """The quality as JSON values."""
        return {
            "pairs": self.right + self.missed + self.others,
            "precision": round(self.precision.value, 5),
            "recall": round(self.recall.value, 5),
            "f1": round(self.f1, 5),
            "f1_interval": [round(each, 5) for each in self.f1_interval],
        }


def _dice(jaccard: float) -> float:
    return 2 * jaccard / (1 + jaccard)


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """Score pairs as ``watchword compare`` does: no register, names only."""
    return [Judged(pair=pair, score=_score(pair)) for pair in pairs]


def _score(pair: Pair) -> float:
    sides = Side(name=pair.first), Side(name=pair.second)
    return compare_sides(*sides, schema=pair.schema).score


def measure(judged: Iterable[Judged], threshold: float) -> Quality:
    """How well a threshold divides the pairs."""
    counts = {(same, alert): 0 for same in (True, False) for alert in (True, False)}
    for each in judged:
        counts[each.pair.same, each.score >= threshold] += 1
    return Quality(
        right=counts[True, True],
        wrong=counts[False, True],
        missed=counts[True, False],
        others=counts[False, True] + counts[False, False],
    )


def group(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The pairs by source and schema; those that could be told from the names come first."""
    found: dict[str, list[Judged]] = {}
    for source in SOURCES:
        ours = [each for each in judged if each.pair.source == source]
        told = [each for each in ours if each.pair.kind != "far"]
        found[source] = told
        for schema in _SCHEMAS:
            found[f"{source} {schema.value}"] = [
                each for each in told if each.pair.schema is schema
            ]
        if len(told) < len(ours):
            found[f"{source} and far aliases"] = ours
    return {label: pairs for label, pairs in found.items() if pairs}


def read_checklist(path: Path = CHECKLIST) -> list[Pair]:
    """The pairs of a CSV with the columns ``schema,name1,name2,same,kind``."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Pair(
                source="checklist",
                kind=row["kind"],
                schema=read_schema(row["schema"]) or Schema.LEGAL_ENTITY,
                first=row["name1"],
                second=row["name2"],
                same={"yes": True, "no": False}[row["same"]],
            )
            for row in csv.DictReader(stream)
        ]


def pairs_of_lists(targets: Targets, *, count: int) -> list[Pair]:
    """Pairs from the lists, of each schema up to ``count`` that are one and as many not."""
    found: list[Pair] = []
    for schema, schemas in _SCHEMAS.items():
        pool = _distinct(each for each in targets.all if each.schema in schemas)
        random.Random(f"{SEED}-pairs-{schema.value}").shuffle(pool)
        same, far = _split(_same(pool, schema), count)
        # Few vessels have two names that are alike, and many look like another.
        wanted = max(len(same), count // 5)
        others = islice(_different(pool, schema, most=wanted), wanted)
        found += [*same, *others, *far]
    return found


def _split(pairs: Iterator[Pair], count: int) -> tuple[list[Pair], list[Pair]]:
    """The first so many that can be told from the names, and the far ones on the way."""
    told: list[Pair] = []
    far: list[Pair] = []
    for pair in pairs:
        if len(told) == count:
            break
        (far if pair.kind == "far" else told).append(pair)
    return told, far[:count]


def _distinct(targets: Iterable[IndexTarget]) -> list[IndexTarget]:
    """Targets in force, each primary name once."""
    found: dict[str, IndexTarget] = {}
    for target in targets:
        key = name_key(target.name)
        if target.listings[0].current and len(key) >= _LEAST_LETTERS:
            found.setdefault(key, target)
    return list(found.values())


def _same(pool: Sequence[IndexTarget], schema: Schema) -> Iterator[Pair]:
    chance = random.Random(f"{SEED}-same-{schema.value}")
    for target in pool:
        names: dict[str, str] = {}
        for name in target.names:
            key = name_key(name.full)
            if name.strength is Strength.STRONG and len(key) >= _LEAST_LETTERS:
                names.setdefault(key, name.full)
        if len(names) < 2:
            continue
        first, second = chance.sample(list(names), 2)
        yield Pair(
            source="lists",
            kind=_kind(first, second),
            schema=schema,
            first=names[first],
            second=names[second],
            same=True,
        )


def _kind(first: str, second: str) -> str:
    if script_of(first) != script_of(second):
        return "script"
    if fuzz.ratio(first, second) >= _ALIKE:
        return "near"
    short, long = sorted((first.split(), second.split()), key=len)
    if len(short) < 2:
        return "far"
    met = all(any(fuzz.ratio(word, other) >= _ALIKE for other in long) for word in short)
    return "near" if met else "far"


def _different(pool: Sequence[IndexTarget], schema: Schema, *, most: int) -> Iterator[Pair]:
    """The nearest neighbours by letters that are provably others."""
    keys = [name_key(target.name) for target in pool]
    anchors = keys[: _TRIED * most]
    for start in range(0, len(anchors), _AT_ONCE):
        part = anchors[start : start + _AT_ONCE]
        alike = process.cdist(part, keys, scorer=fuzz.ratio, dtype=np.uint8)
        for place, row in enumerate(alike, start):
            target = pool[place]
            other = _nearest_other(target, pool, row)
            if other is not None:
                yield Pair(
                    source="lists",
                    kind="look-alike",
                    schema=schema,
                    first=target.name,
                    second=other.name,
                    same=False,
                )


def _nearest_other(
    target: IndexTarget, pool: Sequence[IndexTarget], alike: Any
) -> IndexTarget | None:
    places = np.flatnonzero(alike >= _LOOK_ALIKE)
    for place in places[np.argsort(-alike[places].astype(np.int16), kind="stable")]:
        other = pool[int(place)]
        if other is not target and are_others(target, other):
            return other
    return None


def are_others(one: IndexTarget, two: IndexTarget) -> bool:
    """Whether two targets can't be one party, by what the lists say of them.

    Their birth years lie apart, or an identifier that each party has only one of
    differs, or one list has both and nothing says that it has one party twice.
    """
    names = {name_key(name.full) for name in one.names}
    if names & {name_key(name.full) for name in two.names}:
        return False
    numbers = [{identifier_key(item) for item in each.identifiers} for each in (one, two)]
    if numbers[0] & numbers[1]:
        return False
    if one.birth_dates and two.birth_dates:
        return _years_apart(one.birth_dates, two.birth_dates) > _YEARS_APART
    if _single(one) and _single(two):
        return _single(one) != _single(two)
    lists = [{(item.authority, item.list) for item in each.listings} for each in (one, two)]
    return bool(lists[0] & lists[1])


def _years_apart(one: Iterable[DateInterval], two: Sequence[DateInterval]) -> int:
    return min(
        max(mine.earliest.year - yours.latest.year, yours.earliest.year - mine.latest.year, 0)
        for mine in one
        for yours in two
    )


def _single(target: IndexTarget) -> frozenset[str]:
    """The identifiers of kinds of which nothing has two."""
    kinds = {IdentifierKind.IMO, IdentifierKind.LEI}
    return frozenset(identifier_key(item) for item in target.identifiers if item.kind in kinds)
