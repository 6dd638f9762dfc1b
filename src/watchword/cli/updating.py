"""``watchword update``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from watchword.cli.app import register_option, shared_options
from watchword.cli.console import Bars, bars, cell, out, print_json, table
from watchword.cli.exits import DONE, INPUT_REFUSED
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Outcome, Status, Wishes
from watchword.service.own_lists import remove_own_list, update_own_list
from watchword.service.update import update_from_path, update_from_servers

_STYLES = {
    Status.READ: "green",
    Status.UNCHANGED: "dim",
    Status.REFUSED: "red",
    Status.SKIPPED: "dim",
    Status.REMOVED: "green",
    Status.DROPPED: "yellow",
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
    help="With --from or --own: the day of publication, over what the file says.",
)
@click.option(
    "--own",
    type=click.Path(path_type=Path),
    help="Read this table, or these FollowTheMoney entities, as an own list, screened beside the "
    "official ones.",
)
@click.option("--list", "name", help="With --own: the list's name. Default: from the file's name.")
@click.option("--own-remove", "removed", metavar="NAME", help="Take this own list out of force.")
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
    own: Path | None,
    name: str | None,
    removed: str | None,
    accept: bool,
    strict: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Read the authorities' lists into the register.

    Downloads the lists of the named authorities (us eu gb ch ca au jp nz un), or of all;
    only what has changed is read. A file that is not the whole list is refused, and the
    release before it stays current.

    With --own, a table of your own is read as a list of its own.
    """
    day = released_on.date() if released_on else None
    asked = Asked(
        authorities=authorities,
        source=source,
        own=own,
        name=name,
        removed=removed,
        wishes=Wishes(authority=authority, released_on=day, accept=accept),
    )
    asked.check()
    context = Context.open(register_option(register))
    with bars() as watcher:
        outcomes = asked.answer(context, watcher)
        if any(each.release is not None for each in outcomes):
            ensure_index(context, watcher=watcher)
    if as_json:
        print_json([outcome.to_dict() for outcome in outcomes])
    else:
        _print(outcomes)
    whole = source is not None and source.is_dir() and not strict
    raise click.exceptions.Exit(_exit_code(outcomes, partly=whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked to read: servers, a path, an own list or its removal."""

    authorities: tuple[str, ...]
    source: Path | None
    own: Path | None
    name: str | None
    removed: str | None
    wishes: Wishes

    def check(self) -> None:
        """Refuse options that do not go together."""
        named = [bool(self.authorities), *(each is not None for each in self._places)]
        if self.source is not None and self.authorities:
            raise click.UsageError("with --from, name the authority with --authority")
        if sum(named) > 1:
            raise click.UsageError("--from, --own, --own-remove and authorities exclude each other")
        if self.wishes.authority is not None and self.source is None:
            raise click.UsageError("--authority goes with --from")
        if self.wishes.released_on is not None and self.source is None and self.own is None:
            raise click.UsageError("--released-on goes with --from or --own")
        if self.name is not None and self.own is None:
            raise click.UsageError("--list goes with --own")

    @property
    def _places(self) -> tuple[object, ...]:
        return self.source, self.own, self.removed

    def answer(self, context: Context, watcher: Bars) -> list[Outcome]:
        """What became of it."""
        if self.removed is not None:
            return [remove_own_list(context, self.removed)]
        if self.own is not None:
            return update_own_list(
                context, self.own, name=self.name, wishes=self.wishes, watcher=watcher
            )
        if self.source is not None:
            return update_from_path(context, self.source, wishes=self.wishes, watcher=watcher)
        return update_from_servers(
            context, self.authorities, accept=self.wishes.accept, watcher=watcher
        )


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
        if each.message and each.status in (Status.REFUSED, Status.READ, Status.DROPPED):
            style = "yellow" if each.status is Status.REFUSED else "dim"
            console.print(cell(f"{each.status.value}: {each.origin}\n  {each.message}", style))
    for each in outcomes:
        if each.status is Status.SKIPPED:
            console.print(cell(f"skipped: {each.origin}\n  {each.message}", "dim"))
