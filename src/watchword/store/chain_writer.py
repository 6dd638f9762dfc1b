"""Where a record that only grows ends, inside a writer's transaction."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select


def last_link(connection: Connection, table: Table) -> tuple[int, str]:
    """The position and the chain of a record's last act; 0 and nothing where it is empty."""
    row = connection.execute(
        select(table.c.position, table.c.chain).order_by(table.c.position.desc()).limit(1)
    ).first()
    return (0, "") if row is None else (row.position, row.chain)
