"""Ask an index the questions of the labelled sets and count the answers."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.matching.intervals import Share
from benchmarks.matching.sets import Query
from watchword.index import Index
from watchword.screen import check_subject

THRESHOLDS = tuple(round(0.5 + 0.05 * step, 2) for step in range(10))
_ALL_MATCHES = 1_000
_opened: Index | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query.

    Attributes:
        right: The best score of a target that it is; 0 where none was found.
        wrong: The best score of any other target.
        best: The target that scored best, in short, with the explanation.
    """

    query: Query
    right: float
    wrong: float
    best: str

    @property
    def counted(self) -> float:
        """The score that decides: of the truth where there is one, else of any target."""
        return self.right if self.query.truth else self.wrong


def ask(index: Index, query: Query, *, floor: float) -> Answer:
    """The answer to one query; matches below ``floor`` count as none."""
    result = check_subject(index, query.to_subject(), threshold=floor, limit=_ALL_MATCHES, near=0.0)
    right = wrong = 0.0
    for match in result.matches:
        if not match.alert:  # it stands on no list any longer
            continue
        if match.target.id in query.truth:
            right = max(right, match.score)
        else:
            wrong = max(wrong, match.score)
    best = ""
    if result.matches:
        top = result.matches[0]
        authority = top.listings[0].authority if top.listings else "-"
        best = f"{top.target.name} ({authority}, {top.score:.2f}): {top.explanation}"
    return Answer(query, right, wrong, best)


def ask_all(
    index: Index, queries: Sequence[Query], *, floor: float, jobs: int
) -> tuple[list[Answer], float]:
    """The answers in the order of the queries, and the queries per second and process."""
    global _opened  # noqa: PLW0603 - what the forked processes share
    _opened = index
    start = time.perf_counter()
    if jobs <= 1 or not hasattr(os, "fork"):
        answers = [ask(index, query, floor=floor) for query in queries]
        return answers, len(queries) / max(time.perf_counter() - start, 1e-9)
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        work = ((query, floor) for query in queries)
        answers = pool.starmap(_ask_forked, work, chunksize=50)
    return answers, len(queries) / max(time.perf_counter() - start, 1e-9) / jobs


def _ask_forked(query: Query, floor: float) -> Answer:
    assert _opened is not None
    return ask(_opened, query, floor=floor)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a set, a kind, a script or all, and what share reached what."""

    set: str
    kind: str
    asked: str
    script: str
    listed: bool
    shares: dict[float, Share]

    def to_dict(self, threshold: float) -> dict[str, Any]:
        """The row as JSON values."""
        share = self.shares[threshold]
        return {
            "set": self.set,
            "kind": self.kind,
            "asked": self.asked,
            "script": self.script,
            "measure": "recall" if self.listed else "alerts",
            "queries": share.total,
            "hits": share.hits,
            "share": round(share.value, 5),
            "interval": [round(each, 5) for each in share.interval],
            "curve": {f"{at:.2f}": round(each.value, 5) for at, each in self.shares.items()},
        }


def count_rows(answers: Iterable[Answer], thresholds: Sequence[float]) -> list[Row]:
    """A row for each set, kind and what was asked; and one for each script of several."""
    groups: dict[tuple[str, str, str, str, bool], list[float]] = {}
    for answer in answers:
        query = answer.query
        listed = bool(query.truth)
        for script in ("all", query.script):
            key = (query.set, query.kind, query.asked, script, listed)
            groups.setdefault(key, []).append(answer.counted)
    rows = []
    for key, scores in groups.items():
        if key[3] != "all" and len(groups[(*key[:3], "all", key[4])]) == len(scores):
            continue
        shares = {at: Share(sum(score >= at for score in scores), len(scores)) for at in thresholds}
        rows.append(Row(*key, shares))
    return rows
