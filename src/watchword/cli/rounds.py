"""``watchword diff`` and ``watchword round``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.service.context import Context

if TYPE_CHECKING:
    from watchword.service.rounds.answer import Round
    from watchword.service.rounds.asking import RoundWishes

_DAY = click.DateTime(["%Y-%m-%d"])
_MOST_ROWS = 25

F = TypeVar("F", bound=Callable[..., Any])


def _round_options(command: F) -> F:
    """The options that both commands have."""
    options = (
        click.option(
            "--list", "list_key", metavar="KEY", help="Only this list; by default all it has."
        ),
        click.option(
            "--places-from",
            type=_DAY,
            metavar="DATE",
            help="Take addresses from the release of that day for the count of nations, where "
            "an entry states neither a country nor an address.",
        ),
        click.option(
            "--out",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Write it to this file: .csv, .json or .md.",
        ),
        click.option("--all", "everything", is_flag=True, help="Cut no table short."),
        known_on_option,
        shared_options,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("authority")
@click.argument("start", metavar="FROM", type=_DAY)
@click.argument("end", metavar="TO", type=_DAY)
@_round_options
def diff(authority: str, start: datetime, end: datetime, **options: Any) -> None:
    """Show what an authority's lists changed between two days.

    FROM and TO are days: of each list the release that was in force then is taken, the
    newest of that day or before.
    """
    from watchword.service.rounds.asking import diff as find_diff

    def find(context: Context, wishes: RoundWishes, watcher: Any) -> Round:
        return find_diff(
            context, authority, start.date(), end.date(), wishes=wishes, watcher=watcher
        )

    _run(find, **options)


@click.command()
@click.argument("authority")
@click.argument("day", metavar="DATE", type=_DAY)
@_round_options
def round(authority: str, day: datetime, **options: Any) -> None:  # noqa: A001
    """Show what an authority's releases of a day changed.

    They are compared with the ones before them in the register.
    """
    from watchword.service.rounds.asking import find_round

    def find(context: Context, wishes: RoundWishes, watcher: Any) -> Round:
        return find_round(context, authority, day.date(), wishes=wishes, watcher=watcher)

    _run(find, **options)


def _run(
    find: Callable[[Context, RoundWishes, Any], Round],
    *,
    out: Path | None,
    as_json: bool,
    everything: bool,
    register: str | None,
    **wishes: Any,
) -> None:
    from watchword.cli.console import bars, print_json
    from watchword.service.rounds.writing import check_ending, write_round

    if out is not None:
        check_ending(out)
    context = open_context(register)
    with bars() as watcher:
        found = find(context, _wishes(**wishes), watcher)
    if out is not None:
        write_round(found, out)
        click.echo(f"written to {out}", err=True)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found, tables=out is None, everything=everything)


def _wishes(*, list_key: str | None, places_from: datetime | None) -> RoundWishes:
    from watchword.service.rounds.asking import RoundWishes

    day: date | None = None if places_from is None else places_from.date()
    return RoundWishes(list_key=list_key, places_from=day)


def _print(found: Round, *, tables: bool, everything: bool) -> None:
    from watchword.cli.console import cell, out, table
    from watchword.service.rounds.tables import sections
    from watchword.service.rounds.telling import sentences
    from watchword.service.rounds.totals import PLACES_DEFINED

    console = out()
    for sentence in sentences(found):
        console.print(cell(sentence, "bold"))
    for section in sections(found) if tables else ():
        console.print()
        console.print(cell(section.title, "bold"))
        shown = table(*section.headings)
        rows = section.rows if everything else section.rows[:_MOST_ROWS]
        for row in rows:
            shown.add_row(*(cell(text if everything else _short(text)) for text in row))
        console.print(shown)
        if len(section.rows) > len(rows):
            more = f"{len(section.rows) - len(rows):,} more: use --all, --out or --json"
            console.print(cell(more, "dim"))
    if tables:
        console.print()
        console.print(cell(PLACES_DEFINED, "dim"))
    for note in (*found.notes, f"Register state {found.state[:12]}."):
        console.print(cell(note, "dim"))


def _short(text: str) -> str:
    most = 300
    return text if len(text) <= most else f"{text[:most]} …"
