"""A release: one dated publication of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

OWN_REMOVED = "own.removed"
"""The format of the empty release that takes an own list out of force."""


class DateBasis(StrEnum):
    """How we know the day on which a release was published."""

    GIVEN = "given"
    """The user said so."""
    STATED = "stated"
    """The file says so."""
    FILE_NAME = "file-name"
    FOLDER_NAME = "folder-name"
    SERVER = "server"
    """The server's Last-Modified header."""
    READ = "read"
    """Nothing says so; it is the day on which we read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One dated publication of a list, as the register holds it.

    Attributes:
        authority: The authority's code.
        list: The list's key.
        format: The key of the format that it was read from.
        released_on: The day on which it was published.
        released_on_basis: How we know that day.
        read_at: The instant, in UTC, at which the register took it in.
        sha256: Of the file's bytes; of the sorted file hashes where there are several.
        targets: How many entries it holds.
        problems: How many problems were found in it.
        origin: The address or the path it came from.
        current: Whether it is the one in force for its list.
    """

    authority: str
    list: str
    format: str
    released_on: date
    released_on_basis: DateBasis
    read_at: datetime
    sha256: str
    targets: int
    problems: int
    origin: str = ""
    current: bool = False
