"""Lists of nouns, and the verbs of clauses, as claims need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.events.modality import modality_of
from watchword.news.syntax import antecedent, doers, joined

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 400
_MAX_CLIMB = 24


def each_of(token: Token) -> tuple[Token, ...]:
    """A noun and those of its list, in the text's order.

    The parser takes the second of a list of names for an apposition: "Australia, Canada,
    Japan and …".
    """
    found = joined(token)
    for each in found:
        if len(found) > _MOST:
            break
        found += [one for c in each.children if _is_item(c, each) for one in joined(c)]
        found += [one for c in each.children if _is_name_of(c, each) for one in joined(c)[1:]]
    return tuple(dict.fromkeys(sorted(found, key=lambda each: each.i)))


def _is_name_of(child: Token, head: Token) -> bool:
    """Whether it is the first of "his wife, Cilia Flores, and Delcy Rodriguez"."""
    return child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN"


def _is_item(child: Token, head: Token) -> bool:
    if not child.pos_ == head.pos_ == "PROPN":
        return False
    below = {c.dep_ for c in child.children}
    # "Rostec and Almaz-Antey", read as one name of two halves.
    return (child.dep_ == "appos" and "conj" in below) or (child.dep_ == "amod" and "cc" in below)


def objects_of(head: Token) -> tuple[Token, ...]:
    """The objects of a verb or a preposition."""
    return tuple(
        each for child in head.children if child.dep_ in {"dobj", "pobj"} for each in each_of(child)
    )


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """Nouns with those of their lists, each once."""
    return tuple(dict.fromkeys(each for token in tokens for each in each_of(token)))


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """The grammatical subject of a verb, also of a copula or a passive."""
    nearest = named_before(verb)
    if nearest is not None:
        return (nearest,)
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return spread([antecedent(each) for each in own] or doers(verb))


def named_before(verb: Token) -> Token | None:
    """X of "a spokesman for X, who was sanctioned": the name before the clause of one person."""
    for child in verb.children:
        if child.lower_ not in {"who", "which"} or child.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        one = any(c.lower_ in {"was", "has", "is"} for c in (verb, *verb.children))
        if one and child.i > 1 and child.nbor(-1).text == "," and child.nbor(-2).pos_ == "PROPN":
            return child.nbor(-2)
    return None


def clause_verb(token: Token) -> Token:
    """The verb of the clause in which a token stands; the sentence's root where there is none."""
    for _ in range(_MAX_CLIMB):
        if token.pos_ in {"VERB", "AUX"} or token.head is token:
            return token
        token = token.head
    return token


def told_as(verb: Token, trigger: Token | None = None) -> Modality:
    """Whether an act is told as a fact; a headline's "EU to sanction" is a plan."""
    found = modality_of(trigger or verb, verb)
    if found is not Modality.ACTUAL:
        return found
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and any(c.lower_ == "to" for c in verb.children):
        return Modality.FUTURE
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "deny":
        return Modality.NEGATED
    return found
