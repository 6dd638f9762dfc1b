"""Read many reports: decode all, find copies, read each once, keep and write what they say.

Everything goes through a register, which is committed to in batches: one that was interrupted
goes on where it was, and the memory that is needed does not grow with the reports. Where the
reports are not to be kept, that register is a file that is thrown away.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from watchword import __version__
from watchword.errors import NotFound, WrongUse
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher
from watchword.service.processes import Processes, cores
from watchword.service.reading import workers
from watchword.service.reading.answer import ReadRun, Refusal
from watchword.service.reading.given import Given, find_given
from watchword.service.reading.keeping import keep_near_copies, keep_opened, keep_readings
from watchword.service.reading.opening import Opened
from watchword.service.reading.stored import StoredReading, readings_of
from watchword.service.writing import replacing
from watchword.settings import Settings
from watchword.store.register import Register

_OPENED_AT_ONCE = 20
_READ_AT_ONCE = 8
_COMMITTED_AT_ONCE = 10
"""How many such pieces are committed together."""
_FEW = 12
"""So many reports are read in this process: others would take longer to begin."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWishes:
    """What the user says about the reports.

    Attributes:
        published_on: The day of publication of all, over everything that they say.
        as_of: Who was listed on this day, instead of who is now.
        store: Whether to keep them in the register; None for where there is one.
        out: The file to write: a line of JSON for each report.
        jobs: How many processes; None for one a core.
        again: Read again what was read by this version before.
        opinions: Whose second opinion is asked on each; empty for those of the settings.
    """

    published_on: date | None = None
    as_of: date | None = None
    store: bool | None = None
    out: Path | None = None
    jobs: int | None = None
    again: bool = False
    opinions: tuple[str, ...] = ()


def read_reports(
    context: Context,
    sources: Sequence[Path],
    *,
    wishes: ReadWishes | None = None,
    stdin: BinaryIO | None = None,
    watcher: Watcher | None = None,
) -> ReadRun:
    """Read reports.

    Args:
        context: The register that they are held against and kept in.
        sources: Files, folders, files of JSON lines; ``-`` is standard input.
        wishes: What the user says about them.
        stdin: Standard input.
        watcher: Told how far the work is.

    Raises:
        WrongUse: There is no such file, or what was read would be kept nowhere.
        ExtraMissing: The ``news`` extra is not installed.
        RegisterTrouble: The register can't be written, or a process was lost.
    """
    wishes = wishes or ReadWishes()
    stored = keeps(context, wishes)
    if not stored and wishes.out is None:
        raise WrongUse("nothing would be kept of these reports: give --out FILE, or --store")
    with ExitStack() as stack:
        register = stack.enter_context(_register(context, stored=stored))
        run = _Run(context, register, wishes, watcher or Silence())
        stack.callback(workers.forget)
        run.begin(find_given(sources, stdin=stdin), stack)
        run.open_all()
        read = run.read_all()
        if wishes.out is not None:
            run.write(wishes.out)
        return run.answer(read=read, stored=stored)


def keeps(context: Context, wishes: ReadWishes) -> bool:
    """Whether reports are to be kept in the register.

    Raises:
        WrongUse: They are asked for as of a day, or from what was known, and to be kept.
    """
    looks_back = wishes.as_of is not None or context.known_at is not None
    if looks_back and wishes.store:
        raise WrongUse("what is read as of a day, or as known on one, is not stored")
    if wishes.store is not None or looks_back:
        return bool(wishes.store)
    try:
        context.state()
    except NotFound:
        return False
    return True


def asked(settings: Settings, wishes: ReadWishes) -> Settings:
    """The settings with those whose second opinion is wished."""
    return replace(settings, second_opinions=wishes.opinions) if wishes.opinions else settings


@contextmanager
def _register(context: Context, *, stored: bool) -> Iterator[Register]:
    if stored:
        yield context.register
        return
    with tempfile.TemporaryDirectory(prefix="watchword-") as folder:
        scratch = Register(Path(folder, "reports.sqlite"))
        try:
            yield scratch
        finally:
            scratch.close()


@dataclass
class _Run:
    """One run over many reports, and how far it is."""

    context: Context
    register: Register
    wishes: ReadWishes
    watcher: Watcher
    given: Iterator[Given] = field(default_factory=lambda: iter(()))
    processes: Processes | None = None
    model: str = ""
    count: int = 0
    near: int = 0
    numbers: list[int] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    refused: list[Refusal] = field(default_factory=list)

    def begin(self, given: Iterator[Given], stack: ExitStack) -> None:
        """Load what reading needs, and start the processes before anything has threads."""
        task = workers.Task(
            settings=asked(self.context.settings, self.wishes),
            known_at=self.context.known_at,
            published_on=self.wishes.published_on,
            as_of=self.wishes.as_of,
        )
        first = list(islice(given, _FEW + 1))
        self.given = chain(first, given)
        self.model = workers.prepare(task).name
        jobs = cores() if self.wishes.jobs is None else self.wishes.jobs
        self.context.close()
        self.register.close()
        if jobs > 1 and len(first) > _FEW:
            self.processes = stack.enter_context(Processes(jobs, begin=workers.begin, told=(task,)))

    def open_all(self) -> None:
        """Decode every report and store its text; then find near copies."""
        self.watcher.begin("open", None)
        pieces = _pieces(self.given, _OPENED_AT_ONCE)
        results = (
            map(workers.open_some, pieces)
            if self.processes is None
            else self.processes.in_order(pieces, workers.open_some)
        )
        for some in _pieces(results, _COMMITTED_AT_ONCE):
            self._keep([each for piece in some for each in piece])
            self.watcher.advance(self.count)
        if self.numbers:
            self.watcher.begin("compare", None)
            self.near = keep_near_copies(self.register, set(self.numbers), sorted(self.days))

    def _keep(self, opened: list[Opened]) -> None:
        self.count += len(opened)
        self.refused += [
            Refusal(origin=each.origin, message=each.refused) for each in opened if each.refused
        ]
        self.days.update(each.found.published_on for each in opened if each.found is not None)
        self.numbers += keep_opened(self.register, opened)

    def read_all(self) -> int:
        """Read every report that has to be, and store what it says; gives how many."""
        if not self.numbers:
            return 0
        with self.register.read() as reader:
            untold = reader.reports().untold(
                self.numbers, version=__version__, model=self.model, again=self.wishes.again
            )
        self.watcher.begin("read", len(untold))
        pieces = self._texts(untold)
        results = (
            map(workers.read_some, pieces)
            if self.processes is None
            else self.processes.in_order(pieces, workers.read_some)
        )
        done = 0
        for some in _pieces(results, _COMMITTED_AT_ONCE):
            readings = [each for piece in some for each in piece]
            keep_readings(self.register, readings)
            done += len(readings)
            self.watcher.advance(done)
        return done

    def _texts(self, untold: Sequence[tuple[int, date]]) -> Iterator[list[workers.Text]]:
        for some in _pieces(iter(untold), _READ_AT_ONCE):
            with self.register.read() as reader:
                reports = reader.reports()
                texts = [workers.Text(number, reports.text(number), day) for number, day in some]
            yield texts

    def write(self, out: Path) -> None:
        """Write a line for each report."""
        self.watcher.begin("write", None)
        with replacing(out) as stream, self.register.read() as reader:
            for done, each in enumerate(readings_of(reader.reports(), set(self.numbers)), start=1):
                stream.write(json.dumps(line_of(each), ensure_ascii=False) + "\n")
                self.watcher.advance(done)

    def answer(self, *, read: int, stored: bool) -> ReadRun:
        """What became of them."""
        reports = 0
        if self.numbers:
            with self.register.read() as reader:
                reports = len(reader.reports().families_with(self.numbers))
        return ReadRun(
            given=self.count,
            reports=reports,
            read=read,
            copies=len(self.numbers) - len(set(self.numbers)),
            near_copies=self.near,
            refused=tuple(self.refused),
            stored=stored,
            out=None if self.wishes.out is None else str(self.wishes.out),
        )


def line_of(stored: StoredReading) -> dict[str, Any]:
    """A stored reading as a line of the output: the reading, and where it was found."""
    own = stored.copies[0].report
    return {
        **stored.reading.to_dict(),
        "sources": list(stored.sources),
        "copies": [
            {
                "source": copy.source,
                "origin": copy.origin,
                "title": copy.title,
                "published_on": copy.published_on.isoformat(),
                "id": f"sha256:{copy.report}",
                "near": copy.report != own,
                "length": copy.length,
            }
            for copy in stored.copies
        ],
    }


def _pieces(values: Iterable[T], size: int) -> Iterator[list[T]]:
    values = iter(values)
    while piece := list(islice(values, size)):
        yield piece
