"""Take holdings in, list what is there, take it out again."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from watchword.errors import NotFound, WrongUse
from watchword.network.holdings import Opened, open_files, read_items
from watchword.service.context import Context
from watchword.service.holdings.folder import FileRecord, HoldingsFolder, KeptSource, gone
from watchword.service.outcome import Silence, Watcher

_NAME = re.compile(r"[\w][\w .()+-]{0,63}")
_TAKEN = frozenset({"lei", "gb-coh", "icij", "target", "listed", "report"})
"""What stands before the keys of parties that have none of a source's own."""

_MOST_BYTES = 64 << 30
"""The largest file, unpacked: a whole register's snapshot is about 10 GiB."""


class AddStatus(StrEnum):
    """What became of a source."""

    READ = "read"
    UNCHANGED = "unchanged"
    """The same bytes are there under that name already."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a source.

    Attributes:
        replaced: What it took the place of.
    """

    status: AddStatus
    source: KeptSource
    replaced: KeptSource | None = None

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        return {
            "status": self.status.value,
            **self.source.to_dict(),
            "replaced": None if self.replaced is None else self.replaced.to_dict(),
        }


def add_holdings(
    context: Context,
    paths: Sequence[Path],
    *,
    name: str | None = None,
    watcher: Watcher | None = None,
) -> Added:
    """Read files of holdings as one source, which replaces the one of its name.

    Args:
        context: The register.
        paths: Files or folders; what belongs together is given together.
        name: The source's name; by default that of the first file.
        watcher: Told how far the work is.

    Raises:
        WrongUse: A file can't be read, the name is none, or the same files are there
            under another name, so that every holding would be stated twice.
        InputRefused: A file is no format that we know, or broken; nothing has changed.
        RegisterBusy: Another process reads holdings in.
    """
    if context.known_at is not None:
        raise WrongUse(f"what was known at {context.known_at} can be asked, and not changed")
    if not paths:
        raise WrongUse("name a file of holdings")
    called = _checked(name or _default_name(paths[0]))
    folder, watcher = HoldingsFolder.of(context), watcher or Silence()
    with folder.writing(), tempfile.TemporaryDirectory(dir=folder.place) as spool:
        watcher.begin(called, None)
        opened = open_files(paths, Path(spool), most_bytes=_MOST_BYTES)
        sha256 = _hash(opened)
        known = {each.name: each for each in folder.sources()}
        replaced = known.get(called)
        if replaced is not None and replaced.sha256 == sha256:
            return Added(status=AddStatus.UNCHANGED, source=replaced)
        for each in known.values():
            if each.sha256 == sha256:
                raise WrongUse(f"these files are there already, as {each.name}")
        source = _read(folder, called, opened, sha256=sha256, watcher=watcher)
        folder.put(
            [
                *(
                    gone(each, source.read_at) if each == replaced else each
                    for each in folder.everything()
                ),
                source,
            ]
        )
    return Added(status=AddStatus.READ, source=source, replaced=replaced)


def _read(
    folder: HoldingsFolder,
    name: str,
    opened: Sequence[Opened],
    *,
    sha256: str,
    watcher: Watcher,
) -> KeptSource:
    from watchword.service.holdings.tables import write_tables

    read_at = datetime.now(UTC)
    place = folder.place / f"{sha256[:12]}-{read_at:%Y%m%d%H%M%S%f}"
    place.mkdir()
    counts = write_tables(read_items(opened, name), place, watcher=watcher)
    return KeptSource(
        name=name,
        files=tuple(
            FileRecord(name=each.name, format=each.format.key, sha256=each.sha256, size=each.size)
            for each in opened
        ),
        sha256=sha256,
        read_at=read_at,
        parties=counts.parties,
        holdings=counts.holdings,
        problems=counts.problems,
        folder=place.name,
    )


def remove_holdings(context: Context, name: str, *, erase: bool = False) -> Added:
    """Let a source count no more.

    Args:
        context: The register.
        name: The source's name.
        erase: Delete its tables too, of all times that it was read: what was known once
            can't be asked again then.

    Raises:
        NotFound: There is no such source.
    """
    if context.known_at is not None:
        raise WrongUse(f"what was known at {context.known_at} can be asked, and not changed")
    folder = HoldingsFolder.of(context)
    if not folder.everything():
        raise NotFound(f"there are no holdings: {name}")
    with folder.writing():
        kept, now = folder.everything(), datetime.now(UTC)
        mine = [each for each in kept if each.name == name and (each.gone_at is None or erase)]
        if not mine:
            raise NotFound(f"there are no holdings named {name}")
        removed = gone(mine[-1], now, erase=erase)
        folder.put([gone(each, now, erase=erase) if each in mine else each for each in kept])
    return Added(status=AddStatus.REMOVED, source=removed)


def list_holdings(context: Context, *, everything: bool = False) -> tuple[KeptSource, ...]:
    """The sources that count, or all that were ever read."""
    folder = HoldingsFolder.of(context)
    return folder.everything() if everything else folder.sources()


def _default_name(path: Path) -> str:
    stem = path.name.split(".")[0] if path.is_file() else path.name
    return re.sub(r"[^\w .()+-]", "-", stem).strip(" -.")[:64]


def _checked(name: str) -> str:
    """A name of a source.

    Raises:
        WrongUse: It is none.
    """
    stated = name.strip()
    if not _NAME.fullmatch(stated):
        raise WrongUse(f"{stated[:80]!r} is no name: letters, digits, spaces, up to 64 of them")
    if stated.casefold() in _TAKEN or stated.casefold().startswith("ww-"):
        raise WrongUse(f"{stated} is taken: name the source otherwise, with --name")
    return stated


def _hash(opened: Sequence[Opened]) -> str:
    """The file's own hash, or one over the hashes of several."""
    if len(opened) == 1:
        return opened[0].sha256
    return hashlib.sha256("\n".join(sorted(each.sha256 for each in opened)).encode()).hexdigest()
