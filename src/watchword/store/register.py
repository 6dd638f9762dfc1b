"""The register: everything ever read, and who said it when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from watchword.errors import NotFound, RegisterTrouble, WrongUse
from watchword.store.engine import connect, is_url, reading, writing
from watchword.store.known import look_back
from watchword.store.migrate import migrate, schema_version
from watchword.store.reader import Reader
from watchword.store.schema import SCHEMA_VERSION

PATIENCE = 30.0
"""How long an update waits for another one, in seconds."""


class Register:
    """A register in a SQLite file or in PostgreSQL.

    Args:
        location: A path, or a ``postgresql://`` URL.
        known_at: See the register as it was at this instant; None for now. Such a register
            can't be written.
    """

    def __init__(self, location: str | Path, *, known_at: datetime | None = None) -> None:
        self.location = location
        self.known_at = known_at
        self._engine: Engine | None = None
        self._checked = False

    @property
    def path(self) -> Path | None:
        """The register's file; None for a database server."""
        return None if is_url(self.location) else Path(self.location)

    @property
    def key(self) -> str:
        """A short name for the register's location, without the secrets of a URL."""
        return hashlib.sha256(str(self.location).encode()).hexdigest()[:16]

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Read one committed state.

        Raises:
            NotFound: There is no register yet.
            RegisterVersion: It was written by a newer version.
        """
        path = self.path
        if path is not None and not path.is_file():
            raise NotFound(f"there is no register at {path}: run `watchword update` first")
        self._check()
        with reading(self._open()) as connection:
            if self.known_at is not None:
                look_back(connection, self.known_at)
            yield Reader(connection)

    @contextmanager
    def write(self, *, patience: float = PATIENCE) -> Iterator[Connection]:
        """The one writer's transaction; creates the register, or migrates it, if need be.

        Raises:
            RegisterBusy: Another update holds it.
            WrongUse: It is seen as it was once.
        """
        if self.known_at is not None:
            raise WrongUse(f"what was known at {self.known_at} can be asked, and not changed")
        path = self.path
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise RegisterTrouble(f"{path.parent} can't be made: {error}") from error
        with writing(self._open(), patience=patience) as connection:
            if not self._checked:
                migrate(connection)
            yield connection
        self._checked = True

    def close(self) -> None:
        """Close its connections."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _open(self) -> Engine:
        if self._engine is None:
            self._engine = connect(self.location)
        return self._engine

    def _check(self) -> None:
        """Have the schema that this version knows before anything is read."""
        if self._checked:
            return
        with reading(self._open()) as connection:
            version = schema_version(connection)
        if version is None:
            raise NotFound("the register is empty: run `watchword update` first")
        if version != SCHEMA_VERSION:
            with writing(self._open(), patience=PATIENCE) as connection:
                migrate(connection)
        self._checked = True
