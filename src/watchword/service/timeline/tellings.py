"""What one report tells of one event, laid out so that reports can be held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from watchword.model import ActorSchema, Event, Modality, Span
from watchword.news.events.ontology import MATERIAL_CONFLICT
from watchword.news.lexicon import countries
from watchword.news.names import fold
from watchword.news.report import Reading
from watchword.news.words import word_set
from watchword.service.timeline.parties import Party, read_party
from watchword.service.timeline.question import country_names

_LONGEST_EVIDENCE = 400

CONSULT = "CONSULT"
PLANNED = frozenset({Modality.FUTURE, Modality.HYPOTHETICAL})
_NEVER_A_DAY = word_set(
    "war wars warfare conflict conflicts occupation aggression crisis insurgency rivalry tensions "
    "dispute hostilities"
)
"""Nouns for what goes on for months or years: a day in the sentence is another event's."""
_LASTING = _NEVER_A_DAY | word_set(
    "invasion offensive campaign siege blockade violence fighting unrest standoff bombardment"
)
"""These too are background where they are told without a day."""

# How long before or after the report something may have been that it tells without a day.
# News tells what has just happened, and what is planned for the weeks to come.
_RECENT = (2, 0)
_AHEAD = (0, 45)
_LENGTHS = {"week": 6, "month": 30, "quarter": 91, "season": 91, "year": 365, "decade": 3652}
"""How many days after its first a time of a precision ends, where the event does not say."""
_SCHEDULED = frozenset({CONSULT, "COOPERATE", "AID"})
"""Types of which a plan means one event that will come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedReport:
    """A report as it is kept: read, with all that carried it.

    Attributes:
        sources: Who published it: the paper, and those that carried a copy.
        text: The decoded text, to which the places point.
    """

    reading: Reading
    sources: tuple[str, ...] = ()
    text: str = ""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @property
    def published_on(self) -> date:
        """The day of publication."""
        return self.reading.report.published_on

    @property
    def labels(self) -> tuple[str, ...]:
        """What its sources are called in a table, each once; else its title or its id."""
        named = self.sources or (self.reading.report.source or "",)
        found = tuple(dict.fromkeys(short_source(each) for each in named if each))
        return found or (self.reading.report.title or self.id[:19],)

    @property
    def label(self) -> str:
        """What the report is called in a table: who published it first."""
        return self.labels[0]

    def cite(self, span: Span) -> dict[str, Any]:
        """A place in it, with the words that stand there."""
        words = " ".join(self.text[span.start : span.end].split())
        return {
            "report": self.id,
            "published_on": self.published_on.isoformat(),
            "start": span.start,
            "end": span.end,
            "text": words if len(words) <= _LONGEST_EVIDENCE else f"{words[:_LONGEST_EVIDENCE]} …",
        }


def short_source(source: str) -> str:
    """A paper's name as it is; of an address the host, of a path the file's name."""
    if "://" in source:
        return source.partition("://")[2].partition("/")[0].removeprefix("www.") or source
    if source.startswith(("/", "./", "../")) or "\\" in source:
        return source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source
    return source


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which an event can have been, both included, as ordinals.

    Attributes:
        stated: Whether the report tells them; else they are what its day of publication
            lets expect.
        precision: As in :class:`~watchword.model.report.ReportDate`; ``about`` where the
            report tells no day.
    """

    first: int
    last: int
    precision: str
    stated: bool

    @property
    def is_exact(self) -> bool:
        """Whether the report tells the very day, or days."""
        return self.stated and self.precision == "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one report tells it.

    Attributes:
        place_country: As told, or the country of which the place is a capital.
        standing: Whether it is told as known background, without a day.
    """

    report: SourcedReport
    event: Event
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    third: tuple[Party, ...]
    place_country: str | None
    days: Days
    standing: bool

    @property
    def key(self) -> tuple[Any, ...]:
        """What the order of tellings rests on: never the order in which reports were read."""
        event = self.event
        where = (event.evidence.start, event.trigger.start, event.evidence.end)
        return (self.report.published_on, self.report.id, *where, event.type, event.id)

    @property
    def parties(self) -> Iterator[Party]:
        """All who are party to it, without those whom it merely concerns."""
        yield from self.source
        yield from self.target

    @property
    def is_mutual(self) -> bool:
        """Whether it has no direction: what both sides do alike."""
        return self.event.reciprocal or self.event.type == CONSULT


def read_tellings(report: SourcedReport, parties: Mapping[str, Party]) -> Iterator[Telling]:
    """The events of a report.

    Args:
        report: The report.
        parties: Its actors by their ids, as :func:`parties_of` has them.
    """
    published = report.published_on
    for event in report.reading.events:
        place_country = event.place_country or _capitals().get(event.place or "")
        telling = Telling(
            report=report,
            event=event,
            source=_of(event.source, parties),
            target=_of(event.target, parties),
            third=_of(event.third, parties),
            place_country=place_country,
            days=days_of(event, published),
            standing=_is_standing(report, event),
        )
        if telling.source or telling.target:
            yield _with_host(telling)


def parties_of(reading: Reading) -> dict[str, Party]:
    """The actors of a report that matter to a line of time as parties, by their ids.

    Of dozens whom a report mentions few do or say anything; office holders are among
    them for what the report tells of their offices.
    """
    wanted = set(_involved(reading))
    return {
        actor.id: read_party(actor)
        for actor in reading.actors
        if actor.id in wanted or actor.offices
    }


def _involved(reading: Reading) -> Iterator[str | None]:
    for event in reading.events:
        yield from (*event.source, *event.target, *event.third)
    for claim in reading.designations:
        yield from (claim.by, claim.target)
    for stance in reading.stances:
        yield from (stance.source, stance.target)
    for statement in reading.statements:
        yield from (statement.speaker, *statement.via)


def _of(ids: Iterable[str], parties: Mapping[str, Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(parties[each] for each in ids if each in parties))


def _with_host(telling: Telling) -> Telling:
    """Who travels to a country without a word of whom he meets is that country's guest."""
    country = telling.place_country
    if telling.event.type != CONSULT or telling.target or country is None:
        return telling
    if any(country in (*each.states, each.country) for each in telling.source):
        return telling
    name = country_names().get(country)
    if name is None:
        return telling
    host = Party(
        name=name, schema=ActorSchema.COUNTRY, country=country, states=frozenset({country})
    )
    return replace(telling, target=(host,))


def days_of(event: Event, published_on: date) -> Days:
    """The days on which an event can have been."""
    if event.starts_on is not None:
        precision = event.date_precision or "day"
        first = event.starts_on.toordinal()
        whole = first + _LENGTHS.get(precision, 0) if event.ends_on is None else first
        last = max(whole, (event.ends_on or event.starts_on).toordinal())
        return Days(first, min(last, date.max.toordinal()), precision, stated=True)
    ahead = event.modality in PLANNED and event.type in _SCHEDULED
    before, after = _AHEAD if ahead else _RECENT
    day = published_on.toordinal()
    first, last_day = max(1, day - before), min(date.max.toordinal(), day + after)
    return Days(first, last_day, "about", stated=False)


def _is_standing(report: SourcedReport, event: Event) -> bool:
    """Whether a report recalls something as known, without a day."""
    if event.modality is Modality.NEGATED:
        return False
    trigger = set(report.text[event.trigger.start : event.trigger.end].casefold().split())
    if event.type in MATERIAL_CONFLICT and trigger & _NEVER_A_DAY:
        return True
    if event.starts_on is not None:
        return False
    return event.modality is Modality.HISTORICAL or (
        event.type in MATERIAL_CONFLICT and bool(trigger & _LASTING)
    )


@lru_cache(maxsize=1)
def _capitals() -> Mapping[str, str]:
    """The country of each capital, and of each name of a country."""
    return {
        word: each.code
        for each in countries()
        for word in (*each.capitals, *each.names)
        if len(each.code) == 2
    }


@lru_cache(maxsize=1)
def folded_country_names() -> frozenset[str]:
    """All names of countries, folded."""
    return frozenset(fold(word) for each in countries() for word in each.names)
