"""Look back: see of the register only what it held at an instant.

Everything that the register learns bears the instant at which it did: a release when it was
read, a decision when it was recorded. Views of the same names stand before these tables for
as long as a connection looks back, so that no question can forget to ask when.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

_LEARNT_AT = {"release": "read_at", "allow_act": "recorded_at", "review_act": "recorded_at"}
"""The tables that say when the register learnt of something, and in which column."""


def look_back(connection: Connection, at: datetime) -> None:
    """Hide from a connection's transaction what the register learnt after an instant.

    The views are temporary and go with the transaction.

    Args:
        connection: A connection that only reads, in its transaction.
        at: The instant, with a time zone; what was learnt at it is seen.
    """
    # SQLite would take a bare name inside the view for the view itself.
    before = "main." if connection.dialect.name == "sqlite" else ""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    for table, column in _LEARNT_AT.items():
        connection.exec_driver_sql(
            f"CREATE TEMPORARY VIEW {table} AS SELECT * FROM {before}{table} "  # noqa: S608
            f"WHERE {column} <= '{instant}'"
        )
