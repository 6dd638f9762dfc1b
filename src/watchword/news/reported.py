"""Paraphrases: "the ministry said on Friday that …", "according to the spokesperson".

Only plain ones: a verb that does nothing but say, in the indicative, with a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.news.outer import Attribution, Outer
from watchword.news.subjects import attribution_of
from watchword.news.words import PLAIN_SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST_WORDS = 3
_UNSAID = word_set("decline refuse fail want need try hesitate expect plan ask able")


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that somebody is said to have said, at characters ``start`` to ``end``."""

    start: int
    end: int
    attribution: Attribution


def find_reported(outer: Outer) -> tuple[Reported, ...]:
    """All plain paraphrases of a text, in order."""
    found = []
    for token in outer.doc:
        if not outer.is_outside(token):
            continue
        if token.lower_ == "according":
            found += list(_by_according(outer, token))
        elif token.pos_ == "VERB" and token.lemma_ in PLAIN_SAYING and _is_plain(token):
            found += list(_by_verb(outer, token))
    return tuple(sorted(found, key=lambda item: item.start))


def _is_plain(verb: Token) -> bool:
    """Whether a verb says that it was said: not "did not say", "declined to say"."""
    if any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children):
        return False
    if verb.tag_ == "VB" and verb.head.lemma_ in _UNSAID:
        return False
    if verb.dep_ == "advcl" and any(t.lower_ in {"if", "unless"} for t in verb.children):
        return False
    return verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"}


def _by_verb(outer: Outer, verb: Token) -> Iterator[Reported]:
    attribution = attribution_of(outer, verb)
    if attribution is None or attribution.speaker is None:
        return
    clause = next((t for t in verb.children if t.dep_ == "ccomp"), None)
    if clause is not None:
        tokens = _clause_tokens(clause, verb)
        yield from _reported(outer, tokens, attribution)
    elif verb.dep_ in {"parataxis", "ccomp"} and _is_tail(verb):
        head = verb.head
        own = {t.i for t in verb.subtree}
        tokens = [t for t in head.subtree if t.i not in own and t.i < verb.left_edge.i]
        yield from _reported(outer, tokens, attribution)


def _is_tail(verb: Token) -> bool:
    """Whether ", the ministry said" ends a sentence."""
    before = verb.left_edge.i - 1
    return (
        verb.head.i < verb.left_edge.i
        and before >= verb.sent.start
        and verb.doc[before].text == ","
        and not any(t.dep_ in {"ccomp", "dobj", "xcomp"} for t in verb.children)
    )


def _clause_tokens(clause: Token, verb: Token) -> list[Token]:
    """The words of a clause on its own side of the verb."""
    tokens = list(clause.subtree)
    if clause.i < verb.i:
        return [t for t in tokens if t.i < verb.i]
    return [t for t in tokens if t.i > verb.i]


def _by_according(outer: Outer, token: Token) -> Iterator[Reported]:
    speaker = next(
        (
            inner
            for child in token.children
            if child.lower_ == "to"
            for inner in child.children
            if inner.dep_ == "pobj"
        ),
        None,
    )
    head = token.head
    if speaker is None or head is token or head.pos_ not in {"VERB", "AUX"}:
        return
    own = {t.i for t in token.subtree}
    if token.i > head.i:
        tokens = [t for t in head.subtree if t.i < token.i and t.i not in own]
    else:
        tokens = [t for t in head.subtree if t.i > max(own)]
    yield from _reported(outer, tokens, Attribution(cue=token, speaker=speaker))


def _reported(outer: Outer, tokens: list[Token], attribution: Attribution) -> Iterator[Reported]:
    """The clause as a stretch of text; nothing where it is too short or full of gaps."""
    speaker = attribution.speaker
    taken = {t.i for t in speaker.subtree} if speaker is not None else set()
    tokens = [t for t in tokens if not t.is_space]
    while tokens and (
        (tokens[0].is_punct and tokens[0].text not in {'"', "'"}) or tokens[0].lower_ == "that"
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in {'"', "'"}:
        tokens = tokens[:-1]
    if len([t for t in tokens if t.is_alpha]) < _LEAST_WORDS:
        return
    if any(t.i in taken for t in tokens) or attribution.cue in tokens:
        return
    if all(not outer.is_outside(t) for t in tokens):
        return
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    yield Reported(*_whole_quotes(outer, start, end), attribution)


def _whole_quotes(outer: Outer, start: int, end: int) -> tuple[int, int]:
    """A stretch that cuts no quotation in two."""
    for quote in outer.quotes:
        beside = 0 <= quote.start - end <= 1 and not outer.flat[end : quote.start].strip()
        if beside or (quote.start < end and start < quote.end):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end
