"""Stance: how actors of a report stand towards each other, from what they did and said.

An event has the weight of its PLOVER type on a scale of conflict and cooperation. The
order and the distances follow Goldstein, "A Conflict-Cooperation Scale for WEIS Events
Data" (Journal of Conflict Resolution 36, 1992), whose scale goes from -10 for a military
attack to 8.3 for military assistance, and PLOVER's four quad classes: verbal cooperation
stays below material cooperation, verbal above material conflict. Goldstein weighs the
categories of WEIS; a PLOVER type is several of them, and its value here is our round
figure for their middle, divided by ten.

The strict PLOVER code is weighed, so that a visit that is only planned counts as an
agreement and a war that is only threatened as a threat. Cooperation that was refused is
a rejection; conflict that did not take place says nothing, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from watchword.model import Event, Modality, Stance
from watchword.news.events.ontology import CONFLICT

SCORES = {
    # Verbal cooperation.
    "AGREE": 0.4,
    "CONSULT": 0.2,
    "SUPPORT": 0.4,
    "CONCEDE": 0.4,
    # Material cooperation.
    "COOPERATE": 0.6,
    "AID": 0.7,
    "RETREAT": 0.5,
    # Verbal conflict. A request is an appeal as often as a demand.
    "REQUEST": -0.1,
    "REJECT": -0.4,
    "ACCUSE": -0.3,
    "THREATEN": -0.6,
    # Material conflict.
    "PROTEST": -0.5,
    "SANCTION": -0.6,
    "MOBILIZE": -0.7,
    "COERCE": -0.7,
    "ASSAULT": -1.0,
}
"""What a strict PLOVER code says of the source's stance, from -1 (hostile) to 1 (friendly)."""

_WEIGHTS = {
    Modality.ACTUAL: 1.0,
    Modality.FUTURE: 1.0,
    Modality.NEGATED: 1.0,
    Modality.HISTORICAL: 0.5,
    Modality.HYPOTHETICAL: 0.5,
}
"""How much of its score an event keeps: of what is only possible, or long past, half."""


@dataclass(slots=True)
class _Sum:
    score: float = 0.0
    weight: float = 0.0
    events: list[str] = field(default_factory=list)


def find_stances(events: Iterable[Event]) -> tuple[Stance, ...]:
    """The stance of every actor towards every other that an event connects it with.

    The score of a pair is the mean of its events' scores, each counted as much as the
    reading of it is sure. The pairs are in the order of their first event.
    """
    sums: dict[tuple[str, str], _Sum] = {}
    for event in events:
        score = score_of(event)
        if score is None or event.confidence <= 0:
            continue
        for pair in _pairs(event):
            found = sums.setdefault(pair, _Sum())
            found.score += score * event.confidence
            found.weight += event.confidence
            found.events.append(event.id)
    return tuple(
        Stance(
            source=source,
            target=target,
            score=round(found.score / found.weight, 3),
            events=tuple(found.events),
        )
        for (source, target), found in sums.items()
    )


def score_of(event: Event) -> float | None:
    """What an event says of its source's stance; None where it says nothing."""
    if event.modality is Modality.NEGATED and event.type in CONFLICT:
        return None
    score = SCORES.get(event.plover, SCORES.get(event.type))
    return None if score is None else score * _WEIGHTS[event.modality]


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    """Who takes a stance towards whom: both ways where both do it alike, each once."""
    seen: set[tuple[str, str]] = set()
    for source in event.source:
        for target in event.target:
            ways = [(source, target), (target, source)] if event.reciprocal else [(source, target)]
            for pair in ways:
                if source != target and pair not in seen:
                    seen.add(pair)
                    yield pair
