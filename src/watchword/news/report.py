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
    DesignationClaim,
    Event,
    Held,
    LinkedTarget,
    Mention,
    Office,
    Problem,
    RelationClaim,
    Report,
    ReportDate,
    Span,
    Stance,
    Statement,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says.

    Attributes:
        designations: Claims that somebody was put on a list, held against the register.
        relations: Claims that two parties are related.
        stances: How actors stand to each other, from events and statements.
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[ReportDate, ...] = ()
    events: tuple[Event, ...] = ()
    designations: tuple[DesignationClaim, ...] = ()
    relations: tuple[RelationClaim, ...] = ()
    stances: tuple[Stance, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> Json:
        """The reading as the JSON document of ``watchword read --json``."""
        return {
            "report": _report(self.report),
            "actors": [_actor(actor) for actor in self.actors],
            "events": [_event(event) for event in self.events],
            "statements": [_statement(statement) for statement in self.statements],
            "designations": [_designation(claim) for claim in self.designations],
            "relations": [_relation(claim) for claim in self.relations],
            "stances": [_stance(stance) for stance in self.stances],
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
    return {authority: _day(day) for authority, day in by_authority.items()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _statement(statement: Statement) -> Json:
    words = statement.speaker_words
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "speaker": statement.speaker,
        "speaker_words": _mention(words) if words is not None else None,
        "via": list(statement.via),
        "cue": statement.cue,
        "quoted": statement.quoted,
        "text": statement.text,
        "made_on": _day(statement.made_on),
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
        "earliest": _day(found.earliest),
        "latest": _day(found.latest),
        "precision": found.precision,
        "basis": found.basis.value,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "plover": event.plover,
        "modality": event.modality.value,
        "source": list(event.source),
        "target": list(event.target),
        "third": list(event.third),
        "reciprocal": event.reciprocal,
        "place": event.place,
        "place_country": event.place_country,
        "starts_on": _day(event.starts_on),
        "ends_on": _day(event.ends_on),
        "date_precision": event.date_precision,
        "statement": event.statement,
        "trigger": _span(event.trigger),
        "evidence": _span(event.evidence),
        "mentions": [_span(place) for place in event.mentions],
        "rule": event.rule,
        "confidence": event.confidence,
        "origin": event.origin,
        "raised_by": list(event.raised_by),
        "doubted_by": list(event.doubted_by),
    }


def _designation(claim: DesignationClaim) -> Json:
    return {
        "authority": claim.authority,
        "by": claim.by,
        "target": claim.target,
        "delisted": claim.delisted,
        "target_count": claim.target_count,
        "count_qualifier": claim.count_qualifier,
        "jurisdiction_count": claim.jurisdiction_count,
        "announced_on": _day(claim.announced_on),
        "announced_between": [_day(day) for day in claim.announced_between or ()] or None,
        "reason": claim.reason,
        "modality": claim.modality.value,
        "evidence": _span(claim.evidence),
        "register": _held(claim.held),
    }


def _held(held: Held) -> Json:
    return {
        "status": held.status.value,
        "note": held.note,
        "listed_on": _day(held.listed_on),
    }


def _relation(claim: RelationClaim) -> Json:
    return {
        "from": claim.source,
        "to": claim.target,
        "kind": claim.kind.value,
        "detail": claim.detail,
        "share": claim.share,
        "former": claim.former,
        "evidence": _span(claim.evidence),
        "register": _held(claim.held),
    }


def _stance(stance: Stance) -> Json:
    return {
        "source": stance.source,
        "target": stance.target,
        "score": stance.score,
        "events": list(stance.events),
        "statements": list(stance.statements),
    }


def _problem(problem: Problem) -> Json:
    return {
        "severity": problem.severity.value,
        "code": problem.code.value,
        "locator": problem.locator,
        "message": problem.message,
    }
