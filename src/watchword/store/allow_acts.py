"""The record of decisions on known false positives: append-only, chained by hashes.

Each row is an act: a decision is made, or taken back. Nothing is ever changed or deleted;
the chain of the last row names the whole record as it stands, and a row that was changed
behind our back breaks it.

A cold process reads the record without SQLAlchemy (see :mod:`watchword.store.state`), so
the questions are plain SQL here that SQLite and PostgreSQL answer alike.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from watchword.errors import NotFound, RegisterDamaged, RegisterTrouble


class Act(StrEnum):
    """What was done."""

    ALLOW = "allow"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowAct:
    """One act of the record.

    Attributes:
        decision: The id of the decision that is made or taken back.
        fingerprint: Of the subject.
        subject: The subject's facts, encoded.
        target: The target's id.
        target_facts: The target's facts, encoded.
        reason: Why, in the words of whoever acted.
        acted_by, acted_at: Who acted, and when.
        recorded_at: When it came into this register.
        chain: The hash of the record up to this act; empty before it is written.
    """

    act: Act
    decision: str
    fingerprint: str
    subject: str
    target: str
    target_name: str
    target_facts: str
    reason: str
    acted_by: str
    acted_at: datetime
    recorded_at: datetime
    chain: str = ""

    def chained_to(self, before: str) -> str:
        """The hash of the record that ends with this act, after one that ended with ``before``."""
        parts = (
            before,
            self.act.value,
            self.decision,
            self.fingerprint,
            self.subject,
            self.target,
            self.target_name,
            self.target_facts,
            self.reason,
            self.acted_by,
            _in_utc(self.acted_at),
            _in_utc(self.recorded_at),
        )
        digest = hashlib.sha256()
        for part in parts:
            body = part.encode()
            digest.update(f"{len(body)}:".encode() + body)
        return digest.hexdigest()


def _in_utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of decisions, or the part of it that was asked for.

    Attributes:
        head: The chain of its last act; None where it is empty.
        acts: In the order in which they were recorded.
    """

    head: str | None = None
    acts: tuple[AllowAct, ...] = ()


Ask = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs one SQL question with named parameters."""

_COLUMNS = (
    "a.act, a.decision, a.fingerprint, s.content, a.target, a.target_name, t.content, "
    "a.reason, a.acted_by, a.acted_at, a.recorded_at, a.chain"
)
_FROM = (
    "FROM allow_act a JOIN facts s ON s.sha256 = a.subject "
    "JOIN facts t ON t.sha256 = a.target_facts"
)
_AT_ONCE = 500


def read_record(
    ask: Ask, *, targets: Iterable[str] | None = None, head: str | None = None
) -> Record:
    """The record, as it stands or stood.

    Args:
        ask: Puts a question to the register.
        targets: Only the acts on these; None for all.
        head: The record as it stood when its last act had this chain; None for now.

    Raises:
        NotFound: It never stood so.
        RegisterDamaged: The whole record was asked for, and its chain is broken.
    """
    if head is None:
        rows = list(ask("SELECT position, chain FROM allow_act ORDER BY position DESC LIMIT 1", {}))
        if not rows:
            return Record()
    else:
        rows = list(
            ask("SELECT position, chain FROM allow_act WHERE chain = :head", {"head": head})
        )
        if not rows:
            raise NotFound(f"the record of decisions never stood at {head}")
    last, chain = rows[0]
    record = Record(head=chain, acts=tuple(_acts(ask, last, targets)))
    if targets is None:
        _verify(record)
    return record


def _verify(record: Record) -> None:
    chain = ""
    for place, act in enumerate(record.acts, start=1):
        chain = act.chained_to(chain)
        if chain != act.chain:
            raise RegisterDamaged(f"the record of decisions was changed at act {place}")
    if chain != record.head:
        raise RegisterDamaged("acts are missing from the record of decisions")


def _acts(ask: Ask, last: int, targets: Iterable[str] | None) -> Iterable[AllowAct]:
    limit = "a.position <= :last"
    if targets is None:
        sql = f"SELECT {_COLUMNS} {_FROM} WHERE {limit} ORDER BY a.position"
        return [_act(row) for row in ask(sql, {"last": last})]
    found: list[AllowAct] = []
    wanted = sorted(set(targets))
    for start in range(0, len(wanted), _AT_ONCE):
        named = {f"t{n}": each for n, each in enumerate(wanted[start : start + _AT_ONCE])}
        among = ", ".join(f":{name}" for name in named)
        sql = (
            f"SELECT {_COLUMNS} {_FROM} WHERE {limit} AND a.target IN ({among}) ORDER BY a.position"
        )
        found.extend(_act(row) for row in ask(sql, {"last": last, **named}))
    return found


def _act(row: Sequence[Any]) -> AllowAct:
    return AllowAct(
        act=Act(row[0]),
        decision=row[1],
        fingerprint=row[2],
        subject=row[3],
        target=row[4],
        target_name=row[5],
        target_facts=row[6],
        reason=row[7],
        acted_by=row[8],
        acted_at=datetime.fromisoformat(row[9]),
        recorded_at=datetime.fromisoformat(row[10]),
        chain=row[11],
    )


def peek_record(
    path: Path, *, targets: Iterable[str] | None = None, head: str | None = None
) -> Record:
    """The record of a register file, read without opening a full register.

    Raises:
        NotFound: It never stood at this head.
        RegisterTrouble: It can't be read. An answer without it would raise alerts that
            somebody has decided on, and not say why.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'allow_act'").fetchone():
                return read_record(_nothing, head=head)
            db.execute("BEGIN")
            return read_record(db.execute, targets=targets, head=head)
    except sqlite3.OperationalError as error:
        raise RegisterTrouble(f"the decisions of {path} can't be read: {error}") from error
    except sqlite3.DatabaseError as error:
        raise RegisterDamaged(f"{path} is no register: {error}") from error


def _nothing(sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:  # noqa: ARG001
    """What a register answers that is older than the record."""
    return ()
