"""The process that a second opinion runs in: kept apart, timed, and silent.

A plug-in may fail, hang, write to standard output or take the process down; none of it
may reach the reading. So it runs in a process of its own, whose outputs go nowhere, and
answers in JSON through a pipe that it is not told of. An answer that is late or too
large ends the process; the next report gets a new one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import EntryPoint
from threading import Thread
from types import TracebackType
from typing import IO, Any, Self

import msgspec

from watchword.news.opinions import Answer, Failure, choose, hear
from watchword.news.report import Reading

MOST_FAILURES = 3
"""After so many failures in a row a plug-in is not asked any more."""
MOST_BYTES = 4 << 20
"""The longest answer."""
_SECONDS_TO_LEAVE = 1.0

Tables = Mapping[str, Mapping[str, Any]]


class Panel:
    """The plug-ins that the user named, each ready to be asked about one report after another.

    Args:
        names: Whom to ask, in order.
        tables: Each one's own settings.
        seconds: How long each may take over one report, its start included.

    Raises:
        WrongUse: One of them is not installed.
    """

    def __init__(self, names: Iterable[str], *, tables: Tables, seconds: float) -> None:
        self._askers = [
            _Asker(entry, tables.get(name, {}), seconds) for name, entry in choose(names).items()
        ]

    def __enter__(self) -> Self:
        """The panel itself: its processes start when they are first asked."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End its processes."""
        self.close()

    def close(self) -> None:
        """End its processes; they start again when they are asked again."""
        for asker in self._askers:
            asker.stop()

    def review(self, reading: Reading, text: str) -> Reading:
        """The reading with every plug-in's opinion; each sees what the rules read alone."""
        if reading.report.language is None:
            return reading
        heard = reading
        for asker in self._askers:
            answer = asker.ask(reading, text)
            heard = hear(heard, text, name=asker.name, answer=answer)
        return heard


class _Asker:
    """One plug-in and its process."""

    def __init__(self, entry: EntryPoint, table: Mapping[str, Any], seconds: float) -> None:
        self.name = entry.name
        self._start = {"name": entry.name, "value": entry.value, "table": dict(table)}
        self._seconds = seconds
        self._failures = 0
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, reading: Reading, text: str) -> Answer:
        """What the plug-in answers, or why it does not."""
        if self._failures >= MOST_FAILURES:
            return Answer(failure=Failure.GIVEN_UP)
        answer = self._ask({"reading": reading.to_dict(), "text": text})
        self._failures = 0 if answer.failure is None else self._failures + 1
        return answer

    def _ask(self, question: Mapping[str, Any]) -> Answer:
        received: list[bytes] = []
        late = self._in_time(lambda: received.append(self._talk(question)))
        if late or not received:
            self.stop()
            return Answer(failure=Failure.TOO_SLOW if late else Failure.BROKEN)
        try:
            return msgspec.json.decode(received[0], type=Answer)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self.stop()
            return Answer(failure=Failure.BROKEN)

    def _in_time(self, work: Callable[[], None]) -> bool:
        """Do something that may block for good; whether it took too long."""

        def guarded() -> None:
            with suppress(OSError, ValueError, subprocess.SubprocessError):
                work()

        thread = Thread(target=guarded, daemon=True)
        thread.start()
        thread.join(self._seconds)
        late = thread.is_alive()
        if late and self._process is not None:
            _kill(self._process)
            thread.join(_SECONDS_TO_LEAVE)
        if thread.is_alive():
            # Something that the plug-in started outlives it and holds the pipe: closing it
            # would wait for that. The pipe is given up with the process.
            self._process = None
        return late

    def _talk(self, question: Mapping[str, Any]) -> bytes:
        """Put a question; the answer's line.

        Raises:
            OSError: The process ended.
            ValueError: The answer is too long, or there is none.
        """
        to, back = self._pipes()
        to.write(msgspec.json.encode(question) + b"\n")
        to.flush()
        line = back.readline(MOST_BYTES)
        if not line.endswith(b"\n"):
            raise ValueError("no answer, or one without an end")
        return line

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """The way to the process and back; it is started where there is none."""
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
            to = self._process.stdin
            if to is not None:
                to.write(msgspec.json.encode(self._start) + b"\n")
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise OSError("the process has no pipes")
        return to, back

    def stop(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _start() -> subprocess.Popen[bytes]:
    """Start a process that sees the modules that we see: our interpreter, our module."""
    path = os.pathsep.join(each for each in sys.path if each)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "watchword.news.opinion_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
