"""Relations that a noun makes: "his sister Y", "Y, a close ally of X", "X's founder, Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Modality, RelationClaimKind
from watchword.news.actors import Cluster
from watchword.news.claims.joining import objects_of, subjects_of, told_as
from watchword.news.claims.kinds import ALLIES, FORMER, KIN, OWNED, RELATING, kind_of, sex_of
from watchword.news.claims.parties import Parties
from watchword.news.spotting import plain
from watchword.news.syntax import antecedent
from watchword.news.titles import HEADS
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS = word_set("his her its")
_COPULAS = word_set("be become remain")
_LONGEST_PHRASE = 8
_KEPT = word_set("close closest business majority minority largest principal controlling wholly main sole "
                 "longtime long-time key elder younger eldest youngest common-law")  # fmt: skip
_PREFIXES = word_set("co half step")


@dataclass(frozen=True, slots=True)
class Related:
    """Two actors and what relates them, with the tokens of the first and the last word."""

    source: Cluster
    target: Cluster
    kind: RelationClaimKind
    detail: str
    first: int
    last: int
    share: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class _Noun:
    """A relating noun with its words.

    Attributes:
        start, end: The tokens of its phrase up to the noun, the last one excluded.
        word: ``sister-in-law``.
    """

    head: Token
    start: int
    end: int
    word: str
    former: bool


def find_noun_relations(doc: Doc, parties: Parties) -> Iterator[Related]:
    """Every relation that a noun makes between two named actors."""
    for token in doc:
        noun = _noun_at(token)
        if noun is None:
            continue
        holders = _holders(noun, parties)
        if not holders:
            continue
        bearers = list(_bearers(noun, parties))
        for (bearer, place), holder in product(bearers, holders):
            if bearer is holder[0]:
                continue
            bearer.sex = bearer.sex or sex_of(noun.word)  # of use for the next "his"
            ends = (noun.start, noun.end - 1, place, holder[1])
            source, target = bearer, holder[0]
            if noun.word in OWNED:
                source, target = target, source
            yield Related(
                source, target, kind_of(noun.word), _detail(noun), min(ends), max(ends),
                former=noun.former,
            )  # fmt: skip


def _noun_at(token: Token) -> _Noun | None:
    """The relating noun that a token is; only in the singular, and not in a name."""
    if not token.is_lower and not token.is_sent_start:
        return None
    doc, end, word = token.doc, token.i + 1, token.lower_
    if [t.lower_ for t in doc[end : end + 4]] == ["-", "in", "-", "law"]:
        word, end = f"{word}-in-law", end + 4
    plural = token.tag_ in {"NNS", "NNPS"}
    if word not in RELATING or plural or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    start = token.i
    first = max(token.sent.start, token.i - _LONGEST_PHRASE)
    while start > first and _belongs(doc[start - 1]):
        start -= 1
    before = [t.lower_ for t in doc[start : token.i]]
    if before[-1:] == ["-"] and before[-2:-1] and before[-2] in _PREFIXES:
        word = f"{before[-2]}-{word}"
    return _Noun(token, start, end, word, not FORMER.isdisjoint(before))


def _belongs(token: Token) -> bool:
    """Whether a word before a relating noun is part of its phrase."""
    if token.text in {"-", "'s", "'"} or token.lower_ in {"then", "ex", "co"}:
        return True
    return token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "X"}


def _detail(noun: _Noun) -> str:
    """The words for the relation, without names and articles: "close ally"."""
    doc = noun.head.doc
    words = [t.text for t in doc[noun.start : noun.head.i] if t.is_lower and t.lower_ in _KEPT]
    return " ".join([*words, noun.word])


def _holders(noun: _Noun, parties: Parties) -> list[tuple[Cluster, int]]:
    """Whose sister, ally or owner it is, and the token that tells; of a child both parents."""
    doc = noun.head.doc
    behind_it = doc[noun.end : min(noun.end + 1, noun.head.sent.end)]
    for child in (*noun.head.children, *behind_it):
        if child.dep_ == "prep" and child.lower_ in {"of", "to"} and child.i >= noun.end - 1:
            behind = (
                (each, parties.named(each, schema=_person(noun))) for each in objects_of(child)
            )
            return [(found, each.i) for each, found in behind if found is not None]
    for index in range(noun.head.i - 1, noun.start - 2, -1):
        if index < noun.head.sent.start:
            break
        token = doc[index]
        found = _before_noun(token, noun, parties)
        if found is not None:
            return [(found, index)]
    return []


def _before_noun(token: Token, noun: _Noun, parties: Parties) -> Cluster | None:
    if token.lower_ in _PRONOUNS and token.dep_ == "poss":
        return parties.antecedent(token)
    if token.lower_ == "whose":
        before = antecedent(token)
        return parties.at(before) if before is not token else parties.cast.at(token.i - 2)
    found = parties.cast.at(token.i)
    if (
        found is None
        and token.pos_ == "PROPN"
        and token.dep_ == "compound"
        and noun.word not in KIN
    ):
        found = parties.named(token)
    if found is None:
        return None
    following = token.doc[token.i + 1]
    owned = following.lower_ in {"'s", "'"}
    if owned or (noun.word not in KIN and token.dep_ in {"compound", "nmod", "amod", "poss"}):
        return found
    return None


def _bearers(noun: _Noun, parties: Parties) -> Iterator[tuple[Cluster, int]]:
    """Who is the sister, the ally: the name behind the noun, before it, or across "is"."""
    doc = noun.head.doc
    beside = _name_from(noun, noun.end, parties)
    if beside is None and noun.end < len(doc) and doc[noun.end].text == ",":
        beside = _closed_name(noun, _behind_title(noun.end + 1, parties), parties)
    if beside is not None:
        yield beside
        return
    before = _name_before(noun, parties)
    if before is not None:
        yield before
        return
    yield from _across_copula(noun, parties)


def _person(noun: _Noun) -> ActorSchema | None:
    """What a party that no rule knew must be: kin and allies are persons."""
    return ActorSchema.PERSON if noun.word in KIN | ALLIES - {"partner"} else None


def _name_from(noun: _Noun, index: int, parties: Parties) -> tuple[Cluster, int] | None:
    if index >= noun.head.sent.end:
        return None
    cluster = parties.named(parties.doc[index], schema=_person(noun))
    name = parties.cast.name_at(index)
    if name is None or cluster is None or name.start != index:
        return None
    return cluster, name.end - 1


def _behind_title(index: int, parties: Parties) -> int:
    """Where the name of "his wife, presidential nominee Hillary Clinton," begins."""
    doc = parties.doc
    for place in range(index + 1, min(index + _LONGEST_PHRASE, doc[index - 1].sent.end)):
        before = doc[place - 1]
        if before.is_punct or before.pos_ in {"VERB", "AUX", "PRON"}:
            break
        name = parties.cast.name_at(place)
        if name is not None and name.start == place and plain(before) in HEADS:
            return place
    return index


def _closed_name(noun: _Noun, index: int, parties: Parties) -> tuple[Cluster, int] | None:
    """A name between commas, or up to the end of the sentence: an apposition."""
    found = _name_from(noun, index, parties)
    if found is None:
        return None
    after = found[1] + 1
    doc = parties.doc
    closed = after >= len(doc) or doc[after].text in {",", ".", ";", ")", "-", "--", "?", "!"}
    return found if closed else None


def _name_before(noun: _Noun, parties: Parties) -> tuple[Cluster, int] | None:
    """X of "X, the sister of Y" and "X, his sister,"."""
    doc = parties.doc
    index = noun.start
    while index > noun.head.sent.start and doc[index - 1].lower_ in {"the", "a", "an", *_PRONOUNS}:
        index -= 1
    opening = _before_and(index, noun, parties)
    joined, index = opening != index, opening
    owner = parties.cast.name_at(index - 1) if index else None
    if owner is not None and doc[index].lower_ in {"'s", "'"}:
        index = owner.start
    if index < 2 or doc[index - 1].text not in {",", "-", "--", "("}:
        return None
    cluster = parties.named(doc[index - 2], schema=_person(noun))
    name = parties.cast.name_at(index - 2)
    if name is None or cluster is None or (not joined and _is_listed(noun, name.end - 1)):
        return None
    return cluster, index - 2


def _before_and(index: int, noun: _Noun, parties: Parties) -> int:
    """Where "the tycoon and founder of …" begins behind its comma."""
    doc = parties.doc
    if not index or doc[index - 1].lower_ != "and":
        return index
    for place in range(index - 2, max(noun.head.sent.start, index - 10), -1):
        if doc[place].text == ",":
            return place + 1
        if parties.cast.at(place) is not None:
            break
    return index


def _is_listed(noun: _Noun, index: int) -> bool:
    """Whether a name and a noun stand side by side in a list: "X, his wife and Y"."""
    token = noun.head.doc[index]
    if noun.head.dep_ == "conj":
        return True
    return (
        any(c.dep_ == "conj" for c in noun.head.children)
        and noun.head.dep_ != "appos"
        and (token.dep_ == "conj" or noun.head.head is token)
    )


def _across_copula(noun: _Noun, parties: Parties) -> Iterator[tuple[Cluster, int]]:
    """X of "X is a close ally of Y"; "who is" too, and "as the founder of"."""
    verb = noun.head.head
    if noun.head.dep_ not in {"attr", "oprd"} or verb.lemma_ not in _COPULAS:
        return
    if told_as(verb) is not Modality.ACTUAL or verb.tag_ == "VBG":
        return
    for token in subjects_of(verb):
        found = (
            parties.antecedent(token)
            if token.lower_ in {"he", "she", "it"}
            else parties.named(token)
        )
        if found is not None:
            yield found, token.i
