"""Drop releases that have long been superseded, with all that nothing else needs.

What is dropped can't be asked any more, so the register remembers from which release on it
knows a list: its *horizon*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, union

from watchword.store.horizons import horizons
from watchword.store.reader import Reader, StoredRelease
from watchword.store.rows import SEARCH_TABLES
from watchword.store.schema import (
    body,
    entry,
    horizon,
    problem,
    raw_chunk,
    raw_file,
    release,
    release_file,
)

_AT_ONCE = 500


def superseded_before(reader: Reader, instant: datetime) -> list[StoredRelease]:
    """The releases that had given way to a newer one before an instant.

    The newest release of a list is never among them, even where the list has come to an end.
    """
    found: list[StoredRelease] = []
    newer: dict[tuple[str, str], datetime] = {}
    for stored in reader.releases():  # newest first within each list
        key = (stored.release.authority, stored.release.list)
        since = newer.get(key)
        if since is not None and since < instant:
            found.append(stored)
        newer[key] = min(filter(None, (since, stored.release.read_at)))
    return found


def drop_releases(connection: Connection, dropped: Sequence[StoredRelease]) -> None:
    """Delete releases, and contents and files that no other release has.

    Args:
        connection: The writer's.
        dropped: What :func:`superseded_before` gave in the same transaction.
    """
    ids = [stored.id for stored in dropped]
    for table, column in (
        (problem, problem.c.release_id),
        (entry, entry.c.release_id),
        (release_file, release_file.c.release_id),
        (release, release.c.id),
    ):
        _delete(connection, table, column, ids)
    orphans = connection.scalars(
        select(body.c.id).where(body.c.id.not_in(select(entry.c.body_id).distinct()))
    ).all()
    for table in SEARCH_TABLES:
        _delete(connection, table, table.c.body_id, orphans)
    _delete(connection, body, body.c.id, orphans)
    used = union(select(release_file.c.sha256), select(release.c.sha256))
    files = connection.scalars(
        select(raw_file.c.sha256).where(raw_file.c.sha256.not_in(used))
    ).all()
    _delete(connection, raw_chunk, raw_chunk.c.sha256, files)
    _delete(connection, raw_file, raw_file.c.sha256, files)
    _remember(connection, dropped)


def _remember(connection: Connection, dropped: Iterable[StoredRelease]) -> None:
    known = {(each.authority, each.list): each for each in horizons(connection)}
    counts: dict[tuple[str, str], int] = {}
    for stored in dropped:
        key = (stored.release.authority, stored.release.list)
        counts[key] = counts.get(key, 0) + 1
    now = datetime.now(UTC)
    oldest = _oldest(connection)
    for (authority, list_key), count in counts.items():
        before = known.get((authority, list_key))
        connection.execute(
            delete(horizon).where(horizon.c.authority == authority, horizon.c.list == list_key)
        )
        connection.execute(
            insert(horizon),
            {
                "authority": authority,
                "list": list_key,
                "kept_from": oldest[authority, list_key],
                "dropped": count + (before.dropped if before else 0),
                "dropped_at": now,
            },
        )


def _oldest(connection: Connection) -> Mapping[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for stored in Reader(connection).releases():
        key = (stored.release.authority, stored.release.list)
        found[key] = min(stored.release.released_on, found.get(key, date.max))
    return found


def _delete(
    connection: Connection, table: Table, column: Column[Any], values: Sequence[Any]
) -> None:
    for start in range(0, len(values), _AT_ONCE):
        connection.execute(delete(table).where(column.in_(values[start : start + _AT_ONCE])))
