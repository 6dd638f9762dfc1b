"""Time whole processes: several runs after a warm-up, and the median of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SHARED = Path(__file__).parents[2] / "shared"
"""Where the real releases are, when they are."""


@dataclass(frozen=True)
class Timing:
    """What a command took: seconds of wall and processor time, megabytes at its peak."""

    wall: float
    cpu: float
    megabytes: float


def time_command(command: Sequence[str], *, runs: int, prepare: Callable[[], None]) -> Timing:
    """The medians over ``runs`` runs of a command, each after ``prepare``."""
    timings = []
    for number in range(runs + 1):
        prepare()
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ}) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        if number:  # the first run warms the caches of the system
            cpu = usage.ru_utime + usage.ru_stime
            timings.append(Timing(wall, cpu, usage.ru_maxrss / 1024))
    return Timing(
        *(median(getattr(each, name) for each in timings) for name in ("wall", "cpu", "megabytes"))
    )


def watchword(*arguments: str) -> list[str]:
    """The command line of a ``watchword`` command in this environment."""
    return [str(Path(sys.executable).with_name("watchword")), *arguments]
