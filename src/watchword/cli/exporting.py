"""``watchword export``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.app import known_on_option, open_context
from watchword.cli.console import bars
from watchword.errors import WrongUse
from watchword.service.writing import replacing

if TYPE_CHECKING:
    from watchword.service.context import Context
    from watchword.service.outcome import Watcher

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["ftm"]),
    default="ftm",
    show_default=True,
    help="ftm: FollowTheMoney entities, one JSON object a line.",
)
@click.option("--authority", help="Only what this authority's lists say.")
@click.option(
    "--entries",
    is_flag=True,
    help="Write each entry of each list by itself, instead of one party for all that are one.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--as-of",
    type=_DAY,
    metavar="DATE",
    help="Who stood on the lists on that day, instead of who does now.",
)
@click.option(
    "--delta",
    metavar="AUTHORITY",
    help="Write what this authority's releases changed, one after the other, instead.",
)
@click.option(
    "--from",
    "start",
    type=_DAY,
    metavar="DATE",
    help="With --delta: begin with what was in force on that day (default: with nothing).",
)
@click.option(
    "--to", "end", type=_DAY, metavar="DATE", help="With --delta: the last day of releases."
)
@known_on_option
@click.option("--register", metavar="PATH|URL", help="The register to use.")
@click.option("--json", "as_json", is_flag=True, help="No effect: the output is JSON lines.")
def export(
    form: str,  # noqa: ARG001 - one choice so far
    authority: str | None,
    entries: bool,
    as_of: datetime | None,
    delta: str | None,
    start: datetime | None,
    end: datetime | None,
    out: Path | None,
    register: str | None,
    as_json: bool,  # noqa: ARG001
) -> None:
    """Write the targets that are in force as FollowTheMoney JSON lines.

    With --delta: what each release of an authority added, changed and removed, as JSON lines.
    """
    if delta is None and (start is not None or end is not None):
        raise WrongUse("--from and --to go with --delta")
    if delta is not None and (authority is not None or entries or as_of is not None):
        raise WrongUse("--delta goes without --authority, --entries and --as-of")
    context = open_context(register)

    def find(watcher: Watcher | None) -> Iterator[dict[str, Any]]:
        if delta is None:
            from watchword.service.exporting import export_followthemoney

            day = as_of and as_of.date()
            return export_followthemoney(
                context, authority=authority, entries=entries, as_of=day, watcher=watcher
            )
        from watchword.service.deltas import export_delta

        days = {"start": start and start.date(), "end": end and end.date()}
        return export_delta(context, delta, **days, watcher=watcher)

    if as_of is not None:
        _tell_beyond(context, as_of.date())
    # The fields of an entry in a delta stand in their order: hashes are made of them.
    line = partial(json.dumps, ensure_ascii=False, sort_keys=delta is None)
    if out is None:
        for value in find(None):
            click.echo(line(value))
        return
    with bars() as watcher, replacing(out) as target:
        target.writelines(f"{line(value)}\n" for value in find(watcher))
    click.echo(f"written to {out}", err=True)


def _tell_beyond(context: Context, day: date) -> None:
    from watchword.service.retention import beyond, tell_beyond

    if missing := tell_beyond(beyond(context, day)):
        click.echo(f"watchword: {missing}", err=True)
