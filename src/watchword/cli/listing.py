"""``watchword lists`` and ``watchword problems``."""

from __future__ import annotations

from datetime import datetime

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import age, cell, out, print_json, table
from watchword.service.listing import list_problems, list_releases

_as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The releases that were in force on that day, instead of now.",
)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Every release, not the current ones.")
@_as_of
@known_on_option
@shared_options
def lists(everything: bool, as_of: datetime | None, register: str | None, as_json: bool) -> None:
    """Show the lists in the register: releases, targets, age, problems."""
    rows = list_releases(
        open_context(register),
        everything=everything,
        as_of=None if as_of is None else as_of.date(),
    )
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    shown = table("list", "released", "age", "targets", "problems", "releases", "format")
    for row in rows:
        release = row.release
        shown.add_row(
            cell(f"{release.authority}/{release.list}", "" if release.current else "dim"),
            cell(release.released_on),
            cell(age(release.released_on)),
            cell(f"{release.targets:,}"),
            cell(f"{release.problems:,}"),
            cell(row.count),
            cell(release.format, "dim"),
        )
    out().print(shown)


@click.command()
@click.argument("authority", required=False)
@click.option("--code", help="Only this kind of problem, as in date-unreadable.")
@click.option("--severity", type=click.Choice(["info", "warning", "error"]))
@click.option("--all", "everything", is_flag=True, help="Of every release, not the current ones.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many.")
@_as_of
@known_on_option
@shared_options
def problems(
    authority: str | None,
    code: str | None,
    severity: str | None,
    everything: bool,
    limit: int | None,
    as_of: datetime | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Show what could not be understood in the lists, with the raw values."""
    found = list_problems(
        open_context(register),
        authority=authority,
        code=code,
        severity=severity,
        everything=everything,
        as_of=None if as_of is None else as_of.date(),
    )
    if as_json:
        print_json([row.to_dict() for row in (found if limit is None else found[:limit])])
        return
    most = 50 if limit is None else limit
    shown = table("list", "released", "severity", "code", "where", "what", "raw")
    for row in found[:most]:
        shown.add_row(
            cell(f"{row.authority}/{row.list}"),
            cell(row.released_on),
            cell(row.problem.severity.value),
            cell(row.problem.code.value),
            cell(row.problem.locator),
            cell(row.problem.message),
            cell(row.problem.raw[:200]),
        )
    console = out()
    console.print(shown)
    if len(found) > most:
        console.print(cell(f"{len(found) - most:,} more: use --limit, --code or --json", "dim"))
