"""Files that appear whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from watchword.errors import WrongUse


@contextmanager
def replacing(path: Path, *, errors: str = "strict") -> Iterator[TextIO]:
    """A text file that takes its place when it is complete.

    Args:
        path: The file.
        errors: What becomes of what is no character: a report or a file of others can hold
            it ("replace"), our own values can't.

    Raises:
        WrongUse: The file can't be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", text=True)
    except OSError as error:
        raise WrongUse(f"{path} can't be written: {error}") from error
    waiting = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors=errors) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


Written = TypeVar("Written")


def writer_of(path: Path, writers: Mapping[str, Written]) -> Written:
    """What writes the format that a file's ending names.

    Args:
        path: The file, which need not exist.
        writers: By ending, in lower case and with its dot.

    Raises:
        WrongUse: The ending is none of them.
    """
    found = writers.get(path.suffix.lower())
    if found is None:
        raise WrongUse(f"{path}: give a name that ends in {', '.join(writers)}")
    return found


def write_document(document: object, stream: TextIO) -> None:
    """Write a JSON document for people to read, too."""
    json.dump(document, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


_GUARD = "'"
_FORMULA_MARKS = frozenset("=+-@\t\r\n＝＋－＠" + _GUARD)
"""What makes a spreadsheet take a cell for a formula when it stands first (OWASP, "CSV
Injection"), the full-width forms that some read alike, and the guard itself."""


def harmless_cell(text: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula.

    A cell that begins like a formula, a signed number too, gets an apostrophe before it.
    So does one that begins with an apostrophe: what begins with one in the file was given
    one, and :func:`original_cell` takes it off.
    """
    return _GUARD + text if text and text[0] in _FORMULA_MARKS else text


def original_cell(text: str) -> str:
    """The cell that :func:`harmless_cell` was given."""
    return text[1:] if text.startswith(_GUARD) else text
