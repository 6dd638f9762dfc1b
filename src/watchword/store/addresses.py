"""What the authorities' servers gave to ask "has it changed?" with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from watchword.store.schema import address


def known_validators(connection: Connection, url: str) -> tuple[str, str] | None:
    """The ``(ETag, Last-Modified)`` that came with the last good file of an address."""
    row = connection.execute(
        select(address.c.etag, address.c.last_modified).where(address.c.url == url)
    ).first()
    return None if row is None else (row.etag, row.last_modified)


def keep_validators(
    connection: Connection, url: str, *, etag: str, last_modified: str, checked_at: datetime
) -> None:
    """Remember them, in the transaction that took the file in."""
    connection.execute(delete(address).where(address.c.url == url))
    connection.execute(
        insert(address),
        {"url": url, "etag": etag, "last_modified": last_modified, "checked_at": checked_at},
    )
