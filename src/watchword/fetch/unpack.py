"""Packed files, opened with care.

``.gz`` and ``.zip`` are read directly; a spreadsheet is a zip too, and is measured but
left as it is. What unpacks to more than a list can be is refused before it fills the
disk: by its absolute size and by its ratio, since a bomb is small and a list is not.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from watchword.errors import Malformed, UnsafeArchive
from watchword.fetch.spool import Spooled, copy_limited, plain_name

MOST_RATIO = 200
"""No list packs better than this; the XML ones reach about 40."""

SMALL = 16 << 20
"""Below this size, in bytes, the ratio does not matter."""

MOST_MEMBERS = 64

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"


def unpack(packed: Spooled, folder: Path, *, most_bytes: int) -> Iterator[Spooled]:
    """Yield the plain files in a file: itself where it is not packed.

    Args:
        packed: The file.
        folder: A temporary folder for what is unpacked.
        most_bytes: The most bytes that a file may unpack to.

    Raises:
        UnsafeArchive: It unpacks to more than a list can be, or holds too many files.
        Malformed: It is cut short or damaged.
    """
    with packed.path.open("rb") as stream:
        head = stream.read(4)
    try:
        if head.startswith(_GZIP):
            yield _ungzip(packed, folder, most_bytes)
        elif head.startswith(_ZIP):
            yield from _unzip(packed, folder, most_bytes)
        else:
            yield packed
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError) as error:
        raise Malformed(f"{packed.origin} can't be unpacked: {error}") from error


def _limit(packed_size: int, most_bytes: int) -> int:
    return min(most_bytes, max(SMALL, packed_size * MOST_RATIO))


def _ungzip(packed: Spooled, folder: Path, most_bytes: int) -> Spooled:
    path = folder / f"{packed.sha256}.plain"
    with gzip.open(packed.path, "rb") as source, path.open("wb") as target:
        size, sha256 = copy_limited(
            source,  # type: ignore[arg-type]
            target,
            most_bytes=_limit(packed.size, most_bytes),
            what=packed.origin,
        )
    name = packed.name[:-3] if packed.name.casefold().endswith(".gz") else packed.name
    plain = replace(packed, path=path, name=name, sha256=sha256, size=size)
    _refuse_nested(plain)
    return plain


def _unzip(packed: Spooled, folder: Path, most_bytes: int) -> Iterator[Spooled]:
    with zipfile.ZipFile(packed.path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        limit = _limit(packed.size, most_bytes)
        if sum(member.file_size for member in members) > limit:
            raise UnsafeArchive(f"{packed.origin} unpacks to more than {limit:,} bytes")
        if any(member.flag_bits & 0x1 for member in members):
            raise UnsafeArchive(f"{packed.origin} is encrypted")
        if _is_spreadsheet(archive):
            # Read every member once: a size that its header hides fails here, and not
            # inside the spreadsheet library.
            if archive.testzip() is not None:
                raise Malformed(f"{packed.origin} is a damaged spreadsheet")
            yield packed
            return
        if len(members) > MOST_MEMBERS:
            raise UnsafeArchive(f"{packed.origin} holds {len(members):,} files")
        for number, member in enumerate(members):
            path = folder / f"{packed.sha256}.{number}"
            with archive.open(member) as source, path.open("wb") as target:
                size, sha256 = copy_limited(
                    source,  # type: ignore[arg-type]
                    target,
                    most_bytes=limit,
                    what=packed.origin,
                )
            plain = replace(
                packed,
                path=path,
                name=plain_name(member.filename),
                origin=f"{packed.origin}!{plain_name(member.filename)}",
                group=f"{packed.group}/{packed.name}",
                sha256=sha256,
                size=size,
            )
            _refuse_nested(plain)
            yield plain


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist())
    return "[Content_Types].xml" in names or "content.xml" in names


def _refuse_nested(plain: Spooled) -> None:
    """An archive inside an archive is no list, and a way to multiply its size."""
    with plain.path.open("rb") as stream:
        head = stream.read(4)
    if head.startswith(_GZIP):
        raise UnsafeArchive(f"{plain.origin} is an archive inside an archive")
    if head.startswith(_ZIP):
        with zipfile.ZipFile(plain.path) as inner:
            if not _is_spreadsheet(inner):
                raise UnsafeArchive(f"{plain.origin} is an archive inside an archive")
