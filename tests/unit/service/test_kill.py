"""Kill an update at any moment: the register is as before or as after, never between."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.unit.service.test_update import canada, written

from watchword.service.checking import check, make_subject
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.update import update_from_path
from watchword.settings import Settings
from watchword.store.register import Register

pytestmark = pytest.mark.slow

UPDATE = """
import sys
from pathlib import Path
from watchword.cli.app import watchword
watchword(["update", "--register", sys.argv[1], "--from", sys.argv[2]])
"""

# Kills its own process, with no chance to tidy up, at the n-th call of a function.
KILL_INSIDE = """
import importlib, os, signal, sys
module, name, wanted = sys.argv[3], sys.argv[4], int(sys.argv[5])
holder = importlib.import_module(module)
*path, last = name.split(".")
for part in path:
    holder = getattr(holder, part)
real, calls = getattr(holder, last), 0
def deadly(*args, **kwargs):
    global calls
    calls += 1
    if calls == wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
setattr(holder, last, deadly)
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    update_from_path(made, written(tmp_path, canada(2500)))
    ensure_index(made)
    made.register.close()
    return made


def assert_whole(context: Context) -> int:
    """Every release holds what it says, its raw bytes too; returns how many there are."""
    register = Register(context.settings.register)
    with register.read() as reader:
        releases = reader.releases()
        for stored in releases:
            assert len(reader.entry_ids(stored.id)) == stored.release.targets
            assert sum(1 for _ in reader.entries(stored.id)) == stored.release.targets
            for _, sha256 in reader.raw_files(stored.id):
                assert reader.raw(sha256)
    register.close()
    return len(releases)


def assert_can_go_on(context: Context, newer: Path) -> None:
    (outcome,) = update_from_path(context, newer)
    assert outcome.release is not None
    assert assert_whole(context) == 2
    assert check(context, make_subject("Given Name2600")).alerts
    context.register.close()


@pytest.mark.parametrize(
    ("function", "call"),
    [
        ("watchword.store.writer:ReleaseWriter._flush", 1),
        ("watchword.store.writer:ReleaseWriter._flush", 3),
        ("watchword.store.writer:ReleaseWriter.finish", 1),
        ("watchword.store.raw:_compressed", 1),
        ("watchword.service.intake:loss_doubt", 1),
        ("watchword.index.assemble:_write_texts", 1),
        ("watchword.index.layout:_sync_folder", 1),
    ],
)
def test_killed_inside(context: Context, tmp_path: Path, function: str, call: int) -> None:
    newer = written(tmp_path, canada(2600), "2023-05-01")
    before = context.state()
    module, _, name = function.partition(":")
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            KILL_INSIDE + UPDATE,
            context.settings.register,
            str(newer),
            module,
            name,
            str(call),
        ],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    releases = assert_whole(context)
    in_index = module.startswith("watchword.index")
    assert releases == (2 if in_index else 1)
    assert (context.state() == before) is not in_index
    assert_can_go_on(context, newer)


@pytest.mark.slow
def test_killed_at_any_time(context: Context, tmp_path: Path) -> None:
    newer = written(tmp_path, canada(2600), "2023-05-01")
    command = [sys.executable, "-c", UPDATE, context.settings.register, str(newer)]
    seen = set()
    for tenths in range(1, 40, 3):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(tenths / 10)
            run.kill()
        seen.add(assert_whole(context))
        if 2 in seen:
            break
    assert seen <= {1, 2}
    assert_can_go_on(context, newer)
