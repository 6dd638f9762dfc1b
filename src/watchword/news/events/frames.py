"""Frames: the words of a sentence that tell of an event, and where its parts stand.

A verb tells of an event by itself ("condemned"), with its object ("imposed sanctions")
or by passing it on to a noun ("held talks"); a noun also alone ("Russia's war in
Ukraine"). Parts are tokens here: whom they mean is decided in ``participants``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchword.news.events.frame_parts import SAID_ONLY, UNDOING, Frame, inner_nouns
from watchword.news.events.noun_frames import noun_frame
from watchword.news.events.verb_frames import said_must, verb_frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_frames(doc: Doc) -> list[Frame]:
    """All frames of a text, in order; none that another one has as its part."""
    taken: set[int] = set()
    unreal: set[int] = set()
    frames: list[Frame] = []
    for token in doc:
        is_verb = token.pos_ == "VERB" and token.dep_ != "amod" and token.i not in taken
        frame = verb_frame(token, taken) if is_verb else None
        frame = frame or (said_must(token) if is_verb else None)
        if frame is None:
            continue
        frames.append(frame)
        if frame.inside is not None:
            unreal |= _told(frame.inside)
        unreal.update(i for clause in _alleged(frame) for i in _told(clause))
    frames = [frame for frame in frames if frame.trigger.i not in unreal]
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and not (token.i in taken or token.i in unreal):
            noun = noun_frame(token)
            if noun is None:
                continue
            frames.append(noun)
            if noun.entry.type in SAID_ONLY | UNDOING:
                unreal.update(t.i for t in inner_nouns(token))
                unreal |= _told(noun.inside) if noun.inside is not None else set()
    frames = [frame for frame in frames if not (frame.is_noun and frame.trigger.i in unreal)]
    return sorted(frames, key=lambda frame: frame.trigger.i)


def _alleged(frame: Frame) -> Iterator[Token]:
    """What a charge, a warning or a promise is of: "warned Beijing **against sending** arms"."""
    if frame.entry.type not in SAID_ONLY | {"ACCUSE"}:
        return
    for child in frame.trigger.children:
        if child.dep_ == "prep":
            yield from (t for t in child.children if t.dep_ == "pcomp")


def _told(verb: Token) -> set[int]:
    """The verb of a clause, what is joined to it, and their objects."""
    found = {verb.i}
    for child in verb.children:
        if child.dep_ in {"dobj", "attr"} or (child.dep_ == "xcomp" and child.pos_ == "VERB"):
            found.add(child.i)
        elif child.dep_ == "conj" or _is_aim(child):
            found |= _told(child)
    return found


def _is_aim(verb: Token) -> bool:
    """As in: vowed to form a force **to crack down** on hackers."""
    return verb.dep_ in {"xcomp", "advcl", "relcl", "acl"} and any(
        t.lower_ == "to" and t.dep_ == "aux" for t in verb.children
    )
