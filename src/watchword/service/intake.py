"""Take one release into the register, in one transaction, or refuse it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from watchword.errors import Implausible, Malformed, NotWhole
from watchword.model import OWN, DateBasis, Entry, Release
from watchword.service.context import Context
from watchword.service.outcome import Outcome, Status, Watcher, Wishes
from watchword.service.own_releases import distinct, own_in_force
from watchword.service.plausible import Tally, loss_doubt
from watchword.service.sorting import Group, document_of
from watchword.store.raw import keep_raw
from watchword.store.reader import Reader
from watchword.store.writer import Heading, ReleaseWriter


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes releases into a register.

    Attributes:
        context: The register.
        wishes: What the user says about the files.
        watcher: Told how far the work is.
    """

    context: Context
    wishes: Wishes
    watcher: Watcher

    def take_in(
        self, group: Group, *, after: Callable[[Connection], None] | None = None
    ) -> Outcome:
        """Read one release in one transaction.

        Args:
            group: The files of the release.
            after: What else belongs into the same transaction.

        Raises:
            InputRefused: It is not taken in, and nothing has changed.
        """
        if group.partial and not self.wishes.accept:
            raise NotWhole(f"{group.source.title}: {group.partial}; not the whole list")
        with self.context.register.write() as connection:
            heading = _heading(connection, group, datetime.now(UTC))
            reader = Reader(connection)
            release = _already(reader, heading)
            status, message = Status.UNCHANGED, "already in the register"
            if release is None:
                release, message = self._read(connection, group, distinct(reader, heading))
                status = Status.READ
            if after is not None:
                after(connection)
        return Outcome(
            origin=group.origin,
            status=status,
            message=message,
            authority=release.authority,
            list=release.list,
            release=release,
        )

    def _read(self, connection: Connection, group: Group, heading: Heading) -> tuple[Release, str]:
        """Read the entries; gives the release, and why it was doubtful and accepted."""
        before = _release_before(Reader(connection), heading)
        tally = Tally(group.source.expectations[group.list_key])
        self.watcher.begin(f"{heading.authority}/{heading.list} {heading.released_on}", None)
        writer = ReleaseWriter(connection, heading)
        for item in group.source.read_entries([document_of(plain) for plain in group.files]):
            writer.add(item)
            if isinstance(item, Entry):
                tally.add(item)
                self.watcher.advance(len(tally.ids))
        if not tally.ids:
            raise Malformed("it holds no target at all")
        doubts = tally.doubts()
        if before is not None:
            release_id, released_on = before
            lost = loss_doubt(
                set(Reader(connection).entry_ids(release_id)),
                tally.ids,
                days=(heading.released_on - released_on).days,
                most_lost=self.context.settings.most_lost,
            )
            doubts += [lost] if lost else []
        if doubts and not self.wishes.accept:
            raise Implausible(
                f"{group.source.title} of {heading.released_on}: {'; '.join(doubts)}. "
                "If this is right, read it with --accept"
            )
        message = f"accepted, although {'; '.join(doubts)}" if doubts else ""
        return writer.finish(accepted=message), message


def _heading(connection: Connection, group: Group, read_at: datetime) -> Heading:
    files = []
    for plain in group.files:
        with plain.path.open("rb") as stream:
            files.append((plain.name, keep_raw(connection, stream)))
    files.sort()
    return Heading(
        authority=group.source.authority,
        list=group.list_key,
        format=group.source.key,
        released_on=group.released_on or read_at.date(),
        released_on_basis=group.basis,
        read_at=read_at,
        sha256=_release_hash(files),
        origin=group.origin,
        files=tuple(files),
    )


def _release_hash(files: Sequence[tuple[str, str]]) -> str:
    """The file's own hash, or one over the hashes of several."""
    if len(files) == 1:
        return files[0][1]
    joined = "\n".join(sorted(sha256 for _, sha256 in files))
    return hashlib.sha256(joined.encode()).hexdigest()


def _already(reader: Reader, heading: Heading) -> Release | None:
    """The release, if the register has it: the same bytes for the same day.

    Where nothing states the day, the same bytes as the current release are the same
    release, whenever they are read.
    """
    if heading.authority == OWN:
        return own_in_force(reader, heading)
    for stored in reader.releases(authority=heading.authority):
        release = stored.release
        if release.list != heading.list or release.sha256 != heading.sha256:
            continue
        undated = heading.released_on_basis in (DateBasis.READ, DateBasis.SERVER)
        if release.released_on == heading.released_on or (undated and release.current):
            return release
    return None


def _release_before(reader: Reader, heading: Heading) -> tuple[int, date] | None:
    """The last release of the list before this one, by date of publication."""
    for stored in reader.releases(authority=heading.authority):
        release = stored.release
        if release.list == heading.list and release.released_on <= heading.released_on:
            # Releases come newest first; the one being written is not among them yet.
            return stored.id, release.released_on
    return None
