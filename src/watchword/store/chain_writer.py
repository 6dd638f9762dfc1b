"""Where a record that only grows ends, inside a writer's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, select

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The end of a record.

    Attributes:
        position, chain: Of the last act; 0 and nothing where there is none.
        recorded_at: When it was recorded. No later act is recorded before it, even if the
            clock was set back: a look back at any instant sees a whole first part.
    """

    position: int = 0
    chain: str = ""
    recorded_at: datetime = _NEVER


def last_link(connection: Connection, table: Table) -> Link:
    """Where a record ends."""
    row = connection.execute(
        select(table.c.position, table.c.chain, table.c.recorded_at)
        .order_by(table.c.position.desc())
        .limit(1)
    ).first()
    if row is None:
        return Link()
    return Link(position=row.position, chain=row.chain, recorded_at=row.recorded_at)
