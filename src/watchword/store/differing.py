"""The entries in which two releases differ, found by the hashes of their contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, select

from watchword.model import Entry, decode_entry
from watchword.store.schema import body, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """The entries of two releases that are not the same in both.

    Attributes:
        before, after: Of the one and of the other, in the order of their files.
        same: How many entries have the same id and the same content in both.
    """

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    same: int


def find_differing(connection: Connection, before: int, after: int) -> Differing:
    """The entries in which two releases differ; see ``Reader.differing``."""
    new = tuple(_only_in(connection, after, before))
    count = connection.scalar(
        select(func.count()).select_from(entry).where(entry.c.release_id == after)
    )
    return Differing(
        before=tuple(_only_in(connection, before, after)), after=new, same=(count or 0) - len(new)
    )


def _only_in(connection: Connection, release_id: int, other: int) -> Iterator[Entry]:
    theirs = entry.alias()
    rows = connection.execution_options(yield_per=1000).execute(
        select(body.c.content, entry.c.locator)
        .join(entry, entry.c.body_id == body.c.id)
        .where(
            entry.c.release_id == release_id,
            ~exists().where(
                theirs.c.release_id == other,
                theirs.c.entry_id == entry.c.entry_id,
                theirs.c.body_id == entry.c.body_id,
            ),
        )
        .order_by(entry.c.position)
    )
    for content, locator in rows:
        yield decode_entry(content, locator=locator)
