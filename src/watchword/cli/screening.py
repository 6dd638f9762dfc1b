"""``watchword check``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.exits import DONE, FINDINGS
from watchword.model import is_official
from watchword.service.checking import Limits, make_subject
from watchword.service.checking import check as check_name
from watchword.service.stating import KINDS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from watchword.index import IndexListing
    from watchword.screen.match import CheckResult, Match

_LONGEST_PROGRAMMES = 44
"""Titles of regulations run to two hundred characters."""


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--birth", metavar="DATE", help="A birth date: 1953-09-09, 1953-09 or 1953.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="ISO code or name.")
@click.option("--kind", type=click.Choice(list(KINDS), case_sensitive=False))
@click.option("--identifier", "identifiers", multiple=True, help="Passport, IMO, BIC, wallet …")
@click.option("--authority", "authorities", multiple=True, help="Only what this one lists.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="The score of an alert.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Who was listed on that day, instead of who is now.",
)
@click.option(
    "--decisions",
    metavar="HASH|none",
    help="The known false positives as they stood at this hash; none: as if there were none.",
)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--explain", is_flag=True, help="Show the evidence of each match, part by part.")
@click.option("--fail-on-match", is_flag=True, help="Exit with 1 if there is an alert.")
@known_on_option
@shared_options
def check(
    names: tuple[str, ...],
    birth: str | None,
    countries: tuple[str, ...],
    kind: str | None,
    identifiers: tuple[str, ...],
    authorities: tuple[str, ...],
    threshold: float | None,
    as_of: datetime | None,
    decisions: str | None,
    limit: int,
    explain: bool,
    fail_on_match: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Check a name against the lists in force, or as they were on a day.

    Several names are several names of one party.
    """
    subject = make_subject(
        *names, birth_date=birth, countries=countries, kind=kind, identifiers=identifiers
    )
    context = open_context(register)
    result = check_name(
        context,
        subject,
        limits=Limits(
            threshold=threshold,
            limit=limit,
            authorities=authorities,
            as_of=None if as_of is None else as_of.date(),
            decisions=decisions,
        ),
    )
    if as_of is not None:
        from watchword.service.retention import beyond, tell_beyond

        if missing := tell_beyond(beyond(context, as_of.date())):
            click.echo(f"watchword: {missing}", err=True)
    if as_json:
        from watchword.cli.console import print_json

        print_json(result.to_dict())
    else:
        _print(result, explain=explain)
    found = fail_on_match and bool(result.alerts)
    raise click.exceptions.Exit(FINDINGS if found else DONE)


def _print(result: CheckResult, *, explain: bool) -> None:
    # Drawing tables is imported when there is something to draw.
    from watchword.cli.console import cell, out, table

    console = out()
    when = "in force" if result.as_of is None else f"as of {result.as_of}"
    if not result.matches:
        console.print(cell(f"No match on any list {when}.", "green"))
        return
    rows = table("score", "", "target", "lists", "why")
    for match in result.matches:
        rows.add_row(
            cell(f"{match.score:.2f}"),
            _standing(match),
            cell(f"{match.target.name}\n{match.target.id}"),
            cell(_lists(match)),
            cell("\n".join(str(each) for each in _why(match) if each)),
        )
    console.print(rows)
    if explain:
        _print_evidence(console, result)
    alerts = len(result.alerts)
    from_scores = sorted({result.threshold, *result.thresholds.values()})
    console.print(
        cell(
            f"{alerts} alert{'' if alerts == 1 else 's'} on lists {when} from a score of "
            f"{' or '.join(f'{value:g}' for value in from_scores)}; "
            f"register state {result.state[:12]}{_decisions(result)}",
            "dim",
        )
    )


def _decisions(result: CheckResult) -> str:
    return "" if result.decisions is None else f", decisions {result.decisions[:12]}"


def _standing(match: Match) -> Text:
    from watchword.cli.console import cell

    if match.allowed is not None:
        return cell("allowed", "green")
    return cell("ALERT" if match.alert else "", "bold red")


def _why(match: Match) -> tuple[object, ...]:
    return match.explanation, match.allowed, match.lapsed


def _print_evidence(console: Console, result: CheckResult) -> None:
    from watchword.cli.console import cell
    from watchword.cli.evidence import evidence_table

    for match in result.matches:
        console.print()
        console.print(cell(f"{match.score:.4f}  {match.target.name}  {match.target.id}", "bold"))
        console.print(evidence_table(match.evidence, query="asked", listed="listed"))
    console.print()


def _lists(match: Match) -> str:
    """A line for each list: those that hold the target before those that did."""
    standing = set(match.standing)
    listings = sorted(
        match.listings,
        key=lambda item: (item not in standing, not is_official(item.authority), item.key),
    )
    lines: dict[str, None] = {}
    holding = {item.authority for item in standing}
    for item in listings:
        if item not in standing and item.authority in holding:
            continue
        name = f"{item.authority}/{item.list}"
        if not is_official(item.authority):
            name = f"own list {item.list}"
        programmes = _cut(", ".join(item.programmes))
        lines[" ".join(filter(None, (name, _since(item), programmes)))] = None
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_PROGRAMMES else f"{text[: _LONGEST_PROGRAMMES - 1]}…"


def _since(listing: IndexListing) -> str:
    since = ""
    if listing.listed_on is not None:
        since = f"since {listing.listed_on}"
    elif listing.first_seen_on is not None:
        since = f"by {listing.first_seen_on}"
    if listing.gone_by is None:
        return since
    return f"{since}, gone by {listing.gone_by}".lstrip(", ")
