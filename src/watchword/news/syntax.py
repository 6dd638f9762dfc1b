"""Who does what in a parsed sentence: subjects, objects, what stands behind a preposition.

Works on the labels of spaCy's English models (ClearNLP dependencies). Everything gives
the heads of phrases, with all that are joined by "and".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_RELATIVES = word_set("who whom which that whose")
_CONTROLLED = frozenset({"xcomp", "conj", "advcl", "pcomp", "aux", "prep", "dep"})
_DOUBLE_OBJECT = word_set(
    "ask urge tell order force compel press call invite allow let permit warn advise encourage "
    "persuade convince push instruct direct require command implore beg pressure help enable "
    "remind"
)
"""Verbs whose object does what the infinitive behind it says: "urged Iran to stop"."""
_MAX_CLIMB = 8


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive: "was arrested", and "people arrested by the police"."""
    if any(t.dep_ in {"auxpass", "nsubjpass", "agent"} for t in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"} and not _has(verb, "aux")


def _has(token: Token, label: str) -> bool:
    return any(t.dep_ == label for t in token.children)


def joined(token: Token) -> list[Token]:
    """A token and what "and" joins to it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}:
            found += joined(child)
        elif child.dep_ == "appos" and child.ent_type_ == token.ent_type_ == "GPE":
            found += joined(child)  # "Australia, Canada, Japan and …": a list, no apposition
    return found


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; other tokens stand for themselves."""
    if token.lower_ not in _RELATIVES or token.pos_ not in {"PRON", "DET", "SCONJ", "ADV"}:
        return token
    verb = token.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head == verb:
            break
        verb = verb.head
    return token


def doers(verb: Token) -> list[Token]:
    """Who does a verb: its logical subject, taken over from the verb that governs it."""
    for _ in range(_MAX_CLIMB):
        own = _own_doers(verb)
        if own or is_passive(verb):
            return own
        if verb.dep_ == "relcl":
            return [] if _relative_object(verb) else joined(verb.head)
        if verb.dep_ == "acl":
            return joined(verb.head) if verb.tag_ in {"VBG", "VB"} else []
        if verb.dep_ not in _CONTROLLED or verb.head == verb:
            return []
        governor = verb.head
        if governor.pos_ not in {"VERB", "AUX", "ADP", "ADJ", "SCONJ"}:
            # "a bid to oust X", "in an effort to …": who makes the bid does it.
            return joined(governor) if governor.pos_ == "PRON" else []
        objects = _controlling_objects(verb)
        if objects:
            return [one for token in objects for one in joined(token)]
        verb = governor
    return []


def _controlling_objects(verb: Token) -> list[Token]:
    """Who does what is told of an object: "urged **Iran** to stop", "accused **him** of …"."""
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_ in _DOUBLE_OBJECT:
        return _direct_objects(governor)
    if verb.dep_ == "pcomp" and governor.lower_ in {"of", "against", "from", "into"}:
        return undergoers(governor.head) if governor.head.pos_ == "VERB" else []
    return []


def _own_doers(verb: Token) -> list[Token]:
    if is_passive(verb):
        return [one for agent in _agents(verb) for one in joined(agent)]
    subjects = _subjects(verb, {"nsubj", "csubj"})
    return [one for token in subjects for one in joined(antecedent(token))]


def _subjects(verb: Token, labels: set[str]) -> list[Token]:
    """The subjects of a verb, names that the parser took for adverbs among them."""
    found = [t for t in verb.children if t.dep_ in labels]
    if found or any(t.dep_ in _SUBJECTS for t in verb.children):
        return found
    return [t for t in verb.children if is_taken_for_adverb(t)]


def is_taken_for_adverb(token: Token) -> bool:
    """Whether a name before a verb without a subject is its subject by another label.

    The parser takes surnames that it has not seen for adverbs: "**Usmanov** was listed".
    """
    verb = token.head
    return (
        token.i < verb.i
        and verb.pos_ in {"VERB", "AUX"}
        and token.dep_ in {"advmod", "npadvmod", "dep", "nmod"}
        and token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
        and not any(t.dep_ in _SUBJECTS for t in verb.children)
    )


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (t for t in child.children if t.dep_ == "pobj")


def _relative_object(verb: Token) -> bool:
    """Whether a relative clause has its own subject: "sanctions that the EU imposed"."""
    return any(t.dep_ in _SUBJECTS and t.lower_ not in _RELATIVES for t in verb.children)


def undergoers(verb: Token) -> list[Token]:
    """To whom a verb is done: its logical object."""
    if is_passive(verb):
        subjects = _subjects(verb, {"nsubjpass"})
        if subjects:
            return [one for token in subjects for one in joined(antecedent(token))]
        if verb.dep_ in {"acl", "relcl"}:
            return joined(verb.head)
        if verb.dep_ in {"xcomp", "conj", "advcl"} and verb.head != verb:
            return _subjects_above(verb)
        return []
    found = _direct_objects(verb)
    if not found and verb.dep_ == "relcl" and _relative_object(verb):
        found = [verb.head]
    return [one for token in found for one in joined(antecedent(token))]


def _subjects_above(verb: Token) -> list[Token]:
    """The subject of the verb that governs a passive one: "wants to be freed"."""
    governor = verb.head
    for _ in range(_MAX_CLIMB):
        subjects = [t for t in governor.children if t.dep_ in _SUBJECTS]
        if subjects:
            return [one for token in subjects for one in joined(antecedent(token))]
        if governor.dep_ not in _CONTROLLED or governor.head == governor:
            return []
        governor = governor.head
    return []


def _direct_objects(verb: Token) -> list[Token]:
    return [t for t in verb.children if t.dep_ in _OBJECTS and t.dep_ != "attr"]


def behind(token: Token, prepositions: Sequence[str]) -> list[Token]:
    """What stands behind the first of these prepositions that hangs on a token."""
    for wanted in prepositions:
        found = [
            one
            for child in token.children
            for inner in _objects_behind(child, wanted)
            for one in joined(inner)
        ]
        if found:
            return found
    return []


def _objects_behind(child: Token, wanted: str) -> Iterator[Token]:
    if child.dep_ not in {"prep", "agent", "dative", "prt", "advmod"}:
        return
    if child.lower_ == wanted:
        yield from (t for t in child.children if t.dep_ == "pobj")
    # "on behalf of", "out of", "along with": prepositions of prepositions.
    for inner in child.children:
        if inner.dep_ in {"prep", "pcomp"} and inner.lower_ == wanted:
            yield from (t for t in inner.children if t.dep_ == "pobj")


def owners(noun: Token) -> list[Token]:
    """Whose a noun is: "Russia's war"."""
    return [one for child in noun.children if child.dep_ == "poss" for one in joined(child)]


def particles(verb: Token) -> frozenset[str]:
    """The particles and short adverbs that go with a verb: "turned down", "hit out"."""
    return frozenset(
        child.lower_
        for child in verb.children
        if child.dep_ in {"prt", "advmod", "prep", "acomp"} and abs(child.i - verb.i) <= 6
    )


def complement(verb: Token) -> Token | None:
    """The clause or infinitive that a verb takes: "threatened to **attack**"."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"}:
            return child
    # "called on X to stop", "rejected a plan to …": the parser hangs it elsewhere.
    for child in verb.children:
        if child.dep_ in {"advcl", "relcl"} and child.tag_ == "VB" and child.i > verb.i:
            return child
    return None
