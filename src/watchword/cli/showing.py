"""``watchword show``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import out as standard_output
from watchword.cli.console import print_json
from watchword.errors import WrongUse
from watchword.service.profile import show as show_profile


@click.command()
@click.argument("target", metavar="ID|NAME")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="As the lists had it on that day, instead of as they have it now.",
)
@click.option("--all", "everything", is_flag=True, help="Cut no list and no text short.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.md",
    help="Write a Markdown document to this file instead.",
)
@known_on_option
@shared_options
def show(
    target: str,
    as_of: datetime | None,
    everything: bool,
    out: Path | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Show everything that is known of a target, and who states it.

    TARGET is a target's id (ww-…), an entry's id (35283, or us:35283), an identifier such
    as an IMO number, or a name.
    """
    if out is not None and out.suffix.lower() != ".md":
        raise WrongUse(f"{out}: a profile is written as Markdown; give a name that ends in .md")
    profile = show_profile(
        open_context(register),
        target,
        as_of=None if as_of is None else as_of.date(),
    )
    if out is not None:
        from watchword.service.profile.markdown import write_markdown

        write_markdown(profile, out)
        click.echo(f"written to {out}", err=True)
    if as_json:
        print_json(profile.to_dict())
    elif out is None:
        from watchword.cli.profile_view import ProfileView

        ProfileView(standard_output(), everything=everything).print(profile)
