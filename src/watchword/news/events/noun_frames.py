"""Frames that nouns tell: "Russia's war in Ukraine", "held talks with", "at the invitation of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.news.events.frame_parts import (
    PASSING_ON,
    PASSIVE_LIGHT,
    SAID_ONLY,
    UNDOING,
    WIDE,
    Frame,
    inner_nouns,
    inner_targets,
    is_so,
    of_noun,
)
from watchword.news.events.table import Entry, load_table
from watchword.news.syntax import behind, doers, owners
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_DEPS = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr", "appos"})


def noun_frame(noun: Token) -> Frame | None:
    """The frame that a noun tells, if it is in the table."""
    entries = load_table().nouns.get(noun.lemma_.lower(), ())
    if not entries or noun.dep_ in {"compound", "nmod"} or noun.ent_type_ in {"PERSON", "DATE"}:
        return None
    entry = next((e for e in entries if is_so(e, noun)), None)
    if entry is None:
        return None
    frame = Frame(trigger=noun, verb=_governor(noun), entry=entry)
    if "between" in entry.prepositions:
        both = behind(noun, ("between", "among"))
        if both:
            frame.sources, frame.targets = both, [both]
            return frame
    frame.sources = _noun_sources(entry, noun)
    frame.targets = [group for group in of_noun(noun, entry.prepositions)[:-1] if group]
    if entry.type in SAID_ONLY | UNDOING:
        frame.targets += [group for inner in inner_nouns(noun) for group in of_noun(inner, WIDE)]
        if entry.clausal:
            frame.inside = _clause_of(noun)
            frame.targets += [group for group in inner_targets(frame.inside) if group]
    _add_from_light_verb(frame, noun)
    _add_from_occasion(frame, noun)
    return frame


def _clause_of(noun: Token) -> Token | None:
    """The clause that a noun takes: "its demand **that Washington ease** sanctions"."""
    return next(
        (t for t in noun.children if t.dep_ in {"acl", "relcl", "ccomp"} and t.i > noun.i), None
    )


def _add_from_occasion(frame: Frame, noun: Token) -> None:
    """As in: came **at the invitation of** X (to who comes), spoke **during a visit**."""
    link = noun.head
    if link.lower_ == "of" and link.head.lemma_ in _SPELLS:
        link = link.head.head  # "for **four days of** talks"
    if link.dep_ != "prep" or link.head.pos_ != "VERB":
        return
    if link.lower_ in {"at", "on", "upon", "under", "after"} and noun.lemma_ in _OCCASIONS:
        if not frame.targets:
            frame.targets.append(doers(link.head))
    elif link.lower_ in {"for", "during", "on", "in"} and frame.entry.type == "CONSULT":
        frame.sources = frame.sources or doers(link.head)


_SPELLS = word_set("day week hour month round series")
_OCCASIONS = word_set("invitation request order demand urging behest")


def _governor(noun: Token) -> Token | None:
    """The verb in whose clause a noun stands."""
    token = noun
    while token.head != token:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def _noun_sources(entry: Entry, noun: Token) -> list[Token]:
    owned = owners(noun)
    if owned:
        return owned
    named = behind(noun, entry.doers)
    if named:
        return named
    agents = [
        one
        for child in noun.children
        if child.dep_ == "acl" and child.tag_ == "VBN"
        for one in behind(child, ("by",))
    ]
    if agents:
        return agents
    # "US sanctions", "Israeli strikes", "NATO aid": what stands before the noun.
    return [t for t in noun.children if t.dep_ in {"amod", "compound", "nmod"} and t.i < noun.i]


def _add_from_light_verb(frame: Frame, noun: Token) -> None:
    """As in: Xi **held** talks, the ministry **faces** sanctions."""
    verb = _light_verb(noun)
    if verb is None:
        return
    subject = doers(verb)
    if verb.lemma_ in PASSIVE_LIGHT:
        frame.targets.append(subject)
        frame.sources = frame.sources or behind(verb, ("from", "by"))
        return
    owned = owners(noun)
    if subject and not any(t.pos_ != "PRON" for t in owned):
        frame.sources = subject
    frame.targets += [
        group for group in (behind(verb, (one,)) for one in frame.entry.prepositions) if group
    ]


def _light_verb(noun: Token) -> Token | None:
    token = noun
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "out", "on"}:
        token = token.head.head  # "a round of talks", "carried out a series of attacks"
    if token.dep_ == "conj" and token.head.pos_ == "NOUN":
        token = token.head
    head = token.head
    if token.dep_ in _NOUN_DEPS and head.pos_ == "VERB" and head != token:
        return head if head.lemma_ in PASSING_ON else None
    return None
