"""Rows of a CSV file; a row with broken quotation marks costs no other row.

The format is RFC 4180 as people write it: any delimiter, any line end, cells of several
lines, rows of uneven length.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from watchword.errors import Malformed
from watchword.service.screening.layout import Layout, open_text
from watchword.service.screening.rows import Row

_LONGEST_LINE = 1 << 22
"""In characters: no row of a customer file is so long."""
_MOST_LINES = 200
"""How many lines a cell may run over before its quotation mark counts as not closed."""
_SHOWN = 300


class CsvRows:
    """The rows of a CSV file.

    Args:
        path: The file.
        layout: How it is to be read.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self._path = path
        self._layout = layout
        self.headings = self._read_headings()

    def read(self) -> Iterator[Row]:
        """All rows below the headings, empty lines left out.

        Raises:
            Malformed: A line is longer than any row can be.
        """
        with open_text(self._path, self._layout.encoding) as stream:
            records = self._records(stream)
            if self._layout.header:
                next(records, None)
            width = len(self.headings)
            for cells, note in records:
                if len(cells) != width:
                    yield _fitted(cells, width, note)
                else:
                    yield cells, note

    def _read_headings(self) -> list[str]:
        with open_text(self._path, self._layout.encoding) as stream:
            first, _ = next(self._records(stream), ([], ""))
        if not first:
            raise Malformed("the file has no rows")
        return first if self._layout.header else [""] * len(first)

    def _records(self, stream: TextIO) -> Iterator[tuple[list[str], str]]:
        lines = _Lines(stream)
        if self._layout.preamble:
            next(lines, None)
        delimiter = self._layout.delimiter
        width: int | None = None
        reader = csv.reader(lines, delimiter=delimiter)
        while True:
            lines.taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, _TooManyLines):
                sound = False
            else:
                if not cells:
                    continue
                simple = len(lines.taken) == 1 and width in (None, len(cells))
                sound = simple or _is_sound(lines.taken, delimiter, width, len(cells))
            if sound:
                yield cells, ""
            else:
                cells, note = _bare(lines.taken[0], delimiter)
                lines.put_back()
                reader = csv.reader(lines, delimiter=delimiter)
                yield cells, note
            width = len(cells) if width is None else width


class _TooManyLines(Exception):
    """A record runs over more lines than a record does."""


class _Lines:
    """The lines of a stream, those of the present record remembered."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._number = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) == _MOST_LINES:
            raise _TooManyLines
        line = self._waiting.popleft() if self._waiting else self._next_line()
        self.taken.append(line)
        return line

    def put_back(self) -> None:
        """Give back every line of the present record but its first."""
        self._waiting.extendleft(reversed(self.taken[1:]))

    def _next_line(self) -> str:
        line = self._stream.readline(_LONGEST_LINE)
        self._number += 1
        if not line:
            raise StopIteration
        if len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
            raise Malformed(
                f"a line of more than {_LONGEST_LINE:,} characters",
                locator=f"line {self._number}",
            )
        return line


def _is_sound(lines: list[str], delimiter: str, width: int | None, cells: int) -> bool:
    """Whether quotation marks open and close as they should in the lines of a record.

    A record of several lines must also have as many cells as the headings: one mark that
    is not closed can swallow the row that follows.
    """
    try:
        strict = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return len(strict) == 1 and (len(lines) == 1 or width in (None, cells))


def _bare(line: str, delimiter: str) -> tuple[list[str], str]:
    """A line taken apart without regard to quotation marks, and why."""
    line = line.rstrip("\r\n")
    if len(line) > csv.field_size_limit():
        return line.split(delimiter), "a cell is too long, or a quotation mark is not closed"
    (cells,) = csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE) if line else ([""],)
    return [_unquoted(cell) for cell in cells], "a quotation mark is out of place"


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks around it, where it has both."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _fitted(cells: list[str], width: int, note: str) -> Row:
    """A row as long as the headings; what stands beyond them goes into the note."""
    if len(cells) < width:
        said = f"the row has {len(cells)} of {width} cells"
        padded: list[object] = [*cells, *([""] * (width - len(cells)))]
        return padded, _joined(note, said)
    beyond = [cell for cell in cells[width:] if cell.strip()]
    if not beyond:
        return list[object](cells[:width]), note
    shown = " | ".join(beyond)
    said = f"the row has {len(cells)} cells for {width} columns; beyond them: {shown}"
    return list[object](cells[:width]), _joined(note, said)


def _joined(first: str, second: str) -> str:
    return f"{first}; {second}" if first else second
