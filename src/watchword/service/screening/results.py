"""What was found for a row, as rows of the output, and how they are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from watchword.screen.match import Match
from watchword.service.checking import Terms
from watchword.service.screening.cells import harmless_row, json_value, text_of
from watchword.service.writing import harmless_cell

ROW = "row"
RESULT_COLUMNS = (
    "result",
    "score",
    "alert",
    "target",
    "target_name",
    "listed_name",
    "matched_name",
    "target_schema",
    "authorities",
    "own_lists",
    "programmes",
    "listed_on",
    "explanation",
    "allowed",
    "lapsed",
    "problem",
    "state",
    "algorithm",
    "decisions",
    "threshold",
    "as_of",
    "evidence",
)
"""What stands behind the columns of the input in every row of the output."""


class Result(StrEnum):
    """What a row of the output says."""

    MATCH = "match"
    NO_MATCH = "no match"
    NOT_SCREENED = "not screened"
    """The row of the input names nobody; ``problem`` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What every row of the output says of how it was found.

    Attributes:
        state: The register's state.
        algorithm: The version of the index and of the matching.
        terms: The thresholds, and the day that was asked for.
        decisions: The hash of the decisions on known false positives that were applied.
    """

    state: str
    algorithm: str
    terms: Terms
    decisions: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The stamp as JSON values."""
        terms = self.terms
        return {
            "state": self.state,
            "algorithm": self.algorithm,
            "decisions": self.decisions,
            "threshold": terms.threshold,
            "thresholds": {
                schema.value: value for schema, value in sorted(terms.thresholds.items())
            },
            "as_of": self.day,
        }

    @property
    def day(self) -> str | None:
        """The day that was asked for."""
        return None if self.terms.as_of is None else self.terms.as_of.isoformat()


def output_columns(names: Sequence[str]) -> tuple[str, ...]:
    """The columns of the output: the row's number, the input's columns, the result's.

    A column of the input that is called like one of ours becomes ``input_…``.
    """
    ours = {ROW, *RESULT_COLUMNS}
    taken = {name.casefold() for name in names} | ours
    shown: list[str] = []
    for each in names:
        name = each
        if name.casefold() in ours:
            while name.casefold() in taken:
                name = f"input_{name}"
            taken.add(name.casefold())
        shown.append(name)
    return (ROW, *shown, *RESULT_COLUMNS)


def match_values(match: Match, problem: str, stamp: Stamp) -> tuple[object, ...]:
    """The values of :data:`RESULT_COLUMNS` for a match."""
    shown = match.to_dict()
    name = match.evidence.name
    return (
        Result.MATCH.value,
        match.score,
        match.alert,
        match.target.id,
        match.target.name,
        match.target.name if name is None else name.listed,
        None if name is None else name.query,
        match.target.schema.value,
        shown["authorities"],
        list(match.own_lists),
        shown["programmes"],
        shown["listed_on"],
        match.explanation,
        None if match.allowed is None else str(match.allowed),
        None if match.lapsed is None else str(match.lapsed),
        problem or None,
        *_stamped(stamp, stamp.terms.least(match.target.schema)),
        shown["evidence"],
    )


def empty_values(result: Result, problem: str, stamp: Stamp) -> tuple[object, ...]:
    """The values of :data:`RESULT_COLUMNS` where there is no match."""
    of_a_target = (None,) * 12
    stamped = _stamped(stamp, stamp.terms.threshold)
    return (result.value, None, False, *of_a_target, problem or None, *stamped, None)


def _stamped(stamp: Stamp, threshold: float) -> tuple[object, ...]:
    return stamp.state, stamp.algorithm, stamp.decisions, threshold, stamp.day


class Encoder(Protocol):
    """Writes rows of the output as bytes."""

    def begin(self) -> bytes:
        """What stands before the first row."""

    def encode(
        self, number: int, cells: Sequence[object], found: Iterable[Sequence[object]]
    ) -> None:
        """Add the rows of one row of the input."""

    def take(self) -> bytes:
        """What was added since the last time."""


class CsvEncoder:
    """CSV after RFC 4180, UTF-8 without a mark, each line ended by a line feed.

    No cell is a formula to a spreadsheet (see :func:`~watchword.service.writing.harmless_cell`).
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, lineterminator="\n")
        # Before Python 3.13 a lone carriage return is not quoted.
        self._careful = csv.writer(self._buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)

    def begin(self) -> bytes:
        """The headings."""
        self._write([harmless_cell(name) for name in self._columns])
        return self.take()

    def encode(
        self, number: int, cells: Sequence[object], found: Iterable[Sequence[object]]
    ) -> None:
        """Add the rows of one row of the input."""
        stated = [str(number), *harmless_row(cells)]
        for values in found:
            self._write(stated + [harmless_cell(_csv_text(value)) for value in values])

    def take(self) -> bytes:
        """What was added since the last time."""
        content = self._buffer.getvalue().encode()
        self._buffer.seek(0)
        self._buffer.truncate()
        return content

    def _write(self, cells: list[str]) -> None:
        careful = any("\r" in cell for cell in cells)
        (self._careful if careful else self._writer).writerow(cells)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JsonEncoder:
    """One JSON object a line; numbers, truth values and lists stay what they are."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._lines: list[str] = []

    def begin(self) -> bytes:
        """Nothing stands before the first row."""
        return b""

    def encode(
        self, number: int, cells: Sequence[object], found: Iterable[Sequence[object]]
    ) -> None:
        """Add the rows of one row of the input."""
        stated = [number, *map(json_value, cells)]
        for values in found:
            line = dict(zip(self._columns, [*stated, *values], strict=True))
            self._lines.append(_encode(line))

    def take(self) -> bytes:
        """What was added since the last time."""
        content = "".join(f"{line}\n" for line in self._lines).encode()
        self._lines.clear()
        return content


def _csv_text(value: object) -> str:
    """A value of the result as the text of a cell: "eu;us", "eu 2022-02-28;us 2022-03-03"."""
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, dict) and all(
        each is None or type(each) is str for each in value.values()
    ):
        return ";".join(f"{key} {each}" if each else str(key) for key, each in value.items())
    return text_of(value)
