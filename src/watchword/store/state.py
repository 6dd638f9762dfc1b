"""The register's state: one hash that names everything it has read.

A result of a query names it, the index is filed under it, and two registers that have
read the same releases have the same one. Merge decisions belong to it, since targets
follow from them.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from watchword.errors import RegisterDamaged
from watchword.store.chain import ask_table
from watchword.store.review_acts import read_review_head

STATE_COLUMNS = ("authority", "list", "released_on", "sha256", "entries_sha256")


def state_of(rows: Iterable[tuple[str, ...]], *, review_head: str | None = None) -> str:
    """The state of a register.

    Args:
        rows: Its releases, each by its :data:`STATE_COLUMNS`.
        review_head: The chain of its record of merge decisions.
    """
    digest = hashlib.sha256()
    for row in sorted(rows):
        digest.update("\x1f".join(row).encode() + b"\x1e")
    if review_head is not None:
        digest.update(b"\x1d" + review_head.encode())
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
            db.execute("BEGIN")
            rows = db.execute(f"SELECT {', '.join(STATE_COLUMNS)} FROM release").fetchall()  # noqa: S608
            head = read_review_head(ask_table(db, "review_act"))
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        raise RegisterDamaged(f"{path} is no register: {error}") from error
    return state_of(rows, review_head=head)
