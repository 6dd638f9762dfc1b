"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from watchword.errors import WrongUse


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes its place when it is complete.

    Raises:
        WrongUse: The file can't be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", text=True)
    except OSError as error:
        raise WrongUse(f"{path} can't be written: {error}") from error
    waiting = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def harmless_cell(text: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula.

    A cell that begins like a formula gets an apostrophe before it, unless it is a number
    (OWASP, "CSV Injection").
    """
    if not text.startswith(_FORMULA_MARKS):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text
