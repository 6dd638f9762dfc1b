"""Decisions on known false positives as a CSV file, out and in.

A file that was written here carries the target's facts as they were decided on, and gives
back the same decisions; a file without them (from another system, or by hand) is decided
on the present facts. It is taken in whole or not at all.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
from watchword.service.stating import KINDS, read_birth_date, read_country
from watchword.service.writing import harmless_cell, original_cell, replacing

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
_SIZE_LIMIT = 1 << 28
_CELL_LIMIT = 1_000_000
_SHOWN = 10
_IDENTIFIER = re.compile(r"^([a-z-]+)(?:/([a-z]+))?[: ](.+)$", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, and why, where a row does not say."""

    by: str
    reason: str = ""


def export_decisions(context: Context, path: Path) -> int:
    """Write the decisions in force to a CSV file; gives how many.

    Raises:
        NotFound: There is no register yet.
        WrongUse: The file can't be written.
    """
    rows = list_decisions(context)
    with replacing(path) as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([harmless_cell(cell) for cell in _cells(row.decision)])
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
    for done, (line, row) in enumerate(_rows(path), start=1):
        try:
            decisions.append(_decision(context, row, signature, now))
        except (WrongUse, NotFound) as error:
            refused.append(f"line {line}: {error}")
        progress(done)
    if refused:
        more = [f"and {len(refused) - _SHOWN} more"] if len(refused) > _SHOWN else []
        raise Malformed(
            f"{len(refused)} of {len(refused) + len(decisions)} rows can't be used, so nothing "
            "was taken in:\n  " + "\n  ".join(refused[:_SHOWN] + more)
        )
    if not decisions:
        raise Malformed(f"{path} holds no decision")
    return record_decisions(context, decisions)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a file, with the line in which each ends."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    header: list[str] | None = None
    csv.field_size_limit(_CELL_LIMIT)
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(path, cells)
                continue
            if len(cells) > len(header):
                raise Malformed("more cells than columns", locator=f"line {reader.line_num}")
            bare = (original_cell(cell).strip() for cell in cells)
            yield reader.line_num, dict(zip(header, bare, strict=False))
    except csv.Error as error:
        raise Malformed(f"{path} is broken: {error}", locator=f"line {reader.line_num}") from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            body = stream.read(_SIZE_LIMIT + 1)
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror}") from error
    if len(body) > _SIZE_LIMIT:
        raise Malformed(f"{path} is larger than {_SIZE_LIMIT >> 20} MiB")
    if b"\x00" in body:
        raise Malformed(f"{path} is no table: it holds binary data")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(f"{path} is not UTF-8", locator=f"byte {error.start}") from error


def _header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    missing = [name for name in _REQUIRED if name not in header]
    unknown = [cell for cell in header if cell not in COLUMNS]
    if missing:
        raise Malformed(f"{path} has no column {' and '.join(missing)}")
    if unknown:
        # A column that is passed over could have held a fact.
        raise Malformed(f"{path}: {', '.join(unknown)}: no such column; {', '.join(COLUMNS)}")
    return header


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
        at=_instant(row.get("decided_at", ""), now),
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


def _instant(text: str, now: datetime) -> datetime:
    if not text:
        return now
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"{text[:40]}: no instant; write it as 2026-03-01T09:30:00+00:00") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


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
