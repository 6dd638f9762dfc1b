"""A reading: everything that was found in one report, and its JSON form.

The shape is the contract of ``watchword read`` (docs/reference); fields are added to
it, never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.model import (
    Actor,
    Event,
    LinkedTarget,
    Mention,
    Office,
    Problem,
    Report,
    ReportDate,
    Span,
    Statement,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says.

    Attributes:
        events: Empty in this version.
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[ReportDate, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> Json:
        """The reading as the JSON document of ``watchword read --json``."""
        return {
            "report": _report(self.report),
            "actors": [_actor(actor) for actor in self.actors],
            "events": [_event(event) for event in self.events],
            "statements": [_statement(statement) for statement in self.statements],
            "designations": [],
            "relations": [],
            "dates": [_date(found) for found in self.dates],
            "problems": [_problem(problem) for problem in self.problems],
        }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "title": report.title,
        "published_on": report.published_on.isoformat(),
        "published_basis": report.published_basis,
        "source": report.source,
        "language": report.language,
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "schema": actor.schema.value,
        "country": actor.country,
        "named": actor.named,
        "mentions": [_mention(mention) for mention in actor.mentions],
        "offices": [_office(office) for office in actor.offices],
        "targets": [_target(target) for target in actor.targets],
    }


def _mention(mention: Mention) -> Json:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
    }


def _office(office: Office) -> Json:
    return {
        "title": office.title,
        "organisation": office.organisation,
        "country": office.country,
        "start": office.start,
        "end": office.end,
        "former": office.former,
        "inferred": office.inferred,
    }


def _target(target: LinkedTarget) -> Json:
    return {
        "id": target.id,
        "name": target.name,
        "score": target.score,
        "alert": target.alert,
        "authorities": list(target.authorities),
        "own_lists": list(target.own_lists),
        "listed_on": _days(target.listed_on),
        "first_seen_on": _days(target.first_seen_on),
        "programmes": {key: list(names) for key, names in target.programmes.items()},
        "reason": target.reason,
    }


def _days(by_authority: Mapping[str, date | None]) -> Json:
    return {
        authority: day.isoformat() if day is not None else None
        for authority, day in by_authority.items()
    }


def _statement(statement: Statement) -> Json:
    words = statement.speaker_words
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_words": _mention(words) if words is not None else None,
        "via": list(statement.via),
        "cue": statement.cue,
        "quoted": statement.quoted,
        "text": statement.text,
        "made_on": statement.made_on.isoformat() if statement.made_on is not None else None,
        "words": _span(statement.words),
        "evidence": _span(statement.evidence),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _date(found: ReportDate) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "kind": found.kind.value,
        "value": found.value,
        "earliest": found.earliest.isoformat() if found.earliest is not None else None,
        "latest": found.latest.isoformat() if found.latest is not None else None,
        "precision": found.precision,
        "basis": found.basis.value,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "plover": event.plover,
        "modality": event.modality,
        "source": list(event.source),
        "target": list(event.target),
        "place": event.place,
        "starts_on": event.starts_on.isoformat() if event.starts_on is not None else None,
        "ends_on": event.ends_on.isoformat() if event.ends_on is not None else None,
        "date_precision": event.date_precision,
        "statement": event.statement,
        "evidence": _span(event.evidence),
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _problem(problem: Problem) -> Json:
    return {
        "severity": problem.severity.value,
        "code": problem.code.value,
        "locator": problem.locator,
        "message": problem.message,
    }
