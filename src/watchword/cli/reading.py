"""``watchword read``."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import bars, cell, err, out, print_json, table
from watchword.cli.exits import INPUT_REFUSED
from watchword.service.context import Context
from watchword.service.reading import (
    ReadRun,
    ReadWishes,
    held,
    is_single,
    read_one,
    read_reports,
)

_SHOWN = 20
"""How many refused reports are shown; ``--json`` has all."""


@click.command()
@click.argument(
    "report",
    metavar="REPORT...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of publication. By default what each report states of itself.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Who was listed on that day, instead of who is now; nothing is stored then.",
)
@click.option(
    "--store/--no-store",
    default=None,
    help="Keep what is read in the register. Default: where there is one.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what is read to a file of JSON lines, a report each.",
)
@click.option("--again", is_flag=True, help="Read again what this version has read before.")
@click.option(
    "--opinion",
    "opinions",
    metavar="NAME",
    multiple=True,
    help="Ask this plug-in for a second opinion; may be given again. Default: as set.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes. Default: one a core.")
@known_on_option
@shared_options
def read(
    report: tuple[Path, ...],
    published: datetime | None,
    as_of: datetime | None,
    register: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Read news reports: who is in them, who said what, and who of them is sanctioned.

    REPORT is a text, a web page or a PDF; a folder of such files; a .jsonl file with a report
    in each line; or - for standard input. One report is shown. Of several there is a summary:
    they are kept in the register, or written with --out.
    """
    context = open_context(register)
    wishes = ReadWishes(
        published_on=published.date() if published else None,
        as_of=as_of.date() if as_of else None,
        **options,
    )
    with ExitStack() as stack:
        stdin, head = None, b""
        if any(str(each) == "-" for each in report):
            stdin, head = stack.enter_context(held(sys.stdin.buffer))
        if wishes.out is None and is_single(report, head):
            _read_one(context, report[0], wishes, stdin=stdin, as_json=as_json)
            return
        watcher = stack.enter_context(bars())
        run = read_reports(context, report, wishes=wishes, stdin=stdin, watcher=watcher)
    if as_json:
        print_json(run.to_dict())
    else:
        _summary(out(), run)
    if run.refused:
        sys.exit(INPUT_REFUSED)


def _read_one(
    context: Context, report: Path, wishes: ReadWishes, *, stdin: BinaryIO | None, as_json: bool
) -> None:
    done = read_one(context, report, wishes=wishes, stdin=stdin)
    if done.trouble:
        err().print(cell(f"not stored: {done.trouble}", "yellow"))
    if as_json:
        print_json(done.reading.to_dict())
        return
    from watchword.cli.reading_view import show_reading

    show_reading(out(), done.reading)


def _summary(console: Console, run: ReadRun) -> None:
    rows = table("count", "")
    for count, what in (
        (run.given, "given"),
        (run.copies, "the same text as another"),
        (run.reports, "reports, near copies counted once"),
        (run.read, "of them read now"),
        (len(run.refused), "could not be read"),
    ):
        rows.add_row(cell(f"{count:,}"), cell(what))
    console.print(rows)
    if run.refused:
        console.print()
        refused = table("could not be read", "why")
        for each in run.refused[:_SHOWN]:
            refused.add_row(cell(each.origin), cell(each.message, "yellow"))
        console.print(refused)
        if len(run.refused) > _SHOWN:
            console.print(cell(f"and {len(run.refused) - _SHOWN:,} more: --json has all", "dim"))
    places = ["in the register"] if run.stored else []
    places += [run.out] if run.out else []
    console.print(cell(f"Kept {' and '.join(places)}.", "dim"))
