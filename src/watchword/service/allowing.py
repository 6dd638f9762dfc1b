"""Decide that a subject is not a target, see what was decided, and take it back."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from watchword.errors import NotFound, RegisterDamaged, WrongUse
from watchword.screen.allowance import (
    Allowances,
    allow,
    fingerprint,
    subject_facts,
    target_facts,
)
from watchword.screen.decision import Decision, Facts
from watchword.screen.match import CheckResult
from watchword.screen.subject import Subject
from watchword.service.context import Context
from watchword.store.allow_acts import Act, AllowAct, Record, peek_record

if TYPE_CHECKING:
    from watchword.index import IndexTarget

WITHOUT = "none"
"""Stands for the record of decisions where none is to be applied."""

IN_FORCE, REPLACED, REMOVED = "in force", "replaced", "removed"

_TEXT_LIMIT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision, and what has become of it.

    Attributes:
        recorded_at: When it came into this register.
        status: ``in force``; ``replaced`` by a later decision on the same two; ``removed``.
        removal: Who took it back, when and why, if somebody did.
        made: Whether it was made just now; False where it stood already.
    """

    decision: Decision
    recorded_at: datetime
    status: str = IN_FORCE
    removal: AllowAct | None = None
    made: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The decision as JSON values."""
        said, removal = self.decision, self.removal
        return {
            "decision": said.id,
            "status": self.status,
            "subject": said.subject.to_dict(),
            "fingerprint": said.fingerprint,
            "target": said.target,
            "target_name": said.target_name,
            "target_facts": said.target_facts.to_dict(),
            "reason": said.reason,
            "decided_by": said.decided_by,
            "decided_at": said.decided_at.isoformat(),
            "recorded_at": self.recorded_at.isoformat(),
            "removed": None
            if removal is None
            else {
                "reason": removal.reason,
                "removed_by": removal.acted_by,
                "removed_at": removal.acted_at.isoformat(),
            },
        }


def load_allowances(
    context: Context, *, targets: Iterable[str] | None = None, decisions: str | None = None
) -> Allowances:
    """The decisions in force, to be applied to results of screening.

    Args:
        context: The register; a SQLite one is not opened for it.
        targets: Only those on these targets, for a single question; None for all.
        decisions: The hash of the record as it stood; None for now, ``none`` to apply no
            decision.

    Raises:
        NotFound: The record never stood so.
        RegisterTrouble: The record can't be read, or was changed by somebody else.
    """
    if decisions == WITHOUT:
        return Allowances()
    record = _record(context, targets, decisions)
    rows = _follow(record)
    return Allowances.of((row.decision for row in rows if row.status == IN_FORCE), head=record.head)


def with_decisions(
    context: Context, result: CheckResult, *, limit: int, decisions: str | None = None
) -> CheckResult:
    """A result with all its matches, after what was decided, cut to its first matches."""
    allowances = load_allowances(
        context,
        targets=[target for match in result.matches for target in match.target.ids],
        decisions=decisions,
    )
    allowed = allow(result, allowances)
    return replace(allowed, matches=allowed.matches[:limit])


def decide(
    context: Context, subject: Subject, target: str, *, reason: str = "", by: str
) -> Decided:
    """Record that a subject is not a target, until the facts of either change.

    Args:
        context: The register.
        subject: Who was asked about, with the facts that will be asked about again.
        target: The target's id, or what else :func:`~watchword.service.profile.show`
            takes, where that names one.
        reason: Why.
        by: Who decides.

    Returns:
        The decision; the one that stands where it was made already.

    Raises:
        NotFound: No such target.
        WrongUse: The two don't match at all, or the text names several targets.
    """
    draft = draft_decision(context, subject, target)
    return record_decisions(context, [signed(draft, reason=reason, by=by, at=datetime.now(UTC))])[0]


def draft_decision(context: Context, subject: Subject, target: str) -> Decision:
    """A decision on the present facts of both, not signed by anybody yet.

    Raises:
        NotFound: No such target.
        WrongUse: The two don't match at all, or the text names several targets.
    """
    found = _matched(context, subject, _target_id(context, target))
    return Decision(
        id="",
        fingerprint=fingerprint(subject),
        subject=subject_facts(subject),
        target=found.id,
        target_name=found.name,
        target_facts=target_facts(found),
        reason="",
        decided_by="",
        decided_at=datetime.min.replace(tzinfo=UTC),
    )


def signed(decision: Decision, *, reason: str, by: str, at: datetime) -> Decision:
    """A decision with who made it, when and why, and the id that follows from all of it.

    Raises:
        WrongUse: Nobody is named.
    """
    who, why, when = storable(by), storable(reason), at.astimezone(UTC)
    if not who:
        raise WrongUse("a decision needs somebody who makes it: say who with --by")
    parts = (decision.fingerprint, decision.target, when.isoformat(), who, why)
    digest = hashlib.sha256("\x1f".join(parts).encode() + decision.target_facts.encode())
    return replace(
        decision,
        id=f"d-{digest.hexdigest()[:12]}",
        reason=why,
        decided_by=who,
        decided_at=when,
    )


def record_decisions(context: Context, decisions: Sequence[Decision]) -> list[Decided]:
    """Add decisions to the record, in one transaction, where they don't stand already."""
    from watchword.store.allow_writer import add_acts
    from watchword.store.reader import Reader

    outcome: list[Decided] = []
    with context.register.write() as connection:
        targets = {each.target for each in decisions}
        rows = _follow(Reader(connection).allow_record(targets=targets))
        standing = {_pair(row.decision): row for row in rows if row.status == IN_FORCE}
        acts: list[AllowAct] = []
        for each in decisions:
            known = standing.get(_pair(each))
            if known is not None and known.decision.target_facts == each.target_facts:
                outcome.append(replace(known, made=False))
                continue
            act = _act_of(each)
            acts.append(act)
            made = Decided(decision=each, recorded_at=act.recorded_at, made=True)
            standing[_pair(each)] = made
            outcome.append(made)
        add_acts(connection, acts)
    return outcome


def list_decisions(context: Context, *, everything: bool = False) -> list[Decided]:
    """The decisions in force, or all that were ever made, in the order of the record.

    Raises:
        NotFound: There is no register yet.
    """
    rows = _follow(_record(context, None, None))
    return [row for row in rows if everything or row.status == IN_FORCE]


def remove_decision(context: Context, decision_id: str, *, reason: str = "", by: str) -> Decided:
    """Take a decision back; that it was made stays in the record.

    Raises:
        NotFound: There is no such decision in force.
        WrongUse: Nobody is named.
    """
    from watchword.store.allow_writer import add_acts
    from watchword.store.reader import Reader

    who = storable(by)
    if not who:
        raise WrongUse("a removal needs somebody who makes it: say who with --by")
    context.state()
    with context.register.write() as connection:
        rows = _follow(Reader(connection).allow_record())
        row = next((each for each in rows if each.decision.id == decision_id), None)
        if row is None:
            raise NotFound(f"{decision_id}: no such decision")
        if row.status != IN_FORCE:
            raise NotFound(f"{decision_id} is {row.status} already")
        now = datetime.now(UTC)
        (removal,) = add_acts(
            connection,
            [
                replace(
                    _act_of(row.decision),
                    act=Act.REMOVE,
                    reason=storable(reason),
                    acted_by=who,
                    acted_at=now,
                    recorded_at=now,
                )
            ],
        )
    return replace(row, status=REMOVED, removal=removal)


def storable(text: str) -> str:
    """Text on one line that every database holds, at a length that a person reads."""
    kept = text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    return " ".join(kept.split())[:_TEXT_LIMIT]


def _record(context: Context, targets: Iterable[str] | None, head: str | None) -> Record:
    location = context.settings.register
    if "://" in location or context.known_at is not None:
        with context.register.read() as reader:
            return reader.allow_record(targets=targets, head=head)
    context.state()  # says that there is no register where there is none
    return peek_record(Path(location), targets=targets, head=head)


def _follow(record: Record) -> list[Decided]:
    """What has become of each decision of a record."""
    rows: dict[str, Decided] = {}
    standing: dict[tuple[str, str], str] = {}
    for act in record.acts:
        if act.act is Act.REMOVE:
            rows[act.decision] = replace(rows[act.decision], status=REMOVED, removal=act)
            continue
        decision = _decision_of(act)
        before = standing.get(_pair(decision))
        if before is not None and rows[before].status == IN_FORCE:
            rows[before] = replace(rows[before], status=REPLACED)
        standing[_pair(decision)] = decision.id
        rows[decision.id] = Decided(decision=decision, recorded_at=act.recorded_at)
    return list(rows.values())


def _pair(decision: Decision) -> tuple[str, str]:
    return decision.fingerprint, decision.target


def _decision_of(act: AllowAct) -> Decision:
    try:
        subject, target = Facts.decode(act.subject), Facts.decode(act.target_facts)
    except msgspec.MsgspecError as error:
        raise RegisterDamaged(f"decision {act.decision} can't be read: {error}") from error
    return Decision(
        id=act.decision,
        fingerprint=act.fingerprint,
        subject=subject,
        target=act.target,
        target_name=act.target_name,
        target_facts=target,
        reason=act.reason,
        decided_by=act.acted_by,
        decided_at=act.acted_at,
    )


def _act_of(decision: Decision) -> AllowAct:
    return AllowAct(
        act=Act.ALLOW,
        decision=decision.id,
        fingerprint=decision.fingerprint,
        subject=decision.subject.encode().decode(),
        target=decision.target,
        target_name=storable(decision.target_name),
        target_facts=decision.target_facts.encode().decode(),
        reason=decision.reason,
        acted_by=decision.decided_by,
        acted_at=decision.decided_at,
        recorded_at=datetime.now(UTC),
    )


def _target_id(context: Context, text: str) -> str:
    """The present id of the one target that a text names."""
    from watchword.service.finding import find_targets

    with context.register.read() as reader:
        found = find_targets(context, reader, text)
    if not found:
        raise NotFound(f"nothing in the register is known as {text!r}")
    if len(found) > 1:
        raise WrongUse(
            f"{text!r} names {len(found)} targets: give the id of one, as `check` shows it"
        )
    return found[0].target.id


def _matched(context: Context, subject: Subject, target: str) -> IndexTarget:
    """The target, as a match of the subject."""
    from watchword.service.checking import Limits, check

    everything = Limits(limit=sys.maxsize, decisions=WITHOUT)
    for match in check(context, subject, limits=everything).matches:
        if match.target.id == target:
            return match.target
    from watchword.service.profile import show

    known = show(context, target)
    raise WrongUse(
        f"{subject.names[0]!r} does not match {known.name!r} ({target}): there is nothing to allow"
    )
