"""The record of merge decisions: which two entries people said are one party, or are not.

Append-only and chained by hashes (see :mod:`watchword.store.chain`). The newest act on a
pair is what holds of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from watchword.model import EntryKey
from watchword.store.chain import Ask, chain_parts, find_head, verify_chain

_WHAT = "the record of merge decisions"

EntryPair = tuple[EntryKey, EntryKey]
"""Two entries in the order of their keys."""


def entry_pair(first: EntryKey, second: EntryKey) -> EntryPair:
    """Two entries in the order of their keys, whichever was named first."""
    return (first, second) if first <= second else (second, first)


class ReviewVerb(StrEnum):
    """What was done."""

    ACCEPT = "accept"
    """The two entries are one party."""
    REJECT = "reject"
    """They are not."""
    WITHDRAW = "withdraw"
    """What was said of them before no longer holds; the machine judges them again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAct:
    """One act of the record.

    Attributes:
        left, right: The entries, in the order of their keys.
        left_name, right_name: What each was called when somebody decided.
        reason: Why, in the words of whoever acted.
        acted_by, acted_at: Who acted, and when.
        recorded_at: When it came into this register.
        chain: The hash of the record up to this act; empty before it is written.
    """

    act: ReviewVerb
    left: EntryKey
    right: EntryKey
    left_name: str
    right_name: str
    reason: str
    acted_by: str
    acted_at: datetime
    recorded_at: datetime
    chain: str = ""

    @property
    def pair(self) -> EntryPair:
        """The two entries."""
        return self.left, self.right

    def chained_to(self, before: str) -> str:
        """The hash of the record that ends with this act, after one that ended with ``before``."""
        parts = (
            self.act.value,
            *self.left,
            *self.right,
            self.left_name,
            self.right_name,
            self.reason,
            self.acted_by,
            self.acted_at,
            self.recorded_at,
        )
        return chain_parts(before, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDecision:
    """What holds of two entries.

    Attributes:
        accepted: Whether they are one party.
        act: The act that says so.
    """

    accepted: bool
    act: ReviewAct


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """The record of merge decisions.

    Attributes:
        head: The chain of its last act; None where it is empty.
        acts: In the order in which they were recorded.
    """

    head: str | None = None
    acts: tuple[ReviewAct, ...] = ()

    def newest(self) -> Mapping[EntryPair, ReviewAct]:
        """The newest act on each pair, in the order of the record."""
        found: dict[EntryPair, ReviewAct] = {}
        for act in self.acts:
            found.pop(act.pair, None)
            found[act.pair] = act
        return found

    def decisions(self) -> Mapping[EntryPair, ReviewDecision]:
        """What holds of each pair on which a decision stands."""
        return {
            pair: ReviewDecision(accepted=act.act is ReviewVerb.ACCEPT, act=act)
            for pair, act in self.newest().items()
            if act.act is not ReviewVerb.WITHDRAW
        }


def read_review(ask: Ask) -> ReviewRecord:
    """The record of merge decisions as it stands.

    Raises:
        RegisterDamaged: Its chain is broken.
    """
    head = read_review_head(ask)
    acts = tuple(_act(row) for row in ask(_ALL, {}))
    verify_chain(acts, head=head, what=_WHAT)
    return ReviewRecord(head=head, acts=acts)


def read_review_head(ask: Ask) -> str | None:
    """The chain of the record's last act; None where there is none."""
    last = find_head(ask, "review_act", what=_WHAT)
    return None if last is None else last[1]


_ALL = (
    "SELECT act, left_authority, left_list, left_entry, right_authority, right_list, "
    "right_entry, left_name, right_name, reason, acted_by, acted_at, recorded_at, chain "
    "FROM review_act ORDER BY position"
)


def _act(row: Sequence[Any]) -> ReviewAct:
    return ReviewAct(
        act=ReviewVerb(row[0]),
        left=EntryKey(*row[1:4]),
        right=EntryKey(*row[4:7]),
        left_name=row[7],
        right_name=row[8],
        reason=row[9],
        acted_by=row[10],
        acted_at=datetime.fromisoformat(row[11]),
        recorded_at=datetime.fromisoformat(row[12]),
        chain=row[13],
    )
