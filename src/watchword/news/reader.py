"""One report, read from beginning to end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from watchword.model import Problem, ProblemCode, Report, ReportDate, Severity
from watchword.news import engine
from watchword.news.actors import Cast, build_cast
from watchword.news.assembly import Assembly
from watchword.news.claims import read_designations, read_relations
from watchword.news.dates import find_dates
from watchword.news.events.listings import with_listings
from watchword.news.events.reading import read_events
from watchword.news.gazetteer import Hit, NameLookup, build_gazetteer
from watchword.news.language import is_english
from watchword.news.layout import Block, flatten, split_blocks
from watchword.news.links import Links
from watchword.news.mentions import find_mentions, seed_names
from watchword.news.offices import OfficeReader
from watchword.news.outer import Outer
from watchword.news.quotes import Quote, find_quotes, mask_quotes, outer_blocks
from watchword.news.references import ReferenceReader
from watchword.news.report import Reading
from watchword.news.resolution import Resolver
from watchword.news.speech import SpeechReader
from watchword.news.stance import find_stances

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSE_LIMIT = 60_000
"""The most characters that are parsed: ten times a long report."""


def read_report(
    text: str,
    *,
    published_on: date,
    lookup: NameLookup | None = None,
    title: str | None = None,
    published_basis: str = "given",
    source: str | None = None,
    model: str | None = None,
    problems: Sequence[Problem] = (),
) -> Reading:
    """Read a report in English.

    The same text, day, lookup and model always give the same reading.

    Args:
        text: The decoded text (see :func:`watchword.news.text_in.read_text`); all offsets
            of the reading refer to it.
        published_on: The day from which the report speaks.
        lookup: The register's names; without it no actor is linked to a target.
        title: The headline, where the document marks one.
        published_basis: How the day is known.
        source: Who published it.
        model: The spaCy model; by default the one that the package pins.
        problems: What was found on the way here; they are passed on.

    Raises:
        ExtraMissing: The ``[news]`` extra is not installed.
        WrongUse: The model that was asked for is not installed.
    """
    found = list(problems)
    english = is_english(text)
    report = Report(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        published_on=published_on,
        published_basis=published_basis,
        source=source,
        language="en" if english else None,
    )
    if not english:
        found.append(_problem(ProblemCode.LANGUAGE_UNREAD, "it is not in English: nothing is read"))
        return Reading(report=report, problems=tuple(found))
    read, cut = _cut(text)
    if cut is not None:
        found.append(cut)
    pipeline = _Pipeline(read, published_on=published_on, model=engine.model_name(model))
    return pipeline.read(report, Links(lookup), problems=tuple(found))


def _cut(text: str) -> tuple[str, Problem | None]:
    """The part that is parsed, whole words, and what to say of the rest."""
    if len(text) <= PARSE_LIMIT:
        return text, None
    end = max(text.rfind(" ", 0, PARSE_LIMIT), text.rfind("\n", 0, PARSE_LIMIT))
    end = end if end > 0 else PARSE_LIMIT
    message = f"only the first {end:,} of {len(text):,} characters are read"
    return text[:end], _problem(ProblemCode.CUT_SHORT, message, locator=f"character {end}")


def _problem(code: ProblemCode, message: str, *, locator: str = "report") -> Problem:
    return Problem(severity=Severity.WARNING, code=code, locator=locator, message=message)


class _Pipeline:
    """The steps of one reading, in order, and what they hand on."""

    def __init__(self, text: str, *, published_on: date, model: str) -> None:
        self.text = text
        self.published_on = published_on
        self.model = model
        self.flat = flatten(text)
        self.blocks: tuple[Block, ...] = split_blocks(self.flat)
        self.quotes: tuple[Quote, ...] = find_quotes(text, self.flat, self.blocks)
        self.parsed = engine.parse_words(engine.load(model), self._texts())

    def _texts(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """The text, and the same without its quotations where it has any."""
        yield self.flat, self.blocks
        if self.quotes:
            yield mask_quotes(self.flat, self.quotes), outer_blocks(self.blocks, self.quotes)

    def read(self, report: Report, links: Links, *, problems: tuple[Problem, ...]) -> Reading:
        names = self._names(links)
        resolver = self._resolver(names)
        said = SpeechReader(resolver.outer, resolver, names.dates).read_all()
        told = read_events(
            names.cast, names.hits, resolver, names.dates, published_on=self.published_on
        )
        listed = read_designations(names.cast, resolver, names.dates)
        related = read_relations(names.cast, resolver)
        # Last: reading what was said and told adds actors that have no name.
        assembly = Assembly(self.text, names.cast)
        statements = assembly.statements(said)
        events = assembly.events(with_listings(told, listed), statements)
        return Reading(
            report=report,
            actors=assembly.actors(links),
            statements=statements,
            events=events,
            designations=assembly.designations(listed),
            relations=assembly.relations(related),
            stances=find_stances(events),
            dates=names.dates,
            problems=problems,
        )

    def _names(self, links: Links) -> _Names:
        """Mentions, actors, offices and descriptions, and the dates."""
        gazetteer = build_gazetteer(self.model)
        headings = [(b.start, b.end) for b in self.blocks if b.heading]

        def seed(doc: Doc) -> None:
            seed_names(
                doc,
                gazetteer.find(doc),
                in_heading=lambda index: _is_within(doc[index].idx, headings),
                known=links.known_kind,
            )

        doc = engine.find_names(engine.load(self.model), self.parsed[0], seed=seed)
        hits = gazetteer.find(doc)
        found = find_mentions(
            doc, hits, in_heading=lambda index: _is_within(doc[index].idx, headings)
        )
        cast = build_cast(doc, found)
        references = ReferenceReader(doc, hits, cast)
        references.read_bodies()
        OfficeReader(doc, hits, cast, references.at).read_all()
        references.read_people()
        dates = find_dates(self.text, self.flat, doc, published_on=self.published_on)
        return _Names(cast, hits, references, dates)

    def _resolver(self, names: _Names) -> Resolver:
        """What resolves speakers and pronouns: it needs the text without its quotations."""
        outer = Outer(self.parsed[1] if self.quotes else names.cast.doc, self.flat, self.quotes)
        return Resolver(names.cast.doc, outer, names.cast, names.references)


@dataclass(frozen=True, slots=True)
class _Names:
    """Who is named in a text, and the days."""

    cast: Cast
    hits: tuple[Hit, ...]
    references: ReferenceReader
    dates: tuple[ReportDate, ...]


def _is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
