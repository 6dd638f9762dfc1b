"""The United Kingdom's lists as tables: a date line, a header, several rows per target.

Rows of one target need not stand together, so all are read before the first entry is
built; what they repeat is kept once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from watchword.errors import Malformed
from watchword.model import Problem, ProblemCode, Severity
from watchword.sources.contract import Document
from watchword.sources.dates import read_day
from watchword.sources.draft import clean
from watchword.sources.gb.fields import NAME, Target, columns_of, field_of
from watchword.sources.gb.values import stated
from watchword.text.keys import loose_key

HEADER_ROWS = 10
"""Within how many rows the header has to stand."""

Row = tuple[int, list[str]]


def head_rows(document: Document) -> list[list[str]]:
    """The first rows of a document that may be CSV; never an error."""
    text = document.head.decode("utf-8-sig", errors="replace")
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(lines):
            rows.append(cells)
            if len(rows) == HEADER_ROWS:
                break
    except csv.Error:
        pass
    return rows


def header_position(rows: Iterable[Sequence[str]], fields: frozenset[str]) -> int | None:
    """Which of the first rows is the header: the one that names all of these fields."""
    for position, cells in enumerate(rows):
        if position >= HEADER_ROWS:
            break
        if fields <= {field_of(cell) for cell in cells}:
            return position
    return None


def stated_day(rows: Iterable[Sequence[str]], label: str) -> date | None:
    """The day in the line before the header: ``Last Updated,05/06/2023``.

    The label and the day may share a cell: ``Report Date: 08-Oct-2026``.
    """
    for cells in rows:
        line = clean(" ".join(cells))
        if line.casefold().startswith(label.casefold()):
            return read_day(line[len(label) :].strip(" :"))
    return None


class TargetTable:
    """Collects the rows of a table by target.

    Args:
        unit: What a row is called in a locator: ``row`` or ``line``.
        key: The field that a target's rows share.
        needed: The fields that make a row a header.
    """

    def __init__(self, unit: str, key: str, needed: frozenset[str]) -> None:
        self.unit = unit
        self.key = key
        self.needed = needed
        self.targets: dict[str, Target] = {}

    def read(self, rows: Iterator[Row]) -> Iterator[Problem]:
        """Read all rows into :attr:`targets`, by id in the order of the file.

        Raises:
            Malformed: There is no header, or the last row is cut short.
        """
        known, unknown = self._read_header(rows)
        width = max((*known, *unknown)) + 1
        short: Row | None = None
        for number, cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if short is not None:
                yield self._warning(short, "the row has fewer cells than the header")
                short = None
            if len(cells) < width:
                short = number, cells
            yield from self._read_row(number, cells, known, unknown)
        if short is not None:
            raise Malformed("the last row is cut short", locator=f"{self.unit} {short[0]}")

    def _read_header(self, rows: Iterator[Row]) -> tuple[dict[int, str], dict[int, str]]:
        for position, (_, cells) in enumerate(rows):
            if header_position([cells], self.needed) == 0:
                return columns_of(cells)
            if position >= HEADER_ROWS:
                break
        raise Malformed(f"no header with the columns of {', '.join(sorted(self.needed))}")

    def _read_row(
        self, number: int, cells: list[str], known: dict[int, str], unknown: dict[int, str]
    ) -> Iterator[Problem]:
        values: dict[str, str] = {}
        for column, field in known.items():
            cell = cells[column] if column < len(cells) else ""
            values[field] = f"{values[field]}|{cell}" if values.get(field) else cell
        key = stated(values.pop(self.key, ""))
        if not key:
            key = fallback_id(values)
            yield Problem(
                severity=Severity.ERROR if not key else Severity.WARNING,
                code=ProblemCode.ID_MISSING,
                locator=f"{self.unit} {number}",
                message="the row has no id" + ("" if key else ", and no name to know it by"),
                raw=clean(" ".join(cells))[:200],
                entry=key or None,
            )
            if not key:
                return
        target = self.targets.setdefault(key, Target(f"{self.unit} {number}"))
        target.add_row(values)
        for column, label in unknown.items():
            if column < len(cells):
                target.add_unknown(label, cells[column])
        extra = [cell for cell in cells[max((*known, *unknown)) + 1 :] if cell.strip()]
        if extra:
            yield self._warning((number, cells), "the row has more cells than the header")
            for cell in extra:
                target.add_unknown("Column without a header", cell)

    def _warning(self, row: Row, message: str) -> Problem:
        return Problem(
            severity=Severity.WARNING,
            code=ProblemCode.VALUE_UNREADABLE,
            locator=f"{self.unit} {row[0]}",
            message=message,
            raw=clean(" ".join(row[1]))[:200],
        )


def fallback_id(values: dict[str, str]) -> str:
    """An id for a target that has none: OFSI's group, or the words of its name."""
    group = stated(values.get("ofsi group", ""))
    if group:
        return f"ofsi-{group}"
    words = loose_key(" ".join(values.get(field, "") for field in NAME)).split()
    return f"name-{'-'.join(words)}" if words else ""
