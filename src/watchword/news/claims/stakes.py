"""Relations that a verb makes: "X owns 49% of Y", "Y, controlled by X", "X founded Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchword.model import Modality, RelationClaimKind
from watchword.news.actors import Cluster
from watchword.news.claims.joining import objects_of, spread, told_as
from watchword.news.claims.nouns import Related
from watchword.news.claims.parties import Parties
from watchword.news.syntax import doers, is_passive, undergoers
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OWNING = word_set("own co-own control")
_HOLDING = word_set("own hold have control retain keep possess")
_BUYING = word_set("buy acquire purchase")
_SELLING = word_set("sell transfer divest relinquish")
_STAKES = word_set(
    "stake share interest holding shareholding % percent cent percentage half majority"
)
_FOUNDED = word_set("founded co-founded cofounded")
_ONCE = word_set("previously formerly once")
_PER_CENT = word_set("% percent cent pct")
_SIGNS = (
    (("more", "than"), ">"), (("over",), ">"), (("at", "least"), ">="), (("less", "than"), "<"),
    (("under",), "<"), (("about",), "~"), (("around",), "~"), (("nearly",), "~"),
    (("almost",), "~"), (("roughly",), "~"), (("some",), "~"), (("approximately",), "~"),
    (("just", "over"), ">"), (("just", "under"), "<"), (("up", "to"), "<="),
)  # fmt: skip


def find_verb_relations(doc: Doc, parties: Parties) -> Iterator[Related]:
    """Every relation that a verb makes between two named actors."""
    for token in doc:
        if token.lower_ in {"stake", "shareholding"} and token.pos_ == "NOUN":
            yield from _nominal_stake(token, parties)
        if token.pos_ not in {"VERB", "AUX", "ADJ"} and token.tag_ not in {"VBN", "VBD"}:
            continue
        if token.lower_ in _FOUNDED:
            yield from _founded(token, parties)
        elif token.lower_ in {"owned", "controlled"} and token.dep_ in {"amod", "compound"}:
            yield from _owned_by_prefix(token, parties)
        elif token.lower_ == "married":
            yield from _married(token, parties)
        elif token.lemma_ in _OWNING | _HOLDING | _BUYING | _SELLING:
            yield from _owned(token, parties)


def _founded(verb: Token, parties: Parties) -> Iterator[Related]:
    if told_as(verb) is not Modality.ACTUAL:
        return
    for who in spread(doers(verb)):
        for what in spread(undergoers(verb)):
            source, target = _actor(who, parties), _actor(what, parties)
            if source is not None and target is not None:
                yield _related(source, target, verb, (who, what), RelationClaimKind.FOUNDER)


def _actor(token: Token, parties: Parties) -> Cluster | None:
    if token.lower_ in {"he", "she", "it", "him", "her"}:
        return parties.antecedent(token)
    return parties.named(token)


def _related(
    source: Cluster, target: Cluster, verb: Token, parts: tuple[Token, Token],
    kind: RelationClaimKind,
) -> Related:  # fmt: skip
    places = [verb.i, *(t.i for t in parts)]
    return Related(source, target, kind, verb.lower_, min(places), max(places))


def _owned_by_prefix(word: Token, parties: Parties) -> Iterator[Related]:
    """As in "Usmanov-owned Metalloinvest"."""
    doc = parties.doc
    if word.i < 2 or doc[word.i - 1].text != "-":
        return
    source = parties.cast.at(word.i - 2)
    noun = word.head
    while noun.dep_ == "compound" and noun.head is not noun:
        noun = noun.head
    target = parties.at(noun)
    if source is not None and target is not None:
        yield Related(source, target, RelationClaimKind.OWNERSHIP, word.lower_, word.i - 2, noun.i)


def _married(word: Token, parties: Parties) -> Iterator[Related]:
    """As in "X, who is married to Y", "X married Y"."""
    if told_as(word) is not Modality.ACTUAL:
        return
    others = [t for c in word.children if c.dep_ == "prep" and c.lower_ == "to"
              for t in objects_of(c)]  # fmt: skip
    verb = word.head if word.dep_ in {"acomp", "attr"} else word
    sides = spread(undergoers(verb)) if others and is_passive(word) else spread(doers(verb))
    if not others and not is_passive(word):
        others = list(objects_of(word))
    was = bool(others) and verb.lemma_ == "be" and verb.tag_ == "VBD"
    former = was or any(c.lower_ in {"was", "were", *_ONCE} for c in word.children)
    for one in sides:
        for other in others:
            source, target = _actor(one, parties), _actor(other, parties)
            if source is not None and target is not None:
                places = (one.i, other.i, word.i)
                yield Related(
                    source, target, RelationClaimKind.FAMILY, "married", min(places),
                    max(places), former=former,
                )  # fmt: skip


def _owned(verb: Token, parties: Parties) -> Iterator[Related]:
    if told_as(verb) is not Modality.ACTUAL:
        return
    passive = is_passive(verb)
    for what in spread(undergoers(verb)):
        stake = what if what.lemma_.lower() in _STAKES or what.lower_ in _PER_CENT else None
        if stake is None and verb.lemma_ not in _OWNING:
            continue
        owned = (_of_stake(stake) or _in_which(verb)) if stake is not None else [what]
        for who in spread(doers(verb)):
            source = _actor(who, parties)
            for each in owned:
                target = _actor(each, parties)
                if source is None or target is None:
                    continue
                places = [verb.i, who.i, each.i, what.i]
                yield Related(
                    source, target, RelationClaimKind.OWNERSHIP,
                    _detail(verb, stake), min(places), max(places),
                    share=share_of(stake) if stake is not None else _share_beside(verb),
                    former=_is_over(verb, passive=passive),
                )  # fmt: skip


def _of_stake(stake: Token) -> list[Token]:
    """What a stake is in: "a 49% stake in Y", "49% of Y", "its stake in Y"."""
    for child in stake.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
            found = list(objects_of(child))
            if found and found[0].lemma_.lower() in {"share", "stock", "company", "capital"}:
                inner = [t for c in found[0].children if c.dep_ == "prep" for t in objects_of(c)]
                return inner or found
            return found
    for child in stake.head.children:  # "holds a stake … in Y"
        if child.dep_ == "prep" and child.lower_ == "in" and child.i > stake.i:
            return list(objects_of(child))
    return []


def _in_which(verb: Token) -> list[Token]:
    """Y of "Y, in which X holds a stake"."""
    if verb.dep_ != "relcl":
        return []
    for child in verb.children:
        if child.lower_ == "in" and any(c.lower_ == "which" for c in child.children):
            return [verb.head]
    return []


def _nominal_stake(stake: Token, parties: Parties) -> Iterator[Related]:
    """As in "Usmanov's 49% stake in USM"."""
    for child in stake.children:
        if child.dep_ != "poss":
            continue
        source = _actor(child, parties)
        for each in _of_stake(stake):
            target = _actor(each, parties)
            if source is not None and target is not None:
                yield Related(
                    source, target, RelationClaimKind.OWNERSHIP, stake.lower_, child.i, each.i,
                    share=share_of(stake, ahead=False),
                )  # fmt: skip


def _detail(verb: Token, stake: Token | None) -> str:
    """The words for it: "owns", "sold stake", "holds majority stake"."""
    if stake is None:
        return verb.lower_
    kept = word_set(
        "majority minority controlling blocking large small significant indirect direct"
    )
    words = [t.lower_ for t in stake.lefts if t.lower_ in kept]
    noun = stake.lower_ if stake.lower_ not in _PER_CENT else ""
    return " ".join(filter(None, [verb.lower_, *words, noun]))


def share_of(stake: Token, *, ahead: bool = True) -> str | None:
    """The share that stands with a stake, in per cent: ``49``, ``>25``, ``~49``.

    Args:
        stake: "stake", or "%" itself.
        ahead: Whether to look behind it too: "a stake of 49%".
    """
    doc = stake.doc
    end = min(stake.i + 8, stake.sent.end) if ahead else stake.i
    for index in range(max(stake.left_edge.i, stake.i - 12), end):
        token = doc[index]
        number = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)(%?)", token.text)
        if number is None or float(number[1]) > 100:
            continue
        following = [t.lower_ for t in doc[index + 1 : index + 3]]
        if number[2] or (following and (following[0] in _PER_CENT or following == ["per", "cent"])):
            return _sign(token) + number[1]
    return None


def _share_beside(verb: Token) -> str | None:
    """As in "is 49% owned by": the share beside the verb itself."""
    for child in verb.children:
        if child.i < verb.i and child.lower_ in _PER_CENT:
            return share_of(child)
    return None


def _sign(number: Token) -> str:
    doc = number.doc
    for words, sign in sorted(_SIGNS, key=lambda pair: -len(pair[0])):
        start = number.i - len(words)
        if start >= 0 and tuple(t.lower_ for t in doc[start : number.i]) == words:
            return sign
    return ""


def _is_over(verb: Token, *, passive: bool) -> bool:
    """Whether a share was given up: "sold his stake", "once owned", "used to own"."""
    if verb.lemma_ in _SELLING:
        return True
    words = {c.lower_ for c in verb.children}
    if verb.tag_ == "VBD" and words & {"until", "till"}:
        return True
    if words & _ONCE or (verb.dep_ == "xcomp" and verb.head.lower_ == "used"):
        return True
    if passive:
        return bool(words & {"was", "were"})
    return False
