"""Questions to one committed state of the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select, text

from watchword.model import (
    DateBasis,
    Entry,
    EntryKey,
    Problem,
    ProblemCode,
    Relation,
    RelationKind,
    Release,
    Severity,
    decode_entry,
)
from watchword.store.allow_acts import Record, read_record
from watchword.store.contents import find_contents
from watchword.store.differing import Differing, find_differing
from watchword.store.horizons import Horizon, horizons
from watchword.store.in_force import releases_in_force
from watchword.store.presence import Bodies, EverListed, Presence, find_ever_listed
from watchword.store.raw import read_raw
from watchword.store.reports import ReportReader
from watchword.store.review_acts import (
    EntryPair,
    ReviewDecision,
    ReviewRecord,
    read_review,
    read_review_head,
)
from watchword.store.rows import name_key
from watchword.store.schema import (
    body,
    entry,
    identifier,
    name,
    problem,
    raw_file,
    relation,
    release,
)
from watchword.store.schema import release_file as file_table
from watchword.store.state import state_of
from watchword.store.verify import Advance, Fault, find_faults
from watchword.text.keys import identifier_key

_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelease:
    """A release and the number under which the register holds it."""

    id: int
    release: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRelation:
    """A relation that another entry states to this one."""

    entry_id: str
    name: str
    relation: Relation


class Reader:
    """Questions to one committed state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self) -> str:
        """The state's hash."""
        rows = self._connection.execute(
            select(
                release.c.authority,
                release.c.list,
                release.c.released_on,
                release.c.sha256,
                release.c.entries_sha256,
            )
        )
        return state_of(
            (
                (authority, key, released_on.isoformat(), sha256, entries)
                for authority, key, released_on, sha256, entries in rows
            ),
            review_head=self.review_head(),
        )

    def releases(self, *, authority: str | None = None) -> list[StoredRelease]:
        """All releases, by authority and list, newest first."""
        query = select(release).order_by(
            release.c.authority,
            release.c.list,
            release.c.released_on.desc(),
            release.c.read_at.desc(),
            release.c.id.desc(),
        )
        if authority is not None:
            query = query.where(release.c.authority == authority)
        rows = self._connection.execute(query).all()
        current = {row.id for row in releases_in_force(rows)}
        return [
            StoredRelease(id=row.id, release=_release(row, current=row.id in current))
            for row in rows
        ]

    def current_releases(self) -> list[StoredRelease]:
        """The release in force of each list."""
        return [stored for stored in self.releases() if stored.release.current]

    def entries(self, release_id: int) -> Iterator[Entry]:
        """The entries of a release in the order of its file, streamed."""
        rows = self._connection.execution_options(yield_per=1000).execute(
            select(body.c.content, entry.c.locator)
            .join(entry, entry.c.body_id == body.c.id)
            .where(entry.c.release_id == release_id)
            .order_by(entry.c.position)
        )
        for content, locator in rows:
            yield decode_entry(content, locator=locator)

    def entry(self, release_id: int, entry_id: str) -> Entry | None:
        """One entry of a release; the first where an id is used twice."""
        # Sorted here: asked for the first one, SQLite looks through the whole release.
        rows = self._connection.execute(
            select(entry.c.position, body.c.content, entry.c.locator)
            .join(entry, entry.c.body_id == body.c.id)
            .where(entry.c.release_id == release_id, entry.c.entry_id == entry_id)
        ).all()
        row = min(rows, key=lambda row: row.position, default=None)
        return None if row is None else decode_entry(row.content, locator=row.locator)

    def entry_ids(self, release_id: int) -> list[str]:
        """The ids of a release's entries, in the order of its file."""
        return list(
            self._connection.scalars(
                select(entry.c.entry_id)
                .where(entry.c.release_id == release_id)
                .order_by(entry.c.position)
            )
        )

    def releases_with(self, authority: str, list_key: str, entry_id: str) -> list[int]:
        """The ids of the releases of a list that hold an entry."""
        return list(
            self._connection.scalars(
                select(release.c.id)
                .join(entry, entry.c.release_id == release.c.id)
                .where(
                    release.c.authority == authority,
                    release.c.list == list_key,
                    entry.c.entry_id == entry_id,
                )
                .distinct()
            )
        )

    def presence(self, authority: str, list_key: str) -> dict[str, Presence]:
        """When each entry of a list has been seen, by entry id."""
        return {each.entry_id: each.presence for each in self.ever_listed(authority, list_key)}

    def ever_listed(
        self, authority: str, list_key: str, *, entry_ids: Collection[str] | None = None
    ) -> list[EverListed]:
        """Every entry that any release of a list holds, newest first, as it is in the newest.

        One pass over the releases; bodies are not read (see :meth:`bodies`).

        Args:
            authority, list_key: The list.
            entry_ids: Only these entries, a few thousand at most.
        """
        return find_ever_listed(self._connection, authority, list_key, entry_ids=entry_ids)

    def contents(self, key: EntryKey) -> dict[int, Entry]:
        """What each release of a list says of an entry, by the release's id."""
        return find_contents(self._connection, key)

    def differing(self, before: int, after: int) -> Differing:
        """The entries of two releases, by their ids, that are not the same in both.

        What is the same is told apart by its hash, and not read.
        """
        return find_differing(self._connection, before, after)

    def bodies(self, listed: Sequence[EverListed]) -> Bodies:
        """The contents of these entries, read when they are asked for."""
        return Bodies(self._connection, [each.body_id for each in listed])

    def incoming(self, release_id: int, subject: Entry) -> list[IncomingRelation]:
        """The relations that other entries of the same release state to an entry.

        A relation names its other party by id or by one of its names, in any order of
        the words.
        """
        keys = {name_key(each.full) for each in subject.names}
        rows = self._connection.execute(
            select(entry.c.entry_id, body.c.content, relation)
            .join(entry, entry.c.body_id == relation.c.body_id)
            .join(body, body.c.id == relation.c.body_id)
            .where(
                entry.c.release_id == release_id,
                or_(
                    relation.c.other_id == subject.id,
                    relation.c.other_id.is_(None) & relation.c.other_key.in_(keys),
                ),
            )
            .order_by(entry.c.position, relation.c.position)
        )
        return [
            IncomingRelation(
                entry_id=row.entry_id,
                name=decode_entry(row.content).name,
                relation=Relation(
                    kind=RelationKind(row.kind),
                    other=row.other,
                    other_id=row.other_id,
                    detail=row.detail,
                    inverse=row.inverse,
                ),
            )
            for row in rows
            if row.entry_id != subject.id
        ]

    def named(self, release_ids: Sequence[int], text: str) -> list[tuple[int, str]]:
        """The entries of these releases that bear a name, as ``(release id, entry id)``."""
        return self._holding(release_ids, name.c.key == name_key(text), name.c.body_id)

    def entries_named(self, release_id: int, texts: Iterable[str]) -> dict[str, list[str]]:
        """The ids of a release's entries that bear each of these names, all asked at once."""
        keys = {text: name_key(text) for text in texts}
        found: dict[str, list[str]] = {}
        wanted = sorted(set(keys.values()))
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            rows = self._connection.execute(
                select(name.c.key, entry.c.entry_id)
                .join(entry, entry.c.body_id == name.c.body_id)
                .where(
                    entry.c.release_id == release_id,
                    name.c.key.in_(wanted[start : start + _MOST_PARAMETERS]),
                )
                .distinct()
                .order_by(name.c.key, entry.c.entry_id)
            )
            for key, entry_id in rows:
                found.setdefault(key, []).append(entry_id)
        return {text: found.get(key, []) for text, key in keys.items()}

    def identified(self, release_ids: Sequence[int], text: str) -> list[tuple[int, str]]:
        """The entries of these releases that have an identifier."""
        key = identifier_key(text)
        if not key:
            return []
        return self._holding(release_ids, identifier.c.key == key, identifier.c.body_id)

    def with_id(self, release_ids: Sequence[int], entry_id: str) -> list[tuple[int, str]]:
        """The entries of these releases that have this id."""
        rows = self._connection.execute(
            select(entry.c.release_id, entry.c.entry_id)
            .where(entry.c.release_id.in_(release_ids), entry.c.entry_id == entry_id)
            .distinct()
            .order_by(entry.c.release_id)
        )
        return [(row.release_id, row.entry_id) for row in rows]

    def problems(
        self, release_ids: Sequence[int], *, code: str | None = None, severity: str | None = None
    ) -> Iterator[tuple[int, Problem]]:
        """The problems of these releases, as ``(release id, problem)``, streamed."""
        query = (
            select(problem)
            .where(problem.c.release_id.in_(release_ids))
            .order_by(problem.c.release_id, problem.c.position)
        )
        if code is not None:
            query = query.where(problem.c.code == code)
        if severity is not None:
            query = query.where(problem.c.severity == severity)
        for row in self._connection.execution_options(yield_per=1000).execute(query):
            yield (
                row.release_id,
                Problem(
                    severity=Severity(row.severity),
                    code=ProblemCode(row.code),
                    locator=row.locator,
                    message=row.message,
                    raw=row.raw,
                    entry=row.entry_id,
                ),
            )

    def allow_record(
        self, *, targets: Iterable[str] | None = None, head: str | None = None
    ) -> Record:
        """The record of decisions on known false positives (see ``allow_acts``)."""
        return read_record(self._ask, targets=targets, head=head)

    def review_record(self) -> ReviewRecord:
        """The record of merge decisions (see ``review_acts``)."""
        return read_review(self._ask)

    def review_decisions(self) -> Mapping[EntryPair, ReviewDecision]:
        """What people said of pairs of entries, as it holds now."""
        return self.review_record().decisions()

    def review_head(self) -> str | None:
        """The chain of the record of merge decisions; None where it has no act."""
        return read_review_head(self._ask)

    def horizons(self) -> list[Horizon]:
        """The lists of which older releases were dropped."""
        return horizons(self._connection)

    def reports(self) -> ReportReader:
        """The reports that were read (see ``reports``)."""
        return ReportReader(self._connection)

    def counts(self) -> tuple[int, int]:
        """How many releases there are, and how many files."""
        releases = self._connection.scalar(select(func.count()).select_from(release))
        files = self._connection.scalar(select(func.count()).select_from(raw_file))
        return releases or 0, files or 0

    def faults(self, advance: Advance) -> Iterator[Fault]:
        """Everything stored that does not agree with itself (see ``verify``)."""
        return find_faults(self._connection, advance)

    def raw_files(self, release_id: int) -> list[tuple[str, str]]:
        """The files of a release as ``(name, sha256)``."""
        rows = self._connection.execute(
            select(file_table.c.name, file_table.c.sha256)
            .where(file_table.c.release_id == release_id)
            .order_by(file_table.c.position)
        )
        return [(row.name, row.sha256) for row in rows]

    def raw(self, sha256: str) -> bytes:
        """The bytes of a file that was read."""
        return read_raw(self._connection, sha256)

    def _ask(self, sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return self._connection.execute(text(sql), parameters).all()

    def _holding(
        self, release_ids: Sequence[int], condition: Any, body_id: Any
    ) -> list[tuple[int, str]]:
        rows = self._connection.execute(
            select(entry.c.release_id, entry.c.entry_id)
            .join(body_id.table, body_id == entry.c.body_id)
            .where(entry.c.release_id.in_(release_ids), condition)
            .distinct()
            .order_by(entry.c.release_id, entry.c.entry_id)
        )
        return [(row.release_id, row.entry_id) for row in rows]


def _release(row: Row[Any], *, current: bool) -> Release:
    return Release(
        authority=row.authority,
        list=row.list,
        format=row.format,
        released_on=row.released_on,
        released_on_basis=DateBasis(row.released_on_basis),
        read_at=row.read_at,
        sha256=row.sha256,
        targets=row.targets,
        problems=row.problems,
        origin=row.origin,
        current=current,
    )
