"""Words that point to an actor without naming it: "the ministry", "China's defense chief".

Only where one actor can be meant. What stays unsure is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Mention, MentionKind
from watchword.news.actors import Cast, Cluster
from watchword.news.gazetteer import Hit
from watchword.news.lexicon import institutions
from watchword.news.spotting import plain
from watchword.news.title_phrases import PhraseReader
from watchword.news.titles import HEADS, role_of
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BODY_NOUNS = {
    "ministry": word_set("ministry"),
    "department": word_set("department"),
    "agency": word_set("agency"),
    "commission": word_set("commission"),
    "committee": word_set("committee"),
    "council": word_set("council"),
    "court": word_set("court"),
    "embassy": word_set("embassy"),
    "bank": word_set("bank bancorp"),
    "party": word_set("party"),
    "university": word_set("university"),
    "newspaper": word_set("times post journal herald tribune"),
    "foundation": word_set("foundation"),
    "institute": word_set("institute"),
    "company": frozenset(),
    "firm": frozenset(),
}
_NEAR_PARAGRAPHS = 4


class ReferenceReader:
    """Finds the descriptions of one text that point to actors of its cast."""

    def __init__(self, doc: Doc, hits: Sequence[Hit], cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.phrases = PhraseReader(doc, hits)
        self.points: dict[int, Cluster] = {}

    def read_bodies(self) -> None:
        """Add every safe description of a body: "the ministry", "the bloc"."""
        self._read(self._of_body)
        for cluster, start, end in self._of_institutions():
            if not any(index in self.points for index in range(start, end)):
                self._point(cluster, start, end)

    def read_people(self) -> None:
        """Add every safe description of a person; their offices must be known."""
        self._read(self._of_person)

    def _read(self, find: Callable[[Token], tuple[Cluster, int] | None]) -> None:
        for token in self.doc:
            if token.pos_ not in {"NOUN", "PROPN"} or self.cast.at(token.i) is not None:
                continue
            pair = find(token)
            if pair is not None:
                cluster, start = pair
                self._point(cluster, start, token.i + 1)

    def at(self, index: int) -> Cluster | None:
        """The actor that a description at a token points to."""
        return self.points.get(index)

    def _point(self, cluster: Cluster, start: int, end: int) -> None:
        last = self.doc[end - 1]
        first, stop = self.doc[start].idx, last.idx + len(last)
        cluster.pointing.append(
            Mention(
                start=first,
                end=stop,
                text=self.doc.text[first:stop],
                kind=MentionKind.DESCRIPTION,
            )
        )
        for index in range(start, end):
            self.points[index] = cluster

    def _of_person(self, token: Token) -> tuple[Cluster, int] | None:
        """``the spokesperson``, ``the Russian leader``, ``China's defense chief``."""
        if plain(token) not in HEADS or token.lower_ == "counterpart" or token.tag_ == "NNS":
            return None
        start = self.phrases.start_of(token.i)
        first = self.doc[start]
        owned = any(t.text == "'s" for t in self.doc[start : token.i])
        if not (first.lower_ == "the" or owned) or self._goes_on(token.i):
            return None
        phrase = self.phrases.read(start, token.i, token.i + 1)
        if phrase is None or phrase.former or phrase.possessor is not None:
            return None
        if any(
            self.cast.at(i) is not None and phrase.country is None for i in range(start, token.i)
        ):
            return None
        person = self._holder(phrase.title.text, phrase.country, token, cataphoric=owned)
        return (person, start) if person is not None else None

    def _goes_on(self, index: int) -> bool:
        """Whether a description is narrowed by what follows, or names somebody itself."""
        following = self.doc[index + 1] if index + 1 < len(self.doc) else None
        if following is None:
            return False
        if following.text == "'s":
            return False
        if following.lower_ in {"of", "for", "-"} or following.pos_ in {"PROPN", "NOUN"}:
            return True
        if following.text != ",":
            return False
        behind = self.cast.at(index + 2)
        return behind is not None and behind.schema is ActorSchema.PERSON

    def _holder(
        self, title: str, country: str | None, token: Token, *, cataphoric: bool
    ) -> Cluster | None:
        """The one person of the text with an office of that name."""
        role = role_of(title)
        holders = [
            person
            for person in self.cast.people()
            if (cataphoric or person.first < token.i)
            and any(
                _fits(role, role_of(office.title), exact=cataphoric)
                and (country is None or office.country in {None, country})
                for office in person.offices
                if not office.former
            )
        ]
        if len(holders) > 1:
            exact = [p for p in holders if any(role_of(o.title) == role for o in p.offices)]
            holders = exact or holders
        return holders[0] if len(holders) == 1 else None

    def _of_body(self, token: Token) -> tuple[Cluster, int] | None:
        """``the ministry``: the only body of that kind so far, and not long ago."""
        words = _BODY_NOUNS.get(token.lower_)
        if words is None or self._goes_on(token.i):
            return None
        start = token.i
        while (
            start > 0
            and self.doc[start - 1].is_lower
            and self.doc[start - 1].pos_
            in {
                "NOUN",
                "ADJ",
            }
        ):
            start -= 1
        if start == 0 or self.doc[start - 1].lower_ != "the":
            return None
        modifiers = {t.lower_ for t in self.doc[start : token.i]}
        matching = [
            body
            for body in self.cast.bodies()
            if body.first < token.i
            and _is_body(body, token.lower_, words)
            and modifiers <= set(body.name.lower().split())
        ]
        if len(matching) != 1:
            return None
        last = max(name.start for name in matching[0].found if name.start < token.i)
        if self.doc[last : token.i].text.count("\n") > _NEAR_PARAGRAPHS * 2:
            return None
        return matching[0], start - 1

    def _of_institutions(self) -> Iterator[tuple[Cluster, int, int]]:
        """``the transatlantic alliance``: what the tables say a named body is called."""
        described = {i.name: i.descriptions for i in institutions()}
        by_phrase: dict[str, list[Cluster]] = {}
        for body in self.cast.bodies():
            for phrase in described.get(body.key, ()):
                by_phrase.setdefault(phrase, []).append(body)
        text = self.doc.text.lower()
        for phrase, bodies in sorted(by_phrase.items(), key=lambda item: -len(item[0])):
            if len(bodies) != 1 or phrase not in text:
                continue
            words = phrase.split()
            for token in self.doc:
                end = token.i + len(words)
                if [t.lower_ for t in self.doc[token.i : end]] != words:
                    continue
                if bodies[0].first < token.i and not self._goes_on(end - 1):
                    yield bodies[0], token.i, end


def _fits(wanted: str, held: str, *, exact: bool) -> bool:
    """Whether "the minister" can be a "defense minister": its last word is enough."""
    if wanted == held:
        return True
    return not exact and " " not in wanted and held.rpartition(" ")[2] == wanted


def _is_body(body: Cluster, noun: str, words: frozenset[str]) -> bool:
    if noun in {"company", "firm"}:
        return body.schema is ActorSchema.COMPANY
    named = {
        word.lower() for name in (body.name, *(n.text for n in body.found)) for word in name.split()
    }
    return not words.isdisjoint(named)
