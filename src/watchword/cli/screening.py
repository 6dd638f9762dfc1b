"""``watchword check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watchword.cli.app import register_option, shared_options
from watchword.cli.exits import DONE, FINDINGS
from watchword.model import is_official
from watchword.service.checking import Limits, make_subject
from watchword.service.checking import check as check_name
from watchword.service.context import Context
from watchword.service.stating import KINDS

if TYPE_CHECKING:
    from watchword.screen.match import CheckResult, Match


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--birth", metavar="DATE", help="A birth date: 1953-09-09, 1953-09 or 1953.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="ISO code or name.")
@click.option("--kind", type=click.Choice(list(KINDS), case_sensitive=False))
@click.option("--identifier", "identifiers", multiple=True, help="Passport, IMO, BIC, wallet …")
@click.option("--authority", "authorities", multiple=True, help="Only what this one lists.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="The score of an alert.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--fail-on-match", is_flag=True, help="Exit with 1 if there is an alert.")
@shared_options
def check(
    names: tuple[str, ...],
    birth: str | None,
    countries: tuple[str, ...],
    kind: str | None,
    identifiers: tuple[str, ...],
    authorities: tuple[str, ...],
    threshold: float | None,
    limit: int,
    fail_on_match: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Check a name against the lists in force.

    Several names are several names of one party.
    """
    subject = make_subject(
        *names, birth_date=birth, countries=countries, kind=kind, identifiers=identifiers
    )
    result = check_name(
        Context.open(register_option(register)),
        subject,
        limits=Limits(threshold=threshold, limit=limit, authorities=authorities),
    )
    if as_json:
        from watchword.cli.console import print_json

        print_json(result.to_dict())
    else:
        _print(result)
    found = fail_on_match and bool(result.alerts)
    raise click.exceptions.Exit(FINDINGS if found else DONE)


def _print(result: CheckResult) -> None:
    # Drawing tables is imported when there is something to draw.
    from watchword.cli.console import cell, out, table

    console = out()
    if not result.matches:
        console.print(cell("No match on any list in force.", "green"))
        return
    rows = table("score", "", "target", "lists", "why")
    for match in result.matches:
        rows.add_row(
            cell(f"{match.score:.2f}"),
            cell("ALERT" if match.alert else "", "bold red"),
            cell(f"{match.target.name}\n{match.target.id}"),
            cell(_lists(match)),
            cell(match.explanation),
        )
    console.print(rows)
    alerts = len(result.alerts)
    console.print(
        cell(
            f"{alerts} alert{'' if alerts == 1 else 's'} from a score of {result.threshold:g}; "
            f"register state {result.state[:12]}",
            "dim",
        )
    )


def _lists(match: Match) -> str:
    lines = []
    for listing in match.listings:
        if listing.listed_on is not None:
            since = f"since {listing.listed_on}"
        elif listing.first_seen_on is not None:
            since = f"by {listing.first_seen_on}"
        else:
            since = ""
        name = f"{listing.authority}/{listing.list}"
        if not is_official(listing.authority):
            name = f"own list {listing.list}"
        lines.append(f"{name} {since}".strip())
        if listing.programmes:
            lines.append("  " + ", ".join(listing.programmes))
    return "\n".join(lines)
