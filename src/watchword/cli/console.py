"""Rendering for people: tables, bars, and safe text.

Whatever comes from a list or a report may try to steer the terminal; everything that is
printed goes through :func:`plain` first. Colour is used on a terminal only.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

_PIPED_WIDTH = 140

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """Text without control characters and direction overrides."""
    return _CONTROLS.sub("", str(text))


def cell(text: object, style: str = "") -> Text:
    """A table cell that is never read as markup."""
    return Text(plain(text), style=style)


def out() -> Console:
    """The console on standard output; into a file or pipe it is wide."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)


def err() -> Console:
    """The console on standard error; into a file or pipe it is wide."""
    width = None if sys.stderr.isatty() else _PIPED_WIDTH
    return Console(stderr=True, highlight=False, width=width)


def table(*headings: str) -> Table:
    """An empty table in the house style."""
    made = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        right = heading in {"targets", "problems", "score", "age", "count"}
        made.add_column(heading, justify="right" if right else "left", overflow="fold")
    return made


def print_json(document: Any) -> None:
    """One JSON document on standard output, with the same bytes for the same content."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=_jsonable))


def _jsonable(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def age(day: date) -> str:
    """How old a day is, in words that a person reads at a glance."""
    days = (datetime.now(UTC).date() - day).days
    if days < 0:
        return "in the future"
    if days == 0:
        return "today"
    return f"{days} d" if days < 60 else f"{days // 30} mo" if days < 730 else f"{days // 365} y"


class Bars:
    """Draws a progress bar for whatever a use case reports."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def begin(self, what: str, total: int | None) -> None:
        """A piece of work begins."""
        # Not before: the bar draws itself from a thread, and a process with threads is no
        # good to fork.
        self._progress.start()
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(plain(what), total=total)

    def advance(self, done: int) -> None:
        """So many units of it are done."""
        if self._task is not None:
            self._progress.update(self._task, completed=done)


class _Rate(ProgressColumn):
    """How many units are done in a second."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


@contextmanager
def bars() -> Iterator[Bars]:
    """A progress bar on standard error, where that is a terminal."""
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,}"),
        _Rate(),
        TimeElapsedColumn(),
        TextColumn("[dim]left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    try:
        yield Bars(progress)
    finally:
        progress.stop()
