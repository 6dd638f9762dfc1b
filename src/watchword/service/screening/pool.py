"""Rows by chunks, on all cores (see :mod:`watchword.service.processes`)."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from watchword.service.processes import Processes
from watchword.service.screening.rows import Row
from watchword.service.screening.work import Chunk, Done, Task, Worker

_ROWS = 250
_CHARACTERS = 1 << 21
"""A chunk ends at so many rows, or so many characters."""

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
    try:
        with Processes(jobs, begin=_begin, told=(task,)) as processes:
            yield from processes.in_order(work, _work)
    finally:
        _worker = None


def _begin(task: Task) -> None:
    global _worker  # noqa: PLW0603 - one for each process
    if _worker is None:
        _worker = Worker(task)


def _work(chunk: Chunk) -> Done:
    assert _worker is not None  # noqa: S101 - _begin() comes first
    return _worker.work(chunk)
