"""What became of a release, and who is told while it happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from watchword.model import Release


class Status(StrEnum):
    """What became of a file or an address."""

    READ = "read"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"
    """Not a list at all, among the files of a folder."""
    REMOVED = "removed"
    """An own list that is out of force from now on."""
    DROPPED = "dropped"
    """Old releases that the settings do not keep any longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a release, a file or an address.

    Attributes:
        origin: The path or address.
        status: What became of it.
        message: Why it was refused or skipped, or why it was doubtful and accepted.
        release: The release, where there is one.
    """

    origin: str
    status: Status
    message: str = ""
    authority: str | None = None
    list: str | None = None
    release: Release | None = None

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        release = self.release
        return {
            "origin": self.origin,
            "status": self.status.value,
            "message": self.message,
            "authority": self.authority,
            "list": self.list,
            "released_on": release.released_on.isoformat() if release else None,
            "targets": release.targets if release else None,
            "problems": release.problems if release else None,
            "sha256": release.sha256 if release else None,
        }


class Watcher(Protocol):
    """Told how far the work is; the command line draws a bar from it."""

    def begin(self, what: str, total: int | None) -> None:
        """A piece of work begins, of so many units where that is known."""

    def advance(self, done: int) -> None:
        """So many units of it are done."""


class Silence:
    """A watcher that says nothing."""

    def begin(self, what: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, done: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user says about the files to be read.

    Attributes:
        authority: What the files are said to come from; another one's are refused.
        released_on: The day of publication, over everything that the file says.
        accept: Whether to take in what looks doubtful.
        own: The name of the user's own list that the file is; None for official lists.
    """

    authority: str | None = None
    released_on: date | None = None
    accept: bool = False
    own: str | None = None
