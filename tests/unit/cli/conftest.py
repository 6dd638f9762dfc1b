from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.support.sample import sample_register


@dataclass(frozen=True)
class Run:
    """A finished command."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Its standard output, which must be one JSON document."""
        return json.loads(self.out)


Watchword = Callable[..., Run]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a register of the sample lists."""
    context = sample_register(tmp_path_factory.mktemp("sample"))
    yield Path(context.settings.register)
    context.close()


@pytest.fixture
def watchword(sample: Path) -> Watchword:
    """Run a real ``watchword`` process on the sample register."""

    def run(*arguments: str, register: Path | str = sample, stdin: bytes = b"") -> Run:
        if arguments[:1] == ("read",) and register == sample:
            # The register is every test's: what one reads must not be another's report.
            arguments = (*arguments, "--no-store")
        done = subprocess.run(
            [sys.executable, "-m", "watchword", *arguments],
            input=stdin,
            capture_output=True,
            env={
                "WATCHWORD_REGISTER": str(register),
                "PATH": "",
                "HOME": str(sample.parent),
                "PYTHONWARNINGS": "error::DeprecationWarning:watchword",
            },
            check=False,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
