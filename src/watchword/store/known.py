"""Look back: see of the register only what it held at an instant.

Everything that the register learns bears the instant at which it did: a release or a report
when it was read, a decision when it was recorded. Views of the same names stand before these tables for
as long as a connection looks back, so that no question can forget to ask when.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

_RECORDS = ("allow_act", "review_act")
_READ = ("release", "report", "report_copy", "report_reading")


def look_back(connection: Connection, at: datetime) -> None:
    """Hide from a connection's transaction what the register learnt after an instant.

    The views are temporary and go with the transaction. Of a record everything is hidden
    from the first later act on, so that its chain holds even where a clock went back.

    Args:
        connection: A connection that only reads, in its transaction.
        at: The instant, with a time zone; what was learnt at it is seen.
    """
    # SQLite would take a bare name inside the view for the view itself.
    before = "main." if connection.dialect.name == "sqlite" else ""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    limits = dict.fromkeys(_READ, f"read_at <= '{instant}'")
    for record in _RECORDS:
        limits[record] = (
            f"NOT EXISTS (SELECT 1 FROM {before}{record} AS later "  # noqa: S608
            f"WHERE later.recorded_at > '{instant}' AND later.position <= told.position)"
        )
    for table, limit in limits.items():
        connection.exec_driver_sql(
            f"CREATE TEMPORARY VIEW {table} AS SELECT * FROM {before}{table} AS told "  # noqa: S608
            f"WHERE {limit}"
        )
