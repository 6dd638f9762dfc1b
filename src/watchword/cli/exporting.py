"""``watchword export``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from watchword.cli.app import known_on_option, open_context
from watchword.cli.console import bars
from watchword.service.exporting import export_followthemoney
from watchword.service.writing import replacing


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
@known_on_option
@click.option("--register", metavar="PATH|URL", help="The register to use.")
@click.option("--json", "as_json", is_flag=True, help="No effect: the output is JSON lines.")
def export(
    form: str,  # noqa: ARG001 - one choice so far
    authority: str | None,
    entries: bool,
    out: Path | None,
    register: str | None,
    as_json: bool,  # noqa: ARG001
) -> None:
    """Write the targets that are in force as FollowTheMoney JSON lines."""
    context = open_context(register)
    if out is None:
        _print(export_followthemoney(context, authority=authority, entries=entries))
        return
    with bars() as watcher, replacing(out) as target:
        for entity in export_followthemoney(
            context, authority=authority, entries=entries, watcher=watcher
        ):
            target.write(f"{_line(entity)}\n")
    click.echo(f"written to {out}", err=True)


def _print(values: Iterable[dict[str, Any]]) -> None:
    for value in values:
        click.echo(_line(value))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
