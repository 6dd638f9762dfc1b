"""The checking of a chunk of rows: the same in one process and in many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from watchword.index import Index, open_index, warm
from watchword.model import Schema
from watchword.screen.allowance import Allowances, allow
from watchword.service.checking import find_matches
from watchword.service.screening.birth_dates import DayOrder
from watchword.service.screening.columns import Columns
from watchword.service.screening.layout import Format
from watchword.service.screening.results import (
    CsvEncoder,
    Encoder,
    JsonEncoder,
    Result,
    Stamp,
    empty_values,
    match_values,
    output_columns,
)
from watchword.service.screening.rows import Row
from watchword.service.screening.subjects import SubjectReader
from watchword.service.screening.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """All that a process needs to know to check rows.

    Attributes:
        index_folder: Where the index lies.
        stamp: How the rows are to be found.
        allowances: The decisions on known false positives.
        form: What the output is written in; Parquet is made of JSON lines at the end.
    """

    index_folder: Path
    stamp: Stamp
    allowances: Allowances
    columns: Columns
    order: DayOrder
    kind: Schema | None
    form: Format
    only_alerts: bool

    def settings(self) -> dict[str, object]:
        """What the user chose, as JSON values."""
        terms = self.stamp.terms
        return {
            **self.stamp.to_dict(),
            "limit": terms.limit,
            "authorities": None if terms.authorities is None else sorted(terms.authorities),
            "kind": None if self.kind is None else self.kind.value,
            "only_alerts": self.only_alerts,
        }


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of the input, of which the first has the number ``first``."""

    first: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk: bytes of the output, and counts."""

    content: bytes
    tally: Tally


class Worker:
    """Checks chunks of rows against an index that it opens once."""

    def __init__(self, task: Task, index: Index | None = None) -> None:
        self._task = task
        self._index = index or open_index(task.index_folder, state=task.stamp.state)
        warm(self._index)
        self._reader = SubjectReader(task.columns, order=task.order, kind=task.kind)
        self._encoder = make_encoder(task)

    def work(self, chunk: Chunk) -> Done:
        """The rows of the output for the rows of a chunk."""
        counts = dict.fromkeys(_COUNTED, 0)
        for number, (cells, note) in enumerate(chunk.rows, start=chunk.first):
            found, problem = self._check(cells, note, counts)
            counts["problems"] += bool(problem)
            counts["written"] += len(found)
            self._encoder.encode(number, cells, found)
        return Done(self._encoder.take(), Tally(rows=len(chunk.rows), **counts))

    def _check(
        self, cells: Sequence[object], note: str, counts: dict[str, int]
    ) -> tuple[list[tuple[object, ...]], str]:
        task = self._task
        row = self._reader.read(cells)
        problems = [note, *row.problems] if note else row.problems
        if row.subject is None:
            counts["not_screened"] += 1
            problem = "; ".join(problems)
            return [empty_values(Result.NOT_SCREENED, problem, task.stamp)], problem
        terms = task.stamp.terms
        result = allow(find_matches(self._index, row.subject, terms, near=0.0), task.allowances)
        kept = [
            match for match in result.matches if match.score >= terms.least(match.target.schema)
        ]
        if len(kept) > terms.limit:
            kept = kept[: terms.limit]
            problems = [*problems, f"more matches than the {terms.limit} that are shown"]
        alerts = sum(match.alert for match in kept)
        counts["alerts"] += bool(alerts)
        counts["matched"] += bool(kept)
        counts["matches"] += len(kept)
        problem = "; ".join(problems)
        if task.only_alerts:
            kept = [match for match in kept if match.alert]
        if kept:
            return [match_values(match, problem, task.stamp) for match in kept], problem
        if task.only_alerts and not problem:
            return [], problem
        return [empty_values(Result.NO_MATCH, problem, task.stamp)], problem


_COUNTED = ("not_screened", "problems", "alerts", "matched", "matches", "written")


def make_encoder(task: Task) -> Encoder:
    """What writes the rows of the output."""
    columns = output_columns(task.columns.names)
    return CsvEncoder(columns) if task.form is Format.CSV else JsonEncoder(columns)
