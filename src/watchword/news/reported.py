"""What is ascribed without quotation marks, and how: by a clause, a phrase or a noun.

"The ministry said on Friday that …", "she called for …", "their belief that …",
"according to the spokesperson". A cue counts where it stands in the indicative and is
not negated; which words are cues, and of what, is in :mod:`watchword.news.cues`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.model import StatementKind
from watchword.news import cues
from watchword.news.ascribing import Taken, ascribed_by, is_plain
from watchword.news.outer import Attribution, Outer
from watchword.news.subjects import attribution_of, may_hold
from watchword.news.words import PLAIN_SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_MAX_CLIMB = 6
_WITH_OBJECT = word_set("as for of over about to from with on against")


@dataclass(frozen=True, slots=True)
class Reported:
    """What is ascribed to somebody, at characters ``start`` to ``end``."""

    start: int
    end: int
    attribution: Attribution
    kind: StatementKind = StatementKind.SPEECH


def find_reported(outer: Outer) -> tuple[Reported, ...]:
    """All that is ascribed in a text, in order."""
    found: list[Reported] = []
    for token in outer.doc:
        if not outer.is_outside(token):
            continue
        if token.lower_ == "according":
            found += _by_according(outer, token)
        elif token.pos_ == "VERB" and is_plain(token):
            found += _by_verb(outer, token)
        found += [
            each for taken, by in ascribed_by(outer, token) for each in _reported(outer, taken, by)
        ]
    return tuple(sorted(found, key=lambda item: item.start))


def _by_verb(outer: Outer, verb: Token) -> Iterator[Reported]:
    taken = _taken_by(verb)
    if taken is None:
        return
    attribution = attribution_of(outer, verb)
    if attribution is None or attribution.speaker is None:
        return
    sure = taken.kind is StatementKind.FINDING or verb.lemma_ in PLAIN_SAYING
    if not sure and not may_hold(attribution.speaker):
        return
    if taken.kind is not StatementKind.SPEECH and _is_own_account(outer, verb, attribution):
        return
    yield from _reported(outer, taken, attribution)


def _is_own_account(outer: Outer, verb: Token, attribution: Attribution) -> bool:
    """Whether it is what somebody says of himself: "she said she wants to …" is said, once."""
    speaker = attribution.speaker
    if speaker is None or speaker.pos_ != "PRON":
        return False
    for _ in range(_MAX_CLIMB):
        if verb.dep_ == "ccomp" and verb.head.lemma_ in PLAIN_SAYING:
            return outer.is_outside(verb.head)
        if verb.dep_ not in {"ccomp", "xcomp", "conj", "advcl", "relcl"}:
            return False
        verb = verb.head
    return False


def _taken_by(verb: Token) -> Taken | None:
    """What a verb takes, by the fullest of its frames."""
    if _is_passive(verb):
        return _of_passive(verb)
    return _clause_of(verb) or _around(verb) or _phrase_of(verb)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children)


def _of_passive(verb: Token) -> Taken | None:
    """What was done to: "the plan was condemned by the ministry"."""
    kind = cues.OBJECT.get(verb.lemma_)
    subject = next((t for t in verb.children if t.dep_ == "nsubjpass"), None)
    if kind is None or subject is None:
        return None
    return Taken(list(subject.subtree), kind)


def _clause_of(verb: Token) -> Taken | None:
    """The clause that a verb takes: finite, or what somebody is to do."""
    for clause in verb.children:
        if clause.dep_ not in _CLAUSAL:
            continue
        if _is_to_do(clause):
            return _to_do(verb, clause)
        kind = cues.CLAUSE.get(verb.lemma_)
        if kind is not None and clause.dep_ == "ccomp":
            return Taken(_on_one_side(clause, verb), kind)
    return None


def _is_to_do(clause: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in clause.children)


def _to_do(verb: Token, clause: Token) -> Taken | None:
    """What somebody is to do: "wants to …", "urged the council to …"."""
    named = next((t for t in verb.children if t.dep_ in _OBJECTS and t.i < clause.i), None)
    if named is not None or any(t.dep_ == "nsubj" for t in clause.children):
        kind = cues.URGING.get(verb.lemma_)
        first = [*(named.subtree if named is not None else ())]
        return Taken(first + _on_one_side(clause, verb), kind) if kind is not None else None
    kind = cues.INFINITIVE.get(verb.lemma_)
    return Taken(_on_one_side(clause, verb), kind) if kind is not None else None


def _around(verb: Token) -> Taken | None:
    """The sentence around "…, the ministry said": before it, or on both sides."""
    if verb.dep_ not in {"parataxis", "ccomp"} or not _is_aside(verb):
        return None
    kind = cues.CLAUSE.get(verb.lemma_)
    if kind is None:
        return None
    own = {t.i for t in verb.subtree}
    return Taken([t for t in verb.head.subtree if t.i not in own], kind)


def _is_aside(verb: Token) -> bool:
    """Whether a verb with its subject stands between commas, or behind the last."""
    first = next((t for t in verb.subtree if not t.is_punct), verb)
    before = first.i - 1
    return (
        before >= verb.sent.start
        and verb.doc[before].text == ","
        and not any(t.dep_ in {"ccomp", "dobj", "xcomp"} for t in verb.children)
    )


def _phrase_of(verb: Token) -> Taken | None:
    """What a verb takes that is no clause: an object, or a phrase with a preposition."""
    rights = [t for t in verb.rights if t.dep_ not in {"punct", "cc", "conj"}]
    named = next((t for t in rights if t.dep_ in _OBJECTS), None)
    judged = [t for t in rights if t.dep_ in {"oprd", "ccomp"} or t.lower_ == "as"]
    kind = cues.AS.get(verb.lemma_)
    if kind is not None and judged:
        return Taken(_subtrees([named, *judged] if named is not None else judged), kind)
    kind = cues.OBJECT.get(verb.lemma_)
    if kind is not None and named is not None and not _is_others_words(named):
        more = [t for t in rights if t.i > named.i and t.dep_ == "prep"]
        return Taken(_subtrees([named, *(t for t in more if t.lower_ in _WITH_OBJECT)]), kind)
    for link in rights:
        kind = cues.PREPOSITIONS.get(link.lower_, {}).get(verb.lemma_)
        if kind is not None and link.dep_ in {"prep", "agent"}:
            inner = [t for t in link.rights if t.dep_ in {"pobj", "pcomp"}]
            later = [t for t in rights if t.i > link.i and t.dep_ == "xcomp"]
            return Taken(_subtrees([*inner, *later]), kind) if inner else None
    return None


def _is_others_words(noun: Token) -> bool:
    """Whether a noun ascribes by itself: "criticised Stoltenberg's remarks that …"."""
    owned = any(t.dep_ == "poss" and t.pos_ != "PRON" for t in noun.children)
    told = any(t.dep_ in {"acl", "relcl", "ccomp"} for t in noun.children)
    return owned and told and noun.lemma_ in cues.NOUNS


def _subtrees(heads: Iterable[Token]) -> list[Token]:
    tokens = {t.i: t for head in heads for t in head.subtree}
    return [tokens[index] for index in sorted(tokens)]


def _on_one_side(clause: Token, verb: Token) -> list[Token]:
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
    attribution = Attribution(cue=token, speaker=speaker)
    yield from _reported(outer, Taken(tokens, StatementKind.SPEECH), attribution)


def _reported(outer: Outer, taken: Taken, attribution: Attribution) -> Iterator[Reported]:
    """What is taken as a stretch of text; nothing where it is too short or full of gaps."""
    speaker = attribution.speaker
    named = {t.i for t in speaker.subtree} if speaker is not None else set()
    tokens = [t for t in taken.tokens if not t.is_space]
    while tokens and (
        (tokens[0].is_punct and tokens[0].text not in {'"', "'"}) or tokens[0].lower_ == "that"
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in {'"', "'"}:
        tokens = tokens[:-1]
    if not [t for t in tokens if t.is_alpha]:
        return
    if any(t.i in named for t in tokens) or attribution.cue in tokens:
        return
    if all(not outer.is_outside(t) for t in tokens):
        return
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    yield Reported(*_whole_quotes(outer, start, end), attribution, taken.kind)


def _whole_quotes(outer: Outer, start: int, end: int) -> tuple[int, int]:
    """A stretch that cuts no quotation in two."""
    for quote in outer.quotes:
        beside = 0 <= quote.start - end <= 1 and not outer.flat[end : quote.start].strip()
        if beside or (quote.start < end and start < quote.end):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end
