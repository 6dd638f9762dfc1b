"""The record of decisions on known false positives: append-only, chained by hashes.

Each row is an act: a decision is made, or taken back (see :mod:`watchword.store.chain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from watchword.store.chain import Ask, chain_parts, find_head, peek, verify_chain

_WHAT = "the record of decisions"


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
            self.act.value,
            self.decision,
            self.fingerprint,
            self.subject,
            self.target,
            self.target_name,
            self.target_facts,
            self.reason,
            self.acted_by,
            self.acted_at,
            self.recorded_at,
        )
        return chain_parts(before, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of decisions, or the part of it that was asked for.

    Attributes:
        head: The chain of its last act; None where it is empty.
        acts: In the order in which they were recorded.
    """

    head: str | None = None
    acts: tuple[AllowAct, ...] = ()


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
    last = find_head(ask, "allow_act", what=_WHAT, head=head)
    if last is None:
        return Record()
    position, chain = last
    record = Record(head=chain, acts=tuple(_acts(ask, position, targets)))
    if targets is None:
        verify_chain(record.acts, head=record.head, what=_WHAT)
    return record


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
    return peek(
        path,
        "allow_act",
        lambda ask: read_record(ask, targets=targets, head=head),
        what="the decisions",
    )
