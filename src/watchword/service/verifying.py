"""Verify a register: what it stores, the records of decisions, and its index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from watchword.errors import IndexDamaged, IndexMissing, RegisterDamaged
from watchword.index import verify_index
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher
from watchword.store.reader import Reader
from watchword.store.schema import SCHEMA_VERSION
from watchword.store.verify import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found.

    Attributes:
        state: The register's state; empty where a damaged release leaves it without one.
        schema: The version of its tables.
        releases, files: How many were looked at.
        index: ``whole``, ``missing`` (it is built when it is needed) or ``damaged``.
        faults: Everything that does not agree with itself; empty where all is well.
    """

    state: str
    schema: str
    releases: int
    files: int
    index: str
    faults: tuple[Fault, ...]

    def to_dict(self) -> dict[str, Any]:
        """What was found as JSON values."""
        return {
            "state": self.state,
            "schema": self.schema,
            "releases": self.releases,
            "files": self.files,
            "index": self.index,
            "faults": [asdict(fault) for fault in self.faults],
        }


def verify(context: Context, *, watcher: Watcher | None = None) -> Verified:
    """Hold a register against its own hashes, counts and chains.

    Nothing is changed.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: It can't be read at all.
    """
    progress = _Progress(watcher or Silence())
    with context.register.read() as reader:
        faults = list(reader.faults(progress.advance))
        faults += _records(reader)
        releases, files = reader.counts()
        try:
            state = reader.state()
        except ValueError:  # a day that is none: told above
            state = ""
    index, found = _index(context, state) if state else ("missing", [])
    return Verified(
        state=state,
        schema=SCHEMA_VERSION,
        releases=releases,
        files=files,
        index=index,
        faults=(*faults, *found),
    )


def _records(reader: Reader) -> list[Fault]:
    """The records of decisions, each against its chain."""
    questions: tuple[tuple[str, Callable[[], object]], ...] = (
        ("decisions on known false positives", reader.allow_record),
        ("merge decisions", reader.review_record),
    )
    found = []
    for where, ask in questions:
        try:
            ask()
        except RegisterDamaged as error:
            mend = "restore a backup, or export what is left and import it into a new register"
            found.append(Fault(what="record", where=where, message=str(error), mend=mend))
    return found


def _index(context: Context, state: str) -> tuple[str, list[Fault]]:
    try:
        verify_index(context.index_folder, state=state)
    except IndexMissing:
        return "missing", []
    except (IndexDamaged, OSError) as error:
        mend = f"delete {context.index_folder}; the next question builds it again"
        fault = Fault(what="index", where=state[:12], message=str(error), mend=mend)
        return "damaged", [fault]
    return "whole", []


class _Progress:
    """Begins a new bar for each kind of thing that is looked at."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._what = ""

    def advance(self, what: str, done: int) -> None:
        if what != self._what:
            self._what = what
            self._watcher.begin(what, None)
        self._watcher.advance(done)
