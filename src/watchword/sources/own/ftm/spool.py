"""What belongs to parties, kept aside until the parties are read.

In a file of entities a sanction or a link can stand before or after its party, and the
file can be larger than memory; so they wait in a database without a name, which SQLite
keeps in memory while it is small, in a temporary file beyond that, and drops when it is
closed (https://www.sqlite.org/inmemorydb.html, "Temporary Databases").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NamedTuple

import msgspec

from watchword.errors import InputRefused
from watchword.sources.own.ftm.entity import Entity

MOST_PARTS = 5_000
"""No party has more acts, documents and links than this."""

_MOST_BYTES = 8 << 20
"""Nor do they take more room than this."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Entity).decode


class Thing(NamedTuple):
    """What a reference can lead to.

    Attributes:
        listed: Whether it is a party that gets an entry of its own.
    """

    schema: str
    name: str
    listed: bool


class Spool:
    """The parts and the captions of the entities of one file.

    First everything is added, then :meth:`seal` is called, then it can be asked.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA cache_size = -65536")
        self._db.execute("CREATE TABLE body (content BLOB)")
        self._db.execute("CREATE TABLE part (party TEXT, link INTEGER, body INTEGER)")
        self._db.execute("CREATE TABLE thing (id TEXT, schema TEXT, name TEXT, listed, body BLOB)")
        self._db.execute("BEGIN")

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.OperationalError):
            raise InputRefused(
                f"what belongs to the parties can't be kept aside in the temporary folder: {error}"
            ) from error

    def add_part(self, parties: Iterable[str], part: Entity, *, link: bool) -> None:
        """Keep what belongs to parties, or links them."""
        # Once, however many parties it names.
        body = self._db.execute("INSERT INTO body VALUES (?)", (_encode(part),)).lastrowid
        self._db.executemany(
            "INSERT INTO part VALUES (?, ?, ?)",
            [(party, link, body) for party in dict.fromkeys(parties)],
        )

    def add_thing(self, entity: Entity, name: str, *, listed: bool, whole: bool = False) -> None:
        """Keep what references may lead to.

        Args:
            entity: The entity.
            name: What it is called.
            listed: Whether it gets an entry of its own.
            whole: Whether all of it is kept, and not just its name.
        """
        body = _encode(entity) if whole else None
        self._db.execute(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?)",
            (entity.id, entity.schema, name, listed, body),
        )

    def seal(self) -> None:
        """Make what was added findable: all at once, which a large file needs."""
        self._db.execute("CREATE INDEX part_party ON part (party, link)")
        self._db.execute("CREATE INDEX thing_id ON thing (id)")

    def parts_of(self, party: str) -> tuple[list[Entity], bool]:
        """What belongs to a party, in the order of the file, the same once; links come last.

        Returns:
            The parts, and whether there are more than are taken.
        """
        rows = self._db.execute(
            "SELECT length(content), content FROM part JOIN body ON body.rowid = part.body"
            " WHERE party = ? ORDER BY link, part.rowid",
            (party,),
        )
        found: dict[bytes, Entity] = {}
        room = _MOST_BYTES
        for size, content in rows:
            room -= size
            if room < 0 or len(found) == MOST_PARTS:
                return list(found.values()), True
            part = _decode(content)
            found.setdefault(_encode((part.schema, sorted(part.properties.items()))), part)
        return list(found.values()), False

    def thing(self, entity_id: str) -> Thing | None:
        """What a reference leads to, a party with an entry first; None where there is nothing."""
        row = self._db.execute(
            "SELECT schema, name, listed FROM thing WHERE id = ?"
            " ORDER BY listed DESC, rowid LIMIT 1",
            (entity_id,),
        ).fetchone()
        return None if row is None else Thing(row[0], row[1], bool(row[2]))

    def whole(self, entity_id: str) -> Entity | None:
        """An entity that was kept whole."""
        row = self._db.execute(
            "SELECT body FROM thing WHERE id = ? AND body IS NOT NULL ORDER BY rowid LIMIT 1",
            (entity_id,),
        ).fetchone()
        return None if row is None else _decode(row[0])

    def astray(self) -> Iterator[tuple[str, Entity]]:
        """What names a party that the file does not have, and the id that it names."""
        rows = self._db.execute(
            "SELECT part.party, body.content FROM part JOIN body ON body.rowid = part.body"
            " LEFT JOIN thing ON thing.id = part.party"
            " WHERE thing.id IS NULL ORDER BY part.rowid"
        )
        for party, body in rows:
            yield party, _decode(body)
