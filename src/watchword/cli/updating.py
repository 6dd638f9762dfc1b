"""``watchword update``."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from watchword.cli.app import register_option, shared_options
from watchword.cli.console import bars, cell, out, print_json, table
from watchword.cli.exits import DONE, INPUT_REFUSED
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Outcome, Status, Wishes
from watchword.service.update import update_from_path, update_from_servers

_STYLES = {
    Status.READ: "green",
    Status.UNCHANGED: "dim",
    Status.REFUSED: "red",
    Status.SKIPPED: "dim",
}


@click.command()
@click.argument("authorities", nargs=-1, metavar="[AUTHORITY]...")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="Read this file, or every list below this folder, instead of downloading.",
)
@click.option("--authority", help="With --from: refuse what is not this authority's.")
@click.option(
    "--released-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="With --from: the day of publication, over what the file says.",
)
@click.option(
    "--accept",
    is_flag=True,
    help="Take in a list that looks doubtful: too short, or missing many targets.",
)
@click.option("--strict", is_flag=True, help="With a folder: exit 3 if any list is refused.")
@shared_options
def update(
    authorities: tuple[str, ...],
    source: Path | None,
    authority: str | None,
    released_on: datetime | None,
    accept: bool,
    strict: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Read the authorities' lists into the register.

    Downloads the lists of the named authorities (us eu gb ch ca au jp nz un), or of all;
    only what has changed is read. A file that is not the whole list is refused, and the
    release before it stays current.
    """
    day = released_on.date() if released_on else None
    _check_use(authorities, source, authority, day)
    context = Context.open(register_option(register))
    with bars() as watcher:
        if source is None:
            outcomes = update_from_servers(context, authorities, accept=accept, watcher=watcher)
        else:
            outcomes = update_from_path(
                context,
                source,
                wishes=Wishes(authority=authority, released_on=day, accept=accept),
                watcher=watcher,
            )
        if any(each.release is not None for each in outcomes):
            ensure_index(context, watcher=watcher)
    if as_json:
        print_json([outcome.to_dict() for outcome in outcomes])
    else:
        _print(outcomes)
    whole = source is not None and source.is_dir() and not strict
    raise click.exceptions.Exit(_exit_code(outcomes, partly=whole))


def _check_use(
    authorities: tuple[str, ...], source: Path | None, authority: str | None, day: date | None
) -> None:
    if source is None and (authority is not None or day is not None):
        raise click.UsageError("--authority and --released-on go with --from")
    if source is not None and authorities:
        raise click.UsageError("with --from, name the authority with --authority")


def _exit_code(outcomes: list[Outcome], *, partly: bool) -> int:
    """Refused is 3; for a folder, where lists and other files lie side by side, only all."""
    refused = any(each.status is Status.REFUSED for each in outcomes)
    taken = any(each.release is not None for each in outcomes)
    if partly:
        return DONE if taken else INPUT_REFUSED
    return INPUT_REFUSED if refused else DONE


def _print(outcomes: list[Outcome]) -> None:
    console = out()
    rows = table("", "list", "released", "targets", "problems", "from")
    for each in outcomes:
        if each.status is Status.SKIPPED:
            continue
        release = each.release
        rows.add_row(
            cell(each.status.value, _STYLES[each.status]),
            cell(f"{each.authority}/{each.list}" if each.authority else ""),
            cell(release.released_on if release else ""),
            cell(f"{release.targets:,}" if release else ""),
            cell(f"{release.problems:,}" if release else ""),
            cell(each.origin, "dim"),
        )
    console.print(rows)
    for each in outcomes:
        if each.message and each.status in (Status.REFUSED, Status.READ):
            style = "yellow" if each.status is Status.REFUSED else "dim"
            console.print(cell(f"{each.status.value}: {each.origin}\n  {each.message}", style))
    for each in outcomes:
        if each.status is Status.SKIPPED:
            console.print(cell(f"skipped: {each.origin}\n  {each.message}", "dim"))
