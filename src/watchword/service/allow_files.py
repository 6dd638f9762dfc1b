"""Decisions on known false positives as a CSV file, out and in.

A file that was written here carries the target's facts as they were decided on, and gives
back the same decisions; a file without them (from another system, or by hand) is decided
on the present facts. It is taken in whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from watchword.errors import Malformed, NotFound, WrongUse
from watchword.model import Identifier, IdentifierKind, Schema
from watchword.screen.allowance import fingerprint, subject_facts
from watchword.screen.decision import Decision, Facts
from watchword.screen.subject import Subject
from watchword.service.allowing import (
    Decided,
    draft_decision,
    list_decisions,
    record_decisions,
    signed,
)
from watchword.service.context import Context
from watchword.service.record_files import (
    Signature,
    read_instant,
    read_table,
    refuse_rows,
    write_table,
)
from watchword.service.stating import KINDS, read_birth_date, read_country

COLUMNS = (
    "decision",
    "name",
    "birth_date",
    "country",
    "kind",
    "sex",
    "identifiers",
    "target",
    "target_name",
    "reason",
    "decided_by",
    "decided_at",
    "target_facts",
)
"""The columns, in the order in which they are written."""

_REQUIRED = ("name", "target")
_IDENTIFIER = re.compile(r"^([a-z-]+)(?:/([a-z]+))?[: ](.+)$", re.S)


def export_decisions(context: Context, path: Path) -> int:
    """Write the decisions in force to a CSV file; gives how many.

    Raises:
        NotFound: There is no register yet.
        WrongUse: The file can't be written.
    """
    rows = list_decisions(context)
    write_table(path, COLUMNS, (_cells(row.decision) for row in rows))
    return len(rows)


def _cells(decision: Decision) -> tuple[str, ...]:
    subject = decision.subject
    return (
        decision.id,
        _joined(subject.names),
        _joined(subject.birth_dates),
        _joined(subject.countries),
        subject.schema or "",
        subject.sex or "",
        _joined(subject.identifiers),
        decision.target,
        decision.target_name,
        decision.reason,
        decision.decided_by,
        decision.decided_at.isoformat(),
        decision.target_facts.encode().decode(),
    )


def import_decisions(
    context: Context,
    path: Path,
    *,
    signature: Signature,
    progress: Callable[[int], None] = lambda done: None,  # noqa: ARG005
) -> list[Decided]:
    """Take in the decisions of a CSV file, all of them or none.

    Args:
        context: The register.
        path: The file; its columns are :data:`COLUMNS`, in any order.
        signature: Who decides, and why, where a row does not say.
        progress: Told how many rows have been read.

    Returns:
        What became of each row; a decision that stands already is not made again.

    Raises:
        WrongUse: The file can't be read.
        Malformed: It is no such table, or rows of it can't be used.
        NotFound: There is no register yet.
    """
    context.state()
    now = datetime.now(UTC)
    decisions: list[Decision] = []
    refused: list[str] = []
    rows = read_table(path, columns=COLUMNS, required=_REQUIRED)
    for done, (line, row) in enumerate(rows, start=1):
        try:
            decisions.append(_decision(context, row, signature, now))
        except (WrongUse, NotFound) as error:
            refused.append(f"line {line}: {error}")
        progress(done)
    refuse_rows(refused, of=len(refused) + len(decisions))
    if not decisions:
        raise Malformed(f"{path} holds no decision")
    return record_decisions(context, decisions)


def _decision(
    context: Context, row: Mapping[str, str], signature: Signature, now: datetime
) -> Decision:
    subject = _subject(row)
    if not row.get("target"):
        raise WrongUse("no target")
    facts = row.get("target_facts", "")
    if facts:
        draft = _restored(subject, row, facts)
    else:
        draft = draft_decision(context, subject, row["target"])
    return signed(
        draft,
        reason=row.get("reason") or signature.reason,
        by=row.get("decided_by") or signature.by,
        at=read_instant(row.get("decided_at", ""), now),
    )


def _restored(subject: Subject, row: Mapping[str, str], facts: str) -> Decision:
    """A decision on the facts that the file carries."""
    if not re.fullmatch(r"ww-[0-9a-f]{16}", row["target"]):
        raise WrongUse(f"{row['target'][:80]}: a row with target_facts names its target by id")
    try:
        target = Facts.decode(facts)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise WrongUse(f"target_facts can't be read: {error}") from error
    return Decision(
        id="",
        fingerprint=fingerprint(subject),
        subject=subject_facts(subject),
        target=row["target"],
        target_name=row.get("target_name") or "",
        target_facts=target,
        reason="",
        decided_by="",
        decided_at=datetime.min.replace(tzinfo=UTC),
    )


def _subject(row: Mapping[str, str]) -> Subject:
    names = tuple(_split(row.get("name", "")))
    if not names:
        raise WrongUse("no name")
    births = list(_split(row.get("birth_date", "")))
    if len(births) > 1:
        raise WrongUse("a subject has one birth date")
    sex = row.get("sex", "").casefold()
    if sex not in {"", "male", "female"}:
        raise WrongUse(f"{sex[:40]}: a sex is male or female")
    return Subject(
        names=names,
        birth_date=read_birth_date(births[0]) if births else None,
        countries=tuple(read_country(each) for each in _split(row.get("country", ""))),
        schema=_schema(row.get("kind", "")),
        sex=sex or None,
        identifiers=tuple(_identifier(each) for each in _split(row.get("identifiers", ""))),
    )


def _schema(text: str) -> Schema | None:
    if not text:
        return None
    known = {**KINDS, **{schema.value.casefold(): schema for schema in Schema}}
    schema = known.get(text.casefold())
    if schema is None:
        raise WrongUse(f"{text[:40]}: no such kind; one of {', '.join(KINDS)}")
    return schema


def _identifier(text: str) -> Identifier:
    """``passport/ru AB12`` or ``passport:AB12``; anything else is a number of no stated kind."""
    found = _IDENTIFIER.match(text)
    if found is None or found[1] not in set(IdentifierKind):
        return Identifier(kind=IdentifierKind.OTHER, value=text)
    return Identifier(kind=IdentifierKind(found[1]), country=found[2], value=found[3].strip())


def _joined(values: tuple[str, ...]) -> str:
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def _split(text: str) -> Iterator[str]:
    """The values between semicolons; a backslash makes what follows it plain."""
    value, plain = "", False
    for char in text:
        if plain:
            value, plain = value + char, False
        elif char == "\\":
            plain = True
        elif char == ";":
            yield from _stripped(value)
            value = ""
        else:
            value += char
    yield from _stripped(value)


def _stripped(value: str) -> Iterator[str]:
    if value.strip():
        yield value.strip()
