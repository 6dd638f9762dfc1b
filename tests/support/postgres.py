"""A throw-away PostgreSQL server from the system's own binaries."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def server_binaries() -> Path | None:
    """The folder with ``initdb`` and ``postgres``, newest version first."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return installed[0].parent if installed else None


def _as_server_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root; Debian's package makes a user for it."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


@contextmanager
def postgres_server(binaries: Path) -> Iterator[str]:
    """Run a server on a socket in a folder of its own; yields its URL."""
    with tempfile.TemporaryDirectory(prefix="watchword-pg-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        subprocess.run(
            _as_server_user(
                [str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-N"]
            ),
            check=True,
            capture_output=True,
            cwd=folder,
        )
        # No TCP port at all: the socket is in our own folder.
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = [str(binaries / "pg_ctl"), "-D", data, "-w", "-s"]
        subprocess.run(
            _as_server_user([*control, "-l", f"{folder}/log", "-o", options, "start"]),
            check=True,
            cwd=folder,
        )
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            subprocess.run(
                _as_server_user([*control, "-m", "immediate", "stop"]), check=False, cwd=folder
            )
