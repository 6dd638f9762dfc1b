"""Statements: what a report says that somebody said.

Joins the words that name a speaker to the actor they mean. Where that is not safe the
speaker stays open, and the words that point to him are kept: a false speaker is worse
than none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from watchword.model import ReportDate, Span, StatementKind
from watchword.news.actors import Cluster
from watchword.news.outer import Attribution, Outer
from watchword.news.quotes import Quote
from watchword.news.reported import Reported, find_reported
from watchword.news.resolution import Resolver
from watchword.news.speakers import attribute_all, is_title_like
from watchword.news.subjects import is_group

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG_QUOTE_WORDS = 8


@dataclass(slots=True)
class Draft:
    """A statement before its actors have ids.

    Attributes:
        words: The place of what was said, without the outer quotation marks.
        pointer: The place of the words that name the speaker.
    """

    words: Span
    evidence: Span
    quoted: bool
    cue: Span | None
    speaker: Cluster | None
    pointer: Span | None
    via: tuple[Cluster, ...]
    made_on: date | None
    kind: StatementKind = StatementKind.SPEECH


class SpeechReader:
    """Finds the statements of one text."""

    def __init__(self, outer: Outer, resolver: Resolver, dates: Sequence[ReportDate]) -> None:
        self.outer = outer
        self.resolver = resolver
        self.dates = dates

    def read_all(self) -> list[Draft]:
        """All statements, in the order of the text."""
        attributions = attribute_all(self.outer)
        drafts: list[tuple[int, int, Callable[[], Draft | None]]] = []
        for number, quote in enumerate(self.outer.quotes):
            attribution = attributions.get(number)
            if attribution is not None or self._is_statement(number):
                drafts.append((quote.start, number, partial(self._quoted, quote, attribution)))
        drafts += [
            (item.start, -1, partial(self._reported, item))
            for item in find_reported(self.outer)
            if not self._is_mostly_quoted(item)
        ]
        # In the order of the text: who spoke before tells whom "he" means.
        drafts.sort(key=lambda draft: draft[:2])
        made = [make() for _, _, make in drafts]
        return [draft for draft in made if draft is not None]

    def _is_statement(self, number: int) -> bool:
        """Whether a quotation without a cue is long enough to be somebody's words."""
        words = self.outer.words(number)
        return len(words) >= _LONG_QUOTE_WORDS and not is_title_like(words)

    def _is_mostly_quoted(self, reported: Reported) -> bool:
        """Whether the quotations in a clause, which are statements already, say most of it."""
        inside = sum(
            min(quote.end, reported.end) - max(quote.start, reported.start)
            for quote in self.outer.quotes
            if quote.start < reported.end and reported.start < quote.end
        )
        return inside * 2 >= reported.end - reported.start

    def _quoted(self, quote: Quote, attribution: Attribution | None) -> Draft:
        words = Span(start=quote.inner_start, end=quote.inner_end)
        if attribution is None:
            return Draft(
                words=words,
                evidence=Span(start=quote.start, end=quote.end),
                quoted=True,
                cue=None,
                speaker=None,
                pointer=None,
                via=(),
                made_on=None,
            )
        around = Span(start=quote.start, end=quote.end)
        return self._draft(words, around, attribution=attribution, quoted=True)

    def _reported(self, reported: Reported) -> Draft:
        words = Span(start=reported.start, end=reported.end)
        return self._draft(
            words, words, attribution=reported.attribution, quoted=False, kind=reported.kind
        )

    def _draft(
        self,
        words: Span,
        around: Span,
        *,
        attribution: Attribution,
        quoted: bool,
        kind: StatementKind = StatementKind.SPEECH,
    ) -> Draft:
        token = attribution.speaker
        cue = cue_span(attribution, before=None if quoted else words.start)
        found = self._speaker(token, attribution.cue) if token is not None else None
        pointer = self.resolver.words_of(token) if token is not None else None
        via = [self.resolver.actor(t) for t in attribution.via]
        places = [around, cue, *([pointer] if pointer else [])]
        if token is not None and kind is StatementKind.SPEECH and attribution.cue.pos_ != "NOUN":
            # Whose remarks somebody else speaks of is not the one who speaks.
            self.resolver.spoke(found, attribution)
        return Draft(
            words=words,
            evidence=Span(start=min(p.start for p in places), end=max(p.end for p in places)),
            quoted=quoted,
            cue=cue,
            speaker=found,
            pointer=pointer,
            via=tuple(dict.fromkeys(v for v in via if v is not None and v is not found)),
            made_on=self._made_on(attribution),
            kind=kind,
        )

    def _speaker(self, token: Token, cue: Token) -> Cluster | None:
        """The actor that the words for a speaker mean; a group told of before stays open."""
        known = self.resolver.actor(token)
        if known is None and is_group(token):
            return None
        return self.resolver.speaker(token, cue)

    def _made_on(self, attribution: Attribution) -> date | None:
        """The day that the text puts the saying on: "said on Friday"."""
        for token in _dependents(attribution.cue):
            for found in self.dates:
                if found.start <= token.idx < found.end and found.precision == "day":
                    return found.earliest
        return None


def _dependents(cue: Token) -> Iterator[Token]:
    """The words that say when something was said: beside the cue, not in what was said."""
    verbs = [cue]
    if cue.dep_ == "pcomp" and cue.head.head.pos_ == "VERB":  # "was quoted as saying"
        verbs.append(cue.head.head)
    for verb in verbs:
        for child in verb.children:
            if child.dep_ in {"npadvmod", "tmod", "advmod"}:
                yield child
            elif child.dep_ == "prep" and child.lower_ in {"on", "late", "early", "in"}:
                yield from (t for t in child.children if t.dep_ == "pobj")
            elif child.dep_ in {"dobj", "dative"}:
                # "told reporters on Friday": the parser may hang it on the reporters.
                for inner in child.children:
                    if inner.lower_ == "on":
                        yield from (t for t in inner.children if t.dep_ == "pobj")


def cue_span(attribution: Attribution, *, before: int | None = None) -> Span:
    """The place of the cue's words: "was quoted as saying", "according to", "called for".

    Args:
        before: Where the words begin that a preposition may link to the cue.
    """
    cue = attribution.cue
    first = last = cue
    if cue.lower_ == "according":
        last = next((t for t in cue.children if t.lower_ == "to"), cue)
    elif cue.dep_ == "pcomp" and cue.head.lower_ == "as":
        over = cue.head.head
        helpers = [t for t in over.children if t.dep_ in {"auxpass", "aux"} and t.i < over.i]
        first = min([over, *helpers], key=lambda t: t.i)
    elif before is not None:
        last = next((t for t in cue.rights if _links(t, cue, before)), cue)
    return Span(start=first.idx, end=last.idx + len(last))


def _links(token: Token, cue: Token, before: int) -> bool:
    """Whether a preposition stands between a cue and its words, and nothing else does."""
    behind = token.idx + len(token)
    gap = before - behind
    return token.dep_ == "prep" and token.i == cue.i + 1 and 0 <= gap <= 1
