"""Whether an event is told as a fact: planned, possible, denied, or long past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.events.frame_parts import PASSING_ON
from watchword.news.words import PLAIN_SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANS = word_set(
    "plan intend schedule slate set due expect prepare poise arrange vow pledge promise agree commit "
    "order going gear arrange bind ready promise undertake"
)
_WISHES = word_set(
    "want seek hope wish try attempt aim consider mull weigh urge demand call ask request push "
    "propose offer threaten fear warn suggest recommend consider discuss favor favour oppose refuse "
    "decline reject deny would could might may should advise insist need require press lobby plead "
    "beg convince persuade debate contemplate study explore struggle prefer desire campaign"
)
_HOLDS_OUT = {
    "plan": Modality.FUTURE,
    "schedule": Modality.FUTURE,
    "prepare": Modality.FUTURE,
    "seek": Modality.HYPOTHETICAL,
    "propose": Modality.HYPOTHETICAL,
    "offer": Modality.HYPOTHETICAL,
}
"""Verbs whose object has not taken place yet."""

_SHUNS = word_set("refuse decline fail forget avoid refrain stop abstain cease")
_READY = word_set("going due set ready about likely willing prepared keen happy poised committed")
_DOUBTS = word_set("unlikely unable unwilling reluctant")
_NOT_YET = word_set(
    "plan intention proposal idea possibility prospect bid attempt effort threat "
    "call demand request hope chance risk decision pledge promise vow readiness "
    "willingness fear refusal failure need desire ability right power authority"
)
_DENIED_NOUNS = word_set("refusal failure denial rejection lack absence inability")
_MIGHT = word_set("may might could would should can must 'd")
_WILL = word_set("will 'll wo shall")
_NEVER = word_set("not n't never no neither nor without")
_IF = word_set("if unless whether lest should")
_MAX_CLIMB = 6


def modality_of(trigger: Token, verb: Token | None) -> Modality:
    """The modality of what a word tells, from its own verb and those that govern it."""
    if trigger != verb and trigger.pos_ in {"NOUN", "PROPN"}:
        own = _noun_modality(trigger)
        if own is not None:
            return own
    if verb is None:
        return Modality.ACTUAL
    if trigger == verb:
        return _verb_modality(verb)
    # "did not condemn the invasion": it took place; "did not hold talks": they did not.
    if verb.lemma_ not in PASSING_ON or not _depends(trigger, verb):
        return Modality.ACTUAL
    own = _verb_modality(verb)
    return _HOLDS_OUT.get(verb.lemma_, own) if own is Modality.ACTUAL else own


def _noun_modality(noun: Token) -> Modality | None:
    words = {t.lower_ for t in noun.children}
    if words & {"no", "without"} or (noun.head.lower_ == "without"):
        return Modality.NEGATED
    if words & {"planned", "upcoming", "forthcoming", "scheduled", "future", "next", "proposed"}:
        return Modality.FUTURE
    if words & {"possible", "potential", "threatened", "alleged", "any"}:
        return Modality.HYPOTHETICAL
    if words & {"past", "previous", "earlier", "historic", "former"}:
        return Modality.HISTORICAL
    head = noun.head
    if head.dep_ == "prep" and head.head.lemma_ in _NOT_YET and head.lower_ in {"of", "for"}:
        denied = head.head.lemma_ in _DENIED_NOUNS
        return Modality.NEGATED if denied else Modality.HYPOTHETICAL
    return None


def _depends(noun: Token, verb: Token) -> bool:
    """Whether a verb decides if what a noun tells takes place: "will hold talks".

    What is the subject, or stands behind "after", takes place by itself.
    """
    token = noun
    if token.dep_ == "pobj" and token.head.lower_ in {"for", "to", "in", "into"}:
        return bool(token.head.head == verb)
    for _ in range(_MAX_CLIMB):
        if token.head == verb:
            return token.dep_ in {"dobj", "nsubjpass", "attr", "xcomp", "oprd"}
        if token.head == token or token.dep_ not in {"pobj", "conj"}:
            return False
        token = token.head.head if token.dep_ == "pobj" else token.head
    return False


def _verb_modality(verb: Token) -> Modality:
    helpers = {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    if _is_negated(verb):
        return Modality.NEGATED
    if helpers & _WILL:
        return Modality.FUTURE
    if "would" in helpers and _is_reported(verb):
        return Modality.FUTURE  # "said it would": the future of what was said
    if helpers & _MIGHT:
        return Modality.HYPOTHETICAL
    if any(t.dep_ == "mark" and t.lower_ in _IF for t in verb.children):
        return Modality.HYPOTHETICAL
    if verb.tag_ == "VB":
        governed = _governed(verb)
        if governed is not None:
            return governed
    same_form = verb.tag_ in {verb.head.tag_, "VB"} and verb.head.pos_ == "VERB"
    if verb.dep_ == "conj" and same_form and not helpers:
        return _verb_modality(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "pcomp"}:
        return _governed(verb) or Modality.ACTUAL
    return Modality.ACTUAL


def _is_reported(verb: Token) -> bool:
    return bool(verb.dep_ == "ccomp" and verb.head.lemma_ in PLAIN_SAYING)


def _is_negated(verb: Token) -> bool:
    if any(t.dep_ == "neg" or t.lower_ in _NEVER for t in verb.children if t.i < verb.i):
        return True
    subjects = (t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"})
    return any(
        t.lower_ in {"nobody", "none"} or any(c.lower_ in {"no", "neither"} for c in t.children)
        for t in subjects
    )


def _governed(verb: Token) -> Modality | None:
    """What a verb that governs an infinitive makes of it: "plans to", "refused to"."""
    governor = verb.head
    if governor == verb:
        return None
    if governor.pos_ == "ADP" and governor.head.pos_ in {"VERB", "NOUN", "ADJ"}:
        governor = governor.head
    word = governor.lemma_.lower()
    if word in _DOUBTS:
        return Modality.NEGATED
    if governor.pos_ in {"NOUN", "PROPN"} and word in _NOT_YET:
        return Modality.NEGATED if word in _DENIED_NOUNS else Modality.HYPOTHETICAL
    if word in _SHUNS:
        return Modality.NEGATED
    if word in _PLANS or governor.lower_ in _READY:
        outer = _verb_modality(governor) if governor.pos_ == "VERB" else Modality.ACTUAL
        return Modality.NEGATED if outer is Modality.NEGATED else Modality.FUTURE
    if word in _WISHES:
        return Modality.HYPOTHETICAL
    if governor.pos_ == "VERB" and verb.dep_ in {"xcomp", "ccomp", "conj"}:
        return _verb_modality(governor)
    return None
