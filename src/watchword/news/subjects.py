"""Who does a verb: the words for a speaker and for who passed the words on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchword.news.outer import Attribution, Outer
from watchword.news.titles import HEADS, ORGANISATION_WORDS
from watchword.news.words import AGENT_NOUNS, PEOPLE, RELAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOBODY = word_set("it this that these those you one there what which nothing something")
_DOERS = ("er", "or", "ist", "ian", "ee", "eer", "ant", "crat", "man", "ican")
_THINGS = word_set(
    "factor error order number paper letter matter power border computer offer answer river water "
    "center tower weapon figure motor sector vector chapter quarter disaster barrier shelter "
    "newsletter banner trigger committee fee degree tree restaurant grant plant want warrant "
    "missile transfer layer folder filter flower finger shoulder corner corridor door floor mirror "
    "flavor color favor labor harbor horror terror indicator elevator guarantee knee"
)
_TAKEN_UP = word_set("the these those")
_MAX_CLIMB = 12


def find_subject(outer: Outer, verb: Token) -> Token | None:
    """The head of the words that name who does a verb."""
    for _ in range(_MAX_CLIMB):
        own = _own_subject(outer, verb) or _name_before(outer, verb)
        if own is not None:
            return own
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
            return verb.head if outer.is_outside(verb.head) else None
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in RELAYING:
            return _quoted_one(outer, verb.head.head)
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "aux"}:
            return None
        verb = verb.head
    return None


def _name_before(outer: Outer, verb: Token) -> Token | None:
    """``footage of Trump saying “…”``."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start:
        return None
    before = outer.doc[verb.i - 1]
    if before.pos_ == "PROPN" and before.dep_ in {"pobj", "dobj"} and outer.is_outside(before):
        return before
    return None


def _quoted_one(outer: Outer, verb: Token) -> Token | None:
    """Who is quoted: the subject of "was quoted", the object of "quoted X as saying"."""
    passive = [t for t in verb.children if t.dep_ == "nsubjpass"]
    objects = [t for t in verb.children if t.dep_ == "dobj"]
    return next((t for t in passive or objects if outer.is_outside(t)), None)


def attribution_of(outer: Outer, verb: Token) -> Attribution | None:
    """The attribution that a saying verb makes, whatever it takes."""
    subject = find_subject(outer, verb)
    if subject is None:
        return None
    return Attribution(cue=verb, speaker=subject, via=find_relayers(outer, verb))


def _own_subject(outer: Outer, verb: Token) -> Token | None:
    subjects = [t for t in verb.children if t.dep_ in _SUBJECTS and outer.is_outside(t)]
    if verb.tag_ == "VBN" and any(t.dep_ == "auxpass" for t in verb.children):
        return _agent(outer, verb)
    # "“…,” said Tan": the subject behind the verb; the quotation is no subject.
    subject = next(iter(subjects), None)
    if subject is None:
        subject = _inverted(outer, verb)
    if subject is not None and subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head if outer.is_outside(verb.head) else None
    return subject


def _inverted(outer: Outer, verb: Token) -> Token | None:
    """The object of "said" that is its subject: nothing else may stand there."""
    if verb.lemma_ not in {"say", "write", "add", "ask", "tweet", "explain", "reply"}:
        return None
    for child in verb.rights:
        near = child.i - verb.i < 8 and outer.is_outside(child)
        if near and child.dep_ in {"dobj", "attr"} and child.pos_ in {"PROPN", "PRON", "NOUN"}:
            return child
    return None


def _agent(outer: Outer, verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and outer.is_outside(inner):
                    return inner
    return None


def find_relayers(outer: Outer, verb: Token) -> tuple[Token, ...]:
    """Who passed the words on: "as saying by the ministry", "Xinhua reported"."""
    return tuple(dict.fromkeys(_each_relayer(outer, verb)))


def _each_relayer(outer: Outer, verb: Token) -> Iterator[Token]:
    over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if over is not None and over.lemma_ in RELAYING:
        agent = _agent(outer, verb) or _agent(outer, over)
        if agent is not None:
            yield agent
        else:
            yield from (t for t in over.children if t.dep_ == "nsubj" and outer.is_outside(t))
    elif verb.dep_ == "ccomp" and verb.head.lemma_ in {"report", "say"}:
        subject = _own_subject(outer, verb.head)
        if subject is not None and subject.pos_ == "PROPN":
            yield subject
    for child in verb.children:
        if child.lower_ == "according" and outer.is_outside(child):
            found = read_according(child)
            if found is not None and found.speaker is not None:
                yield found.speaker


def read_according(token: Token) -> Attribution | None:
    """The attribution that "according to" makes."""
    for child in token.children:
        if child.lower_ == "to":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return Attribution(cue=token, speaker=inner)
    return None


def may_hold(token: Token) -> bool:
    """Whether a word can name who thinks, wants or judges: not "the law", which "wants" nothing."""
    if token.pos_ in {"PROPN", "PRON"}:
        return token.lower_ not in _NOBODY
    word = token.lemma_.lower()
    known = word in HEADS or word in ORGANISATION_WORDS or word in PEOPLE or word in AGENT_NOUNS
    if known or is_group(token):
        return True
    return token.tag_ == "NNS" and word.endswith(_DOERS) and word not in _THINGS


def is_group(token: Token) -> bool:
    """Whether words stand for several told of before: "the two leaders", "both sides"."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return False
    before = {t.lower_ for t in token.children if t.i < token.i}
    return "both" in before or (
        bool(before & _TAKEN_UP) and any(t.dep_ == "nummod" for t in token.children)
    )
