"""The tables of a source as Parquet: parties, handles to find them, holdings twice, problems.

Holdings are kept in the order of their owners and once more in that of the owned, so that
the neighbours of a party are a few row groups away in either direction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from watchword.errors import RegisterDamaged
from watchword.model import Holding, Party, Problem, ProblemCode, Severity
from watchword.network.holdings.building import Item
from watchword.network.holdings.codec import encode
from watchword.network.holdings.joining import joining_numbers
from watchword.service.outcome import Watcher
from watchword.service.problem_values import problem_dict
from watchword.service.screening.parquet_rows import connection, literal_path
from watchword.text.keys import loose_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LONGEST_ROW = 1 << 26
_EVERY = 1_000
_SHOWN = 100
_LAST = 1 << 60
_MEMORY = "1GB"
"""What sorting may take; what does not fit waits on disk."""

_ROWS = {
    "party": {"key": "VARCHAR", "content": "VARCHAR"},
    "handle": {"handle": "VARCHAR", "key": "VARCHAR"},
    "holding": {
        "owner": "VARCHAR",
        "owned": "VARCHAR",
        "starts_on": "DATE",
        "ends_on": "DATE",
        "content": "VARCHAR",
    },
    "problem": {
        "severity": "VARCHAR",
        "code": "VARCHAR",
        "locator": "VARCHAR",
        "message": "VARCHAR",
        "raw": "VARCHAR",
    },
}
_TABLES = {
    "party": ("SELECT DISTINCT ON (key, content) * FROM rows", "key, number"),
    "handle": ("SELECT DISTINCT * FROM (SELECT handle, key FROM rows)", "handle, key"),
    "by_owner": ("SELECT DISTINCT ON (content) * FROM rows", "owner, number"),
    "by_owned": ("SELECT DISTINCT ON (content) * FROM rows", "owned, number"),
    "problem": ("SELECT * FROM rows", "number, raw"),
}
_OF = {"by_owner": "holding", "by_owned": "holding"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a source holds; parties by their keys."""

    parties: int
    holdings: int
    problems: int


def name_handle(name: str) -> str:
    """A name as parties are found by it: case, accents and signs do not count."""
    return f"name:{loose_key(name)}"


def number_handle(number: str) -> str:
    """A number as parties are found by it, whatever its scheme is."""
    return f"number:{''.join(char for char in number.upper() if char.isalnum())}"


def write_tables(items: Iterable[Item], place: Path, *, watcher: Watcher) -> Counts:
    """Write the tables of a source into an empty folder.

    Args:
        items: What its files state.
        place: The folder.
        watcher: Told how many statements were read.
    """
    with tempfile.TemporaryDirectory(dir=place) as spool:
        lines = {kind: Path(spool) / f"{kind}.jsonl" for kind in _ROWS}
        _spool(items, lines, watcher)
        with connection() as duck:
            duck.execute(f"SET temp_directory = {literal(spool)}")
            duck.execute(f"SET memory_limit = '{_MEMORY}'")
            for table, (sql, order) in _TABLES.items():
                if table == "problem":
                    _tell_undescribed(duck, place, lines["problem"])
                kind = _OF.get(table, table)
                _copy(duck, lines[kind], _ROWS[kind], f"{sql} ORDER BY {order}", place / table)
            counted = [
                _count(duck, place, "party", "count(DISTINCT key)"),
                _count(duck, place, "by_owner", "count(*)"),
                _count(duck, place, "problem", "count(*)"),
            ]
    return Counts(parties=counted[0], holdings=counted[1], problems=counted[2])


def _spool(items: Iterable[Item], lines: dict[str, Path], watcher: Watcher) -> None:
    number = 0
    streams: dict[str, BinaryIO] = {}
    try:
        for kind, path in lines.items():
            streams[kind] = path.open("wb")
        for number, item in enumerate(items, start=1):
            for kind, row in _rows(item):
                streams[kind].write(msgspec.json.encode({"number": number, **row}) + b"\n")
            if number % _EVERY == 0:
                watcher.advance(number)
    finally:
        for stream in streams.values():
            stream.close()
    watcher.advance(number)


def _tell_undescribed(duck: DuckDBPyConnection, place: Path, problems: Path) -> None:
    """Add a problem for parties that holdings name and nothing describes."""
    ends = literal(literal_path(place / "by_owner.parquet"))
    known = literal(literal_path(place / "party.parquet"))
    found = duck.execute(
        "SELECT key, count(*) OVER () FROM (SELECT owner AS key FROM read_parquet("  # noqa: S608
        f"{ends}) UNION SELECT owned FROM read_parquet({ends})) "
        f"WHERE key NOT IN (SELECT key FROM read_parquet({known})) ORDER BY key LIMIT {_SHOWN}"
    ).fetchall()
    with problems.open("ab") as stream:
        for key, count in found:
            problem = Problem(
                severity=Severity.WARNING,
                code=ProblemCode.RELATION_UNRESOLVED,
                locator="all files",
                message=f"holdings name it, and nothing describes it: one of {count:,} such parties",
                raw=str(key),
            )
            row = {"number": _LAST, **problem_dict(problem)}
            stream.write(msgspec.json.encode(row) + b"\n")


def _rows(item: Item) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(item, Party):
        yield "party", {"key": item.key, "content": encode(item).decode()}
        for handle in _handles(item):
            yield "handle", {"handle": handle, "key": item.key}
    elif isinstance(item, Holding):
        yield (
            "holding",
            {
                "owner": item.owner,
                "owned": item.owned,
                "starts_on": item.starts_on,
                "ends_on": item.ends_on,
                "content": encode(item).decode(),
            },
        )
    else:
        yield "problem", problem_dict(item)


def _handles(party: Party) -> Iterator[str]:
    for number in joining_numbers(party):
        yield f"join:{number}"
    for value in party.identifiers.values():
        yield number_handle(value)
    for name in (party.name, *party.aliases):
        if loose_key(name):
            yield name_handle(name)


def _copy(
    duck: DuckDBPyConnection, lines: Path, columns: dict[str, str], sql: str, out: Path
) -> None:
    types = ", ".join(f"{name}: '{kind}'" for name, kind in {"number": "BIGINT", **columns}.items())
    source = literal(literal_path(lines))
    rows = (
        f"SELECT * FROM read_json({source}, format='newline_delimited', "  # noqa: S608
        f"columns={{{types}}}, maximum_object_size={_LONGEST_ROW})"
    )
    duck.execute(
        f"COPY (WITH rows AS ({rows}) {sql}) TO {literal(f'{out}.parquet')} "
        "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20000)"
    )


def _count(duck: DuckDBPyConnection, place: Path, table: str, what: str) -> int:
    found = duck.execute(
        f"SELECT {what} FROM read_parquet(?)",  # noqa: S608
        [literal_path(place / f"{table}.parquet")],
    ).fetchone()
    return int(found[0]) if found else 0


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


class Tables:
    """The tables of several sources, asked as one.

    Args:
        duck: The database that reads them.
        places: The folders of the sources.
    """

    def __init__(self, duck: DuckDBPyConnection, places: Sequence[Path]) -> None:
        self._duck = duck
        self._places = places

    def ask(self, table: str, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question, in which ``rows`` is a table of all sources.

        Raises:
            RegisterDamaged: A table can't be read.
        """
        import duckdb

        if not self._places:
            return []
        files = ", ".join(
            literal(literal_path(place / f"{table}.parquet")) for place in self._places
        )
        try:
            return self._duck.execute(
                f"WITH rows AS (SELECT * FROM read_parquet([{files}])) {sql}"  # noqa: S608
            ).fetchall()
        except duckdb.Error as error:
            raise RegisterDamaged(f"holdings can't be read: {error}") from error

    def wanted(self, values: Iterable[str]) -> None:
        """Fill the table ``wanted`` with texts in a column ``value``."""
        self._duck.execute("CREATE OR REPLACE TEMP TABLE wanted (value VARCHAR)")
        chosen = sorted(set(values))
        if chosen:
            self._duck.execute("INSERT INTO wanted SELECT unnest(?::VARCHAR[])", [chosen])
