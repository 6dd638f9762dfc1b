"""The words for measures: which nouns are sanctions, and which are lists of those under them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchword.news.claims.joining import each_of, objects_of
from watchword.news.syntax import joined
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_BAN_KINDS = word_set("travel visa entry")
_FREEZES = word_set("freeze freezing")
_ROUNDS = word_set(
    "round package set wave raft series batch slew tranche array barrage salvo list volley sweep "
    "range number"
)
_LIST_NOUNS = word_set("list blacklist register roster annex")
_LIST_KINDS = word_set(
    "sanction sanctions sanctioned sdn nationals designated blocked blacklisted terror terrorist "
    "terrorists asset visa ofac sanctioning asset-freeze consolidated"
)
_OTHER_LISTS = word_set(
    "entity export trade grey gray waiting short watch wish reading guest no-fly shopping military "
    "unverified sponsor sponsors to-do"
)
_NO_RELIEF = word_set("relief waiver exemption talk")
_LONGEST_LIST = 20
_BETWEEN = word_set("and , or as well other an a visa travel asset assets entry financial economic")
_TOWARDS = word_set("on against upon")
_PUTTING = word_set("impose slap place levy put")
_AIMING = word_set("target aim direct hit")


def is_measure(token: Token) -> bool:
    """Whether a noun is a sanction that stands on a list: also a travel ban, an asset freeze."""
    noun = token.lemma_.lower()
    if noun in {"sanction", "sanctions"}:
        if token.pos_ not in {"NOUN", "PROPN"}:
            return False
        return token.dep_ != "compound" or token.head.lemma_.lower() not in _NO_RELIEF
    before = {t.lemma_.lower() for t in token.lefts if t.dep_ in {"compound", "amod", "nmod"}}
    if token.i:
        before.add(token.nbor(-1).lemma_.lower())
    if noun == "ban":
        return bool(before & _BAN_KINDS)
    if noun in {"restriction", "restrictions"}:
        return "visa" in before
    return noun in _FREEZES and bool(before & {"asset", "assets"})


def measure_before(token: Token) -> Token | None:
    """The measure that a measure is joined to: "travel bans and asset freezes"."""
    if token.dep_ == "conj" and is_measure(token.head):
        return token.head
    for index in range(token.i - 1, max(token.sent.start - 1, token.i - 5), -1):
        word = token.doc[index]
        if is_measure(word):
            return word
        if word.lower_ == "including":
            before = token.doc[token.sent.start : index]
            return next((each for each in reversed(list(before)) if is_measure(each)), None)
        if word.lower_ not in _BETWEEN:
            return None
    return None


def measures_behind(token: Token) -> Iterator[Token]:
    """The measures that are joined to a measure."""
    for each in token.doc[token.i + 1 : min(token.i + _LONGEST_LIST, token.sent.end)]:
        if is_measure(each) and measure_before(each) is not None:
            yield each


def is_list(token: Token) -> bool:
    """Whether a noun is a list of those under sanctions: "its SDN list", "a blacklist"."""
    noun = token.lemma_.lower()
    if noun not in _LIST_NOUNS:
        return False
    words = {t.lower_ for t in token.subtree if abs(t.i - token.i) < 9}
    if words & _OTHER_LISTS:
        return False
    if noun == "blacklist" or words & _LIST_KINDS:
        return True
    # "The EU's list", in a text about sanctions.
    owned = any(t.dep_ == "poss" and t.text[:1].isupper() for t in token.lefts)
    return owned and any(t.lemma_.lower() in {"sanction", "sanctions"} for t in token.doc)


def top_of(measure: Token) -> Token:
    """The noun that a measure counts as: the round of "a new round of sanctions"."""
    token = measure
    for _ in range(4):
        head = token.head
        if token.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"} and head is not token:
            token = head
        elif (
            token.dep_ == "pobj"
            and head.lower_ == "of"
            and head.head.lemma_.lower() in _ROUNDS
            and head.head.pos_ == "NOUN"
        ):
            token = head.head
        elif token.dep_ == "compound" and head.lemma_.lower() in _ROUNDS:
            token = head  # "a sanctions package"
        else:
            break
    return token


def is_round(token: Token) -> bool:
    """Whether a noun is several measures at once: "package", "round"."""
    return token.lemma_.lower() in _ROUNDS


def targets_of(measure: Token, top: Token) -> Iterator[Token]:
    """At whom a measure's own words aim it: "sanctions on X", "sanctions targeting X"."""
    heads = dict.fromkeys([measure, *measures_behind(measure), *each_of(top), top])
    for head in heads:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _TOWARDS:
                yield from objects_of(child)
            elif child.dep_ in {"acl", "relcl"} and child.lemma_ in _AIMING:
                yield from _aimed(child)
            elif child.dep_ in {"acl", "relcl"} and child.lemma_ in _PUTTING:
                yield from _placed(child)


def _placed(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _TOWARDS:
            yield from objects_of(child)


def _aimed(verb: Token) -> Iterator[Token]:
    yield from objects_of(verb)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"at", "against", "on"}:
            yield from objects_of(child)


def owner_words(measure: Token, top: Token) -> Iterator[Token]:
    """The words before a measure that can tell whose it is: "US", "Washington's", "its"."""
    for head in dict.fromkeys([measure, top]):
        for child in head.lefts:
            if child.dep_ in {"poss", "compound", "amod", "nmod", "npadvmod"}:
                yield from joined(child)
                yield from (inner for inner in child.lefts if inner.dep_ in {"compound", "amod"})
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                yield from objects_of(child)
            if child.dep_ == "acl" and child.lemma_ in {"impose", "announce", "introduce"}:
                for inner in child.children:
                    if inner.dep_ == "agent":
                        yield from objects_of(inner)
