"""Records that only grow: each act carries a hash over itself and the whole record before it.

Nothing of such a record is ever changed or deleted. The chain of its last act names the
record as it stands, and a row that was changed behind our back breaks it.

A cold process reads a record without SQLAlchemy (see :mod:`watchword.store.state`), so the
questions are plain SQL that SQLite and PostgreSQL answer alike.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from watchword.errors import NotFound, RegisterDamaged, RegisterTrouble

Ask = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs one SQL question with named parameters."""

T = TypeVar("T")


class ChainedAct(Protocol):
    """An act of a record."""

    @property
    def chain(self) -> str:
        """The hash of the record up to this act; empty before it is written."""
        ...

    def chained_to(self, before: str) -> str:
        """The hash of the record that ends with this act, after one that ended with ``before``."""
        ...


def chain_parts(before: str, parts: Iterable[str | datetime]) -> str:
    """The hash of a record that ended with ``before`` and has grown by an act of these parts."""
    digest = hashlib.sha256()
    for part in (before, *parts):
        text = part if isinstance(part, str) else _in_utc(part)
        body = text.encode()
        digest.update(f"{len(body)}:".encode() + body)
    return digest.hexdigest()


def _in_utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def find_head(
    ask: Ask, table: str, *, what: str, head: str | None = None
) -> tuple[int, str] | None:
    """The position and the chain of a record's last act; None where it has no act.

    Args:
        ask: Puts a question to the register.
        table: The record's table.
        what: The record, in words.
        head: The record as it stood when its last act had this chain; None for now.

    Raises:
        NotFound: It never stood so.
    """
    if head is None:
        last = f"SELECT position, chain FROM {table} ORDER BY position DESC LIMIT 1"  # noqa: S608
        rows = list(ask(last, {}))
    else:
        at = f"SELECT position, chain FROM {table} WHERE chain = :head"  # noqa: S608
        rows = list(ask(at, {"head": head}))
        if not rows:
            raise NotFound(f"{what} never stood at {head}")
    return (rows[0][0], rows[0][1]) if rows else None


def verify_chain(acts: Sequence[ChainedAct], *, head: str | None, what: str) -> None:
    """Hold a whole record against its chain.

    Raises:
        RegisterDamaged: An act was changed, or is missing.
    """
    chain = ""
    for place, act in enumerate(acts, start=1):
        chain = act.chained_to(chain)
        if chain != act.chain:
            raise RegisterDamaged(f"{what} was changed at act {place}")
    if chain != (head or ""):
        raise RegisterDamaged(f"acts are missing from {what}")


def peek(path: Path, table: str, question: Callable[[Ask], T], *, what: str) -> T:
    """What a record answers, read from a register file without opening a full register.

    A register that is older than the record has nothing in it.

    Raises:
        RegisterTrouble: It can't be read. An answer without it would not say why it is
            another one than people decided on.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("BEGIN")
            return question(ask_table(db, table))
    except sqlite3.OperationalError as error:
        raise RegisterTrouble(f"{what} in {path} can't be read: {error}") from error
    except sqlite3.DatabaseError as error:
        raise RegisterDamaged(f"{path} is no register: {error}") from error


def ask_table(db: sqlite3.Connection, table: str) -> Ask:
    """Puts questions to a record in a SQLite file, which may be older than the record."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return db.execute if found else _nothing


def _nothing(sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:  # noqa: ARG001
    """What a register answers that is older than the record."""
    return ()
