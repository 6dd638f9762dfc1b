"""What the releases of a list say of one entry."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from watchword.model import Entry, EntryKey, decode_entry
from watchword.store.schema import body, entry, release

_MOST_PARAMETERS = 500


def find_contents(connection: Connection, key: EntryKey) -> dict[int, Entry]:
    """What each release says of an entry; see ``Reader.contents``.

    Releases that say the same are read once, however many there are.
    """
    rows = connection.execute(
        select(entry.c.release_id, entry.c.body_id, entry.c.locator)
        .join(release, release.c.id == entry.c.release_id)
        .where(
            release.c.authority == key.authority,
            release.c.list == key.list,
            entry.c.entry_id == key.entry,
        )
        .order_by(entry.c.release_id, entry.c.position)
    ).all()
    # Where a release uses an id twice, the first holds, as everywhere.
    first: dict[int, tuple[int, str]] = {}
    for release_id, body_id, locator in rows:
        first.setdefault(release_id, (body_id, locator))
    read = _read(connection, {body_id for body_id, _ in first.values()})
    return {
        release_id: replace(read[body_id], locator=locator)
        for release_id, (body_id, locator) in first.items()
    }


def _read(connection: Connection, body_ids: Collection[int]) -> dict[int, Entry]:
    ids = sorted(body_ids)
    read: dict[int, Entry] = {}
    for start in range(0, len(ids), _MOST_PARAMETERS):
        rows = connection.execute(
            select(body.c.id, body.c.content).where(
                body.c.id.in_(ids[start : start + _MOST_PARAMETERS])
            )
        )
        read.update((row.id, decode_entry(row.content)) for row in rows)
    return read
