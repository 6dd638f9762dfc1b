"""What simple methods reach on the same gold, over the same parser.

Events as PETRARCH codes them (Norris, Schrodt and Beieler 2017): a dictionary of verbs tells the
type, the nearest named actor before the verb is the source and the nearest after it the target,
and a passive with "by" turns them round. PETRARCH2 itself needs Stanford's parser and actor
dictionaries of 2014; its dictionaries are not copied, the one below is a small one of our own.
Quotations go to the nearest person, told words to the nearest name beside a verb of saying, dates
to ``dateparser.search``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.reading.dates import FoundDate
from benchmarks.reading.gold import Place, Typed
from benchmarks.reading.marked import Found
from benchmarks.reading.speech import Said
from watchword.news import engine

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_VERBS = {
    "AGREE": "agree promise pledge vow commit",
    "CONSULT": "meet visit host discuss negotiate talk consult confer",
    "SUPPORT": "support praise endorse back welcome apologize commend congratulate sign ratify",
    "CONCEDE": "concede ease lift relax yield",
    "COOPERATE": "cooperate collaborate trade join",
    "AID": "aid donate give provide fund supply deliver send",
    "RETREAT": "withdraw release retreat surrender resign free",
    "REQUEST": "ask urge demand request appeal call",
    "REJECT": "reject refuse deny decline oppose veto",
    "ACCUSE": "accuse blame criticize condemn denounce sue charge investigate",
    "THREATEN": "threaten warn",
    "PROTEST": "protest demonstrate rally march strike",
    "SANCTION": "sanction expel suspend cut cancel halt",
    "MOBILIZE": "deploy mobilize",
    "COERCE": "arrest detain seize ban block deport jail raid impose",
    "ASSAULT": "attack kill bomb shoot fight fire",
}
_TYPES = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}
_SAYING = frozenset(
    {"say", "tell", "add", "announce", "state", "claim", "argue", "note", "explain", "write"}
)
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@cache
def _doc(text: str) -> Doc:
    return engine.load(engine.model_name())(text)


def _actors(sentence: Span) -> list[Span]:
    return [name for name in sentence.ents if name.label_ in _ACTORS]


def _place(words: Span) -> Place:
    return words.start_char, words.end_char


def _coded(tokens: Iterable[Token]) -> Iterator[tuple[Token, str]]:
    for token in tokens:
        kind = _TYPES.get(token.lemma_.lower())
        if kind is not None and token.pos_ == "VERB":
            yield token, kind


def find_events(text: str, _day: date) -> list[Found]:
    """An event for each verb of the dictionary that stands between two names."""
    return [
        Found(
            type=kind,
            modality=None,
            source=(_place(after if passive else before),),
            target=(_place(before if passive else after),),
            trigger=(verb.idx, verb.idx + len(verb)),
        )
        for sentence in _doc(text).sents
        for verb, kind in _coded(sentence)
        for before, after, passive in _around(verb, _actors(sentence))
    ]


def _around(verb: Token, actors: list[Span]) -> Iterator[tuple[Span, Span, bool]]:
    before = [name for name in actors if name.end <= verb.i]
    after = [name for name in actors if name.start > verb.i]
    if before and after:
        is_passive = any(child.dep_ == "auxpass" for child in verb.children)
        by = {token.lower_ for token in verb.doc[verb.i : after[0].start]}
        yield before[-1], after[0], is_passive and "by" in by


def classify(sentence: Typed) -> str | None:
    """The type of the first verb of the dictionary between the actors, else of the first."""
    coded = list(_coded(_doc(sentence.text)))
    start, end = sorted((sentence.source, sentence.target))
    between = [kind for verb, kind in coded if start[1] <= verb.idx < end[0]]
    return next(iter([*between, *(kind for _, kind in coded)]), None)


def find_said(text: str) -> list[Said]:
    """Quotations by the nearest person, and sentences by the name nearest to a verb of saying."""
    doc = _doc(text)
    people = [_place(name) for name in doc.ents if name.label_ == "PERSON"]
    found = [
        Said(words=quote, speaker=min(people, key=lambda each: _distance(each, quote)), quoted=True)
        for quote in _quotations(text)
        if people
    ]
    for sentence in doc.sents:
        cue = next((token for token in sentence if token.lemma_ in _SAYING), None)
        actors = [_place(name) for name in _actors(sentence)]
        if cue is not None and actors:
            at = (cue.idx, cue.idx + len(cue))
            speaker = min(actors, key=lambda each: _distance(each, at))
            found.append(Said(words=_place(sentence), speaker=speaker, quoted=False))
    return found


def _quotations(text: str) -> list[Place]:
    return [match.span() for match in re.finditer(r"“[^“”\n]+”|\"[^\"\n]+\"", text)]


def _distance(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def find_dates(text: str, day: date) -> list[FoundDate]:
    """What ``dateparser`` (a dependency of ``htmldate``) finds."""
    search_dates = import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)}
    found, position = [], 0
    for words, value in search_dates(text, languages=["en"], settings=settings) or []:
        start = max(text.find(words, position), position)
        position = start + len(words)
        found.append(FoundDate(place=(start, position), value=value.date().isoformat()))
    return found
