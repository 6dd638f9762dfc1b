"""``watchword find``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import bars, cell, err, out, print_json, table
from watchword.errors import WrongUse
from watchword.service.context import Context
from watchword.service.search import KIND_WORDS, Question, Sort, Status, View
from watchword.service.search import find as find_targets

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from watchword.service.search import Count, Facets, Findings, Hit

_DAY = click.DateTime(["%Y-%m-%d"])
_MOST_VALUES = 12
"""How many values of a facet the terminal shows."""
_BAR = 24
_LONGEST_LABEL = 60
_PER_PAGE = 20


def _many(*names: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(*names, multiple=True, **settings)


def _status(status: Status, text: str) -> Callable[[Any], Any]:
    return click.option(
        f"--{status.value}",
        "status",
        flag_value=status.value,
        default=None,
        help=text,
    )


@click.command()
@click.argument("text", required=False)
@_many("--kind", "kinds", metavar="KIND", help=f"One of {', '.join(KIND_WORDS)}.")
@_many("--country", "countries", metavar="CC", help="ISO code or name.")
@_many("--identifier", "identifiers", help="Passport, IMO, BIC …; imo:9661792; imo: for any.")
@_many("--authority", "authorities", metavar="CC", help="Listed by this one; if several, any.")
@click.option("--listed-by-all", is_flag=True, help="Listed by every --authority, not by any.")
@_many("--not-authority", "not_authorities", metavar="CC", help="Not listed by this one.")
@_many("--programme", "programmes", metavar="KEY", help="A part of its key; =KEY: the whole.")
@click.option("--listed-since", type=_DAY, help="Listed on that day or later.")
@click.option("--listed-until", type=_DAY, help="Listed on that day or earlier.")
@click.option("--reason", metavar="TEXT", help="Words of the statement of reasons or remarks.")
@click.option("--position", metavar="TEXT", help="Words of an office or a function.")
@click.option("--linked-to", metavar="NAME", help="The list states a relation to this party.")
@_status(Status.CURRENT, "What is in force (the default).")
@_status(Status.GONE, "What those authorities list no longer.")
@_status(Status.EVER, "What was ever in force.")
@click.option("--as-of", type=_DAY, help="As it was on that day, instead of now.")
@click.option("--certain", is_flag=True, help="Nothing that depends on a day not known exactly.")
@click.option("--sort", type=click.Choice([each.value for each in Sort]), help="The order.")
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option("--page", type=click.IntRange(min=1), help="Which page; the first by default.")
@click.option("--per-page", type=click.IntRange(1, 1000), help=f"Targets a page ({_PER_PAGE}).")
@click.option("--after", metavar="ID", help="Go on after this target, instead of by page.")
@click.option("--facets", is_flag=True, help="Count the whole answer, by what targets have.")
@click.option(
    "--out",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the whole answer to FILE.csv, FILE.json or FILE.md.",
)
@known_on_option
@shared_options
def find(register: str | None, as_json: bool, path: Path | None, **given: Any) -> None:
    """Find targets by name, kind, country, programme, authority, date, number or reason.

    TEXT is words of a name, in any order and case, with or without accents; the last may be
    the beginning of a word. For who somebody may be, however it is spelled, ask `check`.
    """
    paging = {name: given.pop(name) for name in ("page", "per_page", "after")}
    days = {name: given.pop(name) for name in ("listed_since", "listed_until", "as_of")}
    given.update({name: None if each is None else each.date() for name, each in days.items()})
    sort, status = given.pop("sort"), given.pop("status")
    view = View(
        sort=None if sort is None else Sort(sort),
        reverse=given.pop("reverse"),
        facets=given.pop("facets"),
        page=paging["page"] or 1,
        per_page=paging["per_page"] or _PER_PAGE,
        after=paging["after"],
    )
    question = Question(status=Status(status or Status.CURRENT), **given)
    context = open_context(register)
    if path is not None:
        if any(value is not None for value in paging.values()):
            raise WrongUse("--out writes the whole answer, without pages")
        _write(context, question, view, path=path, as_json=as_json)
        return
    with bars() as watcher:
        findings = find_targets(context, question, view=view, watcher=watcher)
    if as_json:
        print_json(findings.to_dict())
    else:
        _print(findings)


def _write(context: Context, question: Question, view: View, *, path: Path, as_json: bool) -> None:
    from watchword.service.search import find_all
    from watchword.service.search.export import check_ending, write_answer
    from watchword.service.search.phrases import count_words

    check_ending(path)
    with bars() as watcher:
        findings, hits = find_all(context, question, view=view, watcher=watcher)
        write_answer(path, findings, hits)
    _print_notes(findings)
    if as_json:
        told = {"file": str(path), "total": findings.total, "certain": findings.certain}
        print_json({**told, "state": findings.state, "notes": list(findings.notes)})
    else:
        err().print(cell(f"{count_words(findings)}; written to {path}"))


def _print(findings: Findings) -> None:
    from watchword.service.search.phrases import count_words

    console = out()
    _print_notes(findings)
    if findings.hits:
        console.print(_hits(findings))
    place = ""
    if findings.pages > 1 and findings.page is not None:
        place = f"page {findings.page} of {findings.pages:,}; "
    console.print(
        cell(f"{place}{count_words(findings)}; register state {findings.state[:12]}", "dim")
    )
    if findings.facets is not None:
        _print_facets(console, findings.facets)


def _print_notes(findings: Findings) -> None:
    for note in findings.notes:
        err().print(cell(note, "yellow"))


def _hits(findings: Findings) -> Table:
    from watchword.service.search.phrases import also_words, listing_words, said_words

    said = any(said_words(hit) for hit in findings.hits)
    rows = table("target", "kind", "countries", "listed", *(["said"] if said else []))
    for hit in findings.hits:
        lines = [listing_words(each) for each in hit.meeting]
        cells = [
            cell(_name(hit)),
            cell(
                hit.kind if hit.certain else f"{hit.kind}\nperhaps", "" if hit.certain else "yellow"
            ),
            cell(" ".join(hit.countries).upper()),
            cell("\n".join(filter(None, (*map(_cut, dict.fromkeys(lines)), also_words(hit))))),
        ]
        rows.add_row(*cells, *([cell("\n".join(said_words(hit)))] if said else []))
    return rows


def _name(hit: Hit) -> str:
    name, matched = hit.target.name, hit.matched_name
    shown = name if matched in (None, name) else f"{name}\n({matched})"
    return f"{shown}\n{hit.target.id}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


def _print_facets(console: Console, facets: Facets) -> None:
    for title, counts in facets.named():
        if counts:
            console.print()
            console.print(_facet(title, counts))


def _facet(title: str, counts: tuple[Count, ...]) -> Table:
    from watchword.service.search.phrases import count_label

    shown = table(title, "count", "")
    most = counts[0].count
    for each in counts[:_MOST_VALUES]:
        bar = "█" * max(1, round(each.count * _BAR / most))
        shown.add_row(
            cell(_cut(count_label(title, each))), cell(f"{each.count:,}"), cell(bar, "cyan")
        )
    rest = len(counts) - _MOST_VALUES
    if rest > 0:
        shown.add_row(cell(f"{rest:,} more", "dim"), cell(""), cell(""))
    return shown
