"""New Zealand: the Russia Sanctions Register, a workbook or a pair of CSV files.

SOURCE: Ministry of Foreign Affairs and Trade, "Russia Sanctions Register", kept under the
Russia Sanctions Act 2022, section 12. The workbook has a legend above the header of its
first sheet, and a sheet of ships since 2025; the same tables are read from CSV files, the
ships' one in the role ``ships``. A party whose sanction has expired or was revoked can
stay in the register: it has a day of delisting or, where none is stated, a remark on its
designation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from watchword.errors import Malformed
from watchword.model import Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import PRIMARY, Document, Expectation, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import clean
from watchword.sources.nz.fields import Row, draft_entry, field_of
from watchword.sources.seen import Seen
from watchword.sources.tables import (
    csv_rows,
    first_rows,
    is_spreadsheet,
    open_workbook,
    sheet_rows,
)

SHIPS = "ships"
"""The role of the CSV file that holds the ships."""

_HEADER_WITHIN = 60
"""How many rows the legend above a header can take."""

_UPDATED = re.compile(
    r"\b(?:updated|current|correct|accurate|as)\b(?:\s+(?:as\s+)?(?:at|of|on|to))?\W*"
    r"(\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Header:
    """The header row of a table: what each column is."""

    fields: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def role(self) -> str:
        """Parties have first names, ships have IMO numbers."""
        return PRIMARY if "first name" in self.fields else SHIPS


@dataclass(frozen=True, slots=True)
class _Table:
    """A table from the row after its header on."""

    prefix: str
    header: _Header
    rows: Iterator[tuple[int, list[str]]]


def _read_header(cells: Sequence[str]) -> _Header | None:
    """The header in a row, None where the row is none."""
    fields = tuple(field_of(cell) for cell in cells)
    if not {"id", "status"} <= set(fields) or not {"first name", "imo"} & set(fields):
        return None
    return _Header(fields, tuple(clean(cell) for cell in cells))


def recognise(document: Document) -> Recognition | None:
    """A workbook or CSV file with a header of the register in its first rows."""
    if is_spreadsheet(document.head):
        tables: Iterable[list[list[str]]] = first_rows(document, rows=_HEADER_WITHIN).values()
    elif b"Unique Identifier" in document.head:
        tables = (_head_rows(document),)
    else:
        return None
    roles, stated = set(), ""
    for rows in tables:
        for number, cells in enumerate(rows):
            header = _read_header(cells)
            if header is not None:
                roles.add(header.role)
                stated = stated or " ".join(cell for row in rows[:number] for cell in row)
                break
    if not roles:
        return None
    updated = _UPDATED.search(stated)
    return Recognition(
        list="russia",
        released_on=read_day(updated[1]) if updated else None,
        role=PRIMARY if PRIMARY in roles else SHIPS,
    )


def _head_rows(document: Document) -> list[list[str]]:
    lines = document.head.decode("utf-8-sig", errors="replace").splitlines()[:_HEADER_WITHIN]
    try:
        return list(csv.reader(lines))
    except csv.Error:
        return []


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Each row below a header as an entry.

    Raises:
        Malformed: A file can't be read, has no header, or ends inside a row.
    """
    seen, roles = Seen(), set[str]()
    for document in documents:
        is_csv = not is_spreadsheet(document.head)
        for table in _tables(document):
            if isinstance(table, Problem):
                yield table
                continue
            roles.add(table.header.role)
            yield from _read_rows(table, seen, is_csv=is_csv)
        if not is_csv:
            roles.add(SHIPS)  # a workbook without a sheet of ships lists none
    if PRIMARY not in roles:
        raise Malformed("no table has the header of the register")
    if SHIPS not in roles:
        yield Problem(
            severity=Severity.WARNING,
            code=ProblemCode.PART_MISSING,
            locator="release",
            message="the ships stand in a file of their own, which is absent",
        )


def _tables(document: Document) -> Iterator[_Table | Problem]:
    """The tables of a file; a sheet without a header that we know is reported."""
    if not is_spreadsheet(document.head):
        table = _find_header("", csv_rows(document))
        if table is None:
            raise Malformed(f"{document.name or 'the file'} has no header of the register")
        yield table
        return
    workbook = open_workbook(document)
    for sheet in workbook.sheet_names:
        table = _find_header(f"sheet {sheet}, ", sheet_rows(workbook, sheet))
        if table is not None:
            yield table
        elif any(any(cells) for _, cells in islice(sheet_rows(workbook, sheet), _HEADER_WITHIN)):
            yield Problem(
                severity=Severity.INFO,
                code=ProblemCode.FIELD_UNKNOWN,
                locator=f"sheet {sheet}",
                message="the sheet has no header of the register and was not read",
                raw=sheet,
            )


def _find_header(prefix: str, rows: Iterator[tuple[int, list[str]]]) -> _Table | None:
    for _, cells in islice(rows, _HEADER_WITHIN):
        header = _read_header(cells)
        if header is not None:
            return _Table(prefix, header, rows)
    return None


def _read_rows(table: _Table, seen: Seen, *, is_csv: bool) -> Iterator[Entry | Problem]:
    header, width = table.header, len(table.header.fields)
    short_rows, last_is_short = 0, False
    for number, cells in table.rows:
        if not any(cell.strip() for cell in cells):
            continue
        last_is_short = 1 < len(cells) < width
        short_rows += last_is_short
        row = Row.of(header.fields, header.labels, cells, f"{table.prefix}row {number}")
        if row.is_note:
            yield Problem(
                severity=Severity.WARNING,
                code=ProblemCode.ENTRY_UNREADABLE,
                locator=row.locator,
                message="the row has no identifier, type or name and was taken for a note",
                raw=" | ".join(cell for cell in cells if cell.strip()),
            )
            continue
        yield from draft_entry(row, seen, is_ship=header.role == SHIPS).finish()
    if is_csv and last_is_short and short_rows == 1:
        raise Malformed("the file ends inside a row", locator=f"row {number}")


SOURCE = Source(
    key="nz.russia",
    authority="nz",
    title="Russia Sanctions Register",
    expectations={
        "russia": Expectation(
            least=500,
            most=15_000,
            fill={"names": 1.0, "designations": 0.95, "birth_dates": 0.2, "positions": 0.2},
        )
    },
    recognise=recognise,
    read_entries=read_entries,
)
