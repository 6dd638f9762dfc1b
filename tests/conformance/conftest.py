"""The registers that the conformance suite runs on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.support.postgres import postgres_server, server_binaries

_numbers = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL server."""
    binaries = server_binaries()
    if binaries is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set, but PostgreSQL's server is not installed")
        pytest.skip("needs PostgreSQL's server (Debian: apt-get install postgresql)")
    with postgres_server(binaries) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The location of a new, empty register on each backend."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    url: str = request.getfixturevalue("postgres")
    name = f"register_{next(_numbers)}"
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?")
