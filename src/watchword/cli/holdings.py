"""``watchword holdings``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import bars, cell, out, print_json, table
from watchword.model import Problem, Severity

_SHOWN = 10


@click.group()
def holdings() -> None:
    """Keep who owns and controls whom: files of holdings, beside the register."""


@holdings.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--name", help="The source's name. Default: that of the first file.")
@shared_options
def add(files: tuple[Path, ...], name: str | None, register: str | None, as_json: bool) -> None:
    """Read FILES as one source; it replaces the source of its name.

    Each is a file or a folder of files, packed (.gz, .zip) or not: a CSV table with the columns
    owner, owned, share, from, to, source; BODS 0.4; FollowTheMoney; GLEIF's relationship
    records; the UK's PSC snapshot; the ICIJ's Offshore Leaks.
    """
    from watchword.service.holdings import AddStatus, add_holdings
    from watchword.service.holdings.loading import holdings_problems

    context = open_context(register)
    with bars() as watcher:
        added = add_holdings(context, files, name=name, watcher=watcher)
    if as_json:
        print_json(added.to_dict())
        return
    source, console = added.source, out()
    if added.status is AddStatus.UNCHANGED:
        console.print(cell(f"{source.name}: already there, read on {source.read_at:%Y-%m-%d}"))
        return
    console.print(
        cell(
            f"{source.name}: {source.parties:,} parties, {source.holdings:,} holdings"
            f" ({', '.join(source.formats)})"
        )
    )
    if source.problems:
        _show_problems(holdings_problems(context, source.name), source.name, _SHOWN)


@holdings.command("list")
@click.option("--all", "everything", is_flag=True, help="Those replaced or removed, too.")
@known_on_option
@shared_options
def list_(everything: bool, register: str | None, as_json: bool) -> None:
    """Show the sources: parties, holdings, problems, when they were read."""
    from watchword.service.holdings import list_holdings

    kept = list_holdings(open_context(register), everything=everything)
    if as_json:
        print_json([each.to_dict() for each in kept])
        return
    shown = table("source", "read", "parties", "holdings", "problems", "format", "gone")
    for each in kept:
        gone = each.gone_at
        shown.add_row(
            cell(each.name, "" if gone is None else "dim"),
            cell(f"{each.read_at:%Y-%m-%d}"),
            cell(f"{each.parties:,}"),
            cell(f"{each.holdings:,}"),
            cell(f"{each.problems:,}"),
            cell(", ".join(each.formats), "dim"),
            cell("" if gone is None else f"{gone:%Y-%m-%d}", "dim"),
        )
    out().print(shown)


@holdings.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many.")
@known_on_option
@shared_options
def problems(name: str, limit: int | None, register: str | None, as_json: bool) -> None:
    """Show what could not be understood in the source NAME."""
    from watchword.service.holdings.loading import holdings_problems
    from watchword.service.problem_values import problem_dict

    found = holdings_problems(open_context(register), name)
    if as_json:
        print_json([problem_dict(each) for each in found[:limit]])
        return
    _show_problems(found, name, limit or 50)


def _show_problems(found: list[Problem], name: str, most: int) -> None:
    shown = table("severity", "code", "where", "what", "raw")
    for each in found[:most]:
        shown.add_row(
            cell(each.severity.value, "red" if each.severity is Severity.ERROR else ""),
            cell(each.code.value),
            cell(each.locator),
            cell(each.message),
            cell(each.raw[:200]),
        )
    console = out()
    console.print(shown)
    if len(found) > most:
        more = f"{len(found) - most:,} more: watchword holdings problems {name!r} --limit …"
        console.print(cell(more, "dim"))


@holdings.command()
@click.argument("name")
@click.option("--erase", is_flag=True, help="Delete its files too, of all times it was read.")
@shared_options
def remove(name: str, erase: bool, register: str | None, as_json: bool) -> None:
    """Let the source NAME count no more."""
    from watchword.service.holdings import remove_holdings

    removed = remove_holdings(open_context(register), name, erase=erase)
    if as_json:
        print_json(removed.to_dict())
        return
    out().print(cell(f"{name}: {'erased' if erase else 'counts no more'}"))


@holdings.command()
@click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, as JSON lines.",
)
@click.option("--name", "names", multiple=True, help="Only this source; may be repeated.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what held on that day.",
)
@known_on_option
@shared_options
def export(
    target: Path,
    names: tuple[str, ...],
    as_of: datetime | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Write the holdings as statements of BODS 0.4."""
    from watchword.service.holdings.exporting import export_bods

    with bars() as watcher:
        written = export_bods(
            open_context(register),
            target,
            names=names,
            as_of=None if as_of is None else as_of.date(),
            watcher=watcher,
        )
    if as_json:
        print_json(written.to_dict())
        return
    out().print(cell(f"{written.statements:,} statements written to {written.out}"))
    for reason, count in written.left_out.items():
        out().print(cell(f"left out {count:,}: {reason}", "dim"))
