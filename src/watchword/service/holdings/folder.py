"""Where holdings are kept: a folder beside the register, with a list of what is in it.

The list (``sources.json``) is replaced as a whole when a source is complete: what is half
read is in no list, and so in no answer. What was replaced or removed stays in the list
with the instant at which it went, so that what was known once can be asked again.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from watchword.errors import RegisterBusy, RegisterDamaged, RegisterTrouble, RegisterVersion
from watchword.service.context import Context
from watchword.service.writing import replacing

_SHAPE = 1
"""Goes up when the files are made otherwise."""

_PATIENCE = 5.0
_LIST = "sources.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file of a source, unpacked."""

    name: str
    format: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSource:
    """A source as it was read once.

    Attributes:
        sha256: The hash of its file, or one over those of several.
        read_at: When it was read.
        gone_at: When it was replaced or removed; None while it counts.
        parties, holdings, problems: How many there are; a party is counted by its key.
        folder: Where its tables are; empty where they were erased.
    """

    name: str
    files: tuple[FileRecord, ...]
    sha256: str
    read_at: datetime
    gone_at: datetime | None = None
    parties: int
    holdings: int
    problems: int
    folder: str

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of its files, each once."""
        return tuple(dict.fromkeys(each.format for each in self.files))

    def to_dict(self) -> dict[str, Any]:
        """The source as JSON values."""
        return {
            "name": self.name,
            "formats": list(self.formats),
            "read_at": self.read_at.isoformat(),
            "gone_at": None if self.gone_at is None else self.gone_at.isoformat(),
            "parties": self.parties,
            "holdings": self.holdings,
            "problems": self.problems,
            "sha256": self.sha256,
            "files": [
                {"name": each.name, "format": each.format, "sha256": each.sha256, "size": each.size}
                for each in self.files
            ],
        }


class _Listed(msgspec.Struct, frozen=True):
    shape: int
    sources: tuple[KeptSource, ...]


class HoldingsFolder:
    """The holdings of a register.

    Args:
        place: The folder; it need not exist.
        known_at: See what was kept at this instant; None for now.
    """

    def __init__(self, place: Path, *, known_at: datetime | None = None) -> None:
        self.place = place
        self.known_at = known_at

    @classmethod
    def of(cls, context: Context) -> HoldingsFolder:
        """The folder of a register, as its context sees it."""
        return cls(holdings_place(context), known_at=context.known_at)

    def everything(self) -> tuple[KeptSource, ...]:
        """Every source that was ever read, the oldest first.

        Raises:
            RegisterDamaged: The list can't be read.
            RegisterVersion: A newer version wrote it.
        """
        try:
            content = (self.place / _LIST).read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise RegisterTrouble(f"{self.place} can't be read: {error}") from error
        try:
            listed = msgspec.json.decode(content, type=_Listed)
        except msgspec.MsgspecError as error:
            raise RegisterDamaged(f"{self.place / _LIST} is damaged: {error}") from error
        if listed.shape > _SHAPE:
            raise RegisterVersion(f"{self.place} was written by a newer version")
        return listed.sources

    def sources(self) -> tuple[KeptSource, ...]:
        """The sources that count, by name."""
        at = self.known_at
        counting = (
            each
            for each in self.everything()
            if (at is None and each.gone_at is None)
            or (
                at is not None
                and each.read_at <= at
                and (each.gone_at is None or each.gone_at > at)
            )
        )
        return tuple(sorted(counting, key=lambda each: each.name))

    def tables(self, source: KeptSource) -> Path:
        """The folder of a source's tables.

        Raises:
            RegisterTrouble: It was erased, or is missing.
        """
        place = self.place / source.folder
        if not source.folder or not place.is_dir():
            raise RegisterTrouble(
                f"the holdings of {source.name} as read at {source.read_at} are not there any more"
            )
        return place

    @property
    def state(self) -> str:
        """The hash of all that counts; of nothing, empty."""
        kept = [f"{each.name}\n{each.sha256}" for each in self.sources()]
        return hashlib.sha256("\n".join(kept).encode()).hexdigest() if kept else ""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who changes the folder.

        Raises:
            RegisterBusy: Another process changes it.
            RegisterTrouble: It can't be written.
        """
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(self.place / "lock", timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise RegisterTrouble(f"{self.place} can't be written: {error}") from error
        try:
            with contextlib.closing(lock):
                lock.execute("BEGIN EXCLUSIVE")
                yield
        except sqlite3.Error as error:
            raise RegisterBusy(f"another process reads holdings into {self.place}") from error

    def put(self, sources: Sequence[KeptSource]) -> None:
        """Replace the list; files that are in none are dropped."""
        document = msgspec.json.format(msgspec.json.encode(_Listed(_SHAPE, tuple(sources))))
        with replacing(self.place / _LIST) as target:
            target.write(document.decode())
        kept = {each.folder for each in sources}
        for place in self.place.iterdir():
            if place.is_dir() and place.name not in kept:
                shutil.rmtree(place, ignore_errors=True)


def holdings_place(context: Context) -> Path:
    """Where a register's holdings are: beside its file, or where the settings say."""
    settings = context.settings
    if settings.holdings:
        return Path(settings.holdings)
    if "://" in settings.register:
        return settings.data_folder / f"holdings-{context.register.key}"
    path = Path(settings.register)
    return path.with_name(f"{path.name}.holdings")


def gone(source: KeptSource, at: datetime, *, erase: bool = False) -> KeptSource:
    """A source that counts no more."""
    return replace(source, gone_at=source.gone_at or at, folder="" if erase else source.folder)
