"""Hold everything that the register stores against its own hashes and counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, String, cast, func, select

from watchword.errors import NotFound, RegisterDamaged
from watchword.model import DateBasis, decode_entry, hash_body
from watchword.store.raw import read_raw
from watchword.store.report_verify import report_faults
from watchword.store.rows import SEARCH_TABLES, search_rows
from watchword.store.schema import body, entry, problem, raw_file, release, release_file

_RESTORE = "restore a backup, or read the lists' files into a new register"

_READ_AGAIN = "restore a backup, or read the reports into a new register"

Advance = Callable[[str, int], None]
"""Told what is looked at, and how many of it are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that does not agree with itself.

    Attributes:
        what: ``database``, ``raw-file``, ``release``, ``entry``, ``search``, ``report``,
            ``record``, ``index``, or ``unused`` for what takes room and does no harm.
        where: Which one.
        message: What is wrong.
        mend: What a user can do.
    """

    what: str
    where: str
    message: str
    mend: str


def find_faults(connection: Connection, advance: Advance) -> Iterator[Fault]:
    """Every fault of what is stored; the records of decisions apart."""
    yield from _database(connection)
    yield from _raw_files(connection, advance)
    hashes: dict[int, str] = {}
    yield from _bodies(connection, advance, hashes)
    yield from _releases(connection, advance, hashes)
    for where, message in report_faults(connection, advance):
        yield Fault(what="report", where=where, message=message, mend=_READ_AGAIN)
    yield from _unused(connection)


def _database(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if said != "ok":
            yield Fault(what="database", where="file", message=str(said), mend=_RESTORE)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()[:20]:
        message = f"row {row[1]} points at a row of {row[2]} that is not there"
        yield Fault(what="database", where=str(row[0]), message=message, mend=_RESTORE)


def _raw_files(connection: Connection, advance: Advance) -> Iterator[Fault]:
    known = set(connection.scalars(select(raw_file.c.sha256)))
    named = connection.execute(select(release_file.c.sha256, release_file.c.name)).all()
    for done, (sha256, name) in enumerate(sorted(named), start=1):
        if sha256 not in known:
            message = f"the file {name} is not there"
            yield Fault(what="raw-file", where=sha256, message=message, mend=_RESTORE)
        advance("files", done)
    for done, sha256 in enumerate(sorted(known), start=1):
        try:
            read_raw(connection, sha256)
        except (RegisterDamaged, NotFound, TypeError) as error:
            yield Fault(what="raw-file", where=sha256, message=str(error), mend=_RESTORE)
        advance("files", done)


def _bodies(connection: Connection, advance: Advance, hashes: dict[int, str]) -> Iterator[Fault]:
    """Each content against its hash, and its rows in the search tables against it."""
    stored = {table: _count(connection, table.c.body_id) for table in SEARCH_TABLES}
    rows = connection.execution_options(yield_per=500).execute(
        select(body.c.id, body.c.sha256, body.c.content).order_by(body.c.id)
    )
    for done, (number, sha256, content) in enumerate(rows, start=1):
        hashes[number] = sha256
        if not isinstance(content, bytes) or hash_body(content) != sha256:
            message = "its content is not what was written"
            yield Fault(what="entry", where=f"content {number}", message=message, mend=_RESTORE)
            continue
        try:
            expected = search_rows(number, decode_entry(content))
        except msgspec.MsgspecError as error:
            message = f"its content can't be read: {error}"
            yield Fault(what="entry", where=f"content {number}", message=message, mend=_RESTORE)
            continue
        for table, wanted in expected.items():
            if stored[table][number] != len(wanted):
                message = f"{stored[table][number]} rows of {table.name}, not {len(wanted)}"
                yield Fault(
                    what="search", where=f"content {number}", message=message, mend=_RESTORE
                )
        if done % 500 == 0:
            advance("entries", done)


def _releases(connection: Connection, advance: Advance, hashes: dict[int, str]) -> Iterator[Fault]:
    """Each release's counts and the hash over its entries."""
    problems = _count(connection, problem.c.release_id)
    # Columns that are turned into dates could not be read where they are damaged.
    columns = [
        release.c.id,
        release.c.authority,
        release.c.list,
        release.c.targets,
        release.c.problems,
        release.c.entries_sha256,
        *(
            cast(column, String).label(column.name)
            for column in (release.c.released_on, release.c.read_at)
        ),
        release.c.released_on_basis,
    ]
    for done, row in enumerate(connection.execute(select(*columns).order_by(release.c.id)), 1):
        where = f"{row.authority}/{row.list} of {row.released_on}"
        for name in _unreadable(row):
            message = f"its {name} can't be read: {getattr(row, name)!r}"
            yield Fault(what="release", where=where, message=message, mend=_RESTORE)
        digest, count = hashlib.sha256(), 0
        for entry_id, body_id in connection.execute(
            select(entry.c.entry_id, entry.c.body_id)
            .where(entry.c.release_id == row.id)
            .order_by(entry.c.position)
        ):
            digest.update(f"{entry_id}\x00{hashes.get(body_id, '')}\n".encode())
            count += 1
        for wrong, message in (
            (count != row.targets, f"{count} entries stand there, not {row.targets}"),
            (digest.hexdigest() != row.entries_sha256, "its entries are not those that were read"),
            (
                problems[row.id] != row.problems,
                f"{problems[row.id]} problems stand there, not {row.problems}",
            ),
        ):
            if wrong:
                yield Fault(what="release", where=where, message=message, mend=_RESTORE)
        advance("releases", done)


def _unused(connection: Connection) -> Iterator[Fault]:
    """What is stored and belongs to nothing: it takes room and does no harm."""
    for where, column, users in (
        ("files", raw_file.c.sha256, select(release_file.c.sha256)),
        ("contents of entries", body.c.id, select(entry.c.body_id)),
    ):
        count = connection.scalar(
            select(func.count()).select_from(column.table).where(column.not_in(users.distinct()))
        )
        if count:
            message = f"{count} of them belong to no release"
            yield Fault(what="unused", where=where, message=message, mend="it does no harm")


def _count(connection: Connection, column: Column[int]) -> Counter[int]:
    """How many rows have each value of a column."""
    rows = connection.execute(select(column, func.count()).group_by(column))
    return Counter({row[0]: row[1] for row in rows})


def _unreadable(row: Row[Any]) -> Iterator[str]:
    """The columns of a release that hold no value of their kind."""
    for name, read in (
        ("released_on", date.fromisoformat),
        ("read_at", datetime.fromisoformat),
        ("released_on_basis", DateBasis),
    ):
        try:
            read(getattr(row, name))
        except (TypeError, ValueError):
            yield name
