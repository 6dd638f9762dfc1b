"""Screen a file from its first row to its last."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from watchword import __version__
from watchword.errors import WrongUse
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher
from watchword.service.screening.journal import Journal
from watchword.service.screening.layout import SUFFIXES, Format
from watchword.service.screening.parquet_out import write_parquet
from watchword.service.screening.parquet_rows import ParquetRows
from watchword.service.screening.plan import Plan, plan_screening
from watchword.service.screening.pool import chunks, processes_for, work_alone, work_together
from watchword.service.screening.results import Stamp, output_columns
from watchword.service.screening.settling import settle_task
from watchword.service.screening.tally import Tally
from watchword.service.screening.wishes import ScreenWishes
from watchword.service.screening.work import Done, Task, make_encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """What became of a file.

    Attributes:
        out: Where the output is.
        tally: The counts.
        resumed: How many rows an earlier run had done.
    """

    plan: Plan
    out: str
    stamp: Stamp
    tally: Tally
    resumed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The screening as JSON values."""
        return {
            **self.plan.to_dict(),
            "output": self.out,
            "resumed_after": self.resumed,
            **self.tally.to_dict(),
            **self.stamp.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class _Run:
    """A plan with all that its rows need."""

    plan: Plan
    task: Task
    form: Format
    jobs: int
    watcher: Watcher

    def done(self, after: int) -> Iterator[Done]:
        """What becomes of the rows that follow the first ``after``, chunk by chunk."""
        work = chunks(islice(self.plan.rows.read(), after, None), first=after + 1)
        jobs = processes_for(self.plan.total - after, self.jobs)
        if jobs == 1:
            results = work_alone(self.task, work)
        else:
            results = work_together(self.task, work, jobs=jobs, sample=self.plan.sample)
        rows, begun = after, False
        with closing(results):
            for done in results:
                if not begun:
                    # Only now: processes are forked before a bar starts its thread.
                    self.watcher.begin("screen", self.plan.total)
                    begun = True
                yield done
                rows += done.tally.rows
                self.watcher.advance(rows)

    def write_parquet(self, rows: Path, out: Path) -> None:
        """The rows as Parquet."""
        source = self.plan.rows
        columns = output_columns(self.task.columns.names)
        types = source.types if isinstance(source, ParquetRows) else None
        write_parquet(rows, columns, types or ["VARCHAR"] * len(source.headings), out)

    def binding(self) -> dict[str, object]:
        """What an unfinished output is made of; all of it must agree to go on with it."""
        task = self.task
        return {
            "the input": self.plan.survey.sha256,
            "the layout of the input": self.plan.layout.to_dict(),
            "the mapping of columns": self.plan.columns.to_dict(),
            "the order of dates": self.plan.order.value,
            "the register": task.stamp.state,
            "the record of decisions": task.stamp.decisions,
            "the algorithm": task.stamp.algorithm,
            "the version": __version__,
            "a setting": task.settings(),
            "the format of the output": self.form.value,
        }


def screen_file(
    context: Context,
    source: Path | BinaryIO,
    out: Path | BinaryIO,
    *,
    wishes: ScreenWishes | None = None,
    watcher: Watcher | None = None,
) -> Screening:
    """Look at a file and screen it (see :func:`~.plan.plan_screening` and :func:`run_plan`)."""
    wishes = wishes or ScreenWishes()
    with plan_screening(source, wishes) as plan:
        return run_plan(context, plan, out, wishes=wishes, watcher=watcher)


def run_plan(
    context: Context,
    plan: Plan,
    out: Path | BinaryIO,
    *,
    wishes: ScreenWishes,
    watcher: Watcher | None = None,
) -> Screening:
    """Screen a file that was looked at.

    A file appears when it is complete. Until then ``OUT.partial`` beside it holds what is
    done, and the next run with the same input, settings and register goes on from there.

    Args:
        context: The register.
        plan: The input.
        out: The file to write, or a stream, which can't be gone on with.
        wishes: How to screen it.
        watcher: Told how far the work is.

    Raises:
        WrongUse: A wish that makes no sense; the output can't be written; or an earlier
            run of something else has left its beginning.
        NotFound: There is no register yet.
    """
    form = out_form(out, wishes.out_form)
    watcher = watcher or Silence()
    task = settle_task(context, plan, wishes, form=form)
    run = _Run(plan, task, form, wishes.processes, watcher)
    if isinstance(out, Path):
        return _to_file(run, out, restart=wishes.restart)
    return _to_stream(run, out)


def out_form(out: Path | BinaryIO, said: Format | None) -> Format:
    """The format of the output: what the user says, or the ending of the file's name.

    Raises:
        WrongUse: Neither says it, or a folder stands there.
    """
    if not isinstance(out, Path):
        return said or Format.CSV
    if out.is_dir():
        raise WrongUse(f"{out} is a folder")
    form = said or SUFFIXES.get(out.suffix.lower())
    if form is None:
        raise WrongUse(f"{out}: name it .csv, .jsonl or .parquet, or say --out-format")
    return form


def _to_file(run: _Run, out: Path, *, restart: bool) -> Screening:
    plan = run.plan
    if out.exists() and out.samefile(plan.path):
        raise WrongUse(f"{out} is the input")
    with Journal(out) as journal:
        head = make_encoder(run.task).begin()
        resumed = journal.begin(run.binding(), head=head, restart=restart).rows
        try:
            for done in run.done(resumed):
                journal.add(done.content, done.tally)
            plan.check_unchanged()
            finished = None
            if run.form is Format.PARQUET:
                finished = journal.folder / "rows.parquet"
                journal.commit()
                run.write_parquet(journal.rows, finished)
            tally = journal.tally
            journal.finish(finished)
        except OSError as error:
            raise WrongUse(f"{out} can't be written: {error.strerror or error}") from error
    return Screening(plan=plan, out=str(out), stamp=run.task.stamp, tally=tally, resumed=resumed)


def _to_stream(run: _Run, out: BinaryIO) -> Screening:
    if run.form is not Format.PARQUET:
        tally = _write_rows(run, out.write)
    else:
        with tempfile.TemporaryDirectory(prefix="watchword-") as folder:
            rows, finished = Path(folder) / "rows", Path(folder) / "rows.parquet"
            with rows.open("wb") as stream:
                tally = _write_rows(run, stream.write)
            run.write_parquet(rows, finished)
            with finished.open("rb") as stream:
                shutil.copyfileobj(stream, out)
    out.flush()
    run.plan.check_unchanged()
    return Screening(plan=run.plan, out="standard output", stamp=run.task.stamp, tally=tally)


def _write_rows(run: _Run, write: Callable[[bytes], int]) -> Tally:
    tally = Tally()
    write(make_encoder(run.task).begin())
    for done in run.done(0):
        write(done.content)
        tally += done.tally
    return tally
