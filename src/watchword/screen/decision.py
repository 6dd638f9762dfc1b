"""What a person decided of a subject and a target, with the facts that both had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one side of a match, as far as it matters to matching.

    Everything is text in a fixed order, so that equal facts are equal bytes.

    Attributes:
        schema: What it is, in FollowTheMoney's words; None where that is not known.
        names: As stated; a weak alias of a target has `` (weak)`` behind it.
        birth_dates: As :class:`~watchword.model.DateInterval` shows itself.
        countries: ISO codes in lower case.
        sex: ``male``, ``female`` or None.
        identifiers: ``kind value``, or ``kind/country value``.
    """

    schema: str | None
    names: tuple[str, ...]
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sex: str | None = None
    identifiers: tuple[str, ...] = ()

    def encode(self) -> bytes:
        """The facts as UTF-8 JSON: the same bytes for the same facts."""
        return _encode(self)

    @classmethod
    def decode(cls, content: bytes | str) -> Facts:
        """The facts that :meth:`encode` wrote.

        Raises:
            msgspec.MsgspecError: The bytes are none.
        """
        return msgspec.json.decode(content, type=cls)

    def to_dict(self) -> dict[str, object]:
        """The facts as JSON values."""
        return {
            "schema": self.schema,
            "names": list(self.names),
            "birth_dates": list(self.birth_dates),
            "countries": list(self.countries),
            "sex": self.sex,
            "identifiers": list(self.identifiers),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That a subject is not a target, though their facts meet.

    Attributes:
        id: ``d-`` and twelve hexadecimal digits.
        fingerprint: Of the subject's facts (see :mod:`watchword.screen.allowance`).
        subject: The subject's facts as they were stated.
        target: The target's id.
        target_name: The name that stood for it.
        target_facts: The target's facts at that time.
        reason: Why, in the words of whoever decided.
        decided_by: Who decided.
        decided_at: When, in UTC.
    """

    id: str
    fingerprint: str
    subject: Facts
    target: str
    target_name: str
    target_facts: Facts
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Why a match is no alert: a decision that still holds."""

    decision: Decision

    def __str__(self) -> str:
        said = self.decision
        reason = f": {said.reason}" if said.reason else ""
        return f"allowed by {said.id} of {said.decided_at:%Y-%m-%d}, {said.decided_by}{reason}"

    def to_dict(self) -> dict[str, object]:
        """The decision in short, as JSON values."""
        said = self.decision
        return {
            "decision": said.id,
            "reason": said.reason,
            "decided_by": said.decided_by,
            "decided_at": said.decided_at.isoformat(),
        }


class Side(StrEnum):
    """One side of a match."""

    SUBJECT = "subject"
    """The same name with other facts: the subject has changed, or is another one."""
    TARGET = "target"
    """What the lists say of the target has changed since the decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """Why a decision on the same name and target does not allow a match.

    Attributes:
        side: Whose facts differ.
        changes: What differs, each as a clause.
    """

    decision: Decision
    side: Side
    changes: tuple[str, ...]

    def __str__(self) -> str:
        said = self.decision
        why = "no longer holds" if self.side is Side.TARGET else "was made on other facts"
        changes = "; ".join(self.changes)
        return f"{said.id} of {said.decided_at:%Y-%m-%d}, {said.decided_by}, {why}: {changes}"

    def to_dict(self) -> dict[str, object]:
        """The decision in short and what has changed, as JSON values."""
        return {
            **Allowance(decision=self.decision).to_dict(),
            "side": self.side.value,
            "changes": list(self.changes),
        }
