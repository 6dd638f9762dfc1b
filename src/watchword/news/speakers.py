"""Who says a quotation: the cue and the words that name the speaker.

Works on the outer parse (see :mod:`watchword.news.quotes`), and gives words, not
actors: whom they mean is decided later. Where no cue governs a quotation, it has no
speaker: a name in quotation marks is no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from watchword.news.outer import Attribution, Outer
from watchword.news.subjects import find_relayers, find_subject, read_according
from watchword.news.titles import HEADS, ORGANISATION_WORDS
from watchword.news.words import (
    AGENT_NOUNS,
    JUDGING,
    PEOPLE,
    PLAIN_SAYING,
    RELAYING,
    SAYING,
    SPEECH_NOUNS,
    STANDS,
    THINKING,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "dep", "parataxis", "pcomp", "prep",
     "conj", "agent", "dative", "intj", "advcl", "npadvmod", "pobj", "acl", "relcl", "appos",
     "punct", "meta", "nmod"}
)  # fmt: skip
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_MAX_CLIMB = 12
_PAUSES = frozenset({",", "-", "—", "–", "--", "―"})


def attribute_all(outer: Outer) -> dict[int, Attribution]:
    """The attribution of every quotation that has one, by the quotation's number."""
    found: dict[int, Attribution] = {}
    for number in range(len(outer.quotes)):
        if number not in outer.first:
            continue
        attribution = attribute(outer, number)
        if attribution is None and _is_sentence(outer, number):
            attribution = _introduced(outer, number) or _continued(outer, number, found)
        if attribution is not None and not _is_scare(outer, number, attribution):
            found[number] = attribution
    return found


def attribute(outer: Outer, number: int) -> Attribution | None:
    """The attribution of one quotation within its own sentence."""
    anchor = outer.first[number]
    return (
        _beside(outer, number)
        or _climb(outer, anchor)
        or _from_colon(outer, number)
        or _anywhere_near(outer, number)
        or _fronted(outer, number)
        or _signed(outer, number)
    )


def _is_sentence(outer: Outer, number: int) -> bool:
    """Whether a quotation is a whole sentence: nothing of its sentence is outside."""
    quote = outer.quotes[number]
    text = outer.flat[quote.inner_start : quote.inner_end]
    return (
        text[:1].isupper()
        and outer.before(number) is None
        and (text[-1] in ".?!" or not quote.closed)
    )


def _introduced(outer: Outer, number: int) -> Attribution | None:
    """``He said:`` at the end of the sentence or the paragraph before."""
    index = outer.first[number].i - 1
    while index >= 0 and (outer.doc[index].is_space or outer.inside.get(index) == number):
        index -= 1
    if index < 0 or outer.doc[index].text != ":" or index in outer.inside:
        return None
    return attribute_intro(outer, outer.doc[index])


def _continued(outer: Outer, number: int, found: dict[int, Attribution]) -> Attribution | None:
    """``“…,” Tan said. “…”``: what follows the attribution's sentence is his too."""
    before = found.get(number - 1)
    if before is None or before.speaker is None or not outer.is_outside(before.cue):
        return None
    between = outer.doc[before.cue.sent.end : outer.first[number].i]
    if before.cue.i > outer.first[number].i or any(
        token.is_alpha or "\n" in token.text for token in between
    ):
        return None
    if any("\n" in t.text for t in outer.doc[before.cue.i : outer.first[number].i]):
        return None
    return Attribution(cue=before.cue, speaker=before.speaker, via=before.via, continues=True)


def _is_scare(outer: Outer, number: int, attribution: Attribution) -> bool:
    """A name, a title or a word at arm's length in quotation marks: no statement."""
    quote = outer.quotes[number]
    words = outer.words(number)
    before = outer.before(number)
    if _is_name_of_something(before, words):
        return True
    behind = outer.after(number)
    is_modifier = (
        behind is not None and behind.pos_ in {"NOUN", "PROPN"} and behind.idx <= quote.end + 1
    )
    return not attribution.strong and len(words) <= 2 and (len(words) < 2 or is_modifier)


def _is_name_of_something(before: Token | None, words: Sequence[str]) -> bool:
    """Whether a quotation stands in a sentence as a title: ``the “Multipolar Order” forum``."""
    if before is None or before.text in {",", ":"} or before.lemma_ in SAYING:
        return False
    return len(words) <= 8 and is_title_like(words)


def is_title_like(words: Sequence[str]) -> bool:
    """Whether words are written as a name: every longer one with a capital."""
    longer = [word for word in words if len(word) > 3]
    return len(words) >= 1 and bool(longer) and all(word[0].isupper() for word in longer)


def _beside(outer: Outer, number: int) -> Attribution | None:
    """``“…,” he said`` and ``“…,” said Tan Kefei, the spokesperson``."""
    token = outer.after(number)
    if token is not None and token.text in _PAUSES:
        token = _next_word(token)
    if token is None or not outer.is_outside(token):
        return None
    if token.lower_ == "according":
        return read_according(token)
    if token.pos_ in {"CCONJ", "SCONJ", "ADP", "PUNCT"} or token.lower_ in {"that", "who", "which"}:
        return None
    verb = _verb_of(token)
    if verb is None or not outer.is_outside(verb) or not _is_saying(verb):
        return None
    subject = _subject_behind(outer, verb, token)
    if subject is None:
        return None
    return Attribution(cue=verb, speaker=subject, via=find_relayers(outer, verb))


def _next_word(token: Token) -> Token | None:
    return next((t for t in token.doc[token.i + 1 : token.sent.end] if not t.is_space), None)


def _subject_behind(outer: Outer, verb: Token, first: Token) -> Token | None:
    """The subject of an attribution that begins with ``first``, right behind a quotation."""
    subject = find_subject(outer, verb)
    if subject is not None and verb.dep_ == "pcomp":
        return subject
    if subject is not None and subject.i >= first.i:
        begins = subject.left_edge.i <= first.i <= subject.right_edge.i
        return subject if begins or verb.i - first.i <= 1 else None
    # The parser took words before the quotation for the subject.
    nouns = [t for t in outer.doc[first.i : verb.i] if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    return nouns[-1] if nouns and verb.i - first.i <= 6 else None


def _verb_of(token: Token) -> Token | None:
    """The verb whose clause begins with a token: itself, or above its subject."""
    seen = 0
    while seen < _MAX_CLIMB:
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.dep_ not in {"aux", "auxpass"}
            and (_is_saying(token) or token.lemma_ == "quote")
        ):
            return _saying_below(token)
        if token.head is token or token.dep_ in {"relcl", "ccomp"}:
            return None
        token = token.head
        seen += 1
    return None


def _saying_below(verb: Token) -> Token:
    """The "saying" below "was quoted as saying"; the verb itself otherwise."""
    for child in verb.children:
        if child.lower_ == "as" and verb.lemma_ in RELAYING:
            for inner in child.children:
                if inner.lemma_ in SAYING and inner.pos_ == "VERB":
                    return inner
    return verb


def _is_saying(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and (token.lemma_ in SAYING or token.lemma_ in JUDGING)


def _climb(outer: Outer, anchor: Token) -> Attribution | None:
    """The nearest word above a quotation that ascribes it."""
    token = anchor
    crossed = False
    for _ in range(_MAX_CLIMB):
        head = token.head
        beside = _according_child(outer, token)
        if beside is not None:
            return beside
        if head is token:
            return None
        found = _cue_above(outer, token, head, crossed=crossed)
        if found is not None:
            return found
        if token.dep_ in _SUBJECTS and head.pos_ in {"VERB", "AUX"} and _is_saying(head):
            return None
        crossed = crossed or token.dep_ in _CLAUSES or token.dep_ in _SUBJECTS
        token = head
    return None


def _cue_above(outer: Outer, token: Token, head: Token, *, crossed: bool) -> Attribution | None:
    if not outer.is_outside(head):
        return None
    if head.pos_ == "NOUN" and head.lemma_.lower() in SPEECH_NOUNS:
        return _noun_cue(outer, token, head)
    if not _is_saying(head) or token.dep_ not in _COMPLEMENTS:
        return None
    if head.lemma_ in JUDGING and head.lemma_ not in SAYING and crossed:
        return None
    if token.dep_ == "advcl" and not _is_beside(token, head):
        return None
    subject = find_subject(outer, head)
    if subject is None or _is_reported_thought(outer, head):
        return None
    if head.lemma_ not in SAYING and not can_speak(subject):
        return None
    strong = not crossed and token.dep_ not in {"advcl", "prep", "conj"}
    return Attribution(cue=head, speaker=subject, via=find_relayers(outer, head), strong=strong)


def can_speak(token: Token) -> bool:
    """Whether a word can name a speaker: not "any exit", which may hit but not say."""
    if token.pos_ in {"PROPN", "PRON"}:
        return True
    word = token.lemma_.lower()
    return word in HEADS or word in ORGANISATION_WORDS or word in PEOPLE or word in AGENT_NOUNS


def _is_beside(token: Token, head: Token) -> bool:
    return abs(head.i - token.i) <= 6


def _is_reported_thought(outer: Outer, verb: Token) -> bool:
    """Whether what is thought is itself what somebody says: "said she thinks “…”"."""
    if verb.lemma_ not in THINKING and verb.lemma_ not in STANDS:
        return False
    over = verb.head
    steps = 0
    while over is not verb and steps < 4:
        if outer.is_outside(over) and over.lemma_ in PLAIN_SAYING and over.pos_ == "VERB":
            return True
        verb, over = over, over.head
        steps += 1
    return False


def _noun_cue(outer: Outer, token: Token, noun: Token) -> Attribution | None:
    """``Stoltenberg's remarks that … “…”``; ``in a statement from the ministry: “…”``."""
    if token.dep_ not in {"acl", "relcl", "appos", "ccomp", "prep", "dep", "nmod"}:
        return None
    for child in noun.children:
        if child.dep_ == "poss" and outer.is_outside(child) and child.lower_ not in {"its"}:
            return Attribution(cue=noun, speaker=child, strong=False)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"} and child is not token:
            for inner in child.children:
                if inner.dep_ == "pobj" and outer.is_outside(inner):
                    return Attribution(cue=noun, speaker=inner, strong=False)
    return None


def _according_child(outer: Outer, token: Token) -> Attribution | None:
    for child in token.children:
        if child.lower_ == "according" and outer.is_outside(child):
            return read_according(child)
    return None


def _from_colon(outer: Outer, number: int) -> Attribution | None:
    """``Tan went on: “…”``: any verb ascribes what follows its colon."""
    before = outer.before(number)
    if before is None or before.text not in {":", ","}:
        return None
    return attribute_intro(outer, before)


def attribute_intro(outer: Outer, mark: Token) -> Attribution | None:
    """The attribution by the sentence that leads up to a colon or a comma."""
    root = mark.sent.root
    first = mark.sent[0]
    if first.lower_ == "said" and mark.text == ":":  # "Said Ellis: …"
        name = outer.doc[mark.i - 1]
        return Attribution(cue=first, speaker=name, strong=False) if name.pos_ == "PROPN" else None
    if not outer.is_outside(root) or root.pos_ not in {"VERB", "AUX"} or root.i > mark.i:
        return None
    last = _last_saying(outer, mark)
    verb = last if last is not None else root
    if mark.text == "," and not _is_saying(verb):
        return None
    subject = find_subject(outer, verb)
    return Attribution(cue=verb, speaker=subject, strong=False) if subject is not None else None


def _last_saying(outer: Outer, mark: Token) -> Token | None:
    """The last saying verb of the sentence before a mark."""
    for index in range(mark.i - 1, mark.sent.start - 1, -1):
        token = outer.doc[index]
        if token.pos_ == "VERB" and token.lemma_ in SAYING and outer.is_outside(token):
            return token
    return None


def _fronted(outer: Outer, number: int) -> Attribution | None:
    """``According to Limbaugh, “…”``, wherever the parser hung it."""
    anchor = outer.first[number]
    start = anchor.sent.start
    words = [t for t in outer.doc[start : anchor.i] if not t.is_space]
    if len(words) < 3 or words[0].lower_ != "according" or outer.inside.get(words[0].i) is not None:
        return None
    return read_according(words[0])


def _signed(outer: Outer, number: int) -> Attribution | None:
    """``“…” — Sonya Herridge``: a name behind a dash, and nothing more."""
    end = outer.last[number].i + 1
    tokens = list(outer.doc[end : end + 16])
    dash = next((t for t in tokens if not t.is_space), None)
    if dash is None or dash.text not in _PAUSES or dash.text == ",":
        return None
    name: list[Token] = []
    for token in tokens:
        if token.i <= dash.i or (token.text == " " and not name):
            continue
        if not (token.text[:1].isupper() or token.text in {".", "-"}) or "\n" in token.text:
            break
        name.append(token)
    while name and not name[-1].text[:1].isupper():  # "— Sonya Herridge."
        name.pop()
    if not 2 <= len(name) <= 5:
        return None
    behind = outer.doc[name[-1].i + 1] if name[-1].i + 1 < len(outer.doc) else None
    if behind is not None and "\n" not in behind.text and behind.text not in {".", ",", '"'}:
        return None
    return Attribution(cue=dash, speaker=name[-1])


def _anywhere_near(outer: Outer, number: int) -> Attribution | None:
    """A saying verb right before the mark, wherever the parser hung the quotation."""
    before = outer.before(number)
    steps = 0
    while before is not None and steps < 3:
        if _is_saying(before) and outer.is_outside(before) and before.lemma_ in SAYING:
            subject = find_subject(outer, before)
            if subject is not None:
                return Attribution(cue=before, speaker=subject, via=find_relayers(outer, before))
        if before.text not in {",", ":", "that"} and before.pos_ not in {"ADV", "PART"}:
            return None
        before = outer.doc[before.i - 1] if before.i > before.sent.start else None
        steps += 1
    return None
