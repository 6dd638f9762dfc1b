"""The events of one text: frames whose parts are actors, each event once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Modality, ReportDate, Span
from watchword.news.actors import Cast, Cluster
from watchword.news.events.frame_parts import Frame
from watchword.news.events.frames import find_frames
from watchword.news.events.joining import join_drafts
from watchword.news.events.modality import modality_of
from watchword.news.events.participants import Participants
from watchword.news.events.timing import TimeAndPlace, When
from watchword.news.gazetteer import Hit
from watchword.news.resolution import Resolver
from watchword.news.syntax import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE, _NOUN, _HALF = 0.9, 0.8, 0.6
_LONG_AGO_DAYS = 400


@dataclass(slots=True)
class EventDraft:
    """An event before its actors have ids.

    Attributes:
        by_noun: Whether a noun tells it, which may take up what was told before.
        mentions: Every place where the text tells it; the first is its evidence.
    """

    type: str
    mode: str | None
    modality: Modality
    sources: list[Cluster]
    targets: list[Cluster]
    thirds: list[Cluster]
    reciprocal: bool
    place: str | None
    place_country: str | None
    when: When
    trigger: Span
    evidence: Span
    rule: str
    confidence: float
    by_noun: bool = False
    mentions: list[Span] = field(default_factory=list)


def read_events(
    cast: Cast,
    hits: Sequence[Hit],
    resolver: Resolver,
    dates: Sequence[ReportDate],
    *,
    published_on: date,
) -> list[EventDraft]:
    """All events of a text with at least one actor, in order."""
    reader = _Reader(cast, hits, resolver, dates, published_on)
    drafts = [draft for frame in find_frames(cast.doc) if (draft := reader.read(frame))]
    return join_drafts(drafts)


class _Reader:
    def __init__(
        self,
        cast: Cast,
        hits: Sequence[Hit],
        resolver: Resolver,
        dates: Sequence[ReportDate],
        published_on: date,
    ) -> None:
        self.doc = cast.doc
        self.people = Participants(cast, hits, resolver)
        self.times = TimeAndPlace(cast.doc, dates, self.people.code_of)
        self.published_on = published_on

    def read(self, frame: Frame) -> EventDraft | None:
        """The event of a frame; None where no actor takes part or too few."""
        sources, targets = self._parts(frame)
        if not self._is_event(frame, sources, targets):
            self.people.forget()
            return None
        trigger = frame.trigger
        when = self.times.when(frame.anchors)
        where = self.times.where(frame.anchors)
        modality = self._modality(frame, when)
        mutual = frame.entry.mutual and bool(sources) and bool(targets)
        mutual = mutual or (frame.entry.type in _TOGETHER and len(sources) > 1 and not targets)
        draft = EventDraft(
            type=frame.entry.type,
            mode=frame.entry.mode,
            modality=modality,
            sources=sources,
            targets=targets,
            thirds=self._thirds(frame, [*sources, *targets]),
            reciprocal=mutual,
            place=where.name if where else None,
            place_country=where.country if where else None,
            when=when,
            trigger=Span(start=trigger.idx, end=trigger.idx + len(trigger)),
            evidence=self._evidence(frame),
            rule=frame.entry.rule,
            confidence=_confidence(frame, sources, targets),
            by_noun=frame.is_noun,
        )
        self.people.keep()
        return draft

    def _parts(self, frame: Frame) -> tuple[list[Cluster], list[Cluster]]:
        sources = self.people.of_all(frame.sources)
        if frame.entry.mutual and len(sources) > 1:
            others = self.people.of_first(frame.targets, barring=sources)
            if others:
                return sources, others
            # "Xi and Putin met": the one who is named first is the source.
            return sources[:1], sources[1:]
        # A government that denies what its country did denies it to others.
        own = {c.code for c in sources if c.code is not None}
        homes = [c for c in self.people.cast.clusters if _is_home(c, own)]
        targets = self.people.of_first(frame.targets, barring=[*sources, *homes])
        return sources, targets

    def _thirds(self, frame: Frame, others: list[Cluster]) -> list[Cluster]:
        """Named actors whom the event concerns besides its sides."""
        found: dict[int, Cluster] = {}
        for group in frame.thirds:
            for cluster in self.people.of_all(group):
                if cluster.named and not any(cluster is other for other in others):
                    found.setdefault(id(cluster), cluster)
        return list(found.values())

    def _is_event(
        self, frame: Frame, sources: Sequence[Cluster], targets: Sequence[Cluster]
    ) -> bool:
        political = self.people.is_political
        if frame.entry.mode == "visit" and any(self.people.is_people(t) for t in frame.sources):
            return False  # "Syrians arriving in Germany": no visit of state
        if sources and targets:
            # Of "residents told workers" no timeline is made.
            known = [any(map(political, side)) for side in (sources, targets)]
            return all(known) or (any(known) and frame.entry.type in _TO_ANYBODY)
        if sources:
            return not frame.is_noun and any(map(political, sources)) and self._acts_alone(frame)
        # Who did it the text does not say: "was arrested".
        passive = not frame.sources and not frame.is_noun and is_passive(frame.trigger)
        if not (frame.entry.type in _TO_ANYBODY | {"ACCUSE"} and passive and targets):
            return False
        return all(map(political, targets)) and self.people.are_named(frame.targets[0])

    def _acts_alone(self, frame: Frame) -> bool:
        """Whether one side is enough: "rejected the plan", "went on strike"."""
        if frame.entry.alone:
            return True
        entry = frame.entry
        if entry.type == "THREATEN":
            return True
        if entry.type in _TOGETHER and _is_pair(frame):
            return True  # "the two leaders reaffirmed their partnership"
        done_to_things = entry.type in _TO_THINGS and any(frame.targets[:1])
        return done_to_things and not entry.about and frame.inside is None

    def _modality(self, frame: Frame, when: When) -> Modality:
        found = modality_of(frame.trigger, frame.verb)
        if found is Modality.ACTUAL and when.ends_on is not None:
            if (self.published_on - when.ends_on).days > _LONG_AGO_DAYS:
                return Modality.HISTORICAL
            if when.starts_on is not None and when.starts_on > self.published_on:
                return Modality.FUTURE
        return found

    def _evidence(self, frame: Frame) -> Span:
        """From the first to the last word of the event's parts, within its sentence."""
        trigger = frame.trigger
        tokens: list[Token] = [trigger]
        if frame.verb is not None and frame.verb.sent.start == trigger.sent.start:
            tokens.append(frame.verb if not frame.is_noun or frame.verb.i < trigger.i else trigger)
        for token in (*frame.sources, *(t for group in frame.targets for t in group)):
            if token.sent.start == trigger.sent.start:
                tokens += [token.left_edge, token]
        first = min(tokens, key=lambda t: t.i)
        last = max(tokens, key=lambda t: t.i)
        return Span(start=first.idx, end=last.idx + len(last))


_TO_ANYBODY = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "PROTEST", "MOBILIZE"})
"""What is done to people of no name, too, and matters: "killed three residents"."""


_TO_THINGS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
"""What is done to a plan, a law or a claim as well as to somebody."""


_TOGETHER = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT"})


def _is_pair(frame: Frame) -> bool:
    """Whether two act together: "both sides", "the two capitals", "A and B"."""
    if len(frame.sources) > 1:
        return True
    words = {t.lower_ for one in frame.sources for t in (one, *one.children)}
    return not words.isdisjoint({"two", "both"})


def _is_home(cluster: Cluster, codes: set[str]) -> bool:
    return cluster.schema is ActorSchema.COUNTRY and cluster.code in codes


def _confidence(frame: Frame, sources: Sequence[Cluster], targets: Sequence[Cluster]) -> float:
    if not sources or not (targets or frame.entry.alone):
        return _HALF
    return _NOUN if frame.is_noun else _SURE
