"""Rows of a Parquet file, read through DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchword.errors import Malformed
from watchword.service.screening.rows import Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 1_000
_AS_THEY_ARE = frozenset({"VARCHAR", "BOOLEAN", "VARCHAR[]"})
_NESTED = ("STRUCT", "MAP", "UNION", "VARIANT", "JSON", "ENUM")


class ParquetRows:
    """The rows of a Parquet file.

    Text, truth values and lists of texts stay what they are. Everything else becomes the
    text that DuckDB writes for it, from which :attr:`types` can read it back.

    Attributes:
        types: DuckDB's type of each column.
        count: How many rows there are.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with connection() as duck:
            described = _run(duck, "DESCRIBE SELECT * FROM read_parquet(?)", path).fetchall()
            counted = _run(duck, "SELECT count(*) FROM read_parquet(?)", path).fetchone()
        self.headings = [str(row[0]) for row in described]
        self.types = [str(row[1]) for row in described]
        self.count = int(counted[0]) if counted else 0

    def read(self) -> Iterator[Row]:
        """All rows.

        Raises:
            Malformed: The file is broken.
        """
        shown = ", ".join(map(_as_text, self.headings, self.types))
        with connection() as duck:
            found = _run(duck, f"SELECT {shown} FROM read_parquet(?)", self._path)  # noqa: S608
            while batch := _fetch(found):
                for row in batch:
                    yield row, ""


@contextmanager
def connection() -> Iterator[DuckDBPyConnection]:
    """A database in memory on one core, so that rows keep their order; no network."""
    import duckdb

    duck = duckdb.connect(
        config={
            "threads": 1,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    try:
        duck.execute("SET TimeZone = 'UTC'")
        yield duck
    finally:
        duck.close()


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal_path(path: Path) -> str:
    """A path in which nothing is a wildcard to DuckDB."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in str(path))


def is_nested(column_type: str) -> bool:
    """Whether a column holds more than one value a row, other than a list of texts."""
    return column_type != "VARCHAR[]" and (
        column_type.endswith("]") or column_type.startswith(_NESTED)
    )


def _as_text(name: str, column_type: str) -> str:
    column = quoted(name)
    if column_type in _AS_THEY_ARE:
        return column
    if is_nested(column_type):
        return f"CAST(to_json({column}) AS VARCHAR)"
    return f"CAST({column} AS VARCHAR)"


def _run(duck: DuckDBPyConnection, sql: str, path: Path) -> DuckDBPyConnection:
    import duckdb

    try:
        return duck.execute(sql, [literal_path(path)])
    except duckdb.Error as error:
        raise Malformed(f"no Parquet that can be read: {_first_line(error)}") from error


def _fetch(found: DuckDBPyConnection) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        return found.fetchmany(_BATCH)
    except (duckdb.Error, UnicodeDecodeError) as error:
        raise Malformed(f"broken Parquet: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return json.dumps(str(error).split("\n", 1)[0], ensure_ascii=False)
