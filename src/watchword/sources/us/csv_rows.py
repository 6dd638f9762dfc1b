"""The rows of OFAC's legacy CSV files.

OFAC, *Specially Designated Nationals (SDN) List: data file format* (``dat_spec.txt``):
no header, ``-0-`` for what is not stated (often with a blank after it), and the DOS
end-of-file character alone on the last line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from watchword.errors import Malformed
from watchword.model import Problem, ProblemCode, Severity
from watchword.sources.contract import HEAD_BYTES, PRIMARY, Document
from watchword.sources.draft import clean
from watchword.sources.tables import csv_rows

ADDRESSES = "addresses"
ALIASES = "aliases"
COMMENTS = "comments"

WIDTHS = {PRIMARY: 12, ADDRESSES: 6, ALIASES: 5, COMMENTS: 2}
"""The number of columns of each file of a set."""

NULL = "-0-"
_END = "\x1a"
# What is left of ``-0-`` in a last cell that was cut off; OFAC leaves no cell empty.
_CUT_CELLS = {"", "-", "-0"}


def stated(cell: str) -> str:
    """What a cell states: nothing where it holds OFAC's null."""
    return "" if cell.strip() == NULL else cell


def head_rows(document: Document, *, limit: int = 50) -> list[list[str]]:
    """The first rows of a document, as far as its head goes; never an error."""
    text = document.head.decode("utf-8-sig", "replace")
    if len(document.head) >= HEAD_BYTES:
        text = text[: text.rfind("\n") + 1]
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline="")):
            if len(rows) == limit:
                break
            if cells and cells[0].strip() != _END:
                rows.append(cells)
    except csv.Error:
        return rows
    return rows


def read_rows(document: Document, role: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Yield ``(line, cells)`` for each row, and a problem for each that is none.

    Raises:
        Malformed: The CSV is broken, or its last row breaks off.
    """
    width, name = WIDTHS[role], document.name or role
    unfit: tuple[int, list[str]] | None = None
    last: list[str] = []
    ended = False
    for line, cells in csv_rows(document):
        if len(cells) <= 1 and clean("".join(cells)) == "":
            # A blank line, or the end-of-file character.
            ended = ended or _END in "".join(cells)
            continue
        if unfit is not None:
            yield _unfit_row(unfit, name, width)
            unfit = None
        last, ended = cells, False
        if len(cells) == width:
            yield line, cells
        else:
            unfit = line, cells
    if unfit is not None:
        if len(unfit[1]) < width and not ended:
            raise _cut_short(name, unfit[0])
        yield _unfit_row(unfit, name, width)
    elif not ended and last:
        if last[-1].strip() in _CUT_CELLS:
            raise _cut_short(name, line)
        yield Problem(
            severity=Severity.WARNING,
            code=ProblemCode.COUNT_MISMATCH,
            locator=name,
            message="the file ends without OFAC's end mark: rows may be missing",
        )


def _cut_short(name: str, line: int) -> Malformed:
    return Malformed(f"{name} is cut short in its last row", locator=f"line {line}")


def _unfit_row(row: tuple[int, list[str]], name: str, width: int) -> Problem:
    line, cells = row
    return Problem(
        severity=Severity.ERROR,
        code=ProblemCode.ENTRY_UNREADABLE,
        locator=f"{name} line {line}",
        message=f"a row of {len(cells)} columns where the file has {width}",
        raw=",".join(cells)[:1000],
        entry=cells[0].strip() or None,
    )
