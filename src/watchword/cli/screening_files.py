"""``watchword screen``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.exits import DONE, FINDINGS, INTERRUPTED
from watchword.service.checking import Limits
from watchword.service.context import Context
from watchword.service.screening.birth_dates import DayOrder
from watchword.service.screening.layout import Format
from watchword.service.screening.plan import Plan, plan_screening
from watchword.service.screening.roles import Role
from watchword.service.screening.run import Screening, run_plan
from watchword.service.screening.wishes import ScreenWishes
from watchword.service.stating import KINDS

if TYPE_CHECKING:
    from rich.console import Console

_FORMATS = click.Choice([form.value for form in Format], case_sensitive=False)


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--out", required=True, metavar="FILE|-", help="Where to write; - is standard out.")
@click.option("--out-format", type=_FORMATS, help="Default: what the ending of FILE says.")
@click.option("--format", "form", type=_FORMATS, help="Of the input. Default: by its content.")
@click.option("--encoding", help="Of the input. Default: UTF-8, UTF-16 or Windows-1252.")
@click.option("--no-header", is_flag=True, help="The first row holds no headings.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="ROLE=COLUMN",
    help=f"What a column is, over what its heading says. Roles: {', '.join(Role)}.",
)
@click.option(
    "--dates",
    "day_order",
    type=click.Choice([order.value for order in DayOrder]),
    help="What 3/4/1965 is: day first, month first, or either. Default: as the column shows.",
)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS), case_sensitive=False),
    help="What the subjects of rows are that do not say it.",
)
@click.option("--authority", "authorities", multiple=True, help="Only what this one lists.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="The score of an alert.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Who was listed on that day, instead of who is now.",
)
@click.option(
    "--decisions",
    metavar="HASH",
    help="The decisions on known false positives as they stood at this hash; 'none' for none.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="The most matches that are written for a row.",
)
@click.option("--only-alerts", is_flag=True, help="Leave out rows without an alert or a problem.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes. Default: one a core.")
@click.option(
    "--resume/--restart",
    default=True,
    help="Go on where a run of the same was stopped (the default), or begin again.",
)
@click.option("--fail-on-match", is_flag=True, help="Exit with 1 if there is an alert.")
@known_on_option
@shared_options
def screen(
    file: str,
    out: str,
    register: str | None,
    as_json: bool,
    fail_on_match: bool,
    **options: Any,
) -> None:
    """Check every row of a file against the lists in force.

    Reads CSV, JSON lines and Parquet. Which column is the name, the birth date, the
    nationality … is seen from the headings and shown; --map says it otherwise. The output
    has the columns of the input and those of the result, one row for each match.
    """
    if as_json and out == "-":
        raise click.UsageError("--json and --out - both want standard output")
    wishes = _wishes(options)
    source = sys.stdin.buffer if file == "-" else Path(file)
    target = sys.stdout.buffer if out == "-" else Path(out)
    context = open_context(register)
    with plan_screening(source, wishes) as plan:
        if not as_json:
            _print_plan(plan)
        try:
            result = _run(context, plan, target, wishes)
        except KeyboardInterrupt:
            _say_how_to_go_on(out)
            raise click.exceptions.Exit(INTERRUPTED) from None
    if as_json:
        from watchword.cli.console import print_json

        print_json(result.to_dict())
    else:
        _print_result(result, to_error=out == "-")
    found = fail_on_match and bool(result.tally.alerts)
    raise click.exceptions.Exit(FINDINGS if found else DONE)


def _wishes(options: dict[str, Any]) -> ScreenWishes:
    as_of: datetime | None = options["as_of"]
    return ScreenWishes(
        limits=Limits(
            threshold=options["threshold"],
            limit=options["limit"],
            authorities=options["authorities"],
            as_of=None if as_of is None else as_of.date(),
            decisions=options["decisions"],
        ),
        kind=options["kind"],
        mapping=options["mapping"],
        form=_format(options["form"]),
        encoding=options["encoding"],
        header=not options["no_header"],
        day_order=None if options["day_order"] is None else DayOrder(options["day_order"]),
        out_form=_format(options["out_format"]),
        only_alerts=options["only_alerts"],
        jobs=options["jobs"],
        restart=not options["resume"],
    )


def _format(name: str | None) -> Format | None:
    return None if name is None else Format(name)


def _run(context: Context, plan: Plan, target: Any, wishes: ScreenWishes) -> Screening:
    from watchword.cli.console import bars

    with bars() as watcher:
        return run_plan(context, plan, target, wishes=wishes, watcher=watcher)


def _print_plan(plan: Plan) -> None:
    from watchword.cli.console import cell, err, table

    console = err()
    rows = table("column", "is read as")
    for role, headings in plan.columns.to_dict().items():
        rows.add_row(cell(", ".join(headings)), cell(role))
    if plan.columns.unused:
        rows.add_row(cell(", ".join(plan.columns.unused), "dim"), cell("(not read)", "dim"))
    console.print(rows)
    layout = ", ".join(f"{key} {value!r}" for key, value in plan.layout.to_dict().items())
    console.print(cell(f"{plan.origin}: {layout}", "dim"))
    for note in plan.notes:
        console.print(cell(f"note: {note}", "yellow"))


def _print_result(result: Screening, *, to_error: bool) -> None:
    from watchword.cli.console import cell, err, out, table

    console: Console = err() if to_error else out()
    tally = result.tally
    rows = table("rows", "count")
    for what, count in (
        ("read", tally.rows),
        ("with an alert", tally.alerts),
        ("with a match, an alert or not", tally.matched),
        ("with a problem", tally.problems),
        ("not screened", tally.not_screened),
        ("written", tally.written),
    ):
        rows.add_row(cell(what), cell(f"{count:,}"))
    console.print(rows)
    if result.resumed:
        console.print(cell(f"{result.resumed:,} rows were done by an earlier run", "dim"))
    stamp = result.stamp
    console.print(
        cell(
            f"written to {result.out}; alerts from a score of {stamp.terms.threshold:g}; "
            f"register state {stamp.state[:12]}",
            "dim",
        )
    )


def _say_how_to_go_on(out: str) -> None:
    if out == "-":
        click.echo("interrupted", err=True)
        return
    click.echo(
        f"interrupted; what is done is kept in {out}.partial, and the same command goes on from "
        "there (--restart begins again)",
        err=True,
    )
