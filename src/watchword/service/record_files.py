"""Records of decisions as files that people edit: strict to read, harmless to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from watchword.errors import Malformed, WrongUse
from watchword.service.writing import harmless_cell, original_cell, replacing

_SIZE_LIMIT = 1 << 28
_CELL_LIMIT = 1_000_000
_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, and why, where a row does not say."""

    by: str
    reason: str = ""


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file in which no cell is a formula.

    Raises:
        WrongUse: The file can't be written.
    """
    with replacing(path) as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless_cell(cell) for cell in row])


def read_table(
    path: Path, *, columns: Sequence[str], required: Sequence[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a CSV file, with the line in which each ends.

    Args:
        path: The file.
        columns: All that it may have, in any order.
        required: Those that it must have.

    Raises:
        WrongUse: It can't be read.
        Malformed: It is no such table.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    header: list[str] | None = None
    csv.field_size_limit(_CELL_LIMIT)
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(path, cells, columns, required)
                continue
            if len(cells) > len(header):
                raise Malformed("more cells than columns", locator=f"line {reader.line_num}")
            bare = (original_cell(cell).strip() for cell in cells)
            yield reader.line_num, dict(zip(header, bare, strict=False))
    except csv.Error as error:
        raise Malformed(f"{path} is broken: {error}", locator=f"line {reader.line_num}") from error


def read_text(path: Path) -> str:
    """What a file of decisions says.

    Raises:
        WrongUse: It can't be read.
        Malformed: It is too large, or no text.
    """
    try:
        with path.open("rb") as stream:
            body = stream.read(_SIZE_LIMIT + 1)
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror}") from error
    if len(body) > _SIZE_LIMIT:
        raise Malformed(f"{path} is larger than {_SIZE_LIMIT >> 20} MiB")
    if b"\x00" in body:
        raise Malformed(f"{path} is no table: it holds binary data")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(f"{path} is not UTF-8", locator=f"byte {error.start}") from error


def _header(
    path: Path, cells: Sequence[str], columns: Sequence[str], required: Sequence[str]
) -> list[str]:
    header = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    missing = [name for name in required if name not in header]
    unknown = [cell for cell in header if cell not in columns]
    if missing:
        raise Malformed(f"{path} has no column {' and '.join(missing)}")
    if unknown:
        # A column that is passed over could have held a fact.
        raise Malformed(f"{path}: {', '.join(unknown)}: no such column; {', '.join(columns)}")
    return header


def read_instant(text: str, now: datetime) -> datetime:
    """An instant as a row states it, in UTC; now where it states none.

    Raises:
        WrongUse: It is none.
    """
    if not text:
        return now
    try:
        instant = datetime.fromisoformat(text)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise WrongUse(f"{text[:40]}: no instant; write it as 2026-03-01T09:30:00+00:00") from error


def refuse_rows(refused: Sequence[str], *, of: int) -> None:
    """Refuse a file of which rows can't be used, and say which.

    Args:
        refused: What is wrong with each of these rows; nothing is refused where there is none.
        of: How many rows there are.

    Raises:
        Malformed: There are such rows.
    """
    if not refused:
        return
    more = [f"and {len(refused) - _SHOWN} more"] if len(refused) > _SHOWN else []
    raise Malformed(
        f"{len(refused)} of {of} rows can't be used, so nothing was taken in:\n  "
        + "\n  ".join([*refused[:_SHOWN], *more])
    )
