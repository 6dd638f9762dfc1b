"""The register's state: one hash that names everything it has read.

A result of a query names it, the index is filed under it, and two registers that have
read the same releases have the same one.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from watchword.errors import RegisterDamaged

STATE_COLUMNS = ("authority", "list", "released_on", "sha256", "entries_sha256")


def state_of(rows: Iterable[tuple[str, ...]]) -> str:
    """The state of a register with these releases, each by its :data:`STATE_COLUMNS`."""
    digest = hashlib.sha256()
    for row in sorted(rows):
        digest.update("\x1f".join(row).encode() + b"\x1e")
    return digest.hexdigest()


def peek_state(path: Path) -> str | None:
    """The state of a register file, read without opening a full register.

    Asking one name from a cold process must not pay for SQLAlchemy, which takes longer
    to import than the question takes to answer.

    Returns:
        None where there is no such file, or no register in it yet.

    Raises:
        RegisterDamaged: The file is no SQLite database.
    """
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute(f"SELECT {', '.join(STATE_COLUMNS)} FROM release").fetchall()  # noqa: S608
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        raise RegisterDamaged(f"{path} is no register: {error}") from error
    return state_of(rows)
