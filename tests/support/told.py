"""Readings made by hand: reports that tell events, for tests of lines of time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.model import (
    Actor,
    ActorSchema,
    DesignationClaim,
    Event,
    Held,
    HeldStatus,
    LinkedTarget,
    Mention,
    Modality,
    Office,
    Report,
    Span,
    Stance,
    Statement,
)
from watchword.news.report import Reading
from watchword.service.timeline.tellings import SourcedReport

NOWHERE = Span(start=0, end=0)


def country(code: str, name: str) -> Actor:
    return Actor(
        id=name, name=name, schema=ActorSchema.COUNTRY, country=code, mentions=_mentions(name)
    )


def body(
    name: str, code: str | None = None, schema: ActorSchema = ActorSchema.PUBLIC_BODY
) -> Actor:
    return Actor(id=name, name=name, schema=schema, country=code, mentions=_mentions(name))


def person(
    name: str,
    code: str | None = None,
    title: str | None = None,
    *,
    target: str | None = None,
    named: bool = True,
) -> Actor:
    offices: tuple[Office, ...] = ()
    if title is not None:
        offices = (Office(title=title, organisation=None, country=code, start=0, end=0),)
    targets = () if target is None else (LinkedTarget(id=target, name=name, score=1.0, alert=True),)
    return Actor(
        id=name,
        name=name,
        schema=ActorSchema.PERSON,
        country=code,
        mentions=_mentions(name),
        offices=offices,
        targets=targets,
        named=named,
    )


def _mentions(name: str) -> tuple[Mention, ...]:
    return (Mention(start=0, end=len(name), text=name),)


CHINA = country("cn", "China")
RUSSIA = country("ru", "Russia")
UKRAINE = country("ua", "Ukraine")
US = country("us", "United States")
LI = person("Li Shangfu", "cn", "defense minister", target="ww-1")
SHOIGU = person("Sergei Shoigu", "ru", "defense minister", target="ww-2")
XI = person("Xi Jinping", "cn", "president")
PUTIN = person("Vladimir Putin", "ru", "president", target="ww-3")


@dataclass(frozen=True)
class Told:
    """An event before it stands in a report."""

    type: str
    source: Sequence[Actor]
    target: Sequence[Actor]
    on: str | None
    more: dict[str, Any]


def told(
    kind: str,
    source: Actor | Sequence[Actor],
    target: Actor | Sequence[Actor],
    on: str | None = None,
    **more: Any,
) -> Told:
    """An event: its type and mode (``CONSULT/visit``), its sides, its days, and fields."""
    sides = [[each] if isinstance(each, Actor) else list(each) for each in (source, target)]
    return Told(kind, sides[0], sides[1], on, more)


def report(
    published: str,
    *events: Told,
    source: str = "Gazette",
    statements: Sequence[Statement] = (),
    designations: Sequence[DesignationClaim] = (),
    stances: Sequence[Stance] = (),
    actors: Sequence[Actor] = (),
) -> SourcedReport:
    """A report of a day by a paper; its text names the trigger of each event."""
    everybody = [*actors, *(actor for each in events for actor in (*each.source, *each.target))]
    text, made = "", []
    for number, each in enumerate(events, start=1):
        start = len(text)
        text += f"{each.more.get('words', each.type)}. "
        made.append(_event(number, each, Span(start=start, end=len(text) - 2)))
    seed = repr((published, source, text, [str(each) for each in made], statements, designations))
    digest = hashlib.sha256(seed.encode()).hexdigest()
    reading = Reading(
        report=Report(
            id=f"sha256:{digest}",
            title=None,
            published_on=date.fromisoformat(published),
            published_basis="given",
            source=source,
            language="en",
        ),
        actors=tuple({actor.id: actor for actor in everybody}.values()),
        events=tuple(made),
        statements=tuple(statements),
        designations=tuple(designations),
        stances=tuple(stances),
    )
    return SourcedReport(reading=reading, sources=(source,), text=text)


def _event(number: int, each: Told, span: Span) -> Event:
    kind, _, mode = each.type.partition("/")
    first, _, last = (each.on or "").partition("/")
    more = {"precision": "day" if first else None, **each.more}
    more.pop("words", None)
    precision = more.pop("precision")
    return Event(
        id=f"e{number}",
        type=kind,
        mode=mode or None,
        plover=kind,
        modality=Modality(more.pop("modality", "actual")),
        source=tuple(actor.id for actor in each.source),
        target=tuple(actor.id for actor in each.target),
        third=tuple(actor.id for actor in more.pop("third", ())),
        reciprocal=more.pop("reciprocal", False),
        place=more.pop("place", None),
        place_country=more.pop("place_country", None),
        starts_on=date.fromisoformat(first) if first else None,
        ends_on=date.fromisoformat(last)
        if last
        else (date.fromisoformat(first) if first else None),
        date_precision=precision,
        statement=None,
        trigger=span,
        evidence=span,
        rule="test",
        confidence=0.9,
        **more,
    )


def said(
    speaker: Actor, text: str, *, on: str | None = None, via: Sequence[Actor] = ()
) -> Statement:
    return Statement(
        id=f"s-{text}",
        speaker=speaker.id,
        speaker_words=None,
        via=tuple(actor.id for actor in via),
        cue="said",
        quoted=True,
        text=text,
        made_on=date.fromisoformat(on) if on else None,
        words=NOWHERE,
        evidence=NOWHERE,
    )


def claim(
    authority: str,
    target: Actor | None,
    on: str | None = None,
    *,
    status: HeldStatus = HeldStatus.UNKNOWN,
    listed_on: str | None = None,
    **more: Any,
) -> DesignationClaim:
    return DesignationClaim(
        authority=authority,
        by=None,
        target=None if target is None else target.id,
        announced_on=date.fromisoformat(on) if on else None,
        evidence=Span(start=0, end=4),
        held=Held(
            status=status,
            note="as the register has it",
            listed_on=date.fromisoformat(listed_on) if listed_on else None,
        ),
        **more,
    )
