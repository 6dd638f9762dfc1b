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
