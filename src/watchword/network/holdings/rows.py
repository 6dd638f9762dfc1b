"""Rows of CSV files and values of JSON files, one at a time, whatever they hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from watchword.errors import Malformed
from watchword.model import Problem, ProblemCode, Severity
from watchword.network.holdings.building import Origin

LONGEST_LINE = 16 << 20
"""No statement is so long, in bytes."""

LARGEST_DOCUMENT = 1 << 30
"""The largest JSON document that is read as a whole, in bytes; lines have no such limit."""

_CELL_LIMIT = 1_000_000
_decode = msgspec.json.Decoder().decode
_raw_list = msgspec.json.Decoder(list[msgspec.Raw]).decode


def json_values(path: Path, origin: Origin) -> Iterator[tuple[str, Any] | Problem]:
    """The values of JSON lines, or of one list, each with its place; or one whole document.

    Raises:
        Malformed: The file is cut short, or no JSON at all.
    """
    with path.open("rb") as stream:
        head = stream.read(4_096).lstrip(b"\xef\xbb\xbf \t\r\n")
        stream.seek(0)
        if head.startswith(b"["):
            yield from _of_list(stream, origin)
        elif is_lines(path):
            yield from _of_lines(stream, origin)
        else:
            yield "document", _whole(stream, origin)


def is_lines(path: Path) -> bool:
    """Whether a JSON file is one object a line: its first line is one."""
    with path.open("rb") as stream:
        for _ in range(20):
            line = stream.readline(LONGEST_LINE)
            stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
            if not line:
                return False
            if not stripped:
                continue
            try:
                return isinstance(_decode(stripped), dict)
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                # One bad line among good ones: look at the next, unless it is the
                # beginning of a document on several lines.
                if not stripped.endswith(b"}"):
                    return False
    return False


def _of_lines(stream: BinaryIO, origin: Origin) -> Iterator[tuple[str, Any] | Problem]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        ended = line.endswith(b"\n")
        if not ended and len(line) == LONGEST_LINE:
            _skip_line(stream)
            yield _unreadable(origin, f"line {number}", "longer than a statement can be", line)
            continue
        stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not stripped:
            continue
        try:
            yield f"line {number}", _decode(stripped)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            if not ended:
                raise Malformed(
                    f"{origin.file} is cut short: its last line is no whole JSON",
                    locator=f"line {number}",
                ) from error
            yield _unreadable(origin, f"line {number}", f"no JSON: {_told(error)}", stripped)


def _skip_line(stream: BinaryIO) -> None:
    while piece := stream.readline(LONGEST_LINE):
        if piece.endswith(b"\n"):
            return


def _of_list(stream: BinaryIO, origin: Origin) -> Iterator[tuple[str, Any] | Problem]:
    try:
        raws = _raw_list(_content(stream, origin))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Malformed(f"{origin.file} is broken or cut short: {_told(error)}") from error
    for number, raw in enumerate(raws, start=1):
        try:
            yield f"item {number}", _decode(raw)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield _unreadable(origin, f"item {number}", f"no JSON: {_told(error)}", bytes(raw))


def _whole(stream: BinaryIO, origin: Origin) -> Any:
    try:
        return _decode(_content(stream, origin))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Malformed(f"{origin.file} is no JSON, or cut short: {_told(error)}") from error


def _content(stream: BinaryIO, origin: Origin) -> bytes:
    content = stream.read(LARGEST_DOCUMENT + 1)
    if len(content) > LARGEST_DOCUMENT:
        raise Malformed(f"{origin.file} is one JSON document of more than 1 GiB: use JSON lines")
    return content.removeprefix(b"\xef\xbb\xbf")


def _told(error: BaseException) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _unreadable(origin: Origin, locator: str, message: str, raw: bytes) -> Problem:
    return origin.problem(
        ProblemCode.ENTRY_UNREADABLE,
        locator,
        message,
        raw=raw[:500].decode("utf-8", "replace"),
        severity=Severity.ERROR,
    )


def csv_rows(path: Path, origin: Origin) -> Iterator[tuple[str, dict[str, str]] | Problem]:
    """The rows of a CSV file by their headings, each with its place.

    The encoding is UTF-8, or UTF-16 with its mark; the separator a comma, or what stands
    most often in the first line. Headings are told in lower case with ``_`` for spaces.

    Raises:
        Malformed: The file is no table.
    """
    csv.field_size_limit(_CELL_LIMIT)
    with _open_text(path) as text:
        delimiter = _delimiter(text.readline(LONGEST_LINE))
        text.seek(0)
        reader = csv.reader(text, delimiter=delimiter)
        header: list[str] | None = None
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield _unreadable(origin, f"line {reader.line_num}", f"no row: {error}", b"")
                continue
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [heading(cell) for cell in cells]
                continue
            locator = f"line {reader.line_num}"
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                yield _unreadable(
                    origin, locator, "more cells than headings", repr(cells)[:500].encode()
                )
                continue
            row = dict(zip(header, cells, strict=False))
            if "\ufffd" in "".join(cells):
                origin.note(
                    ProblemCode.ENCODING,
                    "bytes that are no UTF-8 stand as \ufffd",
                    severity=Severity.WARNING,
                )
            yield locator, row


def headings(path: Path) -> tuple[str, ...]:
    """The headings of a CSV file; none where it is no table."""
    try:
        with _open_text(path) as text:
            line = text.readline(LONGEST_LINE)
            while line and not line.strip():
                line = text.readline(LONGEST_LINE)
            cells = next(csv.reader([line], delimiter=_delimiter(line)), [])
    except (csv.Error, UnicodeError):
        return ()
    return tuple(heading(cell) for cell in cells)


def heading(cell: str) -> str:
    """A heading as it is compared."""
    return "_".join(cell.strip().strip("\ufeff\"'").casefold().split())


def _delimiter(line: str) -> str:
    return max(",;\t|", key=lambda mark: (line.count(mark), mark == ","))


def _open_text(path: Path) -> io.TextIOWrapper:
    with path.open("rb") as stream:
        head = stream.read(2)
    encoding = "utf-16" if head in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    return path.open("r", encoding=encoding, errors="replace", newline="")
