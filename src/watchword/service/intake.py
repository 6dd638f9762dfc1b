"""Take one release into the register, in one transaction, or refuse it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from watchword.errors import Implausible, Malformed, NotWhole
from watchword.model import DateBasis, Entry, Release
from watchword.service.context import Context
from watchword.service.outcome import Outcome, Status, Watcher, Wishes
from watchword.service.plausible import Tally, loss_doubt
from watchword.service.sorting import Group, document_of
from watchword.store.raw import keep_raw
from watchword.store.reader import Reader
from watchword.store.writer import Heading, ReleaseWriter


def take_in(
    context: Context,
    group: Group,
    wishes: Wishes,
    watcher: Watcher,
    *,
    after: Callable[[Connection], None] | None = None,
) -> Outcome:
    """Read one release in one transaction.

    Raises:
        InputRefused: It is not taken in, and nothing has changed.
    """
    if group.partial and not wishes.accept:
        raise NotWhole(f"{group.source.title}: {group.partial}; not the whole list")
    read_at = datetime.now(UTC)
    with context.register.write() as connection:
        heading = _heading(connection, group, read_at)
        known = _already(Reader(connection), heading)
        if known is None:
            known = _read(context, connection, group, heading, (wishes, watcher))
            status = Status.READ
        else:
            status = Status.UNCHANGED
        if after is not None:
            after(connection)
    release, message = known
    return Outcome(
        origin=group.origin,
        status=status,
        message=message,
        authority=release.authority,
        list=release.list,
        release=release,
    )


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


def _already(reader: Reader, heading: Heading) -> tuple[Release, str] | None:
    """The release, if the register has it: the same bytes for the same day.

    Where nothing states the day, the same bytes as the current release are the same
    release, whenever they are read.
    """
    for stored in reader.releases(authority=heading.authority):
        release = stored.release
        if release.list != heading.list or release.sha256 != heading.sha256:
            continue
        undated = heading.released_on_basis in (DateBasis.READ, DateBasis.SERVER)
        if release.released_on == heading.released_on or (undated and release.current):
            return release, "already in the register"
    return None


def _read(
    context: Context,
    connection: Connection,
    group: Group,
    heading: Heading,
    how: tuple[Wishes, Watcher],
) -> tuple[Release, str]:
    wishes, watcher = how
    reader = Reader(connection)
    before = _release_before(reader, heading)
    tally = Tally(group.source.expectations[group.list_key])
    watcher.begin(f"{heading.authority}/{heading.list} {heading.released_on}", None)
    writer = ReleaseWriter(connection, heading)
    for item in group.source.read_entries([document_of(plain) for plain in group.files]):
        writer.add(item)
        if isinstance(item, Entry):
            tally.add(item)
            watcher.advance(len(tally.ids))
    doubts = tally.doubts()
    if before is not None:
        release_id, released_on = before
        doubt = loss_doubt(
            set(reader.entry_ids(release_id)),
            tally.ids,
            days=(heading.released_on - released_on).days,
            most_lost=context.settings.most_lost,
        )
        doubts += [doubt] if doubt else []
    if not tally.ids:
        raise Malformed("it holds no target at all")
    if doubts and not wishes.accept:
        raise Implausible(
            f"{group.source.title} of {heading.released_on}: {'; '.join(doubts)}. "
            "If this is right, read it with --accept"
        )
    message = f"accepted, although {'; '.join(doubts)}" if doubts else ""
    return writer.finish(accepted=message), message


def _release_before(reader: Reader, heading: Heading) -> tuple[int, date] | None:
    """The last release of the list before this one, by date of publication."""
    for stored in reader.releases(authority=heading.authority):
        release = stored.release
        if release.list == heading.list and release.released_on <= heading.released_on:
            # Releases come newest first; the one being written is not among them yet.
            return stored.id, release.released_on
    return None
