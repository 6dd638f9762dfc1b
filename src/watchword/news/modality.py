"""Whether a verb is told as a fact: planned, wished for, denied, or so.

A verb's own words count first ("will", "has not", "if"), then what governs it ("plans
to", "threatened to", "refused to"). Labels are those of spaCy's English models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.words import SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_MAX_CLIMB = 8

PLANNING = word_set(
    "plan intend prepare expect vow pledge promise agree decide set schedule due ready move aim "
    "hope go poise slate gear bind about commit swear resolve opt intention"
)
"""Words whose infinitive is still to come: "plans to", "is set to"."""
WISHING = word_set(
    "threaten consider want seek call urge ask push propose mull weigh need have demand require "
    "warn debate discuss suggest recommend encourage press lobby allow authorize authorise empower "
    "enable permit try attempt able wish favor favour support advocate back vote like unable "
    "likely study contemplate eye explore tell invite pressure order reluctant willing free request "
    "threat bill proposal power authority option possibility demand idea effort bid motion "
    "right reason chance ability legislation"
)
"""Words whose infinitive or gerund may never happen: "threatened to", "considers …ing"."""
REFUSING = word_set(
    "refuse decline fail avoid stop refrain rule resist oppose deny reject forbid prevent block "
    "hesitate shun abstain neglect refusal failure"
)
"""Words whose infinitive or gerund does not happen: "refused to", "ruled out …ing"."""
_MAY = word_set("may might could should can must ought would")
_WILL = word_set("will shall 'll wo")
_CONDITIONS = word_set("if unless whether lest")
_LINKS = word_set("against for of on about to from in")


def modality_of(verb: Token) -> Modality:
    """Whether a verb is told as a fact."""
    for _ in range(_MAX_CLIMB):
        told = _own(verb)
        if told is not None:
            return told
        above = _governor(verb)
        if above is None:
            return Modality.ACTUAL
        governor, bare = above
        told = _from_governor(governor, bare=bare)
        if told is not None:
            return told
        verb = governor
    return Modality.ACTUAL


def _own(verb: Token) -> Modality | None:
    words = _helpers(verb)
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return Modality.NEGATED
    if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children):
        return Modality.HYPOTHETICAL
    if "would" in words and "have" not in words and _is_reported(verb):
        return Modality.FUTURE
    if words & _MAY:
        return Modality.HYPOTHETICAL
    if words & _WILL:
        return Modality.FUTURE
    if verb.dep_ == "ROOT" and verb.tag_ == "VB" and "to" in words:
        return Modality.FUTURE  # a headline: "EU to sanction"
    return None


def _is_reported(verb: Token) -> bool:
    """Whether a verb is what somebody said: "said it would", which is a plan."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING


def _governor(verb: Token) -> tuple[Token, bool] | None:
    """What a verb shares its modality with, and whether it is its infinitive or gerund."""
    head = verb.head
    if head is verb:
        return None
    bare = verb.tag_ in {"VB", "VBG"} or "to" in _helpers(verb)
    if verb.dep_ == "conj":
        own = any(c.dep_ in _SUBJECTS for c in verb.children) or verb.tag_ in {"VBD", "VBZ", "VBP"}
        return None if own else (head, False)
    if verb.dep_ == "ccomp" and not bare:
        return (head, False) if head.lemma_ == "deny" else None
    if verb.dep_ == "advcl":
        return (head, bare) if "to" in _helpers(verb) else None
    if verb.dep_ == "acl":
        return (head, bare) if bare and verb.tag_ != "VBG" else None
    return (head, bare) if verb.dep_ in {"xcomp", "pcomp", "ccomp", "dobj"} else None


def _from_governor(governor: Token, *, bare: bool) -> Modality | None:
    word = governor.lemma_.lower()
    if word == "without":
        return Modality.NEGATED
    if word == "deny":
        return Modality.NEGATED
    if not bare:
        return None
    if governor.dep_ == "prep" and word in _LINKS:
        return _from_governor(governor.head, bare=True)
    if word in REFUSING:
        return Modality.NEGATED
    if word in WISHING:
        return Modality.HYPOTHETICAL
    return Modality.FUTURE if word in PLANNING else None


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def clause_verb(token: Token) -> Token:
    """The verb of the clause in which a token stands; the sentence's root where there is none."""
    for _ in range(_MAX_CLIMB * 3):
        if token.pos_ in {"VERB", "AUX"} or token.head is token:
            return token
        token = token.head
    return token
