"""Work on all cores, with the results in the order of the input and little in memory.

Processes are forked where that is safe: what the first process has loaded (the tables of
names and scripts, compiled code, the mapped index) is shared and not loaded again. A process
that has threads is not forked; its workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from watchword.errors import RegisterTrouble
from watchword.service.screening.rows import Row
from watchword.service.screening.work import Chunk, Done, Task, Worker

_ROWS = 250
_CHARACTERS = 1 << 21
"""A chunk ends at so many rows, or so many characters."""
_AHEAD = 4
"""How many chunks wait for each process: enough that none runs dry, few in memory."""

_worker: Worker | None = None


def chunks(rows: Iterator[Row], *, first: int) -> Iterator[Chunk]:
    """The rows by chunks; the first has the number ``first``."""
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += sum(len(cell) for cell in row[0] if type(cell) is str)
        if len(held) == _ROWS or size > _CHARACTERS:
            yield Chunk(first, held)
            first, held, size = first + len(held), [], 0
    if held:
        yield Chunk(first, held)


def processes_for(total: int, wanted: int) -> int:
    """How many processes some rows are worth."""
    return max(1, min(wanted, -(-total // _ROWS)))


def work_alone(task: Task, work: Iterator[Chunk]) -> Generator[Done, None, None]:
    """What becomes of each chunk, in this process."""
    worker = Worker(task)
    for chunk in work:
        yield worker.work(chunk)


def work_together(
    task: Task, work: Iterator[Chunk], *, jobs: int, sample: list[Row]
) -> Generator[Done, None, None]:
    """What becomes of each chunk, in the order of the chunks, from several processes.

    Args:
        task: What every process is told.
        work: The chunks; none is taken before the processes run.
        jobs: How many processes.
        sample: Some rows like those to come. They are checked here first, so that what
            checking loads is loaded when the process is forked.

    Raises:
        RegisterTrouble: A process was killed.
    """
    global _worker  # noqa: PLW0603 - forked processes find it there
    _worker = Worker(task)
    _worker.work(Chunk(1, sample))
    executor = ProcessPoolExecutor(
        jobs, mp_context=_start_method(), initializer=_begin, initargs=(task,)
    )
    waiting: deque[Future[Done]] = deque()
    try:
        executor.submit(_is_ready).result()
        for chunk in work:
            waiting.append(executor.submit(_work, chunk))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise RegisterTrouble(
            "a worker process was lost, perhaps for want of memory; "
            "what is done is kept: the same command goes on from there"
        ) from error
    finally:
        _worker = None
        executor.shutdown(wait=True, cancel_futures=True)


def _start_method() -> multiprocessing.context.BaseContext:
    alone = threading.active_count() == 1
    forks = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if forks and alone else "spawn")


def _begin(task: Task) -> None:
    """Make a process ready: it leaves Ctrl-C to its parent, and ends with it."""
    global _worker  # noqa: PLW0603 - one for each process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if _worker is None:
        _worker = Worker(task)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its next chunk for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _is_ready() -> bool:
    return _worker is not None


def _work(chunk: Chunk) -> Done:
    assert _worker is not None  # noqa: S101 - _begin() comes first
    return _worker.work(chunk)
