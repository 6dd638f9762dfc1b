"""Rows of CSV and of spreadsheets, as strings, without surprises."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from watchword.errors import Malformed
from watchword.model import Problem, ProblemCode, Severity
from watchword.sources.contract import Document

CELL_LIMIT = 1_000_000
"""The longest cell that is read, in characters; no list comes near."""

csv.field_size_limit(CELL_LIMIT)

Cell = str | float | bool | date | datetime | time | timedelta


def csv_rows(
    document: Document, *, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line number, cells)`` for each row of a CSV file.

    Bytes that are not UTF-8 are read as Windows-1252, which the older files use; the
    decoding is chosen for the whole file.

    Raises:
        Malformed: A quote is not closed, a cell is too long, or there are NUL bytes.
    """
    chosen = encoding if _decodes(document, encoding) else "cp1252"
    with document.open() as stream:
        text = io.TextIOWrapper(stream, encoding=chosen, errors="replace", newline="")
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise Malformed(
                f"{document.name or 'the file'} is broken: {error}",
                locator=f"line {reader.line_num}",
            ) from error


def _decodes(document: Document, encoding: str) -> bool:
    with document.open() as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        try:
            while text.read(1 << 20):
                pass
        except UnicodeDecodeError:
            return False
    return True


def open_end(document: Document) -> Iterator[Problem]:
    """A warning where the last line of a CSV file does not end: it may be cut short."""
    last = b""
    with document.open() as stream:
        while chunk := stream.read(1 << 20):
            last = chunk[-1:]
    if last not in (b"\n", b"\r"):
        yield Problem(
            severity=Severity.WARNING,
            code=ProblemCode.ENTRY_UNREADABLE,
            locator="last line",
            message="the last line does not end; the file may be cut short",
        )


def is_spreadsheet(head: bytes) -> bool:
    """Whether a head begins like xlsx/ods (a zip) or like the old xls."""
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def open_workbook(document: Document) -> CalamineWorkbook:
    """Open a spreadsheet.

    Raises:
        Malformed: It can't be opened.
    """
    stream: BinaryIO = document.open()
    try:
        return CalamineWorkbook.from_filelike(stream)
    except (CalamineError, OSError, ValueError) as error:
        raise Malformed(
            f"{document.name or 'the file'} is no readable spreadsheet: {error}"
        ) from error
    finally:
        stream.close()


def sheet_rows(workbook: CalamineWorkbook, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(row number from 1, cells)`` for each row of a sheet, cells as text.

    Whole numbers lose their ``.0``, days are ISO dates, truth values ``TRUE``/``FALSE``.

    Raises:
        Malformed: The sheet can't be read.
    """
    try:
        rows = workbook.get_sheet_by_name(sheet)
        # Empty rows above the first cell are among those that it iterates over.
        for number, cells in enumerate(rows.iter_rows(), start=1):
            yield number, [cell_text(cell) for cell in cells]
    except CalamineError as error:
        raise Malformed(f"sheet {sheet!r} can't be read: {error}") from error


@lru_cache(maxsize=1)
def first_rows(document: Document, *, rows: int = 30) -> Mapping[str, list[list[str]]]:
    """The first rows of every sheet by its name, to recognise a workbook by its headers.

    The last document asked for is remembered, since several sources look at the same one.

    Returns:
        Nothing where the document is no spreadsheet or can't be read: recognising never
        raises.
    """
    if not is_spreadsheet(document.head):
        return {}
    found: dict[str, list[list[str]]] = {}
    with suppress(Malformed):
        workbook = open_workbook(document)
        for sheet in workbook.sheet_names:
            with suppress(Malformed):  # a sheet that is a chart has no rows
                first = islice(sheet_rows(workbook, sheet), rows)
                found[sheet] = [cells for _, cells in first]
    return found


def cell_text(cell: Cell) -> str:
    """A spreadsheet cell as text."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def day_of_serial(text: str) -> str:
    """An ISO date for the day number that a date cell without a date format shows.

    Spreadsheets count days from 1899-12-30 (ECMA-376, 18.17.4.1). Only five digits up to
    the year 2099 are taken for one, since four are a year; any other text is given back as
    it is.
    """
    if len(text) != 5 or not text.isdecimal() or not text.isascii() or int(text) > 73_050:
        return text
    return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
