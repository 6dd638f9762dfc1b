"""Nouns and adjectives that ascribe: "his belief that …", "is critical of …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.model import StatementKind
from watchword.news import cues
from watchword.news.outer import Attribution, Outer
from watchword.news.subjects import find_subject, may_hold
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_STATES = word_set("be seem remain become feel appear grow sound look stay get")
_CLAUSES = frozenset({"ccomp", "acl", "xcomp"})
_OPEN_LINKS = word_set("about of with over at to by in on that for")


@dataclass(frozen=True, slots=True)
class Taken:
    """The words that a cue takes, and what that makes of them."""

    tokens: list[Token]
    kind: StatementKind


def is_plain(verb: Token) -> bool:
    """Whether a verb says that it was so: not "did not say", "may say", "declined to say"."""
    if any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children):
        return False
    if verb.tag_ == "VB":
        return verb.dep_ == "xcomp" and verb.head.lemma_ in cues.GOING_ON and is_plain(verb.head)
    if verb.dep_ == "advcl" and any(t.lower_ in {"if", "unless"} for t in verb.children):
        return False
    return verb.tag_ in _FINITE


def ascribed_by(outer: Outer, token: Token) -> Iterator[tuple[Taken, Attribution]]:
    """What a noun or an adjective ascribes, and to whom."""
    if token.pos_ in {"NOUN", "PROPN"}:
        kind = cues.NOUNS.get(token.lemma_.lower())
        speaker = _holder(outer, token) if kind is not None else None
        tokens = _hanging_on(token) if speaker is not None else []
    elif token.pos_ in {"ADJ", "VERB"}:
        kind = cues.ADJECTIVES.get(token.lower_)
        speaker = _bearer(outer, token) if kind is not None else None
        tokens = _after_adjective(token) if speaker is not None else []
    else:
        return
    if kind is not None and speaker is not None and tokens and may_hold(speaker):
        yield Taken(tokens, kind), Attribution(cue=token, speaker=speaker)


def _holder(outer: Outer, noun: Token) -> Token | None:
    """Whose a noun is: "Xi's pledge", "a pledge by Xi", "Xi made a pledge"."""
    if any(t.lower_ == "no" for t in noun.children):
        return None
    for child in noun.children:
        if child.dep_ == "poss" and outer.is_outside(child):
            # "Clinton attacked Trump over his plan": whose, the parse does not tell.
            return child if child.pos_ != "PRON" else None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((t for t in child.rights if t.dep_ == "pobj" and outer.is_outside(t)), None)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in cues.LIGHT and is_plain(verb):
        return find_subject(outer, verb)
    return None


def _hanging_on(noun: Token) -> list[Token]:
    """What hangs on a noun: a clause, or a phrase with the preposition that goes with it."""
    for child in noun.rights:
        if child.dep_ in _CLAUSES and child.tag_ != "VBN" and child.tag_ != "VBG":
            return list(child.subtree)
        allowed = cues.LINKS.get(child.lower_, frozenset())
        if child.dep_ == "prep" and noun.lemma_.lower() in allowed:
            return [t for inner in child.rights for t in inner.subtree]
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be" and is_plain(verb):
        return [t for c in verb.rights if c.dep_ in {"ccomp", "xcomp"} for t in c.subtree]
    return []


def _bearer(outer: Outer, word: Token) -> Token | None:
    """Who is said to be so."""
    if any(t.dep_ == "neg" for t in word.children):
        return None
    if word.dep_ in {"acomp", "oprd"}:
        verb = word.head
        return find_subject(outer, verb) if verb.lemma_ in _STATES and is_plain(verb) else None
    passive = any(t.dep_ == "auxpass" for t in word.children)
    subjects = [t for t in word.children if t.dep_ in {"nsubjpass", "nsubj"}]
    if passive and subjects and not any(t.tag_ == "MD" for t in word.children):
        return subjects[0] if outer.is_outside(subjects[0]) else None
    return None


def _after_adjective(word: Token) -> list[Token]:
    for child in word.rights:
        if child.dep_ in {"ccomp", "xcomp"}:
            return list(child.subtree)
        if child.dep_ in {"prep", "agent"} and child.lower_ in _OPEN_LINKS:
            return [t for inner in child.rights for t in inner.subtree]
    return []
