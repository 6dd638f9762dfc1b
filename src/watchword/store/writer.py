"""Writing one release: entries and problems as they come, in batches."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from watchword.errors import Malformed
from watchword.model import (
    DateBasis,
    Entry,
    Problem,
    ProblemCode,
    Release,
    Severity,
    encode_entry,
    hash_body,
)
from watchword.store.rows import SEARCH_TABLES, search_rows
from watchword.store.schema import body, entry, problem, release, release_file

_BATCH = 1000
_ID_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is known of a release before its entries are read.

    Attributes:
        files: ``(name, sha256)`` of its files, already stored.
        sha256: The hash that names the release (see :class:`~watchword.model.Release`).
    """

    authority: str
    list: str
    format: str
    released_on: date
    released_on_basis: DateBasis
    read_at: datetime
    sha256: str
    origin: str
    files: tuple[tuple[str, str], ...]


class ReleaseWriter:
    """Takes in the entries and problems of one release, inside a writer's transaction."""

    def __init__(self, connection: Connection, heading: Heading) -> None:
        self._connection = connection
        self._heading = heading
        self._release_id = self._next_id(release)
        self._next_body = self._next_id(body)
        self._bodies: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._waiting: list[tuple[Entry, str, bytes]] = []
        self._problems: list[dict[str, Any]] = []
        self._digest = hashlib.sha256()
        self.targets = 0
        self.problems = 0
        # The release's row comes first, so that everything else can point at it; its
        # counts are filled in at the end of the same transaction.
        connection.execute(insert(release), self._release_row(accepted=""))
        connection.execute(
            insert(release_file),
            [
                {"release_id": self._release_id, "position": n, "name": name, "sha256": sha256}
                for n, (name, sha256) in enumerate(heading.files)
            ],
        )

    def add(self, item: Entry | Problem) -> None:
        """Take in an entry or a problem.

        Raises:
            Malformed: The entry's id is longer than any authority's.
        """
        if isinstance(item, Problem):
            self._add_problem(item)
            return
        if not item.id or len(item.id) > _ID_LIMIT:
            raise Malformed(
                f"an entry has an id of {len(item.id)} characters", locator=item.locator
            )
        item = self._with_own_id(item)
        content = encode_entry(item)
        sha256 = hash_body(content)
        self._digest.update(f"{item.id}\x00{sha256}\n".encode())
        self._waiting.append((item, sha256, content))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _with_own_id(self, item: Entry) -> Entry:
        """An id that is used twice gets a number, so that neither party is lost."""
        uses = self._uses[item.id] = self._uses.get(item.id, 0) + 1
        if uses == 1:
            return item
        self._add_problem(
            Problem(
                severity=Severity.ERROR,
                code=ProblemCode.ID_REUSED,
                locator=item.locator,
                message=f"the id is used {uses} times in this release; kept as {item.id}~{uses}",
                raw=item.id,
                entry=item.id,
            )
        )
        return replace(item, id=f"{item.id}~{uses}")

    def finish(self, *, accepted: str = "") -> Release:
        """Write what is left and the release's counts.

        Args:
            accepted: Why the release was doubtful, where the user accepted it.
        """
        self._flush()
        self._flush_problems()
        row = self._release_row(accepted=accepted)
        self._connection.execute(
            release.update().where(release.c.id == self._release_id).values(**row)
        )
        return Release(
            authority=self._heading.authority,
            list=self._heading.list,
            format=self._heading.format,
            released_on=self._heading.released_on,
            released_on_basis=self._heading.released_on_basis,
            read_at=self._heading.read_at,
            sha256=self._heading.sha256,
            targets=self.targets,
            problems=self.problems,
            origin=self._heading.origin,
        )

    def _release_row(self, *, accepted: str) -> dict[str, Any]:
        heading = self._heading
        return {
            "id": self._release_id,
            "authority": heading.authority,
            "list": heading.list,
            "format": heading.format,
            "released_on": heading.released_on,
            "released_on_basis": heading.released_on_basis.value,
            "read_at": heading.read_at,
            "sha256": heading.sha256,
            "entries_sha256": self._digest.hexdigest(),
            "targets": self.targets,
            "problems": self.problems,
            "origin": heading.origin,
            "accepted": accepted,
        }

    def _next_id(self, table: Table) -> int:
        # Safe without a sequence: this transaction is the only writer.
        return (self._connection.scalar(select(func.max(table.c.id))) or 0) + 1

    def _add_problem(self, item: Problem) -> None:
        self.problems += 1
        self._problems.append(
            {
                "release_id": self._release_id,
                "position": self.problems,
                "severity": item.severity.value,
                "code": item.code.value,
                "entry_id": item.entry[:_ID_LIMIT] if item.entry else None,
                "locator": _storable(item.locator),
                "message": _storable(item.message),
                "raw": _storable(item.raw),
            }
        )
        if len(self._problems) >= _BATCH:
            self._flush_problems()

    def _flush_problems(self) -> None:
        if self._problems:
            self._connection.execute(insert(problem), self._problems)
            self._problems = []

    def _flush(self) -> None:
        if not self._waiting:
            return
        self._find_known([sha256 for _, sha256, _ in self._waiting])
        bodies: list[dict[str, Any]] = []
        rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in SEARCH_TABLES}
        entries: list[dict[str, Any]] = []
        for item, sha256, content in self._waiting:
            if sha256 not in self._bodies:
                self._bodies[sha256] = body_id = self._next_body
                self._next_body += 1
                bodies.append({"id": body_id, "sha256": sha256, "content": content})
                for table, added in search_rows(body_id, item).items():
                    rows[table].extend(added)
            self.targets += 1
            entries.append(
                {
                    "release_id": self._release_id,
                    "position": self.targets,
                    "entry_id": item.id,
                    "body_id": self._bodies[sha256],
                    "locator": _storable(item.locator),
                }
            )
        for table, added in ((body, bodies), *rows.items(), (entry, entries)):
            if added:
                self._connection.execute(insert(table), added)
        self._waiting = []

    def _find_known(self, hashes: list[str]) -> None:
        """Learn the ids of the contents that the register holds already."""
        unknown = sorted({sha256 for sha256 in hashes if sha256 not in self._bodies})
        for start in range(0, len(unknown), 500):
            found = self._connection.execute(
                select(body.c.sha256, body.c.id).where(
                    body.c.sha256.in_(unknown[start : start + 500])
                )
            )
            self._bodies.update((row.sha256, row.id) for row in found)


def _storable(text: str) -> str:
    """Text without the NUL that PostgreSQL can't hold, at a length that a person reads."""
    return text.replace("\x00", "\ufffd")[:10_000]
