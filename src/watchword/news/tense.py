"""Whether a phrase stands in a sentence about the past or about what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANNING = word_set("plan expect schedule slate bill set due intend hope aim prepare likely ready")
_LOOKING_BACK = word_set("say be have follow come build reflect echo stem date result remain show")
"""Verbs whose present tense tells nothing of the day: "the visit follows talks on Tuesday"."""
_MAX_CLIMB = 10


def is_future(token: Token) -> bool | None:
    """Whether the verb that governs a token looks ahead; None where no verb tells."""
    verb = token
    for _ in range(_MAX_CLIMB):
        if verb.pos_ in {"VERB", "AUX"}:
            told = _verb_tense(verb)
            if told is not None:
                return told
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def _verb_tense(verb: Token) -> bool | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {helper.lower_ for helper in helpers}
    if words & {"will", "'ll", "wo", "shall", "would", "wouldn't"} and "have" not in words:
        return True
    if "to" in words and verb.tag_ == "VB":
        governor = verb.head
        if governor.lemma_ in _PLANNING or governor.lower_ in {"due", "going", "set", "expected"}:
            return True
        return None
    if verb.tag_ == "VBN" and verb.lemma_ in _PLANNING:
        return True
    if verb.tag_ == "VBD" or "had" in words:
        return False
    if verb.tag_ == "VBN":
        return False if words & {"was", "were", "has", "have", "been", "had"} or not words else None
    if verb.tag_ == "VBG":
        if words & {"was", "were"}:
            return False
        return True if words & {"is", "are", "'s", "'re", "am"} else None
    if verb.tag_ in {"VBZ", "VBP"}:
        return None if verb.lemma_ in _LOOKING_BACK else True
    return None
