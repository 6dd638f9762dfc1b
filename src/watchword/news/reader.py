"""One report, read from beginning to end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from watchword.model import (
    Actor,
    LinkedTarget,
    Mention,
    MentionKind,
    Problem,
    ProblemCode,
    Report,
    ReportDate,
    Severity,
    Span,
    Statement,
)
from watchword.news import engine
from watchword.news.actors import Cast, Cluster, build_cast, mention_of
from watchword.news.dates import find_dates
from watchword.news.gazetteer import NameLookup, build_gazetteer
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
from watchword.news.speech import Draft, SpeechReader

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

    def read(self, report: Report, links: Links, *, problems: tuple[Problem, ...]) -> Reading:
        cast, references, dates = self._names(links)
        drafts = self._statements(cast, references, dates)
        clusters = sorted(
            (c for c in cast.clusters if c.found or c.pointing),
            key=lambda c: _first_offset(cast, c),
        )
        ids = {id(cluster): f"a{number}" for number, cluster in enumerate(clusters, 1)}
        return Reading(
            report=report,
            actors=tuple(
                self._actor(cast, cluster, ids[id(cluster)], links.targets_of(cluster))
                for cluster in clusters
            ),
            statements=tuple(
                self._statement(draft, f"s{number}", ids) for number, draft in enumerate(drafts, 1)
            ),
            dates=dates,
            problems=problems,
        )

    def _names(self, links: Links) -> tuple[Cast, ReferenceReader, tuple[ReportDate, ...]]:
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

        doc = engine.parse(engine.load(self.model), self.flat, self.blocks, seed=seed)
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
        return cast, references, dates

    def _statements(
        self, cast: Cast, references: ReferenceReader, dates: Sequence[ReportDate]
    ) -> list[Draft]:
        outer_doc = cast.doc
        if self.quotes:
            outer_doc = engine.parse(
                engine.load(self.model),
                mask_quotes(self.flat, self.quotes),
                outer_blocks(self.blocks, self.quotes),
                names=False,
            )
        outer = Outer(outer_doc, self.flat, self.quotes)
        resolver = Resolver(cast.doc, outer, cast, references)
        return SpeechReader(outer, resolver, dates).read_all()

    def _actor(
        self, cast: Cast, cluster: Cluster, actor_id: str, targets: tuple[LinkedTarget, ...]
    ) -> Actor:
        mentions = [mention_of(cast.doc, name) for name in cluster.found] + cluster.pointing
        unique = {(m.start, m.end): m for m in reversed(mentions)}
        return Actor(
            id=actor_id,
            name=cluster.name,
            schema=cluster.schema,
            country=cluster.code,
            mentions=tuple(
                self._mention(unique[place], kind=unique[place].kind) for place in sorted(unique)
            ),
            offices=tuple(cluster.offices),
            targets=targets,
            named=cluster.named,
        )

    def _mention(self, place: Mention | Span, *, kind: MentionKind) -> Mention:
        """A mention in the words of the report, whose quotation marks may be curly."""
        return Mention(
            start=place.start, end=place.end, text=self.text[place.start : place.end], kind=kind
        )

    def _statement(self, draft: Draft, statement_id: str, ids: dict[int, str]) -> Statement:
        pointer = draft.pointer
        cue = draft.cue
        return Statement(
            id=statement_id,
            speaker=ids.get(id(draft.speaker)) if draft.speaker is not None else None,
            speaker_words=self._mention(pointer, kind=_pointer_kind(draft)) if pointer else None,
            via=tuple(ids[id(cluster)] for cluster in draft.via if id(cluster) in ids),
            cue=self.text[cue.start : cue.end] if cue is not None else None,
            quoted=draft.quoted,
            text=self.text[draft.words.start : draft.words.end],
            made_on=draft.made_on,
            words=draft.words,
            evidence=draft.evidence,
        )


def _pointer_kind(draft: Draft) -> MentionKind:
    """How the words that name the speaker point to him."""
    pointer = draft.pointer
    if draft.speaker is not None and pointer is not None:
        for mention in draft.speaker.pointing:
            if mention.start == pointer.start:
                return mention.kind
        return MentionKind.NAME if draft.speaker.named else MentionKind.DESCRIPTION
    return MentionKind.DESCRIPTION


def _first_offset(cast: Cast, cluster: Cluster) -> tuple[int, str]:
    starts = [cast.doc[name.start].idx for name in cluster.found]
    starts += [mention.start for mention in cluster.pointing]
    return min(starts), cluster.name


def _is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
