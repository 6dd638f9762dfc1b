"""Since when each list is known, where older releases of it were dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from watchword.store.schema import horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """Since when a list is known.

    Attributes:
        kept_from: The day of the oldest release that is kept.
        dropped: How many older ones were dropped in all.
        dropped_at: When the last of them was.
    """

    authority: str
    list: str
    kept_from: date
    dropped: int
    dropped_at: datetime


def horizons(connection: Connection) -> list[Horizon]:
    """The lists of which older releases were dropped."""
    rows = connection.execute(select(horizon).order_by(horizon.c.authority, horizon.c.list))
    return [_horizon(row) for row in rows]


def _horizon(row: Row[Any]) -> Horizon:
    return Horizon(
        authority=row.authority,
        list=row.list,
        kept_from=row.kept_from,
        dropped=row.dropped,
        dropped_at=row.dropped_at,
    )
