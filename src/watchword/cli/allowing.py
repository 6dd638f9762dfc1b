"""``watchword allow``."""

from __future__ import annotations

from pathlib import Path

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import bars, cell, out, print_json, table
from watchword.cli.signing import signed, who
from watchword.service.allow_files import export_decisions, import_decisions
from watchword.service.allowing import Decided, decide, list_decisions, remove_decision
from watchword.service.checking import make_subject
from watchword.service.record_files import Signature
from watchword.service.stating import KINDS


@click.group()
def allow() -> None:
    """Keep the list of known false positives: who is not a target, though the facts meet."""


@allow.command()
@click.argument("name")
@click.argument("target")
@click.option("--birth", "--birth-date", metavar="DATE", help="The subject's birth date.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="ISO code or name.")
@click.option("--kind", type=click.Choice(list(KINDS), case_sensitive=False))
@click.option("--identifier", "--id", "identifiers", multiple=True, help="Passport, IMO, BIC …")
@click.option("--alias", "aliases", multiple=True, help="Another name of the subject.")
@signed
@shared_options
def add(
    name: str,
    target: str,
    birth: str | None,
    countries: tuple[str, ...],
    kind: str | None,
    identifiers: tuple[str, ...],
    aliases: tuple[str, ...],
    reason: str,
    by: str | None,
    register: str | None,
    as_json: bool,
) -> None:
    """Decide that the subject NAME, with these facts, is not TARGET.

    TARGET is the id that `watchword check` shows. Give the facts that you check with: the
    decision holds for them, and for the target's facts as they are now.
    """
    subject = make_subject(
        name, *aliases, birth_date=birth, countries=countries, kind=kind, identifiers=identifiers
    )
    decided = decide(open_context(register), subject, target, reason=reason, by=who(by))
    if as_json:
        print_json(decided.to_dict())
        return
    said = decided.decision
    names = ", ".join(said.subject.names)
    verb = "allowed" if decided.made else "allowed already"
    out().print(cell(f"{said.id}: {verb}: {names} is not {said.target_name} ({said.target})"))


@allow.command("list")
@click.option("--all", "everything", is_flag=True, help="Replaced and removed ones too.")
@known_on_option
@shared_options
def show_list(everything: bool, register: str | None, as_json: bool) -> None:
    """Show the decisions in force."""
    rows = list_decisions(open_context(register), everything=everything)
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    console = out()
    if not rows:
        console.print(cell("No decision is in force.", "dim"))
        return
    shown = table("decision", "subject", "is not", "decided", "why")
    for row in rows:
        said = row.decision
        shown.add_row(
            cell(said.id),
            cell(_subject(row)),
            cell(f"{said.target_name}\n{said.target}"),
            cell(f"{said.decided_at:%Y-%m-%d}, {said.decided_by}"),
            cell("\n".join(part for part in (said.reason, _fate(row)) if part)),
        )
    console.print(shown)


def _subject(row: Decided) -> str:
    facts = row.decision.subject
    more = (*facts.birth_dates, *facts.countries, facts.schema, facts.sex, *facts.identifiers)
    return "\n".join([", ".join(facts.names), ", ".join(each for each in more if each)]).strip()


def _fate(row: Decided) -> str:
    if row.removal is not None:
        why = f": {row.removal.reason}" if row.removal.reason else ""
        return f"removed {row.removal.acted_at:%Y-%m-%d}, {row.removal.acted_by}{why}"
    return "" if row.status == "in force" else row.status


@allow.command()
@click.argument("decision", metavar="ID")
@signed
@shared_options
def remove(decision: str, reason: str, by: str | None, register: str | None, as_json: bool) -> None:
    """Take the decision ID back: what it allowed is an alert again."""
    removed = remove_decision(open_context(register), decision, reason=reason, by=who(by))
    if as_json:
        print_json(removed.to_dict())
    else:
        out().print(cell(f"{removed.decision.id}: removed"))


@allow.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@signed
@shared_options
def take_in(file: Path, reason: str, by: str | None, register: str | None, as_json: bool) -> None:
    """Take in the decisions of a CSV FILE, all of them or none."""
    with bars() as watcher:
        watcher.begin("decisions", None)
        rows = import_decisions(
            open_context(register),
            file,
            signature=Signature(by=who(by), reason=reason),
            progress=watcher.advance,
        )
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    made = sum(row.made for row in rows)
    out().print(cell(f"{made:,} decided, {len(rows) - made:,} in force already"))


@allow.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@shared_options
def export(file: Path, register: str | None, as_json: bool) -> None:
    """Write the decisions in force to a CSV FILE that `allow import` reads."""
    count = export_decisions(open_context(register), file)
    if as_json:
        print_json({"file": str(file), "decisions": count})
    else:
        out().print(cell(f"{count:,} decision{'' if count == 1 else 's'} written to {file}"))
