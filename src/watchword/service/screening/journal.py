"""What a run leaves behind when it is killed, and how the next one goes on from there.

Beside the file that is to be written, ``OUT.partial/`` holds

- ``rows``: the output so far, only ever added to;
- ``journal``: one JSON line that says of what the rows are made, then one for each commit:
  how many rows of the input are done, and how long ``rows`` was then, with its SHA-256.

A commit is written after its rows have reached the disk. Whatever stands in ``rows`` behind
the last commit was being written when the run ended; it is cut off and made again, so no row
is lost or doubled. When all is done ``rows`` becomes the file, in one rename.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from watchword.errors import WrongUse
from watchword.service.screening.tally import Tally

_BLOCK = 1 << 20

Binding = Mapping[str, object]
"""What the rows are made of, by what a user calls it; all of it must be the same to go on."""


@dataclass(frozen=True, slots=True)
class _Done:
    """Everything up to one point of the output; replaced as a whole, never changed."""

    size: int
    digest: Any
    tally: Tally


class Journal:
    """The unfinished output of one run. At most one run can have it open.

    Args:
        out: The file that is to be written.
        every: The seconds between two commits.
    """

    def __init__(self, out: Path, *, every: float = 1.0) -> None:
        self.out = out
        self.folder = out.with_name(f"{out.name}.partial")
        self.rows = self.folder / "rows"
        self._journal = self.folder / "journal"
        self._every = every
        self._done = _Done(0, hashlib.sha256(), Tally())
        self._committed = self._done
        self._next = 0.0
        self._lock: IO[bytes] | None = None
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Journal:
        try:
            self.folder.mkdir(exist_ok=True)
            lock = (self.folder / "lock").open("ab")
        except OSError as error:
            raise WrongUse(f"{self.out} can't be written: {error.strerror or error}") from error
        try:
            _lock(lock, self.out)
        except WrongUse:
            lock.close()
            raise
        self._lock = lock
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._stream is not None:
                # On a full disk neither can be done, and the failure itself tells more.
                with suppress(OSError):
                    self.commit()
                with suppress(OSError):
                    self._stream.close()
        finally:
            if self._lock is not None:
                self._lock.close()

    def begin(self, binding: Binding, *, head: bytes = b"", restart: bool = False) -> Tally:
        """Go on from where an earlier run of the same ended; else begin.

        Args:
            binding: What the rows are made of.
            head: What stands before the first row.
            restart: Begin in any case.

        Raises:
            WrongUse: What an earlier run has left is of something else, and ``restart``
                was not asked for.
        """
        kept = None if restart else self._read(binding)
        if kept is None:
            self._journal.unlink(missing_ok=True)
            self.rows.write_bytes(head)
            self._done = _Done(len(head), hashlib.sha256(head), Tally())
            _append(self._journal, {"made of": binding})
        else:
            os.truncate(self.rows, kept.size)
            self._done = self._committed = kept
        self._stream = self.rows.open("ab")
        self._next = time.monotonic() + self._every
        return self._done.tally

    def add(self, content: bytes, tally: Tally) -> None:
        """Add the output of some rows, with their counts; commit when it is time to."""
        assert self._stream is not None  # noqa: S101 - begin() comes first
        digest = self._done.digest.copy()
        digest.update(content)
        self._stream.write(content)
        self._done = _Done(self._done.size + len(content), digest, self._done.tally + tally)
        if time.monotonic() >= self._next:
            self.commit()

    @property
    def tally(self) -> Tally:
        """The counts of all rows so far, those of earlier runs with them."""
        return self._done.tally

    def commit(self) -> None:
        """Make sure that everything so far outlives a kill or a power cut."""
        assert self._stream is not None  # noqa: S101
        done = self._done
        if done is not self._committed:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            line = {
                "size": done.size,
                "sha256": done.digest.hexdigest(),
                "tally": done.tally.to_dict(),
            }
            _append(self._journal, line)
            self._committed = done
        self._next = time.monotonic() + self._every

    def finish(self, finished: Path | None = None) -> None:
        """Put the output, or a file made from it, in place and clear away the rest."""
        self.commit()
        assert self._stream is not None  # noqa: S101
        self._stream.close()
        self._stream = None
        (finished or self.rows).replace(self.out)
        _sync_folder(self.out.parent)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self, binding: Binding) -> _Done | None:
        """The last commit that is whole; None where there is nothing to go on from."""
        first, *commits = _journal_lines(self._journal) or [{}]
        then = first.get("made of")
        if not isinstance(then, dict) or not self.rows.is_file():
            return None
        now = json.loads(json.dumps(binding))
        if then != now:
            _refuse(self.folder, then, now)
        size = self.rows.stat().st_size
        for line in reversed(commits):
            if line["size"] <= size:
                digest = _digest(self.rows, line["size"])
                if digest.hexdigest() == line["sha256"]:
                    return _Done(line["size"], digest, Tally(**line["tally"]))
        return None


def _journal_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a journal; the last may be torn, and is left out then."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    lines: list[dict[str, Any]] = []
    for line in content.splitlines(keepends=True):
        try:
            value = json.loads(line) if line.endswith(b"\n") else None
        except ValueError:
            value = None
        if not isinstance(value, dict):
            break
        lines.append(value)
    return lines


def _append(path: Path, line: Mapping[str, object]) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, sort_keys=True) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def _digest(path: Path, size: int) -> Any:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while size and (block := stream.read(min(_BLOCK, size))):
            digest.update(block)
            size -= len(block)
    return digest


def _refuse(folder: Path, then: Mapping[str, object], now: Mapping[str, object]) -> None:
    changed = [key for key in now if then.get(key) != now[key]]
    raise WrongUse(
        f"{folder} holds the beginning of another run: {', '.join(changed) or 'something'} "
        "has changed since; --restart begins again and forgets it"
    )


def _lock(stream: IO[bytes], out: Path) -> None:
    """Hold the folder for this process alone; the system lets go of it with the process."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows has no such locks
        return
    try:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise WrongUse(f"another run is writing {out}") from None


def _sync_folder(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # pragma: no cover - Windows opens no folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
