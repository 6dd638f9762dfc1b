"""``watchword export``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from watchword.cli.app import register_option
from watchword.service.context import Context
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
@click.option("--authority", help="Only this authority's lists.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of standard output.",
)
@click.option("--register", metavar="PATH|URL", help="The register to use.")
@click.option("--json", "as_json", is_flag=True, help="No effect: the output is JSON lines.")
def export(
    form: str,  # noqa: ARG001 - one choice so far
    authority: str | None,
    out: Path | None,
    register: str | None,
    as_json: bool,  # noqa: ARG001
) -> None:
    """Write the targets that are in force as FollowTheMoney JSON lines."""
    entities = export_followthemoney(Context.open(register_option(register)), authority=authority)
    if out is None:
        for entity in entities:
            click.echo(json.dumps(entity, ensure_ascii=False, sort_keys=True))
        return
    with replacing(out) as target:
        for entity in entities:
            target.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
    click.echo(f"written to {out}", err=True)
