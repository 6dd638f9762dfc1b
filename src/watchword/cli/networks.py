"""``watchword network`` and ``watchword path``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.verdicts import network_options, wishes_of


@click.command()
@click.argument("name")
@click.option(
    "--depth",
    type=click.IntRange(min=0, max=50),
    default=2,
    show_default=True,
    help="How many holdings away.",
)
@click.option(
    "--authority",
    metavar="CC",
    help="Mark the proof of this authority's verdict, and show all that belongs to it.",
)
@network_options
@click.option(
    "--out",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this file: .svg (a drawing), .graphml or .json.",
)
@known_on_option
@shared_options
def network(
    name: str,
    depth: int,
    authority: str | None,
    as_of: datetime | None,
    files: tuple[Path, ...],
    listed: tuple[str, ...],
    target: Path | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Show who owns, controls or is tied to NAME, and whom it owns.

    NAME is a party of the holdings or a target: a name, an identifier, a key.
    """
    from watchword.cli.console import bars, print_json
    from watchword.service.network import network as find_network
    from watchword.service.network.writing import check_ending, write_picture

    if target is not None:
        check_ending(target)
    context = open_context(register)
    with bars() as watcher:
        found = find_network(
            context,
            name,
            depth=depth,
            authority=authority,
            wishes=wishes_of(as_of, files, listed),
            watcher=watcher,
        )
    if target is not None:
        write_picture(found, target)
        click.echo(f"written to {target}", err=True)
    if as_json:
        print_json(found.to_dict())
    elif target is None:
        from watchword.cli.network_view import show_picture

        show_picture(found)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day. Default: today."
)
@click.option(
    "--holdings",
    "files",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Holdings in the place of those that are kept; may be repeated.",
)
@known_on_option
@shared_options
def path(
    first: str,
    second: str,
    as_of: datetime | None,
    files: tuple[Path, ...],
    register: str | None,
    as_json: bool,
) -> None:
    """Find the shortest way from A to B, down a chain of holdings where there is one."""
    from watchword.cli.console import bars, print_json
    from watchword.service.network import path as find_path

    context = open_context(register)
    with bars() as watcher:
        found = find_path(
            context, first, second, wishes=wishes_of(as_of, files, ()), watcher=watcher
        )
    if as_json:
        print_json(found.to_dict())
    else:
        from watchword.cli.network_view import show_path

        show_path(found)
