"""An own list as a table: CSV (comma, semicolon, tab or bar between cells) or a workbook.

The format is ours; ``docs/reference/own-lists.md`` describes it. It is read where the
user says that a file is an own list, and never recognised by its content: any table with
a column of names would be one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from watchword.errors import Malformed
from watchword.model import OWN, Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.draft import clean
from watchword.sources.own.columns import Column, Field, column_of, squeeze
from watchword.sources.own.row import Row, read_row
from watchword.sources.seen import Seen
from watchword.sources.tables import (
    csv_rows,
    is_spreadsheet,
    open_end,
    open_workbook,
    sheet_rows,
)

FORMAT = "own.table"
"""The key of the format."""

_HEADER_WITHIN = 20
"""How many rows can stand above the header."""

_DELIMITERS = ",;\t|"
_FIRST_BYTES = 8_192
_SHOWN = 120
_RAW_LIMIT = 500
_PASSING = frozenset({"lastseen", "lastchange"})
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def own_source(list_key: str) -> Source:
    """The source of the own list of this name."""

    def recognise(document: Document) -> Recognition | None:
        # It is asked only for a file that the user calls an own list; what is wrong with
        # the file, reading it says better.
        return Recognition(list=list_key) if document.head else None

    return Source(
        key=FORMAT,
        authority=OWN,
        title=f"own list {list_key}",
        # A house list holds what its owner puts there; the loss of rows is still noticed.
        expectations={list_key: Expectation(least=1, most=5_000_000)},
        recognise=recognise,
        read_entries=read_entries,
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """The header row of a table: what each column holds and is called.

    Attributes:
        passing: The columns that are not read: in the tables of OpenSanctions they tell of
            the export, and change every day (https://www.opensanctions.org/docs/bulk/csv/).
    """

    columns: tuple[Column | None, ...]
    labels: tuple[str, ...]
    passing: frozenset[int]


def _header(cells: list[str]) -> _Header:
    labels = tuple(clean(cell) for cell in cells)
    plain = [squeeze(label) for label in labels]
    simple = set(plain) >= _PASSING | {"dataset", "firstseen"}
    return _Header(
        columns=tuple(column_of(cell) for cell in cells),
        labels=labels,
        passing=frozenset(n for n, name in enumerate(plain) if simple and name in _PASSING),
    )


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Each row below the header as an entry, or a problem that says why it is none.

    Raises:
        Malformed: A file is no table, or has no column of names.
    """
    seen = Seen()
    for document in documents:
        if is_spreadsheet(document.head):
            yield from _read_workbook(document, seen)
        else:
            yield from _read_csv(document, seen)


def _read_csv(document: Document, seen: Seen) -> Iterator[Entry | Problem]:
    encoding = _BOMS.get(document.head[:2], "utf-8-sig")
    if b"\x00" in document.head and encoding == "utf-8-sig":
        raise Malformed(f"{document.name or 'the file'} is no table: it holds binary data")
    rows = csv_rows(document, encoding=encoding, delimiter=_delimiter(document.head, encoding))
    header, above = _find_header(rows)
    if header is None:
        raise Malformed(_no_names(document, above))
    yield from _notes(above, "line")
    yield from _read_rows(rows, header, seen, where="line")
    yield from open_end(document)


def _read_workbook(document: Document, seen: Seen) -> Iterator[Entry | Problem]:
    workbook = open_workbook(document)
    others: list[tuple[int, list[str]]] = []
    read = 0
    for sheet in workbook.sheet_names:
        where = f"sheet {sheet}, row"
        rows = sheet_rows(workbook, sheet)
        try:
            header, above = _find_header(rows)
        except Malformed:  # a sheet that is a chart has no rows
            continue
        if header is not None:
            read += 1
            yield from _notes(above, where)
            yield from _read_rows(rows, header, seen, where=where)
        elif above:
            others += above
            yield _passed_over(
                f"sheet {sheet}", "the sheet has no column of names and was not read", above[0][1]
            )
    if not read:
        raise Malformed(_no_names(document, others))


def _delimiter(head: bytes, encoding: str) -> str:
    """What separates the cells: what makes most columns of the header known ones."""
    text = head[:_FIRST_BYTES].decode(encoding, "replace")

    def known(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            header, _ = _find_header(enumerate(reader))
        except csv.Error:
            return 0, 0
        if header is None:
            return 0, 0
        return sum(each is not None for each in header.columns), len(header.columns)

    return max(_DELIMITERS, key=known)


def _find_header(
    rows: Iterator[tuple[int, list[str]]],
) -> tuple[_Header | None, list[tuple[int, list[str]]]]:
    """The first row that names a column of names, and the rows that stand above it."""
    above: list[tuple[int, list[str]]] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        header = _header(cells)
        if {Field.NAME, Field.GIVEN, Field.FAMILY} & set(header.columns):
            return header, above
        above.append((number, cells))
        if len(above) == _HEADER_WITHIN:
            break
    return None, above


def _no_names(document: Document, above: list[tuple[int, list[str]]]) -> str:
    what = document.name or "the file"
    if not above:
        return f"{what} holds nothing"
    shown = clean(" | ".join(above[0][1]))[:_SHOWN]
    return f"{what} is no own list: no column is called 'name'; it begins with {shown!r}"


def _notes(above: list[tuple[int, list[str]]], where: str) -> Iterator[Problem]:
    for number, cells in above:
        yield _passed_over(f"{where} {number}", "the row stands above the header", cells)


def _passed_over(locator: str, message: str, cells: list[str]) -> Problem:
    return Problem(
        severity=Severity.INFO,
        code=ProblemCode.ENTRY_UNREADABLE,
        locator=locator,
        message=message,
        raw=" | ".join(cell for cell in cells if cell.strip())[:_RAW_LIMIT],
    )


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], header: _Header, seen: Seen, *, where: str
) -> Iterator[Entry | Problem]:
    width = len(header.columns)
    for number, cells in rows:
        if not any(clean(cell) for cell in cells):
            continue
        row = _row(header, f"{where} {number}", cells)
        if len(cells) < width:
            yield Problem(
                severity=Severity.WARNING,
                code=ProblemCode.VALUE_UNREADABLE,
                locator=row.locator,
                message=f"the row has {len(cells)} cells, the header {width}",
                raw=row.raw,
            )
        yield from read_row(row, seen)


def _row(header: _Header, locator: str, cells: list[str]) -> Row:
    width = len(header.columns)
    known = (
        each
        for place, each in enumerate(zip(header.columns, header.labels, cells, strict=False))
        if place not in header.passing
    )
    extra = ((None, f"column {width + n}", cell) for n, cell in enumerate(cells[width:], start=1))
    return Row(locator, tuple(each for each in chain(known, extra) if clean(each[2])))
