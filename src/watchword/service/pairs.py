"""Score a table of pairs: the harness for anybody's labelled pairs."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from watchword.compare.names import plain_rarity
from watchword.errors import Malformed, WrongUse
from watchword.service.comparing import Side, compare_sides, read_schema
from watchword.service.writing import harmless_cell

NEEDED = ("name1", "name2")
OPTIONAL = ("schema", "birth1", "birth2", "country1", "country2", "sex1", "sex2")
CELL_LIMIT = 1_000_000
"""The longest cell that is read, in characters."""

_SEPARATORS = ",;\t"
_HEADER_LIMIT = 100_000
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PROBLEM_LIMIT = 300
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairResult:
    """A row of the table with what was found.

    Attributes:
        line: The line of the file on which the row starts.
        cells: As they were read, one for each column of the header.
        score: None where the pair can't be compared.
        problem: Why not; empty where it can.
    """

    line: int
    cells: tuple[str, ...]
    score: float | None
    explanation: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTable:
    """A table of pairs that is compared as it is read.

    Attributes:
        header: The columns of the file, under names that do not clash with ours.
        separator: What stands between its cells.
        rows: One result for each row, in the order of the file.
    """

    header: tuple[str, ...]
    separator: str
    rows: Iterator[PairResult]


def compare_table(
    source: io.BufferedReader,
    *,
    explained: bool = False,
    rarity: Callable[[str], float] = plain_rarity,
) -> PairTable:
    """Compare each pair of a CSV table.

    Args:
        source: The file: UTF-8, or UTF-16 with its mark; commas, semicolons or tabs.
        explained: Whether to say why in a sentence.
        rarity: How much a word of a name tells (see :func:`compare_sides`).

    Raises:
        Malformed: It has no header with ``name1`` and ``name2``; later, while the rows
            are read: a schema that does not exist, a quote that is not closed.
    """
    encoding = "utf-16" if source.peek(2)[:2] in _UTF_16_MARKS else "utf-8-sig"
    text = io.TextIOWrapper(source, encoding=encoding, errors="replace", newline="")
    first = text.readline(_HEADER_LIMIT)
    separator = max(_SEPARATORS, key=first.count)
    stated = next(csv.reader([first], delimiter=separator), [])
    table = _Table(
        columns=_find_columns(stated),
        width=len(stated),
        explained=explained,
        separator=separator,
        rarity=rarity,
    )
    return PairTable(
        header=_without_clashes(stated),
        separator=separator,
        rows=_compare_rows(text, table),
    )


def write_table(table: PairTable, target: TextIO, *, explained: bool) -> Iterator[PairResult]:
    """Write a table as CSV with its new columns; yields each row when it is written."""
    writer = csv.writer(target, delimiter=table.separator, lineterminator="\n")

    def write(cells: Sequence[str], score: str, explanation: str, problem: str) -> None:
        found = (score, explanation, problem) if explained else (score, problem)
        writer.writerow([harmless_cell(each) for each in (*cells, *found)])

    write(table.header, "score", "explanation", "problem")
    for row in table.rows:
        shown = "" if row.score is None else f"{row.score:.4f}"
        write(row.cells, shown, row.explanation, row.problem)
        yield row


def write_json_lines(table: PairTable, target: TextIO, *, explained: bool) -> Iterator[PairResult]:
    """Write a table as one JSON object a line; yields each row when it is written."""
    for row in table.rows:
        document: dict[str, object] = dict(zip(table.header, row.cells, strict=True))
        document["score"] = row.score
        if explained:
            document["explanation"] = row.explanation
        document["problem"] = row.problem
        target.write(json.dumps(document, ensure_ascii=False) + "\n")
        yield row


def _find_columns(header: Sequence[str]) -> dict[str, int]:
    """The place of each column that we read, by its name."""
    names = [name.strip().casefold() for name in header]
    columns: dict[str, int] = {}
    for wanted in (*NEEDED, *OPTIONAL):
        places = [place for place, name in enumerate(names) if name == wanted]
        if len(places) > 1:
            raise Malformed(f"the column {wanted} is there twice", locator="line 1")
        if places:
            columns[wanted] = places[0]
    missing = [wanted for wanted in NEEDED if wanted not in columns]
    if missing:
        raise Malformed(f"there is no column {' and no column '.join(missing)}", locator="line 1")
    return columns


def _without_clashes(header: Sequence[str]) -> tuple[str, ...]:
    """The header's names, none twice and none that is one of ours."""
    taken = {"score", "explanation", "problem"}
    found = []
    for position, stated in enumerate(header, start=1):
        name = stated or f"column{position}"
        while name in taken:
            name = f"{name}_given"
        taken.add(name)
        found.append(name)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What is the same for all rows."""

    columns: dict[str, int]
    width: int
    explained: bool
    separator: str
    rarity: Callable[[str], float]


def _compare_rows(text: TextIO, table: _Table) -> Iterator[PairResult]:
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(text, delimiter=table.separator, strict=True)
    line = 2
    try:
        for cells in reader:
            if cells:
                yield _compare_row(line, cells, table)
            line = reader.line_num + 2
    except csv.Error as error:
        raise Malformed(f"the table is broken: {error}", locator=f"line {line}") from error


def _compare_row(line: int, cells: list[str], table: _Table) -> PairResult:
    width = table.width
    kept = (*cells, *[""] * (width - len(cells)))[:width]
    stated = {name: kept[place] for name, place in table.columns.items()}
    try:
        schema = read_schema(stated.get("schema", ""))
    except WrongUse as error:
        raise Malformed(str(error), locator=f"line {line}") from error
    try:
        _check_row(cells, stated, width)
        found = compare_sides(
            _side(stated, "1"), _side(stated, "2"), schema=schema, rarity=table.rarity
        )
    except WrongUse as error:
        # Cells beyond the header's stay with the last one: nothing of a row is lost.
        last = (table.separator.join(cells[width - 1 :]),) if len(cells) > width else kept[-1:]
        problem = str(error)
        if len(problem) > _PROBLEM_LIMIT:
            problem = f"{problem[:_PROBLEM_LIMIT]} …"
        return PairResult(line=line, cells=(*kept[:-1], *last), score=None, problem=problem)
    explanation = found.explanation if table.explained else ""
    return PairResult(line=line, cells=kept, score=found.score, explanation=explanation)


def _check_row(cells: Sequence[str], stated: dict[str, str], width: int) -> None:
    """Raise WrongUse for a row that is not what it was meant to be."""
    if len(cells) > width:
        raise WrongUse(f"the row has {len(cells)} cells, the header {width}")
    if any(_UNREADABLE in stated[name] for name in NEEDED):
        raise WrongUse("a name has bytes that are not UTF-8")


def _side(stated: dict[str, str], place: str) -> Side:
    return Side(
        name=stated[f"name{place}"],
        birth=stated.get(f"birth{place}", ""),
        country=stated.get(f"country{place}", ""),
        sex=stated.get(f"sex{place}", ""),
    )
