"""Bring a register's schema to the version that this package knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from watchword.errors import RegisterVersion
from watchword.store.schema import SCHEMA_VERSION


def schema_version(connection: Connection) -> str | None:
    """The version of the register behind a connection; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if version is None else str(version)


def migrate(connection: Connection) -> None:
    """Create the tables, or bring them up to date, within the connection's transaction.

    Raises:
        RegisterVersion: The register is of a version that this package does not know.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    version = schema_version(connection)
    if version is not None and version not in known:
        raise RegisterVersion(
            f"the register has schema {version}, this version of Watchword knows up to "
            f"{SCHEMA_VERSION}: install the newer version that wrote it"
        )
    if version != SCHEMA_VERSION:
        command.upgrade(config, "head")
