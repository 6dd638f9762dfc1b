"""Japan's list of asset freezes as CSV, ``shisantouketsuYYYYMMDD.csv``.

Source: the Ministry of Finance; the header of 32 columns and rows of the release of
2026-08-28. Against the workbook (:mod:`watchword.sources.jp.mof_xlsx`) every party has a
key of its own (番号, "029-000123": regime and number), says whether it is a person or a
body (個人・団体), and has Japanese and English apart; the whole notice (外務省告示情報) is
kept as a remark. A regime is a number (区分) without a title. The cells are written as in
the workbook.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain

from watchword.errors import Malformed
from watchword.model import Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.jp.columns import Column, Header, read_headers
from watchword.sources.jp.entry import Regime, Row, finish_row
from watchword.sources.jp.mof_xlsx import date_in_name
from watchword.sources.jp.text import fold_block
from watchword.sources.seen import Seen
from watchword.sources.tables import csv_rows, is_spreadsheet, open_end

_ENCODINGS = ("utf-8-sig", "cp932")
_FIRST_LINE = 8_192


def _encoding(document: Document) -> str | None:
    """The encoding in which the first line is the header that we know."""
    first_line = document.head[:_FIRST_LINE].split(b"\n", 1)[0]
    for encoding in _ENCODINGS:
        try:
            text = first_line.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            cells = next(csv.reader(io.StringIO(text)), [])
        except csv.Error:
            return None
        if _headers(cells) is not None:
            return encoding
    return None


def _headers(cells: list[str]) -> tuple[Header, ...] | None:
    headers = read_headers(cells)
    if headers is None or Column.KEY not in {header.column for header in headers}:
        return None
    return headers


def _recognise(document: Document) -> Recognition | None:
    if is_spreadsheet(document.head) or _encoding(document) is None:
        return None
    return Recognition(list="mof", date_in_name=date_in_name(document.name))


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        yield from _read_document(document)


def _read_document(document: Document) -> Iterator[Entry | Problem]:
    headers: tuple[Header, ...] | None = None
    seen = Seen()
    short: tuple[int, list[str]] | None = None
    rows = 0
    for line, cells in csv_rows(document, encoding=_encoding(document) or _ENCODINGS[0]):
        if headers is None:
            headers = _headers(cells)
            if headers is None:
                # Also where a broken byte made the whole file another encoding.
                raise Malformed(f"{document.name or 'the file'} has no header that we know")
            continue
        if short is not None:
            yield _too_few(short)
            yield from finish_row(_row(headers, *short), seen)
            short = None
        if not any(cell.strip() for cell in cells):
            continue
        rows += 1
        if len(cells) < len(headers):
            short = (line, cells)
            continue
        yield from finish_row(_row(headers, line, cells), seen)
    if short is not None:
        raise Malformed(
            f"{document.name or 'the file'} ends within a row", locator=f"line {short[0]}"
        )
    if not rows:
        raise Malformed(f"{document.name or 'the file'} has no rows")
    yield from open_end(document)


def _too_few(row: tuple[int, list[str]]) -> Problem:
    return Problem(
        severity=Severity.WARNING,
        code=ProblemCode.VALUE_UNREADABLE,
        locator=f"line {row[0]}",
        message="the row has fewer columns than the header",
        raw=",".join(row[1])[:500],
    )


def _row(headers: tuple[Header, ...], line: int, cells: list[str]) -> Row:
    extra = (Header("", None) for _ in cells[len(headers) :])
    row = Row(
        regime=Regime(number=0, title=""),
        locator=f"line {line}",
        cells=tuple(zip(chain(headers, extra), cells, strict=False)),
    )
    number = fold_block(row.text(Column.REGIME))
    if not number:
        return row
    regime = Regime(
        number=int(number) if number.isdecimal() and len(number) < 6 else 0,
        title=f"区分{number}",
    )
    return Row(regime=regime, locator=row.locator, cells=row.cells)


SOURCE = Source(
    key="jp.mof_csv",
    authority="jp",
    title="Targets of asset freezes of Japan's Ministry of Finance (CSV)",
    expectations={
        "mof": Expectation(
            least=1_500,
            most=8_000,
            fill={
                "names": 1.0,
                "designations": 0.99,
                "birth_dates": 0.3,
                "positions": 0.2,
                "remarks": 0.3,
            },
        )
    },
    recognise=_recognise,
    read_entries=_read_entries,
)
"""The source of the CSV."""
