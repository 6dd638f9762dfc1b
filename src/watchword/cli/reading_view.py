"""What ``watchword read`` shows of one report."""

from __future__ import annotations

from rich.console import Console

from watchword.cli.console import cell, table
from watchword.cli.reading_events import show_events
from watchword.model import AUTHORITIES, Actor, ActorSchema, LinkedTarget, Office, Statement
from watchword.news.report import Reading

_ORDER = {code: place for place, code in enumerate(AUTHORITIES)}
_REASON = 220


def show_reading(console: Console, reading: Reading) -> None:
    """Who is in a report, what happened, what they said, and who of them is sanctioned."""
    _heading(console, reading)
    _listed(console, reading)
    _others(console, reading)
    show_events(console, reading)
    _statements(console, reading)
    for problem in reading.problems:
        console.print(cell(f"{problem.code.value}: {problem.message}", "yellow"))


def _heading(console: Console, reading: Reading) -> None:
    report = reading.report
    listed = [actor for actor in reading.actors if _authorities(actor)]
    people = [actor for actor in _named(reading) if actor.schema is ActorSchema.PERSON]
    title = report.title or "Report"
    console.print(cell(f"{title}, published {report.published_on:%A %-d %B %Y}", "bold"))
    console.print(
        cell(
            f"{_count(len(people), 'person', 'people')} named, "
            f"{_count(len(listed), 'actor', 'actors')} under sanctions, "
            f"{_count(len(reading.events), 'event', 'events')}, "
            f"{_count(len(reading.statements), 'statement', 'statements')}",
            "dim",
        )
    )


def _listed(console: Console, reading: Reading) -> None:
    for actor in sorted(
        (actor for actor in reading.actors if actor.targets),
        key=lambda each: -len(_authorities(each)),
    ):
        authorities = _authorities(actor)
        console.print()
        line = cell(actor.name, "bold")
        line.append(f"  {_describe(actor)}" if _describe(actor) else "")
        if authorities:
            line.append(
                f"  sanctioned by {_count(len(authorities), 'authority', 'authorities')}",
                "bold red",
            )
        for own_list in sorted({name for each in actor.targets for name in each.own_lists}):
            line.append(f"  on own list {own_list}", "bold red")
        console.print(line)
        rows = table("  list", "since", "programme", "as")
        for authority, target in _by_authority(actor):
            rows.add_row(
                cell(
                    f"  {AUTHORITIES[authority].jurisdiction}"
                    if authority in AUTHORITIES
                    else f"  {authority}"
                ),
                cell(_since(target, authority)),
                cell(", ".join(target.programmes.get(authority, []))),
                cell(f"{target.name} ({target.score:.2f})", "dim"),
            )
        for target in actor.targets:
            for name in target.own_lists:
                rows.add_row(
                    cell(f"  own list {name}"),
                    cell(""),
                    cell(""),
                    cell(f"{target.name} ({target.score:.2f})", "dim"),
                )
        console.print(rows)
        reason = next((each.reason for each in actor.targets if each.reason), None)
        if reason:
            console.print(cell(f"  Why: {_short(reason)}", "dim"))


def _since(target: LinkedTarget, authority: str) -> str:
    listed_on = target.listed_on.get(authority)
    if listed_on is not None:
        return listed_on.isoformat()
    seen_on = target.first_seen_on.get(authority)
    return f"by {seen_on}" if seen_on is not None else ""


def _others(console: Console, reading: Reading) -> None:
    others = [actor for actor in _named(reading) if not actor.targets]
    for heading, wanted in (
        ("On no list", {ActorSchema.PERSON}),
        (
            "Organisations",
            {ActorSchema.ORGANIZATION, ActorSchema.COMPANY, ActorSchema.PUBLIC_BODY},
        ),
        ("Countries", {ActorSchema.COUNTRY}),
    ):
        chosen = [actor for actor in others if actor.schema in wanted]
        if chosen:
            console.print()
            console.print(cell(heading, "bold"))
            console.print(cell("  " + "; ".join(_line(actor) for actor in chosen)))


def _line(actor: Actor) -> str:
    description = _describe(actor)
    return f"{actor.name} ({description})" if description else actor.name


def _statements(console: Console, reading: Reading) -> None:
    quoted = [each for each in reading.statements if each.quoted]
    if not quoted:
        return
    names = {actor.id: actor.name for actor in reading.actors}
    console.print()
    console.print(cell("In their words", "bold"))
    for each in quoted:
        console.print(cell(f"  “{each.text}”"))
        console.print(cell(f"    {_attribution(each, names)}", "dim"))


def _attribution(statement: Statement, names: dict[str, str]) -> str:
    speaker = names.get(statement.speaker or "", "speaker not certain")
    via = [names[each] for each in statement.via if each in names]
    parts = [
        speaker,
        f"through {' and '.join(via)}" if via else "",
        f"on {statement.made_on}" if statement.made_on else "",
        f"(characters {statement.evidence.start}-{statement.evidence.end})",
    ]
    return " ".join(part for part in parts if part)


def _named(reading: Reading) -> list[Actor]:
    return [actor for actor in reading.actors if actor.named]


def _describe(actor: Actor) -> str:
    return _office(actor.offices[0]) if actor.offices else ""


def _office(office: Office) -> str:
    parts = [
        "former" if office.former else "",
        office.title,
        office.organisation or "",
        (office.country or "").upper(),
    ]
    return ", ".join(part for part in parts if part)


def _authorities(actor: Actor) -> set[str]:
    return {authority for target in actor.targets for authority in target.authorities}


def _by_authority(actor: Actor) -> list[tuple[str, LinkedTarget]]:
    pairs = [(authority, target) for target in actor.targets for authority in target.authorities]
    return sorted(pairs, key=lambda pair: (_ORDER.get(pair[0], len(_ORDER)), -pair[1].score))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _REASON else f"{flat[:_REASON].rsplit(' ', 1)[0]} …"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
