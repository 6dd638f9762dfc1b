"""``watchword timeline``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchword.cli.app import known_on_option, open_context, shared_options

if TYPE_CHECKING:
    from rich.console import Console

    from watchword.service.timeline import Timeline
    from watchword.service.timeline.line import Item

_DAY = click.DateTime(["%Y-%m-%d"])
_MOST_BACKGROUND = 10
_LONGEST = 300
_WORDS = 140


@click.command()
@click.argument("name", metavar="NAME|CC-CC")
@click.option("--since", type=_DAY, metavar="DATE", help="From this day on.")
@click.option("--until", type=_DAY, metavar="DATE", help="Up to this day.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Only events of this type, as consult or sanction; may be given again.",
)
@click.option("--statements", is_flag=True, help="What the person said, too.")
@click.option(
    "--as-of",
    type=_DAY,
    metavar="DATE",
    help="From the reports that were out by that day, and the lists as they stood on it.",
)
@click.option("--all", "everything", is_flag=True, help="Cut no table and no text short.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it to this file: .csv, .md, .json, or .ics for what is planned.",
)
@known_on_option
@shared_options
def timeline(
    name: str,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    statements: bool,
    as_of: datetime | None,
    everything: bool,
    out: Path | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Show what happened to somebody, or between two countries, in the order of time.

    It is put together from the reports that `watchword read` has stored and from the
    register. NAME is a person or an organisation: a target's id, or a name; or a country.
    CC-CC are two countries or blocs, by code or name: cn-ru, eu-us, China-Russia.
    """
    from watchword.cli.console import print_json
    from watchword.service.timeline import Wishes, read_types
    from watchword.service.timeline import timeline as find_timeline
    from watchword.service.timeline.writing import check_ending, write_timeline

    if out is not None:
        check_ending(out)
    wishes = Wishes(
        since=None if since is None else since.date(),
        until=None if until is None else until.date(),
        types=read_types(types),
        as_of=None if as_of is None else as_of.date(),
        statements=statements,
    )
    found = find_timeline(open_context(register), name, wishes=wishes)
    if out is not None:
        write_timeline(found, out)
        click.echo(f"written to {out}", err=True)
    if as_json:
        print_json(found.to_dict())
    elif out is None:
        _print(found, everything=everything)


def _print(found: Timeline, *, everything: bool) -> None:
    from watchword.cli.console import cell, out
    from watchword.service.timeline.phrases import stance_words, summary

    console = out()
    console.print(cell(summary(found), "bold"))
    others = found.focus.to_dict().get("others")
    if others:
        console.print(cell(f"Not meant: {_short('; '.join(others), everything)}", "dim"))
    if stance_words(found):
        console.print(cell(f"Stance: {stance_words(found)} (low is hostile)", "dim"))
    if found.items:
        console.print()
        _table(console, found.items, everything)
    background = found.background if everything else found.background[:_MOST_BACKGROUND]
    if background:
        console.print()
        console.print(cell("Background, as reports recall it", "bold"))
        _table(console, background, everything)
    if len(found.background) > len(background):
        more = f"{len(found.background) - len(background):,} more: use --all, --out or --json"
        console.print(cell(more, "dim"))
    if found.statements is not None:
        _statements(console, found, everything)


def _table(console: Console, items: tuple[Item, ...], everything: bool) -> None:
    from watchword.cli.console import cell, table
    from watchword.service.timeline.phrases import notes, told_by, what, who, words

    rows = table("date", "who", "what", "told by")
    for item in items:
        told = cell(_short(what(item), everything))
        quoted = words(item, most=_LONGEST if everything else _WORDS)
        if quoted:
            told.append_text(cell(f"\n“{quoted}”", "italic"))
        for note in notes(item):
            told.append_text(cell(f"\n{_short(note, everything)}", _style(item)))
        rows.add_row(cell(item.day_text), cell(who(item)), told, cell(told_by(item), "dim"))
    console.print(rows)


def _style(item: Item) -> str:
    from watchword.model import HeldStatus
    from watchword.service.timeline.happening import Status

    conflict = any(claim.status is HeldStatus.CONFLICT for claim in item.claims)
    doubtful = item.status in {Status.UNCONFIRMED, Status.DISPUTED, Status.DENIED}
    return "yellow" if conflict or doubtful else "dim"


def _statements(console: Console, found: Timeline, everything: bool) -> None:
    from watchword.cli.console import cell, table

    console.print()
    console.print(cell("Statements" if found.statements else "No statements", "bold"))
    if not found.statements:
        return
    rows = table("date", "words", "told by")
    for each in found.statements:
        papers = ", ".join(dict.fromkeys(report.label for report in each.reports))
        rows.add_row(
            cell(each.day_text), cell(_short(each.words, everything)), cell(_short(papers), "dim")
        )
    console.print(rows)


def _short(text: str, everything: bool = False) -> str:
    if everything or len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
