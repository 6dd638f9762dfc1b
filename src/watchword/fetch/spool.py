"""A file that has been got: on disk, unpacked, with its origin."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from watchword.errors import UnsafeArchive

PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """A plain file, ready to be read.

    Attributes:
        path: Where its unpacked bytes are.
        name: Its own name as published, for the formats whose name tells something; it
            is never used as a path.
        origin: The address or path it came from, for people.
        group: Files of one group can be parts of one release.
        sha256: The hash of its bytes.
        size: Their number.
        folder_on: The day that the name of its folder states.
        modified_on: The day that the server says it was last modified.
    """

    path: Path
    name: str
    origin: str
    group: str
    sha256: str
    size: int
    folder_on: date | None = None
    modified_on: date | None = None


def copy_limited(
    source: BinaryIO, target: BinaryIO, *, most_bytes: int, what: str
) -> tuple[int, str]:
    """Copy a stream that may turn out to be far too long.

    Args:
        most_bytes: The most that is copied.
        what: The file's name, for the message.

    Returns:
        The number of bytes and their SHA-256.

    Raises:
        UnsafeArchive: There is more.
    """
    size, digest = 0, hashlib.sha256()
    while block := source.read(PIECE):
        size += len(block)
        if size > most_bytes:
            raise UnsafeArchive(f"{what} unpacks to more than {most_bytes:,} bytes: not read")
        digest.update(block)
        target.write(block)
    return size, digest.hexdigest()


def plain_name(name: str) -> str:
    """A file name that is nothing but a name: no folders, no control characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f]", "", last)[:255]


def folder_date(folder: str) -> date | None:
    """The day that a folder's name states, as in ``2023-04-12``."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", folder):
        return None
    try:
        return date.fromisoformat(folder)
    except ValueError:
        return None
