"""Connections: SQLite by default, PostgreSQL by URL, with the same guarantees.

A reader sees one committed state for as long as it reads. One writer at a time holds the
register; what it does becomes visible at once when it commits, or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from watchword.errors import ExtraMissing, RegisterBusy, RegisterDamaged, RegisterTrouble

_WRITER_LOCK = 0x5741_5443_4857
"""The key of PostgreSQL's advisory lock that the one writer holds ("WATCHW")."""


def is_url(location: str | Path) -> bool:
    """Whether a register's location is a database URL and not a path."""
    return isinstance(location, str) and "://" in location


def connect(location: str | Path) -> Engine:
    """An engine for a register's location.

    Raises:
        ExtraMissing: A PostgreSQL URL without the ``postgres`` extra.
        RegisterTrouble: A URL of another database.
    """
    if not is_url(location):
        return _connect_sqlite(Path(location))
    url = str(location)
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise RegisterTrouble(f"a register is a file or a postgresql:// URL, not {scheme}://")
    try:
        engine = create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    except ImportError as error:
        raise ExtraMissing("postgres", "a register in PostgreSQL") from error
    return engine


def _connect_sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0.0})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:  # noqa: ARG001
        # The driver must not begin transactions of its own: begin() below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one committed state."""
    with _translated(), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901
        yield connection


@contextmanager
def writing(engine: Engine, *, patience: float) -> Iterator[Connection]:
    """The one writer's transaction: committed at the end, rolled back on any error.

    Args:
        engine: The register's engine.
        patience: How many seconds to wait for another writer.

    Raises:
        RegisterBusy: Another writer held the register for longer.
    """
    with _translated(), engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        _take(connection, patience)
        with connection.get_transaction() or connection.begin():
            yield connection


def _take(connection: Connection, patience: float) -> None:
    """Begin a transaction that is the only writing one."""
    deadline = time.monotonic() + patience
    while True:
        try:
            if connection.dialect.name == "sqlite":
                connection.begin()
                return
            if not connection.in_transaction():
                connection.begin()
            if connection.scalar(
                text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK}
            ):
                return
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
        if time.monotonic() >= deadline:
            raise RegisterBusy(
                f"another update has held the register for {patience:.0f} s; try again later"
            )
        time.sleep(0.1)


@contextmanager
def _translated() -> Iterator[None]:
    """Say what went wrong in the register's own words."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        if any(words in said for words in ("malformed", "not a database", "corrupt")):
            raise RegisterDamaged(f"the register's file is damaged: {said}") from error
        if isinstance(error, OperationalError):
            raise RegisterTrouble(f"the register can't be reached: {said}") from error
        raise
