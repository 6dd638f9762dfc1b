"""Sort files into releases: unpack, recognise, group."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from watchword.errors import InputRefused, Unrecognised
from watchword.fetch.spool import Spooled
from watchword.fetch.unpack import unpack
from watchword.model import DateBasis
from watchword.service.outcome import Outcome, Status, Wishes
from watchword.sources.contract import HEAD_BYTES, PRIMARY, Document, Recognition, Source
from watchword.sources.registry import recognise, recognise_own

GroupKey = tuple[str, str, str]
"""The folder, the source and the list of the files that can be one release."""


@dataclass(slots=True)
class Group:
    """The files that make one release."""

    source: Source
    list_key: str
    released_on: date | None
    basis: DateBasis
    files: list[Spooled] = field(default_factory=list)
    partial: str = ""
    roles: set[str] = field(default_factory=set)

    @property
    def origin(self) -> str:
        """The path or address of its first file."""
        return self.files[0].origin


def sort_in(
    packed: Spooled,
    groups: dict[GroupKey, Group],
    wishes: Wishes,
    *,
    folder: Path,
    most_bytes: int,
) -> Outcome | None:
    """Unpack a file, recognise what is in it, and put that with its group.

    Returns:
        None where everything in the file has its group; otherwise why not.
    """
    try:
        for plain in unpack(packed, folder, most_bytes=most_bytes):
            source, seen = _recognise(plain, wishes)
            _insist(source, wishes)
            _join(groups, plain, source, seen, wishes)
    except Unrecognised as error:
        # Beside lists in a folder, a file of another kind is nothing to worry about; what a
        # failing server sends under a list's name is.
        status = Status.REFUSED if _is_failure(packed) else Status.SKIPPED
        return Outcome(origin=packed.origin, status=status, message=str(error))
    except InputRefused as error:
        return Outcome(origin=packed.origin, status=Status.REFUSED, message=str(error))
    return None


def _insist(source: Source, wishes: Wishes) -> None:
    if wishes.authority is not None and source.authority != wishes.authority:
        raise Unrecognised(f"this is {source.title}, not a list of {wishes.authority.upper()}")


def _recognise(plain: Spooled, wishes: Wishes) -> tuple[Source, Recognition]:
    if plain.size == 0:
        raise Unrecognised("the file is empty")
    document = document_of(plain)
    found = recognise(document) if wishes.own is None else recognise_own(document, wishes.own)
    if found is None:
        raise Unrecognised(f"no list that we know: {_describe(plain)}")
    return found


def _describe(plain: Spooled) -> str:
    """What an unknown file looks like, for whoever has to find out why."""
    start = _start(plain)
    shown = start[:60].decode("utf-8", "replace").split("\n")[0]
    if _is_json(start):
        return f"a JSON body ({shown!r} …)"
    if _is_page(start):
        return "an HTML page"
    return f"{plain.name} begins with {shown!r}"


def _is_failure(packed: Spooled) -> bool:
    """Whether a file is what servers have sent in place of a list: nothing, a page, JSON."""
    start = _start(packed)
    return packed.size == 0 or _is_json(start) or _is_page(start)


def _start(file: Spooled) -> bytes:
    with file.path.open("rb") as stream:
        return stream.read(200).lstrip(b"\xef\xbb\xbf \t\r\n")


def _is_json(start: bytes) -> bool:
    return start[:1] in (b"{", b"[")


def _is_page(start: bytes) -> bool:
    lowered = start.lower()
    return any(mark in lowered for mark in (b"<html", b"<!doctype html", b"<head"))


def document_of(plain: Spooled) -> Document:
    """A spooled file as a document for the sources."""
    with plain.path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    return Document(name=plain.name, head=head, open=lambda: plain.path.open("rb"))


def _join(
    groups: dict[GroupKey, Group],
    plain: Spooled,
    source: Source,
    seen: Recognition,
    wishes: Wishes,
) -> None:
    released_on, basis = _release_day(plain, seen, wishes)
    key = (plain.group, source.key, seen.list)
    group = groups.get(key)
    # Files of one format in one folder are parts of a release unless they play the same
    # role: then they are releases of their own.
    if group is None or seen.role in group.roles:
        group = Group(source=source, list_key=seen.list, released_on=released_on, basis=basis)
        groups[key if key not in groups else (plain.origin, source.key, seen.list)] = group
    # The file that the others belong to stands first: it names the release for people.
    group.files.insert(0 if seen.role == PRIMARY else len(group.files), plain)
    group.roles.add(seen.role)
    group.partial = group.partial or seen.partial
    if seen.role == PRIMARY and released_on is not None:
        group.released_on, group.basis = released_on, basis


def _release_day(
    plain: Spooled, seen: Recognition, wishes: Wishes
) -> tuple[date | None, DateBasis]:
    for day, basis in (
        (wishes.released_on, DateBasis.GIVEN),
        (seen.released_on, DateBasis.STATED),
        (seen.date_in_name, DateBasis.FILE_NAME),
        (plain.folder_on, DateBasis.FOLDER_NAME),
        (plain.modified_on, DateBasis.SERVER),
    ):
        if day is not None:
            return day, basis
    return None, DateBasis.READ
