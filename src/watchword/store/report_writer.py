"""Taking in reports, inside a writer's transaction; nothing of them is ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Table, func, insert, select

from watchword.model import Problem
from watchword.store.report_rows import (
    PackedReading,
    pack_problems,
    pack_text,
    storable,
    text_digest,
)
from watchword.store.schema import (
    report,
    report_actor,
    report_copy,
    report_likeness,
    report_reading,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """One place where a report's text was found.

    Attributes:
        origin: A path, an address, or a line of a file.
        outlet: Who published it, where known.
        published_basis: How the day of publication is known: ``given``, ``stated``.
        problems: What was found on the way to the text.
    """

    origin: str
    outlet: str | None
    title: str | None
    published_on: date
    published_basis: str
    problems: tuple[Problem, ...] = ()


class ReportWriter:
    """Adds reports, copies and readings.

    Args:
        connection: The writer's.
        at: When they were read.
    """

    def __init__(self, connection: Connection, *, at: datetime) -> None:
        self._connection = connection
        self._at = at

    def keep_text(self, text: str, *, signature: bytes) -> int:
        """The number of a text's report, which is stored where it is not there yet."""
        sha256 = text_digest(text)
        known = self._connection.scalar(select(report.c.id).where(report.c.sha256 == sha256))
        if known is not None:
            return int(known)
        number = self._next(report)
        self._connection.execute(
            insert(report),
            {
                "id": number,
                "sha256": sha256,
                "content": pack_text(text),
                "length": len(text),
                "signature": signature,
                "read_at": self._at,
            },
        )
        return number

    def keep_copy(self, report_id: int, found: FoundCopy) -> None:
        """Note where a report was found, unless just that is known."""
        origin = storable(found.origin)
        wanted = {
            "origin": origin,
            "outlet": _text(found.outlet),
            "title": _text(found.title),
            "published_on": found.published_on,
            "published_basis": found.published_basis,
            "problems": pack_problems(found.problems),
        }
        rows = self._connection.execute(
            select(report_copy)
            .where(report_copy.c.report_id == report_id)
            .order_by(report_copy.c.position)
        ).all()
        last = next((row for row in reversed(rows) if row.origin == origin), None)
        if last is not None and all(getattr(last, key) == wanted[key] for key in wanted):
            return
        position = rows[-1].position + 1 if rows else 0
        self._connection.execute(
            insert(report_copy),
            {"report_id": report_id, "position": position, "read_at": self._at, **wanted},
        )

    def keep_reading(self, report_id: int, new: PackedReading) -> int:
        """Store what a report says, and who is in it; nothing where just that is known."""
        last = self._connection.execute(
            select(report_reading)
            .where(report_reading.c.report_id == report_id)
            .order_by(report_reading.c.id.desc())
            .limit(1)
        ).first()
        wanted = {
            "published_on": new.published_on,
            "language": new.language,
            "version": new.version,
            "model": new.model,
            "sha256": new.sha256,
        }
        if last is not None and all(getattr(last, key) == wanted[key] for key in wanted):
            return int(last.id)
        number = self._next(report_reading)
        self._connection.execute(
            insert(report_reading),
            {
                "id": number,
                "report_id": report_id,
                "state": new.state,
                "content": new.content,
                "read_at": self._at,
                **wanted,
            },
        )
        if new.actors:
            self._connection.execute(
                insert(report_actor), [{"reading_id": number, **row} for row in new.actors]
            )
        return number

    def keep_likeness(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        """Note which reports are near copies: two numbers, and how much they share.

        Args:
            pairs: Each with the share of the shorter text that the other has, per mille.
        """
        for first, second, shared in pairs:
            left, right = sorted((first, second))
            known = self._connection.scalar(
                select(func.count())
                .select_from(report_likeness)
                .where(report_likeness.c.report_id == left, report_likeness.c.other_id == right)
            )
            if not known:
                self._connection.execute(
                    insert(report_likeness),
                    {"report_id": left, "other_id": right, "shared": shared},
                )

    def _next(self, table: Table) -> int:
        return (self._connection.scalar(select(func.max(table.c.id))) or 0) + 1


def _text(value: str | None) -> str | None:
    return None if value is None else storable(value)
