"""What an event of a second opinion must be, so that a reading can hold it."""

from __future__ import annotations

import math
import re

from watchword.model import Event, Span
from watchword.news.events.ontology import TYPES
from watchword.news.report import Reading

LONGEST_EVIDENCE = 2_000
"""Characters: a clause or a few sentences, not a report."""
_LONGEST_PLACE = 120
_MODE = re.compile(r"[a-z][a-z-]{0,39}")
_COUNTRY = re.compile(r"[a-z]{2}|nato")
_PRECISIONS = frozenset({"day", "week", "month", "season", "quarter", "year", "decade", "century"})


def why_invalid(event: Event, reading: Reading, text: str) -> str | None:
    """Why an event can't stand in a reading; None where it can.

    The words are ours: nothing that the plug-in wrote is among them.
    """
    checks = (
        (event.type in TYPES, "its type is none of PLOVER's"),
        (event.mode is None or _MODE.fullmatch(event.mode), "its mode is no word"),
        (_has_known_actors(event, reading), "its actors are not the reading's"),
        (_is_inside(event, text), "its words are not inside the text"),
        (_has_true_place(event, text), "its place does not stand in the text"),
        (_has_true_dates(event), "its dates can't be"),
        (_has_known_statement(event, reading), "its statement is not the reading's"),
        (_is_share(event.confidence), "its confidence is no share from 0 to 1"),
    )
    return next((why for holds, why in checks if not holds), None)


def _has_known_actors(event: Event, reading: Reading) -> bool:
    known = {actor.id for actor in reading.actors}
    named = [*event.source, *event.target, *event.third]
    return bool(event.source) and len(set(named)) == len(named) and set(named) <= known


def _is_inside(event: Event, text: str) -> bool:
    trigger, evidence = event.trigger, event.evidence
    return (
        _is_stretch(evidence, len(text))
        and _is_stretch(trigger, len(text))
        and evidence.start <= trigger.start
        and trigger.end <= evidence.end
        and evidence.end - evidence.start <= LONGEST_EVIDENCE
    )


def _is_stretch(span: Span, length: int) -> bool:
    return 0 <= span.start < span.end <= length


def _has_true_place(event: Event, text: str) -> bool:
    country = event.place_country
    place = event.place
    named = place is None or (0 < len(place.strip()) <= _LONGEST_PLACE and place in text)
    return named and (country is None or _COUNTRY.fullmatch(country) is not None)


def _has_true_dates(event: Event) -> bool:
    first, last, precision = event.starts_on, event.ends_on, event.date_precision
    if precision is not None and precision not in _PRECISIONS:
        return False
    return first is None or last is None or first <= last


def _has_known_statement(event: Event, reading: Reading) -> bool:
    return event.statement is None or event.statement in {each.id for each in reading.statements}


def _is_share(value: float) -> bool:
    return math.isfinite(value) and 0 <= value <= 1
