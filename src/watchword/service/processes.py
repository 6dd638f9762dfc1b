"""Work on all cores, with the results in the order of the work and little in memory.

Processes are forked where that is safe: what the first process has loaded (the tables of
names and scripts, compiled code, the mapped index, the parser's model) is shared and not
loaded again. A process that has threads is not forked; its workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, TypeVar

from watchword.errors import RegisterTrouble

_AHEAD = 4
"""How many pieces wait for each process: enough that none runs dry, few in memory."""

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Processes:
    """Several processes that work for this one; used as a context.

    Args:
        jobs: How many.
        begin: Makes a process ready; called in each before anything is done.
        told: What it is called with.
    """

    def __init__(self, jobs: int, *, begin: Callable[..., None], told: tuple[Any, ...]) -> None:
        self._jobs = jobs
        self._executor = ProcessPoolExecutor(
            jobs, mp_context=_start_method(), initializer=_begin, initargs=(begin, told)
        )

    def __enter__(self) -> Processes:
        # Asked for something, all of them are started: before anybody starts a thread here.
        with _told_of_loss():
            self._executor.submit(_is_ready).result()
        return self

    def __exit__(self, *error: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def in_order(
        self, work: Iterable[Piece], do: Callable[[Piece], Result]
    ) -> Generator[Result, None, None]:
        """What becomes of each piece of work, in order.

        Args:
            work: The pieces; taken as they are needed.
            do: A function of a module, which each process finds there.

        Raises:
            RegisterTrouble: A process was killed.
        """
        waiting: deque[Future[Result]] = deque()
        with _told_of_loss():
            for piece in work:
                waiting.append(self._executor.submit(do, piece))
                if len(waiting) >= self._jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


@contextmanager
def _told_of_loss() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise RegisterTrouble(
            "a worker process was lost, perhaps for want of memory; "
            "what is done is kept: the same command goes on from there"
        ) from error


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_method() -> multiprocessing.context.BaseContext:
    alone = threading.active_count() == 1
    forks = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if forks and alone else "spawn")


def _begin(begin: Callable[..., None], told: tuple[Any, ...]) -> None:
    """Make a process ready: it leaves Ctrl-C to its parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*told)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its next piece for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _is_ready() -> bool:
    return True
