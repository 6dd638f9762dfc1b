"""What the user gives to be read: files, folders, JSON lines, standard input."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from watchword.errors import WrongUse
from watchword.news.text_in import SIZE_LIMIT

LINE_LIMIT = 3 * SIZE_LIMIT
"""The most bytes of a line: JSON may write a character as six."""
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_LINES = frozenset({".jsonl", ".ndjson"})
_HEAD = 1024
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One report before it is decoded.

    Attributes:
        origin: Where it is: a path, or a path and a line.
        path: Its file, where it is the whole of one.
        body: Its bytes, where they were read already: a line, or standard input.
        in_line: Whether the bytes are a line of JSON.
        trouble: Why it can't be read at all.
    """

    origin: str
    path: Path | None = None
    body: bytes | None = None
    in_line: bool = False
    trouble: str = ""


@contextmanager
def held(stream: BinaryIO) -> Iterator[tuple[BinaryIO, bytes]]:
    """Standard input, held so that it can be read from its beginning, and how it begins.

    What is large is held in a file and not in memory.
    """
    with tempfile.SpooledTemporaryFile(max_size=SIZE_LIMIT) as kept:
        shutil.copyfileobj(stream, kept)
        kept.seek(0)
        head = kept.read(_HEAD)
        kept.seek(0)
        yield cast(BinaryIO, kept), head


def is_single(sources: Sequence[Path], head: bytes = b"") -> bool:
    """Whether these are one report by their look: no folder, and no JSON lines.

    Args:
        sources: What the user gave.
        head: How standard input begins.
    """
    if len(sources) != 1:
        return False
    if str(sources[0]) == "-":
        return not begins_lines(head)
    return not sources[0].is_dir() and not _holds_lines(sources[0])


def find_given(sources: Iterable[Path], *, stdin: BinaryIO | None = None) -> Iterator[Given]:
    """The reports that the user gave, in order; a folder's by their paths.

    A file that is given twice is read once.

    Args:
        sources: Files and folders; ``-`` is standard input.
        stdin: What that is.

    Raises:
        WrongUse: There is no such file or folder.
    """
    seen: set[Path] = set()
    for source in sources:
        if str(source) == "-":
            if stdin is not None:
                yield from _from_stream(stdin)
            continue
        if not source.exists():
            raise WrongUse(f"there is no {source}")
        for path in _files(source):
            real = path.resolve()
            if real not in seen:
                seen.add(real)
                yield from _from_file(path)


def _files(source: Path) -> Iterator[Path]:
    """A file, or the files below a folder; what is hidden or no plain file is left out."""
    if not source.is_dir():
        yield source
        return
    # Links to folders are not followed: one that leads upwards would have no end.
    for folder, folders, names in os.walk(source, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _holds_lines(path: Path) -> bool:
    return path.suffix.casefold() in _LINES


def _from_file(path: Path) -> Iterator[Given]:
    origin = str(path.absolute())
    if not _holds_lines(path):
        yield Given(origin=origin, path=path)
        return
    try:
        with path.open("rb") as stream:
            yield from _from_lines(stream, origin)
    except OSError as error:
        yield Given(origin=origin, trouble=f"it can't be read: {error.strerror}")


def _from_stream(stream: BinaryIO) -> Iterator[Given]:
    """Standard input: a report, or JSON lines where its first line looks like one."""
    first = _line(stream)
    if first is None or begins_lines(first):
        yield _of_line(first, f"{STANDARD_INPUT} line 1")
        yield from _from_lines(stream, STANDARD_INPUT, number=1)
        return
    rest = stream.read(max(1, SIZE_LIMIT + 1 - len(first)))
    yield Given(origin=STANDARD_INPUT, body=first + rest)


def _from_lines(stream: BinaryIO, origin: str, *, number: int = 0) -> Iterator[Given]:
    while (line := _line(stream)) != b"":
        number += 1
        if line is None or line.strip():
            yield _of_line(line, f"{origin} line {number}")


def _of_line(line: bytes | None, place: str) -> Given:
    if line is None:
        return Given(origin=place, trouble=f"the line has more than {LINE_LIMIT:,} bytes")
    return Given(origin=place, body=line, in_line=True)


def _line(stream: BinaryIO) -> bytes | None:
    """A line with its end; empty at the end of the file, None for one that is too long."""
    line = stream.readline(LINE_LIMIT)
    if len(line) < LINE_LIMIT or line.endswith(b"\n"):
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(LINE_LIMIT)
    return None


def begins_lines(head: bytes) -> bool:
    """Whether a text that begins so looks like JSON lines."""
    return _OBJECT.match(head) is not None
