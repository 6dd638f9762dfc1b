"""``watchword verdict`` and ``watchword affected``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from watchword.cli.app import known_on_option, open_context, register_option, shared_options
from watchword.cli.exits import DONE, FINDINGS

if TYPE_CHECKING:
    from watchword.service.context import Context
    from watchword.service.network import Wishes

F = TypeVar("F", bound=Callable[..., Any])

_SHOWN = 50
_DAY = click.DateTime(["%Y-%m-%d"])


def network_options(command: F) -> F:
    """From what a question of networks is answered: a day, files, names."""
    for option in (
        click.option(
            "--listed",
            metavar="NAME",
            multiple=True,
            help="This name counts as listed by the authority that is asked; may be repeated.",
        ),
        click.option(
            "--holdings",
            "files",
            metavar="FILE",
            multiple=True,
            type=click.Path(path_type=Path),
            help="Holdings in the place of those that are kept; may be repeated.",
        ),
        click.option("--as-of", type=_DAY, metavar="DATE", help="The day. Default: today."),
    ):
        command = option(command)
    return command


def wishes_of(as_of: datetime | None, files: tuple[Path, ...], listed: tuple[str, ...]) -> Wishes:
    """What the options of :func:`network_options` say."""
    from watchword.service.network import Wishes

    day = None if as_of is None else as_of.date()
    return Wishes(as_of=day, files=files, listed=listed)


@click.command()
@click.argument("name")
@click.option(
    "--authority",
    metavar="CC|all",
    default="all",
    show_default=True,
    help="Whose rule: us, eu, gb …; all: the nine side by side.",
)
@network_options
@click.option(
    "--fail-on-match",
    is_flag=True,
    help="Exit with 1 if it is affected, possibly affected, or owned by the listed without a rule.",
)
@known_on_option
@shared_options
def verdict(
    name: str,
    authority: str,
    as_of: datetime | None,
    files: tuple[Path, ...],
    listed: tuple[str, ...],
    fail_on_match: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Tell whether an authority's measures reach NAME on a day, though it is not listed.

    NAME is a party of the holdings or a target: a name, an identifier, a key. With --holdings
    and --listed no register is needed: what would the verdict be, were it so?
    """
    from watchword.cli.console import bars, print_json
    from watchword.service.network import verdict as find_verdict

    wishes = wishes_of(as_of, files, listed)
    context = _context(register, wishes)
    with bars() as watcher:
        found = find_verdict(context, name, authority=authority, wishes=wishes, watcher=watcher)
    if as_json:
        print_json(found.to_dict())
    else:
        from watchword.cli.verdict_view import show_verdicts

        show_verdicts(found)
    raise click.exceptions.Exit(FINDINGS if fail_on_match and found.findings else DONE)


@click.command()
@click.option("--authority", metavar="CC", required=True, help="Whose lists and rule: us, eu …")
@network_options
@click.option(
    "--out",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write them to this file: .csv, .json or .jsonl.",
)
@click.option("--fail-on-match", is_flag=True, help="Exit with 1 if there is anybody.")
@known_on_option
@shared_options
def affected(
    authority: str,
    as_of: datetime | None,
    files: tuple[Path, ...],
    listed: tuple[str, ...],
    target: Path | None,
    fail_on_match: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Find everybody whom an authority's lists reach without naming them."""
    from watchword.cli.console import bars, print_json
    from watchword.service.network import affected as find_affected
    from watchword.service.network.affected import check_ending, write_affected

    if target is not None:
        check_ending(target)
    wishes = wishes_of(as_of, files, listed)
    context = _context(register, wishes)
    with bars() as watcher:
        found = find_affected(context, authority=authority, wishes=wishes, watcher=watcher)
    if target is not None:
        write_affected(found, target)
        click.echo(f"written to {target}", err=True)
    if as_json:
        print_json(found.to_dict())
    else:
        from watchword.cli.verdict_view import show_affected

        show_affected(found, most=0 if target is not None else _SHOWN)
    raise click.exceptions.Exit(FINDINGS if fail_on_match and found.affected else DONE)


def _context(register: str | None, wishes: Wishes) -> Context:
    """The register; one that was named must be there where it is asked who is listed."""
    context = open_context(register)
    if wishes.files and not wishes.listed and register_option(register) is not None:
        context.state()
    return context
