"""Files and folders on this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from watchword.errors import WrongUse
from watchword.fetch.spool import PIECE, Spooled, folder_date, plain_name


def local_files(path: Path) -> Iterator[Spooled]:
    """Yield a file, or every file below a folder in the order of their paths.

    Hidden files and links are passed over.

    Raises:
        WrongUse: There is nothing at the path.
    """
    if path.is_file():
        yield _spooled(path)
        return
    if not path.is_dir():
        raise WrongUse(f"{path}: no such file or folder")
    for each in sorted(path.rglob("*"), key=lambda found: (found.parent, found.name)):
        hidden = any(part.startswith(".") for part in each.relative_to(path).parts)
        if each.is_file() and not each.is_symlink() and not hidden:
            yield _spooled(each)


def _spooled(path: Path) -> Spooled:
    size, digest = 0, hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(PIECE):
            size += len(block)
            digest.update(block)
    folder = path.resolve().parent
    return Spooled(
        path=path,
        name=plain_name(path.name),
        origin=str(path),
        group=str(folder),
        sha256=digest.hexdigest(),
        size=size,
        folder_on=folder_date(folder.name),
    )
