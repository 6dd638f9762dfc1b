"""Parts of frames: what verbs and nouns that tell of events have alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchword.news.events.table import Entry, load_table
from watchword.news.syntax import behind, doers, is_passive, owners, undergoers
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = word_set(
    "have hold make give conduct launch stage carry take issue announce sign begin start continue "
    "resume open lead order pay do offer deliver lodge file express voice extend send mount wage "
    "commit plan schedule propose arrange provide impose join pursue seek perform unleash open face "
    "plot prepare undertake complete step intensify repeat renew reiterate declare show"
)
"""Verbs that only say that what their object names takes place."""

PASSIVE_LIGHT = word_set(
    "receive face draw get suffer undergo incur earn attract endure sustain win accept obtain "
    "escape survive secure"
)
"""Verbs whose subject undergoes what their object names: "drew criticism from"."""

PASSING_ON = LIGHT | PASSIVE_LIGHT

SAID_ONLY = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""What is told of these is only asked for, refused, promised or held out."""

UNDOING = frozenset({"SANCTION", "CONCEDE", "RETREAT"})
"""Nouns of these undo what they are "of": "a suspension **of aid** to Egypt"."""

WIDE = ("on", "against", "with", "to", "for", "of", "from", "in", "at", "over", "into", "by")
"""The prepositions behind which somebody may stand, the likeliest first."""


@dataclass(slots=True)
class Frame:
    """An event that words tell, with the tokens of its parts.

    Attributes:
        trigger: The word that tells it.
        verb: The verb that governs it; the trigger itself where it is a verb.
        sources: Heads of the words for who does it.
        targets: Groups of such heads, the likeliest first: the first group that names
            an actor counts.
        thirds: Groups of heads for whom it concerns besides ("accused Iran of arming
            **Hamas**", "a pact against **China**").
        noun: The object that the entry asks for ("embark on a **visit**").
        inside: The head of a clause that tells what has not happened ("to attack").
    """

    trigger: Token
    verb: Token | None
    entry: Entry
    sources: list[Token] = field(default_factory=list)
    targets: list[list[Token]] = field(default_factory=list)
    thirds: list[list[Token]] = field(default_factory=list)
    noun: Token | None = None
    inside: Token | None = None

    @property
    def anchors(self) -> list[Token]:
        """The words on which days and places hang, the nearest first."""
        return [t for t in (self.noun, self.trigger, self.verb) if t is not None]

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.verb != self.trigger


def lemma(token: Token) -> str:
    """The dictionary form of a word, in lower case."""
    return token.lemma_.lower()


def is_so(entry: Entry, noun: Token) -> bool:
    """Whether a noun has one of the modifiers that an entry asks for."""
    if not entry.modifiers:
        return True
    return any(t.lower_ in entry.modifiers for t in noun.subtree if t.i < noun.i)


def of_noun(noun: Token, prepositions: tuple[str, ...]) -> list[list[Token]]:
    """Who may stand behind a noun: by preposition, in a clause of aim, as its owner (last)."""
    groups = [behind(noun, (one,)) for one in prepositions]
    head = noun.head
    if head.dep_ == "prep" and head.lower_ == "of":  # "a round of sanctions against"
        groups += [behind(head.head, (one,)) for one in prepositions if one != "of"]
    acting = [
        one
        for child in noun.children
        if aims(child)
        for one in [*undergoers(child), *behind(child, ("at", "against"))]
        if one != noun
    ]
    return [*groups, acting, owners(noun)]


def aims(token: Token) -> bool:
    """Whether a clause only says whom a measure is for: "sanctions **targeting** 120 firms"."""
    return token.dep_ in {"acl", "relcl"} and token.lemma_ in _AIMING


_AIMING = word_set("target aim direct punish hit affect involve cover include")


def inner_targets(inside: Token | None) -> list[list[Token]]:
    """Who is in a clause: "demanded that **Iran** stop", "agreed to help **Kyiv**"."""
    if inside is None:
        return []
    own = [t for t in inside.children if t.dep_ in {"nsubj", "nsubjpass"}]
    if is_passive(inside):
        own = [*own, *doers(inside)]
    groups = [own, undergoers(inside)] if inside.dep_ == "ccomp" else [undergoers(inside), own]
    groups.append(behind(inside, WIDE))
    groups.extend(behind(noun, WIDE) for noun in undergoers(inside))
    return groups


def inner_nouns(noun: Token) -> list[Token]:
    """What a demand, a refusal or a halt is of or for, where that is an event."""
    nouns = load_table().nouns
    return [
        t for one in ("of", "for", "on", "to") for t in behind(noun, (one,)) if lemma(t) in nouns
    ]
